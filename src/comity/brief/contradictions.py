"""Statements that cannot all be right: the same thing told with figures or dates that do not meet."""

import math
import re
from collections.abc import Iterable

from comity.ledger import Record
from comity.observation import Observation

_NOISE = frozenset(["the", "of", "on", "and", "between", "in", "for", "a", "to", "with", "republic", "government"])
_FIGURES = ("trade", "investment", "finance", "count", "border")


def contradictions(records: Iterable[Record]) -> list[list[Record]]:
    """Groups of records that tell one thing differently, each group in the order given.

    Two figures of one indicator, direction, unit and period contradict each other if what they may be,
    as rounded and bounded as written, does not meet. Two agreements of one name contradict each other
    if their days of signature differ.
    """
    groups: list[list[Record]] = []
    for record in records:
        if record.observation.modality != "actual":
            continue
        home = next((g for g in groups if _one_thing(g[0].observation, record.observation)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    return [g for g in groups if _differ(g)]


def _one_thing(x: Observation, y: Observation) -> bool:
    if x.kind != y.kind or (x.a, x.b) != (y.a, y.b) or x.measure != y.measure:
        return False
    if x.kind in _FIGURES:
        return x.unit == y.unit and x.attrs == y.attrs and (x.start, x.end) == (y.start, y.end) and _dated(x)
    if x.kind == "agreement":
        return x.attrs["action"] == y.attrs["action"] == "signed" and _same_name(str(x.attrs["name"]), str(y.attrs["name"]))
    return False


def _dated(o: Observation) -> bool:
    """Whether a figure is of a known time, or of a thing that has none, as a border."""
    return o.start is not None or o.kind == "border"


def _same_name(x: str, y: str) -> bool:
    a, b = (set(re.findall(r"\w+", t.lower())) - _NOISE for t in (x, y))
    return min(len(a), len(b)) >= 3 and len(a & b) / len(a | b) >= 0.8


def _differ(group: list[Record]) -> bool:
    if len(group) < 2 or _is_one_data_set(group):
        return False
    if group[0].observation.kind == "agreement":
        days = {r.observation.start for r in group if r.observation.start and r.observation.start == r.observation.end}
        return len(days) > 1
    spans = [interval(r.observation) for r in group if r.observation.value is not None]
    return bool(spans) and max(low for low, _ in spans) > min(high for _, high in spans)


def _is_one_data_set(group: list[Record]) -> bool:
    """Whether all of it stands in one data set: the two sides' figures of one flow differ there without contradicting each other."""
    return len({r.source.id for r in group}) == 1 and group[0].source.sort == "dataset"


def interval(o: Observation) -> tuple[float, float]:
    """The least and the most that a figure may be, as written.

    A value is taken as rounded to its last digit that is not zero: 16 billion is 15.5 to 16.5 billion.
    "Over" reaches upwards without end, "up to" downwards, "about" is within a twentieth.
    """
    value = float(o.value or 0.0)
    half = _resolution(value) / 2
    if o.bound == "at_least":
        return value - half, math.inf
    if o.bound == "at_most":
        return -math.inf, value + half
    if o.bound == "about":
        half = max(half, abs(value) / 20)
    return value - half, value + half


def _resolution(value: float) -> float:
    """The place of the last digit of a value that is not zero."""
    if value == 0:
        return 1.0
    digits = f"{abs(value):.6f}".rstrip("0")
    whole, _, part = digits.partition(".")
    if part:
        return 10.0 ** -len(part)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))
