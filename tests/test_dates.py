"""When facts are told to be: which period of a text is a fact's own."""

import datetime

import pytest

from comity.documents import Document
from comity.read.reader import read_document

TODAY = datetime.date(2019, 6, 15)


def dates(text: str, kind: str, today: datetime.date | None = TODAY) -> list[str]:
    found = [f.observation for f in read_document(Document("d", text, date=today))]
    return [f"{o.start or ''}..{o.end or ''}" for o in found if o.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # A month without a year is the latest one, whatever year was told in passing before.
        ("Chile sold Peru 10% of its gas in 2016. Peru suspended gas purchases from Chile in April.", "coercion", "2019-04-01..2019-04-30"),
        ("Peru, which joined the UN in 1945, recalled its ambassador from Chile in April.", "mission", "2019-04-01..2019-04-30"),
        # Of a sentence or paragraph that begins with a year it is of that one.
        (
            "In 2014, Peru's president went to Chile. In August he signed a trade agreement with Chile.",
            "agreement",
            "2014-08-01..2014-08-31",
        ),
        (
            "In 2014, Peru's president went to Chile.\n\nIn May he signed a trade agreement with Chile.",
            "agreement",
            "2019-05-01..2019-05-31",
        ),
        # What is said while something is done is said then.
        ("Peru cut ties with Chile last month, accusing Chile of fraud.", "coercion", "2019-05-01..2019-05-31"),
    ],
)
def test_whose_year_a_month_has(text: str, kind: str, expected: str) -> None:
    assert dates(text, kind) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile's exports to Peru were $5 million in 2018, up from $4 million.", ["2018-01-01..2018-12-31", "2017-01-01..2017-12-31"]),
        (
            "Chile's exports to Peru rose from $2 million in 2010 to $4 million in 2016, while its imports from Peru rose from $1 million "
            "to $3 million in the same period.",
            ["2010-01-01..2010-12-31", "2016-01-01..2016-12-31"] * 2,
        ),
        ("Chile's exports to Peru fell by 50% in 2012-2017.", ["2017-01-01..2017-12-31"]),
        (
            "In 2018 Chile's exports to Peru were $5 million, which is less than the figure for 2016 ($6 million).",
            ["2018-01-01..2018-12-31", "2016-01-01..2016-12-31"],
        ),
        (
            "Chile's exports to Peru were $5 million in the first half of fiscal 2018/19, that is July to December 2018.",
            ["2018-07-01..2018-12-31"],
        ),
    ],
)
def test_when_figures_are_told_to_be(text: str, expected: list[str]) -> None:
    assert dates(text, "trade") == expected


def test_second_visit_of_a_sentence_has_its_own_month_in_the_year_that_it_begins_with() -> None:
    text = "In February 1964 the president of Peru visited Chile and in December the president of Chile visited Peru."
    assert dates(text, "visit") == ["1964-02-01..1964-02-29", "1964-12-01..1964-12-31"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # A part that is told apart goes on to nothing: the figures after it are of the half-year again.
        (
            "Chile's exports to Peru rose by 5% to $4 million in the first quarter of 2019. In March alone Chile's exports to Peru were "
            "$2 million. Imports from Peru were $3 million.",
            "trade",
            ["2019-01-01..2019-03-31"] * 2 + ["2019-03-01..2019-03-31", "2019-01-01..2019-03-31"],
        ),
        # Nor does an earlier one, where the next sentence compares with it again.
        (
            "In the first quarter of 2019 Chile's exports to Peru were $4 million. In the same period of last year Chile's exports to Peru "
            "were $3 million. Compared with the same months of last year, Chile's imports from Peru were up 5 percent.",
            "trade",
            ["2019-01-01..2019-03-31", "2018-01-01..2018-03-31", "2019-01-01..2019-03-31"],
        ),
        # What runs up to the document's day is what "has come" and "heads the table" since.
        (
            "Some 9,000 holidaymakers had come to Fiji by the 9th of this month since the year began.\n\nPeru heads the table with 700 "
            "arrivals. Chile has contributed 500.",
            "count",
            ["2019-01-01..2019-06-09"] * 3,
        ),
        # The period of a heading is that of all entries under it.
        (
            "Arrivals in Fiji in February, main markets\n\nPeru - 700\nChile - 500\n",
            "count",
            ["2019-02-01..2019-02-28"] * 2,
        ),
        # Of two periods around one number the inner one goes on.
        (
            "Peru is among the 5 main countries by tourist arrivals in Fiji in 2019, according to a list made for the first four months of "
            "the year. The main countries by tourist arrivals in Fiji were Chile with 700 and Peru with 500.",
            "count",
            ["2019-01-01..2019-04-30"] * 2,
        ),
        # What is compared with may be told by its owner; numbers newly out are told in the present.
        (
            "Chile's imports from Peru rose 15 percent in May to more than $4 million, from last year's $3 million.",
            "trade",
            ["2019-05-01..2019-05-31"] * 2 + ["2018-05-01..2018-05-31"],
        ),
        (
            "Chile's exports fell by 5 percent to $9 million in April. Peru remains Chile's largest market with $3 million. Fiji buys 5 "
            "percent of Chile's exports every year.",
            "trade",
            ["2019-04-01..2019-04-30", "2019-04-01..2019-04-30", ".."],
        ),
        # A period behind "among 180 countries", and one in front of the clause.
        (
            "Chile ranks as Peru's third trade partner with a turnover of $2 billion (7.5%) among 183 countries in the first quarter of 2019.",
            "trade",
            ["2019-01-01..2019-03-31"] * 2,
        ),
        ("According to foreign trade data for 2017, Chile is Peru's main trading partner.", "trade", ["2017-01-01..2017-12-31"]),
        (
            "According to the ministry, from 2010 to 2012, Chile has provided $5 million in grants to Peru.",
            "finance",
            ["2010-01-01..2012-12-31"],
        ),
        # "The period" is the one told, in the sentence or before it; of two told in a row each is its figure's.
        (
            "Peru's exports to Chile rose between January and September 2018. Exports to Fiji in the period under review stood at $5 million "
            "compared to $4 million in 2017. Peru's exports to Chile stood at $3 million.",
            "trade",
            ["2018-01-01..2018-09-30", "2017-01-01..2017-09-30", "2018-01-01..2018-09-30"],
        ),
        (
            "Peru's exports to Chile in April and May 2019 stood at $8 million and $9 million, respectively.",
            "trade",
            ["2019-04-01..2019-04-30", "2019-05-01..2019-05-31"],
        ),
        ("From 2002 till 1 April 2017 Peru's exports to Chile came to $5 million.", "trade", ["2002-01-01..2017-04-01"]),
    ],
)
def test_which_period_of_figures_goes_on(text: str, kind: str, expected: list[str]) -> None:
    assert dates(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # What is to come at a visit comes in its days, and a planned one is not of the day on which it was told.
        (
            "Chile's foreign minister will pay a two-day visit to Peru from 20 to 21 June. The ministry said in a statement on Friday that "
            "this is the second visit of the Chilean minister to Peru. During the visit, the minister will meet the Peruvian president.",
            "meeting",
            ["2019-06-20..2019-06-21"],
        ),
        (
            "Chile's president will pay a state visit to Peru on 20-21 June. This will be his first visit to Peru this year. The Chilean "
            "President will hold talks with Peruvian Prime Minister Alan Rojas.",
            "meeting",
            ["2019-06-20..2019-06-21"],
        ),
        (
            "Chile's president will visit Peru on 20 June. Seven agreements of the two countries are to be signed during the visit.",
            "count",
            ["2019-06-20..2019-06-20"],
        ),
        ("Peru and Chile are to hold talks on fishing, the Peruvian ministry said on Monday.", "meeting", [".."]),
        ("Peru and Chile announced on Monday their intention to exchange ambassadors.", "mission", ["..", ".."]),
        # Each of several things has its own date.
        (
            "Peru opened an embassy in Chile in 1972 and a consulate in Fiji in 1976.",
            "mission",
            ["1972-01-01..1972-12-31", "1976-01-01..1976-12-31"],
        ),
        (
            "Peru opened an embassy in Accra in 1972 and a consulate in Kumasi in 1976.",
            "mission",
            ["1972-01-01..1972-12-31", "1976-01-01..1976-12-31"],
        ),
        # What stands in front of a clause is no clause's.
        (
            "Within the framework of friendship, the foreign minister of Peru visited Chile on 24 March 2018.",
            "visit",
            ["2018-03-24..2018-03-24"],
        ),
        ("After she became minister on 24 March 2018, the foreign minister of Peru visited Chile.", "visit", [".."]),
        ("Peru's President and Chile's President spoke about fish in a phone call on Friday.", "meeting", ["2019-06-14..2019-06-14"]),
        ("Reconciliation is sealed in 1989 when President Rojas of Chile visits Peru.", "visit", ["1989-01-01..1989-12-31"]),
        # What is signed behind a signing ceremony is signed at it; a report is dated from a day that is nothing else's.
        (
            "The ceremony for the notes of Peru and Chile was held on 26 May. The notes were signed by the ambassador of Peru and the foreign minister of Chile.",
            "agreement",
            ["2019-05-26..2019-05-26"],
        ),
        ("LIMA, June 10 (CNS) - Chile has granted $5 million to Peru for a road.", "finance", [".."]),
        (
            "The President of Peru and his visiting Chilean counterpart, Alan Rojas, opened a fair on 3 June.",
            "visit",
            ["2019-06-03..2019-06-03"],
        ),
        (
            "In 1996 Peru's president visited Chile. The very next year, Chile's premier visited Peru and, later, in 2008 its president visited Peru.",
            "visit",
            ["1996-01-01..1996-12-31", "1997-01-01..1997-12-31", "2008-01-01..2008-12-31"],
        ),
        # What is answered has not the day of the answer; what is agreed to is to come; each of two visits goes on.
        (
            "On Monday Chile expelled two diplomats of Peru in response to Peru's expulsion of two Chilean diplomats.",
            "mission",
            ["2019-06-10..2019-06-10", ".."],
        ),
        ("The trade minister of Chile said on Monday that he had agreed to a meeting with his Peruvian counterpart.", "meeting", [".."]),
        (
            "The foreign minister of Chile paid visits to Peru and Fiji on 3 June. In Lima he saw the sea. He met the president of Peru.",
            "meeting",
            ["2019-06-03..2019-06-03"],
        ),
        (
            "Peru had asked the judges for measures in March, when it lodged its complaint against Chile over the island.",
            "coercion",
            ["2019-03-01..2019-03-31"],
        ),
        # What is done at a visit has its days, in its sentence and right behind it; how long a programme lasts is no date.
        (
            "The presidents of Peru and Chile discussed fishing during President Rojas of Chile's June 3 to 4 visit to Peru.",
            "meeting",
            ["2019-06-03..2019-06-04"],
        ),
        (
            "During talks on 11 June, the president of Peru thanked the president of Chile. The leaders signed a trade agreement.",
            "agreement",
            ["2019-06-11..2019-06-11"],
        ),
        ("Peru and Chile signed a number of agreements, including a programme of work for 2017 to 2019.", "count", [".."]),
        (
            "Peru joined the UN in 1945. In 1959, the President of Peru visited Chile, a visit that was returned the following year by the "
            "President of Chile.",
            "visit",
            ["1959-01-01..1959-12-31", "1960-01-01..1960-12-31"],
        ),
        # An accord told in passing dates nothing else.
        (
            "The president of Peru met the president of Chile to speak of the accord signed by Peru and Chile in Lima in March 2012. They "
            "also signed five other agreements.",
            "count",
            [".."],
        ),
        # An occasion has the day that it is told of itself, not one of a clause about something else.
        (
            "The presidents of Chile and Peru held talks in Lima on 9 March. At the talks they praised the visit, the first since the two "
            "nations set up ties on 25 June 1875. Concluding the talks, they witnessed the signing of a tax treaty.",
            "agreement",
            ["2019-03-09..2019-03-09"],
        ),
        (
            "The president of Chile paid a state visit to Peru from 8 to 9 June. This visit comes 16 years after the last state visit by a "
            "Chilean head of state in 2003. A highlight of the visit was the signing of a tax treaty by the two presidents.",
            "agreement",
            ["2019-06-08..2019-06-09"],
        ),
        (
            "From 3 to 6 June the Chilean-Peruvian Commission met in Lima at its eleventh session. At the end of the session both chairmen "
            "signed a protocol, with payment by deliveries of copper from 2026 on.",
            "agreement",
            ["2019-06-06..2019-06-06"],
        ),
        # A day told by its number alone is of the month just told.
        (
            "The prime minister of Chile paid a visit to Peru from 12 to 14 May 1984. There was signed on the 13th an agreement on fisheries.",
            "agreement",
            ["1984-05-13..1984-05-13"],
        ),
        # How long a stay is, and whether the day told is its first or its last.
        ("The president of Chile touched down in Lima on Sunday for an official visit of three days.", "visit", ["2019-06-09..2019-06-11"]),
        ("The week-long visit of the president of Chile to Peru came to a close on Sunday.", "visit", ["2019-06-03..2019-06-09"]),
        ("The president of Chile left Peru on Sunday at the end of a four-day visit.", "visit", ["2019-06-06..2019-06-09"]),
        ("The president of Chile is on a four-day visit to Peru that began on Sunday.", "visit", ["2019-06-09..2019-06-12"]),
        # Each of several has the day that is told of it alone.
        (
            "Chile closed its border with Peru on Monday and its border with Bolivia on Tuesday.",
            "coercion",
            ["2019-06-10..2019-06-10", "2019-06-11..2019-06-11"],
        ),
        (
            "Chile closed its border with Peru in May 2017 and that with Bolivia in June.",
            "coercion",
            ["2017-05-01..2017-05-31", "2017-06-01..2017-06-30"],
        ),
        (
            "Chile expelled an envoy of Peru on 3 May 2018. Hours later Peru recalled its ambassador from Chile.",
            "mission",
            ["2018-05-03..2018-05-03"] * 2,
        ),
        # A month is that of the event just told, not the year of a figure.
        (
            "The prime minister of Chile paid a visit to Peru from 12 to 14 May 1984. Trade was $4 million in 1983 and $2 million in 1981. "
            "There was signed on the 13th an agreement on fisheries.",
            "agreement",
            ["1984-05-13..1984-05-13"],
        ),
    ],
)
def test_when_events_are_told_to_be(text: str, kind: str, expected: list[str]) -> None:
    assert dates(text, kind) == expected


def test_anniversary_of_relations_falls_as_many_years_after_the_day_that_the_text_tells() -> None:
    text = "Peru and Chile celebrate the 30th anniversary of establishing diplomatic relations. On May 6, 1992 diplomatic relations were "
    assert dates(text + "established between the two countries.", "anniversary", today=None) == ["2022-05-06..2022-05-06"]
    # Not where the document is of another year.
    assert dates(text + "established between the two countries.", "anniversary") == [".."]


def test_chronicle_tells_the_date_of_what_stands_under_it() -> None:
    text = "What has been done this year:\n\nJan 22:\n\nPeru imposes tariffs on Chilean steel. Chile calls it unfair.\n\n3 February 2018\n\nChile recalls its ambassador from Peru.\n"
    assert dates(text, "coercion") == ["2019-01-22..2019-01-22"]
    assert dates(text, "mission") == ["2018-02-03..2018-02-03"]


def test_a_date_in_front_of_what_the_subject_did_next_is_of_that() -> None:
    text = "On 3 May 2003 Norway opened an embassy in Ghana and on 4 June 2010 recalled its ambassador."
    found = [f.observation for f in read_document(Document("next", text))]
    assert [(o.attrs["action"], str(o.start)) for o in found] == [("opened", "2003-05-03"), ("recalled", "2010-06-04")]


def test_what_is_important_to_mention_is_so() -> None:
    text = "It is important to mention that Norway opened an embassy in Ghana in May 2018."
    assert [f.observation.attrs["action"] for f in read_document(Document("said", text))] == ["opened"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # So many days after or before another deed.
        ("Chile recalled its envoy from Peru on Tuesday, two days after Peru expelled a consul of Chile.", "mission",
         ["2019-06-11..2019-06-11", "2019-06-09..2019-06-09"]),
        ("Two days after Peru closed its embassy in Chile on 3 May 2018, Chile recalled its ambassador from Lima.", "mission",
         ["2018-05-03..2018-05-03", "2018-05-05..2018-05-05"]),
        ("On 4 May 2018 Chile's officers met those of Peru. The meeting came a day after Peru had closed its embassy in Chile.", "mission",
         ["2018-05-03..2018-05-03"]),
        ("Peru opened an embassy in Fiji two years after Fiji opened one in Lima in 1994.", "mission",
         ["1996-01-01..1996-12-31", "1994-01-01..1994-12-31"]),
        # A charge is made on the day between it and what is charged, or on the day of what was said with it.
        ("Peru accused Chile on Thursday of breaking three accords of 2017.", "coercion", ["2019-06-13..2019-06-13"]),
        ("Peru said on Monday that it was leaving, and accused Chile of arming rebels.", "coercion", ["2019-06-10..2019-06-10"]),
        # By the last day.
        ("An accord on ports between Peru and Chile shall be signed before the end of October.", "agreement", ["2019-10-31..2019-10-31"]),
        # Days in front of an event's own name.
        ("Officials leaked what was said in the May 7 call between the presidents of Peru and Chile.", "meeting", ["2019-05-07..2019-05-07"]),
        # A year tells more than a decade of it, a month more than the year.
        ("In 2004 President Rosa Salas of Peru visited Fiji. In May 2004 President Rosa Salas visited Fiji.", "visit",
         ["2004-05-01..2004-05-31"]),
        ("Peru's president will visit Chile next week. The president will visit Chile on 18 and 19 June.", "visit", ["2019-06-18..2019-06-19"]),
        # What was set out for long ago has been.
        ("The Peruvian premier flew to Quito in July 1975 for talks with the Ecuadorean president.", "meeting", ["1975-07-01..1975-07-31"]),
        ("At the meeting in January Peru's minister and his Chilean colleague agreed on talks on fish.", "meeting",
         ["2019-01-01..2019-01-31", ".."]),
    ],
)  # fmt: skip
def test_when_events_were(text: str, kind: str, expected: list[str]) -> None:
    assert dates(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Months behind a year with no number between are of that year.
        ("In 2017 Kenya's exports to Oman in the first half of the year were $12 million.", ["2017-01-01..2017-06-30"]),
        # A change keeps its year where the change of another follows.
        ("In 2018 trade between Peru and Oman grew by 50% on 2017, and in the first four months of 2019 it grew by 5%.",
         ["2018-01-01..2018-12-31", "2019-01-01..2019-04-30"]),
        ("In 2018 trade between Peru and Oman grew by 50%, and in 2019 there was a growth of 5%.",
         ["2018-01-01..2018-12-31", "2019-01-01..2019-12-31"]),
        # Nothing is compared with this year.
        ("Peru's exports to Oman grew by 15 percent last year, and by close to 24 percent over the first four months of this year.",
         ["2018-01-01..2018-12-31", "2019-01-01..2019-04-30"]),
        ("Peru's exports to Oman were $4 million in 2018, $3 million in 2017 and $2 million the year before that.",
         ["2018-01-01..2018-12-31", "2017-01-01..2017-12-31", "2016-01-01..2016-12-31"]),
        ("Peru's exports to Oman rose to $4 million in December 2018 from $3 million in the same month last year.",
         ["2018-12-01..2018-12-31", "2017-12-01..2017-12-31"]),
        # A place among partners told now is of the figures just told, unless it is "now".
        ("Peru's exports to Oman were $4 million in January-April 2019. Chile is second among the buyers of Peru's goods.",
         ["2019-01-01..2019-04-30", "2019-01-01..2019-04-30"]),
        ("Peru's exports to Oman were $4 million in January-April 2019. Chile is now second among the buyers of Peru's goods.",
         ["2019-01-01..2019-04-30", ".."]),
    ],
)  # fmt: skip
def test_when_figures_were(text: str, expected: list[str]) -> None:
    assert dates(text, "trade") == expected


def test_what_is_only_charged_is_no_fact_of_its_own() -> None:
    assert not dates("Peru accused Chile on Monday of tearing up the treaty on water with Peru.", "agreement")


def test_who_meets_at_the_general_assembly_meets_on_its_sidelines() -> None:
    text = "The President of Peru met the King of Jordan during the United Nations General Assembly in May 2018."
    found = [f.observation for f in read_document(Document("un", text, date=TODAY))]
    assert [o.attrs["format"] for o in found if o.kind == "meeting"] == ["sidelines"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Peru and Fiji have signed an accord on ports. The signing took place in Lima on 21 May.", "agreement", ["2019-05-21..2019-05-21"]),
        ("Peru and Fiji have signed an accord on ports. The ceremony was held in Lima on 21 May.", "agreement", ["2019-05-21..2019-05-21"]),
        ("Peru's president will visit Fiji. During the trip, which is scheduled to take place from June 21-23, he will see the dam.", "visit",
         ["2019-06-21..2019-06-23"]),
        ("The ministers of Peru and Fiji have met in Suva. The meeting, held on 21 May, was short.", "meeting", ["2019-05-21..2019-05-21"]),
        ("Peru has opened an embassy in Fiji. The opening took place on 21 May.", "mission", ["2019-05-21..2019-05-21"]),
        # One more is another.
        ("Peru's president will visit Fiji. The last visit took place on 21 May 2011.", "visit", [".."]),
        ("Peru and Fiji signed an accord on ports in 2010. The signing took place on 21 May.", "agreement", ["2010-01-01..2010-12-31"]),
        # What is decided to be stands in the bare form.
        ("Fiji opened an embassy in Lima in 2010. Peru's parliament decided that an embassy be opened in Fiji.", "mission",
         ["2010-01-01..2010-12-31", ".."]),
        ("Since 1992 Jamaica and Cuba have voted alike in the United Nations.", "multilateral", ["1992-01-01.."]),
        # The trend of this year is not what was sold.
        ("In 2018 Peru's exports to Chile were $381 million and its imports $231 million, and the trend of this year is better.", "trade",
         ["2018-01-01..2018-12-31"] * 2),
        ("Peru's exports to Oman were $4 million in January-April 2019. Chile takes 7 percent of Peru's exports (6 percent a year before).",
         "trade", ["2019-01-01..2019-04-30", "2019-01-01..2019-04-30"]),
    ],
)  # fmt: skip
def test_what_is_dated_later_or_not_at_all(text: str, kind: str, expected: list[str]) -> None:
    assert dates(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Peru's minister is to fly to Chile on Friday for three days of talks.", "visit", ["2019-06-21..2019-06-23"]),
        ("Fiji said that Peru had expelled two of Fiji's diplomats the previous month.", "mission", ["2019-05-01..2019-05-31"]),
        ("On Monday Peru's president met the Chilean premier, after which the two signed an accord of Peru and Chile on ports.", "agreement",
         ["2019-06-10..2019-06-10"]),
        ("Chad's planes struck Sudan on Friday, and Sudan vowed the same evening to hit back at Chad.", "coercion",
         ["2019-06-14..2019-06-14"] * 2),
        ("Chile lodged its objection against a Peruvian measure of 2018 with Peru.", "coercion", [".."]),
        # No month lies a month before a year.
        ("The embassy of Fiji in Lima moved in 2010. Peru opened an embassy in Fiji the month before.", "mission", [".."]),
    ],
)  # fmt: skip
def test_days_reckoned_in_the_sentence(text: str, kind: str, expected: list[str]) -> None:
    assert dates(text, kind) == expected


def test_visits_and_meetings_under_a_year_are_of_that_year() -> None:
    text = (
        "Chile and Ghana\n\n2009\n\nThe Foreign Minister of Ghana visited Chile in May.\n\n2010\n\n12 May – visit of the Ghanaian premier to Chile\n"
        "3 November – the President of Chile met the President of Ghana in Accra\n\n2012\n\nThe Ghanaian premier will visit Chile in August."
    )
    assert dates(text, "visit") == [
        "2009-05-01..2009-05-31",
        "2010-05-12..2010-05-12",
        "2010-11-03..2010-11-03",
        "2019-08-01..2019-08-31",
    ]
    assert dates(text, "meeting") == ["2010-11-03..2010-11-03"]
