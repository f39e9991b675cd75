"""Numbers and dates as people write them."""

import calendar
import datetime

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_BOUNDS = {"exact": "", "about": "about ", "at_least": "over ", "at_most": "up to "}


def number(value: float) -> str:
    """A number with thousands apart and no needless digits: 7,500, 16 billion, 3.5."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_short(value / scale)} {word}"
    return _short(value)


def _short(value: float) -> str:
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def amount(value: float | None, unit: str | None, bound: str = "exact") -> str:
    """A value with its unit and bound: "over $16 billion", "about 8,500", "20.6%", "7,644 km".

    A value of None is vague and gives an empty text.
    """
    if value is None:
        return ""
    front = _BOUNDS[bound]
    if unit in ("count", None):
        return front + number(value)
    if unit == "percent":
        return f"{front}{_short(round(value, 1) if abs(value) >= 1 else value)}%"
    if unit == "km":
        return f"{front}{_short(value)} km"
    if unit == "rank":
        return ordinal(int(value))
    if unit == "times":
        return f"{front}{_short(value)} times"
    if unit in _SIGNS:
        sign = "−" if value < 0 else ""
        return f"{front}{sign}{_SIGNS[unit]}{number(abs(value))}"
    return f"{front}{number(value)} {unit}"


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th …"""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def period(start: datetime.date | None, end: datetime.date | None) -> str:
    """A period in words, no more precise than it is.

    1 January to 31 December 2005 is "2005"; 1 to 31 March 1994 is "March 1994"; January to May 2018 is
    "January–May 2018"; one day is "25 May 1992"; no end is "since 2005".
    """
    if start is None:
        return ""
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
    return f"{day(start)} – {day(end)}"


def day(date: datetime.date) -> str:
    """25 May 1992."""
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
