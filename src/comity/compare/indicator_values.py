"""The values of an indicator for pairs and years, from panels, observations, or worked out here."""

import datetime
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from comity.commitments import follow, rates
from comity.compare.indicators import Indicator, Measure
from comity.compare.measured import ByYear, Measured
from comity.compare.pairs import Pair, is_there
from comity.ledger import Ledger, Source
from comity.panel import FIRST_YEAR, variables
from comity.parties import memberships_of

#: More pairs than this are not followed through all documents for their commitments.
_FOLLOWED = 400


@dataclass(frozen=True)
class Values:
    """What is known of an indicator.

    Attributes:
        by_year: year to pair to value; what is missing is not there.
        source: where it comes from, in words; why nothing is known where it is empty.

    """

    by_year: ByYear
    source: str


def values(indicator: Indicator, focal: Pair, measured: Measured, years: tuple[int, int]) -> Values:
    """The values for some pairs and years, both ends included; of several measures the first that has one for the focal pair."""
    pairs, ledger = measured.pairs, measured.ledger
    if indicator.measures:
        return _of_panel(indicator, focal, measured, years[0])
    if indicator.kind:
        return _of_observations(indicator, pairs, years, ledger)
    if indicator.own == "shared_memberships":
        return _shared_memberships(pairs, years[1])
    return _kept(pairs, years[1], ledger)


def measured_for(wanted: Iterable[Indicator], pairs: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None) -> Measured:
    """The panels behind some indicators, as far as the ledger holds their data; from the year before, for changes."""
    held = ledger.variables() if ledger else {}
    names = dict.fromkeys(m.variable for i in wanted for m in i.measures if _is_held(m, held))
    return Measured(pairs, (max(years[0] - 1, FIRST_YEAR), years[1]), tuple(names), ledger)


def _is_held(measure: Measure, held: Container[str]) -> bool:
    return all(need in held for need in variables()[measure.variable].needs)


def _of_panel(indicator: Indicator, focal: Pair, measured: Measured, since: int) -> Values:
    held = measured.ledger.variables() if measured.ledger else {}
    there = [m for m in indicator.measures if m.variable in measured.variables]
    if not there:
        wanted = variables()[indicator.measures[0].variable]
        absent = [d for need, d in zip(wanted.needs, wanted.datasets, strict=False) if need not in held]
        return Values({}, f"no data: the ledger needs comity gather {' and '.join(absent)}")
    first = None
    for measure in there:
        told = _said([held[need][0] for need in variables()[measure.variable].needs])
        levels = measured.by_year(measure)
        by_year = {year: grown for year in levels if (grown := _grown(levels, year))} if indicator.change else levels
        found = Values({year: of_year for year, of_year in by_year.items() if year >= since}, told)
        if any(focal in of_year for of_year in found.by_year.values()):
            return found
        first = first or found
    assert first is not None
    return first


def _said(sources: Sequence[Source]) -> str:
    return " and ".join(f"{s.title} {s.label}" if s.label and s.label not in (s.title or "") else str(s.title) for s in sources)


def _grown(levels: ByYear, year: int) -> dict[Pair, float]:
    """The change on the year before, in percent, of each pair that has both years."""
    before = levels.get(year - 1, {})
    return {p: 100 * (v / before[p] - 1) for p, v in levels[year].items() if before.get(p)}


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
