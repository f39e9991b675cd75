"""The first and the last day of a visit told before: when who came arrived, and when he left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from comity.observation import Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.encounters import stay
from comity.read.encounters.guests import Visit
from comity.read.encounters.participants import Side, sides
from comity.read.frames import Instance, resolve, verb_status
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

_KEY = "stay"
#: So many sentences behind that of a visit may tell when it began or ended.
_REACH = 4
#: For so many sentences what is done on a later day is a part of the stay, if it is of no more than so many days.
_LASTS, _USUAL = 8, 7


class _Stay(NamedTuple):
    """A visit as told: in which sentence, by what, by whom, for how many days (0 if not told), and what was found."""

    told_at: int
    instance: Instance
    visitor: Side
    host: str
    days: int
    finding: Finding


def keep(visit: Visit, finding: Finding, discourse: Discourse) -> None:
    """Keeps a visit, for the sentences that tell its first or last day."""
    instance = visit.instance
    days = max((stay.days_of(instance.sentence, g) for g in stay.stays(instance)), default=0)
    discourse.last[_KEY] = _Stay(discourse.index, instance, visit.visitor, visit.host, days, finding)


def goes_on(visit: Visit, period: Period | None, discourse: Discourse) -> bool:
    """Whether what somebody does or who receives him on a day is a part of the stay told just before ("arrived on Tuesday. On Thursday he was received")."""
    told, implied = discourse.last.get(_KEY), visit.instance.frame.attrs.get("how") in (None, "received", "stayed")
    if not isinstance(told, _Stay) or not implied or period is None or period.first is None or discourse.index - told.told_at > _LASTS:
        return False
    before, visitor = told.finding.observation, visit.visitor
    same = (told.host, told.visitor.party) == (visit.host, visitor.party) and told.told_at < discourse.index
    named = visitor.person is not None and bool(visitor.person.name) and visitor.surname != told.visitor.surname
    if not same or named or before.start is None or before.modality != "actual" or not period.is_day:
        return False
    open_ended = before.end is None or before.end == before.start
    return before.start < period.first <= ((before.start + timedelta(days=_USUAL)) if open_ended else before.end or before.start)


def is_there(visitor: Side, host: str, discourse: Discourse) -> bool:
    """Whether somebody was just told to have come: who will meet people there then is on that visit."""
    told = discourse.last.get(_KEY)
    if not isinstance(told, _Stay) or discourse.index - told.told_at > _LASTS or told.told_at == discourse.index:
        return False
    named = visitor.person is not None and bool(visitor.person.name) and visitor.surname != told.visitor.surname
    return (told.host, told.visitor.party, told.finding.observation.modality) == (host, visitor.party, "actual") and not named


def completed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The visit told last with the days on which it is said to have begun or ended ("He arrived on Monday and left last night")."""
    told = discourse.last.get(_KEY)
    if not isinstance(told, _Stay) or discourse.index - told.told_at > _REACH or not sentence.periods():
        return
    before = told.finding.observation
    began = _day(sentence, told, discourse, "coming")
    left = _day(sentence, told, discourse, "leaving")
    rest = timedelta(days=max(0, told.days - 1))
    first, last = began or before.start, left or before.end
    if began is not None and (before.end is None or before.end == before.start) and left is None and told.days:
        last = began + rest
    if left is not None and (before.start is None or before.start == before.end) and began is None and told.days:
        first = left - rest
    first, last = first or last, last or first
    if (began or left) and first is not None and last is not None and first <= last <= first + timedelta(days=stay.LONGEST):
        whole = replace(before, start=first, end=last)
        if whole != before:
            finding = replace(told.finding, observation=whole)
            discourse.last[_KEY] = told._replace(finding=finding)
            yield finding


def _day(sentence: Sentence, told: _Stay, discourse: Discourse, way: str) -> date | None:
    """The day on which who came is said to have come, or to have left."""
    start = told.finding.observation.start
    year = Period(0, 0, start, start).year_around() if start is not None else None
    for verb in sentence.verbs:
        own = told.instance.sentence is sentence and verb is told.instance.verb
        # "Will leave on Friday" tells the end of a visit that goes on.
        unsure = bool(verb.modal) and not (way == "leaving" and verb.tense == "future")
        if own or verb.negated or unsure or not _is_way(sentence, verb, way) or not _is_of_visitor(sentence, verb, told, discourse):
            continue
        others = [v.i for v in sentence.verbs if v is not verb]
        last = min([verb.last, *(i for i in others if i > verb.i)])
        in_front = sentence.periods(max([verb.first, *(i for i in others if i < verb.i)]), verb.i)
        for _, period in [*sentence.periods(verb.i, last), *in_front]:
            if period.sort == "shifted":
                # "Before returning home the same day".
                continue
            # "Is expected to arrive on Friday".
            ahead = verb.tense == "future" or verb_status(sentence, verb)[0] == "planned"
            found = resolve(period, verb.tense, "planned" if ahead else "actual", discourse, year)
            if found is not None and found.is_day:
                return found.first
    return None


def _is_way(sentence: Sentence, verb: VerbGroup, way: str) -> bool:
    """Whether a verb tells that somebody comes, or leaves: by itself or with its particle ("flew in", "went home")."""
    known = stay.stay_words(sentence.language)
    behind_it = {t.lower for t in sentence.tokens[verb.j : verb.j + 1]}
    return verb.lemma in known[way] or (verb.lemma in known["moving"] and bool(behind_it & known[way + "_in"]))


def _is_of_visitor(sentence: Sentence, verb: VerbGroup, told: _Stay, discourse: Discourse) -> bool:
    """Whether a verb tells of who came, or of the visit, and of no other land than those of the two."""
    groups = verb.objects if verb.passive else verb.subjects
    if verb.sort == "ing" or (
        not verb.passive and any(sentence.head(g).lemma in stay.stay_words(sentence.language)["nouns"] for g in verb.objects)
    ):
        # "Ends a tour of the Baltic states today": that is more than the one visit.
        return False
    places = [a.party for prep, g in verb.obliques for a in actors(sentence, g, discourse)]
    ahead = [
        a.party for prep, g in verb.obliques if prep in stay.stay_words(sentence.language)["ahead"] for a in actors(sentence, g, discourse)
    ]
    if told.host in ahead or not {*places} <= {told.host, told.visitor.party}:
        # "Left for Fiji".
        return False
    return any(_is_visitor(sentence, g, told, discourse) for g in groups)


def _is_visitor(sentence: Sentence, group: NounGroup, told: _Stay, discourse: Discourse) -> bool:
    head, visitor = sentence.head(group), told.visitor
    if head.lemma in stay.stay_words(sentence.language)["nouns"]:
        return True
    if head.tag == "U":
        return head.lower in stay.stay_words(sentence.language)["somebody"]
    named = [s for s in sides(sentence, group, discourse) if s.person is not None and s.party in ("", visitor.party)]
    return any(_is_same(s, visitor) or (s.person is not None and not s.person.name and s.level == visitor.level) for s in named)


def _is_same(side: Side, visitor: Side) -> bool:
    """Whether somebody bears the visitor's name, not only the family's."""
    names = [s.person.name.split() if s.person is not None else [] for s in (side, visitor)]
    full = all(len(name) > 1 for name in names)
    return side.surname == visitor.surname and not (full and names[0][0] != names[1][0])
