"""The tables of a document, read row by row as its text goes on."""

import datetime
from collections.abc import Sequence
from functools import cache

from comity.observation import Finding
from comity.parties import Mention
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.figures.figure import keep_on, measured, told_on
from comity.read.grids.cells import Cell, Row, grids
from comity.read.grids.column_labels import Told, understood
from comity.read.grids.label_meanings import Labels
from comity.read.grids.labelled_lines import labelled_lines
from comity.read.grids.partner_lists import PartnerLists
from comity.read.grids.partner_rows import Reading
from comity.read.grids.partners_in_prose import of_partners
from comity.read.grids.run_together import run_together
from comity.read.grids.trade_grid import TradeGrid
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.sentence_bounds import Stretch

#: So many sentences above a table may say what it is of.
_ABOVE = 2


class Tables:
    """The tables of one document.

    Args:
        raw: the document's text.
        text: the same with plain signs.
        mentions: the parties that it names.
        title: the document's title, with the parties that it names.
        about: the one state that the document is about; empty if none is told.
        today, language: of the document.

    """

    def __init__(
        self, raw: str, text: str, mentions: list[Mention], title: tuple[str, list[Mention]], about: str, today: datetime.date | None,
        language: str,
    ) -> None:  # fmt: skip
        self._text = text
        self._labels = Labels(text, mentions, today, language)
        tabbed = _with_tabs(raw, text)
        every = grids(tabbed)
        self._title = cache(lambda: Labels(title[0], title[1], today, language).label(Cell(0, len(title[0]))))
        partners = PartnerLists(tabbed, mentions, self._labels, self._title, about, today, language)
        self._told: dict[int, list[Reading]] = partners.listed(every)
        found = [
            told
            for grid in every
            if not any(row.start in self._told for row in grid.rows) and (told := understood(grid, self._labels)) is not None
        ]
        found = sorted(
            [*found, *run_together(text, self._labels), *labelled_lines(text, self._labels)], key=lambda told: told.rows[0].start
        )
        found = [told for k, told in enumerate(found) if not k or told.rows[0].start >= found[k - 1].rows[-1].end]
        self._rows: dict[int, tuple[Told, Row]] = {row.start: (told, row) for told in found for row in told.body}
        #: Where their rows stand, each a stretch of its own; a sentence above a table that serves as its header is read as one.
        self.places = [(row.start, row.end) for told in found for row in told.rows if not text[row.start : row.end].endswith(".")]
        self.places += partners.places
        self._places = frozenset(self.places)
        self._begun: tuple[Told, TradeGrid] | None = None

    @property
    def told(self) -> frozenset[int]:
        """Where the rows of partners begin of which figures are read."""
        return frozenset(start for start, readings in self._told.items() if readings)

    def __contains__(self, stretch: Stretch) -> bool:
        return (stretch.start, stretch.end) in self._places

    def beside(self, sentence: Sentence, discourse: Discourse, found: Sequence[Finding]) -> list[Finding]:
        """What a sentence outside tables tells of partners one by one, as rows of a table would, and what has been found in it does not."""
        return of_partners(sentence, discourse, found, self._title())

    def read(self, sentence: Sentence, above: Sequence[Stretch], discourse: Discourse) -> list[Finding]:
        """What the row at a sentence's place tells; nothing for a header.

        Args:
            sentence: the row.
            above: the sentences before it that are in no table.
            discourse: what was told before the table.

        """
        if sentence.start in self._told:
            period = _goes_on(self._told[sentence.start], discourse)
            return [_finding(sentence, reading._replace(period=reading.period or period)) for reading in self._told[sentence.start]]
        if sentence.start not in self._rows:
            return []
        told, row = self._rows[sentence.start]
        if self._begun is None or self._begun[0] is not told:
            captions = [Cell(s.start, s.end) for s in above[-_ABOVE:]]
            self._begun = told, TradeGrid(self._text, told, captions, self._title(), self._labels, discourse)
        return list(self._begun[1].findings(row, sentence))


def _goes_on(row: Sequence[Reading], discourse: Discourse) -> Period | None:
    """The period of the figures told before, which go on in a row whose heads tell no time, and behind it."""
    before = told_on(row[0].kind, discourse) if row else None
    if row:
        keep_on(row[0].kind, discourse)
    period = (before.period if before is not None else None) or measured(discourse)
    unbroken = discourse.numbered[1] == discourse.index - 1
    discourse.numbered = (discourse.numbered[0] if unbroken else discourse.index, discourse.index)
    return period if row and not row[0].dated else None


def _finding(sentence: Sentence, told: Reading) -> Finding:
    return finding(
        sentence, told.kind, told.a, told.b, told.attrs, told.period, told.place, "table",
        measure=told.measure, value=told.value, unit=told.unit, bound=told.bound, base=told.base,
    )  # fmt: skip


def _with_tabs(raw: str, text: str) -> str:
    """The plain text with the tabs of the raw one, which part cells."""
    return "".join("\t" if c == "\t" else p for c, p in zip(raw, text, strict=True)) if "\t" in raw else text
