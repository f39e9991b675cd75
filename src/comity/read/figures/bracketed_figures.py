"""Figures in brackets behind another, mostly an earlier one ("$620 million in 2012 (2011: $580 million)", "$5 million ($4 million in 2017)")."""

from collections.abc import Sequence

from comity.read.figures.figure import Figure
from comity.read.sentence import Sentence

OPEN, CLOSE = "([", ")]"


def is_bracketed(sentence: Sentence, at: int) -> bool:
    """Whether a bracket opens right in front of a token."""
    return sentence.tokens[at - 1].lower in OPEN


def is_aside(sentence: Sentence, at: int) -> bool:
    """Whether a period stands with a figure in brackets, behind a figure or a period outside: what follows is of the one before."""
    before = next((t for t in reversed(sentence.tokens[:at]) if t.text in OPEN + CLOSE), None)
    behind = next((t for t in sentence.tokens[at + 1 :] if t.text in OPEN + CLOSE), None)
    if before is None or behind is None or before.text not in OPEN or behind.text in OPEN:
        return False
    figures = any(t.mark == "quantity" for t in sentence.tokens[before.index : behind.index])
    beside = before.index > 0 and sentence.tokens[before.index - 1].mark == "quantity"
    return figures and (beside or any(place < before.index for place, _ in sentence.periods()))


def is_of_bracket(sentence: Sentence, figure: int, at: int) -> bool:
    """Whether a period behind a figure stands in a bracket with another number ("7 percent of exports (6 percent a year before)")."""
    inside = sentence.tokens[figure + 1 : at]
    opened = next((k for k in range(len(inside) - 1, -1, -1) if inside[k].text in OPEN + CLOSE), None)
    return opened is not None and inside[opened].text in OPEN and any(t.mark == "quantity" for t in inside[opened:])


def is_set_in(sentence: Sentence, figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a level stands in a bracket behind one of a later period, with which it only is compared."""
    last = next((f.period for f in reversed(others) if f.head is figure.head and f.measure == "level"), None)
    if figure.measure != "level" or not is_bracketed(sentence, figure.at) or last is None or figure.period is None:
        return False
    return last.last is not None and figure.period.last is not None and figure.period.last < last.last


def is_dated_inside(sentence: Sentence, figure: Figure, periods: Sequence[int]) -> bool:
    """Whether a figure in a bracket has a period behind it there ("$5 million in 2018 ($4 million in 2017)")."""
    closing = next((t.index for t in sentence.tokens[figure.at + 1 :] if t.lower in CLOSE), -1)
    return is_bracketed(sentence, figure.at) and any(figure.at < at < closing for at in periods)
