"""Numbers of documents: counted where not all of them are told by name."""

import datetime

import pytest

from comity.read import Document, read_document


def told(text: str) -> tuple[list[float | None], int]:
    """How many documents are counted, and how many are told by name."""
    read = [f.observation for f in read_document(Document("d", text, title="Iraq and Spain", date=datetime.date(2019, 5, 6)))]
    counts = [o.value for o in read if o.kind == "count" and o.attrs.get("of") == "agreements"]
    return counts, sum(o.kind == "agreement" for o in read)


@pytest.mark.parametrize(("number", "value"), [("two", 2), ("three", 3), ("seven", 7), ("14", 14)])
def test_documents_without_names_are_counted(number: str, value: int) -> None:
    assert told(f"Iraq and Spain signed {number} agreements in Madrid on Monday. They agreed to meet again.") == ([value], 0)


@pytest.mark.parametrize(
    "text",
    [
        "Iraq and Spain signed two agreements on Monday, one on trade and one on tourism.",
        "Iraq and Spain signed four agreements on Monday. They cover trade, tourism, mines and fish.",
        "Iraq and Spain signed two agreements on Monday:\n\n- Agreement on trade\n- Agreement on tourism",
    ],
)
def test_documents_told_by_name_are_not(text: str) -> None:
    counts, named = told(text)
    assert not counts and named >= 2


@pytest.mark.parametrize("thing", ["trade treaties", "agreements on trade"])
@pytest.mark.parametrize("whom", ["Spain and Italy", "both Spain and Italy"])
def test_a_date_behind_partners_is_each_ones(thing: str, whom: str) -> None:
    text = f"Iraq signed {thing} with {whom} in 2005."
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 5, 6)))]
    assert {(o.pair, o.start and o.start.year) for o in read} == {(("ESP", "IRQ"), 2005), (("IRQ", "ITA"), 2005)}


def test_memorandums_of_understanding_with_one_are_counted() -> None:
    assert told("Iraq signed two memorandums of understanding with Spain.") == ([2], 0)
