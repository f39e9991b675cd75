"""Years that label figures: in front of a bracket, a dash or a colon ("2016 – $6 million, 2017 – $7 million", "from 2021 ($3.4 billion)")."""

from collections.abc import Sequence

from comity.read.figures.figure import Figure
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: So many tokens stand from a label to its figure.
_LABEL = 2
#: In front of the year that labels a figure.
_BEFORE = (",", ";", ":", "(")
_OPEN, _CLOSE = "([", ")]"


def labels(sentence: Sentence, place: int) -> bool:
    """Whether a bracket, dash or colon stands at a place, between a period and what is told of it."""
    sign = sentence.tokens[place]
    return sign.lower in ("(", ":") or sign.lemma == "-"


def labelled_year(sentence: Sentence, place: int) -> Period | None:
    """The year that is told in front of a figure and a dash or colon, in a series of such ("2016 – $6 million, 2017 – $7 million")."""
    tokens = sentence.tokens
    if place < _LABEL or tokens[place - 1].lower == "(" or not labels(sentence, place - 1):
        return None
    before = tokens[place - 3] if place > _LABEL else None
    return sentence.year_at(tokens[place - 2]) if before is None or before.lower in _BEFORE else None


def is_dated_inside(sentence: Sentence, figure: Figure, periods: Sequence[int]) -> bool:
    """Whether a figure in a bracket has a period behind it there ("$5 million in 2018 ($4 million in 2017)")."""
    closing = next((t.index for t in sentence.tokens[figure.at + 1 :] if t.lower in _CLOSE), -1)
    return sentence.tokens[figure.at - 1].lower in _OPEN and any(figure.at < at < closing for at in periods)


def is_set_in(sentence: Sentence, figure: Figure, period: Period | None, others: Sequence[Figure]) -> bool:
    """Whether a level stands in a bracket behind one of a later period, with which it only is compared."""
    last = next((f.period for f in reversed(others) if f.head is figure.head and f.measure == "level"), None)
    if figure.measure != "level" or sentence.tokens[figure.at - 1].lower not in _OPEN or last is None or period is None:
        return False
    return last.last is not None and period.last is not None and period.last < last.last
