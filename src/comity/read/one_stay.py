"""Visits of one document that are one stay: told by its stops and days, each in a sentence of its own."""

import datetime
from collections import defaultdict
from dataclasses import replace

from comity.observation import Finding, Observation
from comity.observation.same import names_visitor, sameness

_KIND = "visit"
#: What leaves for somewhere on a day is there some days later.
_LEAVING, _ON_THE_WAY = "visit.leave", 7
#: A stop is one of a tour that is told in the same weeks.
_STOP, _OF_TOUR = "visit.a_stop", 31
#: A stay goes on where a day follows a day.
_NEXT = 1
#: A period of so many days or more is a month in which something was, and no stay.
A_MONTH = 27


def same_office(x: Observation, y: Observation) -> bool:
    """Whether two visits are told of an office alone, and of one: who holds it is one person in a document."""
    first, second = (str(o.attrs.get("who", "")).lower() for o in (x, y))
    return x.kind == _KIND and bool(first) and first == second


def is_stop(finding: Finding, tour: Observation) -> bool:
    """Whether a finding tells one stop of a visit told before, be it ahead or past."""
    o = finding.observation
    if finding.rule != _STOP or tour.kind != _KIND:
        return False
    compared = sameness(tour, o, ("date", "modality"))
    near = tour.start is None or o.start is None or abs((tour.start - o.start).days) <= _OF_TOUR
    return near and compared.differs is None and ("who" in compared.agree or same_office(tour, o))


def as_stays(findings: list[Finding]) -> list[Finding]:
    """The findings, visits that follow one another day by day made one stay of all their days.

    Args:
        findings: of one document, each fact once, in any order.

    """
    kept: list[Finding | None] = list(findings)
    visits: defaultdict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        o = finding.observation
        if o.kind == _KIND and _is_dated(o):
            visits[(o.a, o.b, o.modality)].append(number)
    for numbers in visits.values():
        numbers.sort(key=lambda n: (findings[n].observation.start or datetime.date.min, findings[n].observation.end or datetime.date.min))
        last = numbers[0]
        for number in numbers[1:]:
            first, second = kept[last], kept[number]
            assert first is not None and second is not None
            joined = _joined(first, second)
            if joined is not None:
                kept[last] = None
                kept[number] = joined
            last = number
    return _as_begun([f for f in kept if f is not None])


def _as_begun(findings: list[Finding]) -> list[Finding]:
    """The findings, a visit that has begun and what is still to come of it as one ("visits Lima today", "will be there from 13 to 14 July")."""
    kept: list[Finding | None] = list(findings)
    dated = [n for n, f in enumerate(findings) if f.observation.kind == _KIND and _is_dated(f.observation)]
    for begun in (n for n in dated if findings[n].observation.modality == "actual"):
        for ahead in dated:
            actual, planned = kept[begun], kept[ahead]
            if actual is None or planned is None or planned.observation.modality != "planned":
                continue
            same_day = actual.observation.start == planned.observation.start
            joined = _joined(actual, planned, ("date", "modality")) if same_day else None
            if joined is not None and actual.observation.a == planned.observation.a and actual.observation.b == planned.observation.b:
                kept[begun], kept[ahead] = joined, None
    return [f for f in kept if f is not None]


def _is_dated(o: Observation) -> bool:
    return o.start is not None and o.end is not None and (o.end - o.start).days < A_MONTH


def _joined(first: Finding, second: Finding, but: tuple[str, ...] = ("date",)) -> Finding | None:
    """Two visits as one stay, the first of which begins first; None where they are two. What they may differ in, `but`, is not compared."""
    x, y = first.observation, second.observation
    assert x.start and x.end and y.start and y.end
    compared = sameness(x, y, but)
    is_same = (
        "who" in compared.agree
        or same_office(x, y)
        or (x.attrs["level"] == y.attrs["level"] and not (names_visitor(x) and names_visitor(y)))
    )
    if compared.differs is not None or not is_same:
        return None
    days = (y.start - x.end).days
    if first.rule == _LEAVING and _NEXT < days <= _ON_THE_WAY:
        return second
    if days > _NEXT:
        return None
    attrs = {**y.attrs, **x.attrs}
    if names_visitor(y) and (not names_visitor(x) or len(str(y.attrs["who"])) > len(str(x.attrs["who"]))):
        attrs["who"] = y.attrs["who"]
    spans = tuple(sorted({*x.spans, *y.spans}))
    whole = replace(x, end=max(x.end, y.end), attrs=attrs, spans=spans)
    return replace(first, observation=whole, marks=tuple(sorted({*first.marks, *second.marks})))
