"""Where the tables of a text stand, and their cells: lines cut by bars, tabs or wide gaps, or lines that end in numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

#: What parts the cells of a line.
BAR, TAB = "|", "\t"
_GAP = re.compile(r" {2,}")
#: A line under a header, or between rows, that holds no text.
_RULE = re.compile(r"[\s|:=+_-]*")
#: A number as a cell holds it, with sign, currency sign, percent sign and the mark of a note.
_NUMBER = re.compile(r"[(]?[-+]?[$€£¥]?[-+]?\d[\d.,']*%?\)?\*{0,2}")
#: What stands in a cell for no number.
_NONE = re.compile(r"-+|n\.?/?a\.?|\.{2,}|…")
#: A number as it stands inside a line of words.
_GROUPED = re.compile(r"[(]?\d{1,3}(?:,\d{3})+[),;]*")
#: The beginning of a number whose thousands are parted by blanks, and a part that can follow.
_LEADS, _FOLLOWS = re.compile(r"[-+]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?%?\*?")
_ORDERED = re.compile(r"\d{1,2}[^\W\d_]")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A line of more words in front of its numbers is a sentence.
_LABEL_WORDS = 8
_ENDS = frozenset(".!?")
#: A header cell is no longer than this.
_HEADER = 90
#: So many numbers parted by blanks are tried at the most.
_JOINS = 8
_LONGEST_ROW = 400
#: What parts the values in lines of a file of such, if no number has it inside.
_VALUE_SIGNS = (";", ",")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3},\d{3}(?![\d.])")
_TWO = 2
#: A sum with its currency in front, and no year.
_AMOUNT = re.compile(r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)\s?(?!(?:19|20)\d\d(?![\d.,]))\d")


class Cell(NamedTuple):
    """A cell, ``text[start:end]``; empty where start is end."""

    start: int
    end: int


class Row(NamedTuple):
    """A line of a table.

    Attributes:
        start, end: its place in the text.
        cells: its cells, the label first; of a row cut at blanks in the only way or ways that numbers allow.
        ways: all ways to cut a line of numbers parted by single blanks; empty for others.

    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    ways: tuple[tuple[Cell, ...], ...] = ()


class Grid(NamedTuple):
    """A table.

    Attributes:
        header: the rows above the first that holds figures; of a table of lines that end in numbers the line above them, uncut.
        body: the rows with figures.

    """

    header: tuple[Row, ...]
    body: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return (*self.header, *self.body)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.rows[-1].end


def grids(text: str) -> list[Grid]:
    """The tables of a text, in order: two rows or more with as many cells each, under a header."""
    found: list[Grid] = []
    block: list[Row] = []
    for line in [*lines(text), None]:
        row = _row(text, *line) if line is not None else None
        if line is not None and _RULE.fullmatch(text, *line):
            continue
        if row is not None and (not block or _sort(text, row) == _sort(text, block[-1])):
            block.append(row)
            continue
        found += _made(text, block, found[-1].end if found else 0)
        block = [row] if row is not None else []
    return found


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends, the blanks around it left out."""
    start = 0
    for line in text.split("\n"):
        cell = _trimmed(text, start, start + len(line))
        yield cell.start, cell.end
        start += len(line) + 1


def _sort(text: str, row: Row) -> str:
    """How a row is cut."""
    line = text[row.start : row.end]
    if BAR not in line and TAB not in line and (sign := _value_sign(line)) is not None:
        return sign
    return BAR if BAR in line else TAB if TAB in line else "numbers" if row.ways else "gaps"


def _row(text: str, start: int, end: int) -> Row | None:
    line = text[start:end]
    if len(line) > _LONGEST_ROW:
        return None
    if BAR in line or TAB in line:
        sign = BAR if BAR in line else TAB
        cells = _cut(text, start, end, [(i, i + 1) for i, c in enumerate(line) if c == sign])
        if sign == BAR:
            cells = cells[not line[: line.index(BAR)].strip() : len(cells) - (not line[line.rindex(BAR) + 1 :].strip())]
        return Row(start, end, tuple(cells)) if len(cells) > 1 else None
    if (parting := _value_sign(line)) is not None:
        return Row(start, end, tuple(_cut(text, start, end, [(i, i + 1) for i, c in enumerate(line) if c == parting])))
    ways = _by_numbers(text, start, end)
    if ways:
        return Row(start, end, ways[0], tuple(ways))
    gaps = [(m.start() - start, m.end() - start) for m in _GAP.finditer(text, start, end)]
    cells = _cut(text, start, end, gaps)
    return Row(start, end, tuple(cells)) if len(cells) > 2 and all(c.end - c.start < _HEADER for c in cells) else None


def _value_sign(line: str) -> str | None:
    """The sign that parts the values of a line of a file of such, between which no blank stands; None where it is none."""
    for sign in _VALUE_SIGNS:
        cells = line.split(sign)
        if (
            len(cells) > _TWO
            and all(c == c.strip() and 0 < len(c) < _HEADER for c in cells)
            and (sign != "," or not _THOUSANDS.search(line))
        ):
            return sign
    return None


def _cut(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> list[Cell]:
    edges = [0, *(x for cut in cuts for x in cut), end - start]
    return [_trimmed(text, start + i, start + j) for i, j in zip(edges[::2], edges[1::2], strict=True)]


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def _by_numbers(text: str, start: int, end: int) -> list[tuple[Cell, ...]]:
    """The ways to cut a line that ends in two numbers or more: its label, then its numbers, whose thousands blanks may part."""
    last = text[start:end].rsplit(None, 1)[-1:]
    if not last or not _is_number(text, Cell(end - len(last[0]), end)):
        return []
    parts = [Cell(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    parts = [Cell(start + c.start, start + c.end) for c in parts]
    first = len(parts)
    while first and _is_number(text, parts[first - 1]):
        first -= 1
    if first == 0 and parts and _YEAR.match(text, parts[0].start):
        first = 1
    numbers = parts[first:]
    if not 0 < first <= _LABEL_WORDS or len(numbers) < 2 or not any(text[c.start : c.end].strip("-") for c in numbers):
        return []
    label = Cell(parts[0].start, parts[first - 1].end)
    if any(_GROUPED.fullmatch(text, c.start, c.end) for c in parts[:first]):
        # "Peru: exports 96,310 (148,772), imports 4,288 (9,051)": several labels, each with its numbers.
        return []
    joins = [i for i, (x, y) in enumerate(pairwise(numbers)) if _joins(text, x, y)]
    if len(joins) > _JOINS:
        return []
    ways = []
    for chosen in product((False, True), repeat=len(joins)):
        cells: list[Cell] = []
        joined = {i for i, yes in zip(joins, chosen, strict=True) if yes}
        for i, number in enumerate(numbers):
            if i - 1 in joined:
                cells[-1] = Cell(cells[-1].start, number.end)
            else:
                cells.append(number)
        ways.append((label, *cells))
    return ways


def _is_number(text: str, cell: Cell) -> bool:
    written = text[cell.start : cell.end]
    return bool(_NUMBER.fullmatch(written) or _NONE.fullmatch(written.lower()))


def _joins(text: str, one: Cell, other: Cell) -> bool:
    return bool(_LEADS.fullmatch(text, one.start, one.end) and _FOLLOWS.fullmatch(text, other.start, other.end))


def _made(text: str, block: Sequence[Row], floor: int) -> Iterator[Grid]:
    """The table that some rows make, if they do: a header, and two rows with figures below it."""
    first = next((i for i, row in enumerate(block) if _has_figures(text, row)), len(block))
    header, body = list(block[:first]), [row for row in block[first:] if _has_figures(text, row)]
    if len(body) < 2:
        return
    if not header:
        above = _line_above(text, block[0].start, floor)
        header = [above] if above is not None else []
    if header:
        yield Grid(tuple(header), tuple(body))


def _has_figures(text: str, row: Row) -> bool:
    """Whether a row holds figures, and not only labels and the years of a header."""
    told = [c for c in row.cells[1:] if c.end > c.start]
    # "3rd quarter of 2018" begins with a number and is none.
    told_times = [c for c in told if _ORDERED.match(text, c.start, c.end) and _YEAR.match(text, c.end - 4)]
    numbers = [
        c
        for c in told
        if _is_number(text, c) or _is_number(text, Cell(c.start, min(c.end, c.start + 1))) or _AMOUNT.match(text, c.start, c.end)
    ]
    numbers = [c for c in numbers if c not in told_times]
    if row.ways:
        return not all(_YEAR.fullmatch(text, c.start, c.end) for c in told)
    return bool(numbers) and 2 * len(numbers) >= len(told) and not all(_YEAR.match(text, c.start) and c.end - c.start < 10 for c in numbers)


def _line_above(text: str, start: int, floor: int) -> Row | None:
    """The nearest line with text above a place."""
    end = start
    for _ in range(3):
        end = text.rfind("\n", floor, max(end, 0))
        if end < 0:
            return None
        begin = text.rfind("\n", floor, end) + 1
        if not _RULE.fullmatch(text, begin, end):
            cell = _trimmed(text, begin, end)
            if text[cell.end - 1] in _ENDS:
                # A sentence is no header: it is read as what it is.
                return None
            return Row(cell.start, cell.end, (cell,))
    return None
