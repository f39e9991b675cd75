"""Years that label figures: in front of a bracket, a dash or a colon ("2016 – $6 million, 2017 – $7 million", "from 2021 ($3.4 billion)")."""

from collections.abc import Collection

from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: So many tokens stand from a label to its figure.
_LABEL = 2
#: In front of the year that labels a figure.
_BEFORE = (",", ";", ":", "(")


def labels(sentence: Sentence, place: int) -> bool:
    """Whether a bracket, dash or colon stands at a place, between a period and what is told of it."""
    sign = sentence.tokens[place]
    return sign.lower in ("(", ":") or sign.lemma == "-"


def labelled_year(sentence: Sentence, place: int) -> Period | None:
    """The year that is told in front of a figure and a dash or colon, in a series of such ("2016 – $6 million, 2017 – $7 million")."""
    tokens = sentence.tokens
    if place and tokens[place - 1].mark == "quantity" and (place == 1 or tokens[place - _LABEL].lower in _BEFORE):
        # "Trade: 2016 $12 million, 2017 $14 million".
        return sentence.year_at(tokens[place - 1])
    if place < _LABEL or tokens[place - 1].lower == "(" or not labels(sentence, place - 1):
        return None
    before = tokens[place - 3] if place > _LABEL else None
    return sentence.year_at(tokens[place - 2]) if before is None or before.lower in _BEFORE else None


def year_in_front(place: int, told: list[tuple[int, Period]], numbers: Collection[int]) -> Period | None:
    """The year that stands right before months without one, with no number between ("In 2018, exports in the first half of the year were").

    Args:
        place: of the months.
        told: the sentence's periods, each with its token.
        numbers: the tokens of its numbers.

    """
    at, year = next(((at, p) for at, p in reversed(told) if at < place), (0, None))
    if year is None or year.first is None or year.opens or any(at < n < place for n in numbers):
        return None
    whole = year.year_around()
    return year if whole is not None and (whole.first, whole.last) == (year.first, year.last) else None
