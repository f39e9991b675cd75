"""What happened lately: the newest events, those between the two alone before those of many."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from comity.brief.front.binding import is_on_something
from comity.brief.front.material import MANY, Material, when
from comity.brief.merged_records import Event
from comity.brief.parts import Fact
from comity.observation import fits, vocabulary
from comity.wording import phrase

PLACE = 4
TITLE = "What happened lately"
_MOST = 6
_FEW = 3
#: Days of so many earlier visits of one visitor are told.
_ALSO = 4
#: What is more years older than the newest is no news beside it.
_NEAR = 5
#: What is said of events that are the newest and yet not of late.
_NEWEST = "nothing newer is told"
#: Events of so many days before the day of the brief are late; if there are but few, the newest before them are told too.
_LATE = datetime.timedelta(days=3 * 366)
_LAST = 999


def answer(material: Material) -> list[Fact]:
    """The newest first: what is of late, and where that is little, the newest of what was before."""
    happened = [e for e in material.events if _is_event(e) and e.observation.start is not None and e.others < MANY]
    happened.sort(key=lambda e: (when(e), e.support, -e.others), reverse=True)
    groups = _by_visitor(e for e in happened if int(when(e)[:4]) >= int(when(happened[0])[:4]) - _NEAR)
    late = [g for g in groups if when(g[0]) >= str(material.as_of - _LATE)]
    # Of many, those that the vocabulary ranks as headline news go before the others.
    kept = sorted(late, key=lambda g: _rank(g[0]))[:_MOST]
    told = [g for g in late if g in kept]
    told += groups[len(late) :][: max(0, _FEW - len(told))]
    lines = [_line(material, g) for g in told]
    if lines and not late:
        lines[0] = replace(lines[0], note="; ".join(filter(None, (lines[0].note, _NEWEST))))
    return lines


def _by_visitor(events: Iterable[Event]) -> list[list[Event]]:
    """Events in their order, the visits of one visitor in a few years together where the newest stands."""
    groups: dict[object, list[Event]] = {}
    for number, event in enumerate(events):
        o = event.observation
        is_visit = o.kind == "visit" and o.attrs.get("who")
        group = groups.setdefault((o.a, o.b, o.attrs["who"]) if is_visit else number, [])
        if not group or _began(group[0]) - _began(event) <= _LATE:
            group.append(event)
    return list(groups.values())


def _began(event: Event) -> datetime.date:
    assert event.observation.start is not None
    return event.observation.start


def _line(material: Material, group: list[Event]) -> Fact:
    """The newest of a group, with the days of the others; what another source tells of the same days is not told again."""
    newest, *earlier = material.lines(group)
    before = [f.when for e, f in zip(group[1:], earlier, strict=True) if (e.observation.end or _began(e)) < _began(group[0])]
    if not earlier:
        return newest
    if len(before) > _ALSO:
        before[_ALSO:] = [phrase("visits", "more", str(len(before) - _ALSO))]
    also = f" ({phrase('visits', 'also', ', '.join(before))})" if before else ""
    return replace(newest, text=newest.text + also, quotes=tuple(q for f in (newest, *earlier) for q in f.quotes))


def _rank(event: Event) -> int:
    o = event.observation
    return min((rank for rank, condition in vocabulary().kinds[o.kind].headlines if fits(o, condition)), default=_LAST)


def _is_event(event: Event) -> bool:
    o = event.observation
    is_told = o.kind != "agreement" or is_on_something(event)
    return vocabulary().kinds[o.kind].timeline and o.modality == "actual" and o.kind != "anniversary" and is_told
