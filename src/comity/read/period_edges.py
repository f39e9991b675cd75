"""What a period means at its edges: its first or last day, month or year alone, or a day of the month told before."""

import calendar
import datetime
import re

from comity.read.discourse import Discourse
from comity.read.marks.calendar_days import moved_day
from comity.read.marks.periods import Period, Tense
from comity.read.sentence import Sentence

_DECEMBER = 12
#: Fewer days than a week.
_DAYS = 7
#: A quarter has so many months.
_QUARTER = 3
_NUMBER = re.compile(r"\d+")


def of_beginning(sentence: Sentence, period: Period) -> Period:
    """The day, month or year from which on something is told ("since 1969, when they fought")."""
    first, numbers = period.first, _NUMBER.findall(sentence.text, period.start, period.end)
    if first is None:
        return period
    last = first
    if len(numbers) == 1 and period.end - period.start > len(numbers[0]):
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    elif len(numbers) == 1:
        last = first.replace(month=12, day=31)
    return period._replace(last=last, opens="")


def is_stretch(period: Period) -> bool:
    """Whether a period goes from one month or year to another."""
    first, last = period.first, period.last
    if first is None or last is None or period.sort != "absolute":
        return False
    # "In the second half of 2018, when": no stretch.
    months = last.month - first.month + 1
    one = first.year == last.year and (months == 1 or (months % _QUARTER == 0 and first.month % _QUARTER == 1))
    return not one


def closed(period: Period) -> Period:
    """The day, month or year of which a text tells only the end ("until 1992, when")."""
    last = period.last
    if last is None:
        return period
    if (last + datetime.timedelta(1)).day == 1:
        return period._replace(first=last.replace(month=1 if last.month == _DECEMBER else last.month, day=1))
    return period._replace(first=last)


def month_told(period: Period, tense: Tense, before: Period | None, discourse: Discourse) -> Period | None:
    """In which month a day without one is: told right before, else of the text's days, else the one nearest to the text by the tense."""
    today = discourse.today
    told = next((p for p in (before, discourse.day, discourse.period) if p is not None and _in_a_month(p)), None)
    if told is not None and told.first is not None and not (tense == "future" and today and told.first < today.replace(day=1)):
        return told
    if today is None or period.step:
        return None
    late = period.begin[1] < today.day if tense == "future" else period.begin[1] > today.day
    day = moved_day(today.replace(day=1), late * (1 if tense == "future" else -1), "month")
    return period._replace(first=day, last=day)


def _in_a_month(period: Period) -> bool:
    first, last = period.first, period.last
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def is_brief(period: Period) -> bool:
    """Whether a period is told as a day or a few."""
    return (
        period.awaits == "weekday"
        or bool(period.begin[1])
        or (period.first is not None and period.last is not None and (period.last - period.first).days < _DAYS)
    )
