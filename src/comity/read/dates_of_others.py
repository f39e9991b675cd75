"""Which periods of a sentence belong to other deeds than an instance's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comity.read.grammar import VerbGroup, words
from comity.read.sentence import Sentence
from comity.read.timing import opens_with_when, reach

if TYPE_CHECKING:
    from comity.read.frames import Instance


def claimed(instance: Instance, others: Iterable[Instance]) -> frozenset[int]:
    """The tokens of periods that stand in the clauses of other deeds of the sentence, and not in an instance's own."""
    low, high, first = reach(instance)
    if opens_with_when(instance):
        # "Relations were established in 1966, when an envoy was sent": the day of the one is that of the other.
        return frozenset()
    places = {place for place, _ in instance.sentence.periods()}
    found: set[int] = set()
    for other in others if places else ():
        if other is instance or other.verb is None:
            continue
        inside = {p for p in places if other.verb.i < p < other.verb.last}
        if inside and _has_own_subject(other.verb, instance) and not _is_cleft(other):
            found |= inside
    return frozenset(p for p in found if not low <= p < high and not first <= p < low)


def of_others(instance: Instance) -> frozenset[int]:
    """The tokens of periods that stand in the clauses of others: with a subject of their own, or telling what is aimed at by an instance."""
    own, found = instance.verb, set[int]()
    above = _above(own)
    for verb in instance.sentence.verbs:
        relative = verb.noun is not None and verb.noun is not instance.noun and verb.sort == "finite"
        aim = own is not None and verb.sort in ("ing", "infinitive") and verb.i > own.i and verb not in above
        doers = verb.objects if verb.passive else verb.subjects
        others = bool(doers) and _has_own_subject(verb, instance) and verb not in above
        if verb is own or _is_cleft_verb(instance.sentence, verb) or not (relative or aim or others):
            continue
        found.update(p for p, _ in instance.sentence.periods(verb.i, verb.last) if own is None or not verb.i < own.i < p)
    return frozenset(found)


def _above(verb: VerbGroup | None) -> list[VerbGroup]:
    """The verbs above one."""
    found: list[VerbGroup] = []
    while verb is not None and verb.governor is not None and verb.governor not in found:
        verb = verb.governor
        found.append(verb)
    return found


def _is_cleft(instance: Instance) -> bool:
    """Whether a verb only sets in front what another clause tells ("It was in 1965 that …")."""
    return instance.verb is not None and _is_cleft_verb(instance.sentence, instance.verb)


def _is_cleft_verb(sentence: Sentence, verb: VerbGroup) -> bool:
    expletive = words(sentence.language).sets["expletive"]
    return verb.lemma == "be" and bool(verb.subjects) and all(sentence.head(g).lower in expletive for g in verb.subjects)


def _has_own_subject(verb: VerbGroup, instance: Instance) -> bool:
    """Whether a verb has a subject of its own behind or before what evokes an instance, not the one that it shares with its verb."""
    if verb is instance.verb:
        return False
    shared = [*instance.verb.subjects, *instance.verb.objects] if instance.verb is not None else []
    return not any(g in shared for g in (verb.objects if verb.passive else verb.subjects))
