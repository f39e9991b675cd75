"""Statements that cannot all be right: the same thing told with figures or dates that do not meet."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from comity.ledger import Record
from comity.observation import Observation, vocabulary
from comity.observation.interval import Interval, as_interval, written
from comity.observation.rounding import BORDER, ONE_NAME
from comity.observation.same import names_agree, same_but


def contradictions(records: Iterable[Record], words: Callable[[Record], str] | None = None) -> list[list[Record]]:
    """Groups of records that tell one thing differently, each group in the order given.

    Two figures of one indicator, direction, unit and period contradict each other if what they may be,
    as rounded and bounded as written, does not meet. Two agreements of one name contradict each other
    if their days of signature differ.

    Args:
        records: of the ledger.
        words: those that state a record of a document; without them a figure is taken as people would write it.

    """
    groups: list[list[Record]] = []
    alike: defaultdict[Any, list[list[Record]]] = defaultdict(list)
    for record in records:
        if not _may_differ(record.observation):
            continue
        near = alike[_key(record.observation)]
        home = next((g for g in near if _one_thing(g[0].observation, record.observation)), None)
        if home is None:
            home = []
            near.append(home)
            groups.append(home)
        home.append(record)
    return [g for g in groups if _differ(g, words)]


def _key(o: Observation) -> Any:
    """What is the same of all that tell one thing, so that each is held against few."""
    when = (o.start, o.end) if vocabulary().kinds[o.kind].numeric else None
    return o.kind, o.a, o.b, o.measure, o.unit, when


def _may_differ(o: Observation) -> bool:
    """Whether it tells what another may tell differently: a figure of its time, or a signing."""
    if o.modality != "actual":
        return False
    return _dated(o) if vocabulary().kinds[o.kind].numeric else o.kind == "agreement" and o.attrs["action"] == "signed"


def _one_thing(x: Observation, y: Observation) -> bool:
    if vocabulary().kinds[x.kind].numeric:
        return same_but(x, y, "value")
    return same_but(x, y, "date") and names_agree(x, y) and _may_be_one(x, y)


def _may_be_one(x: Observation, y: Observation) -> bool:
    """Whether two signatures are near enough in time: a later agreement of one name takes the place of an earlier one."""
    return not x.start or not y.start or abs((x.start - y.start).days) <= ONE_NAME


def _dated(o: Observation) -> bool:
    """Whether a figure is of a known time, or of a kind that has none."""
    return o.start is not None or vocabulary().kinds[o.kind].timeless


def _differ(group: list[Record], words: Callable[[Record], str] | None) -> bool:
    if len(group) < 2 or _is_one_data_set(group):
        return False
    if group[0].observation.kind == "agreement":
        days = {r.observation.start for r in group if r.observation.start and r.observation.start == r.observation.end}
        return len(days) > 1
    figures = [figure for r in group if (figure := _figure(r, words))]
    if not figures:
        return False
    # All meet in one number where the highest of the low ends is no higher than the lowest of the high ones.
    near = BORDER if group[0].observation.kind == "border" else 0.0
    low, high = max(f.low for f in figures), min(f.high for f in figures) * (1 + near)
    return low > high and not as_interval(low).meets(as_interval(high))


def _figure(record: Record, words: Callable[[Record], str] | None) -> Interval | None:
    o = record.observation
    return written(o, words(record) if words and record.source.sort == "document" else None)


def _is_one_data_set(group: list[Record]) -> bool:
    """Whether all of it stands in one data set: the two sides' figures of one flow differ there without contradicting each other."""
    return len({r.source.id for r in group}) == 1 and group[0].source.sort == "dataset"
