"""Lines that each name a partner or a time and give labelled numbers, under a heading that tells their unit.

"Trade with selected partners, € thousand (2013 in brackets) / Peru: exports 96,310 (148,772), imports 4,288 (9,051) / Chile: …".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comity.read.grids.cells import Cell, Row, lines
from comity.read.grids.column_labels import Told, over
from comity.read.grids.label_meanings import Label, Labels

_NUMBER = r"-?\d[\d.,]*\d|\d|n\.a\.|nil|-"
#: "Exports 96,310 (148,772)".
_ITEM = re.compile(rf"\s*([A-Za-z][^\d():;,]{{2,40}}?):?\s+({_NUMBER})(?:\s+\(({_NUMBER})\))?\s*(?:[,;]|\.?$)", re.I)
_LABEL = re.compile(r"[-*•·\s]*([^\W\d_][^:\d]{1,40}?|(?:19|20)\d\d):")
_BRACKETED = re.compile(r"\([^()]*\)\s*$")


class _Line(NamedTuple):
    """A line: its label, and of each item its words, its number and, empty if it has none, the one in brackets behind it."""

    label: Cell
    items: tuple[tuple[Cell, Cell, Cell], ...]


def labelled_lines(text: str, labels: Labels) -> Iterator[Told]:
    """The tables of a text whose lines are labelled so, two or more under a heading with a unit, and what their numbers are of."""
    heading, block = Cell(0, 0), list[_Line]()
    written = [Cell(i, j) for i, j in lines(text) if i < j]
    # What is no line of a table ends one, as the text does.
    for cell in [*written, None]:
        found = _line(text, cell) if cell is not None else None
        if found is not None:
            block.append(found)
            continue
        if len(block) > 1 and (told := _told(text, heading, block, labels)) is not None:
            yield told
        heading, block = cell or heading, []


def _line(text: str, cell: Cell) -> _Line | None:
    label = _LABEL.match(text, cell.start, cell.end)
    items: list[tuple[Cell, Cell, Cell]] = []
    at = label.end() if label is not None else cell.end
    while at < cell.end:
        item = _ITEM.match(text, at, cell.end)
        if item is None:
            return None
        items.append((Cell(*item.span(1)), Cell(*item.span(2)), Cell(*item.span(3)) if item[3] else Cell(0, 0)))
        at = item.end()
    return _Line(Cell(*label.span(1)), tuple(items)) if label is not None and items else None


def _told(text: str, heading: Cell, block: Sequence[_Line], labels: Labels) -> Told | None:
    unlike = [one for one, two in pairwise(block) if _names(text, one) != _names(text, two)]
    bracket = _BRACKETED.search(text, heading.start, heading.end)
    top = Cell(heading.start, heading.start + len(text[heading.start : bracket.start()].rstrip()) if bracket is not None else heading.end)
    unit = labels.label(top)
    named = [labels.label(line.label) for line in block]
    if unlike or not unit.coin or not unit.scale or not all(label.pair or label.period for label in named):
        return None
    aside = labels.label(Cell(*bracket.span())) if bracket is not None else Label()
    columns: list[Label] = []
    for words, _, _ in block[0].items:
        of = labels.label(words)
        # What stands in brackets is of the time that the heading has in brackets.
        columns += [of, over(Label(period=aside.period), of) if aside.period is not None else Label(sums=False)]
    if not all(c.flow for c in columns[::2]):
        return None
    rows = [
        Row(line.label.start, max(c.end for i in line.items for c in i), (line.label, *(c for i in line.items for c in i[1:])))
        for line in block
    ]
    return Told((Row(top.start, top.end, (top,)),), tuple(rows), tuple(columns))


def _names(text: str, line: _Line) -> list[str]:
    return [text[words.start : words.end].lower() for words, _, _ in line.items]
