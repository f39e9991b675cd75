"""Dates written in digits alone."""

import re

from comity.read.marks.calendar_days import Date, day

_DATE = re.compile(r"(\d+)[./-](\d+)[./-](\d+)")
#: What a date is whose day and month could be exchanged.
AMBIGUOUS = "ambiguous"


def in_digits(raw: str) -> Date | str | None:
    """The day that digits tell; day and month that could be exchanged are ambiguous, but a dotted date begins with the day. None if it is no date."""
    m = _DATE.match(raw)
    if m is None:
        return None
    a, b, c = m.groups()
    mark = raw[len(a)]
    if len(a) == 4:
        return day(int(a), int(b), int(c)) if len(c) < 3 else None
    if len(a) > 2 or len(c) not in (2, 4) or (len(c) == 2 and (mark == "-" or len(b) < 2)):
        return None
    year = int(c) if len(c) == 4 else int(c) + (1900 if int(c) >= 70 else 2000)
    if not 1500 <= year < 2100:
        return None
    by_day, by_month = day(year, int(b), int(a)), day(year, int(a), int(b)) if mark != "." else None
    return AMBIGUOUS if by_day and by_month and by_day != by_month else by_day or by_month
