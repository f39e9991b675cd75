"""Sentences and paragraphs, and one spelling of characters that mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.read.plain import plain
from comity.read.sentence_bounds import sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile met Peru. They talked.", ["Chile met Peru.", "They talked."]),
        ("The U.S. and Chile met in St. John's.", ["The U.S. and Chile met in St. John's."]),
        ("He met Mr. Cole on Jan. 5 in Lima.", ["He met Mr. Cole on Jan. 5 in Lima."]),
        ("Both sides met.Talks went well.", ["Both sides met.", "Talks went well."]),
        ("A heading\n\nA sentence that stands below it.", ["A heading", "A sentence that stands below it."]),
        (
            "Agreements\nAgreement on tourism\nBilateral Air Services Agreement (2018)\nProtocol on customs\nTax treaty",
            ["Agreements", "Agreement on tourism", "Bilateral Air Services Agreement (2018)", "Protocol on customs", "Tax treaty"],
        ),
        ("Signed:\n1. Agreement on seeds\n2. Protocol on visas", ["Signed:", "Agreement on seeds", "Protocol on visas"]),
        ("1. Chile met Peru in Lima\n   on a Monday", ["Chile met Peru in Lima\n   on a Monday"]),
        ("1. Chile met Peru in Lima\n  on a Monday", ["Chile met Peru in Lima", "on a Monday"]),
        ("It rose to $3.5 billion. It fell later.", ["It rose to $3.5 billion.", "It fell later."]),
        (
            "LIMA, OCT. 3 -- PERU SAID ON FRIDAY THAT\nITS EXPORTS TO CHILE ROSE BY 4 PER CENT AND\nITS IMPORTS FELL.\n    CHILE "
            "SAID NOTHING OF ITS OWN FIGURES FOR\nTHE YEAR.",
            [
                "LIMA, OCT. 3 -- PERU SAID ON FRIDAY THAT\nITS EXPORTS TO CHILE ROSE BY 4 PER CENT AND\nITS IMPORTS FELL.",
                "CHILE SAID NOTHING OF ITS OWN FIGURES FOR\nTHE YEAR.",
            ],
        ),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=400))
def test_sentences_are_in_order_and_within_the_text(text: str) -> None:
    found = list(sentences(plain(text)))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(x.end <= y.start for x, y in zip(found, found[1:], strict=False))


@given(st.text(max_size=200))
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A word that asks for more, however short the line.
        (
            "Trade between Peru and\nChile came to $2 million in 2018.\nExports stood still.",
            ["Trade between Peru and Chile came to $2 million in 2018.", "Exports stood still."],
        ),
        # Lines that are all set in.
        (
            "    Let me add that the Ghanaian President Kofi Tall and the Peruvian\n"
            "    President Luis Solar met in Accra on May 16, when others were\n    there too.\n\n    They agreed.",
            ["Let me add that the Ghanaian President Kofi Tall and the Peruvian President Luis Solar met in Accra on May 16, when others were there too.", "They agreed."],
        ),
        # Items that are set in are one a line.
        (
            "Signed:\n    Agreement on Trade between the Government of Peru and Chile\n    Agreement on Ports between the Government of Peru and Chile",
            ["Signed:", "Agreement on Trade between the Government of Peru and Chile", "Agreement on Ports between the Government of Peru and Chile"],
        ),
        # A paragraph that is set in begins a sentence.
        ("     LIMA - Peru on Monday said that it would soon sign a treaty with\nChile.\n     It is the first.",
         ["LIMA - Peru on Monday said that it would soon sign a treaty with Chile.", "It is the first."]),
    ],
)  # fmt: skip
def test_where_a_line_ends_within_a_sentence(text: str, told: list[str]) -> None:
    assert [" ".join(s.split()) for s in cut(text)] == told
