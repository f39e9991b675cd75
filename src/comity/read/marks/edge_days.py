"""Periods told by an edge of another: the week that ends on a day, the last day of a month, the end of the year."""

from calendar import monthrange

from comity.read.marks.calendar_days import between, day, moved_day, valid
from comity.read.marks.period_parts import Parts
from comity.read.marks.period_parts import made as _period
from comity.read.marks.period_resolving import Period
from comity.read.marks.told_in import told_in

_ANY_YEAR = 2001
#: The first day of a week and its last are so many days apart.
_WEEK = 6


def week(p: Parts) -> Period | None:
    """The week that begins or ends on a day of the calendar."""
    number = p.n("d1")
    if not valid(p.n("m1"), number):
        return _period()
    told = day(2001, p.n("m1"), number) or day(2000, p.n("m1"), number)
    other = moved_day(told, _WEEK if p.n("e") >= 0 else -_WEEK, "day")
    assert told is not None and other is not None
    first, last = sorted((told, other))
    return told_in(p, (first.month, first.day), (last.month, last.day))


def edge_day(p: Parts) -> Period | None:
    """The first or the last day of a year or month, or of the month told before."""
    if p.form.settings.get("of_told"):
        edge = (1, -1) if p.n("e") < 0 else (1, 1)
        return _period("shifted", awaits="told_month", step=p.n("shift"), begin=edge, finish=edge)
    first, last = p.n("m1", 1), p.n("m1", 12)
    told = (last, monthrange(_ANY_YEAR, last)[1]) if p.n("e") < 0 else (first, 1)
    return told_in(p, told, told)


def year_end(p: Parts) -> Period | None:
    """The last quarter of the document's year; without a date of the year told."""
    if p.today is None:
        return _period("shifted", begin=(10, 0), finish=(12, 0), awaits="told_year", part="end")
    return _period("relative", *between(p.today.year, (10, 0), p.today.year, (12, 0)), part="end")


def named_shift(p: Parts) -> Period | None:
    """The month or weekday of a name that comes next after the period told, or came last before it ("the following July")."""
    step = p.n("shift")
    if p.has("w"):
        return _period("shifted", awaits="told_unit", step=step, unit="weekday", weekday=p.n("w"))
    return _period("shifted", awaits="told_year", step=step, unit="month", begin=(p.n("m"), 0), finish=(p.n("m"), 0))
