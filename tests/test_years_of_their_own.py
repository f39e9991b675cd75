"""Figures of split years, of what they are compared with, and of what is only named again to be compared."""

import datetime

import pytest

from comity.read import Document, read_document

Told = tuple[str, float | None, str | None, str | None]


def told(text: str, day: datetime.date | None = datetime.date(2019, 2, 20)) -> set[Told]:
    """Measure, value, and the years and months of period and base of the figures that a text tells."""

    def span(first: datetime.date | None, last: datetime.date | None) -> str | None:
        return f"{first:%Y-%m}/{last:%Y-%m}" if first and last else None

    found = [f.observation for f in read_document(Document("text", text, date=day))]
    return {(o.measure or "", o.value, span(o.start, o.end), span(o.base_start, o.base_end)) for o in found}


def test_a_split_year_has_the_months_that_the_text_gives_it() -> None:
    text = (
        "Laos' exports to Chad grew by 5 percent in the fiscal year (2017-18) compared to the corresponding period of last year. "
        "They stood at $44 million in July-June (2017-18) against exports of $42 million in July-June (2016-17). "
        "Imports from Chad in the first half of 2017-18 were $9 million, down from $10 million."
    )
    assert told(text) == {
        ("change", 5.0, "2017-07/2018-06", "2016-07/2017-06"),
        ("level", 44e6, "2017-07/2018-06", None),
        ("level", 42e6, "2016-07/2017-06", None),
        ("level", 9e6, "2017-07/2017-12", None),
        ("level", 10e6, "2016-07/2016-12", None),
    }


def test_nothing_tells_when_a_split_year_begins() -> None:
    assert told("Laos' exports to Chad came to $44 million in the fiscal year 2017-18.") == {("level", 44e6, None, None)}


@pytest.mark.parametrize(
    "behind",
    [
        "against exports of $40 million in 2017, a rise of 25 percent",
        "as against the exports of $40 million in 2017, showing growth of 25 percent",
        "compared to exports of $40 million in 2017, an increase of 25 percent during the period under review",
    ],
)
def test_what_is_named_again_to_be_compared_is_the_same(behind: str) -> None:
    assert told(f"Laos' exports to Chad reached $50 million in 2018 {behind}.") == {
        ("level", 50e6, "2018-01/2018-12", None),
        ("level", 40e6, "2017-01/2017-12", None),
        ("change", 25.0, "2018-01/2018-12", "2017-01/2017-12"),
    }


def test_investment_is_named_again() -> None:
    assert told("Dutch investment in Ghana came to $50 million in 2018 against investment of $40 million in 2017, up 25 percent.") == {
        ("level", 50e6, "2018-01/2018-12", None),
        ("level", 40e6, "2017-01/2017-12", None),
        ("change", 25.0, "2018-01/2018-12", "2017-01/2017-12"),
    }


def test_another_flow_is_not_compared() -> None:
    assert told("Laos' exports to Chad reached $50 million in 2018 against imports of $40 million.") == {
        ("level", 50e6, "2018-01/2018-12", None),
        ("level", 40e6, "2018-01/2018-12", None),
    }


def test_earlier_figures_with_no_period_are_of_a_year_before_in_a_text_without_a_date() -> None:
    text = (
        "Laos' exports to Chad and Fiji came to $1 billion in the January-April 2018 period, against $0.9 billion last year. "
        "Its exports to Chad climbed 50 percent to $60 million, from $40 million."
    )
    assert told(text, None) >= {
        ("change", 50.0, "2018-01/2018-04", "2017-01/2017-04"),
        ("level", 40e6, "2017-01/2017-04", None),
    }


def test_goods_have_no_partners_share() -> None:
    """Nor does trade that verbs tell of with such a share stop a document from being read."""
    text = "Tea trade dominates Kenyan-Omani commerce and trade in tea constitutes over 75 percent of the bilateral trade."
    more = "Kenya's exports to Oman came to $9 million in 2018, with tea making up 80 percent of Kenyan exports."
    assert not told(text)
    assert told(more) == {("level", 9e6, "2018-01/2018-12", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Laos' exports to Chad were $50 million in 2018, which was up $10 million, or 25%, on 2017.",
        "Laos' exports to Chad were $50 million in 2018, representing $10 million (or 25%) more than was achieved in 2017.",
        "Laos' exports to Chad were $50 million in 2018, which marks an increase of $10 million (or 25%) compared to 2017.",
        "Laos' exports to Chad in 2018 were up by $10 million (25%) over the previous year to $50 million.",
    ],
)
def test_a_change_told_in_two_ways_is_of_one_time(text: str) -> None:
    year, before = "2018-01/2018-12", "2017-01/2017-12"
    assert told(text) == {("level", 50e6, year, None), ("change", 10e6, year, before), ("change", 25.0, year, before)}


def test_a_day_ends_what_has_been_added_up() -> None:
    text = "As of October 15, 2018, Laos' exports to Chad reached $388 million."
    found = [f.observation for f in read_document(Document("text", text, date=datetime.date(2018, 11, 3)))]
    assert [(str(o.start), str(o.end)) for o in found] == [("2018-01-01", "2018-10-15")]
    assert told("Laos' exports to Chad reached $388 million by March 31, 2018.") == {("level", 388e6, None, None)}


@pytest.mark.parametrize(
    "behind",
    [
        "reflecting a 25 percent increase compared to 2017, which saw $40 million",
        "up 25 percent compared with the previous year, which stood at $40 million",
        "25 percent more than in 2017, when Laos' exports to Chad were $40 million",
        "a 25 percent increase from 2017, when they amounted to $40 million",
    ],
)
def test_a_clause_says_what_was_then(behind: str) -> None:
    assert told(f"Laos' exports to Chad reached $50 million in 2018, {behind}.") == {
        ("level", 50e6, "2018-01/2018-12", None),
        ("level", 40e6, "2017-01/2017-12", None),
        ("change", 25.0, "2018-01/2018-12", "2017-01/2017-12"),
    }


def test_a_year_that_begins_in_spring_with_its_days() -> None:
    text = "Iran's exports to Chad reached $50 million in the first 10 months of the current Iranian year (March 21, 2018-Jan. 20)."
    assert told(text) == {("level", 50e6, "2018-03/2019-01", None)}
