"""Tables whose rows a scan ran together in one line: a header, then a time and its numbers, again and again."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.read.grids.cells import Cell, Row
from comity.read.grids.column_labels import Told, over
from comity.read.grids.label_meanings import Label, Labels

#: What leads from a row's label to its numbers. A run of dots is taken whole: it could be cut in more ways than could ever be tried.
_DOTS = r"(?:\s*(?:…|\.{2,}+|\. (?=[.\d])))*"
#: A number that can be no year.
_NUMBER = r"(?!(?:19|20)\d\d(?![\d.,]))(?:[$€£¥]?\d+(?:[.,]\d+)*%?|n\.?a\.?|nil|-+)"
#: A year, or two that make one, and the numbers behind it.
_ROW = re.compile(rf"(?<![\w.,/-])((?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?):?{_DOTS}((?:\s+{_NUMBER})+)(?![\w%])[;,]?", re.I)
_CELL = re.compile(_NUMBER, re.I)
_WORD = re.compile(r"\S+")
#: So many words in front of a year may belong to it ("July to December 1961").
_BEFORE_YEAR = 4
#: The end of what is told before the header.
_END = re.compile(r"(?:\w{4,}[.?]|:)\s+(?=\S)")
_ROWS = 2


class _Line(NamedTuple):
    """Rows that follow each other in a line, each with its label and its numbers."""

    start: int
    rows: list[tuple[Cell, list[Cell]]]


def run_together(text: str, labels: Labels) -> Iterator[Told]:
    """The tables of a text that stand in one line each, with what their columns are of."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        found = list(_ROW.finditer(text, start, end)) if line.count(" ") > _ROWS * _ROWS else []
        if len(found) >= _ROWS:
            rows = list(_rows(text, found, labels))
            told = _told(text, _Line(start, rows), labels) if len(rows) == len(found) else None
            if told is not None:
                yield told
        start = end + 1


def _rows(text: str, found: Sequence[re.Match[str]], labels: Labels) -> Iterator[tuple[Cell, list[Cell]]]:
    """Label and numbers of each row; those behind the first follow each other with nothing but labels between."""
    for k, match in enumerate(found):
        floor = found[k - 1].end() if k else max(0, text.rfind("\n", 0, match.start()) + 1)
        words = [m.start() for m in _WORD.finditer(text, floor, match.start())]
        if k and (len(words) > _BEFORE_YEAR or any(labels.is_scale(m[0]) for m in _WORD.finditer(text, floor, match.start()))):
            # "$12 million in 2016 and $14 million in 2017" is no table.
            return
        label = Cell(match.start(), match.end(1))
        for begin in words[: -_BEFORE_YEAR - 1 : -1]:
            longer = Cell(begin, match.end(1))
            label = longer if k or labels.tells_time(longer) else label
        yield label, [Cell(m.start(), m.end()) for m in _CELL.finditer(text, match.start(2), match.end(2))]


def _told(text: str, line: _Line, labels: Labels) -> Told | None:
    first, count = line.rows[0][0], len(line.rows[0][1])
    if any(len(cells) != count for _, cells in line.rows):
        return None
    begins = max((m.end() for m in _END.finditer(text, line.start, first.start)), default=line.start)
    # "The value of exports to Peru was as follows: £'000": of what they are may stand in front.
    end = line.start + len(text[line.start : first.start].rstrip())
    headers = [Cell(begin, end) for begin in dict.fromkeys((begins, line.start))]
    header, columns = next(((h, c) for h in headers if (c := _columns(h, count, labels))), (headers[0], []))
    if not columns:
        return None
    rows = tuple(Row(label.start, cells[-1].end, (label, *cells)) for label, cells in line.rows)
    return Told((Row(header.start, header.end, (header,)),), rows, tuple(columns))


def _columns(header: Cell, count: int, labels: Labels) -> list[Label]:
    """What the columns are of: as many labels, or first those that stand over several of them."""
    # When it was is told by the rows.
    found = [labels.label(cell)._replace(period=None, dated=False) for cell in labels.segments(header)]
    above, below = found[: max(0, len(found) - count)], found[max(0, len(found) - count) :]
    if not above and count > 1 and found and found[0].flow == "turnover" and found[0].pair:
        # "Norway's trade with Peru" heads the table, and no column of it.
        return []
    if above and (len(below) % len(above) or any(not label.flow or label.measure != "level" for label in above)):
        return []
    spread = [over(label, above[k * len(above) // count]) for k, label in enumerate(below)] if above else below
    return spread if len(spread) == count and all(label.flow for label in spread) else []
