"""Periods told in a row for figures told in a row ("in May and April stood at $8 million and $9 million, respectively")."""

from collections.abc import Sequence

from comity.read.figure_model import figure_words
from comity.read.sentence import Sentence


def in_turn(sentence: Sentence, numbers: Sequence[int]) -> dict[int, int]:
    """For the tokens of numbers those of the periods that are theirs in turn; empty where a sentence does not say "respectively"."""
    if not any(t.lower in figure_words(sentence.language).respectively for t in sentence.tokens):
        return {}
    periods = _rows(sentence, [place for place, _ in sentence.periods()])
    figures = _rows(sentence, numbers)
    fitting = [(row, turn) for row in periods for turn in figures if len(row) == len(turn)]
    return dict(zip(fitting[0][1], fitting[0][0], strict=True)) if len(fitting) == 1 else {}


def _rows(sentence: Sentence, places: Sequence[int]) -> list[list[int]]:
    """Tokens in rows of two and more, with nothing but "and", commas and articles between them."""
    rows: list[list[int]] = []
    for place in places:
        between = sentence.tokens[rows[-1][-1] + 1 : place] if rows else []
        if rows and between and all(t.tag in "CD" or t.lower == "," for t in between):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [row for row in rows if len(row) > 1]
