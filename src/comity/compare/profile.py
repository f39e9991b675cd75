"""The profile of a pair: each indicator, and where the pair stands among others."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from comity.compare.indicator_values import Values, measured_for, values
from comity.compare.indicators import Indicator, indicators
from comity.compare.pairs import Pair
from comity.ledger import Ledger
from comity.parties import parties, predecessors
from comity.wording import day, name

#: Two pairs are held against each other by at least so many indicators that both have.
_IN_COMMON = 3


@dataclass(frozen=True)
class Line:
    """One indicator of a profile.

    Attributes:
        indicator: which.
        value: of the pair; None where it is missing.
        year: of the value, the latest in which the pair has one; where it is missing, the latest in which any pair has.
        source: where it is from, or why nothing is known.
        percentile: share of the other pairs with data that have less, ties half, 0 to 100; None where missing or alone.
        place: 1 for the most; pairs of one value share the better place.
        others: the values of all chosen pairs with data for that year, the pair's own among them.

    """

    indicator: Indicator
    value: float | None
    year: int | None
    source: str
    percentile: float | None
    place: int | None
    others: Mapping[Pair, float]


@dataclass(frozen=True)
class Profile:
    """The profile of a pair among others.

    Attributes:
        pair, among: which, and the pairs that it is compared with, itself among them.
        lines: an indicator each.
        years: first and last year from which values are taken; None where it is not known.
        note: what of these years is not told of the pair because one of them was no state of its own yet; empty if nothing.

    """

    pair: Pair
    among: tuple[Pair, ...]
    lines: tuple[Line, ...]
    years: tuple[int, int] | None = None
    note: str = ""


def profile(pair: Pair, among: Sequence[Pair], years: tuple[int, int], ledger: Ledger | None, only: Collection[str] = ()) -> Profile:
    """The profile of a pair.

    Args:
        pair: which.
        among: the pairs to compare with, the pair among them.
        years: first and last year to take values from.
        ledger: holds the data sets and observations; without one, only what Comity carries itself is told.
        only: ids of the indicators that are wanted; all if none is given.

    """
    wanted = [i for i in indicators().values() if not only or i.id in only]
    with ledger.open() if ledger else nullcontext() as opened:
        measured = measured_for(wanted, among, years, opened)
        lines = tuple(_line(pair, i, values(i, pair, measured, years)) for i in wanted)
    return Profile(pair, tuple(among), lines, years, " ".join(filter(None, (_begins(p, years[0]) for p in pair))))


def percentiles(told: Mapping[Pair, float]) -> dict[Pair, float]:
    """Of each pair the share of the other pairs that have less, ties half, 0 to 100; empty for fewer than two.

    Examples:
        >>> percentiles({("CHL", "PER"): 1.0, ("BOL", "PER"): 2.0, ("BOL", "CHL"): 3.0})
        {('CHL', 'PER'): 0.0, ('BOL', 'PER'): 50.0, ('BOL', 'CHL'): 100.0}

    """
    if len(told) < 2:
        return {}
    listed = sorted(told.values())

    def share(value: float) -> float:
        below, up_to = bisect_left(listed, value), bisect_right(listed, value)
        return 100 * (below + (up_to - below - 1) / 2) / (len(listed) - 1)

    return {p: share(v) for p, v in told.items()}


def similar(whole: Profile) -> list[tuple[Pair, float, int]]:
    """The other pairs by how near their percentiles are, the nearest first.

    Returns:
        The pair, the mean distance of percentiles (0 to 100), and of how many indicators that both have; pairs with few in common
        are left out.

    """
    ranked = [percentiles(line.others) for line in whole.lines]
    found = []
    for other in whole.among:
        gaps = [abs(p[other] - p[whole.pair]) for p in ranked if other in p and whole.pair in p]
        if other != whole.pair and len(gaps) >= _IN_COMMON:
            found.append((other, sum(gaps) / len(gaps), len(gaps)))
    return sorted(found, key=lambda x: (x[1], x[0]))


def _begins(party: str, first: int) -> str:
    """That a state begins after the first year asked for, and under which id what was before is told."""
    since = parties()[party].since
    if not since or int(since[:4]) <= first:
        return ""
    before = [s.predecessor for s in predecessors(party) if s.date == since]
    ask = f"; for the years before ask for {name(before[0])} ({before[0]})" if before else ""
    return f"{name(party)} is told of from {day(datetime.date.fromisoformat(since))} on{ask}."


def _line(pair: Pair, indicator: Indicator, told: Values) -> Line:
    mine = [year for year, of_year in told.by_year.items() if pair in of_year]
    year = max(mine or told.by_year, default=None)
    others = told.by_year.get(year, {}) if year is not None else {}
    value = others.get(pair)
    if value is None:
        return Line(indicator, None, year, told.source, None, None, others)
    place = 1 + sum(x > value for x in others.values())
    return Line(indicator, value, year, told.source, percentiles(others).get(pair), place, others)
