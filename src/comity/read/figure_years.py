"""Figures told in a row with as many periods in a row behind them, one to each ("$5, $6 and $7 million in 2016, 2017 and 2018")."""

from collections.abc import Sequence

from comity.read.grammar import Token
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: Fewer are no row.
_ROW = 2
#: In front of the year that labels a figure.
_BEFORE = (",", ";", ":", "(")


def years_of(sentence: Sentence, places: Sequence[int]) -> dict[int, int]:
    """From each of some figures in a row to its period's token; empty where no row of as many periods stands behind them."""
    tokens = sentence.tokens
    if len(places) < _ROW or any(not _joined(tokens[i + 1 : j]) for i, j in zip(places, places[1:], strict=False)):
        return {}
    behind = [i for i, _ in sentence.periods() if i > places[-1]][: len(places)]
    if len(behind) < len(places) or any(t.tag not in "PXD" for t in tokens[places[-1] + 1 : behind[0]]):
        return {}
    after = tokens[behind[-1] + 1 : behind[-1] + 3]
    more = len(after) == _ROW and after[0].mark == "sign" and after[1].mark == "period"
    rows = all(_joined(tokens[i + 1 : j]) for i, j in zip(behind, behind[1:], strict=False)) and not more
    return dict(zip(places, behind, strict=True)) if rows else {}


def labels(sentence: Sentence, place: int) -> bool:
    """Whether a bracket, dash or colon stands at a place, between a period and what is told of it."""
    sign = sentence.tokens[place]
    return sign.lower in ("(", ":") or sign.lemma == "-"


def labelled_year(sentence: Sentence, place: int) -> Period | None:
    """The year that is told in front of a figure and a dash or colon, in a series of such ("2016 – $6 million, 2017 – $7 million")."""
    tokens = sentence.tokens
    if place < _ROW or tokens[place - 1].lower == "(" or not labels(sentence, place - 1):
        return None
    before = tokens[place - 3] if place > _ROW else None
    return sentence.year_at(tokens[place - 2]) if before is None or before.lower in _BEFORE else None


def _joined(between: Sequence[Token]) -> bool:
    return bool(between) and all(t.tag in "CD" or t.lower == "," for t in between)
