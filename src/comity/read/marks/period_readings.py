"""What the forms of periods mean: the parts of a form turned into a period, its days or what they wait for."""

import re
from calendar import monthrange
from collections.abc import Callable

from comity.read.marks.calendar_days import (
    NOTHING,
    Date,
    MonthDay,
    around,
    between,
    day,
    months_later,
    moved_day,
    rolling,
    valid,
    whole_year,
)
from comity.read.marks.digit_dates import AMBIGUOUS, in_digits
from comity.read.marks.edge_days import edge_day, named_shift, week, year_end
from comity.read.marks.period_parts import Parts
from comity.read.marks.period_parts import made as _period
from comity.read.marks.period_resolving import Period, resolved
from comity.read.marks.split_years import PART_MONTHS, UNIT_MONTHS, fiscal, split_months
from comity.read.marks.told_in import told_in

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "half": 15}
_ANY_YEAR = 2001
#: The unit of what is told against the document's date and is neither a year nor a part of one.
_NO_YEAR = "day"
_WEEKEND = (5, 6)
_YEAR_BEHIND = re.compile(r"[^\W\d_](\d{4})$")


def _calendar(p: Parts) -> Period | None:
    """Days, months and years of the calendar, and stretches of them; what an end leaves out it shares with the other."""
    m1, d1, m2, d2 = p.n("m1"), p.n("d1"), p.n("m2"), p.n("d2")
    m1, m2 = m1 or m2, m2 or m1
    if not p.has("d2") and not p.has("m2"):
        d2 = d1
    if not m1:
        return _years(p)
    if p.form.settings.get("next_day") and not _is_next((m1, d1), (m2, d2)):
        return None
    if m1 == m2 and p.has("d2") and d2 < d1 and not p.has("y1"):
        return _period()
    return told_in(p, (m1, d1), (m2, d2), p.n("y1"))


def _is_next(one: MonthDay, other: MonthDay) -> bool:
    """Whether one day comes right behind the other."""
    if one[0] == other[0]:
        return other[1] == one[1] + 1
    return other == (one[0] % 12 + 1, 1) and one[1] == monthrange(_ANY_YEAR, one[0])[1]


def _years(p: Parts) -> Period | None:
    first, last = p.n("y1") or p.n("y"), p.n("y")
    return _period("absolute", *between(first, (1, 0), last, (12, 0))) if 0 <= last - first <= 300 else None


def _short_years(p: Parts) -> Period | None:
    """Years of which the second has two digits: "1991-93" is a stretch, "2014-15" a split year."""
    first = p.n("y1")
    last = first // 100 * 100 + p.n("y2")
    if last < first:
        last += 100
    if last == first + 1:
        return _period("fiscal", year=last)
    return _period("absolute", *between(first, (1, 0), last, (12, 0))) if first < last <= first + 60 else None


def _numeric(p: Parts) -> Period | None:
    """A date in digits, or days of a month up to it ("14–16.10.2008")."""
    found, first = _in_digits(p.raw("date")), p.n("d1")
    if not first or found is None or found.first is None or found.ambiguous:
        return found
    return found._replace(first=found.first.replace(day=first)) if first < found.first.day else _period()


def _in_digits(raw: str) -> Period | None:
    found = in_digits(raw)
    return _period("absolute", found, found) if isinstance(found, Date) else _period(ambiguous=True) if found == AMBIGUOUS else None


def _part(p: Parts) -> Period | None:
    """The how manieth half or quarter; "last" (-1) is the one that ends the year."""
    size = PART_MONTHS.get(p.s("u"), 0)
    n, n2 = p.n("n"), p.n("n2")
    if p.has("q"):
        size, n, year = p.vocabulary.code(p.raw("q"))
        n2 = p.vocabulary.code(p.raw("q2"))[1] if p.has("q2") else n
        if year:
            return _period("absolute", *between(year, (size * (n - 1) + 1, 0), year, (size * n2, 0)))
    if not size:
        return None
    n = 12 // size if n < 0 else n
    n2 = n2 or n
    if not 1 <= n <= n2 <= 12 // size:
        return None
    return told_in(p, (size * (n - 1) + 1, 0), (size * n2, 0))


def _opening(p: Parts) -> Period | None:
    """The first or last so many months of a year, or days and weeks of a month."""
    count, unit, from_end = p.n("c", 1), p.s("u"), p.n("e") < 0
    if p.has("m"):
        days, month = count * _UNIT_DAYS.get(unit, 0), p.n("m")
        if not 1 <= days <= 28:
            return None
        begin = monthrange(_ANY_YEAR, month)[1] - days + 1
        return told_in(p, (month, begin), (month, 0)) if from_end else told_in(p, (month, 1), (month, days))
    months = count * UNIT_MONTHS.get(unit, 0)
    if not 1 <= months <= 12:
        return None
    if year := _YEAR_BEHIND.search(p.raw("c")):
        # "8M2022".
        return _period("absolute", *between(int(year[1]), (1, 0), int(year[1]), (months, 0)))
    return told_in(p, (13 - months, 0), (12, 0)) if from_end else told_in(p, (1, 0), (months, 0))


def _part_of_month(p: Parts) -> Period | None:
    """The how manieth week or half of a month."""
    n, size, month = p.n("n"), _UNIT_DAYS.get(p.s("u"), 0), p.n("m")
    if not size or not 1 <= n <= 30 // size:
        return None
    return told_in(p, (month, size * (n - 1) + 1), (month, 0 if p.s("u") == "half" and n > 1 else size * n))


def _years_to(p: Parts) -> Period | None:
    """So many years that end with one ("the four years to 2005")."""
    count, last = p.n("c"), p.n("y")
    return _period("absolute", *between(last - count + 1, (1, 0), last, (12, 0))) if 1 < count <= 60 else None


def _ending(p: Parts) -> Period | None:
    """As many months as end with a month or day: "the half year to June", "the 12 months ended 31 March 2019"."""
    months = p.n("c", 1) * UNIT_MONTHS.get(p.s("u"), 0)
    if not 1 <= months <= 120:
        return None
    borrow, month = months_later(0, p.n("m"), 1 - months)
    number = p.n("d")
    if not number:
        return told_in(p, (month, 0), (p.n("m"), 0), borrow=-borrow)
    if not valid(p.n("m"), number):
        return None
    end = day(2001, p.n("m"), number) or day(2000, p.n("m"), number)
    begin = moved_day(moved_day(end, -months, "month", to_end=True), 1, "day")
    if begin is None or end is None:
        return None
    return told_in(p, (begin.month, begin.day), (p.n("m"), number), borrow=end.year - begin.year)


def _unit(p: Parts) -> Period | None:
    """A year, month or week by its distance from the document's."""
    if p.s("u") == "weekend" and p.n("step") == 0:
        return _weekend(p)
    return _period("relative", *(around(p.today, p.s("u"), p.n("step")) if p.today else NOTHING))


def _rolling(p: Parts) -> Period | None:
    if p.today is None:
        return _period("relative", unit=_NO_YEAR)
    return _period("relative", *rolling(p.today, p.n("step") * p.n("c", 1), p.s("u")))


def _to_date(p: Parts) -> Period | None:
    """From the beginning of the unit to the document's date."""
    if p.today is None:
        return _period("relative")
    return _period("relative", around(p.today, p.s("u"))[0], p.today)


def _ago(p: Parts) -> Period | None:
    """So many units back, or ahead: a day if told in days or weeks or "ago today", else the calendar's month or year."""
    count, unit = p.n("c", 1), p.s("u")
    if unit == "decade":
        count, unit = 10 * count, "year"
    if p.form.settings.get("ahead"):
        count = -count
    if p.today is None or not count:
        return _period("relative")
    if p.has("days"):
        found = moved_day(moved_day(p.today, p.n("days"), "day"), -count, unit)
        return _period("relative", found, found)
    if p.has("exact") or unit in ("day", "week", "fortnight"):
        found = moved_day(p.today, -count, unit)
        return _period("relative", found, found)
    return _period("relative", *around(p.today, unit, -count))


def _adverb(p: Parts) -> Period | None:
    found = moved_day(p.today, p.n("days"), "day")
    return _period("relative", found, found, unit=_NO_YEAR)


def _weekday(p: Parts) -> Period | None:
    """A weekday, or one to another: of a week at some distance, or as the tense decides."""
    number = p.n("w")
    to = p.n("w2") if p.has("w2") else -1
    if p.has("weekstep"):
        if p.today is None:
            return _period("relative")
        monday = around(p.today, "week", p.n("weekstep"))[0]
        return _period("relative", moved_day(monday, number, "day"), moved_day(monday, max(number, to), "day"))
    if p.form.settings.get("next_day") and to != (number + 1) % 7:
        return None
    return _period("weekday", awaits="weekday", weekday=number, weekday_to=to, step=p.n("step"))


def _weekend(p: Parts) -> Period | None:
    return _period("weekday", awaits="weekday", weekday=_WEEKEND[0], weekday_to=_WEEKEND[1])


def _by_side(p: Parts, begin: MonthDay, finish: MonthDay) -> Period:
    """The last or the next of these months, whatever the tense."""
    found = _period("relative", awaits="yearless", begin=begin, finish=finish, step=p.n("step"))
    return resolved(found, p.today, None) if p.today else _period("relative")


def _near_month(p: Parts) -> Period | None:
    """Last November, this May: by the side of the document's month that is told."""
    if p.n("step") == 0:
        if p.today is None:
            return _period("relative")
        return _period("relative", *between(p.today.year, (p.n("m"), 0), p.today.year, (p.n("m"), 0)))
    return _by_side(p, (p.n("m"), 0), (p.n("m"), 0))


def _season(p: Parts) -> Period | None:
    """Three months as in the north; a winter lies in two years, and with one year told it has no days."""
    begin, finish = divmod(p.n("season"), 100)
    if p.has("step"):
        if p.today is None or begin > finish:
            return _period("relative")
        if p.n("step"):
            return _by_side(p, (begin, 0), (finish, 0))
        return _period("relative", *between(p.today.year, (begin, 0), p.today.year, (finish, 0)))
    if begin > finish and (p.has("y") or p.has("yearstep") or p.has("yearshift")):
        return _period()
    return told_in(p, (begin, 0), (finish, 0))


def _same(p: Parts) -> Period | None:
    """The period told, or its like in another year."""
    year, step = p.n("y"), p.n("yearshift") or p.n("shift")
    if p.has("yearstep"):
        year, step = (p.today.year + p.n("yearstep") if p.today else 0), p.n("yearstep")
    return _period("shifted", awaits="told_same", step=step, year=year)


def _later(p: Parts) -> Period | None:
    """So many units earlier or later than the period told."""
    count, unit = p.n("c", 1), p.s("u")
    if not count:
        return _period("shifted")
    of_change = bool(p.form.settings.get("of_change"))
    return _period("shifted", awaits="told_same", step=p.n("shift") * count, unit=unit, of_change=of_change)


def _calendar_shift(p: Parts) -> Period | None:
    """That year, the following month, the next day: the calendar's unit at some distance from the period told."""
    unit, step = p.s("u"), p.n("shift")
    if unit == "year" and step < 0:
        return _period("shifted", awaits="told_same", step=step)
    return _period("shifted", awaits="told_unit", step=step, unit=unit)


def _month_day(p: Parts) -> Period | None:
    """The twelfth of this month, or of the month told."""
    number = p.n("d")
    if p.has("shift"):
        return _period("shifted", awaits="told_month", step=p.n("shift"), begin=(1, number), finish=(1, number))
    month = around(p.today, "month", p.n("step"))[0] if p.today else None
    found = day(month.year, month.month, number) if month else None
    return _period("relative", found, found)


def _told_day(p: Parts) -> Period | None:
    """The twelfth, of the month told before."""
    return _period("shifted", awaits="told_month", begin=(1, p.n("d")), finish=(1, p.n("d")))


def _latest_day(p: Parts) -> Period | None:
    """The twelfth, told of no month: the latest one up to the document's date."""
    month = around(p.today, "month", 0 if p.n("d") <= p.today.day else -1)[0] if p.today else None
    found = day(month.year, month.month, p.n("d")) if month else None
    return _period("relative", found, found)


def _beside_told(p: Parts) -> Period | None:
    """The following two years: after (or before) the period told; "did the same a year later" has no period in "the same"."""
    if not p.n("shift"):
        return None
    if not p.n("c"):
        return _period("shifted")
    return _period("shifted", awaits="told_span", step=p.n("shift") * p.n("c"), unit=p.s("u"))


def _decade(p: Parts) -> Period | None:
    return None if p.n("decade") in range(100, 2000, 100) else _decade_in_part(p)


def _decade_in_part(p: Parts) -> Period | None:
    """A decade of which a part is told: "the 1900s" may be the century, "the early 1900s" is none."""
    year = p.n("decade")
    if year < 30:
        return None
    year += 1900 if year < 100 else 0
    return _period("absolute", *between(year, (1, 0), year + 9, (12, 0)))


def _decade_half(p: Parts) -> Period | None:
    """The first or second five years of a decade."""
    whole = _decade_in_part(p)
    if whole is None or whole.first is None or p.n("n") not in (1, 2):
        return None
    year = whole.first.year + (p.n("n") - 1) * 5
    return _period("absolute", *between(year, (1, 0), year + 4, (12, 0)))


def _year(p: Parts) -> Period | None:
    return _period("absolute", *whole_year(p.n("y")), attributive=bool(p.form.settings.get("attributive")))


def _month(p: Parts) -> Period | None:
    found = told_in(p, (p.n("m1"), 0), (p.n("m1"), 0))
    return found._replace(attributive=bool(p.form.settings.get("attributive"))) if found else None


def _this_year(p: Parts) -> Period | None:
    """The year, month or decade told without more: the document's."""
    return _period("relative", *(around(p.today, p.s("u")) if p.today else NOTHING))


READINGS: dict[str, Callable[[Parts], Period | None]] = {
    "calendar": _calendar,
    "short_years": _short_years,
    "split_months": split_months,
    "fiscal": fiscal,
    "numeric": _numeric,
    "part": _part,
    "part of month": _part_of_month,
    "opening": _opening,
    "ending": _ending,
    "unit": _unit,
    "rolling": _rolling,
    "to_date": _to_date,
    "ago": _ago,
    "adverb": _adverb,
    "weekday": _weekday,
    "weekend": _weekend,
    "near_month": _near_month,
    "season": _season,
    "same": _same,
    "later": _later,
    "named_shift": named_shift,
    "calendar_shift": _calendar_shift,
    "month_day": _month_day,
    "latest_day": _latest_day,
    "told_day": _told_day,
    "beside_told": _beside_told,
    "decade": _decade,
    "decade_half": _decade_half,
    "decade_in_part": _decade_in_part,
    "year": _year,
    "month": _month,
    "this_year": _this_year,
    "week": week,
    "year_end": year_end,
    "edge_day": edge_day,
    "years_to": _years_to,
}
