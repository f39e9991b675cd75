"""The figures of rows that each name a state, under a head that tells what all are of and whose they are."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.observation import Attribute
from comity.read.figures.figure import FLOWS
from comity.read.figures.year_to_date import a_year_earlier, at_close
from comity.read.grids.cells import Cell
from comity.read.grids.column_labels import over
from comity.read.grids.figure_cells import Figure, figure
from comity.read.grids.label_meanings import Label, is_state
from comity.read.grids.label_times import in_months
from comity.read.grids.listed_lines import Entry
from comity.read.grids.topics import topic
from comity.read.marks.periods import Period
from comity.read.marks.quantities import currency

#: What has gathered up, and is as it stands on a day.
_STATES = frozenset(("stock", "debt"))
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
    """The rows of one list or table.

    Attributes:
        entries: the rows, those that are of nothing told among them.
        columns: what each column is of.
        head: what stands over all of them.

    """

    entries: Sequence[Entry]
    columns: Sequence[Label]
    head: Label


def readings(partners: Partners, text: str, language: str, day: str | None) -> dict[int, list[Reading]]:
    """The figures of rows by where each begins; nothing where the head does not tell what they are of, or whose."""
    head = partners.head
    named = [e.party for e in partners.entries if e.party]
    fixed, pair = _fixed(head), _pair(head)
    if not head.kind or fixed in named or len(set(named)) < len(named) or not (fixed if named else all(pair)):
        return {}
    if head.kind != "trade" and any(entry.sort == "goods" for entry in partners.entries):
        return {}
    partners = partners._replace(head=_with_measure(partners, text, language), columns=_with_units(partners, text, language))
    table = _Table(partners, fixed, pair, text, language, day)
    found = {entry.row.start: list(table.of_row(entry)) for entry in partners.entries if entry.sort}
    return found if sum(bool(told) for told in found.values()) >= _TWO else {}


def _with_measure(partners: Partners, text: str, language: str) -> Label:
    """The head, with what one row says of its percentage, which then is what those of all are ("Peru (15% of the total), Chile (12%)")."""
    head, told = partners.head, [(entry, partners.columns) for entry in partners.entries]
    said = {c.measure for entry, columns in told for c, cell in zip(columns, entry.row.cells[1:], strict=True) if cell.end} & {
        "share",
        "change",
    }
    listed = any(c.measure == "percent" for c in partners.columns)
    if listed and not said and not head.yearly and partners.entries[0].party:
        # "By country of origin: Peru, 40.7%; Chile, 14.1%": percentages alone, that can be parts of a whole.
        cells = [[figure(text, cell, language) for cell in entry.row.cells[1:] if cell.end] for entry in partners.entries]
        alone = [held[0].value for held in cells if len(held) == 1 and held[0] is not None and held[0].percent]
        said = {"share"} if len(alone) == len(cells) and sum(alone) <= _WHOLE else said
    return head._replace(measure=next(iter(said))) if listed and len(said) == 1 and head.measure not in ("share", "change") else head


def _with_units(partners: Partners, text: str, language: str) -> list[Label]:
    """The columns, with the unit that the first row alone tells ("Peru 483.3 million euros" over "Chile 478.9", "Ghana 331.9")."""
    head, found = partners.head, list(partners.columns)
    for k, column in enumerate(found):
        held = [figure(text, e.row.cells[1 + k], language) for e in partners.entries if e.row.cells[1 + k].end > e.row.cells[1 + k].start]
        first, rest = held[0] if held else None, held[1:]
        told = (
            first is not None and first.coin and column.measure in ("", "level") and not (head.coin or column.coin or head.kind == "count")
        )
        if told and first is not None and all(one is not None and not (one.coin or one.whole or one.percent) for one in rest):
            found[k] = column._replace(coin=first.coin, scale=round(first.scale))
    return found


def _fixed(head: Label) -> str:
    """Whose figures all rows of partners are."""
    if head.kind == "trade":
        states = [head.a] if head.a else [p for p in head.pair if is_state(p)]
        return states[0] if len(states) == 1 and not head.b else ""
    if head.a and head.b:
        return ""
    states = [head.a or head.b] if head.a or head.b else [p for p in head.pair if is_state(p)]
    return states[0] if len(states) == 1 else ""


def _pair(head: Label) -> tuple[str, str]:
    """The two that all rows of times or goods are of."""
    states = [p for p in head.pair if is_state(p)]
    if head.flow == "turnover" and len(states) == _TWO:
        return states[0], states[1]
    return (head.a, head.b) if is_state(head.a) and is_state(head.b) and head.a != head.b else ("", "")


class _Table(NamedTuple):
    partners: Partners
    fixed: str
    pair: tuple[str, str]
    text: str
    language: str
    day: str | None

    def of_row(self, entry: Entry) -> Iterator[Reading]:
        """The figures of one row."""
        head, columns = self.partners.head, self.partners.columns
        told = [over(c, head._replace(period=None, measure="")) for c in columns]
        moved = any(c.measure == "change" and cell.end for c, cell in zip(columns, entry.row.cells[1:], strict=True))
        for at, cell in enumerate(entry.row.cells[1:]):
            held = figure(self.text, cell, self.language) if cell.end > cell.start else None
            if held is not None and columns[at].clear and told[at].kind == head.kind:
                measure = self._measure(told[at], held, moved)
                yield from self._reading(entry, at, told[at]._replace(measure=measure), held, cell) if measure else ()
        if entry.place:
            yield from self._made(entry, head, "rank", Figure(float(entry.place)), "rank", entry.row.cells[0], (head.period, None))

    def _measure(self, label: Label, held: Figure, moved: bool) -> str:
        """Of what measure a figure is; empty where nothing tells. Beside a change, told as one, another percentage is none."""
        head, measure = self.partners.head, label.measure or "level"
        bare = measure == "level" and not (held.coin or held.whole or label.coin or label.persons)
        if bare and head.measure == "share" and abs(held.value) <= _WHOLE:
            return "share"
        if measure == "percent" or (measure == "level" and held.percent):
            if moved:
                return "share" if head.shares else ""
            return head.measure if head.measure in ("share", "change") else "change" if head.yearly else ""
        return "" if measure in ("share", "change") and (held.coin or (held.whole and not held.percent)) else measure

    def _reading(self, entry: Entry, at: int, label: Label, held: Figure, cell: Cell) -> Iterator[Reading]:
        head, period = self.partners.head, entry.period or self._period(at)
        if label.measure in ("share", "change"):
            base = self._base(at, period, cell) if label.measure == "change" else None
            yield from self._made(entry, label, label.measure, held, "percent", cell, (period, base))
            return
        if label.measure == "earlier":
            period = head.aside
        unit = self._unit(label, held, entry.party)
        scale = 1.0 if held.whole or held.coin else (label.persons or 1.0 if head.kind == "count" else label.scale)
        held = held._replace(value=round(held.value * scale, 4))
        if unit and held.value and (unit != "count" or held.value == int(held.value)) and (period is not None or label.measure == "level"):
            yield from self._made(entry, label, "level", held, unit, cell, (period, None))

    def _unit(self, label: Label, held: Figure, party: str) -> str:
        if self.partners.head.kind == "count":
            return "" if held.coin or label.coin else "count"
        coin = held.coin or label.coin
        return (currency(coin, [self.fixed, party] if party else [*self.pair], self.day) or "") if coin else ""

    def _period(self, at: int) -> Period | None:
        """When a column is of: its own, that of the column in front of one of changes or shares, or that of the head."""
        columns, head = self.partners.columns, self.partners.head
        own = columns[at]
        if own.period is not None:
            return in_months(head.month, _last_year(own.period))
        if own.dated:
            return None
        before = next((c.period for c in reversed(columns[:at]) if c.period is not None), None)
        return before if own.measure in ("change", "share", "percent") and before is not None else head.period

    def _base(self, at: int, period: Period | None, cell: Cell) -> Period | None:
        """What a change is told against."""
        columns, head = self.partners.columns, self.partners.head
        own = columns[at].period
        if own is not None and _last_year(own) is not own and own.first is not None:
            return own._replace(last=own.first.replace(month=12, day=31))
        if period is None:
            return None
        levels = [c.period for c in columns[:at] if c.period is not None and c.measure in ("", "level")]
        if len(levels) >= _TWO:
            earlier = [p for p in levels[-_TWO:] if _begins(p) < _begins(period)]
            return earlier[0] if len(earlier) == 1 and any(p is period for p in levels[-_TWO:]) else None
        yearly = head.yearly or topic(self.text[cell.start : cell.end], self.language).yearly
        return a_year_earlier(period) if yearly or columns[at].yearly or columns[at].dated or own is not None else None

    def _made(
        self, entry: Entry, label: Label, measure: str, held: Figure, unit: str, cell: Cell, times: tuple[Period | None, Period | None]
    ) -> Iterator[Reading]:
        head = self.partners.head
        attrs: dict[str, Attribute] = {"flow": label.flow} if head.kind == "trade" else {"of": head.of}
        if head.kind == "trade" and (not label.flow or not label.sums):
            return
        if not entry.party:
            a, b = self.pair
        elif head.kind == "trade" or measure == "share" or self._goes_out():
            a, b = self.fixed, entry.party
        else:
            a, b = entry.party, self.fixed
        if entry.goods or label.product:
            attrs["product"] = entry.goods or label.product
        period, base = times
        if period is not None and (head.of in _STATES or head.kind == "count") and head.of not in FLOWS:
            period = at_close(period)
        dated = head.dated or label.dated
        yield Reading(head.kind, a, b, attrs, period, base, measure, held.value, unit, held.bound, (cell.start, cell.end), dated)

    def _goes_out(self) -> bool:
        head = self.partners.head
        return head.way == "out" or (bool(head.a) and not head.b and head.way != "in")


def _begins(period: Period) -> datetime.date:
    return period.first or datetime.date.min


def _last_year(period: Period) -> Period:
    """Of several years, over which something has changed, the last."""
    if period.first is None or period.last is None or (period.last - period.first).days < _YEAR:
        return period
    return period._replace(first=period.last.replace(month=1, day=1))
