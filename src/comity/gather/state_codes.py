"""Codes of states in data sets: which are known, and which party each means in a year."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa

from comity.parties import party_of, spells


@cache
def known(system: str) -> frozenset[int]:
    """The codes that a list of states has, ``cow`` or ``gw``."""
    return frozenset(s.code for s in spells(system))


def pairs(table: pa.Table, columns: Iterable[str] = ("ccode1", "ccode2"), year: str = "year") -> set[tuple[str | int, int]]:
    """Every code with each year in which it stands in one of a table's columns, as `crosswalk` takes them."""
    return {(code, y) for column in columns for code, y, _ in _counted(table, column, year)}


def crosswalk(system: str, pairs: Iterable[tuple[str | int, int]]) -> pa.Table:
    """Code and year to party, for joining: columns ``code``, ``year``, ``party``; pairs without a party are left out."""
    rows = [(code, year, party_of(code, system, year)) for code, year in sorted(set(pairs), key=str)]
    found = [(code, year, party) for code, year, party in rows if party]
    return pa.table({"code": [r[0] for r in found], "year": [r[1] for r in found], "party": [r[2] for r in found]})


def unplaced(table: pa.Table, states: pa.Table, columns: Iterable[str] = ("ccode1", "ccode2"), year: str = "year") -> dict[str, int]:
    """How many rows of a table have a code that was nobody's in the row's year, as `Data.left_out` has it.

    Args:
        table: with codes and years.
        states: the crosswalk of its codes.
        columns, year: where the codes and the year stand.

    """
    placed = set(zip(states["code"].to_pylist(), states["year"].to_pylist(), strict=True))
    lost = sum(rows for *codes, y, rows in _counted(table, *columns, year) if any((c, y) not in placed for c in codes))
    return {"has the code of a state that was none in the year": lost} if lost else {}


def _counted(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Each different row of some columns, and how often it stands there."""
    found = table.select(columns).group_by(list(columns)).aggregate([([], "count_all")])
    return zip(*(found[name].to_pylist() for name in (*columns, "count_all")), strict=True)
