"""Lines that each name a state and give its figures ("- Peru: 48,442, +5.8%", "2. Peru – $4.2 billion (12%)"), as rows of a table.

Such a row has the cells: level, change, share, and a percentage of which its line does not tell what it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comity.parties import Mention
from comity.read.grids.cells import Cell, Row, lines
from comity.read.grids.figure_cells import AMOUNTS
from comity.read.grids.label_meanings import Label
from comity.read.grids.topics import says_no_more, share_or_change, topic
from comity.read.marks.quantities import Quantity, quantities

#: What the cells of a row are of.
COLUMNS = (Label(measure="level"), Label(measure="change"), Label(measure="share"), Label(measure="percent"))
_PLACES = {column.measure: k for k, column in enumerate(COLUMNS)}
_LONGEST = 160
#: A name stands so near its line's beginning.
_NEAR = 24
_ITEM = re.compile(r"[ ]*(?:[-*•▪·◦‣–—]+|\(?\d{1,3}[.)])?[ ]*")
_PARTING = " \t:;,.–—-=…(|"
#: Between two figures of one line.
_BETWEEN = re.compile(r"[,;()/|]| [–-] ")
_BRACKETED = re.compile(r"\([^()\d]*\)")
_DIGIT = re.compile(r"\d")
_ENDING = re.compile(r"\[[^\[\]]*\]$")
#: A label and a number that is no year.
_OTHERS = re.compile(r"[^\d:]{1,40}:?\s+[-+$€£¥]?(?!(?:19|20)\d\d(?![\d.,%]))\d[\d.,]*")
_TWO = 2


class Listed(NamedTuple):
    """Lines of one list, with nothing but lines without a name of a state between them.

    Attributes:
        rows: the lines.
        parties: whose each is.

    """

    rows: tuple[Row, ...]
    parties: tuple[str, ...]


def listed_lines(text: str, mentions: Sequence[Mention], language: str) -> Iterator[Listed]:
    """The lists of a text: two lines or more, each of another state, that only blank lines and other lines with figures part."""
    starts = [m.start for m in mentions]
    block: list[tuple[Row, str]] = []
    for start, end in [*lines(text), (0, 0)]:
        last = (start, end) == (0, 0) and bool(block)
        if start == end and not last:
            continue
        row = _row(text, start, end, mentions[bisect_left(starts, start) : bisect_left(starts, end)], language)
        if row is not None:
            block.append(row)
        elif block and (last or not _has_figures(text, start, end)):
            if len({party for _, party in block}) == len(block) >= _TWO:
                yield Listed(tuple(r for r, _ in block), tuple(p for _, p in block))
            block = []


def _has_figures(text: str, start: int, end: int) -> bool:
    """Whether a line that names no state gives figures of its own behind a label ("Others: 3,200")."""
    return _OTHERS.match(text, start, end) is not None and end - start < _LONGEST and not text[start:end].endswith(":")


def _row(text: str, start: int, end: int, named: Sequence[Mention], language: str) -> tuple[Row, str] | None:
    """A line as a row, and the state that it is of."""
    if not named or end - start > _LONGEST or not _DIGIT.search(text, named[0].end, end):
        return None
    item = _ITEM.match(text, start, end)
    begins = item.end() if item is not None else start
    if named[0].start - begins > _NEAR:
        return None
    ending = _ENDING.search(text, begins, end)
    end = ending.start() if ending is not None else end
    told = [q for q in quantities(text, named[0].end, end, language) if q.sort != "ordinal"]
    if not told:
        return None
    label = Cell(begins, begins + len(text[begins : told[0].start].rstrip(_PARTING)))
    name = _BRACKETED.sub("", text[label.start : label.end])
    inside = [m for m in named if m.end <= label.end and text.rfind("(", begins, m.start) <= text.rfind(")", begins, m.start)]
    if len(inside) != 1 or any(m.start >= told[0].start for m in named):
        return None
    if topic(text[begins : inside[0].start], language).kind:
        # "Arrivals in Malta: 210,300": what all are of.
        return None
    beside = name.replace(text[inside[0].start : inside[0].end], " ")
    cells = _cells(text, told, end, language)
    if cells is None or not says_no_more(beside, language) or _DIGIT.search(beside):
        return None
    return Row(start, end, (Cell(inside[0].start, inside[0].end), *cells)), inside[0].party


def _cells(text: str, told: Sequence[Quantity], end: int, language: str) -> list[Cell] | None:
    """The cells of a line behind its label; None where two are of one measure, or something else is told."""
    edges = [told[0].start, *(_edge(text, one, two, language) for one, two in pairwise(told)), end]
    found = [Cell(0, 0)] * len(COLUMNS)
    for quantity, (i, j) in zip(told, pairwise(edges), strict=True):
        beside = f"{text[i : quantity.start]} {text[quantity.end : j]}"
        if not says_no_more(beside, language) or _DIGIT.search(beside):
            return None
        if quantity.sort in AMOUNTS:
            measure = "level"
        elif quantity.sort == "percent":
            signed = text[max(i, quantity.start - 1) : quantity.number_start + 1].strip("( ")[:1] in ("+", "-") or (quantity.value or 0) < 0
            measure = share_or_change(beside, language) or ("change" if signed else "percent")
        else:
            return None
        if found[_PLACES[measure]].end:
            return None
        found[_PLACES[measure]] = Cell(i, j)
    return found


def _edge(text: str, one: Quantity, two: Quantity, language: str) -> int:
    """Where what belongs to a figure ends and what belongs to the next begins."""
    sign = _BETWEEN.search(text, one.end, two.start)
    if sign is not None:
        return sign.end()
    word = next((m.start() for m in re.finditer(r"\S+", text[one.end : two.start]) if share_or_change(m[0], language) == "change"), None)
    return two.start if word is None else one.end + word
