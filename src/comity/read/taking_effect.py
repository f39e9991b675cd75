"""Days on which what is told takes effect ("a tariff, effective 1 July"), and those on which it was only announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.read.grammar import words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

if TYPE_CHECKING:
    from comity.read.frames import Instance

#: So many tokens stand between the word and its day at the most ("with effect from 1 July").
_NEAR = 3
#: What is imposed takes effect on a day, announced or not.
_IMPOSED = "coercion"


def of_effect(instance: Instance) -> Period | None:
    """The day on which what is imposed or announced takes effect, where the sentence tells it; None elsewhere."""
    if instance.status != "planned" and not (instance.frame.kind == _IMPOSED and instance.status == "actual"):
        return None
    known, sentence = words(instance.sentence.language).sets["taking_effect"], instance.sentence
    for place, period in sentence.periods():
        for token in reversed(sentence.tokens[max(0, place - _NEAR) : place]):
            if token.lower in known and token.index > (instance.noun.i if instance.noun is not None else 0):
                return period
            if token.tag != "P":
                break
    return None


def when_announced(instance: Instance) -> frozenset[int]:
    """The tokens that tell when something still to come was announced or decided ("its decision in March to close the embassy")."""
    sentence, verb = instance.sentence, instance.verb
    if instance.status != "planned" or verb is None:
        return frozenset()
    announcing = words(sentence.language).sets["announcement"]
    return frozenset(
        place
        for place, _ in sentence.periods(0, verb.i)
        if place and sentence.tokens[place - 1].tag == "P" and _is_of(sentence, place, announcing)
    )


def _is_of(sentence: Sentence, place: int, nouns: frozenset[str]) -> bool:
    """Whether a period hangs on one of some nouns, right behind it."""
    before = next((t for t in reversed(sentence.tokens[:place]) if t.tag != "P"), None)
    return before is not None and before.tag == "N" and before.lemma in nouns
