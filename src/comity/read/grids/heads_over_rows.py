"""What stands over the rows of a list or table and tells what they are of: headings, sentences that lead to it, lines of totals, the title."""

import re
from collections.abc import Iterator

from comity.read.grids.cells import Cell
from comity.read.grids.label_meanings import Label, Labels
from comity.read.grids.label_times import in_months
from comity.read.marks.periods import Period, resolved

#: So many lines over the rows are asked, and so many sentences of one line.
_LINES, _SENTENCES = 10, 2
_STOP = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z(])")
#: What leads to a row within its line has so many words.
_LED, _WORDS = 2, re.compile(r"[^\W\d_]{2,}")
_LONG = 400
_LEADS = ":"


def head_over(text: str, start: int, rows: frozenset[int], labels: Labels, title: Label) -> Label:
    """What stands over a row says, the nearest first.

    A line that names something else that the figures could be of ends it: what stands above that is of other figures.

    Args:
        text: the document's.
        start: where the row begins.
        rows: where lines begin that are rows themselves.
        labels: reads labels.
        title: what the title says.

    """
    found = Label()
    led = text[max(0, start - _LONG) : start].rstrip().endswith(_LEADS)
    for number, (label, is_sentence) in enumerate(_above(text, start, rows, labels)):
        if not label.kind and not label.clear:
            if number == 1 and led and is_sentence and not found.kind:
                # Between what is counted and the line that leads to its numbers stands who has counted it.
                continue
            # A sentence that only tells who made the figures known leaves them those of the title.
            return found if found.kind or not is_sentence else under(found, title)
        found = under(found, label)
    return under(found, title)


def speaks_of_others(text: str, start: int, rows: frozenset[int], labels: Labels) -> bool:
    """Whether the line right over a row names people or money, and what these do or are worth, so that its figures are not their number."""
    nearest = next(_above(text, start, rows, labels), None)
    return nearest is not None and bool(nearest[0].of) and not nearest[0].kind


def _above(text: str, start: int, rows: frozenset[int], labels: Labels) -> Iterator[tuple[Label, bool]]:
    """What the lines over a place say, sentence by sentence, the nearest first, and whether it is a sentence that leads to nothing."""
    asked = 0
    end = start
    for cell in leads_within(text, start)[: -_SENTENCES - 1 : -1]:
        yield labels.label(cell), False
    while asked < _LINES and (end := text.rfind("\n", 0, end)) > 0:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if not line.strip() or not any(c.isalnum() for c in line) or begin + len(line) - len(line.lstrip()) in rows:
            continue
        asked += 1
        for cell in list(_sentences(text, begin, end))[: -_SENTENCES - 1 : -1]:
            yield labels.label(cell), text[cell.start : cell.end].rstrip().endswith(".")


def leads_within(text: str, start: int) -> list[Cell]:
    """The sentences in front of a row that stands within its line, behind what leads to it; none for a row that is a line."""
    line = text.rfind("\n", 0, start) + 1
    return list(_sentences(text, line, start)) if len(_WORDS.findall(text, line, start)) >= _LED else []


def _sentences(text: str, start: int, end: int) -> Iterator[Cell]:
    for stop in _STOP.finditer(text, start, end):
        yield Cell(start, stop.start() + 1)
        start = stop.end()
    yield Cell(start, min(end, start + _LONG))


def _in_year(month: Period | None, period: Period | None) -> Period | None:
    """A month or several, in the year that a head further off tells."""
    if month is None or period is None or period.last is None:
        return None
    year = period._replace(first=period.last.replace(month=1, day=1), last=period.last.replace(month=12, day=31))
    found = resolved(month, None, "past", year)
    return found if found.first and found.last else None


def under(near: Label, far: Label) -> Label:
    """What a head says, completed by one further off; of other things than it, that tells only of whom and when."""
    same = not near.kind or not far.kind or near.kind == far.kind
    return near._replace(
        kind=near.kind or far.kind,
        of=near.of or (far.of if same else ""),
        way=near.way or (far.way if same else ""),
        flow=near.flow or (far.flow if same else ""),
        measure=near.measure if near.measure not in ("", "level") else (far.measure if same else "") or near.measure,
        a=near.a or far.a,
        b=near.b or far.b,
        pair=near.pair or far.pair,
        period=in_months(far.month, near.period) or (_in_year(near.month, far.period) if near.dated else far.period),
        dated=near.dated or far.dated,
        month=near.month if near.dated else far.month,
        persons=near.persons or (far.persons if same else 0.0),
        coin=near.coin or (far.coin if same else ""),
        scale=near.scale or (far.scale if same else 0.0),
        product=near.product or (far.product if same and not near.kind else ""),
        shares=near.shares or (far.shares and same),
        aside=near.aside or (None if near.dated else far.aside),
        yearly=near.yearly or (far.yearly and same),
        sums=near.sums and (far.sums or not same),
    )
