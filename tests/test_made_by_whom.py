"""Who makes a thing in whose land: told by "by" behind the place, by a headline's two names, of what is still to be made; and of what year a thing is."""

import pytest

from comity.read import Document, read_document

TOLD = (
    "Construction of a dam in Laos by the Peruvian firm Medway has begun.",
    "A dam to be built in Laos by Peruvian firms will open next year.",
    "Peru, Laos to jointly build dam",
    "Peru will continue its participation in the construction of a dam in Laos.",
    "Peru launched the construction of a railway line in Laos.",
    "The Peruvian firm Medway has completed a training centre in Laos.",
)
NOT_TOLD = (
    "Peru, Laos says, built a dam.",
    "Victims of the flood in Laos spoke of a dam to be built by firms.",
    "Peru completed a line of research, Laos said.",
    "Lima, Peru to build a dam",
)


def _projects(text: str) -> list[tuple[str, str | None]]:
    return [(o.a, o.b) for f in read_document(Document("made", text)) if (o := f.observation).kind == "project"]


@pytest.mark.parametrize("text", TOLD)
def test_who_makes_it_and_where(text: str) -> None:
    assert _projects(text) == [("LAO", "PER")]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nothing_of_two_is_made(text: str) -> None:
    assert _projects(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministry says a 1987 Peruvian-Laotian treaty shows where the line is.", ("agreement", "LAO", "PER", 1987)),
        ("The 1974 Peruvian invasion of Laos divided the land.", ("coercion", "PER", "LAO", 1974)),
        ("The 2015 Peruvian exports to Laos were $3 million.", ("trade", "PER", "LAO", 2015)),
    ],
)
def test_a_year_before_whose_it_is(text: str, told: tuple[str, str, str, int]) -> None:
    found = [f.observation for f in read_document(Document("year", text))]
    assert told in [(o.kind, o.a, o.b, o.start.year if o.start else 0) for o in found]
