"""Visits that a line tells without a verb: "Foreign Minister X in Lima, 29-30 May", "Minister Y to Peru, 7-10 September 2018"."""

from collections.abc import Iterator

from comity.parties import Mention
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters.event_dates import tells_date
from comity.read.encounters.guests import HIGH
from comity.read.encounters.occasion_words import sets
from comity.read.encounters.participants import Side, is_sent, sides
from comity.read.encounters.scene import lies_ahead
from comity.read.encounters.settling import settled
from comity.read.frames import resolve
from comity.read.grammar import NounGroup
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.places import Place
from comity.read.sentence import Sentence

#: So many tokens may stand in front of who travels: a date, a bullet.
_FRONT = 3
_SEMICOLON, _CELL = ";", "|"


def verbless(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Side, str, Period, str]]:
    """Who a line says without a verb is where, and when, with the status by the day of the document; of several each in turn."""
    people = [g for g in sentence.nouns if isinstance(v := sentence.head(g).value, Person) and not v.plural]
    leading = [p for i, p in sentence.periods() if people and i < people[0].i]
    done = bool(people) and any(v.i < people[0].i for v in sentence.verbs)  # "He met President X in Lima": it is not said without a verb.
    if not people or done or people[0].i > _FRONT + len(leading) or len(leading) > 1:
        return
    for number, group in enumerate(people):
        end = people[number + 1].i if number + 1 < len(people) else len(sentence.tokens)
        end = next((t.index for t in sentence.tokens[group.j : end] if t.lower == _SEMICOLON), end)
        if any(group.i <= v.i < end for v in sentence.verbs) or any(v.noun is not None for v in sentence.verbs):
            return
        dates = [p for i, p in sentence.periods(group.j, end) if tells_date(sentence, i, p)] or leading
        host = _host(sentence, group, end)
        side = _visitor(sentence, group, host, discourse) if host else None
        for date in dates if side is not None else ():
            period = resolve(date, "present", "actual", discourse)
            if period is not None and side is not None:
                yield side, host, period, "planned" if lies_ahead(period, discourse) else "actual"


def _host(sentence: Sentence, group: NounGroup, end: int) -> str:
    """The state right behind somebody and a preposition of place, or in a cell beside him; empty if there is none."""
    known = sets(sentence.language)
    in_cells = any(t.lower == _CELL for t in sentence.tokens)
    for token in sentence.tokens[group.j : end]:
        value, before = token.value, sentence.tokens[token.index - 1].lower
        led = before in known["where"] | known["to"] or (in_cells and before == _CELL)
        if isinstance(value, Mention | Place) and getattr(value, "sort", "") != "adjective" and is_actor(value.party):
            return value.party if led else ""
    return ""


def _visitor(sentence: Sentence, group: NounGroup, host: str, discourse: Discourse) -> Side | None:
    """Somebody of high office who is no envoy, with whose he is."""
    for side in sides(sentence, group, discourse)[:1]:
        found = next((s for s in settled([Side(host, "place"), side], discourse)[1:] if s.party not in ("", host)), None)
        return found if found is not None and found.level in HIGH and not is_sent(found, sentence.language) else None
    return None
