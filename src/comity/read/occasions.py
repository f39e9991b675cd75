"""Occasions that a document has told (a visit, a session, a ceremony) and when they were: what is said to happen at one is dated by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from comity.language import table
from comity.read.datelines import dateline
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import scene
from comity.read.encounters.event_dates import is_short
from comity.read.frames import Instance, behind, resolve, tells_when, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.held_events import is_held
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

_KEY = "occasion"
#: "They also signed" goes on from what so many sentences before told.
_GOES_ON = 2
#: "On that occasion" is that of an encounter so many sentences before.
_REACH = 4
#: What happened so many days before a document's date is what it reports.
_NEWS = 10
#: What lasts no more days than that, beside the first, is one event.
_FEW = 3
#: So near behind "held" stands when.
_NEAR = 4
#: What is done at a ceremony.
_SIGNED = "signed"
#: Before the name of an occasion under which the one is kept that a clause of its own told last.
_LAST = "last "
#: Under this name the latest event is kept.
_EVENT = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``occasions.toml``; see there."""

    nouns: frozenset[str]
    this_one: frozenset[str]
    adding: frozenset[str]
    same: frozenset[str]
    another: frozenset[str]
    final: frozenset[str]
    signing: frozenset[str]
    verbs: dict[str, str]


@cache
def _words(language: str) -> _Words:
    rows = table(language, "occasions")
    verbs = {verb: noun for noun, verbs in rows["verbs"].items() for verb in verbs.split()}
    return _Words(**{name: frozenset(text.split()) for name, text in rows.items() if name != "verbs"}, verbs=verbs)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """When an occasion was, and the number of the sentence that tells it."""

    period: Period | None
    index: int


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keeps when the occasions that a sentence tells were, if it tells that."""
    dated = dateline(sentence)
    found = [(place, p) for place, p in sentence.periods(dated[1] if dated else 0) if tells_when(sentence, place, p)]
    if not found:
        return
    known = _words(sentence.language)
    groups = [g for g in sentence.nouns if sentence.head(g).lemma in known.nouns]
    for group in groups:
        if _has(sentence, group, known.another):
            continue
        others = [g.head for g in groups if g.head > group.head and g.parent is not group]
        own = [item for item in found if not _is_of_another(sentence, item[0], group.head, group, group.verb, others)]
        if own:
            _keep(sentence.head(group).lemma, _nearest(sentence, group.head, group.verb, own, discourse), discourse)
    for verb in sentence.verbs:
        own = [item for item in found if not _is_of_another(sentence, item[0], verb.main, verb.noun, verb)]
        if verb.lemma in known.verbs and verb.sort != "infinitive" and own:
            when = _nearest(sentence, verb.main, verb, own, discourse)
            _keep(known.verbs[verb.lemma], when, discourse)
            if verb.sort != "ing" and verb.noun is None and not any(sentence.head(g).lemma in known.nouns for g in verb.subjects):
                _kept(discourse)[f"{_LAST}{known.verbs[verb.lemma]}"] = _Occasion(when, discourse.index)


def _is_of_another(
    sentence: Sentence, place: int, at: int, group: NounGroup | None, verb: VerbGroup | None, others: Sequence[int] = ()
) -> bool:
    """Whether a period is not of the occasion at a token: of one nearer to it, of a noun described or of a clause with a subject of its own."""
    clause = any(
        v.sort == "finite" and v is not verb and v.subjects and at < v.first <= v.main < place <= v.last and v.i > at
        for v in sentence.verbs
    )
    return clause or any(at < other < place for other in others) or _describes_another(sentence, place, group)


def _describes_another(sentence: Sentence, place: int, group: NounGroup | None) -> bool:
    """Whether a token stands in a clause that describes a noun other than one ("met to speak of the accord signed in March")."""
    around = [v for v in sentence.verbs if v.i < place < v.last and v.noun is not None and v.sort != "infinitive"]
    return any(v.noun is not group for v in around)


def keep_event(period: Period | None, discourse: Discourse) -> None:
    """Keeps when the latest event was, for "the same ceremony"."""
    if period is not None:
        _keep(_EVENT, period, discourse)


def _keep(name: str, period: Period | None, discourse: Discourse) -> None:
    before = _kept(discourse).get(name)
    if before is not None and _is_news(before.period, discourse) and not _is_news(period, discourse):
        # "The talks today follow the visit of 2008": what comes back is what the document reports.
        return
    _kept(discourse)[name] = _Occasion(period, discourse.index)


def _kept(discourse: Discourse) -> dict[str, _Occasion]:
    kept = discourse.last.setdefault(_KEY, {})
    assert isinstance(kept, dict)
    return kept


def _nearest(
    sentence: Sentence, place: int, verb: VerbGroup | None, found: list[tuple[int, Period]], discourse: Discourse
) -> Period | None:
    nearest = min(found, key=lambda item: abs(item[0] - place))[1]
    tense = verb.tense if verb is not None else ""
    return resolve(nearest, tense, "planned" if tense == "future" else "actual", discourse)


def of_occasion(instance: Instance, discourse: Discourse) -> Period | None:
    """When the occasion was at which something is said to happen; None if that is not told.

    That is one that the sentence names as known ("during the visit", "concluding the session"), where it goes on telling
    ("they also signed") the one of the sentence before, else the latest event, if it is the news that the document reports.
    """
    known = _words(instance.sentence.language)
    kept = _kept(discourse)
    for group in _around(instance):
        lemma = instance.sentence.head(group).lemma
        if lemma in known.nouns and (held := _held(instance, group, discourse)) is not None:
            return held
        if lemma in known.this_one and _has(instance.sentence, group, known.same):
            return _of_encounter(instance, discourse, _REACH)
        if lemma in known.nouns and _is_known(instance.sentence, group):
            last = kept.get(f"{_LAST}{lemma}")
            # "He visited Fiji in 2018. During the visit …": that one, whatever the document reports.
            told = last if last is not None and last.index == discourse.index - 1 else None
            told = told or kept.get(lemma) or (kept.get(_EVENT) if _has(instance.sentence, group, known.same) else None)
            period = told.period if told is not None else _of_encounter(instance, discourse, _REACH)
            return _of_its_end(instance.sentence, group, period, known.final)
    if instance.tense != "past" or not _is_of_pair(instance.sentence, discourse):
        return None
    before = sorted((o for o in kept.values() if discourse.index - _GOES_ON <= o.index < discourse.index), key=lambda o: o.index)
    if before and any(t.lower in known.adding for t in instance.sentence.tokens):
        return before[-1].period
    if instance.status == "actual" and instance.frame.attrs.get("action") == _SIGNED:
        # "The ceremony was held on 26 May. The notes were signed by …", "At talks on 26 May … The two signed …".
        ceremony = next((o for name in known.signing for o in before if kept.get(name) is o), None)
        told = ceremony or next((o for o in reversed(before) if _is_news(o.period, discourse)), None)
        if told is not None:
            return told.period
        if instance.verb is not None and not instance.verb.perfect and (period := _of_encounter(instance, discourse, _GOES_ON)):
            # "He visited Fiji in July 1975. Both nations signed an agreement".
            return period
    event = kept.get(_EVENT)
    return event.period if event is not None and instance.status == "actual" and _is_news(event.period, discourse) else None


def _of_encounter(instance: Instance, discourse: Discourse, reach: int) -> Period | None:
    """When the encounter told last was, at most so many sentences before, if it is as sure and the sentence names nobody else."""
    told = scene.told_last(discourse)
    if len({(t.period.first, t.period.last) for t in told if t.period is not None}) > 1:
        # "Left after two days in Fiji, whose premier he had met in May": what is reported is the news.
        told = [t for t in told if _is_news(t.period, discourse)]
    if not told or not 0 < discourse.index - told[0].index <= reach or any(t.status != instance.status for t in told):
        return None
    apart = any(tells_when(instance.sentence, place, p) for place, p in instance.sentence.periods())
    named, period = {p for p in instance.sentence.parties() if is_actor(p)}, told[0].period
    return period if named <= told[0].parties and not apart and is_short(period) else None


def _of_its_end(sentence: Sentence, group: NounGroup, period: Period | None, final: frozenset[str]) -> Period | None:
    """The last day of what "at the end of the session" tells; all of it elsewhere."""
    if period is None or period.last is None or group.parent is None or sentence.head(group.parent).lemma not in final:
        return period
    return period._replace(first=period.last)


def _is_of_pair(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a sentence names no states but the two that the document is about."""
    return {p for p in sentence.parties() if is_actor(p)} <= set(discourse.pair or ())


def _is_news(period: Period | None, discourse: Discourse) -> bool:
    """Whether a period is the day or the few days that a document reports of, shortly before its date."""
    today = discourse.today
    if today is None or period is None or period.first is None or period.last is None:
        return False
    return (period.last - period.first).days <= _FEW and 0 <= (today - period.first).days <= _NEWS


def _held(instance: Instance, group: NounGroup, discourse: Discourse) -> Period | None:
    """When an occasion was that is told by what it did ("at the meeting held on 3 May")."""
    sentence = instance.sentence
    for verb in sentence.verbs:
        if verb.sort == "participle" and verb.i >= group.j and (verb.noun is group or is_held(sentence, verb, group)):
            value = next((t.value for t in sentence.tokens[verb.j : verb.j + _NEAR] if isinstance(t.value, Period)), None)
            return resolve(value, "past", "actual", discourse) if value is not None else None
    return None


def _around(instance: Instance) -> list[NounGroup]:
    """What hangs on an instance by prepositions, who does it, and the objects of what is done at the time ("concluding the session")."""
    verb = instance.verb
    found = [g for _, g in behind(instance.noun)] if instance.noun is not None else []
    if verb is not None:
        found += [*verb.subjects, *(g for _, g in verb_behind(verb))]
        found += [h for g in list(found) for _, h in behind(g)]
        if verb.sort == "infinitive" and verb.governor is not None:
            # "On that occasion a contract is to be concluded".
            found += [g for _, g in verb_behind(verb.governor)]
        for other in instance.sentence.verbs:
            if other is not verb and (other.sort == "ing" or other.governor is verb):
                found += other.objects
            if other.governor is verb and other.sort == "infinitive":
                # "Are to be signed during the visit".
                found += [g for _, g in verb_behind(other)]
    return found


def _is_known(sentence: Sentence, group: NounGroup) -> bool:
    first = sentence.tokens[group.i]
    return first.lower in words(sentence.language).sets["definite"] or first.tag == "Q" or group.possessor is not None


def is_occasion(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names an occasion, or a body that meets ("the commission")."""
    return sentence.head(group).lemma in _words(sentence.language).nouns


def _has(sentence: Sentence, group: NounGroup, among: frozenset[str]) -> bool:
    return any(t.lower in among for t in sentence.tokens[group.i : group.head])
