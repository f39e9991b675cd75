"""One entry for each fact, whoever tells it: the records of several sources that are the same fact, together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from comity.ledger import Record
from comity.observation import Observation, vocabulary
from comity.observation.same import same_fact

#: Attributes that tell two facts apart wherever both tell them, so that each is held against few.
_APART = ("action", "status", "flow", "of", "what", "organisation", "n")


@dataclass(frozen=True)
class Event:
    """A fact, with all the records that tell it, the fullest first."""

    records: tuple[Record, ...]

    @property
    def observation(self) -> Observation:
        """The fact as the fullest record tells it."""
        return self.records[0].observation

    @property
    def support(self) -> int:
        """How many sources tell it."""
        return len({r.source.id for r in self.records})

    @property
    def others(self) -> int:
        """How many parties besides the two it is a fact of."""
        listed = self.observation.attrs.get("others")
        return len(listed) if isinstance(listed, list) else 0


def events(records: Iterable[Record]) -> list[Event]:
    """The records as events, in the order of the first record of each."""
    alike: defaultdict[Any, list[list[Record]]] = defaultdict(list)
    found: list[list[Record]] = []
    for record in records:
        near = alike[_key(record.observation)]
        home = next((group for group in near if _belongs(record, group)), None)
        if home is None:
            home = []
            near.append(home)
            found.append(home)
        home.append(record)
    return [Event(tuple(sorted(group, key=_fullness))) for group in found]


def _key(o: Observation) -> Any:
    told = tuple(str(o.attrs.get(name)) for name in _APART)
    when = o.start if vocabulary().kinds[o.kind].numeric else None
    return o.kind, o.a, o.b, o.measure, o.unit, o.modality, when, told


def _belongs(record: Record, group: list[Record]) -> bool:
    """Whether a record tells a group's fact: it is the same as all that tell it, and no source tells one fact twice."""
    return all(r.source.id != record.source.id and same_fact(r.observation, record.observation) for r in group)


def _fullness(record: Record) -> tuple[bool, bool, int, int]:
    """The order of the records of an event: a day before a year, an exact figure before a rounded one, more attributes before fewer."""
    o = record.observation
    exact = o.start is not None and o.start == o.end
    return not exact, o.bound != "exact", -len(o.attrs), record.number
