"""Sentences that are cut: by a line's end before a figure, by what stands between dashes, by a currency before its scale."""

import pytest

from comity.read import Document, read_document

_LONG = (
    "The ministry of the economy told reporters in the capital that the two countries had traded more and more over the years, and "
    "that their firms had come to know one another far better than they had in the past, when so few of them had gone abroad at all.\n\n"
)


def _levels(text: str) -> list[tuple[str, str, str | None, float | None]]:
    found = [f.observation for f in read_document(Document("cut", text))]
    return [(o.kind, o.a, o.b, o.value) for o in found if o.measure == "level"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "In 2018 Kenya's exports to Peru, officials in the capital said, exceeded\n$11.5 million, as much as they had never made before.",
            11.5e6,
        ),
        ("In 2018 Kenya's exports to Peru totalled CHF\n3.2 billion.", 3.2e9),
        ("In 2018 Kenya's exports to Peru (tea and flowers, 3% up)\nreached $11.5 million.", 11.5e6),
        ("Kenya – to the surprise of many – exported goods worth $5 million to Peru in 2018.", 5e6),
        ("Kenya -- as it had said it would -- exported goods worth 5 USD million to Peru in 2018.", 5e6),
        ("Kenya exported goods worth 5 million US$ to Peru in 2018.", 5e6),
    ],
)
def test_a_figure_is_of_the_sentence_around_the_cut(text: str, value: float) -> None:
    assert [v for *_, v in _levels(_LONG + text)] == [value]


def test_lines_of_their_own_stay_apart() -> None:
    text = _LONG + "Kenya and Peru in figures, exports and imports of both in millions\n2018 was a dry year\n$3 million"
    assert _levels(text) == []


@pytest.mark.parametrize("place", ["from Kenya operating in Peru", "of Kenyan interests operating in Peru"])
def test_firms_are_those_that_operate(place: str) -> None:
    assert _levels(f"The 60 companies {place} are estimated to have 300 lorries.") == [("count", "KEN", "PER", 60.0)]
