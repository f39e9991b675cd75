"""Days told beside others: from when on, up to now, beside an event, when it takes effect."""

import datetime

import pytest

from comity.documents import Document
from comity.read.marks.periods import periods, resolved
from comity.read.reader import read_document

TODAY = datetime.date(2019, 6, 15)


def told(text: str, kind: str, today: datetime.date | None = TODAY) -> list[str]:
    """Of each fact of a kind its days, and what it is compared with."""
    found = [f.observation for f in read_document(Document("d", text, date=today)) if f.observation.kind == kind]
    based = [f" on {o.base_start}..{o.base_end}" if o.base_start else "" for o in found]
    return [f"{o.start or ''}..{o.end or ''}{base}" for o, base in zip(found, based, strict=True)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # A period up to the document's day is no base; a year is one.
        ("Kenya's exports to Fiji had grown by 9 per cent over the past year to $64 million.", "trade", ["2018-06-15..2019-06-15"] * 2),
        (
            "Kenya's exports to Fiji rose 5 percent in May from April, to $40 million.",
            "trade",
            ["2019-05-01..2019-05-31 on 2019-04-01..2019-04-30", "2019-05-01..2019-05-31"],
        ),
        # What has come together since a day is counted up to the document's; a stock is not.
        ("No fewer than 60 thousand guests from Ghana have come to Nepal since January.", "count", ["2019-01-01..2019-06-15"]),
        ("Kenya has lent Fiji $30 million since 2012.", "finance", ["2012-01-01..2019-06-15"]),
        # A level that it is compared with is of the same time where it is another pair's.
        (
            "Kenya's trade with Fiji came to $41 million in 2017. It compares with $20 million in trade with Nepal.",
            "trade",
            ["2017-01-01..2017-12-31"] * 2,
        ),
        (
            "Kenya's exports to Fiji were $7 million in 2012 and fell to $5 million in the drought-hit 2013.",
            "trade",
            ["2012-01-01..2012-12-31", "2013-01-01..2013-12-31"],
        ),
    ],
)
def test_periods_of_figures(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Egypt announced on June 6th a tariff of 25 percent on Peruvian steel, effective July 1st.",
            "coercion",
            ["2019-07-01..2019-07-01"],
        ),
        ("Egypt imposed on 6 June a tariff of 25 percent on Peruvian steel.", "coercion", ["2019-06-06..2019-06-06"]),
        ("Chile's announcement in December that it would leave OPEC surprised Peru.", "membership", [".."]),
        ("Chile imposed sanctions on Peru four days after the coup of 26 July 2017.", "coercion", ["2017-07-30..2017-07-30"]),
        ("Chile was recognised by Peru in 1919, on 23 May.", "relations", ["1919-05-23..1919-05-23"]),
        (
            "Chile severed relations with Peru in October 1963. Chile expelled Peru's ambassador on the last day of that month.",
            "mission",
            ["1963-10-31..1963-10-31"],
        ),
        (
            "Kenya's foreign minister came to Lima in May 2018. On the 6th she met Peru's president.",
            "meeting",
            ["2018-05-06..2018-05-06"],
        ),
    ],
)
def test_days_of_deeds(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru terminated the agreement on tied aid with Chile of January 2016 by a note.", [".."]),
        ("Peru announced the suspension of the agreement of 1998 with Chile on fishing.", ["..", "1998-01-01..1998-12-31"]),
        (
            "The agreement on border traffic with Chile, signed in 2010 and never applied, was denounced by Peru in 2018.",
            ["2010-01-01..2010-12-31", "2018-01-01..2018-12-31"],
        ),
        ("Peru signed with Chile the agreement of May 2016 on fishing.", ["2016-05-01..2016-05-31"]),
        ("Peru ratified the 1998 convention on extradition with Chile in 2003.", ["2003-01-01..2003-12-31", "1998-01-01..1998-12-31"]),
    ],
)
def test_an_agreement_has_dates_of_its_own(text: str, expected: list[str]) -> None:
    assert told(text, "agreement") == expected


def test_what_a_paragraph_tells_under_a_date_was_then() -> None:
    text = (
        "Chronicle of Chile and Peru\n\nJuly 2018. The first groups of miners cross the river. Chile accuses Peru of helping them.\n\n"
        "14 May 2017 – Peru recalls its ambassador from Chile. Chile bans Peruvian fish.\n\nChile has banned Peruvian wine."
    )
    assert told(text, "coercion", None) == ["2018-07-01..2018-07-31", "2017-05-14..2017-05-14", ".."]
    # Days are of the year in front of their paragraph, and not of a heading further up.
    text = "Chile and Peru\n\n2014: bans\n\nJanuary to May 2018: total ban. On 25 April Chile expelled the Peruvian ambassador."
    assert told(text, "mission", None) == ["2018-04-25..2018-04-25"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # What only describes between commas has a time of its own.
        ("Peru reopened its embassy in Fiji, closed in 1993, in February 2018.", "mission", ["2018-02-01..2018-02-28", "1993-01-01..1993-12-31"]),
        # In the present a weekday is the one to come.
        ("President Tara Lin of Peru travels to Fiji on Thursday.", "visit", ["2019-06-20..2019-06-20"]),
        ("Chile, a member of the OECD since 2010, opened an embassy in Accra that year.", "mission", ["2010-01-01..2010-12-31"]),
        ("The trade accord of Peru and Japan, in force since March 2012, is to be amended.", "agreement", [".."]),
        (
            '"We signed the agreement with Chile in March," Peru\'s minister told reporters on Tuesday.',
            "agreement",
            ["2019-03-01..2019-03-31"],
        ),
        ("The Bank of Japan lends Chile $11 million under an agreement signed on 14 May.", "finance", ["2019-05-14..2019-05-14"]),
        ("In the fiscal year that ended in mid-July Nepal's exports to Chile were $3 million.", "trade", [".."]),
    ],
)  # fmt: skip
def test_what_has_a_time_of_its_own(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # What came about at the end of a stretch was at its last.
        ("The border stayed shut from 2016 to May 2018, when Peru expelled Chile's ambassador.", "mission", ["2018-05-01..2018-05-31"]),
        (
            "Chile and Peru were at odds from 2016 until January of this year, when Peru reopened its border with Chile.",
            "coercion",
            ["2019-01-01..2019-01-31"],
        ),
        # A day alone is of the month told last, else of the month of the text; a year told of figures has no month.
        ("Peru's foreign minister will arrive in Santiago on the 24th.", "visit", ["2019-06-24..2019-06-24"]),
        ("In 2018 trade was $3 billion. Peru's foreign minister came to Santiago on the 24th.", "visit", ["2019-05-24..2019-05-24"]),
        ("For the years 2017–2020 Norway has set aside 48 million dollars for Peru.", "finance", ["2017-01-01..2020-12-31"]),
        ("There are 217 British experts in Fiji as of today.", "count", ["2019-06-15..2019-06-15"]),
        ("There are 217 British experts in Fiji today.", "count", [".."]),
    ],
)
def test_edges_of_periods(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


def test_what_is_projected_is_no_fact() -> None:
    text = "Peru's exports to Japan are projected to reach $2.5 billion this year."
    found = [f.observation for f in read_document(Document("d", text, date=TODAY))]
    assert [o.modality for o in found] == ["target"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # An event has the date that is told behind it, whatever stands in front of it, and where it was held.
        (
            "After talks in Lima on 6 May, the presidents of Peru and Chile signed an accord on mining.",
            "meeting",
            ["2019-05-06..2019-05-06"],
        ),
        (
            "At the fourth session of the Peru-Chile joint commission, held in Lima on 22-23 January 2018, the sides signed a protocol on customs.",
            "agreement",
            ["2018-01-22..2018-01-23"],
        ),
        # Days that follow on a day are of its year.
        (
            "President Tara Lin of Peru arrived in Suva, Fiji, on 3 May 2014. On 4 May she met Fiji's premier; the next day both signed a pact on fish.",
            "agreement",
            ["2014-05-05..2014-05-05"],
        ),
        (
            "Peru's king was on a visit to Fiji from 2 to 7 May 1998. Three years later Peru opened an embassy in Suva, Fiji.",
            "mission",
            ["2001-01-01..2001-12-31"],
        ),
        ("The trade agreement of Peru and Fiji was prolonged to the end of 2030.", "agreement", [".."]),
    ],
)
def test_events_told_of(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # A year of schools has no days that are known, nor those of figures told before.
        (
            "In 2021 Peru's exports to Nepal were $4 million. In the academic year 2021/22 there were 40 Nepali students in Peru.",
            "count",
            [".."],
        ),
        # The day after a few is that after the last of them.
        (
            "On 12 and 13 November 2018 Chad bombed a camp in Sudan. Sudan shelled a post in Chad the following night.",
            "coercion",
            ["2018-11-12..2018-11-13", "2018-11-14..2018-11-14"],
        ),
        # When it was said is not when it will be.
        ("On Monday Chile's minister said that its embassy in Accra, Ghana, would be opened within six months.", "mission", [".."]),
        ("President Ono Sarr of Peru visited Nepal in 2005 (April).", "visit", ["2005-04-01..2005-04-30"]),
    ],
)
def test_days_beside_days(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile's exports to Fiji shrank by a fifth in April, and by 12 per cent over the first four months, to $310 million.",
            ["2019-04-01..2019-04-30", "2019-01-01..2019-04-30 on 2018-01-01..2018-04-30", "2019-01-01..2019-04-30"],
        ),
        (
            "Over the past decade, Chile's exports to Fiji have tripled, to $600 million in 2018.",
            ["2009-06-15..2019-06-15", "2018-01-01..2018-12-31"],
        ),
    ],
)
def test_over_some_time(text: str, expected: list[str]) -> None:
    assert told(text, "trade") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # What stands in front of an aside about another deed is when the main one was.
        (
            "In May 2018, three weeks after Chile expelled its envoy, Peru closed its border with Chile.",
            "coercion",
            ["2018-05-01..2018-05-31"],
        ),
        (
            "On 3 May, a day after Peru expelled its envoy, Chile closed its border with Peru.",
            "mission",
            ["2019-05-02..2019-05-02"],
        ),
        # What had been due is no fact.
        ("Fiji, which had been due to join the WTO, withdrew from BRICS in December.", "membership", ["2018-12-01..2018-12-31"]),
    ],
)
def test_deeds_beside_deeds(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Norway and Peru signed a treaty on fishing in September 2010. It came into force the following July.",
            "agreement",
            ["2010-09-01..2010-09-30", "2011-07-01..2011-07-31"],
        ),
        (
            "Peru recalled its ambassador from Chile on Thursday, 3 May 2018. The following Tuesday Chile closed its border with Peru.",
            "coercion",
            ["2018-05-08..2018-05-08"],
        ),
        ("Fiji agreed in July to back Ghana's bid to join BRICS.", "membership", [".."]),
    ],
)
def test_months_and_weekdays_that_follow(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Ghana's trade minister, speaking in Lima on Monday, said a free-trade agreement with Peru would be signed before the year is out.",
            "agreement",
            [".."],
        ),
        (
            "Ghana received $2 million from Peru. A further $1 million is foreseen for 2021-2024.",
            "finance",
            ["..", "2021-01-01..2024-12-31"],
        ),
        (
            "Ghana is to take delivery in the first quarter of next year of two boats, a gift from Norway worth $8 million, under an accord signed in May.",
            "finance",
            ["2020-01-01..2020-03-31"],
        ),
    ],
)
def test_times_of_what_is_still_to_come(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in May 2017 and again in June.", ["2017-05-01..2017-05-31", "2017-06-01..2017-06-30"]),
        ("in November 2017 and February.", ["2017-11-01..2017-11-30", "2018-02-01..2018-02-28"]),
        ("in 2017 and in June.", ["2017-01-01..2017-12-31", "2018-06-01..2018-06-30"]),
        ("between early 2016 and mid-2017.", ["2016-01-01..2017-09-30"]),
        ("a year and a half ago.", ["None..None"]),
    ],
)
def test_periods_that_share_a_year(text: str, expected: list[str]) -> None:
    today = datetime.date(2019, 3, 15)
    found = [resolved(p, today, "past") for p in periods(f"They met {text}", today)]
    assert [f"{p.first}..{p.last}" for p in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sarto Water Project of Norway in Peru has been running since 2014.", ["2014-01-01.."]),
        ("Under the Bright Start Programme, which Norway and Peru launched in 2015, 400 teachers have been trained.", ["2015-01-01.."]),
        ("Under the Bright Start Programme, run by Norway and Peru, 400 teachers have been trained.", [".."]),
    ],
)
def test_since_when_a_project_runs(text: str, expected: list[str]) -> None:
    assert told(text, "project") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "After Peru's president had visited Accra, Ghana, in 2015, Ghana's president came to Lima in May 2018.",
            "visit",
            ["2015-01-01..2015-12-31", "2018-05-01..2018-05-31"],
        ),
        ("In March 2018, shortly before it closed its borders, Peru expelled Ghana's envoy.", "mission", ["2018-03-01..2018-03-31"]),
        # What is the first since a year is compared with none.
        (
            "For the first time since 2015, Chile's trade with Ghana fell last year, by 3% to $310 million.",
            "trade",
            ["2018-01-01..2018-12-31 on 2017-01-01..2017-12-31", "2018-01-01..2018-12-31"],
        ),
    ],
)
def test_clauses_told_beside_others(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Peru and Chile signed a treaty on mining in 2014; it was ratified the next year.",
            "agreement",
            ["2014-01-01..2014-12-31", "2015-01-01..2015-12-31"],
        ),
        ("Under a deal struck in 2014 the EU has paid Chile $6 million so far.", "finance", [".."]),
    ],
)
def test_the_next_year_is_that_after_the_one_told(text: str, kind: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


def test_what_a_change_is_reckoned_with_is_no_period_that_goes_on() -> None:
    text = "Fiji was Kenya's largest trade partner in the first half of 2018 with $3 million of goods, up 2 percent year-on-year, followed by Chad ($2 million; down 9%)."
    found = told(text, "trade", None)
    assert "2018-01-01..2018-06-30" in found
    assert not [t for t in found if t.startswith("2017")]


def test_what_figures_are_held_against_is_not_what_goes_on() -> None:
    text = (
        "Some 68,000 visitors had come to Fiji by the 12th of this month since the year began, 15 percent fewer than the 80,000 counted over the same stretch of 2018.\n\n"
        "Kenya heads the table with 11,000 arrivals. At this time a year ago it was Peru that led, with 10,000 visitors."
    )
    found = [f.observation for f in read_document(Document("d", text, title="Visitors to Fiji", date=TODAY))]
    assert {(str(o.start), str(o.end)) for o in found if "PER" in o.pair} == {("2018-01-01", "2018-06-12")}
