"""Holds what was read from the project's own examples against what they expect."""

import calendar
import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.observation import Observation, is_directed
from comity.read import Document, Finding, read_document

_FIELDS = ("unit", "bound", "start", "end", "base_start", "base_end", "modality")
_ANCHORS = {"multilateral": ["organisation"], "anniversary": ["n"], "mission": ["what", "action"], "relations": ["status", "action"]}
_ANCHORS |= {"coercion": ["action"], "trade": ["flow"], "count": ["of"]}


@dataclass(frozen=True)
class Example:
    document: Document
    style: str
    expected: tuple[Observation, ...]


def examples(folder: Path) -> list[Example]:
    """Every document of the example files with its expected observations."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["document"]:
            date = datetime.date.fromisoformat(row["date"]) if row["date"] else None
            document = Document(row["id"], row["text"], title=row["title"], publisher=row["publisher"], date=date)
            found.append(Example(document, row["style"], tuple(_expected(dict(e)) for e in row["expect"])))
    return found


def _expected(row: dict[str, Any]) -> Observation:
    known: dict[str, Any] = {"kind": row.pop("kind"), "a": row.pop("a"), "b": row.pop("b")}
    for name, (first, last) in {"period": ("start", "end"), "base": ("base_start", "base_end")}.items():
        if name in row:
            known[first], known[last] = _days(row.pop(name))
    if "start" in row:
        known["start"] = datetime.date.fromisoformat(row.pop("start"))
    for name in ("measure", "value", "unit", "bound", "modality"):
        if name in row:
            known[name] = row.pop(name)
    return Observation(**known, attrs=row)


def _days(text: str) -> tuple[datetime.date, datetime.date]:
    """ "2017", "2017-05", "2017-05-03" or two days with a stroke between them, as first and last day."""
    if "/" in text:
        first, last = text.split("/")
        return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        return datetime.date(*parts, 1), datetime.date(*parts, calendar.monthrange(*parts)[1])
    day = datetime.date(*parts)
    return day, day


@dataclass
class Score:
    expected: int = 0
    read: int = 0
    found: int = 0
    exact: int = 0
    missed: list[str] | None = None

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.expected + self.read) if self.expected + self.read else 1.0


def score(cases: list[Example]) -> Score:
    total = Score(missed=[])
    for case in cases:
        findings = read_document(case.document)
        total.expected += len(case.expected)
        total.read += len(findings)
        left = list(findings)
        for wanted in case.expected:
            fitting = [f for f in left if anchored(wanted, f.observation)]
            if not fitting:
                total.missed.append(f"{case.document.id}: {wanted}")
                continue
            best = min(fitting, key=lambda f: len(wrong(wanted, f)))
            left.remove(best)
            total.found += 1
            total.exact += not wrong(wanted, best)
        total.missed += [f"{case.document.id}: not expected: {f.rule} {f.observation}" for f in left]
    return total


def anchored(x: Observation, y: Observation) -> bool:
    """Whether two observations state one fact, fields aside."""
    pairs = [(o.a, o.b) if is_directed(o) else tuple(sorted((o.a, o.b or ""))) for o in (x, y)]
    if x.kind != y.kind or pairs[0] != pairs[1] or x.measure != y.measure:
        return False
    if any(x.attrs.get(k) != y.attrs.get(k) for k in _ANCHORS.get(x.kind, [])):
        return False
    if x.measure:
        return x.value == y.value or (x.value is not None and y.value is not None and abs(x.value - y.value) <= 0.005 * abs(x.value))
    if "name" in x.attrs:
        a, b = (set(re.findall(r"\w+", str(o.attrs.get("name", "")).lower())) - {"the", "of", "on", "and", "a"} for o in (x, y))
        return len(a & b) >= 0.5 * min(len(a), len(b))
    return True


def wrong(x: Observation, finding: Finding) -> list[str]:
    y = finding.observation
    bad = [f for f in _FIELDS if getattr(x, f) != getattr(y, f)]
    return bad + [k for k, v in x.attrs.items() if k not in ("name", "who", "place") and y.attrs.get(k) != v]
