"""When something was that is told so many days before or after something else ("recalled its envoy a day after Chile closed the border")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from comity.read.discourse import Discourse
from comity.read.grammar import Token, VerbGroup, words
from comity.read.marks.period_words import vocabulary
from comity.read.marks.periods import Period, resolved
from comity.read.sentence import Sentence

if TYPE_CHECKING:
    from comity.read.frames import Instance

#: Units of which so many are counted from a day, and not from a month or year.
_OF_DAYS = ("day", "week", "fortnight")


def reckoned(instance: Instance, discourse: Discourse, told: Callable[[VerbGroup], Period | None]) -> Period | None:
    """When something was that is told beside another deed; None where it is not told so, or the other has no date either.

    Args:
        instance: what was.
        discourse: what was told before: that "came a day after" it.
        told: when the deed of a verb of the sentence is told to have been.

    """
    sentence, verb = instance.sentence, instance.verb
    if verb is None:
        return None
    apart = _distance(sentence, verb)
    if apart is not None:
        main = _main(sentence, verb)
        if main is None:
            return None
        return _moved(told(main) or (discourse.day if not _has_parties(sentence, main) else None), -apart[0], apart[1])
    for below in sentence.verbs:
        apart = _distance(sentence, below) if below is not verb else None
        if apart is not None and _main(sentence, below) is verb:
            return _moved(told(below), *apart)
    return None


def in_front_of_aside(sentence: Sentence, verb: VerbGroup | None) -> list[tuple[int, Period]]:
    """The periods in front of the clause beside which a verb's is told ("in 2015, a year after it had recalled its envoy, Chile …"): they are its own."""
    for below in sentence.verbs if verb is not None else ():
        if verb is not None and below.i < verb.i and _is_beside(sentence, below) and _main(sentence, below) is verb:
            return sentence.periods(0, max(0, below.first - 2))
    return []


def _is_beside(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a clause within a sentence is told to have been before or after the main one ("shortly before it closed")."""
    beside = vocabulary(sentence.language).words["BESIDE"]
    return any(i > 1 and sentence.tokens[i].lower in beside for i in (verb.first, verb.first - 1))


def beside_event(sentence: Sentence, place: int, period: Period) -> Period | None:
    """When something was that is told beside an event with its day ("four days after the coup of 26 July"); the period where it is told by itself."""
    words, at = vocabulary(sentence.language).words, place - 1
    while at > 1 and sentence.tokens[at].tag in ("P", "N", "A", "L", "D", "Q", "Z") and sentence.tokens[at].lower not in words["BESIDE"]:
        at -= 1
    unit = words["UNIT"].get(sentence.tokens[at - 1].lower) if at > 1 else None
    if at == place - 1 or unit is None or sentence.tokens[at].lower not in words["BESIDE"]:
        return period
    count = _count(sentence, sentence.tokens[at - 2]) * int(words["BESIDE"][sentence.tokens[at].lower])
    return (_moved(period, count, str(unit)) if count else None) or Period(period.start, period.end, None, None, "shifted")


def is_reckoned_from(sentence: Sentence, verb: VerbGroup | None, place: int) -> bool:
    """Whether a token stands in a clause that another verb's is told beside ("two days after Peru closed its embassy on 3 May, Chile …")."""
    return any(v is not verb and v.first <= place < max(v.last, v.j) and _distance(sentence, v) for v in sentence.verbs)


def _distance(sentence: Sentence, verb: VerbGroup) -> tuple[int, str] | None:
    """By how many of which units what a clause is told beside came after it ("two days after Chile closed": 2 days)."""
    words = vocabulary(sentence.language).words
    start = next((i for i in (verb.first, verb.first - 1) if i > 1 and sentence.tokens[i].lower in words["BESIDE"]), 0)
    if not start or any(v.first == verb.first and v.i < verb.i for v in sentence.verbs):
        # Behind the clause that stands beside it, the main one begins where that did.
        return None
    if sentence.tokens[start + 1].tag == "R" and int(words["BESIDE"][sentence.tokens[start].lower]) > 0:
        # "Held talks on Monday, after which they signed".
        return 0, _OF_DAYS[0]
    unit = words["UNIT"].get(sentence.tokens[start - 1].lower)
    count = _count(sentence, sentence.tokens[start - 2])
    side = words["BESIDE"][sentence.tokens[start].lower]
    return (count * int(side), str(unit)) if unit is not None and count else None


def _count(sentence: Sentence, token: Token) -> int:
    words = vocabulary(sentence.language).words
    if token.mark == "quantity":
        value = getattr(token.value, "value", None)
        return int(value) if value and value == int(value) else 0
    return 1 if token.lower in words["ARTICLE"] else int(words["COUNT"].get(token.lower, 0))


def _main(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb of the clause that another stands beside: the last in front of it, else the first behind."""
    others = [v for v in sentence.verbs if v is not verb and v.sort in ("finite", "participle") and (v.noun is None or v.passive)]
    before = [v for v in others if v.i < verb.first and not _is_saying_aside(sentence, v)]
    behind = [v for v in others if v.i > verb.i]
    return before[-1] if before else behind[0] if behind else None


def _is_saying_aside(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb only tells between commas who says it (", the agency reported, a day after …")."""
    before = sentence.tokens[min([verb.i, *(g.i for g in verb.subjects)]) - 1].lower
    after = sentence.tokens[verb.j].lower if verb.j < len(sentence.tokens) else ""
    return before == after == "," and words(sentence.language).governors.get(verb.lemma) == "report"


def _has_parties(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether somebody is told to do what a verb tells; "the move came" tells again what was done."""
    return any(sentence.head(g).mark in ("party", "person") for g in verb.subjects)


def _moved(told: Period | None, count: int, unit: str) -> Period | None:
    if told is None or not count:
        return told
    if told.first is None or told.last is None or (unit in _OF_DAYS and not told.is_day):
        return None
    shifted = Period(0, 0, None, None, "shifted", awaits="told_same", step=count, unit=unit)
    found = resolved(shifted, None, "past", told)
    return found if found.first is not None else None
