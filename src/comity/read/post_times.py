"""When a mission was opened, a post taken up, people ordered out; and whether it is a fact, a plan or denied."""

import datetime
import math
from dataclasses import replace

from comity.language import table
from comity.read.discourse import Discourse
from comity.read.facts import MODALITIES
from comity.read.frames import Instance, behind, is_judged, is_purpose, not_until, resolve, when
from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.posts import Post, sets
from comity.read.sentence import Sentence
from comity.read.timing import goes_on
from comity.read.told_of_each import right_behind

_DAY = 24
#: So many tokens stand between "until" and its day at the most ("until midnight on Sunday").
_UNTIL = 4
#: Nobody who is expelled has more days to leave.
TO_LEAVE = 62
#: The rule of what only tells by when what was told before is to be.
TERM = "term"


def time_of(instance: Instance, discourse: Discourse) -> tuple[Period | None, str] | None:
    """When, and the modality; None where it is no fact. A deadline is the day that it names."""
    until = not_until(instance, discourse) if instance.status == "denied" else None
    if until is not None:
        return until, "actual"
    if _is_told_judging(instance, discourse):
        instance = replace(instance, status="actual")
    if instance.status not in MODALITIES or (
        is_purpose(instance) and instance.frame.attrs.get("how") != "ordered" and not _has_own_day(instance)
    ):
        return None
    period = when(instance, discourse, instance.elsewhere)
    if instance.sentence.is_heading and period is not None and period.first and period.last and period.first.year != period.last.year:
        return None
    action = instance.frame.attrs["action"]
    is_state = action == "exists" or (action == "accredited" and instance.tense == "present")
    if is_state and instance.tense != "past" and period is not None and period.opens != "last":
        period = None
    if period is None and instance.status == "actual" and not is_state:
        period = discourse.section_year()
    if period is not None and period.first is None and period.lead in sets(instance.sentence.language)["deadline"]:
        period = period._replace(first=period.last)
    if is_state and instance.tense == "past" and period is None and not goes_on(instance):
        return None
    return period, instance.status


def own_day(instance: Instance, group: NounGroup, discourse: Discourse) -> Period | None:
    """The date right behind one of several posts that are told together ("opened a consulate in 1993 and an embassy in 2007")."""
    told_together = instance.verb.objects if instance.verb is not None and instance.noun is None else []
    if group not in told_together or len(told_together) == 1:
        return None
    return right_behind(instance, max([group.j, *(g.j for _, g in behind(group))]), discourse)


def _has_own_day(instance: Instance) -> bool:
    """Whether an infinitive only goes on telling, with a day that is past ("closed in 2012, to be opened anew on 5 May 2018")."""
    verb, sentence = instance.verb, instance.sentence
    told = [p for _, p in sentence.periods(verb.j, verb.last)] if verb is not None else []
    return bool(told) and told[0].last is not None and sentence.today is not None and told[0].last < sentence.today


def _is_told_judging(instance: Instance, discourse: Discourse) -> bool:
    """Whether a deed that is judged or followed by another is told by its noun with who did it or where."""
    noun = instance.noun
    if noun is None or instance.status != "other" or not is_judged(instance.sentence, noun):
        return False
    return bool(instance.slot_actors("owner", discourse) or any(p in instance.frame.places("receiver") for p, _ in behind(noun)))


def deadline(sentence: Sentence, time: tuple[Period | None, str], discourse: Discourse) -> tuple[Period | None, str]:
    """An expulsion whose last day lies after the document's date is planned, for that day; of others it is the day of the order."""
    period, modality = time
    if modality == "actual" and sentence.today is None and period is None and _has_time_left(sentence):
        # "Were told to leave within two days", in a document without a date.
        return None, "planned"
    if modality != "actual" or sentence.today is None:
        return time
    last = last_day(sentence, period, discourse)
    if last is not None and last.last is not None and last.last > sentence.today:
        return last, "planned"
    if period is not None and period.last is not None and period.last > sentence.today:
        return period._replace(first=period.last), "planned"
    return time


def last_day(sentence: Sentence, ordered: Period | None, discourse: Discourse) -> Period | None:
    """By when somebody has to leave: until a day that is told, or within some time of the order; None where that is not told."""
    known = sets(sentence.language)
    start = sentence.today
    if ordered is not None and ordered.is_day and ordered.lead.split(" ")[0] not in known["last_day"]:
        start = ordered.first
    for verb in sentence.verbs:
        order = verb.governor
        commanded = order is not None and verb.sort == "infinitive" and order.lemma in known["ordering"] | known["have_to"]
        if not known["leaving"] & {verb.lemma, sentence.tokens[verb.main].lower} or not (commanded or verb.modal in known["have_to"]):
            continue
        first, last = (order.first if order is not None and commanded else verb.first), verb.last
        for at, period in sentence.periods(first, last):
            if period.lead.split(" ")[0] in known["last_day"] or _is_at_its_end(sentence, at):
                told = resolve(period, "future", "planned", discourse)
                if told is None or told.last is None or (start is not None and (told.last - start).days > TO_LEAVE):
                    return None
                return told._replace(first=told.last, opens="")
        days = _days_given(sentence, first, last)
        if days and start is not None:
            day = start + datetime.timedelta(days=days)
            return Period(sentence.tokens[first].start, sentence.tokens[first].end, first=day, last=day)
    return None


def _has_time_left(sentence: Sentence) -> bool:
    """Whether somebody who is told to leave has some time for it."""
    known = sets(sentence.language)
    leaving = (v for v in sentence.verbs if v.lemma in known["leaving"] and v.sort == "infinitive" and v.governor is not None)
    return any(_days_given(sentence, v.governor.first if v.governor is not None else v.first, v.last) for v in leaving)


def _is_at_its_end(sentence: Sentence, at: int) -> bool:
    """ "Until midnight on Sunday"."""
    before, known = sentence.tokens[max(0, at - _UNTIL) : at], sets(sentence.language)
    opened = any(t.lower in known["last_day"] for t in before)
    return opened and any(t.lower in known["times_of_day"] for t in before)


def _days_given(sentence: Sentence, first: int, last: int) -> int:
    """The time that somebody has between two tokens, in days ("48 hours to leave", "within a week"); 0 where none is told."""
    rows, known = table(sentence.language, "kinds/mission"), sets(sentence.language)
    for token in sentence.tokens[first + 1 : last]:
        hours, before = rows["hours"].get(token.lower, 0), sentence.tokens[token.index - 1]
        number = before.value.value if isinstance(before.value, Quantity) else rows["counts"].get(before.lower)
        opening = sentence.tokens[before.index - 1]
        reckoned = any(t.lower in known["reckoned"] for t in sentence.tokens[token.index + 1 : token.index + 2])
        if hours and number and not reckoned and (opening.tag != "P" or opening.lower in known["in_time"]):
            return math.ceil(float(hours * number) / _DAY)
    return 0


def is_announced(instance: Instance, what: Post, period: Period | None) -> bool:
    """Whether a mission's opening or closure is announced, without the day on which it came about."""
    verb, today = instance.verb, instance.sentence.today
    if instance.noun is None or not what.is_house or verb is None or verb.lemma not in sets(instance.sentence.language)["announcing"]:
        return False
    return period is None or period.first is None or (today is not None and period.first > today)
