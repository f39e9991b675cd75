"""Dates of the tables, and the moments as of which they are asked: a day, a month or a year."""

import datetime
import re

Moment = str | datetime.date | int
"""A moment: an ISO date, month or year (as text), a date, or a year as a number."""

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
EARLIEST = "0000-01-01"
LATEST = "9999-12-31"


def first_day(text: str) -> str:
    """The first day that a date of a table may mean; the earliest of all for an empty one."""
    return text + "0000-01-01"[len(text) :] if text else EARLIEST


def last_day(text: str) -> str:
    """The last day that a date of a table may mean; the latest of all for an empty one."""
    if len(text) == 7:
        return f"{text}-31"
    return text + "9999-12-31"[len(text) :] if text else LATEST


def extent(on: Moment | None) -> tuple[str, str]:
    """First and last day of a moment, as ISO dates; a year or month spans all its days, None is today.

    Raises:
        ValueError: it is no date, month or year.

    """
    if on is None:
        on = datetime.date.today()
    text = f"{on:04d}" if isinstance(on, int) else str(on)[:10]
    m = _MOMENT.match(text)
    if not m or not 1 <= int(m[2] or 1) <= 12 or not 1 <= int(m[3] or 1) <= 31:
        raise ValueError(f"{on!r} is no date: give a year (1992), a month (1992-05) or a day (1992-05-25)")
    return first_day(text), last_day(text)


def meets(since: str, until: str, when: tuple[str, str]) -> bool:
    """Whether the stretch from `since` to `until` (dates of a table) has a day within `when`."""
    return first_day(since) <= when[1] and when[0] <= last_day(until)
