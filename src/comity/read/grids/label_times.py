"""When a label says that its figures are, and what they are told against."""

import datetime
import re
from typing import NamedTuple

from comity.read.figures.year_to_date import a_year_earlier
from comity.read.grids.topics import is_base_behind, says_in_brackets, sets_against, to_date
from comity.read.marks.periods import Period, periods, resolved

_YEAR = re.compile(r"(?<![\d/-])(?<!\d[.,])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
#: How a period is led in to that is no comparison ("in the last year").
_OWN = ("", "in", "during", "of", "for")
#: What sets one against another stands so near in front of it.
_NEAR = 20
_YEARLESS = "yearless"
_TWO = 2
#: A year is written with so many characters.
_DIGITS = 4


class Times(NamedTuple):
    """The times of a label.

    Attributes:
        period: when; None where it tells none, several, or one that is not understood.
        dated: whether it tells a time, understood or not.
        month: when, of a year that it does not tell.
        yearly: whether the other time that it tells is the like of it a year before ("2018 compared with 2017").
        aside: when the figures in brackets are ("2018 (2017 in brackets)").

    """

    period: Period | None = None
    dated: bool = False
    month: Period | None = None
    yearly: bool = False
    aside: Period | None = None


def times(text: str, start: int, end: int, today: datetime.date | None, language: str) -> Times:
    """The times of ``text[start:end]``."""
    every = _told(text, start, end, today, language)
    found = [p for p in every if not is_base_behind(text[max(start, p.start - _NEAR) : p.start], language)]
    if every and not found:
        # "Change on May 2017".
        return Times(yearly=True)
    dated = bool(found) or _ANY_YEAR.search(text, start, end) is not None
    behind = found[-1].end if found else end
    if len(found) == _TWO and says_in_brackets(text[behind:end], language):
        return times(text, start, found[0].end, today, language)._replace(aside=found[1] if found[1].first and found[1].last else None)
    days = [p for p in found if p.first and p.last]
    if len(found) == len(days) == 1:
        return Times(to_date(found[0], text[start:end], language), dated)
    if len(found) == len(days) == _TWO and sets_against(text[found[0].end : found[1].start], language):
        before = a_year_earlier(found[0])
        return Times(found[0], dated, yearly=(before.first, before.last) == (found[1].first, found[1].last))
    if len(found) == _TWO and len(days) == 1 and found[1].awaits == _YEARLESS and found[1].start - found[0].end <= _TWO:
        # "2008 (January-June)".
        return Times(_of_year(found[1], found[0]), dated)
    if len(found) == 1 and found[0].awaits == _YEARLESS:
        return Times(None, dated, found[0])
    return Times(None, dated, _of_several(days))


def in_months(months: Period | None, year: Period | None) -> Period | None:
    """A year's period, of which a head further off tells the first months only ("January–September" over "2018" and "2019")."""
    if months is None or year is None or not _is_year(year) or months.begin[0] != 1 or months.finish[0] == 1 or months.begin[1]:
        return year
    return _of_year(months, year) or year


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    return (
        first is not None
        and last is not None
        and first.year == last.year
        and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    )


def _of_several(found: list[Period]) -> Period | None:
    """The months that are told of several years ("January–September 2018 and 2019"), without the year."""
    parts = [p for p in found if not _is_year(p)]
    if len(parts) != 1 or len(found) == 1 or parts[0].first is None or parts[0].last is None or parts[0].first.day > 1:
        return None
    first, last = parts[0].first, parts[0].last
    if first.year != last.year or (last + datetime.timedelta(1)).day > 1:
        return None
    return parts[0]._replace(sort="yearless", awaits="yearless", first=None, last=None, begin=(first.month, 0), finish=(last.month, 0))


def _told(text: str, start: int, end: int, today: datetime.date | None, language: str) -> list[Period]:
    """The periods of a label that tell when, in order: those that go back to others only where nothing else is told."""
    every = [p for p in periods(text, today, start, end, language) if p.sort != "shifted"]
    marked = [p for p in every if p.sort != "relative"]
    found = [_whole(int(m[0]), start + m.start()) for m in _YEAR.finditer(text[start:end])]
    years = [year for year in found if not any(p.start <= year.start < p.end for p in marked)]
    own = [p for p in every if p.lead in _OWN and not sets_against(text[max(start, p.start - _NEAR) : p.start], language)]
    return sorted((*marked, *years), key=lambda p: p.start) or own


def _of_year(month: Period, year: Period) -> Period | None:
    found = resolved(month, None, "past", year)
    return found if found.first and found.last else None


def _whole(year: int, start: int) -> Period:
    return Period(start, start + _DIGITS, datetime.date(year, 1, 1), datetime.date(year, 12, 31))
