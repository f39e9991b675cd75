"""Arithmetic of days, months and years that never raises: what lies outside the calendar is None."""

import calendar
import datetime

Date = datetime.date
#: First and last day; None where there is no such day, or where it is not told.
Days = tuple[Date | None, Date | None]
#: Month and day; day 0 is the whole month.
MonthDay = tuple[int, int]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_WEEKEND = 5
NOTHING: Days = (None, None)


def day(year: int, month: int, number: int) -> Date | None:
    """That day, or None if the calendar has none such."""
    try:
        return Date(year, month, number)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> Date | None:
    """The last day of a month."""
    if not (1 <= year <= datetime.MAXYEAR and 1 <= month <= 12):
        return None
    return Date(year, month, calendar.monthrange(year, month)[1])


def between(first_year: int, begin: MonthDay, last_year: int, finish: MonthDay) -> Days:
    """From the beginning of `begin` to the end of `finish`; nothing if they are out of order or no days."""
    first = day(first_year, begin[0], begin[1] or 1)
    last = day(last_year, *finish) if finish[1] else month_end(last_year, finish[0])
    return (first, last) if first and last and first <= last else NOTHING


def whole_year(year: int) -> Days:
    """The calendar year."""
    return between(year, (1, 0), year, (12, 0))


def months_later(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that many months later."""
    year, month = divmod(year * 12 + month - 1 + count, 12)
    return year, month + 1


def moved_day(start: Date | None, count: int, unit: str, to_end: bool = False) -> Date | None:
    """The day that many units away; with `to_end` the last day of a month stays the last of its month."""
    if start is None:
        return None
    if unit in _DAYS:
        try:
            return start + datetime.timedelta(days=count * _DAYS[unit])
        except OverflowError:
            return None
    year, month = months_later(start.year, start.month, count * _MONTHS[unit])
    end = month_end(year, month)
    if end is None or (to_end and start == month_end(start.year, start.month)):
        return end
    return end.replace(day=min(start.day, end.day))


def moved(days: Days, count: int, unit: str) -> Days:
    """Both ends moved by as many units."""
    return moved_day(days[0], count, unit), moved_day(days[1], count, unit, to_end=True)


def around(today: Date, unit: str, step: int = 0) -> Days:
    """The calendar's day, week, month, quarter, half, year or decade that holds `today`, or one `step` away from it."""
    if unit == "weekend":
        monday = around(today, "week", step)[0]
        return moved_day(monday, _WEEKEND, "day"), moved_day(monday, _WEEKEND + 1, "day")
    if unit in _DAYS:
        back = today.weekday() if unit != "day" else 0
        first = moved_day(moved_day(today, -back, "day"), step, unit)
        return first, moved_day(first, _DAYS[unit] - 1, "day")
    size = _MONTHS[unit]
    index = (today.year * 12 + today.month - 1) // size * size + step * size
    begin, finish = months_later(0, 1, index), months_later(0, 1, index + size - 1)
    return between(begin[0], (begin[1], 0), finish[0], (finish[1], 0))


def rolling(today: Date, count: int, unit: str) -> Days:
    """As many units up to `today`, or from it: "the past three years" begins on the same day three years ago."""
    if not count:
        return NOTHING
    if unit == "weekend":
        return around(today, unit, count)
    other = moved_day(today, count, unit)
    if other is None:
        return NOTHING
    return (other, today) if count < 0 else (today, other)


def lasting(first: Date, count: int, unit: str) -> Days:
    """As many units that begin on `first`: ten years from 1 July 2018 end on 30 June 2028."""
    return first, moved_day(moved_day(first, count, unit), -1, "day")


def part_of(days: Days, part: str) -> Days:
    """The early, mid or late part of a whole decade (years 0 to 3, 4 to 6, 6 to 9) or year (first quarter, April to September, last quarter).

    The end is as late as the late part.
    """
    first, last = days
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return days
    year = first.year
    if last.year - year == 9:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), "end": (6, 9)}[part]
        return between(year + low, (1, 0), year + high, (12, 0))
    if last.year == year:
        low, high = {"early": (1, 3), "mid": (4, 9), "late": (10, 12), "end": (10, 12)}[part]
        return between(year, (low, 0), year, (high, 0))
    return days


def valid(month: int, number: int) -> bool:
    """Whether some year has that day; day 0 is the month."""
    return 1 <= month <= 12 and 0 <= number <= calendar.monthrange(2000, month)[1]
