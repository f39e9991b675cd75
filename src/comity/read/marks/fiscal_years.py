"""The days of split years ("fiscal year 2018-19"), where the document tells in which month they begin ("July-June 2018-19")."""

import re

from comity.read.marks.calendar_days import between, months_later
from comity.read.marks.periods import Period, periods

#: "2018-19".
_SPLIT = re.compile(r"\b((?:19|20)\d\d)\s?[-/\u2013]\s?(\d\d)\b")
#: The months of a split year stand so many characters before it at the most.
_BEFORE = 40


def begins_in(text: str, language: str) -> int:
    """The month in which the split years that a text tells of begin, by those of which it tells the months ("July-June 2018-19"); 0 if none."""
    found = set()
    for match in _SPLIT.finditer(text):
        if int(match[2]) == (int(match[1]) + 1) % 100:
            found |= {p.begin[0] for p in periods(text, None, max(0, match.start() - _BEFORE), match.end() + 1, language) if _is_split(p)}
    return found.pop() if len(found) == 1 else 0


def _is_split(period: Period) -> bool:
    return bool(period.borrow) and period.sort == "absolute" and period.begin[0] > 1


def with_days(period: Period, begin: int) -> Period:
    """A split year, or months of it, with its days if the month is known in which it begins."""
    if not begin or period.sort != "fiscal" or not period.borrow or period.first is not None:
        return period
    first, last = (months_later(period.year - 1, begin, month[0] - 1) for month in (period.begin, period.finish))
    days = between(first[0], (first[1], 0), last[0], (last[1], 0))
    return period._replace(sort="absolute", first=days[0], last=days[1])
