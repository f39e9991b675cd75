"""Tables whose cells stand each on a line of its own, as pages without their markup have them: made rows again, without moving any offset."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.read.grids.cells import BAR, lines

#: A cell that holds a figure, a year or nothing.
_FIGURE = re.compile(r"[-+]?\(?(?:[$€£]\s?)?\d[\d.,' ]*\)?\s?%?|-+|\.{2,3}|n/?a", re.IGNORECASE)
#: A cell that names what its row is of: short, without figures, and no sentence.
_NAME = re.compile(r"[^\W\d_][^\d\n]{1,58}[^\d\s.:;,!?]")
_NAME_WORDS = 8
#: What is longer is no cell.
_LONGEST = 100
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A cell over a column: short, and no sentence.
_HEAD = re.compile(r".{1,60}[^.:;,!?]")
#: Rows have so many figures at the most, and a table so many rows at least.
_COLUMNS, _ROWS = 9, 3
_ROW = tuple(re.compile(f"(?:nf{{{figures}}}){{{_ROWS},}}") for figures in range(1, _COLUMNS + 1))


class _Cell(NamedTuple):
    start: int
    end: int
    kind: str
    may_be_head: bool
    is_year: bool


def in_rows(text: str) -> list[tuple[int, int]]:
    r"""The gaps between the cells of a row, each from the end of a line to the beginning of the next.

    Args:
        text: in its plain spelling.

    Examples:
        >>> text = "Chile\n310\nFiji\n12\nOman\n8"
        >>> [(text[a - 2 : a], text[b : b + 2]) for a, b in in_rows(text)]
        [('le', '31'), ('ji', '12'), ('an', '8')]

    """
    cells = [_cell(text, start, end) for start, end in lines(text) if end > start]
    kinds = "".join(c.kind for c in cells)
    return [gap for figures, row in enumerate(_ROW, 1) for found in row.finditer(kinds) for gap in _gaps(cells, *found.span(), figures)]


def joined(text: str, gaps: list[tuple[int, int]]) -> str:
    """The text with each gap made the sign between two cells, in its length."""
    parts, done = [], 0
    for start, end in sorted(gaps):
        parts += [text[done:start], BAR.ljust(end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _cell(text: str, start: int, end: int) -> _Cell:
    told = text[start:end] if end - start <= _LONGEST else ""
    is_name = _NAME.fullmatch(told) is not None and len(told.split()) <= _NAME_WORDS
    kind = "f" if _FIGURE.fullmatch(told) else "n" if is_name else "o"
    return _Cell(start, end, kind, _HEAD.fullmatch(told) is not None, _YEAR.fullmatch(told) is not None)


def _gaps(cells: list[_Cell], first: int, last: int, figures: int) -> Iterator[tuple[int, int]]:
    """The gaps within the rows of a table and of its heads; none where several columns have no heads, so that nobody knows what they are of."""
    width = figures + 1
    heads = [] if _is_of_heads(cells[first + 1 : first + width]) else cells[max(0, first - width) : first]
    if heads and figures > 1 and not (len(heads) == width and all(c.may_be_head for c in heads)):
        return
    rows = [cells[row : row + width] for row in range(first, last, width)]
    for row in [heads, *rows] if figures > 1 else rows:
        yield from _between(row)


def _is_of_heads(figures: list[_Cell]) -> bool:
    """Whether the figures of a first row are the years that its columns are of."""
    return all(c.is_year for c in figures)


def _between(row: list[_Cell]) -> Iterator[tuple[int, int]]:
    for cell, following in zip(row, row[1:], strict=False):
        yield cell.end, following.start
