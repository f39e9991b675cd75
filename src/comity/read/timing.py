"""When what a frame tells happened: which of a sentence's periods is an instance's own, and what days it means."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from comity.read.datelines import dateline
from comity.read.discourse import Discourse
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.hanging import behind
from comity.read.marks.periods import Period, resolved
from comity.read.period_edges import closed, is_brief, is_stretch, month_told, of_beginning
from comity.read.reckoned_days import beside_event, in_front_of_aside, is_reckoned_from, reckoned
from comity.read.sentence import Sentence
from comity.read.since_another import is_counted_from, is_of_before, is_sequent, is_since_another
from comity.read.status_by_time import first_who
from comity.read.taking_effect import of_effect, when_announced
from comity.read.unasserted import is_brought_about

if TYPE_CHECKING:
    from comity.read.frames import Instance
    from comity.read.marks.periods import Tense

#: What goes on for more days than that after the document's date is no day of an event.
_YEARS_AHEAD = 732
_YEAR = 366
#: A period at so many tokens, or fewer, begins its sentence ("In 2014, …").
_FRONT = 1
#: How the sorts of periods begin that are told against another.
_TOLD = "told"


def when(instance: Instance, discourse: Discourse, but: Iterable[int] = ()) -> Period | None:
    """The period that an event happened or will happen in, resolved by tense; None where nothing tells it.

    Periods at the tokens `but` tell something else (the years in a programme's name).

    In order: behind the evoking word and within its clause; in its own group; in front of it in its clause; elsewhere in its
    sentence, if that tells one period only.
    """
    sentence = instance.sentence
    dated = dateline(sentence)
    if (effect := of_effect(instance)) is not None:
        return resolve(effect, "future", "planned", discourse, told_before(sentence, effect))
    but = {*but, *said_at(instance), *when_announced(instance), *range(dated[1] if dated else 0), *_after(instance), *_subjects(instance)}
    low, _, first = reach(instance)
    chosen = _near(instance, but)
    if chosen is None and (beside := reckoned(instance, discourse, partial(_when_done, instance, discourse))) is not None:
        return beside
    if chosen is None and _may_be_elsewhere(instance):
        other = [(place, p) for place, p in sentence.periods() if place not in but and not p.attributive]
        told = [(place, p) for place, p in other if tells_when(sentence, place, p, low)]
        told = [(place, p) for place, p in told if not (place > low and opens_clause(sentence, place, instance.verb))]
        every = [p for place, p in told if not _is_aside(instance, place) and not _is_of_decision(instance, place)]
        chosen = every[0] if len(every) == 1 else None
    if chosen is None and sentence.is_heading:
        chosen = sentence.heading_year()
    if chosen is not None and chosen.opens == "first" and _is_time_of(instance, chosen):
        chosen = closed(chosen)
    found_at = resolve(chosen, tense_of(instance, chosen), instance.status, discourse, told_before(sentence, chosen))
    if chosen is not None and found_at is not None and found_at.first is not None:
        found_at = beside_event(sentence, next((i for i, p in sentence.periods() if p == chosen), 0), found_at)
    if chosen is not None and chosen.sort == "shifted" and (found_at is None or found_at.first is None):
        # "In December 1972 … on the same day".
        in_front = [p for place, p in sentence.periods(first, low) if place not in but and p.sort == "absolute" and not p.attributive]
        found_at = resolve(in_front[-1], instance.tense, instance.status, discourse) if in_front else None
    if chosen is not None and found_at is not None and _is_deadline(sentence, chosen):
        return found_at._replace(first=found_at.last)
    return found_at


def _near(instance: Instance, but: Collection[int]) -> Period | None:
    """The period that stands in an instance's own clause, as it is told."""
    sentence = instance.sentence
    told = in_front_of_clause(instance)
    if told is not None:
        return told
    low, high, first = reach(instance)
    stretches = ((low, high, False), (first, low, True))
    for i, j, nearest_last in stretches[:1] if is_sequent(instance) else stretches:
        found = [(place, p) for place, p in sentence.periods(i, j) if place not in but and tells_when(sentence, place, p, low)]
        # "Signed an accord in 1994, and in 1997 they extended it"; "after the 2015 floods".
        found = [(place, p) for place, p in found if nearest_last or not opens_clause(sentence, place, instance.verb)]
        found = [(place, p) for place, p in found if not p.attributive] or found
        if nearest_last:
            # "The treaty, signed in 1990, was ratified": that is not when.
            found = [(place, p) for place, p in found if not _is_described(instance, place) and not _is_of_decision(instance, place)]
            found = [(place, p) for place, p in found if not is_reckoned_from(sentence, instance.verb, place)]
        if found:
            return found[-1][1] if nearest_last else found[0][1]
    before = in_front_of_aside(sentence, instance.verb)
    return next((p for place, p in reversed(before) if place not in but and tells_when(sentence, place, p, low)), None)


def _when_done(instance: Instance, discourse: Discourse, verb: VerbGroup) -> Period | None:
    """When the deed of another verb of an instance's sentence is told to have been, in its own clause."""
    other = replace(instance, verb=verb, noun=None, status="actual", tense=verb.tense or "past")
    apart = {place for place, p in instance.sentence.periods() if is_reckoned_from(instance.sentence, verb, place)}
    told = _near(other, apart) or next((p for place, p in instance.sentence.periods(verb.i) if place not in apart), None)
    return resolve(told, tense_of(other, told), "actual", discourse, told_before(instance.sentence, told)) if told is not None else None


def goes_on(instance: Instance) -> bool:
    """Whether a perfect tells what goes on ("has kept its embassy", "relations have existed for years")."""
    verb, sentence = instance.verb, instance.sentence
    return verb is not None and verb.perfect and sentence.tokens[verb.i].lower not in words(sentence.language).sets["past"]


def tense_of(instance: Instance, period: Period | None) -> str:
    """The tense in which a period is told: that of the clause that it stands in ("is on a visit that began on Sunday")."""
    if instance.noun is not None and _is_topic(instance.noun, instance.sentence.language, "past_of"):
        # "Will go to Lima, after the talks in May".
        return "past"
    place = next((i for i, p in instance.sentence.periods() if p == period), -1)
    around = [v for v in instance.sentence.verbs if v.i < place <= v.last and v is not instance.verb and v.sort == "finite"]
    return around[-1].tense if around and instance.tense == "present" and around[-1].tense == "past" else instance.tense


def _after(instance: Instance) -> list[int]:
    """The tokens of what goes on from after the document's day: it is not when something was done ("signed a deal on deliveries from 2030 on")."""
    today = instance.sentence.today
    if instance.status != "actual" or instance.tense != "past" or today is None:
        return []
    return [place for place, p in instance.sentence.periods() if p.last is None and p.first is not None and p.first > today]


def _subjects(instance: Instance) -> list[int]:
    """The periods of which another deed is told ("upgraded ties, as next year marks 170 years of relations")."""
    sentence, own, known = instance.sentence, instance.verb, words(instance.sentence.language).sets
    raised = own.governor if own is not None and own.sort == "infinitive" else None
    others = {v.i for v in sentence.verbs if v is not own and v is not raised and v.sort == "finite"}
    told = [(place, sentence.tokens[place - 1]) for place, _ in sentence.periods() if place and place + 1 in others]
    return [place for place, before in told if before.tag not in "PW" or before.lower in known["clausal"]]


def said_at(instance: Instance) -> frozenset[int]:
    """The tokens that tell when it was said that something is to come ("the ministry said on Monday that he will go")."""
    sentence, saying = instance.sentence, words(instance.sentence.language).sets["saying"]
    if instance.status != "planned":
        return frozenset()
    found: set[int] = set()
    for verb in sentence.verbs:
        if verb.lemma in saying and verb.tense == "past" and verb is not instance.verb:
            below = [v.first for v in sentence.verbs if v.governor is verb and v.first > verb.i]
            if instance.verb is not None and instance.verb.governor is verb and instance.verb.i > verb.i:
                # "On Monday the minister said that he will go".
                found.update(i for i, p in sentence.periods(0, verb.i) if is_brief(p) and not p.ahead)
            found.update(range(verb.i - 1, min([verb.last, *below])))
    return frozenset(found)


def _is_deadline(sentence: Sentence, period: Period) -> bool:
    """Whether a period only tells by when something is to be done ("by the end of October"): by its last day."""
    known = words(sentence.language)
    told = known.sets["final"] & set(sentence.text[period.start : period.end].lower().replace("-", " ").split())
    return period.lead in known.sets["due_by"] and bool(told)


def _may_be_elsewhere(instance: Instance) -> bool:
    """Whether the one period of a sentence can be an instance's, wherever it stands: not of what comes before or after another deed."""
    verb, language = instance.verb, instance.sentence.language
    if instance.noun is not None:
        return not _is_topic(instance.noun, language)
    if is_sequent(instance) or is_of_before(instance) or is_counted_from(instance):
        return False
    opening = instance.sentence.tokens[max(0, verb.first - 1) : verb.first + 1] if verb is not None and verb.first > 1 else []
    return not any(t.lower in words(language).sets["sequent"] for t in opening)


def _is_time_of(instance: Instance, period: Period) -> bool:
    """Whether an instance's clause says what came about at the end of a period ("until 1992, when …", "not until 1992 that …")."""
    before, tokens, known = _in_front_of_when(instance), instance.sentence.tokens, words(instance.sentence.language).sets["negation"]
    denied = any(p == period and known & {t.lower for t in tokens[max(0, i - 2) : i]} for i, p in instance.sentence.periods())
    return denied or (before is not None and before.value == period)


def opens_with_when(instance: Instance) -> bool:
    """Whether an instance's clause says what was at the time that stands in front of it ("in 1966, when an envoy was sent")."""
    verb, sentence = instance.verb, instance.sentence
    return verb is not None and sentence.tokens[verb.first].lower in words(sentence.language).sets["simultaneous"]


def _in_front_of_when(instance: Instance) -> Token | None:
    """What stands in front of such a clause; None in front of another."""
    verb = instance.verb
    if verb is None or not opens_with_when(instance):
        return None
    return next((t for t in reversed(instance.sentence.tokens[: verb.first]) if t.lower != ","), None)


def opens_clause(sentence: Sentence, place_: int, own: VerbGroup | None = None) -> bool:
    """Whether a date stands in front of the next clause ("… and in 2019, the minister …", "… and in May the minister came").

    Args:
        own: the verb of the clause in front, whose objects may be listed with a date each.

    """
    tokens = sentence.tokens
    before = place_ - 2
    while before > 0 and (tokens[before].tag == "X" or tokens[before].lower == ","):
        # "… and, later, in 2019 the minister …".
        before -= 1
    if before < 1 or tokens[before].tag != "C" or tokens[before - 1].tag == "P":
        # "On or about 4 June".
        return False
    after = place_ + 1
    behind_it = tokens[after].lower if after < len(tokens) else ""
    begun = [g for v in sentence.verbs for g in (*v.subjects, *(v.objects if v.passive and v is not own else ()))]
    if (behind_it == "," and any(v.i > after and v.subjects for v in sentence.verbs)) or any(g.i == after for g in begun):
        return True
    while after < len(tokens) and tokens[after].tag == "X":
        after += 1
    # "… and on 4 June closed it": what the subject in front did next.
    return any(v.i == after and v is not own and v.noun is None and v.subjects for v in sentence.verbs)


def in_front_of_clause(instance: Instance) -> Period | None:
    """The period right in front of an instance's clause that says what was then ("had asked in March, when it complained")."""
    verb, before = instance.verb, _in_front_of_when(instance)
    if verb is None or (instance.noun is not None and instance.noun not in (*verb.objects, *verb.subjects)):
        return None
    told = dict(instance.sentence.periods()).get(before.index) if before is not None else None
    if told is not None and told.opens == "last":
        return of_beginning(instance.sentence, told)
    if told is not None and told.opens == "first":
        return told
    if told is not None and told.first and told.last and not told.opens and is_stretch(told):
        # "Were at odds from 2017 until January 2021, when they met".
        return closed(told)
    return told if told is not None and not told.opens else None


def is_purpose(instance: Instance) -> bool:
    """Whether a verb only says what for something is done ("signed a paper to establish ties"): what is meant is not done."""
    verb = instance.verb
    if instance.noun is not None or verb is None or verb.sort != "infinitive" or instance.status != "actual":
        return False
    known, governor = words(instance.sentence.language), verb.governor
    if governor is None or is_brought_about(instance.sentence, governor):
        return governor is None and first_who(instance.sentence, verb) is None
    # "The row saw Peru summon the envoy".
    bare = (
        governor.lemma in known.sets["bare"] and governor.tense == "past" and instance.sentence.tokens[verb.i - 1].lower != known.infinitive
    )
    return not bare and known.governors.get(governor.lemma) not in ("aspect", "report") and governor.lemma not in known.sets["achieving"]


def told_before(sentence: Sentence, period: Period | None) -> Period | None:
    """The period told last in front of one in its sentence, against which "that year" is read.

    A day without a year, in a text with a date, takes a year only of a period that its clause or the whole sentence begins with.
    """
    if period is None:
        return None
    every = [(i, p) for i, p in sentence.periods() if p.start < period.start]
    if period.awaits.startswith(_TOLD) and not any(v.tense == "future" for v in sentence.verbs):
        # "Struck on Friday, and the same evening": the Friday that was.
        every = [(i, p) for i, p in every if resolved(p, sentence.today, "past").first is not None]
        return every[-1][1] if every else None
    before = [(i, p) for i, p in every if p.first is not None]
    if period.awaits == "yearless" and sentence.today is not None:
        at = next((i for i, p in sentence.periods() if p == period), 0)
        before = [(i, p) for i, p in before if i <= _FRONT or not any(i < v.main < at for v in sentence.verbs)]
    return before[-1][1] if before else None


def not_until(instance: Instance, discourse: Discourse) -> Period | None:
    """Of what is said not to have happened until a day: that day, on which it did; None where that is not told."""
    low, high, _ = reach(instance)
    for _, period in instance.sentence.periods(low, high):
        told = resolve(period, instance.tense, "actual", discourse) if period.opens == "first" else None
        if told is not None and told.last is not None:
            return closed(told)
    return None


def resolve(period: Period | None, tense: str, status: str, discourse: Discourse, before: Period | None = None) -> Period | None:
    """A period with its days, by the tense of what it belongs to and the period told before, in the sentence or else in the text."""
    if period is None:
        return None
    told: Tense = (
        "future" if tense == "future" or (status == "planned" and tense != "past") else "present" if tense == "present" else "past"
    )
    if before is not None and before.first is None:
        before = resolve(before, "past", "actual", discourse)
    against = discourse.day if period.sort == "shifted" and period.unit == "day" and discourse.day else discourse.period
    if period.awaits in ("told_year", "told_unit") and period.step and (against is None or not (against.first and against.last)):
        against = discourse.day or against
    if period.awaits == "told_month":
        # "On the 13th", "of that month": of the month of what was told last, not of the year of a figure.
        against = month_told(period, told, before, discourse)
        before = None
    if against is None and period.awaits == "told_unit" and period.step < 0 and discourse.today is not None:
        # "The previous month", with nothing told before: the one before the text.
        against = period._replace(first=discourse.today, last=discourse.today)
    if period.awaits == "yearless":
        # Only its own sentence, its heading and the year that its paragraph is told of can tell a day another year than the latest.
        against = before or discourse.year_of(period)
    return resolved(
        period,
        discourse.today,
        told,
        before if before is not None and period.awaits.startswith(_TOLD) else against,
    )


def reach(instance: Instance) -> tuple[int, int, int]:
    """The tokens of an instance: from the evoking word on, to the end of its clause, and where the clause begins."""
    noun, verb = instance.noun, instance.verb
    if noun is not None:
        start, end = noun.i, noun.j
        chain = behind(noun)
        end = max([end, *(g.j for _, g in chain)])
        if verb is not None and not _is_topic(noun, instance.sentence.language):
            end = max(end, verb.last)
            start = min(start, verb.i)
        for reduced in instance.sentence.verbs:
            if reduced.noun is noun and (reduced.tense != "future" or instance.tense == "future"):
                end = max(end, reduced.last)
        if _is_topic(noun, instance.sentence.language):
            tokens = instance.sentence.tokens
            while end + 1 < len(tokens) and tokens[end].tag in ("P", "Y") and tokens[end + 1].tag == "W":
                end += 2
            # "Since the signing of the accord 25 years ago".
            end += end < len(tokens) and tokens[end].tag == "W"
            return noun.i, end, noun.i
        return noun.i, end, min(verb.first if verb else 0, noun.i)
    assert verb is not None
    end = _with_time_clause(instance.sentence, verb.last)
    for below in instance.sentence.verbs:
        if below.governor is verb and below.sort == "ing":
            end = max(end, below.last)
    return verb.i, end, verb.first


def _is_topic(noun: NounGroup, language: str, among: str = "apart") -> bool:
    """Whether what a noun tells is only what a deed is about, comes after or is owed to, whose day is not its own."""
    apart, group = words(language).sets[among], noun
    while group.parent is not None and group.by not in apart:
        group = group.parent
    return group.by in apart


def _with_time_clause(sentence: Sentence, end: int) -> int:
    """Where a clause ends with the one that says when it was ("which was updated when the president came in March 2008")."""
    simultaneous = words(sentence.language).sets["simultaneous"]
    for i in range(end, min(end + 2, len(sentence.tokens))):
        if sentence.tokens[i].lower in simultaneous:
            return max([end, *(v.last for v in sentence.verbs if v.first == i)])
    return end


def _is_of_decision(instance: Instance, place: int) -> bool:
    """Whether a token stands behind the verb of what was decided or made known then ("announced on 3 May a plan to exchange envoys")."""
    planned, governors = instance.status == "planned", words(instance.sentence.language).governors
    low, _, _ = reach(instance)
    before = [v for v in instance.sentence.verbs if v is not instance.verb and v.tense == "past" and v.i < place < low]
    # "Agreed in July to back the bid to join".
    return any(planned or governors.get(v.lemma) == "plan" for v in before)


def _is_described(instance: Instance, place: int) -> bool:
    """Whether a token stands in a past participle's clause that only describes what it is told of."""
    around = [v for v in instance.sentence.verbs if v.i < place < v.last and v is not instance.verb]
    return any(v.sort == "participle" and v.passive and v.noun is not None and v.noun is not instance.noun for v in around)


def _is_aside(instance: Instance, place: int) -> bool:
    """Whether a token stands in a relative or reduced clause that is about something else ("a text, which is to be signed in May")."""
    verbs = instance.sentence.verbs
    own = instance.verb
    if instance.noun is None and own is not None and own.noun is not None and own.passive and own.sort == "participle":
        # "A deal struck by both took effect in May": that is not when it was struck.
        return any(v.i < place < v.last and v is not own and v.subjects + v.objects and own.noun in v.subjects + v.objects for v in verbs)
    if verbs and verbs[-1].i < place and verbs[-1].subjects and verbs[-1].lemma in words(instance.sentence.language).sets["saying"]:
        # "… a row that has grown, an official said on Monday": what is said last is said of the whole.
        return False
    return any(v.i < place < v.last and _stands_under(v, instance.verb) for v in verbs)


def _stands_under(verb: VerbGroup | None, but: VerbGroup | None) -> bool:
    """Whether a verb belongs to a clause that describes a noun, other than that of one verb, or tells what was before ("which it had shut")."""
    for _ in range(4):
        if verb is None or verb is but:
            return False
        if (verb.noun is not None and verb.sort != "infinitive") or (verb.missing is not None and verb.perfect):
            return True
        verb = verb.governor
    return False


def _is_law(sentence: Sentence, token: Token) -> bool:
    """Whether a name of a law ends with a token ("the Atomic Energy Act")."""
    return token.text[0].isupper() and token.lower in words(sentence.language).sets["laws"]


def _is_whose(sentence: Sentence, place: int) -> bool:
    """Whether a period only describes what a clause of its own is about ("where last month's election sparked protests")."""
    return [t.tag for t in sentence.tokens[place + 1 : place + 2]] == ["Z"]


def tells_when(sentence: Sentence, place: int, period: Period, deed: int = 0) -> bool:
    """Whether a period says when something happens: not "since", nor the base of a comparison, nor "for the coming decade"."""
    if period.sort == "relative" and sentence.today and period.last and (period.last - sentence.today).days > _YEARS_AHEAD:
        return False
    known = words(sentence.language).sets
    span = (period.last - period.first).days if period.sort == "absolute" and period.first and period.last else 0
    if period.lead in known["lasting"] and span > _YEAR:
        # "A programme for 2017 to 2019".
        return False
    before: Token | None = sentence.tokens[place - 1] if place else None
    if before is not None and (before.lower in known["comparing"] or (before.tag in "SR" and _is_whose(sentence, place))):
        return False
    if place > 1 and before is not None and before.tag == "P" and _is_law(sentence, sentence.tokens[place - 2]):
        # "Under Section 3 of the Trade Act of 1974".
        return False
    return not is_since_another(sentence, place, period, deed)
