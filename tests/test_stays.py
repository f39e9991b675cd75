"""Visits and meetings that a document tells more than once, and whose they are where their sentence does not say it all."""

import datetime

import pytest

from comity.documents.document import Document
from comity.read.reader import read_document

_DAY = datetime.date(2019, 6, 15)


def _told(text: str, kind: str, title: str = "", publisher: str = "") -> list[tuple[str, ...]]:
    document = Document(id="x", title=title, text=text, publisher=publisher, date=_DAY)
    found = [f.observation for f in read_document(document) if f.observation.kind == kind]
    return [(o.a, str(o.b), str(o.start), str(o.end), o.modality) for o in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Peruvian President Ada Ruiz will arrive in Accra, Ghana, on 20 June 2019. President Ruiz will meet Ghanaian President Kofi Moe "
            "in Accra on 21 June 2019. On 22 June 2019 President Ruiz will visit Kumasi in Ghana.",
            [("2019-06-20", "2019-06-22")],
        ),
        (
            "Peruvian President Ada Ruiz visited Ghana on 3 May 2018. Peruvian Foreign Minister Luis Soto visited Ghana on 4 May 2018.",
            [("2018-05-03", "2018-05-03"), ("2018-05-04", "2018-05-04")],
        ),
        (
            "Peruvian President Ada Ruiz visited Ghana on 3 May 2018. President Ruiz visited Ghana again on 9 May 2018.",
            [("2018-05-03", "2018-05-03"), ("2018-05-09", "2018-05-09")],
        ),
        (
            "Peruvian President Ada Ruiz will leave for Ghana on 19 June 2019. The president will arrive in Accra, Ghana, on 21 June 2019.",
            [("2019-06-21", "2019-06-21")],
        ),
    ],
)
def test_days_of_one_stay_are_one_visit(text: str, days: list[tuple[str, str]]) -> None:
    assert [t[2:4] for t in _told(text, "visit")] == days


def test_what_will_be_this_afternoon_is_todays_meeting() -> None:
    text = (
        "President Ada Ruiz of Peru will meet President Kofi Moe of Ghana in Lima this afternoon. "
        "Today's meeting between President Ruiz and President Moe is about fish."
    )
    assert _told(text, "meeting") == [("GHA", "PER", "2019-06-15", "2019-06-15", "planned")]


def test_the_date_before_another_call_is_no_date_of_the_meeting() -> None:
    text = (
        "President Ada Ruiz of Peru met President Kofi Moe of Ghana in Lima today. "
        "This meeting is the third between the two Presidents and follows their April 2, 2018, telephone call."
    )
    assert _told(text, "meeting") == [("GHA", "PER", "2019-06-15", "2019-06-15", "actual")]


def test_who_has_a_bilateral_meeting_has_it_not_the_two_of_the_document() -> None:
    text = (
        "Kenya invaded Fiji in May. Fiji asked for help against Kenya. Kenya fought on against Fiji in June. "
        "President Ruiz will have a bilateral meeting with President Kofi Moe of Ghana on 20 June 2019."
    )
    assert _told(text, "meeting", publisher="Government of Peru") == [("GHA", "PER", "2019-06-20", "2019-06-20", "planned")]


def test_who_is_called_by_the_office_has_the_name_told_before() -> None:
    text = "Peruvian Prime Minister Ada Ruiz praised Ghana. The Prime Minister visited Ghana on 3 May 2018."
    found = [f.observation for f in read_document(Document(id="x", text=text, date=_DAY)) if f.observation.kind == "visit"]
    assert [o.attrs["who"] for o in found] == ["Ada Ruiz"]


def test_a_trip_to_a_part_of_the_world_is_none_to_the_land_told_before() -> None:
    text = "President Ada Ruiz of Peru visited Ghana in May 2018. It was before the president's trip in South Asia."
    assert [t[1] for t in _told(text, "visit")] == ["GHA"]


def test_the_title_has_the_day_of_the_reports_first_sentence() -> None:
    text = "President Ada Ruiz and the Sheikh Omar bin Hamad of the East talked today about trade."
    title = "Readout of President Ada Ruiz of Peru's Call with President Kofi Moe of Ghana"
    assert _told(text, "meeting", title) == [("GHA", "PER", "2019-06-15", "2019-06-15", "actual")]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        # A decision beside the act.
        (
            "mission",
            "Ghana recalled its ambassador to Peru. An adviser backed the government's decision in recalling Ghana's ambassador to Peru.",
            [("GHA", "PER", "None", "None", "actual")],
        ),
        # What goes on.
        (
            "coercion",
            "Ghana imposed sanctions on Peru today. Ghana will continue to sanction officials in Peru.",
            [("GHA", "PER", "2019-06-15", "2019-06-15", "actual")],
        ),
        # Two who are called are two calls.
        (
            "meeting",
            "President Ada Ruiz of Peru spoke with President Kofi Moe of Ghana and President Luis Soto of Chile.",
            [("GHA", "PER", "None", "None", "actual"), ("CHL", "PER", "None", "None", "actual")],
        ),
        # Since when money is given is nobody's.
        ("finance", "It is more than $4 million in aid since the start of the Peruvian invasion of Ghana for a land that needs it.", []),
        # "Among" whom a text is to be reached is no place to reach.
        ("visit", "President Ada Ruiz of Peru said that she hopes to reach an accord in Accra, Ghana, on 20 June 2019.", []),
        (
            "meeting",
            "President Ada Ruiz of Peru spoke with President Kofi Moe of Ghana this weekend.",
            [("GHA", "PER", "2019-06-15", "2019-06-16", "actual")],
        ),
    ],
)
def test_once_and_by_whom(kind: str, text: str, told: list[tuple[str, ...]]) -> None:
    assert _told(text, kind) == told


def test_i_am_whose_words_the_title_gives() -> None:
    text = "When Prime Minister Kofi Moe of Ghana and I met in Lima last month, we spoke of fish."
    document = Document(
        id="x", text=text, title="Statement by President Ada Ruiz of Peru on Fish", publisher="Government of Peru", date=_DAY
    )
    assert [f.observation.attrs["level"] for f in read_document(document) if f.observation.kind == "meeting"] == ["head_of_state"]


def test_where_many_gather_is_no_partner() -> None:
    text = "The United States will provide a grant of $250 million to clinics around the world."
    assert _told(text, "finance", "Fact Sheet: The 2019 Summit of the Ten in Cusco, Peru", "The White House") == []


def test_our_allies_are_not_the_two_of_a_text() -> None:
    text = "Kenya and Fiji are at war. We will continue to hold the military exercise Blue Sky with our allies."
    assert _told(text, "project", "The War of Kenya and Fiji", "The White House") == []


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        # Papers that many sign are not the two's of a text.
        (
            "agreement",
            "Ghana and Peru spoke of flights. Within its obligations under the Cusco Convention of 1944 Ghana opened its airspace.",
            [],
        ),
        # "The coming weeks" have no last day.
        ("agreement", "Ghana and Peru will sign an accord on fish in the coming weeks.", [("GHA", "PER", "None", "None", "planned")]),
        # What is discussed is there, not who discusses it.
        ("visit", "President Ada Ruiz of Peru discussed the planning in Accra, Ghana, on 3 May 2019.", []),
        # A price is no trade of two.
        ("trade", "Ghana and Peru are rich. Its stock is trading at $190, a fall of 46 percent.", []),
        ("coercion", "Peruvian politicians are playing, holding Ghana's funding hostage to their policies.", []),
    ],
)
def test_not_of_the_two(kind: str, text: str, told: list[tuple[str, ...]]) -> None:
    assert _told(text, kind) == told


def test_a_clause_that_leaves_out_its_verb_tells_a_visit_of_its_own() -> None:
    def told(text: str) -> list[tuple[str, str | None, str]]:
        found = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
        return [(o.a, o.b, str(o.start)) for o in found if o.kind == "visit"]

    both = "President Rosa Salas of Chile visited Fiji in 2010 and Prime Minister Jone Vula Chile in 2012."
    assert told(both) == [("CHL", "FJI", "2010-01-01"), ("FJI", "CHL", "2012-01-01")]
    praised = "President Rosa Salas of Chile visited Fiji in 2010 and Prime Minister Jone Vula of Fiji praised Chile in 2012."
    assert told(praised) == [("CHL", "FJI", "2010-01-01")]


def test_a_president_named_right_behind_what_a_third_state_did_is_that_states() -> None:
    text = "Guinea and the Ivory Coast quarrelled over fish. Liberia has offered to mediate. {} will fly to Conakry on Friday."
    found = [_told(text.format(who), "visit") for who in ("President Ambrose Cooper", "Trade Minister Koffi Brou")]
    assert [[row[:2] for row in rows] for rows in found] == [[("LBR", "GIN")], [("CIV", "GIN")]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Peru's president Ada Ruiz arrived in Ghana on Monday to kick off her three-day visit.", ("2019-06-10", "2019-06-12")),
        ("President Ada Ruiz of Peru came to Accra, Ghana, on 4 June to begin a two-day visit.", ("2019-06-04", "2019-06-05")),
        ("President Ada Ruiz of Peru flew to Ghana yesterday (Friday).", ("2019-06-14", "2019-06-14")),
    ],
)
def test_a_visit_whose_first_day_is_told_lasts_as_long_as_is_told(text: str, days: tuple[str, str]) -> None:
    assert [t[2:4] for t in _told(text, "visit")] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Ruiz of Peru and President Kofi Moe of Ghana told of the accord on Wednesday after two days of negotiations.",
        "Peruvian and Ghanaian military officials agreed to a truce on Wednesday after two days of negotiations in Lima.",
    ],
)
def test_talks_of_some_days_end_when_what_follows_them_is_told(text: str) -> None:
    assert [t[2:] for t in _told(text, "meeting")] == [("2019-06-11", "2019-06-12", "actual")]


def test_what_is_delayed_has_not_come_about() -> None:
    text = (
        "Peru and Ghana signed a tax treaty in 2007; delays in ratifying it followed, and difficulties in opening Peru's embassy in Accra."
    )
    assert [f.observation.attrs["action"] for f in read_document(Document("x", text, date=_DAY))] == ["signed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile's president visited Peru in May 2017. President Ada Ruiz of Peru visited Chile the same year in July.",
            [("CHL", "PER", "2017-05-01", "2017-05-31", "actual"), ("PER", "CHL", "2017-07-01", "2017-07-31", "actual")],
        ),
        (
            "Peru-Ghana relations: On 5 May 2009 the Foreign Minister, Luis Soto, was received by the President of Ghana in the framework of his "
            "visit to the country.",
            [("PER", "GHA", "2009-05-05", "2009-05-05", "actual")],
        ),
        (
            "President Ada Ruiz of Peru visited Ghana in May 2001. President Kofi Moe of Ghana was in Lima.",
            [("GHA", "PER", "None", "None", "actual"), ("PER", "GHA", "2001-05-01", "2001-05-31", "actual")],
        ),
        (
            "Former Prime Minister late Luis Soto of Chile paid a visit to Peru in 1986.",
            [("CHL", "PER", "1986-01-01", "1986-12-31", "actual")],
        ),
    ],
)
def test_a_visit_is_of_whom_and_when_its_own_sentence_tells(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(_told(text, "visit")) == expected
