"""The values of an indicator for pairs and years, from panels, observations, or worked out here."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from comity.commitments import follow, rates
from comity.compare.indicators import Indicator
from comity.compare.pairs import Pair
from comity.ledger import Ledger
from comity.panel import Panel, variables
from comity.parties import memberships_of

#: More pairs than this are not asked for one by one: all are, and the others left out.
_NAMED = 1000
#: More pairs than this are not followed through all documents for their commitments.
_FOLLOWED = 400


@dataclass(frozen=True)
class Values:
    """What is known of an indicator.

    Attributes:
        by_year: year to pair to value; what is missing is not there.
        source: where it comes from, in words; why nothing is known where it is empty.

    """

    by_year: dict[int, dict[Pair, float]]
    source: str


def values(indicator: Indicator, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    """The values for some pairs in some years, both ends included."""
    if indicator.variable:
        return _of_panel(indicator, pairs, years, ledger)
    if indicator.kind:
        return _of_observations(indicator.kind, pairs, years, ledger)
    if indicator.own == "shared_memberships":
        return _shared_memberships(pairs, years[1])
    return _kept(pairs, years[1], ledger)


def _of_panel(indicator: Indicator, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    datasets = variables()[indicator.variable].datasets
    held = ledger.variables() if ledger else {}
    absent = [d for need, d in zip(variables()[indicator.variable].needs, datasets, strict=False) if need not in held]
    if absent:
        return Values({}, f"no data: the ledger needs comity gather {' and '.join(absent)}")
    panel = Panel.dyads("iso", ledger).years(*years).add(indicator.variable)
    if len(pairs) <= _NAMED:
        panel = panel.only(*pairs)
    rows = panel.where(f"{indicator.column} IS NOT NULL").to_arrow().to_pylist()
    told: defaultdict[tuple[int, Pair], list[float]] = defaultdict(list)
    for r in rows:
        one, other = sorted((r["iso1"], r["iso2"]))
        told[r["year"], (one, other)].append(float(r[indicator.column]))
    by_year: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    wanted = set(pairs)
    for (year, pair), both in told.items():
        value = _both(indicator.both, both)
        if value is not None and pair in wanted:
            by_year[year][pair] = value
    return Values(dict(by_year), " and ".join(datasets))


def _both(how: str, found: list[float]) -> float | None:
    """One value of two directions; None where a sum, mean or lower needs both and one is missing."""
    if how in ("same", "high"):
        return max(found)
    if len(found) < 2:
        return None
    return {"sum": sum(found), "low": min(found), "mean": sum(found) / len(found)}[how]


def _of_observations(kind: str, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    """Days on which one began; a pair of which none is told in a year has no value, for silence is not nothing.

    What is told of whole months or years only began on no day that is known.
    """
    if ledger is None:
        return Values({}, "no data: no ledger is given")
    query = """SELECT least(a, b), greatest(a, b), year("start"), count(DISTINCT "start") FROM observations
        WHERE kind = ? AND modality = 'actual' AND b IS NOT NULL AND year("start") BETWEEN ? AND ?
            AND (day("start") > 1 OR "start" = "end" OR day("end" + 1) > 1) GROUP BY ALL"""
    wanted = set(pairs)
    by_year: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for a, b, year, n in ledger.sql(query, (kind, *years))[1]:
        if (a, b) in wanted:
            by_year[year][a, b] = float(n)
    return Values(dict(by_year), "observations of the ledger")


def _shared_memberships(pairs: Sequence[Pair], year: int) -> Values:
    day = datetime.date(year, 12, 31).isoformat()
    held = {p: {m.organisation for m in memberships_of(p, day) if m.status == "member"} for p in {p for pair in pairs for p in pair}}
    found = {(a, b): float(len(held[a] & held[b])) for a, b in pairs if held[a] and held[b]}
    return Values({year: found}, "Comity's table of memberships")


def _kept(pairs: Sequence[Pair], year: int, ledger: Ledger | None) -> Values:
    if ledger is None or len(pairs) > _FOLLOWED:
        why = "no ledger is given" if ledger is None else f"more than {_FOLLOWED} pairs are not followed"
        return Values({}, f"no data: {why}")
    found = {}
    for pair in pairs:
        counted = rates(follow(ledger.records(pair), datetime.date(year, 12, 31)))
        known = sum(r.all - r.unknown for r in counted)
        if known:
            found[pair] = sum(r.kept for r in counted) / known
    return Values({year: found} if found else {}, "commitments followed through the ledger")
