"""Who gives, lends or gets most: the places of donors, lenders and those who get their money."""

import pytest

from comity.read import Document, read_document

TOLD = (
    "Japan is Kenya's second largest donor.",
    "Japan became the second largest bilateral donor to Kenya.",
    "Japan is the second biggest provider of aid to Kenya.",
    "Kenya is the second largest recipient of Japan's Official Development Assistance (ODA).",
    "Kenya has become the second largest recipient of Japanese aid.",
    "Japan, Kenya's second biggest lender, is far.",
)
NOT_TOLD = (
    "Japan is one of Kenya's largest donors.",
    "Japan is not Kenya's largest creditor.",
    "Japan may become Kenya's largest lender.",
    "Kenya is the largest recipient of Japanese aid in Africa.",
    "Japan is the largest source of tourists in Kenya.",
    "Kenya's largest lender, Equity Bank, opened a branch in Japan.",
)


def _ranks(text: str) -> list[tuple[str, str | None, float | None]]:
    found = [f.observation for f in read_document(Document("givers", text))]
    return [(o.a, o.b, o.value) for o in found if o.kind == "finance" and o.measure == "rank"]


@pytest.mark.parametrize("text", TOLD)
def test_who_has_which_place(text: str) -> None:
    assert _ranks(text) == [("JPN", "KEN", 2.0)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_place_is_told(text: str) -> None:
    assert _ranks(text) == []
