"""Anniversaries of what two parties did together: which, of what, and when it falls."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.observation import Attribute, Finding
from comity.read.actors import actors, owners
from comity.read.agreements.parties import is_at_hand
from comity.read.agreements.told import known as known_agreements
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.frames import Instance, behind, instances, when
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.tokens import Token
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.parties_between import partners
from comity.read.sentence import Sentence

KIND = "anniversary"
FIELDS = frozenset(("named", "words"))
#: Of what has been told, this waits for its date.
_KEY = "anniversary"
#: A name of what is kept has no more words.
_LONGEST = 14
_TWO, _DECADE, _CENTURY = 2, 10, 100
#: A stretch of more days is no day.
_YEAR = 366


class _Words(NamedTuple):
    named: tuple[tuple[tuple[str, ...], int], ...]
    parts: dict[str, int]
    decades: frozenset[str]
    centuries: frozenset[str]
    since: frozenset[str]
    being: frozenset[str]
    shared: frozenset[str]
    own: frozenset[str]
    kept: frozenset[str]
    passing: frozenset[str]
    occasions: frozenset[str]
    of: frozenset[str]


class _Waiting(NamedTuple):
    """An anniversary told without its date: its finding, and the words of what it is of."""

    finding: Finding
    of: str
    n: int


@cache
def _words(language: str) -> _Words:
    rows = table(language, f"kinds/{KIND}")
    named = tuple((tuple(words.split()), int(n)) for words, n in rows["named"].items())
    sets = {
        name: frozenset(rows["words"][name].split())
        for name in ("decades", "centuries", "since", "being", "shared", "own", "kept", "passing", "occasions", "of")
    }
    parts = {part: int(n) for part, n in rows["parts_of_century"].items()}
    return _Words(tuple(sorted(named, key=lambda item: -len(item[0]))), parts, **sets)


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The anniversaries that a sentence tells, and those told before whose date follows from it."""
    for instance in instances(sentence, KIND):
        yield from _anniversary(instance, discourse)
    waiting = discourse.last.get(_KEY)
    if isinstance(waiting, _Waiting):
        yield from _dated(waiting, discourse)


def _anniversary(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    sentence, group = instance.sentence, instance.noun
    if group is None or instance.status == "denied":
        return
    n = _number(instance)
    thing = _thing(instance)
    if n is None or n <= 0 or thing is None:
        return
    pair = [p for p in _pair(instance, thing, discourse) if is_actor(p)]
    if len(pair) < 2:
        return
    of = _name(sentence, thing)
    attrs: dict[str, Attribute] = {"n": n, "of": of}
    period, told = _falls(instance, thing, n, discourse)
    found = finding(sentence, KIND, pair[0], pair[1], attrs, period, instance.place, instance.frame.name)
    if period is None and told is None:
        discourse.last[_KEY] = _Waiting(found, of, n)
    yield found


def _number(instance: Instance) -> int | None:
    """How many years it is since: by an ordinal before the noun, a name of its own, or "50 years" that are celebrated."""
    sentence, group = instance.sentence, instance.noun
    assert group is not None
    words = _words(sentence.language)
    before = sentence.tokens[group.i : group.head]
    told = [t.value for t in before if isinstance(t.value, Quantity)]
    head = sentence.head(group).lemma
    if instance.frame.name == "years":
        whole = group.parent if group.parent is not None and _parts(sentence, group.parent.i, group.parent.j) else group
        if not _is_kept(sentence, group, whole):
            return None
        if head in words.centuries:
            # "A quarter of a century", "half a century", "a century".
            part = _parts(sentence, max(0, whole.i - 1), group.head + 1)
            return part[0] if part else _CENTURY if not told else None
        if head in words.decades and not told and sentence.head(group).lower == head:
            return _DECADE
        value = told[0].value if told and told[0].sort in ("number", "ordinal") and told[0].bound == "exact" else None
        return None if value is None else int(value) * (_DECADE if head in words.decades else 1)
    for signs, n in words.named:
        if tuple(t.lemma for t in sentence.tokens[group.i : group.head + 1])[-len(signs) :] == signs:
            return n
    return int(told[0].value) if told and told[0].value is not None and told[0].bound == "exact" else None


def _is_kept(sentence: Sentence, group: NounGroup, whole: NounGroup) -> bool:
    """Whether years are told as an anniversary: celebrated, counted since a deed, or an occasion."""
    words, verb = _words(sentence.language), whole.verb
    if whole is group and group.parent is not None and sentence.head(group.parent).lemma in words.occasions:
        # "On the occasion of 40 years of relations".
        return True
    if verb is None or verb.negated:
        return False
    counted = _since(sentence, group) is not None or bool(_ordinal(sentence, group))
    if verb.lemma in words.passing:
        # "Forty years have passed since both established relations".
        return whole in verb.subjects and _since(sentence, group, verb.j) is not None
    return whole in verb.objects and (verb.lemma in words.kept or (verb.lemma in words.being and counted))


def _ordinal(sentence: Sentence, group: NounGroup) -> list[Token]:
    """The ordinal of the manieth year it is ("the 40th year of relations")."""
    return [t for t in sentence.tokens[group.i : group.head] if isinstance(t.value, Quantity) and t.value.sort == "ordinal"]


def _parts(sentence: Sentence, i: int, j: int) -> list[int]:
    """The years of the parts of a century that some tokens tell ("half a", "a quarter-")."""
    parts = _words(sentence.language).parts
    return [parts[w] for t in sentence.tokens[i:j] for w in t.lower.replace("-", " ").split() if w in parts]


def _thing(instance: Instance) -> NounGroup | None:
    """What is kept: something of two, told by "of" or before the noun."""
    sentence, group = instance.sentence, instance.noun
    assert group is not None
    words = _words(sentence.language)
    hanging = [g for prep, g in behind(group, 0) if prep in words.of] or _done(sentence, group)
    if not hanging:
        return None
    lemmas = {sentence.head(g).lemma for g in [hanging[0], *(g for _, g in behind(hanging[0]))]}
    lemmas |= {t.lemma for t in sentence.tokens[hanging[0].i : hanging[0].j]}
    return hanging[0] if lemmas & words.shared and not lemmas & words.own else None


def _done(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """What a deed told by a verb is done to ("the anniversary of establishing relations")."""
    is_of = group.j < len(sentence.tokens) and sentence.tokens[group.j].lower in _words(sentence.language).of
    done = [g for v in sentence.verbs if is_of and v.sort == "ing" and v.i == group.j + 1 for g in v.objects]
    verb = _since(sentence, group) or (_since(sentence, group, group.verb.j) if group.verb is not None else None)
    return done or (verb.objects if verb is not None else [])


def _since(sentence: Sentence, group: NounGroup, at: int = 0) -> VerbGroup | None:
    """The verb of the clause that tells since when so many years are counted ("40 years since Chile and Peru signed the treaty").

    "Since" stands right behind the years, or at a token behind their verb.
    """
    since, at = _words(sentence.language).since, at or group.j
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in since:
        return None
    return next((v for v in sentence.verbs if v.i > group.j and v.sort in ("finite", "participle") and v.tense == "past"), None)


def _pair(instance: Instance, thing: NounGroup, discourse: Discourse) -> list[str]:
    """Whose anniversary it is: the two that hang on what is kept, else those that the sentence and the discourse tell."""
    sentence = instance.sentence
    found: dict[str, None] = {}
    for group in [thing, *(g for _, g in behind(thing))]:
        found |= dict.fromkeys(a.party for a in actors(sentence, group, discourse, listed=False) if is_actor(a.party))
    if len(found) >= 2:
        return list(found)
    things = [thing, *(g for _, g in behind(thing))]
    noun = instance.noun
    since = _since(sentence, noun) or (_since(sentence, noun, noun.verb.j) if noun.verb is not None else None) if noun is not None else None
    both = [a.party for g in (since.subjects if since is not None else ()) for a in actors(sentence, g, discourse)]
    own = list(dict.fromkeys(p for p in both or [a.party for a in owners(sentence, thing, discourse)] if is_actor(p)))
    if len(own) == _TWO:
        # "Lima and Quito prepare for the 20th anniversary of their partnership".
        return own
    pair = [a.party for a in partners(instance, discourse, things)]
    return pair if is_at_hand(sentence, pair, bool(found), discourse) else []


def _name(sentence: Sentence, thing: NounGroup) -> str:
    """What is kept, in a few words: its group and what hangs on it, up to the parties."""
    start = thing.i
    while start < thing.head and (sentence.tokens[start].tag in ("D", "Q", "Z", "Y") or sentence.tokens[start].mark):
        start += 1
    end = thing.j
    for prep, group in behind(thing):
        if group.i > end + 2 or sentence.head(group).mark or prep in ("",):
            break
        end = group.j
    return sentence.words(start, min(end, start + _LONGEST))


def _falls(instance: Instance, thing: NounGroup, n: int, discourse: Discourse) -> tuple[Period | None, Period | None]:
    """When an anniversary falls, and when what it is of was, if the sentence or an earlier one tells that."""
    end = max([thing.j, *(g.j for _, g in behind(thing))]) + 2
    inside = [
        (place, p) for place, p in instance.sentence.periods(thing.i, end) if p.first is not None and _years_back(p, discourse) >= n - 1
    ]
    if inside:
        return _later(inside[0][1], n), inside[0][1]
    told = when(instance, discourse)
    if told is not None and told.first is not None:
        return told, None
    before = _told_before(_name(instance.sentence, thing), discourse)
    return (_later(before, n), before) if before is not None else (None, None)


def _years_back(period: Period, discourse: Discourse) -> int:
    if period.first is None:
        return 0
    today = discourse.today or datetime.date.today()
    return today.year - period.first.year


def _told_before(of: str, discourse: Discourse) -> Period | None:
    """When an agreement of that name was signed, if it was told."""
    words = {w.lower() for w in of.split() if w[0].isupper()}
    for told in reversed(known_agreements(discourse)):
        if told.signed is not None and words and words <= {w.lower() for w in told.name.split()}:
            return told.signed
    return None


def _dated(waiting: _Waiting, discourse: Discourse) -> Iterator[Finding]:
    """An anniversary told before, once the date of what it is of is told."""
    signed = _told_before(waiting.of, discourse)
    later = _later(signed, waiting.n) if signed is not None else None
    if later is not None:
        discourse.last.pop(_KEY)
        yield replace(waiting.finding, observation=replace(waiting.finding.observation, start=later.first, end=later.last))


def _later(period: Period, n: int) -> Period | None:
    """The same days n years on; of a day that is none then (29 February) the year."""
    if period.first is None or period.last is None or (period.last - period.first).days > _YEAR:
        return None
    try:
        first, last = (day.replace(year=day.year + n) for day in (period.first, period.last))
    except ValueError:
        first, last = datetime.date(period.first.year + n, 1, 1), datetime.date(period.first.year + n, 12, 31)
    return period._replace(first=first, last=last, awaits="")
