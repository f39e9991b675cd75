"""The values of an indicator for pairs and years, from panels, observations, or worked out here."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from comity.commitments import follow, rates
from comity.compare.indicators import Indicator, Measure
from comity.compare.pairs import Pair, is_there
from comity.ledger import Ledger, Source
from comity.panel import Panel, variables
from comity.parties import memberships_of, parties

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


def values(indicator: Indicator, focal: Pair, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    """The values for some pairs in some years, both ends included; of several measures the first that has one for the focal pair."""
    if indicator.measures:
        return _of_panel(indicator, focal, pairs, years, ledger)
    if indicator.kind:
        return _of_observations(indicator, pairs, years, ledger)
    if indicator.own == "shared_memberships":
        return _shared_memberships(pairs, years[1])
    return _kept(pairs, years[1], ledger)


def _of_panel(indicator: Indicator, focal: Pair, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    held = ledger.variables() if ledger else {}
    there = [m for m in indicator.measures if all(need in held for need in variables()[m.variable].needs)]
    if not there:
        wanted = variables()[indicator.measures[0].variable]
        absent = [d for need, d in zip(wanted.needs, wanted.datasets, strict=False) if need not in held]
        return Values({}, f"no data: the ledger needs comity gather {' and '.join(absent)}")
    first = None
    for measure in there:
        told = _said([held[need][0] for need in variables()[measure.variable].needs])
        found = Values(_by_year(indicator, measure, pairs, years, ledger), told)
        if any(focal in of_year for of_year in found.by_year.values()):
            return found
        first = first or found
    assert first is not None
    return first


def _said(sources: Sequence[Source]) -> str:
    return " and ".join(f"{s.title} {s.label}" if s.label and s.label not in (s.title or "") else str(s.title) for s in sources)


def _by_year(
    indicator: Indicator, measure: Measure, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None
) -> dict[int, dict[Pair, float]]:
    if not indicator.change:
        return _measured(measure, pairs, years, ledger)
    levels = _measured(measure, pairs, (years[0] - 1, years[1]), ledger)
    return {year: grown for year in levels if (grown := _grown(levels, year)) and year >= years[0]}


def _measured(measure: Measure, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> dict[int, dict[Pair, float]]:
    panel = Panel.dyads("iso", ledger).years(*years).add(measure.variable)
    # Kosovo and organisations have no code of ISO, so no panel has them.
    coded = [pair for pair in pairs if all(parties()[p].to("iso3") for p in pair)]
    if not coded:
        return {}
    if len(pairs) <= _NAMED:
        panel = panel.only(*coded)
    panel = panel.where(f"{measure.column} IS NOT NULL")
    rows = (panel.where(measure.where) if measure.where else panel).to_arrow().to_pylist()
    told: defaultdict[tuple[int, Pair], list[float]] = defaultdict(list)
    for r in rows:
        one, other = sorted((r["iso1"], r["iso2"]))
        told[r["year"], (one, other)].append(float(r[measure.column]))
    by_year: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    wanted = set(pairs)
    for (year, pair), both in told.items():
        value = _both(measure.both, both)
        if value is not None and pair in wanted:
            by_year[year][pair] = value
    return dict(by_year)


def _grown(levels: dict[int, dict[Pair, float]], year: int) -> dict[Pair, float]:
    """The change on the year before, in percent, of each pair that has both years."""
    before = levels.get(year - 1, {})
    return {p: 100 * (v / before[p] - 1) for p, v in levels[year].items() if before.get(p)}


def _both(how: str, found: list[float]) -> float | None:
    """One value of two directions; None where a sum, mean or lower needs both and one is missing. Nothing is lower than 0."""
    if how in ("same", "high"):
        return max(found)
    if how == "low" and 0.0 in found:
        return 0.0
    if len(found) < 2:
        return None
    return {"sum": sum(found), "low": min(found), "mean": sum(found) / len(found)}[how]


#: What is counted of observations, by year: the value of each pair of which there is one, for silence is not nothing. What is told of
#: whole months or years only began on no day that is known.
_COUNTED = {
    "days": """
        SELECT least(a, b), greatest(a, b), year("start"), count(DISTINCT "start") FROM observations
        WHERE kind = ? AND modality = 'actual' AND b IS NOT NULL AND year("start") BETWEEN ? AND ?
            AND (day("start") > 1 OR "start" = "end" OR day("end" + 1) > 1) GROUP BY ALL""",
    "dollars": """
        WITH told AS (
            SELECT least(a, b) AS x, greatest(a, b) AS y, year("start") AS of_year, sum(value) AS dollars FROM observations
            WHERE kind = ? AND modality = 'actual' AND b IS NOT NULL AND year("start") BETWEEN ? AND ? AND year("end") = year("start")
                AND measure = 'level' AND unit = 'USD' AND attrs ->> 'of' <> 'debt' GROUP BY x, y, of_year, source)
        SELECT x, y, of_year, max(dollars) FROM told WHERE dollars > 0 GROUP BY ALL""",
}


def _of_observations(indicator: Indicator, pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Values:
    if ledger is None:
        return Values({}, "no data: no ledger is given")
    wanted = set(pairs)
    by_year: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for a, b, year, n in ledger.sql(_COUNTED[indicator.counted], (indicator.kind, *years))[1]:
        if (a, b) in wanted:
            by_year[year][a, b] = float(n)
    return Values(dict(by_year), "observations of the ledger")


def _shared_memberships(pairs: Sequence[Pair], year: int) -> Values:
    day = datetime.date(year, 12, 31).isoformat()
    states = {p for pair in pairs for p in pair if is_there(p, year)}
    held = {p: {m.organisation for m in memberships_of(p, day) if m.status == "member"} for p in states}
    found = {(a, b): float(len(held[a] & held[b])) for a, b in pairs if held.get(a) and held.get(b)}
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
