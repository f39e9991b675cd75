"""The tables of a document, read row by row as its text goes on."""

import datetime
from collections.abc import Sequence

from comity.observation import Finding
from comity.parties import Mention
from comity.read.discourse import Discourse
from comity.read.grids.cells import Cell, Row, grids
from comity.read.grids.column_labels import Told, understood
from comity.read.grids.label_meanings import Labels
from comity.read.grids.labelled_lines import labelled_lines
from comity.read.grids.run_together import run_together
from comity.read.grids.trade_grid import TradeGrid
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
        today, language: of the document.

    """

    def __init__(self, raw: str, text: str, mentions: list[Mention], today: datetime.date | None, language: str) -> None:
        self._text = text
        self._labels = Labels(text, mentions, today, language)
        found = [told for grid in grids(_with_tabs(raw, text)) if (told := understood(grid, self._labels)) is not None]
        found = sorted(
            [*found, *run_together(text, self._labels), *labelled_lines(text, self._labels)], key=lambda told: told.rows[0].start
        )
        found = [told for k, told in enumerate(found) if not k or told.rows[0].start >= found[k - 1].rows[-1].end]
        self._rows: dict[int, tuple[Told, Row]] = {row.start: (told, row) for told in found for row in told.body}
        #: Where their rows stand, each a stretch of its own; a sentence above a table that serves as its header is read as one.
        self.places = [(row.start, row.end) for told in found for row in told.rows if not text[row.start : row.end].endswith(".")]
        self._places = frozenset(self.places)
        self._begun: tuple[Told, TradeGrid] | None = None

    def __contains__(self, stretch: Stretch) -> bool:
        return (stretch.start, stretch.end) in self._places

    def read(self, sentence: Sentence, above: Sequence[Stretch], discourse: Discourse) -> list[Finding]:
        """What the row at a sentence's place tells; nothing for a header.

        Args:
            sentence: the row.
            above: the sentences before it that are in no table.
            discourse: what was told before the table.

        """
        if sentence.start not in self._rows:
            return []
        told, row = self._rows[sentence.start]
        if self._begun is None or self._begun[0] is not told:
            captions = [Cell(s.start, s.end) for s in above[-_ABOVE:]]
            self._begun = told, TradeGrid(self._text, told, captions, self._labels, discourse)
        return list(self._begun[1].findings(row, sentence))


def _with_tabs(raw: str, text: str) -> str:
    """The plain text with the tabs of the raw one, which part cells."""
    return "".join("\t" if c == "\t" else p for c, p in zip(raw, text, strict=True)) if "\t" in raw else text
