"""Visits that a line tells without a verb: "Foreign Minister X in Lima, 29-30 May", "Minister Y to Peru, 7-10 September 2018"."""

from collections.abc import Iterator

from comity.parties import Mention
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters.event_dates import tells_date
from comity.read.encounters.guests import HIGH
from comity.read.encounters.occasion_words import sets
from comity.read.encounters.participants import Side, is_sent, sides
from comity.read.encounters.settling import settled
from comity.read.frames import behind, resolve
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.places import Place
from comity.read.sentence import Sentence

#: So many tokens may stand in front of who travels: a date, a bullet.
_FRONT = 3


def verbless(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Side, str, Period, str]]:
    """Who a line without a verb says is where, and when, with the status by the day of the document."""
    dates = [(i, p) for i, p in sentence.periods() if tells_date(sentence, i, p) or not i]
    first = next((g for g in sentence.nouns if isinstance(sentence.head(g).value, Person)), None)
    if sentence.verbs or first is None or first.i > _FRONT or len(dates) != 1:
        return
    known = sets(sentence.language)
    told = [sentence.head(g).value for prep, g in behind(first) if prep in known["where"] | known["to"]]
    hosts = [v.party for v in told if isinstance(v, Mention | Place) and is_actor(v.party) and getattr(v, "sort", "") != "adjective"]
    for side in sides(sentence, first, discourse)[:1] if hosts else ():
        at = [Side(hosts[0], "place"), side]
        visitor = next((s for s in settled(at, discourse)[1:] if s.party not in ("", hosts[0])), None)
        if visitor is None or visitor.level not in HIGH or is_sent(visitor, sentence.language):
            continue
        period = resolve(dates[0][1], "present", "actual", discourse)
        ahead = period is not None and period.first is not None and discourse.today is not None and period.first > discourse.today
        if period is not None:
            yield visitor, hosts[0], period, "planned" if ahead else "actual"
