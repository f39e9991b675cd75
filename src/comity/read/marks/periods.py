"""Periods as people write them: where they stand in a text, and their days as far as the text alone tells them.

`periods` marks them, by the forms of the language's table; `resolved` decides what hangs on the sentence's tense or on the
period told before.
"""

import datetime
import re
from dataclasses import dataclass

from comity.read.marks.calendar_days import lasting, part_of
from comity.read.marks.period_forms import Form
from comity.read.marks.period_parts import Parts
from comity.read.marks.period_readings import READINGS
from comity.read.marks.period_resolving import Period, Tense, resolved
from comity.read.marks.period_words import Line, Vocabulary, vocabulary

__all__ = ["Period", "Tense", "periods", "resolved"]

Date = datetime.date
_LINE_START = re.compile(r"[\s>*•·#|–—-]*\Z")
_CONTEXT = 8
#: No month has so many days.
_MONTH = 32
#: How far back a line may begin for its start to be looked for.
_INDENT = 40
_NOTHING = "nothing"
#: Against any day it can be told whether "next month" lies ahead.
_SOME_DAY = Date(2001, 5, 16)
#: No stretch of so many years or more is one period.
_LONGEST = 300
#: So many tokens may stand between a fiscal year and its days (", that is from").
_EXPLAINED = 4


@dataclass(slots=True)
class _Mark:
    """A period with the tokens that it stands on; `core` is where the form itself begins."""

    core: int
    first: int
    last: int
    period: Period | None
    lead: str = ""


def periods(text: str, today: Date | None, start: int = 0, end: int | None = None, language: str = "en") -> list[Period]:
    """The periods named in ``text[start:end]``, in order, none overlapping.

    Args:
        text: the document's text.
        today: the document's date, from which "last year" is reckoned; without it such periods have no days.
        start, end: the part of the text to look at, a sentence or more.
        language: whose table of forms is used.

    """
    stop = len(text) if end is None else end
    words = vocabulary(language)
    if not words.may_hold(text, start, stop):
        return []
    marker = _Marker(words, words.line(text, start, stop), today, start)
    return marker.all()


class _Marker:
    """The periods of one stretch of text."""

    def __init__(self, words: Vocabulary, line: Line, today: Date | None, start: int) -> None:
        self.words = words
        self.line = line
        self.today = today
        self.start = start
        self.marks: list[_Mark] = []

    def all(self) -> list[Period]:
        """Every period, in order."""
        limit, classes = 0, self.line.classes
        for m in self.words.startable.finditer(classes):
            index = m.start()
            if index < limit:
                continue
            mark = self._at(index)
            if mark is None:
                continue
            limit = mark.last
            if mark.period is not None:
                self.marks.append(mark)
        self._take_written()
        self._take_year_in_front()
        self._share_years()
        self._share_years_on()
        self._tell_fiscal()
        self._join_spans()
        return [self._placed(mark, mark.period) for mark in self.marks if mark.period is not None]

    def _at(self, index: int) -> _Mark | None:
        """The period that begins at the token: of the forms that fit, the longest, or the first of the table."""
        classes = self.line.classes
        fitting = [(m, form) for form in self.words.beginning[classes[index : index + 2]] if (m := form.late.match(classes, index))]
        for m, form in sorted(fitting, key=lambda f: -f[0].end()):
            if not self._allowed(form, index, m.end()):
                continue
            if form.reading == _NOTHING:
                return _Mark(index, index, m.end(), None)
            period = READINGS[form.reading](Parts(self.words, self.line, form, m, self.today))
            if period is not None:
                if self.today is None and period.sort == "relative" and period.first is None:
                    told = READINGS[form.reading](Parts(self.words, self.line, form, m, _SOME_DAY))
                    period = period._replace(ahead=told is not None and told.first is not None and told.first > _SOME_DAY)
                return self._widened(_Mark(index, self._description(index, form), m.end(), period), period)
        return None

    def _description(self, index: int, form: Form) -> int:
        """The first token of a period with what describes it in front ("in the drought-hit 2016")."""
        first = index
        while form.settings.get("described") and first > self._floor() and not self.words.is_a(self.line, first - 1, "INTIME", "MAYBETIME"):
            first -= 1
        return first

    def _allowed(self, form: Form, first: int, last: int) -> bool:
        """Whether what stands around is what the form asks for."""
        classes = self.line.classes
        before = classes[max(0, first - _CONTEXT) : first]
        if (form.after and not form.after.search(before)) or (form.never_after and form.never_after.search(before)):
            return False
        if (form.then and not form.then.match(classes, last)) or (form.unless and form.unless.match(classes, last)):
            return False
        return not (form.follows and not self._follows(first)) and not (form.line and not self._at_line_start(first))

    def _follows(self, index: int) -> bool:
        """Whether nothing but a comma and "and" stands between the token and the period before it."""
        if not self.marks or self.marks[-1].last < index - 2 or self.marks[-1].last == index:
            return False
        return all(self.words.is_a(self.line, i, "LISTING") for i in range(self.marks[-1].last, index))

    def _at_line_start(self, index: int) -> bool:
        at = self.line.spans[index][0]
        # The stretch that is looked at begins a line too: in a document's sentences line ends are blanks.
        low = max(self.start, at - _INDENT)
        before = self.line.text[low:at]
        cut = before.rfind("\n")
        return (cut >= 0 or low == self.start) and _LINE_START.match(before, cut + 1) is not None

    def _widened(self, mark: _Mark, period: Period) -> _Mark:
        """The mark with what belongs to it on both sides: a weekday, a time of day, "the end of", the article."""
        if period.is_day or period.finish[1] or period.awaits == "weekday":
            self._take_weekday(mark)
            if self.words.is_a(self.line, mark.last, "DAYTIME"):
                mark.last += 1
        elif self._take_edge(mark):
            part = str(self.words.value(self.line, mark.first, ("EDGE",)))
            period = self._in_part(period, part)
        elif (self.words.is_a(self.line, mark.first - 1, "PREFIX") and not period.attributive) or self._month_of(mark):
            mark.first -= 1
        if self.words.is_a(self.line, mark.first - 1, "ARTICLE") and not period.attributive and mark.first > self._floor():
            mark.first -= 1
        mark.period, mark.lead = period, self._lead(mark)
        if mark.lead in self.words.onward_after and self.words.onward.match(self.line.classes, mark.last):
            mark.lead = self.words.onward_lead
        return mark

    def _floor(self) -> int:
        """The first token that the period before leaves free."""
        return self.marks[-1].last if self.marks else 0

    def _month_of(self, mark: _Mark) -> bool:
        """Whether "month of", "year of" stands in front; then "of" is taken in."""
        free = mark.first - 2 >= self._floor()
        if free and self.words.is_a(self.line, mark.first - 1, "OF") and self.words.is_a(self.line, mark.first - 2, "PREFIX"):
            mark.first -= 1
            return True
        return False

    def _take_weekday(self, mark: _Mark) -> None:
        """Take in a weekday beside the date, which says the same, and the time of day."""
        is_a, line = self.words.is_a, self.line
        if not is_a(line, mark.core, "WEEKDAY", "ADVERB"):
            at = mark.first - 1 - is_a(line, mark.first - 1, "ARTICLE")
            at -= is_a(line, at, "COMMA", "OPEN")
            before = self.marks[-1] if self.marks else None
            if before is not None and before.last == at + 1 and _is_bare_weekday(before.period):
                mark.first = before.first
                self.marks.pop()
            elif at >= self._floor() and is_a(line, at, "SHORTWEEKDAY"):
                mark.first = at
            after = mark.last + is_a(line, mark.last, "COMMA", "OPEN")
            if is_a(line, after, "WEEKDAY"):
                mark.last = after + 1
        at = mark.first - 1
        if at > self._floor() and is_a(line, at, "OF") and is_a(line, at - 1, "DAYTIME"):
            mark.first = at - 1

    def _take_edge(self, mark: _Mark) -> bool:
        """Whether "early", "late", "the end of" and the like stand in front; then they are taken in."""
        at, floor = mark.first - 1, self._floor()
        for names in (("PREFIX",), ("ARTICLE",), ("OF", "DASH")):
            if at > floor and self.words.is_a(self.line, at, *names):
                at -= 1
        if at < floor or not self.words.is_a(self.line, at, "EDGE"):
            return False
        if self.words.is_a(self.line, at + 1, "INTIME") and at + 1 < mark.first and not self.words.is_a(self.line, at, "EDGEIN"):
            # "Late in 2010", but "came to an end in 2010".
            return False
        mark.first = at
        return True

    def _in_part(self, period: Period, part: str) -> Period:
        if part not in ("early", "mid", "late", "end"):
            return period
        if period.awaits:
            whole = period.begin in ((0, 0), (1, 0)) and period.finish in ((0, 0), (12, 0)) and period.unit == "year"
            return period._replace(part=part) if whole or part == "end" else period
        first, last = part_of((period.first, period.last), part)
        return period._replace(first=first, last=last, part=part)

    def _lead(self, mark: _Mark) -> str:
        """The preposition in front of a period."""
        at = mark.first - self.words.is_a(self.line, mark.first - 1, "HEDGE")
        for size in range(min(self.words.longest_lead, at - max(0, self._floor() - 1)), 0, -1):
            lead = self.words.leads.get(tuple(map(str.lower, self.line.raws[at - size : at])))
            if lead is not None and not (size > 1 and self.line.raws[at - size - 1 : at - size] == ["-"]):
                # "A follow-up to the May 2011 visit" is not up to May.
                return lead
        return ""

    def _share_years(self) -> None:
        """In "in August and November 2014" the first month has the year of the second."""
        for mark, after in zip(reversed(self.marks[:-1]), reversed(self.marks[1:]), strict=True):
            period, other = mark.period, after.period
            if period is None or other is None or period.awaits != "yearless" or other.first is None or period.step:
                continue
            shares = other.sort == "absolute" and not other.awaits and self._only_listing(mark.last, after.first)
            if not shares or self.words.is_a(self.line, after.core, "YEAR"):
                continue
            mark.period = _of_year(period, other._replace(last=other.last or other.first))

    def _share_years_on(self) -> None:
        """In "in August 2014 and again in November" the second month has the year of the first, or the next."""
        for mark, after in zip(self.marks[:-1], self.marks[1:], strict=True):
            one, period = mark.period, after.period
            if (
                one is None
                or period is None
                or period.awaits != "yearless"
                or period.step
                or not self._only_listing(mark.last, after.first)
            ):
                continue
            if one.awaits or one.sort != "absolute" or one.first is None or one.last is None or (one.last - one.first).days >= _MONTH:
                continue
            year = one.first.year + ((period.begin[0], period.begin[1] or 31) < (one.last.month, one.last.day))
            whole = one._replace(first=Date(year, 1, 1), last=Date(year, 12, 31))
            after.period = _of_year(period, whole)

    def _join_spans(self) -> None:
        """ "From late 2016 to mid-2018" is one period."""
        for at in range(len(self.marks) - 1, 0, -1):
            mark, after = self.marks[at - 1], self.marks[at]
            begin, finish = mark.period, after.period
            if begin is None or finish is None or after.first - mark.last != 1:
                continue
            if (counted := self._counted_up(mark, after)) is not None:
                mark.period, mark.lead, mark.last = counted, "", after.last
                del self.marks[at]
                continue
            # "Between early 2002 and mid-2003".
            between = mark.lead in self.words.joining_after and self.line.raws[mark.last].lower() in self.words.joining
            ranged = mark.lead in self.words.onward_after and self.words.is_a(self.line, mark.last, "RANGE")
            if (between or (ranged and not begin.awaits and not finish.awaits)) and _make_one(begin, finish):
                mark.period, mark.last = begin._replace(last=finish.last, part=""), after.last
                del self.marks[at]

    def _counted_up(self, *marks: _Mark) -> Period | None:
        """What is counted from a beginning up to a day ("by 12 March since the year began"); None if the two do not tell that."""
        begin = next((m.period for m in marks if self.words.opens.get(m.lead) == "last"), None)
        day = next((m.period for m in marks if m.lead in self.words.counting and m.period is not None and m.period.is_day), None)
        if begin is None or day is None or begin.first is None or day.last is None or not begin.first < day.last:
            return None
        return begin._replace(last=day.last)

    def _take_written(self) -> None:
        """A day reckoned from the text's with a date written right behind it is that date ("tomorrow, 21 December,")."""
        for at in range(len(self.marks) - 2, -1, -1):
            mark, after = self.marks[at], self.marks[at + 1]
            reckoned, written = mark.period, after.period
            if reckoned is None or written is None or reckoned.sort != "relative" or not reckoned.is_day or after.lead:
                continue
            one = written.is_day or bool(written.finish[1] and written.begin == written.finish)
            if one and after.first - mark.last == 1 and self.words.is_a(self.line, mark.last, "COMMA", "OPEN"):
                after.core, after.first, after.lead = mark.core, mark.first, mark.lead
                del self.marks[at]

    def _take_year_in_front(self) -> None:
        """A day right behind a year is of it ("in 1919, on 23 May")."""
        for at in range(len(self.marks) - 2, -1, -1):
            mark, after = self.marks[at], self.marks[at + 1]
            year, day = mark.period, after.period
            if (
                year is None
                or day is None
                or day.awaits != "yearless"
                or not day.begin[1]
                or year.lead
                or mark.lead not in self.words.of_year
            ):
                continue
            own = year.sort == "absolute" and year.year_around() == year and self.words.is_a(self.line, mark.core, "YEAR")
            beside = own and all(self.words.is_a(self.line, i, "COMMA", "OPEN", "INLIST") for i in range(mark.last, after.first))
            dated = _of_year(day, year) if beside else day
            if dated is not day:
                after.period, after.first = dated, mark.first
                del self.marks[at]

    def _only_listing(self, first: int, last: int) -> bool:
        """Whether only commas, "and" and prepositions stand between two periods."""
        return 1 <= last - first <= 4 and all(self.words.is_a(self.line, i, "LISTING", "ARTICLE", "INLIST") for i in range(first, last))

    def _tell_fiscal(self) -> None:
        """A fiscal year with its days told behind it has those days; "ten years from 1 July 2018" are ten years."""
        for i, mark in enumerate(self.marks):
            if mark.period is None:
                continue
            after = self.marks[i + 1] if i + 1 < len(self.marks) else None
            own = after.period if mark.period.sort == "fiscal" and after is not None else None
            if own is not None and after is not None and self._explains(range(mark.last, after.first)):
                at, to, lead = mark.period.start, mark.period.end, mark.period.lead
                known = mark.period._replace(first=own.first, last=own.last)
                mark.period = own._replace(start=at, end=to, lead=lead) if own.awaits == "yearless" else known
            self._last_from(mark, mark.period, self.marks[i - 1].last if i else 0)

    def _explains(self, gap: range) -> bool:
        """Whether what stands between two periods says that the second is the first in other words ("(", ", that is")."""
        is_a, line = self.words.is_a, self.line
        return (
            1 <= len(gap) <= _EXPLAINED
            and is_a(line, gap[0], "OPEN", "COMMA")
            and all(is_a(line, i, "EXPLAINING") for i in gap[1:])
            and (is_a(line, gap[0], "OPEN") or len(gap) > 1)
        )

    def _last_from(self, mark: _Mark, period: Period, floor: int) -> None:
        is_a, line, at = self.words.is_a, self.line, mark.first - 1
        if (
            at - 2 < floor
            or period.first is None
            or (period.last is not None and period.last.year > period.first.year)
            or not (is_a(line, at, "BEGINNING") and is_a(line, at - 1, "UNIT") and is_a(line, at - 2, "COUNT"))
        ):
            return
        count, unit = self.words.value(line, at - 2, ("COUNT",)), self.words.value(line, at - 1, ("UNIT",))
        if isinstance(count, int) and isinstance(unit, str) and 0 < count < 1000 and unit != "weekend":
            first, last = lasting(period.first, count, unit)
            mark.first = at - 2
            mark.period = period._replace(first=first, last=last)
            mark.lead = self._lead(mark)

    def _placed(self, mark: _Mark, period: Period) -> Period:
        lead, words = mark.lead, self.words
        opens = words.opens.get(lead) or ""
        first, last = (None if opens == "first" else period.first), (None if opens == "last" else period.last)
        start, end = self.line.spans[mark.first][0], self.line.spans[mark.last - 1][1]
        return period._replace(
            start=start, end=end, first=first, last=last, lead=lead, opens=opens, ahead=period.ahead or lead in words.ahead
        )


def _of_year(period: Period, year: Period) -> Period:
    """A day or month without a year as that of a year, or as it is where the year does not tell it."""
    made = resolved(period, None, None, year)
    return made._replace(sort="absolute") if not made.awaits else period


def _make_one(begin: Period, finish: Period) -> bool:
    """Whether two periods are the ends of one stretch ("from early 2002 to 1 April 2017")."""
    dated = begin.sort == finish.sort == "absolute" or bool(begin.part or finish.part)
    first, last = begin.first, finish.last
    return dated and first is not None and last is not None and first < last and last.year - first.year <= _LONGEST


def _is_bare_weekday(period: Period | None) -> bool:
    return period is not None and period.awaits == "weekday" and period.weekday_to < 0 and not period.step
