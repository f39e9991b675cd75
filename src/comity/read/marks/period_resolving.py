"""A period as marked, and its days decided by the sentence's tense and by the period last told."""

from typing import Literal, NamedTuple

from comity.read.marks.calendar_days import (
    NOTHING,
    Date,
    Days,
    MonthDay,
    around,
    between,
    month_end,
    moved,
    moved_day,
    part_of,
    rolling,
)

Sort = Literal["absolute", "relative", "weekday", "yearless", "shifted", "fiscal"]
Tense = Literal["past", "future", "present"] | None
#: What decides the days of a period: nothing more; the tense; or, in several ways, the period told before.
Awaits = Literal["", "weekday", "yearless", "told_year", "told_same", "told_unit", "told_month", "told_span"]
#: Of these there is one behind and one ahead of a document's day.
_BOTH_WAYS = ("weekday", "yearless")
#: Units by which no year is moved.
_SHORTER = ("day", "week", "fortnight", "month")
_YEAR, _MONTHS = 364, 12
#: 29 February can be eight years away (1896 and 1904).
_LEAP_GAP = 8
#: Of fewer days "a year later" is told of the year.
_FEW = 10
#: "The next day" is that after so few.
_SHORT = 8
#: What is told next of the days after another is told within so many days.
_ON = 31


class Period(NamedTuple):
    """A stretch of days named at ``text[start:end]``.

    Attributes:
        start, end: its place, without the preposition in front.
        first, last: its first and last day; None where the text leaves it open ("since 2005" has no last
            day), where it must still be resolved, or where nothing in the text can tell.
        sort: `absolute`; `relative` to the document's date; `weekday` and `yearless`, which the tense
            decides; `shifted`, told against another period; `fiscal`, a reporter's own year.
        lead: the preposition in front ("in", "by", "since", "between" …), lower case, or empty.
        awaits: what `resolved` still has to do.
        begin, finish: month and day (0: the whole month) of a period whose year is open.
        borrow: how many years before the year of `finish` the `begin` lies.
        weekday, weekday_to: Monday is 0; -1 for none.
        step: how many units from what it is told against; for a weekday its side (-1 before, 1 after).
        unit: the unit of `step`.
        year: the year told, of a shifted or fiscal one.
        part: `early`, `mid`, `late`, `end` or empty.
        opens: which end the preposition leaves open.
        ahead: whether the preposition looks ahead ("until Sunday"), whatever the tense; or what is told looks ahead of an unknown day ("tomorrow").
        ambiguous: day and month of a numeric date cannot be told apart.
        attributive: it stands before a noun ("the 1992 treaty").
        of_change: it tells only with what a change is reckoned ("year-on-year").

    """

    start: int
    end: int
    first: Date | None
    last: Date | None
    sort: Sort = "absolute"
    lead: str = ""
    awaits: Awaits = ""
    begin: MonthDay = (0, 0)
    finish: MonthDay = (0, 0)
    borrow: int = 0
    weekday: int = -1
    weekday_to: int = -1
    step: int = 0
    unit: str = "year"
    year: int = 0
    part: str = ""
    opens: Literal["", "first", "last"] = ""
    ahead: bool = False
    ambiguous: bool = False
    attributive: bool = False
    of_change: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last

    def year_around(self) -> "Period | None":
        """The whole year that its days lie in; None if it has none, or those of several years."""
        if self.first is None or self.last is None or self.first.year != self.last.year:
            return None
        return self._replace(first=self.first.replace(month=1, day=1), last=self.last.replace(month=12, day=31))


def opened(period: Period) -> Period:
    """The period without the end that its preposition leaves open."""
    if period.opens == "last":
        return period._replace(last=None)
    return period._replace(first=None) if period.opens == "first" else period


def resolved(period: Period, today: Date | None, tense: Tense, told: Period | None = None) -> Period:
    """The period with its days, as far as they can be known; one that awaits nothing comes back as it is.

    Args:
        period: as `periods` marks it.
        today: the document's date; without it what is reckoned from it keeps no days.
        tense: of the clause. In the present the nearer of the day that was and the one to come is meant ("takes effect on 1 July"),
            unless another period tells its year.
        told: the period that the clause is told against. Days and months without a year take its year if
            it is a whole year, or if the document has no date: pass it only where the text carries it over.

    """
    if not period.awaits:
        return period
    if tense == "present":
        return _nearer(period, today, told)
    ahead = tense == "future"
    if period.awaits == "weekday":
        days = _weekday(period, today, ahead)
    elif period.awaits == "yearless":
        days = _yearless(period, today, ahead, told)
    else:
        days = _against(period, told)
    if period.part:
        days = part_of(days, period.part)
    if days[0] is None and days[1] is None:
        return period
    return opened(period._replace(first=days[0], last=days[1], awaits=""))


def _nearer(period: Period, today: Date | None, told: Period | None) -> Period:
    past = resolved(period, today, "past", told)
    if today is None or period.awaits not in _BOTH_WAYS or past != resolved(period, today, "past"):
        return past
    ahead = resolved(period, today, "future", told)
    return ahead if ahead.first and past.last and ahead.first - today < today - past.last else past


def _weekday(period: Period, today: Date | None, ahead: bool) -> Days:
    if today is None:
        return NOTHING
    strict = period.step != 0
    if period.step > 0 or (not strict and (ahead or period.ahead)):
        forward = (period.weekday - today.weekday()) % 7
        found = moved_day(today, forward or (7 if strict else 0), "day")
    else:
        back = (today.weekday() - period.weekday) % 7
        found = moved_day(today, -(back or (7 if strict else 0)), "day")
    if period.weekday_to < 0:
        return found, found
    return found, moved_day(found, (period.weekday_to - period.weekday) % 7, "day")


def _in_year(period: Period, year: int) -> Days:
    return between(year - period.borrow, period.begin, year, period.finish)


def _yearless(period: Period, today: Date | None, ahead: bool, told: Period | None) -> Days:
    carried = _carried_year(told, today)
    if carried and (today is None or (carried >= today.year if ahead else carried <= today.year)):
        return _in_year(period, carried)
    if today is None:
        return NOTHING
    if period.step:
        ahead = period.step > 0
    for away in range(-1, _LEAP_GAP + 2):
        days = _in_year(period, today.year + away if ahead else today.year - away)
        if days != NOTHING and (_to_come(period, days, today) if ahead else _begun(period, days, today)):
            return days
    return NOTHING


def _begun(period: Period, days: Days, today: Date) -> bool:
    """Of days the first, of months the last must have begun: "January to May" told in March is last year's."""
    begun = days[0]
    if not period.finish[1] and days[1] is not None:
        begun = days[1].replace(day=1)
    if period.step < 0:
        return days[1] is not None and days[1] < today
    return begun is not None and begun <= today


def _to_come(period: Period, days: Days, today: Date) -> bool:
    if period.step > 0:
        return days[0] is not None and days[0] > today
    return days[1] is not None and days[1] >= today


def _carried_year(told: Period | None, today: Date | None) -> int:
    if told is None or told.first is None:
        return 0
    last = told.last or told.first
    whole = (told.first.month, told.first.day, last.month, last.day) == (1, 1, 12, 31)
    return told.first.year if told.first.year == last.year and (whole or today is None) else 0


def _against(period: Period, told: Period | None) -> Days:
    if told is not None and told.last is None and period.awaits in ("told_unit", "told_month", "told_year") and not period.step:
        # "Has been a member since 2010 and opened an embassy that year".
        told = told._replace(last=told.first)
    if told is None or told.first is None or told.last is None:
        return NOTHING
    days: Days = (told.first, told.last)
    if period.awaits == "told_year" and period.unit == "month":
        # "The following July".
        month, own = period.begin[0], told.first.month
        return _in_year(period, told.first.year + (period.step if (month - own) * period.step <= 0 else 0))
    if period.unit == "weekday":
        return _weekday(period, _side(days, period.step)[0], ahead=True) if (told.last - told.first).days < _SHORT else NOTHING
    if period.awaits == "told_year":
        return _in_year(period, told.first.year + period.step)
    if period.awaits == "told_same":
        return _moved_to(period, told.first, days)
    if period.awaits == "told_month":
        return _in_month(period, moved_day(told.first.replace(day=1), period.step, "month"))
    if period.awaits == "told_span":
        return _beside(told.first, told.last, period)
    if period.unit == "day":
        return moved(_side(days, period.step), period.step, "day") if (told.last - told.first).days < _SHORT else NOTHING
    return around(told.first, period.unit, period.step)


def _in_month(period: Period, month: Date | None) -> Days:
    """Days of a month by their number, of which -1 is the last."""
    if month is None:
        return NOTHING
    if period.begin[1] < 0:
        last = month_end(month.year, month.month)
        return last, last
    return between(month.year, (month.month, period.begin[1]), month.year, (month.month, period.finish[1]))


def _moved_to(period: Period, first: Date, days: Days) -> Days:
    if period.unit in _SHORTER and days[1] is not None and (days[1] - first).days >= _YEAR and period.step % _MONTHS:
        # "The month before", told of a year.
        return NOTHING
    step = period.year - first.year if period.year else period.step
    if step and days[1] is not None and (days[1] - first).days < _FEW and period.unit not in ("day", "week", "fortnight"):
        # A day told, and "a year later": the year, not the anniversary.
        return around(first, period.unit, step)
    return moved(_side(days, step) if period.unit in ("day", "week", "fortnight") else days, step, period.unit)


def _side(days: Days, step: int) -> Days:
    """The last of a few days for what comes after them, the first for what came before."""
    first, last = days
    if not step or first is None or last is None or (last - first).days >= _SHORT:
        return days
    return (last, last) if step > 0 else (first, first)


def _beside(first: Date, last: Date, period: Period) -> Days:
    if period.step < 0:
        before = moved_day(first, -1, "day")
        return (moved_day(first, period.step, period.unit), before) if before else NOTHING
    after = moved_day(last, 1, "day")
    if after is None:
        return NOTHING
    return after, moved_day(rolling(after, period.step, period.unit)[1], -1, "day")


def follows_on(period: Period, day: Date) -> bool:
    """Whether a day without a year comes within a month of another, in its year."""
    first = between(day.year, period.begin, day.year, period.finish)[0] if period.begin[1] else None
    return first is not None and 0 <= (first - day).days <= _ON
