"""One entry for each fact, whoever tells it: the records of several sources that are the same fact, together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from comity.ledger import Record
from comity.observation import Observation, vocabulary
from comity.observation.same import same_fact
from comity.wording import sentence

#: Attributes that tell two facts apart wherever both tell them, so that each is held against few.
_APART = ("action", "status", "flow", "of", "what", "organisation", "n")
#: What goes on for more years is looked for among all.
_LONG = 20


@dataclass(frozen=True)
class Event:
    """A fact, with all the records that tell it, the fullest first."""

    records: tuple[Record, ...]

    @cached_property
    def observation(self) -> Observation:
        """The fact as the fullest record tells it."""
        return self.records[0].observation

    @cached_property
    def words(self) -> str:
        """It in words."""
        return sentence(self.observation)

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
    alike: defaultdict[Any, _Alike] = defaultdict(_Alike)
    found: list[_Group] = []
    for record in records:
        near = alike[_key(record.observation)]
        home = near.of(record)
        if home is None:
            home = near.begin(record)
            found.append(home)
        home.take(record)
    return [Event(tuple(sorted(group.records, key=_fullness))) for group in found]


@dataclass
class _Group:
    """The records of one fact, and by what the next is held against it: their sources, and what they say, each saying once."""

    records: list[Record] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    sayings: dict[Any, Observation] = field(default_factory=dict)

    def is_told_by(self, record: Record) -> bool:
        """Whether a record tells the fact: it is the same as all that tell it, and no source tells one fact twice."""
        if record.source.id in self.sources:
            return False
        return _saying(record.observation) in self.sayings or all(same_fact(o, record.observation) for o in self.sayings.values())

    def take(self, record: Record) -> None:
        """Add a record that tells it."""
        self.records.append(record)
        self.sources.add(record.source.id)
        self.sayings.setdefault(_saying(record.observation), record.observation)


class _Alike:
    """Groups that only their days may tell apart, by year, so that a pair of many thousand records is not held each against each."""

    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._by_year: defaultdict[int | None, list[int]] = defaultdict(list)

    def of(self, record: Record) -> _Group | None:
        """The first group whose fact a record tells."""
        years = _years(record.observation)
        near = range(len(self._groups)) if None in years else sorted({n for year in (*years, None) for n in self._by_year[year]})
        return next((self._groups[n] for n in near if self._groups[n].is_told_by(record)), None)

    def begin(self, record: Record) -> _Group:
        """A new group, where one that begins with a record is found."""
        for year in _years(record.observation):
            self._by_year[year].append(len(self._groups))
        self._groups.append(_Group())
        return self._groups[-1]


def _years(o: Observation) -> Sequence[int | None]:
    """The years of which whoever tells a fact tells it; None where it may be any."""
    first = o.start or o.end
    last = o.end or first
    if not first or not last or vocabulary().kinds[o.kind].tells_apart.get("date") != "date" or last.year - first.year > _LONG:
        return (None,)
    return range(first.year, last.year + 1)


def _key(o: Observation) -> Any:
    told = tuple(str(o.attrs.get(name)) for name in _APART)
    when = o.start if vocabulary().kinds[o.kind].numeric else None
    return o.kind, o.a, o.b, o.measure, o.unit, o.modality, when, told


def _saying(o: Observation) -> Any:
    """All that an observation says, but for who says it and where."""
    return o.a, o.b, o.value, o.bound, o.start, o.end, o.base_start, o.base_end, str(sorted(o.attrs.items()))


def _fullness(record: Record) -> tuple[bool, bool, int, int]:
    """The order of the records of an event: a day before a year, an exact figure before a rounded one, more attributes before fewer."""
    o = record.observation
    exact = o.start is not None and o.start == o.end
    return not exact, o.bound != "exact", -len(o.attrs), record.number
