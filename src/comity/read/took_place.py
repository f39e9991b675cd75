"""What was told before and is only dated now ("They signed an accord on ports. The signing took place on 21 May")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.language import table
from comity.observation import Finding, Observation
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import behind, resolve, tells_when
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: How the rule of what is found here ends: it completes what was told before, and never replaces it.
RULE = "took_place"
_KEY = "told of late"
#: So many sentences behind a deed may tell when it was.
_REACH = 3
#: The stay that is told by what was done there.
_MEETING, _BESIDE = "meeting", ("visit.stayed", "visit.met")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``took_place.toml``; see there."""

    happening: frozenset[str]
    foreseen: frozenset[str]
    light: dict[str, str]
    others: frozenset[str]
    deeds: dict[str, list[tuple[str, str]]]


@cache
def _words(language: str) -> _Words:
    rows = table(language, "took_place")
    deeds: dict[str, list[tuple[str, str]]] = {}
    for row in rows["deed"]:
        for noun in row["nouns"]:
            deeds.setdefault(noun, []).append((row["kind"], row.get("action", "")))
    light = dict(phrase.split() for phrase in rows["light"])
    happening, foreseen, others = (frozenset(rows[key].split()) for key in ("happening", "foreseen", "others"))
    return _Words(happening, foreseen, light, others, deeds)


def dated(sentence: Sentence, discourse: Discourse, found: Sequence[Finding]) -> list[Finding]:
    """What the sentences before told and this one dates; keeps what it has told itself.

    Args:
        sentence, discourse: the sentence, and what was told before.
        found: what is found in it.

    """
    kept = discourse.last.setdefault(_KEY, [])
    assert isinstance(kept, list)
    late = [(index, finding) for index, finding in kept if discourse.index - index <= _REACH]
    again = list(_again(sentence, discourse, late, {f.observation.kind for f in found})) if late and sentence.periods() else []
    discourse.last[_KEY] = late + [(discourse.index, finding) for finding in found]
    return again


def _again(sentence: Sentence, discourse: Discourse, late: list[tuple[int, Finding]], told: set[str]) -> Iterator[Finding]:
    known = _words(sentence.language)
    for verb in sentence.verbs:
        if not _is_happening(sentence, verb, known):
            continue
        for group in [*verb.subjects, *(verb.objects if verb.passive else ()), *([verb.noun] if verb.noun is not None else ())]:
            sorts = [sort for sort in known.deeds.get(sentence.head(group).lemma, ()) if sort[0] not in told]
            if not sorts or not _is_known(sentence, group, known):
                continue
            period = _when(sentence, verb, discourse, planned=_is_foreseen(verb, known))
            for finding in _meant(sentence, group, late, sorts):
                if period is not None and _fits(period, finding.observation):
                    dated_now = replace(finding.observation, start=period.first, end=period.last)
                    yield replace(finding, observation=dated_now, rule=f"{dated_now.kind}.{RULE}")


def _is_happening(sentence: Sentence, verb: VerbGroup, known: _Words) -> bool:
    """Whether a verb tells no more than that something is ("took place", "was held", "is scheduled for")."""
    if verb.negated or verb.modal in words(sentence.language).sets["possible"]:
        return False
    if verb.lemma in known.light:
        return any(sentence.head(g).lemma == known.light[verb.lemma] for g in verb.objects)
    return verb.lemma in known.happening or (verb.lemma in known.foreseen and verb.passive)


def _is_foreseen(verb: VerbGroup, known: _Words) -> bool:
    above = verb.governor
    return verb.tense == "future" or verb.lemma in known.foreseen or (verb.sort == "infinitive" and above is not None)


def _is_known(sentence: Sentence, group: NounGroup, known: _Words) -> bool:
    """Whether a group means what was told, and not one more ("the visit", not "the next visit")."""
    inside = {t.lower for t in sentence.tokens[group.i : group.head]}
    return sentence.tokens[group.i].lower in words(sentence.language).sets["definite"] and not inside & known.others


def _when(sentence: Sentence, verb: VerbGroup, discourse: Discourse, *, planned: bool) -> Period | None:
    found = [p for place, p in sentence.periods(verb.i, verb.last + 1) if tells_when(sentence, place, p)]
    period = (
        resolve(found[0], "future" if planned else verb.tense or "past", "planned" if planned else "actual", discourse) if found else None
    )
    return period if period is not None and period.first is not None and period.last is not None else None


def _meant(sentence: Sentence, group: NounGroup, late: list[tuple[int, Finding]], sorts: list[tuple[str, str]]) -> list[Finding]:
    """What was told last of some sorts: all that one sentence told of the same two, and the stay at which two met."""
    fitting = [
        (index, f)
        for index, f in late
        if any(f.observation.kind == kind and action in ("", f.observation.attrs.get("action")) for kind, action in sorts)
    ]
    last = [f for index, f in fitting if index == fitting[-1][0]]
    pairs = {f.observation.pair for f in last}
    parties = [getattr(t.value, "party", None) for g in (group, *(g for _, g in behind(group))) for t in sentence.tokens[g.i : g.j]]
    if len(pairs) != 1 or not {p for p in parties if p is not None and is_actor(p)} <= set(next(iter(pairs))):
        return []
    beside = [f for index, f in late if index == fitting[-1][0] and f.rule in _BESIDE and f.observation.pair in pairs and f not in last]
    return last + (beside if last[0].observation.kind == _MEETING else [])


def _fits(period: Period, before: Observation) -> bool:
    """Whether a date is told of what had none, or lies in the month or year that was told."""
    if before.start is None or before.end is None or period.first is None or period.last is None:
        return before.start is None and before.end is None
    return before.start <= period.first and period.last <= before.end and (before.start, before.end) != (period.first, period.last)
