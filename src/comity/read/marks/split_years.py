"""A reporter's own year, or a split one ("2018-19"), as it is written: which, and which months of it."""

import re

from comity.read.marks.calendar_days import between
from comity.read.marks.period_parts import Parts, made
from comity.read.marks.period_resolving import Period

PART_MONTHS = {"half": 6, "quarter": 3, "third": 4, "month": 1}
UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MONTHS = 12


def split_months(p: Parts) -> Period | None:
    """Months of a split year: those that go over the year's end are told by it, and so are those that end or begin with it."""
    first, begin, finish = p.n("y1"), p.n("m1"), p.n("m2")
    year = first
    if p.n("y2") != (first + 1) % 100 or (begin <= finish and (begin > 1) is (finish < _MONTHS)):
        return made("fiscal", year=first + 1)
    if begin == 1:
        year = first + 1
    last = first + 1 if begin > finish else year
    return made("absolute", *between(year, (begin, 0), last, (finish, 0)), begin=(begin, 0), finish=(finish, 0), borrow=1)


def fiscal(p: Parts) -> Period | None:
    """A reporter's own year, or months of it by their number: its days are not known."""
    first, second = p.n("y1"), p.n("y2")
    if second and second % 100 != (first + 1) % 100:
        return None
    label = re.search(r"\d+$", p.raw("code")) if p.has("code") else None
    year = first + bool(second) if first else int(label[0]) if label else 0
    begin, finish = _months_told(p)
    return made("fiscal", year=year, begin=(begin, 0), finish=(finish, 0), borrow=int(bool(second)))


def _months_told(p: Parts) -> tuple[int, int]:
    """Which months of a year a part of it is: the third quarter its seventh to ninth; all where none is told."""
    if p.has("e"):
        count = p.n("c", 1) * UNIT_MONTHS.get(p.s("u"), 0)
        return (1, count) if p.n("e") > 0 else (_MONTHS + 1 - count, _MONTHS)
    size, n = PART_MONTHS.get(p.s("u"), 0), p.n("n")
    if p.has("q"):
        size, n, _ = p.vocabulary.code(p.raw("q"))
    return (size * (n - 1) + 1, size * n) if size and n > 0 else (1, _MONTHS)
