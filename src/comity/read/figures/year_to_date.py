"""Periods of flows: what is told at the end of a stretch has been added up since the year's beginning."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from comity.read.figures.figure import FLOWS, Figure, Words, verb_around
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: A stretch of fewer days is a part of a year.
_YEAR = 360
#: A year has at most so many.
_WHOLE = 366
#: A quarter has so many days between its first and last, or one or two more.
_QUARTER = 89
#: What has been added up over fewer days may as well be compared with the months right before.
_HALF = 100
#: The part of a period that is told as its middle.
_MIDDLE = "mid"
#: What has been somewhere since a day has not come together.
_BE = "be"
#: A year is written with so many characters.
_DIGITS = 4


def added_up(period: Period | None, known: Words) -> Period | None:
    """The period of a flow: "as of March 2017" is January to March, "at the end of 2018" the whole year.

    Args:
        period: as it is told.
        known: the words of the language.

    """
    if period is None or period.last is None or not _is_until(period, known):
        return period
    year = period.last.replace(month=1, day=1)
    first = period.first
    if period.part == _MIDDLE:
        return period._replace(first=period.last.replace(month=1, day=1), last=period.last.replace(month=6, day=30))
    if first is None:
        # "Until 2010" may be all the years; "until June" is this year's.
        return period if (period.last.month, period.last.day) == (12, 31) else period._replace(first=year)
    return period._replace(first=year) if first.year == period.last.year else period


def _is_until(period: Period, known: Words) -> bool:
    lead = period.lead.split(" ")[0]
    if period.part == _MIDDLE:
        # "By mid-2018", and not "as of mid-June".
        first, last = period.first, period.last
        return lead in known.cumulative and first is not None and last is not None and first.year == last.year and first.month != last.month
    if period.part:
        return period.part in ("late", "end") and lead in known.cumulative
    one = period.first is None or period.last is None or (period.first.year, period.first.month) == (period.last.year, period.last.month)
    # "As of 15 October" a flow has come since the year began; "by 15 October" it may only be told then.
    return lead in known.cumulative and lead != "at" and one and (not period.is_day or lead in known.to_the_day)


def at_close(period: Period | None) -> Period | None:
    """The period of what has gathered up: at the end of a year or month it is that of its last day."""
    closed = period is not None and period.part == "end" and period.first is not None and period.last is not None
    return period._replace(first=period.last) if period is not None and closed else period


def aligned(base: Period | None, period: Period | None) -> Period | None:
    """A whole year that months are compared with stands for the same months of it, or of the split year before ("last year")."""
    if base is None or period is None or not (base.first and base.last and period.first and period.last):
        return base
    whole = (base.first.month, base.first.day, base.last.month, base.last.day) == (1, 1, 12, 31) and base.first.year == base.last.year
    split = period.first.year + 1 == period.last.year and (period.last - period.first).days < _WHOLE
    if whole and base.sort == "relative" and (split or (period.borrow and period.sort == "absolute")):
        years = max(1, period.last.year - base.first.year)
        return base._replace(first=_back(period.first, years), last=_back(period.last, years))
    part = period.first.year == period.last.year and (period.last - period.first).days < _YEAR
    if not whole or not part or base.first.year >= period.first.year:
        return base
    years = period.first.year - base.first.year
    return base._replace(first=_back(period.first, years), last=_back(period.last, years))


def year_before(period: Period | None) -> Period | None:
    """The same months of the year before, for a year or what has been added up from its beginning, a split one's too; None for other periods."""
    if period is None or period.first is None or period.last is None or not _HALF <= (period.last - period.first).days < _WHOLE:
        return None
    split = bool(period.borrow) and period.sort == "absolute"
    if not split and ((period.first.month, period.first.day) != (1, 1) or period.last.year != period.first.year):
        return None
    return a_year_earlier(period)


def is_since_year(period: Period) -> bool:
    """Whether a period is told as "since 2014"."""
    return period.sort == "absolute" and period.opens == "last" and period.end - period.start == _DIGITS


def as_base(period: Period) -> Period:
    """What a change is compared with: "grew by 5 percent since 2014" is on the year 2014."""
    if not is_since_year(period) or period.first is None:
        return period
    return period._replace(last=period.first.replace(month=12, day=31), opens="")


def like_for_like(figure: Figure, every: Sequence[Figure]) -> Figure:
    """A figure whose base, or whose period if it is an earlier level, is of the same months as what is compared with it."""
    if figure.base is not None:
        return replace(figure, base=aligned(figure.base, figure.period))
    main = next((f for f in every if f.head is figure.head and not f.is_base and f.measure == "level"), None)
    return replace(figure, period=aligned(figure.period, main.period)) if figure.is_base and main is not None else figure


def at_its_end(figure: Figure, every: Sequence[Figure]) -> Figure:
    """A figure of a move over whole years, at its end: "from 2007 to 2008 doubled from 2 to 4 million", "fell by 5 percent in 2007-2009"."""
    spans = [f.period for f in every if f.head is figure.head and f.period is not None and not f.is_base and f.modality == "actual"]
    span = next((p for p in spans if p.first and p.last and p.first.year < p.last.year and (p.first.month, p.last.month) == (1, 12)), None)
    moved = any(f.head is figure.head and (f.measure == "change" or (f.is_base and f.period is None)) for f in every)
    if span is None or span.first is None or span.last is None or not moved:
        return figure
    first, last = span._replace(last=span.first.replace(month=12, day=31)), span._replace(first=span.last.replace(month=1, day=1))
    if figure.is_base:
        return replace(figure, period=first) if figure.period is None else figure
    if figure.period is not span:
        return figure
    return replace(figure, period=last, base=figure.base or (first if figure.measure == "change" else None))


def of_statistics(section: Period | None) -> Period | None:
    """The period of a heading, if it is one that figures are added up over: a year, a half, a quarter or more."""
    if section is None or section.first is None or section.last is None:
        return None
    return section if (section.last - section.first).days >= _QUARTER else None


def up_to_now(sentence: Sentence, figure: Figure) -> Figure:
    """A sum or number that has come together since a day: it was counted up to the document's."""
    period, today, of = figure.period, sentence.today, figure.head.attrs.get("of")
    if figure.measure != "level" or figure.modality != "actual" or period is None or period.opens != "last" or period.last is not None:
        return figure
    verb = verb_around(sentence, figure)
    come = verb is not None and verb.perfect and verb.lemma != _BE
    summed = of in FLOWS or (come if figure.head.kind == "count" else of != "debt")
    if today is None or period.first is None or period.first > today or not summed:
        return figure
    return replace(figure, period=period._replace(last=today))


def whole_move(figures: Sequence[Figure]) -> Period | None:
    """From the beginning of the earlier level's period to the end of the later one's, of the last two told of one thing; None if not so."""
    later = next((f for f in reversed(figures) if not f.is_base and f.measure == "level" and f.period), None)
    earlier = next((f.period for f in figures if later is not None and f.is_base and f.head is later.head and f.period), None)
    if later is None or later.period is None or later.period.last is None or earlier is None or earlier.first is None:
        return None
    if later.period.first is not None and (later.period.first - earlier.first).days <= _WHOLE:
        # "$5 million in 2018/19 against $4 million in 2017/18, a rise of 25 percent in the period under review".
        return None
    return later.period._replace(first=earlier.first) if earlier.first < later.period.last else None


def is_no_earlier(base: Period, period: Period | None) -> bool:
    """Whether what a period is compared with does not begin before it."""
    return period is not None and base.first is not None and period.first is not None and base.first >= period.first


def a_year_earlier(period: Period) -> Period:
    """The same days of the year before."""
    first, last = (_back(day, 1) if day is not None else None for day in (period.first, period.last))
    return period._replace(first=first, last=last)


def _back(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
