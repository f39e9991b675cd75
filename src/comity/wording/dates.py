"""Days and periods as people write them, no more precise than they are."""

import calendar
import datetime

from comity.wording.values import ordinal


def period(start: datetime.date | None, end: datetime.date | None, undated: str = "") -> str:
    """A period in words, no more precise than it is.

    1 January to 31 December 2005 is "2005"; 1 to 31 March 1994 is "March 1994"; January to May 2018 is
    "January–May 2018"; days of one year are "1 January – 12 March 2022"; one day is "25 May 1992"; no end is
    "since 2005"; without a beginning it is `undated`.

    Examples:
        >>> period(datetime.date(2017, 1, 1), datetime.date(2017, 12, 31)), period(None, None, "undated")
        ('2017', 'undated')

    """
    if start is None:
        return undated
    if end is None:
        return f"since {_start(start)}"
    if start == end:
        return day(start)
    if _whole_years(start, end):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if _whole_months(start, end):
        return _months(start, end)
    if start.year == end.year and start.month == end.month:
        return f"{start.day}–{end.day} {_month(start)} {start.year}"
    if start.year == end.year:
        return f"{start.day} {_month(start)} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def day(date: datetime.date) -> str:
    """A day as people write it: 25 May 1992.

    Examples:
        >>> day(datetime.date(1992, 5, 25))
        '25 May 1992'

    """
    return f"{date.day} {_month(date)} {date.year}"


def _month(date: datetime.date) -> str:
    return calendar.month_name[date.month]


def _start(date: datetime.date) -> str:
    if (date.month, date.day) == (1, 1):
        return str(date.year)
    return f"{_month(date)} {date.year}" if date.day == 1 else day(date)


def _whole_years(start: datetime.date, end: datetime.date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _whole_months(start: datetime.date, end: datetime.date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def _months(start: datetime.date, end: datetime.date) -> str:
    if start.year != end.year:
        return f"{_month(start)} {start.year} – {_month(end)} {end.year}"
    if start.month == end.month:
        return f"{_month(start)} {start.year}"
    if end.month - start.month == 2 and start.month % 3 == 1:
        return f"{ordinal(start.month // 3 + 1)} quarter of {start.year}"
    if end.month - start.month == 5 and start.month in (1, 7):
        return f"{'first' if start.month == 1 else 'second'} half of {start.year}"
    return f"{_month(start)}–{_month(end)} {start.year}"
