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


@pytest.mark.parametrize(
    ("text", "counts", "named"),
    [
        # Those of a list that leaves some out are counted too.
        ("Iraq and Spain witnessed the signing of four agreements in the areas of culture, sport and seeds, among others.", [4], 3),
        ("Iraq and Spain signed agreements in various fields such as mining, air transport and seeds.", [], 3),
        ("Iraq and Spain signed agreements in various fields.", [], 0),
        ("Iraq and Spain signed multiple Memorandums of Understanding and agreements to widen trade.", [None], 0),
        ("Iraq and Spain signed 12 Memorandum of Understandings (MoUs) and agreements to widen trade.", [12], 0),
        ("Iraq and Spain signed steel and seed agreements.", [], 2),
        ("Iraq and Spain signed a memorandum on health, another on archives and one on fish.", [], 3),
        ("Iraq and Spain signed in May an action plan for the agreement on seeds signed in 2010.", [], 2),
    ],
)
def test_what_several_are_on(text: str, counts: list[float | None], named: int) -> None:
    assert told(text) == (counts, named)


def test_a_field_at_the_end_of_a_sentence_is_read() -> None:
    # Once an index behind the last token.
    assert told("Iraq and Spain sign three agreements in various fields") == ([3], 0)


def test_when_several_were_signed_is_told_before_what_they_are_on() -> None:
    text = "Iraq and Spain signed three MoUs on Friday. The agreements were signed in Madrid. The signed MoUs focused on farming, sport and seeds."
    read = [f.observation for f in read_document(Document("d", text, title="Iraq and Spain", date=datetime.date(2019, 5, 6)))]
    named = {(str(o.attrs["name"]), o.start) for o in read if o.kind == "agreement"}
    assert named == {(f"mou on {about}", datetime.date(2019, 5, 3)) for about in ("farming", "sport", "seeds")}


def test_an_agreement_that_is_in_force_between_commas() -> None:
    text = "Iraq and Spain are friends. In addition, the Social Security Agreement, in force since 2008, helps workers."
    read = [f.observation for f in read_document(Document("d", text, title="Iraq and Spain", date=datetime.date(2019, 5, 6)))]
    assert [(o.attrs["action"], o.start, o.end) for o in read if o.kind == "agreement"] == [("in_force", datetime.date(2008, 1, 1), None)]
