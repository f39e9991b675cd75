"""The figures of rows that each name a state, under a head that tells what all are of and whose they are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.observation import Attribute
from comity.read.figures.year_to_date import a_year_earlier
from comity.read.grids.cells import Cell, Row
from comity.read.grids.column_labels import over
from comity.read.grids.figure_cells import Figure, figure
from comity.read.grids.label_meanings import Label, is_state
from comity.read.marks.periods import Period
from comity.read.marks.quantities import currency

#: The kinds whose figures are money.
_MONEY = frozenset(("trade", "investment", "finance"))
_TWO = 2
#: No share is larger, in percent.
_WHOLE = 100
#: Fewer days than these are no more than a year.
_YEAR = 367


class Reading(NamedTuple):
    """One figure of a row: the fields of its observation, where it stands, and whether its heads tell a time, understood or not."""

    kind: str
    a: str
    b: str
    attrs: dict[str, Attribute]
    period: Period | None
    base: Period | None
    measure: str
    value: float
    unit: str
    bound: str
    place: tuple[int, int]
    dated: bool


class Partners(NamedTuple):
    """Rows of partners.

    Attributes:
        rows: the rows, the label first.
        parties: whose each is; empty for a row of totals and the like.
        columns: what each column is of.
        head: what stands over all of them.
        ranks: the place of each by its order, where that is told; else empty.

    """

    rows: Sequence[Row]
    parties: Sequence[str]
    columns: Sequence[Label]
    head: Label
    ranks: Sequence[int] = ()


def readings(partners: Partners, text: str, language: str, day: str | None) -> dict[int, list[Reading]]:
    """The figures of rows by where each begins; nothing where the head does not tell what they are of, or whose."""
    head, fixed = partners.head, _fixed(partners.head)
    named = [p for p in partners.parties if p]
    if not head.kind or not fixed or fixed in named or len(set(named)) < max(_TWO, len(named)):
        return {}
    table = _Table(partners, fixed, text, language, day)
    found = {row.start: list(table.of_row(k)) for k, row in enumerate(partners.rows) if partners.parties[k]}
    return found if sum(bool(told) for told in found.values()) >= _TWO else {}


def _fixed(head: Label) -> str:
    """Whose figures all rows are."""
    if head.kind == "trade":
        states = [head.a] if head.a else [p for p in head.pair if is_state(p)]
        return states[0] if len(states) == 1 and not head.b else ""
    if head.a and head.b:
        return ""
    states = [head.a or head.b] if head.a or head.b else [p for p in head.pair if is_state(p)]
    return states[0] if len(states) == 1 else ""


class _Table(NamedTuple):
    partners: Partners
    fixed: str
    text: str
    language: str
    day: str | None

    def of_row(self, k: int) -> Iterator[Reading]:
        """The figures of one row."""
        row, party, columns = self.partners.rows[k], self.partners.parties[k], self.partners.columns
        told = [over(c, self.partners.head._replace(period=None, measure="")) for c in columns]
        for at, cell in enumerate(row.cells[1:]):
            held = figure(self.text, cell, self.language) if cell.end > cell.start else None
            if held is not None and columns[at].clear and told[at].kind == self.partners.head.kind:
                yield from self._reading(party, at, told[at], held, cell)
        if (
            self.partners.ranks
            and (reading := self._made(self.partners.head, party, "rank", float(self.partners.ranks[k]), "rank", row.cells[0])) is not None
        ):
            yield reading

    def _reading(self, party: str, at: int, label: Label, held: Figure, cell: Cell) -> Iterator[Reading]:
        head = self.partners.head
        measure = label.measure or "level"
        bare = measure == "level" and not (held.coin or held.whole or label.coin or label.persons)
        if bare and head.measure == "share" and abs(held.value) <= _WHOLE:
            measure = "share"
        if measure == "percent" or (measure == "level" and held.percent):
            measure = head.measure if head.measure in ("share", "change") else "change" if head.yearly else ""
        if not measure or (measure in ("share", "change") and (held.coin or (held.whole and not held.percent))):
            return
        period = self._period(at)
        value, unit = held.value, "percent"
        if measure == "level":
            unit = self._unit(label, held, party)
            if not unit:
                return
            scale = 1.0 if held.whole or held.coin else (label.persons or 1.0 if head.kind == "count" else label.scale)
            value = round(value * scale, 4)
        if (measure == "level" and not value) or (head.kind == "count" and measure == "level" and value != int(value)):
            return
        reading = self._made(
            label, party, measure, value, unit, cell, period, self._base(at, period) if measure == "change" else None, held.bound
        )
        if reading is not None:
            yield reading

    def _unit(self, label: Label, held: Figure, party: str) -> str:
        if self.partners.head.kind == "count":
            return "" if held.coin or label.coin else "count"
        coin = held.coin or label.coin
        return (currency(coin, [self.fixed, party], self.day) or "") if coin else ""

    def _period(self, at: int) -> Period | None:
        """When a column is of: its own, that of the column in front of one of changes or shares, or that of the head."""
        columns, head = self.partners.columns, self.partners.head
        own = columns[at]
        if own.period is not None:
            return _last_year(own.period)
        if own.dated:
            return None
        before = next((c.period for c in reversed(columns[:at]) if c.period is not None), None)
        return before if own.measure in ("change", "share", "percent") and before is not None else head.period

    def _base(self, at: int, period: Period | None) -> Period | None:
        """What a change is told against."""
        columns, head = self.partners.columns, self.partners.head
        own = columns[at].period
        if own is not None and _last_year(own) is not own and own.first is not None:
            return own._replace(last=own.first.replace(month=12, day=31))
        if period is None:
            return None
        levels = [c.period for c in columns[:at] if c.period is not None and c.measure in ("", "level")]
        if len(levels) >= _TWO and levels[-1] is period and levels[-2].first and period.first and levels[-2].first < period.first:
            return levels[-2]
        if len(levels) >= _TWO:
            return None
        return a_year_earlier(period) if head.yearly or columns[at].yearly or columns[at].dated or own is not None else None

    def _made(
        self, label: Label, party: str, measure: str, value: float, unit: str, cell: Cell, period: Period | None = None, base: Period | None = None,
        bound: str = "exact",
    ) -> Reading | None:  # fmt: skip
        head = self.partners.head
        period = period or (head.period if measure == "rank" else None)
        attrs: dict[str, Attribute] = {}
        if head.kind == "trade":
            flow = label.flow
            if not flow or not label.sums:
                return None
            a, b = self.fixed, party
            attrs["flow"] = flow
        else:
            a, b = (self.fixed, party) if measure == "share" or self._goes_out() else (party, self.fixed)
            attrs["of"] = head.of
        if label.product:
            attrs["product"] = label.product
        return Reading(head.kind, a, b, attrs, period, base, measure, value, unit, bound, (cell.start, cell.end), head.dated or label.dated)

    def _goes_out(self) -> bool:
        head = self.partners.head
        return head.way == "out" or (bool(head.a) and not head.b and head.way != "in")


def _last_year(period: Period) -> Period:
    """Of several years, over which something has changed, the last."""
    if period.first is None or period.last is None or (period.last - period.first).days < _YEAR:
        return period
    return period._replace(first=period.last.replace(month=1, day=1))
