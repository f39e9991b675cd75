"""Periods as people write them, absolute and relative to a document's date."""

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from comity.read.text.quantities import ordinal

Date = datetime.date
#: How a period is told: by itself, relative to the document's date, or relative to another period.
Sort = Literal["absolute", "relative", "shifted", "weekday"]

_MONTHS = {m.lower(): i for i, m in enumerate(calendar.month_name) if m}
_MONTHS |= {m.lower(): i for i, m in enumerate(calendar.month_abbr) if m} | {"sept": 9}
_DAYS = {d.lower(): i for i, d in enumerate(calendar.day_name)}
_WORDS = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)
}
_WORDS |= {"several": 0, "few": 0, "couple of": 2, "twenty": 20, "thirty": 30, "fifteen": 15}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days named at ``text[start:end]``.

    Attributes:
        first, last: its first and last day; None where the text leaves it open ("since 2005" has no
            last day) or where the document has no date to reckon from.
        sort: ``absolute``; ``relative`` to the document's date; ``weekday`` (relative, and before or
            after the document's date as the sentence's tense says); ``shifted``: "a year earlier",
            "the same period of 1986", to be reckoned from another period with `shifted_from`.
        lead: the word in front ("in", "by", "since", "until", "from" …), lower case, or empty.
        year: for a shifted period the year it falls in, else 0.
        years: for a shifted period how many years away from the other one, if no year is said.

    """

    start: int
    end: int
    first: Date | None
    last: Date | None
    sort: Sort = "absolute"
    lead: str = ""
    year: int = 0
    years: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


def shifted_from(period: Period, other: Period | None) -> Period:
    """A `shifted` period made absolute by the `other` period that it is told against.

    "727 mln in the same 1986 period" after "the first two months of 1987" is January to February 1986.
    """
    if period.sort != "shifted" or other is None or other.first is None or other.last is None:
        return period
    move = period.year - other.first.year if period.year else period.years
    return replace(period, first=_add_years(other.first, move), last=_add_years(other.last, move), sort="absolute")


def _add_years(day: Date, years: int) -> Date:
    year = max(1, min(9999, day.year + years))
    last = calendar.monthrange(year, day.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return Date(year, day.month, last if at_end else min(day.day, last))


_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_MONTH_UPPER = _MONTH + "|" + _MONTH.upper().replace(r"\B", r"\b").replace("(?:", "(?:")
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?"
_COUNT = r"(?:\d{1,3}|" + "|".join(_WORDS) + r"|couple of)"
#: The word in front of a period that tells how the period is meant.
_LEAD = re.compile(
    r"\b(in|on|by|since|until|till|from|during|for|of|over|as of|before|after|between|dated|through|throughout|to|at)"
    r"(?: the)?(?: (?:end|beginning|start|middle|course|spring|summer|autumn|fall|winter|year)(?: of)?(?: the)?)?\s+$",
    re.I,
)
_WHEN = r"(?:(?:early|late|mid|end|beginning|the end of|the start of|the beginning of|earlier|later)[- ])?"
_UNIT = r"(?:year|month|week|quarter|decade|half|century|day|fiscal year|financial year)"
_PATTERNS = {
    "iso": rf"(?P<y>{_YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b|(?P<d2>[0-3]\d)\.(?P<m2>[01]\d)\.(?P<y2>{_YEAR})\b",
    "years": rf"(?P<y1>{_YEAR})(?: ?(?:-|/) ?| (?:to|through|until|till|and|up to) (?=1|2))(?P<y2>{_YEAR}|\d\d(?![\d%.,]))(?: (?:fiscal|financial) year)?",
    "dayspan": rf"(?P<d1>[0-3]?\d) ?(?:-|to|and) ?(?P<d2>[0-3]?\d) (?P<m1>{_MONTH}),? ?(?P<y1>{_YEAR})?|(?P<m2>{_MONTH}) (?P<d3>[0-3]?\d) ?(?:-|to|and) ?(?P<d4>[0-3]?\d)\b(?!:),?(?: (?P<y2>{_YEAR}))?",
    "dmy": rf"(?P<d>{_DAY})(?: day)?(?: of)? (?P<m>{_MONTH_UPPER}),?(?: of)? ?(?P<y>[I1][5-9]\d\d|20\d\d)",
    "mdy": rf"(?P<m>{_MONTH_UPPER}) (?P<d>{_DAY}),? ?(?P<y>[I1][5-9]\d\d|20\d\d)",
    "months": rf"(?P<m1>{_MONTH})(?: (?P<y0>{_YEAR}))? ?(?:-|to|through|until|and) ?(?P<m2>{_MONTH})(?:,?(?: of)? (?P<y1>{_YEAR}|this year|last year|the current year))?",
    "my": rf"{_WHEN}(?P<m>{_MONTH_UPPER}),?(?: of)? ?(?P<y>{_YEAR}|last year|this year|next year)",
    "md": rf"(?P<m>{_MONTH}) (?P<d>{_DAY})\b(?![\d.,]*\d|%| (?:percent|pct|million|billion))",
    "dm": rf"(?P<d>{_DAY})(?: of)? (?P<m>{_MONTH})\b",
    "part": rf"(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)[ -](?P<u>half|quarter)(?! of (?:the |this |next |last )?(?:month|week|century|decade|season|18th|19th|20th))(?: of)?(?: (?:fiscal |financial )?(?P<y>{_YEAR}|this year|last year|next year|the year|the same year)(?P<fiscal>[-/]\d\d(?!\d))?)?",
    "code": rf"(?P<u>[HQ])(?P<n>[1-4])(?: of)?[ ,]*(?P<y>{_YEAR})|(?P<n2>[1-4])(?P<u2>[HQ])[ ,]*(?P<y2>{_YEAR})",
    "nmonths": rf"(?P<e>first|last|opening) (?P<c>{_COUNT})[ -](?P<u>months?|days?|weeks?|quarters?)(?:,? (?:of|in) (?P<y>{_YEAR}|this year|last year|the year|the current year))?",
    "same": rf"(?:same|corresponding|comparable|similar|year-earlier|year-ago) (?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)[- ]month |(?P<y0>{_YEAR}) )?(?:period|months?|quarter|half|time|timeframe|span)(?: (?:of|in|a|the) (?P<y>{_YEAR}|last year|the previous year|the preceding year|previous year|year earlier|year ago|year before))?(?: (?P<y2>{_YEAR}|last year))?",
    "earlier": rf"(?:(?P<c>an?|one|{_COUNT}) )?(?P<u>year|years|month|months|quarter)(?:'s)?[- ](?P<w>earlier|ago|before|previously|on year|on-year|over year)\b(?! than)|(?:the )?year-(?:ago|earlier) (?:figure|level|total)s?|(?:[Yy]ear-on-year|[Yy]ear-over-year|y-o-y|yoy|YoY|[Yy]ear on year)",
    "span": rf"(?P<w>past|last|previous|preceding|recent|coming|next|following) (?P<c>{_COUNT}) (?P<u>years|months|weeks|days|decades|quarters|year)",
    "unit": rf"(?:(?:earlier|later|late|early|the end of) )?(?P<w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he previous|[Tt]he past|[Tt]he current|[Tt]he following|[Tt]he preceding|[Pp]revious|[Cc]urrent|[Tt]he same) (?P<u>{_UNIT}|{_MONTH}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!'s (?:president|minister))",
    "yearbefore": r"year (?:before|earlier|previous)\b",
    "weekday": r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    "adverb": r"\b(?P<adv>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|the day before|the day after tomorrow)\b",
    "decade": rf"{_WHEN}(?P<y>(?:1[5-9]|20)\d)0'?s\b",
    "year": rf"{_WHEN}(?:(?:calendar|fiscal(?: year)?|FY|financial year) ?)?(?P<y>{_YEAR})(?:-end| year)?(?!\d|,\d|\.\d|-\d| ?%| (?:million|billion|mln|bln|dollars|dlrs|euros|people|tonnes|tons|km|kilomet|percent|pct|per cent|students|workers|troops|soldiers|companies|enterprises|MW|hectares|products|acres|jobs|GMT|hours|hrs|local))",
    "month": rf"(?:(?P<near>[Ii]n|[Ss]ince|[Bb]y(?: the end of)?|[Uu]ntil|[Dd]uring|[Ff]or|[Ff]rom|[Oo]f|[Ee]arly|[Ll]ate|[Ee]nd|[Mm]id|[Nn]ext|[Ll]ast|[Tt]his|to)[- ](?:early |late |mid-)?)(?P<m>{_MONTH})(?! \d)",
    "baremonth": r"(?P<m>January|February|April|June|July|August|September|October|November|December)\b",
}


@cache
def _scanners() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<![\w$€£.])(?:{pattern})(?!\w)")) for name, pattern in _PATTERNS.items())


@cache
def _gate() -> re.Pattern[str]:
    """What every period contains: cheap to look for, so that most sentences need no further look."""
    words = "year|month|quarter|decade|week|day|ago|since|half|earlier|January|February|March|April|May|June|July|August"
    return re.compile(rf"\d\d|[HQ][1-4]|(?:{words}|September|October|November|December|tomorrow|tonight|{_MONTH})", re.I)


def periods(text: str, today: Date | None, start: int = 0, end: int | None = None, future: bool = False) -> list[Period]:
    """The periods named in ``text[start:end]``, in order, none overlapping.

    Args:
        text: as `plain` gives it.
        today: the document's date, from which "last year" and "on Tuesday" are reckoned; without it
            they are found with no days.
        future: whether the sentence looks ahead, so that "on Monday" is the next one.

    """
    stop = len(text) if end is None else end
    if not _gate().search(text, start, stop):
        return []
    taken: list[Period] = []
    for name, scanner in _scanners():
        for m in scanner.finditer(text, start, stop):
            if any(m.start() < p.end and p.start < m.end() for p in taken):
                continue
            made = _READERS[name](m, today, future)
            if made is not None:
                taken.append(_placed(made, m))
    return sorted(taken, key=lambda p: p.start)


def _placed(period: Period, m: re.Match[str]) -> Period:
    """The period at its place in the text, with the word that leads to it; open-ended after "since"."""
    before = _LEAD.search(m.string[max(0, m.start() - 32) : m.start()])
    near = m.groupdict().get("near")
    lead = before[1].lower() if before else (near or "").split(" ")[0].lower()
    last = None if lead == "since" else period.last
    return replace(period, start=m.start(), end=m.end(), lead=lead, last=last)


def _period(first: Date | None, last: Date | None, sort: Sort = "absolute", year: int = 0, years: int = 0) -> Period:
    return Period(0, 0, first, last, sort, year=year, years=years)


def _safe(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> Period:
    return _period(Date(year, first, 1), Date(year, last, calendar.monthrange(year, last)[1]))


def _month(text: str) -> int:
    return _MONTHS[text.lower().rstrip(".")]


def _year(text: str | None, today: Date | None) -> int | None:
    """The year that a year's word means: digits, or this, last, next year by the document's date."""
    if text and text[-1].isdigit():
        return int(text.replace("I", "1"))
    if today is None:
        return None
    word = (text or "").lower()
    if word in ("last year", "the previous year", "the preceding year", "previous year"):
        return today.year - 1
    return today.year + 1 if word == "next year" else today.year


def _nearest(month: int, today: Date | None, future: bool) -> int | None:
    """The year of a month named without one: the latest that has begun, or the next if looking ahead."""
    if today is None:
        return None
    if future:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def _day(year: int | None, month: int, day: int) -> Period | None:
    found = _safe(year, month, day) if year else None
    return _period(found, found) if found or not year else None


def _read_years(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    first = int(m["y1"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    if not first <= last <= first + 300:
        return None
    return _period(Date(first, 1, 1), Date(last, 12, 31))


def _read_dayspan(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    month = _month(m["m1"] or m["m2"])
    stated = m["y1"] or m["y2"]
    year = int(stated) if stated else _nearest(month, today, future)
    if year is None:
        return _period(None, None)
    first, last = (_safe(year, month, int(d)) for d in ((m["d1"], m["d2"]) if m["d1"] else (m["d3"], m["d4"])))
    return _period(first, last) if first and last and first <= last else None


def _read_dmy(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    return _day(int(m["y"].replace("I", "1")), _month(m["m"]), int(re.sub(r"\D", "", m["d"])))


def _read_iso(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    year, month, day = (m["y"] or m["y2"]), (m["m"] or m["m2"]), (m["d"] or m["d2"])
    found = _safe(int(year), int(month), int(day))
    return _period(found, found) if found else None


def _read_months(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    first, last = _month(m["m1"]), _month(m["m2"])
    stated = m["y1"] or m["y0"]
    year = _year(stated, today) if stated else _nearest(last, today, future)
    if year is None:
        return _period(None, None)
    if first > last:
        begin = Date(int(m["y0"]) if m["y0"] else year - 1, first, 1)
        return _period(begin, _months(year, last, last).last)
    return _months(year, first, last)


def _read_my(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    year = _year(m["y"], today)
    return _months(year, _month(m["m"]), _month(m["m"])) if year else _period(None, None)


def _read_md(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    month = _month(m["m"])
    if today is None:
        return _period(None, None)
    return _day(_nearest(month, today, future), month, int(re.sub(r"\D", "", m["d"])))


def _part(year: int | None, unit: str, n: int) -> Period:
    if year is None:
        return _period(None, None)
    size = 6 if unit.lower() in ("half", "h") else 3
    n = min(n, 12 // size)
    return _months(year, (n - 1) * size + 1, n * size)


def _read_part(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    if m["fiscal"]:
        return _period(None, None)
    n = 4 if m["n"] == "last" else ordinal(m["n"])
    return _part(_year(m["y"], today), m["u"], n)


def _read_code(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    return _part(int(m["y"] or m["y2"]), m["u"] or m["u2"], int(m["n"] or m["n2"]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS.get(text, 0)


def _read_nmonths(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    n = _number(m["c"])
    if m["e"] == "last" and not m["y"]:
        return _span(today, -n, m["u"])
    year = _year(m["y"], today)
    if year is None:
        return _period(None, None)
    months = n * 3 if m["u"].startswith("quarter") else n
    if not m["u"].startswith(("month", "quarter")) or not 1 <= months <= 12:
        return None
    return _months(year, 13 - months, 12) if m["e"] == "last" else _months(year, 1, months)


def _read_same(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    year = m["y0"] or m["y"] or m["y2"] or ""
    return _period(None, None, "shifted", year=int(year) if year.isdigit() else 0, years=-1)


def _read_earlier(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    if not m["w"] or m["w"] in ("on year", "on-year", "over year"):
        return _period(None, None, "shifted", years=-1)
    n = _number(m["c"]) if m["c"] not in (None, "a", "an") else 1
    if not m["u"].startswith("year"):
        return None
    if m["w"] in ("earlier", "before", "previously") or (m["c"] in (None, "a", "an", "one") and n == 1):
        return _period(None, None, "shifted", years=-(n or 1))
    if today is None:
        return _period(None, None, "relative")
    year = today.year - n
    return _period(Date(year, 1, 1), Date(year, 12, 31), "relative") if n else _period(None, None, "relative")


def _span(today: Date | None, n: int, unit: str) -> Period:
    """`n` units before (negative) or after the document's date, whole years for years and decades."""
    if today is None or n == 0:
        return _period(None, None, "relative")
    if unit.startswith(("year", "decade")):
        years = n * (10 if unit.startswith("decade") else 1)
        if years < 0:
            return _period(Date(max(1, today.year + years), 1, 1), Date(today.year - 1, 12, 31), "relative")
        return _period(Date(today.year + 1, 1, 1), Date(today.year + years, 12, 31), "relative")
    if unit.startswith(("month", "quarter")):
        months = n * (3 if unit.startswith("quarter") else 1)
        position = today.year * 12 + today.month - 1
        low, high = (position + months, position - 1) if months < 0 else (position + 1, position + months)
        first, last = _months(low // 12, low % 12 + 1, low % 12 + 1), _months(high // 12, high % 12 + 1, high % 12 + 1)
        return _period(first.first, last.last, "relative")
    days = n * (7 if unit.startswith("week") else 1)
    other = today + datetime.timedelta(days=days)
    return _period(min(other, today), max(other, today), "relative")


def _read_span(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    n = _number(m["c"])
    return _span(today, n if m["w"] in ("coming", "next", "following") else -n, m["u"])


def _read_unit(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    word, unit = m["w"].lower().removeprefix("the "), m["u"].lower().rstrip(".")
    step = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "following": 1}.get(word, 0)
    if unit == "year" and word in ("previous", "preceding", "same", "following"):
        return _period(None, None, "shifted", years=step)
    if word == "same" or unit in ("century",) or today is None:
        return _period(None, None, "relative") if word != "same" and unit != "century" else None
    if unit in _DAYS:
        return _weekday(_DAYS[unit], today, step > 0 or (step == 0 and future), strict=step != 0)
    if unit in _MONTHS:
        month = _MONTHS[unit]
        year = today.year + {-1: -(month >= today.month), 0: 0, 1: int(month <= today.month)}[step]
        return replace(_months(year, month, month), sort="relative")
    return _unit_around(today, step, unit)


def _unit_around(today: Date, step: int, unit: str) -> Period | None:
    if unit.endswith("year"):
        year = today.year + step
        return _period(Date(year, 1, 1), Date(year, 12, 31), "relative")
    if unit in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[unit]
        index = (today.year * 12 + today.month - 1) // size * size + step * size
        begin, finish = divmod(index, 12), divmod(index + size - 1, 12)
        last = _months(finish[0], finish[1] + 1, finish[1] + 1).last
        return _period(Date(begin[0], begin[1] + 1, 1), last, "relative")
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=step)
        return _period(monday, monday + datetime.timedelta(days=6), "relative")
    return _span(today, step or -1, unit) if unit == "decade" else None


def _weekday(day: int, today: Date, future: bool, strict: bool = False) -> Period:
    if future:
        ahead = (day - today.weekday()) % 7
        found = today + datetime.timedelta(days=ahead or (7 if strict else 0))
    else:
        back = (today.weekday() - day) % 7
        found = today - datetime.timedelta(days=back or (7 if strict else 0))
    return _period(found, found, "weekday")


def _read_yearbefore(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    return _period(None, None, "shifted", years=-1)


def _read_weekday(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    return _weekday(_DAYS[m["day"].lower()], today, future) if today else _period(None, None, "weekday")


def _read_adverb(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    if today is None:
        return _period(None, None, "relative")
    step = {"yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2}.get(m["adv"].lower(), 0)
    if m["adv"] == "the day before":
        return None
    day = today + datetime.timedelta(days=step)
    return _period(day, day, "relative")


def _read_decade(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    year = int(m["y"]) * 10
    return _period(Date(year, 1, 1), Date(year + 9, 12, 31))


def _read_year(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    year = int(m["y"])
    return _period(Date(year, 1, 1), Date(year, 12, 31))


def _read_month(m: re.Match[str], today: Date | None, future: bool) -> Period | None:
    month = _month(m["m"])
    if m["m"].lower().startswith("mar") and m["m"] != "March":
        return None
    year = _nearest(month, today, future)
    if year is None:
        return _period(None, None)
    return _months(year, month, month)


_READERS = {
    "years": _read_years,
    "dayspan": _read_dayspan,
    "dmy": _read_dmy,
    "mdy": _read_dmy,
    "iso": _read_iso,
    "months": _read_months,
    "my": _read_my,
    "md": _read_md,
    "dm": _read_md,
    "part": _read_part,
    "code": _read_code,
    "nmonths": _read_nmonths,
    "same": _read_same,
    "earlier": _read_earlier,
    "span": _read_span,
    "unit": _read_unit,
    "yearbefore": _read_yearbefore,
    "weekday": _read_weekday,
    "adverb": _read_adverb,
    "decade": _read_decade,
    "year": _read_year,
    "month": _read_month,
    "baremonth": _read_month,
}
