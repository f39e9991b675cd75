"""What happened lately: the newest events, those between the two alone before those of many."""

import datetime
from dataclasses import replace

from comity.brief.events import Event
from comity.brief.front.binding import is_on_something
from comity.brief.front.material import MANY, Material, when
from comity.brief.parts import Fact
from comity.observation import fits, vocabulary
from comity.wording import phrase

PLACE = 4
TITLE = "What happened lately"
_MOST = 6
_FEW = 3
#: What is more years older than the newest is no news beside it.
_NEAR = 5
#: What is said of events that are the newest and yet not of late.
_NEWEST = "nothing newer is told"
#: Events of so many days before the day of the brief are late; if there are none, the newest few are told.
_LATE = datetime.timedelta(days=3 * 366)
_LAST = 999


def answer(material: Material) -> list[Fact]:
    """The newest first."""
    happened = [e for e in material.events if _is_event(e) and e.observation.start is not None and e.others < MANY]
    happened.sort(key=lambda e: (when(e), e.support, -e.others), reverse=True)
    late = [e for e in happened if when(e) >= str(material.as_of - _LATE)]
    # Of many, those that the vocabulary ranks as headline news go before the others.
    groups = _by_visitor(late)
    kept = sorted(groups, key=lambda g: _rank(g[0]))[:_MOST]
    told = [_line(material, g) for g in groups if g in kept]
    if told or not happened:
        return told
    near = [e for e in happened[:_FEW] if int(when(e)[:4]) >= int(when(happened[0])[:4]) - _NEAR]
    newest, *before = material.lines(near)
    return [replace(newest, note="; ".join(filter(None, (newest.note, _NEWEST)))), *before]


def _by_visitor(events: list[Event]) -> list[list[Event]]:
    """Events in their order, the visits of one visitor together where the newest stands."""
    groups: dict[object, list[Event]] = {}
    for number, event in enumerate(events):
        o = event.observation
        is_visit = o.kind == "visit" and o.attrs.get("who")
        groups.setdefault((o.a, o.b, o.attrs["who"]) if is_visit else number, []).append(event)
    return list(groups.values())


def _line(material: Material, group: list[Event]) -> Fact:
    """The newest of a group, with the days of the others."""
    newest, *earlier = material.lines(group)
    if not earlier:
        return newest
    also = phrase("visits", "also", ", ".join(f.when for f in earlier))
    return replace(newest, text=f"{newest.text} ({also})", quotes=tuple(q for f in (newest, *earlier) for q in f.quotes))


def _rank(event: Event) -> int:
    o = event.observation
    return min((rank for rank, condition in vocabulary().kinds[o.kind].headlines if fits(o, condition)), default=_LAST)


def _is_event(event: Event) -> bool:
    o = event.observation
    is_told = o.kind != "agreement" or is_on_something(event)
    return vocabulary().kinds[o.kind].timeline and o.modality == "actual" and o.kind != "anniversary" and is_told
