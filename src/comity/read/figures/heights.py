"""Figures told as standing above or below what was at another time: "5 percent above those of 2017", "exceeded the level of 2017 by 5 percent"."""

from collections.abc import Sequence

from comity.read.figures.figure import Head, figure_words
from comity.read.grammar import Token
from comity.read.sentence import Sentence

#: What is referred to stands so many tokens behind the word at the most.
_REACH = 7
#: "Half as much again".
_AGAIN = 3


def height_behind(sentence: Sentence, place: int, weak: bool) -> int:
    """1 or -1 where a quantity is told to be so much above, or below, what was at another time; 0 if not.

    Args:
        sentence, place: the quantity.
        weak: whether words count that also stand before a figure's own period ("over").

    """
    known, after = figure_words(sentence.language), sentence.tokens[place + 1 : place + 2]
    if not after or after[0].mark or (after[0].lower in known.above_weak) != weak:
        return 0
    sign = (after[0].lower in known.above) - (after[0].lower in known.below)
    if after[0].lower in known.below_weak and _names_more(sentence, place + 2):
        # "$3 million under an agreement of Tuesday".
        return 0
    return sign if sign and (_refers(sentence, place + 2) or _is_sum_of_then(sentence, place + 2)) else 0


def height_before(sentence: Sentence, place: int, head: Head, heads: Sequence[Head]) -> int:
    """1 or -1 where the words before a quantity and its "by" tell that something exceeds, or falls short of, what was at another time."""
    known, tokens = figure_words(sentence.language), sentence.tokens
    for index in range(place - 1, max(head.at, place - _REACH - 2), -1):
        token = tokens[index]
        if token.mark == "quantity" or any(h.at == index for h in heads):
            return 0
        verbal = token.tag in ("V", "E", "G", "I")
        up = (verbal and token.lemma in known.exceeding) or (token.lower in known.above - known.above_weak)
        down = (verbal and token.lemma in known.lagging) or token.lower in known.below
        if (up or down) and not any(index < h.at < place + _REACH for h in heads):
            return (up - down) if _refers(sentence, index + 1) or _refers(sentence, place + 1) else 0
    return 0


def is_again(sentence: Sentence, place: int) -> bool:
    """ "Half as much again"."""
    after = sentence.tokens[place + 1 : place + 1 + _AGAIN]
    fraction = getattr(sentence.tokens[place].value, "sort", "") == "fraction"
    return fraction and any(t.lower in figure_words(sentence.language).again for t in after)


def is_multiple(sentence: Sentence, place: int) -> bool:
    """ "1.4 times as many as in 2017", "three times what had come in 2017"."""
    known, after = figure_words(sentence.language), sentence.tokens[place + 1 : place + _REACH]
    if getattr(sentence.tokens[place].value, "sort", "") != "times" or not after:
        return False
    around = after[0].lower in known.alike and any(t.lower in known.alike for t in after[1:_AGAIN])
    return around or after[0].lower in known.multiplied


def is_stood_against(sentence: Sentence, near: Sequence[Token]) -> bool:
    """Whether the words before a period, the nearest first, tell that something stands above or below what was then."""
    known = figure_words(sentence.language)
    if near[-1].index and is_multiple(sentence, near[-1].index - 1):
        # "Twice as much as in 2017": between the two words of likeness stands no noun.
        return not any(t.tag == "N" and t.lemma not in known.figure for t in near[:-2])
    for k, token in enumerate(near):
        verbal = token.tag in ("V", "E", "G", "I") and token.lemma in known.exceeding | known.lagging
        before = sentence.tokens[token.index - 1] if token.index else token
        beside = token.lower in known.above | known.below and (before.mark == "quantity" or token.lower not in known.above_weak)
        # "Rose in 2018 over those in 2017".
        beside = beside or (token.lower in known.above_weak and k > 0 and near[k - 1].lower in known.multiplied)
        if verbal or (beside and before.lower not in known.placing and before.tag != "P"):
            return not verbal or k != 1 or near[0].tag != "P"
        if not (token.tag in "DPXZ" or token.lemma in known.figure or token.mark == "party"):
            return False
    return bool(near) and _is_exceeded_by(sentence, near[-1].index - 1)


def _is_exceeded_by(sentence: Sentence, place: int) -> bool:
    """ "Surpassed by 22 percent the level of 2015": a quantity and "by" between the verb and what it exceeds."""
    known, tokens = figure_words(sentence.language), sentence.tokens
    if place < _AGAIN or tokens[place].mark != "quantity" or tokens[place - 1].tag != "P":
        return False
    return tokens[place - 2].lemma in known.exceeding | known.lagging


def _refers(sentence: Sentence, start: int) -> bool:
    """Whether a period stands behind, with no party, sum or sign before it."""
    for token in sentence.tokens[start : start + _REACH]:
        if token.mark == "period":
            return True
        if token.mark in ("party", "quantity", "sign") or token.tag in ("C", "S", "R"):
            return False
    return False


def _names_more(sentence: Sentence, start: int) -> bool:
    """Whether a noun that is no figure stands in front of the next period."""
    figure = figure_words(sentence.language).figure
    for token in sentence.tokens[start : start + _REACH]:
        if token.mark == "period":
            return False
        if token.tag == "N" and not token.mark and token.lemma not in figure:
            return True
    return False


def _is_sum_of_then(sentence: Sentence, start: int) -> bool:
    """Whether a sum stands there and when it was so, its value in another currency between ("above the $2 million (Sh240 million) of 2017")."""
    inside = behind = False
    for token in sentence.tokens[start : start + 2 * _REACH]:
        if token.mark == "period":
            return behind
        inside = inside or token.lower == "("
        closing = token.lower == ")"
        if not inside and not (token.mark == "quantity" and not behind) and token.tag not in "DXP":
            return False
        behind = behind or token.mark == "quantity"
        inside = inside and not closing
    return False
