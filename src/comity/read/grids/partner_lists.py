"""Lists and tables that go through partners, one a row, under heads that tell what all their figures are of."""

import datetime
import re
from collections.abc import Callable, Sequence

from comity.parties import Mention
from comity.read.grids.cells import Cell, Grid, Row
from comity.read.grids.column_labels import Told, understood
from comity.read.grids.heads_over_rows import head_over, leads_within, speaks_of_others, under
from comity.read.grids.label_meanings import Label, Labels, is_state
from comity.read.grids.listed_lines import COLUMNS, Entry, lines_like_rows, listed_lines
from comity.read.grids.partner_rows import Partners, Reading, readings
from comity.read.grids.topics import says_no_more
from comity.read.marks.periods import resolved

_BRACKET = re.compile(r"\([^()]*\)")


class PartnerLists:
    """The lists and tables of partners in a text.

    Args:
        text: the document's text with plain signs.
        mentions: the parties that it names.
        labels: reads its labels.
        title: what its title says.
        about: the one state that the document is about; empty if none is told.
        today, language: of the document.

    """

    def __init__(
        self,
        text: str,
        mentions: list[Mention],
        labels: Labels,
        title: Callable[[], Label],
        about: str,
        today: datetime.date | None,
        language: str,
    ) -> None:
        self._text, self._labels, self._language = text, labels, language
        self._mentions = mentions
        self._title, self._about = title, about
        self._today = today
        self._day = today.isoformat() if today is not None else None
        #: Where the rows stand that are read.
        self.places: list[tuple[int, int]] = []

    def listed(self, every: Sequence[Grid]) -> dict[int, list[Reading]]:
        """What the rows of lists, and of tables that are not of trade, tell, by where they begin; nothing for rows that are of something else."""
        lists = list(listed_lines(self._text, self._mentions, self._labels, self._language))
        starts = frozenset(entry.row.start for one in lists for entry in one)
        starts |= lines_like_rows(self._text, self._mentions, self._language) if lists or every else starts
        cut = {row.start for grid in every for row in grid.rows if not row.ways and len(row.cells) > 1}
        found: dict[int, list[Reading]] = {}
        for one in lists:
            rows = [entry.row for entry in one]
            if not cut & {row.start for row in rows}:
                found |= self._kept(rows, self._of_list(one, starts))
        for grid in every:
            partners = self._of_grid(grid, starts) if not any(row.start in found for row in grid.rows) else None
            if partners is not None:
                found |= self._kept(grid.rows, readings(partners, self._text, self._language, self._day))
        return found

    def _kept(self, rows: Sequence[Row], told: dict[int, list[Reading]]) -> dict[int, list[Reading]]:
        self.places += [(row.start, row.end) for row in rows] if told else []
        return told

    def _of_list(self, entries: Sequence[Entry], starts: frozenset[int]) -> dict[int, list[Reading]]:
        start = entries[0].row.start
        if entries[0].sort == "state" and speaks_of_others(self._text, start, starts, self._labels):
            return {entry.row.start: [] for entry in entries}
        if not self._is_list(entries):
            return {}
        head = self._owned(head_over(self._text, start, starts, self._labels, self._title()))
        if head.dated and head.period is None:
            # A time that is not understood as the heads have it may be as a sentence.
            return {}
        return readings(Partners(entries, COLUMNS, head), self._text, self._language, self._day)

    def _is_list(self, entries: Sequence[Entry]) -> bool:
        """Whether items within a sentence and not behind a colon are a list for itself: levels, up to the sentence's end, under a lead that is
        of one state and tells what all are; others are read as the sentence that they are.
        """
        start, end = entries[0].row.start, entries[-1].row.end
        leads = leads_within(self._text, start)
        if not leads or self._text[:start].rstrip().endswith(":"):
            return True
        lead = self._labels.label(leads[-1])
        told = lead.kind and lead.clear and len(lead.pair) == 1 and lead.flow != "balance" and lead.measure in ("", "level")
        stops = self._text[end : end + 1] in ("", "\n", ".") or self._text[end - 1] in ".;"
        return bool(told) and stops and all(entry.row.cells[1].end for entry in entries)

    def _owned(self, head: Label) -> Label:
        """A head that names nobody is of whom the document is about; one that tells no year, of the latest that there can be."""
        if head.period is None and head.month is not None:
            latest = resolved(head.month, self._today, "past")
            head = head._replace(period=latest if latest.first and latest.last else None)
        if head.a or head.b or any(is_state(p) for p in head.pair) or not self._about:
            return head
        return head._replace(b=self._about) if head.kind != "trade" and head.way != "out" else head._replace(a=self._about)

    def _of_grid(self, grid: Grid, starts: frozenset[int]) -> Partners | None:
        """A table whose rows are partners and whose columns do not tell of trade themselves."""
        bare = all(sum(c.end > c.start for c in row.cells) == 1 for row in grid.header) and not grid.body[0].ways
        told = understood(grid, self._labels, any_kind=True)
        if told is not None and bare:
            # Under a heading alone no column has a label.
            told = told._replace(columns=tuple(Label() for _ in told.columns))
        if told is None or any(c.flow and c.kind == "trade" for c in told.columns):
            return None
        head = head_over(self._text, grid.start, starts, self._labels, self._title())
        for row in grid.header:
            label = self._labels.label(Cell(row.start, row.end))
            # Columns have their own times; what stands alone in a line is a heading.
            alone = sum(c.end > c.start for c in row.cells) == 1
            head = under(label if alone else label._replace(flow="", measure="", period=None, dated=False, month=None), head)
        head = self._owned(head)
        if not head.kind or (head.kind == "trade" and not bare):
            return None
        return self._partners(told, head)

    def _partners(self, told: Told, head: Label) -> Partners:
        states = [self._state(row) for row in told.body]
        found = [
            Entry(row, "state" if state else "", state, place=told.places.get(row.start, 0))
            for row, state in zip(told.body, states, strict=True)
        ]
        return Partners(found, told.columns, head)

    def _state(self, row: Row) -> str:
        """The state that a row is of; empty if its label names none, several, or a part of something else."""
        cell = row.cells[0]
        label = _BRACKET.sub("", self._text[cell.start : cell.end])
        named = [m for m in self._mentions if cell.start <= m.start < cell.start + len(label) and m.sort not in ("capital", "prefix")]
        if len(named) != 1:
            return ""
        beside = label.replace(self._text[named[0].start : named[0].end], " ")
        return named[0].party if says_no_more(beside, self._language) else ""
