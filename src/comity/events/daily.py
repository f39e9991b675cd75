"""Events from observations: one a day, pair and sort, however many documents tell it."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.events.coding import Act, Code, acts
from comity.ledger import Record

#: What was so many days before it was told is history.
_HISTORICAL = 366
#: Kinds that are events of their first day, however long they last; of others a longer period says only between which days they were.
_ENCOUNTERS = frozenset({"visit", "meeting"})


@dataclass(frozen=True)
class CodedEvent:
    """One event: who did what to whom on a day.

    Attributes:
        id: the same for the same day, pair, sort and auxiliary mode, whatever tells it.
        date: the day; of what is planned, aimed at or denied, the day on which that was told.
        source, target: ids of the parties.
        act: what was done.
        auxiliary: PLOVER's auxiliary mode: empty, ``historical``, ``future``, ``hypothetical`` or ``negated``.
        records: the observations that tell it, at least one.

    """

    id: str
    date: datetime.date
    source: str
    target: str
    act: Act
    code: Code
    auxiliary: str
    records: tuple[Record, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents and data sets that tell it."""
        return tuple(dict.fromkeys(r.source.id for r in self.records))

    @property
    def is_of_the_day(self) -> bool:
        """Whether it happened, as told: not what is planned, aimed at or denied."""
        return self.auxiliary in ("", "historical")


_Key = tuple[datetime.date, str, str, str, str]


def events(records: Iterable[Record], one_a_day: bool = True) -> tuple[list[CodedEvent], Counter[str]]:
    """The events among observations, in the order of time.

    Args:
        records: the observations.
        one_a_day: whether all that tell of a day, pair and sort are one event; otherwise each is one, and those of one event have one id.

    Returns:
        The events, and for the observations that are none, why and how many.

    """
    told: dict[tuple[_Key, int], tuple[Act, Code, list[Record]]] = {}
    left_out: Counter[str] = Counter()
    for record in records:
        why = _no_event(record)
        if why:
            left_out[why] += 1
            continue
        for act in acts(record.observation):
            for day, source, target, code, auxiliary in _sides(record, act):
                key = (day, source, target, code.code, auxiliary)
                told.setdefault((key, 0 if one_a_day else record.number), (act, code, []))[2].append(record)
    found = [_event(key, act, code, group) for (key, _), (act, code, group) in sorted(told.items(), key=lambda item: item[0])]
    return found, left_out


def _no_event(record: Record) -> str:
    """Why an observation is no event; empty if it is one."""
    o = record.observation
    coded = acts(o)
    if not any(a.event for a in coded):
        return f"{o.kind}: {coded[0].note if coded and coded[0].note else 'no code for such a plan or act'}"
    if o.b is None:
        return f"{o.kind}: one side only is told"
    return "" if _day(record) else f"{o.kind}: no day is told"


def _day(record: Record) -> datetime.date | None:
    o = record.observation
    if o.modality != "actual" or o.attrs.get("action") == "planned":
        return record.source.published
    if o.kind in _ENCOUNTERS:
        return o.begins_on
    return o.start if o.start == o.end else None


def _sides(record: Record, act: Act) -> Iterator[tuple[datetime.date, str, str, Code, str]]:
    o, day = record.observation, _day(record)
    if act.cameo is None or day is None or o.b is None:
        return
    pairs = {"forward": [(o.a, o.b)], "back": [(o.b, o.a)], "both": [(o.a, o.b), (o.b, o.a)]}.get(act.direction)
    if pairs is None:
        known = o.attrs.get("recognised")
        # Where it is not told who is recognised, each recognises the other.
        pairs = [(x, y) for x, y in ((o.a, o.b), (o.b, o.a)) if known in (None, y)]
    for source, target in pairs:
        yield day, source, target, act.cameo, _auxiliary(record, day)


def _auxiliary(record: Record, day: datetime.date) -> str:
    o, published = record.observation, record.source.published
    if o.modality != "actual":
        return {"planned": "future", "target": "hypothetical", "denied": "negated"}[o.modality]
    if o.attrs.get("action") == "planned":
        return "future"
    return "historical" if published and (published - day).days > _HISTORICAL else ""


def _event(key: _Key, act: Act, code: Code, group: list[Record]) -> CodedEvent:
    day, source, target, _, auxiliary = key
    name = hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:16]
    return CodedEvent(name, day, source, target, act, code, auxiliary, tuple(group))
