"""What the map can show: the rows of the table of indicators, and the values that a ledger has for one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from comity import packaged
from comity.ledger import Ledger, Source
from comity.ledger.exploring import Measured, Wanted, counts, figures, measured, parties_told_of, years
from comity.wording import amount, name

#: A year is shown first if it has at least this share of the values of the fullest one.
_FULL = 0.8


@dataclass(frozen=True)
class Indicator:
    """One thing that the map can show, for a state or (without one) for each with the world."""

    id: str
    wanted: Wanted
    title: str

    def called(self, party: str) -> str:
        """Its title for a state."""
        return self.title.format(state=name(party)) if party else self.title

    def shown(self, value: float) -> str:
        """A value in words."""
        return amount(value, self.wanted.unit or "count")


@dataclass(frozen=True)
class Value:
    """What a party has: the value, and where it is from (None where facts were counted)."""

    party: str
    value: float
    source: Source | None


@cache
def indicators() -> tuple[Indicator, ...]:
    """All of them, in the order of the table."""
    rows = packaged.rows("comity.web", "tables/indicators.csv")
    return tuple(Indicator(r["id"], Wanted(r["side"], r["kind"], r["measure"], r["unit"], r["flow"]), r["title"]) for r in rows)


def available(ledger: Ledger, party: str) -> list[Indicator]:
    """Those of which the ledger holds something for a state (for none: of each with the world)."""
    held = measured(ledger, party or None)
    own = [i for i in indicators() if (i.wanted.side == "world") != bool(party)]
    return [i for i in own if not i.wanted.kind or any(_fits(i.wanted, m) for m in held)]


def years_of(ledger: Ledger, indicator: Indicator, party: str) -> dict[int, int]:
    """The years of which it is told, the newest first, with how many values each has."""
    return {} if indicator.id == "world-facts" else years(ledger, indicator.wanted, party)


def usual_year(told: dict[int, int]) -> int | None:
    """The newest year that has about as many values as the fullest."""
    return next((year for year, n in told.items() if n >= _FULL * max(told.values())), None)


def values(ledger: Ledger, indicator: Indicator, party: str, year: int | None) -> list[Value]:
    """The values of a year, the greatest first."""
    if indicator.wanted.measure:
        return [Value(f.other, f.value, f.source) for f in figures(ledger, indicator.wanted, party, year)]
    if indicator.wanted.side == "world":
        return _greatest_first(parties_told_of(ledger).items())
    return _greatest_first(counts(ledger, indicator.wanted, party, year).items())


def _greatest_first(counted: Iterable[tuple[str, int]]) -> list[Value]:
    return [Value(party, float(n), None) for party, n in sorted(counted, key=lambda item: (-item[1], item[0]))]


def _fits(wanted: Wanted, held: Measured) -> bool:
    same = all(not getattr(wanted, f) or getattr(wanted, f) == getattr(held, f) for f in ("kind", "measure", "unit", "flow"))
    return same and (wanted.side in ("either", "world") or (wanted.side == "a") == held.first)
