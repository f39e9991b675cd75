"""Anniversaries of relations, dated by the day on which the document tells that the relations were established."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from comity.language import table
from comity.observation import Finding, Observation


@cache
def _ties(language: str) -> frozenset[str]:
    return frozenset(table(language, "kinds/anniversary")["words"]["ties"].split())


def counted_from(found: Iterable[Finding], today: datetime.date | None, language: str) -> list[Finding]:
    """The findings of a document, with days for those anniversaries of relations of which it tells only how manieth they are."""
    findings = list(found)
    begun = {(o.a, o.b): o for o in (f.observation for f in findings) if _is_beginning(o)}
    return [_dated(f, begun.get((f.observation.a, f.observation.b)), today, language) for f in findings]


def _is_beginning(o: Observation) -> bool:
    actual = o.kind == "relations" and o.modality == "actual" and o.start is not None and o.end is not None
    return actual and o.attrs.get("action") == "established" and o.attrs.get("status") == "diplomatic"


def _dated(finding: Finding, begun: Observation | None, today: datetime.date | None, language: str) -> Finding:
    o = finding.observation
    if o.kind != "anniversary" or o.start or o.end or begun is None or not set(str(o.attrs["of"]).lower().split()) & _ties(language):
        return finding
    days = [_later(day, int(str(o.attrs["n"]))) for day in (begun.start, begun.end)]
    near = all(day is not None and (today is None or abs(day.year - today.year) <= 1) for day in days)
    return replace(finding, observation=replace(o, start=days[0], end=days[1])) if near else finding


def _later(day: datetime.date | None, years: int) -> datetime.date | None:
    try:
        return day.replace(year=day.year + years) if day is not None else None
    except ValueError:
        return None
