""" "A 22 percent share": the word only repeats what the percentage says."""

import pytest

from comity.read import Document, read_document

TOLD = (
    "Oman is Kenya's largest trading partner with a 22 percent share.",
    "Oman is Kenya's main supplier, holding a 22% share of its imports.",
    "Oman had a 22-percent share in Kenya's exports.",
    "With a 22 per cent share, Oman is the leading buyer of Kenya's exports.",
    "Oman captured 22 percent share of Kenya's total trade.",
    "Oman had a 22 percent share of FDI in Kenya.",
    "Oman ranked first among foreign investors in Kenya with a 22 percent share.",
)
NOT_TOLD = (
    "Oman bought a 22 percent share in a Kenyan bank.",
    "Kenya's trade with Oman is growing. Norway holds a 22% share in the refinery.",
    "Oman has a 22 percent share of the world's oil, Kenya said.",
)


def _shares(text: str) -> list[tuple[str, str | None, float | None]]:
    found = [f.observation for f in read_document(Document("share", text))]
    return [(o.a, o.b, o.value) for o in found if o.measure == "share"]


@pytest.mark.parametrize("text", TOLD)
def test_a_share_said_by_its_noun(text: str) -> None:
    assert _shares(text) == [("KEN", "OMN", 22.0)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_share_of_something_else(text: str) -> None:
    assert _shares(text) == []
