"""What panels tell of some pairs, by year: each variable is joined once, for all indicators that are made of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from comity.compare.indicators import Measure
from comity.compare.pairs import Pair
from comity.ledger import Ledger
from comity.panel import Panel
from comity.parties import parties

#: More pairs than this are not asked for one by one: all are, and the others left out.
_NAMED = 1000

ByYear = dict[int, dict[Pair, float]]


@dataclass
class Measured:
    """The variables of panels for some pairs and years.

    Attributes:
        pairs, years: for which; years are first and last.
        variables: that are asked for; those of few pairs are joined in one panel, as that costs little more than one of them alone.
        ledger: holds the data.

    """

    pairs: Sequence[Pair]
    years: tuple[int, int]
    variables: Collection[str]
    ledger: Ledger | None
    _rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def by_year(self, measure: Measure) -> ByYear:
        """Year to pair to value of a measure; what is missing is not there."""
        wanted = set(self.pairs)
        told: defaultdict[tuple[int, Pair], list[float]] = defaultdict(list)
        for r in self._panel(measure.variable):
            one, other = sorted((r["iso1"], r["iso2"]))
            if r[measure.column] is not None and (one, other) in wanted and _is_known(measure, r):
                told[r["year"], (one, other)].append(float(r[measure.column]))
        found: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
        for (year, pair), both in told.items():
            value = _both(measure.both, both)
            if value is not None:
                found[year][pair] = value
        return dict(found)

    def _panel(self, variable: str) -> list[dict[str, Any]]:
        if variable not in self._rows:
            panel = Panel.dyads("iso", self.ledger).years(*self.years)
            if len(self.pairs) > _NAMED:
                every: list[dict[str, Any]] = panel.add(variable).to_arrow().to_pylist()
                return every
            # Kosovo and organisations have no code of ISO, so no panel has them.
            coded = [pair for pair in self.pairs if all(parties()[p].to("iso3") for p in pair)]
            rows = panel.only(*coded).add(*self.variables).to_arrow().to_pylist() if coded else []
            self._rows = dict.fromkeys(self.variables, rows)
        return self._rows[variable]


def _is_known(measure: Measure, row: dict[str, Any]) -> bool:
    return all(row[c] is not None and row[c] >= n for c, n in measure.least.items()) and all(
        row[c] is not None and row[c] <= n for c, n in measure.most.items()
    )


def _both(how: str, found: list[float]) -> float | None:
    """One value of two directions; None where a sum, mean or lower needs both and one is missing. Nothing is lower than 0."""
    if how in ("same", "high"):
        return max(found)
    if how == "low" and 0.0 in found:
        return 0.0
    if len(found) < 2:
        return None
    return {"sum": sum(found), "low": min(found), "mean": sum(found) / len(found)}[how]
