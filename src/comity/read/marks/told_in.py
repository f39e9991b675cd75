"""Months and days in the year that a form of a period tells."""

from comity.read.marks.calendar_days import MonthDay, between, valid
from comity.read.marks.period_parts import Parts
from comity.read.marks.period_parts import made as _period
from comity.read.marks.period_resolving import Period, Sort


def told_in(p: Parts, begin: MonthDay, finish: MonthDay, first_year: int = 0, borrow: int | None = None) -> Period:
    """Months and days in the year that the form tells, in whichever way: digits, "last year", "that year", or none."""
    if not (valid(*begin) and valid(*finish)):
        return _period()  # 31 April: a period, but no days, and no part of it is read
    if borrow is None:
        borrow = int((begin[0], begin[1] or 1) > (finish[0], finish[1] or 31))
    # "March 21, 2018-Jan. 20": in the next year.
    year = p.n("y") or (first_year + borrow if first_year else 0)
    if 0 < year < 100:
        # "9M-22".
        year += 2000
    sort: Sort = "absolute"
    if p.has("yearstep"):
        if p.today is None:
            return _period("relative")
        year, sort = p.today.year + p.n("yearstep"), "relative"
    if year:
        return _period(sort, *between(first_year or year - borrow, begin, year, finish))
    if p.has("yearshift"):
        return _period("shifted", begin=begin, finish=finish, borrow=borrow, awaits="told_year", step=p.n("yearshift"))
    return _period("yearless", begin=begin, finish=finish, borrow=borrow, awaits="yearless")
