"""What happened lately: the newest events, those between the two alone before those of many."""

import datetime

from comity.brief.events import Event
from comity.brief.front.material import Material, when
from comity.brief.parts import Fact
from comity.observation import fits, vocabulary

PLACE = 4
TITLE = "What happened lately"
_MOST = 6
_FEW = 3
#: Events of so many days before the day of the brief are late; if there are none, the newest few are told.
_LATE = datetime.timedelta(days=3 * 366)
#: An event between so many others is theirs as much as the two's.
_MANY = 3
_LAST = 999


def answer(material: Material) -> list[Fact]:
    """The newest first."""
    happened = [e for e in material.events if _is_event(e) and e.observation.start is not None and e.others < _MANY]
    happened.sort(key=lambda e: (when(e), e.support, -e.others), reverse=True)
    late = [e for e in happened if when(e) >= str(material.as_of - _LATE)]
    # Of many, those that the vocabulary ranks as headline news go before the others.
    kept = sorted(late, key=_rank)[:_MOST]
    return material.lines([e for e in late if e in kept] or happened[:_FEW])


def _rank(event: Event) -> int:
    o = event.observation
    return min((rank for rank, condition in vocabulary().kinds[o.kind].headlines if fits(o, condition)), default=_LAST)


def _is_event(event: Event) -> bool:
    o = event.observation
    return vocabulary().kinds[o.kind].timeline and o.modality == "actual" and o.kind != "anniversary"
