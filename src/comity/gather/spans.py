"""Dates as data sets write them: a day, a month or a year, in the forms in use → first and last day."""

import calendar
import datetime
import re
from typing import Literal

import pyarrow as pa

#: First and last day; None where nothing is told.
Span = tuple[datetime.date | None, datetime.date | None]
Order = Literal["ymd", "dmy", "mdy"]

NO_SPAN: Span = (None, None)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_STATA = re.compile(r"(\d{1,2})([a-z]{3})(\d{4})")
_THREE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def span(text: str | None, order: Order = "ymd") -> Span:
    """The days of a date.

    Args:
        text: "1992", "1992-05", "1992-05-25", "25may1992"; "25/05/1992" or "25.05.1992" with the order ``dmy``, "5/25/1992" with ``mdy``.
            Empty is none.
        order: of day, month and year where only it tells them apart.

    Raises:
        ValueError: it is no date.

    """
    text = (text or "").strip()
    return _read(text, order) if text else NO_SPAN


def year_span(first: int | None, last: int | None = None) -> Span:
    """First day of the one year and last day of the other, the same if not given."""
    last = last or first
    return (datetime.date(first, 1, 1) if first else None, datetime.date(last, 12, 31) if last else None)


def stretches(table: pa.Table, first: str, last: str) -> pa.Table:
    """A table whose columns of a first and a last year are days instead, ``since`` and ``until``."""
    spans = [year_span(a, b) for a, b in zip(table[first].to_pylist(), table[last].to_pylist(), strict=True)]
    days = {"since": pa.array([s for s, _ in spans], pa.date32()), "until": pa.array([e for _, e in spans], pa.date32())}
    return pa.table({name: table[name] for name in table.column_names if name not in (first, last)} | days)


def _read(text: str, order: Order) -> Span:
    if m := _ISO.fullmatch(text):
        return _days(int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None)
    if m := _STATA.fullmatch(text.lower()):
        return _days(int(m[3]), _MONTHS.get(m[2], 0), int(m[1]))
    if (m := _THREE.fullmatch(text)) and order != "ymd":
        day, month = (m[1], m[2]) if order == "dmy" else (m[2], m[1])
        return _days(int(m[3]), int(month), int(day))
    raise ValueError(f"{text!r} is no date")


def _days(year: int, month: int | None, day: int | None) -> Span:
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if day is None:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    return (datetime.date(year, month, day),) * 2
