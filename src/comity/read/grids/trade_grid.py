"""The figures of trade in a table: each cell is told of by its column, its row and what stands above the table."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.observation import Finding
from comity.read.discourse import Discourse, is_state_itself
from comity.read.facts import finding
from comity.read.figures.year_to_date import a_year_earlier
from comity.read.grids.cells import Cell, Row
from comity.read.grids.column_labels import Told, over
from comity.read.grids.label_meanings import Label, Labels, is_state
from comity.read.grids.label_times import in_months
from comity.read.marks.quantities import currency
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import HOLDER, last_told

KIND = "trade"
_NUMBER = re.compile(r"([-+]?)[$€£¥]?([-+]?)((?:\d{1,3}(?:[ ,.']\d{3})+|\d+)(?:[.,]\d+)?)(%?)")
_THOUSANDS = re.compile(r"\d{1,3}(?:([ ,'.])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")


class _Sides(NamedTuple):
    """Whose trade a table tells of, and with whom; `ordered` if `a` is the one whose exports and imports they are."""

    a: str = ""
    b: str = ""
    ordered: bool = False


class TradeGrid:
    """The figures of one table."""

    def __init__(self, text: str, grid: Told, above: Sequence[Cell], title: Label, labels: Labels, discourse: Discourse) -> None:
        self.text = text
        self.grid = grid
        self.labels = labels
        self.discourse = discourse
        told = [labels.label(Cell(row.start, row.end)) for row in grid.header]
        # What only the columns are of is of none of the others.
        header = _merged([label._replace(flow="", product="") for label in told] if any(c.flow for c in grid.columns) else told)
        captions = [*(labels.label(cell) for cell in reversed(above)), *([title] if title.kind == KIND else [])]
        self.caption = _merged([header, *captions])
        # A header that names both is nearer than what stands above it.
        nearest = [header, *captions] if header.a and header.b else [*captions, header]
        self.sides = self._sides(next((c for c in nearest if any(is_state(p) for p in c.pair)), Label()))

    def findings(self, row: Row, sentence: Sentence) -> Iterator[Finding]:
        """The figures of one row."""
        label = self.labels.label(row.cells[0])
        flow_before = ""
        if self.sides.ordered and is_state_itself(self.sides.a):
            # What follows the table goes on about whose it is.
            self.discourse.last[HOLDER] = self.sides.a
        for cell, column in zip(row.cells[1:], self.grid.columns, strict=True):
            told = self._told(column, label, flow_before)
            flow_before = column.flow or label.flow or flow_before
            value = number(self.text[cell.start : cell.end])
            if told is None or value is None:
                continue
            yield from self._finding(cell, told, value, sentence)
        if row.start in self.grid.places:
            yield from self._place(row, label, sentence)

    def _place(self, row: Row, label: Label, sentence: Sentence) -> Iterator[Finding]:
        """The place of a partner among all, by the only flow that the table tells, or by the whole trade."""
        flows = {c.flow for c in self.grid.columns if c.flow} or {self.caption.flow}
        flow = next(iter(flows)) if len(flows) == 1 else "turnover"
        partner = label.a or label.b
        if flow and self.sides.ordered and partner and partner != self.sides.a and not self.sides.b:
            yield finding(
                sentence, KIND, self.sides.a, partner, {"flow": flow}, self.caption.period, (row.cells[0].start, row.cells[0].end), "table",
                measure="rank", value=float(self.grid.places[row.start]), unit="rank",
            )  # fmt: skip

    def _told(self, column: Label, row: Label, flow_before: str) -> Label | None:
        """What a cell is of; None where its labels do not say, or say that it is no trade."""
        if row.a and not row.b and not row.flow:
            # A row of a list of partners.
            row = row._replace(a="", b=row.a)
        told, caption = over(column, row), self.caption
        flow = told.flow or (flow_before if told.measure in ("share", "change") else "")
        if not flow and not flow_before and (column.period or column.coin or column.measure or column.value):
            flow = caption.flow
        if not flow or not told.sums or told.measure == "percent" or (row.dated and not row.period):
            return None
        period = in_months(caption.month, column.period or row.period) or (caption.period if not (column.dated or row.dated) else None)
        return told._replace(
            flow=flow,
            measure=told.measure or "level",
            period=period,
            coin=told.coin or caption.coin,
            scale=told.scale or caption.scale,
        )

    def _finding(self, cell: Cell, told: Label, value: float, sentence: Sentence) -> Iterator[Finding]:
        a, b = self._two(told)
        if not a or not b or a == b:
            return
        percent = told.measure != "level"
        unit = "percent" if percent else currency(told.coin, [a, b], sentence.day) if told.coin else None
        if unit is None or (not percent and not told.scale):
            return
        base = a_year_earlier(told.period) if told.measure == "change" and told.period is not None else None
        attrs: dict[str, str | int | list[str]] = {"flow": told.flow}
        if told.product:
            attrs["product"] = told.product
        yield finding(
            sentence, KIND, a, b, attrs, told.period, (cell.start, cell.end), "table",
            measure=told.measure, value=value if percent else round(value * told.scale, 4), unit=unit, base=base,
        )  # fmt: skip

    def _two(self, told: Label) -> tuple[str, str]:
        """Whose trade a cell is of, and with whom."""
        a, b, sides = told.a, told.b, self.sides
        if a and not b:
            return (a, sides.b if a == sides.a else sides.a) if a in (sides.a, sides.b) else ("", "")
        if b and not a:
            return (sides.b if b == sides.a else sides.a, b) if sides.ordered or b in (sides.a, sides.b) else ("", "")
        if a and b:
            return a, b
        return (sides.a, sides.b) if sides.ordered or (told.flow == "turnover" and told.measure != "share") else ("", "")

    def _sides(self, caption: Label) -> _Sides:
        """The two that the table is about: by its caption, by the figures told before it, or those of the document."""
        own, before = self.discourse.own or "", last_told(KIND, self.discourse)
        states = [p for p in caption.pair if is_state(p)]
        if caption.a and not caption.b and len(states) == 2 and not is_state_itself(states[1]):
            # "Malta's trade with partners outside the European Union": it is none of them.
            states = states[:1]
        if len(states) == 2 and own in states:
            return _Sides(own, states[states[0] == own], True)
        if caption.a and caption.b and len(states) == 2:
            return _Sides(caption.a, caption.b, True)
        if len(states) == 2:
            return _Sides(states[0], states[1])
        if len(states) > 2:
            return _Sides()
        if caption.a:
            return _Sides(caption.a, self.discourse.other(caption.a) or "", True)
        if before is not None and before.head.sides.ordered and before.head.a != caption.b:
            return _Sides(before.head.a, caption.b or before.head.b, True)
        if own and own != caption.b:
            return _Sides(own, caption.b or self.discourse.other(own) or "", True)
        return _Sides(*self.discourse.pair) if self.discourse.pair else _Sides()


def number(text: str) -> float | None:
    """The number that a cell holds: None if it holds none, or one that can be read in two ways."""
    written = text.strip().rstrip("*").strip()
    negative = written.startswith("(") and written.endswith(")") and "+" not in written
    found = _NUMBER.fullmatch(written.strip("()"))
    if found is None:
        return None
    digits = found[3]
    thousands = _THOUSANDS.fullmatch(digits)
    if thousands:
        if thousands[1] == "." and digits.count(".") == 1 and "," not in digits:
            # "1.234": a decimal point or one between thousands.
            return None
        digits = digits.replace(thousands[1], "")
    if digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return None
    value = float(digits)
    return -value if negative or "-" in (found[1], found[2]) else value


def _merged(labels: Sequence[Label]) -> Label:
    """What stands above a table, the nearest first; its measure is not the cells'."""
    found = Label()
    for label in labels:
        found = over(found, label._replace(measure="", sums=found.sums))
    return found
