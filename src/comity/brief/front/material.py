"""What the front page is made from."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.brief.merged_records import Event
from comity.brief.parts import Contradiction, Fact
from comity.observation import Observation
from comity.parties import Party

#: An event between so many others is theirs as much as the two's.
MANY = 3


@dataclass(frozen=True)
class Material:
    """The events of a pair up to a day, and what else the front page tells.

    Attributes:
        a, b: the two.
        as_of: the day as of which it is told.
        events: what is told of the two by then, each once.
        make: an event as a line of the brief.
        shared: a line on the organisations that both belong to, None if none is known.
        contradictions: where sources disagree.
        sides: what data have on the two sides.

    """

    a: Party
    b: Party
    as_of: datetime.date
    events: tuple[Event, ...]
    make: Callable[[Event], Fact]
    shared: Fact | None
    contradictions: tuple[Contradiction, ...]
    sides: tuple[Fact, ...] = ()

    def of(self, kind: str, modality: str = "actual", **attrs: Any) -> Iterator[Event]:
        """The events of a kind that are told as so, with these values of fields or attributes (a tuple: any of them)."""
        for event in self.events:
            o = event.observation
            if o.kind == kind and o.modality == modality and all(_value(o, k) in _any(v) for k, v in attrs.items()):
                yield event

    def lines(self, events: Iterable[Event]) -> list[Fact]:
        """Events as lines."""
        return [self.make(e) for e in events]


def when(event: Event) -> str:
    """The day by which events are put in order, as ISO: when it began, else when it was told; empty if neither is known."""
    told = min((str(r.source.published) for r in event.records if r.source.published), default="")
    return str(event.observation.start or told)


def _value(o: Observation, field: str) -> Any:
    return o.attrs[field] if field in o.attrs else getattr(o, field, None)


def _any(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
