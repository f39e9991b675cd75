"""What the columns of a table are of: one label to each, from one header row or several."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from comity.read.grids.cells import Cell, Grid, Row
from comity.read.grids.label_meanings import Label, Labels

_TWO = 2
#: No longer than this is a year or a split one written.
_YEAR = 7


class Told(NamedTuple):
    """A table whose columns are understood.

    Attributes:
        header, body: its rows, the latter cut in as many cells as there are columns and a label.
        columns: what each column is of, the rows' labels left out.
        places: the place of each row where a column of its own tells it, by where the row begins.

    """

    header: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[Label, ...]
    places: dict[int, int] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return (*self.header, *self.body)


def understood(grid: Grid, labels: Labels, any_kind: bool = False) -> Told | None:
    """A table with its columns; None where its header does not fit its rows, or nothing in it is of trade, unless of any kind is wanted."""
    grid, places = _without_places(grid, labels)
    if grid.body[0].ways:
        cells = labels.columns(Cell(grid.header[-1].start, grid.header[-1].end))
        body = [_cut(row, len(cells)) for row in grid.body]
        columns = [labels.label(cell) for cell in cells]
    else:
        count = len(grid.body[0].cells) - 1
        body = [row if len(row.cells) == count + 1 else None for row in grid.body]
        columns = _by_cells(grid.header, count, labels)
    rows = [row for row in body if row is not None]
    if len(rows) < len(body) or not columns:
        return None
    if sum(_tells_a_day(row, labels) for row in grid.rows) >= _TWO:
        # "Trade Agreement | 3 May 1975 | 1 January 1976": days, and no figures.
        return None
    columns = [_of_latest(column, columns[:at]) for at, column in enumerate(columns)]
    of_trade = any(c.flow for c in columns) or any(labels.label(row.cells[0]).flow for row in rows)
    dated = any(c.period or c.value or c.coin for c in columns)
    return Told(grid.header, tuple(rows), tuple(columns), places) if of_trade or dated or any_kind else None


def _tells_a_day(row: Row, labels: Labels) -> bool:
    """Whether a cell of a row, its label left out, is a day or month and no figure."""
    return any(cell.end - cell.start > _YEAR and labels.tells_time(cell) for cell in row.cells[1:])


def _of_latest(column: Label, before: Sequence[Label]) -> Label:
    """A column of changes with the later of the two times in front of it ("2018 | 2017 | change"), whichever stands first."""
    told = [c.period for c in before if c.period is not None and c.measure in ("", "level")][-_TWO:]
    if column.measure != "change" or column.period is not None or len(told) < _TWO:
        return column
    return column._replace(period=max(told, key=lambda p: p.first or datetime.date.min))


def _without_places(grid: Grid, labels: Labels) -> tuple[Grid, dict[int, int]]:
    """A table without the column of the rows' places, if its header says that it begins with one, and these places."""
    head = next((c for row in grid.header[::-1] for c in row.cells if c.end > c.start), None)
    found = [(row, labels.place(row.cells[0])) for row in grid.body]
    if head is None or not labels.is_of_places(head) or any(place is None for _, place in found):
        return grid, {}
    places = {row.start: place.value for row, place in found if place is not None}
    if grid.body[0].ways:
        body = [row._replace(ways=tuple((place.rest, *way[1:]) for way in row.ways)) for row, place in found if place is not None]
        return Grid(grid.header, tuple(body)), places
    header = [row._replace(cells=row.cells[1:]) if len(row.cells) > 1 else row for row in grid.header]
    return Grid(tuple(header), tuple(row._replace(cells=row.cells[1:]) for row in grid.body)), places


def _cut(row: Row, count: int) -> Row | None:
    """A line of numbers cut in as many cells as there are columns, if there is one way to."""
    ways = [cells for cells in row.ways if len(cells) == count + 1]
    return row._replace(cells=ways[0]) if len(ways) == 1 else None


def _by_cells(header: Sequence[Row], count: int, labels: Labels) -> list[Label]:
    found = [Label() for _ in range(count)]
    for row in header:
        cells = _spread(row, count, row is header[-1], labels)
        found = [over(labels.label(cell), label) for cell, label in zip(cells, found, strict=True)] if cells else found
    return found


def _spread(row: Row, count: int, is_last: bool, labels: Labels) -> list[Cell]:
    """The cells of a header row, one to each column: one that stands over several is theirs."""
    cells = list(row.cells)
    if len(cells) == count + 1 and cells[-1].start == cells[-1].end and cells[0].start < cells[0].end and not labels.is_label(cells[0]):
        # The first cell of the header is left out, so that all stand one column to the left.
        cells = [cells[-1], *cells[:-1]]
    if len(cells) == count + 1:
        filled: list[Cell] = []
        for cell in cells[1:]:
            filled.append(filled[-1] if filled and cell.start == cell.end and not is_last else cell)
        return filled
    cells = [c for c in cells if c.end > c.start and not labels.is_label(c)]
    return [cell for cell in cells for _ in range(count // len(cells))] if cells and count % len(cells) == 0 else []


def over(one: Label, other: Label) -> Label:
    """What one label says, completed by another."""
    return Label(
        one.flow or other.flow, one.measure if one.measure not in ("", "level") else other.measure or one.measure, one.a or other.a,
        one.b or other.b, one.pair or other.pair, one.period or other.period, one.dated or other.dated, one.coin or other.coin,
        one.scale or other.scale, one.value or other.value, one.sums and other.sums,
        one.product or other.product,
        one.kind or other.kind, one.of or other.of, one.way or other.way, one.yearly or other.yearly, one.month or other.month,
        one.persons or other.persons, one.shares or other.shares, one.aside or other.aside, one.clear and other.clear,
    )  # fmt: skip
