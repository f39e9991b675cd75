"""Letters that a text gives a body in brackets mean that body from there on."""

import pytest

from comity.read import Document, read_document


def told(text: str) -> set[tuple[str, str, str | None]]:
    return {(f.observation.kind, f.observation.a, f.observation.b) for f in read_document(Document("d", text, title="Peru and Chad"))}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Peruvian Cooperation Agency (PCA) works in Chad. PCA has rehabilitated the National Hospital in Sarh.",
            ("project", "PER", "TCD"),
        ),
        (
            "The Peruvian Cooperation and Research Agency (PCRA) is here. PCRA built the National Hospital in Sarh, Chad.",
            ("project", "PER", "TCD"),
        ),
        ("The Development Bank of Peru (DBP) met the minister. The DBP will lend Chad $20 million.", ("finance", "PER", "TCD")),
        ("The Peruvian Agency for Health (PAH) is at work. PAH gave $3 million for clinics in Chad.", ("finance", "PER", "TCD")),
        ("The State Oil Company of Peru (SOP) came. SOP signed a contract with Chad on gas.", ("agreement", "PER", "TCD")),
    ],
)
def test_letters_in_brackets_stand_for_the_body(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text)


def test_letters_behind_what_is_no_body_are_nobodys() -> None:
    text = "They spoke of the Free Trade Agreement with Peru (FTA). FTA gave $20 million to Chad."
    assert all(kind != "finance" for kind, _, _ in told(text))
