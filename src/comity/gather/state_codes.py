"""Codes of states in data sets: which are known, and which party each means in a year."""

from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from comity.parties import party_of, spells


@cache
def known(system: str) -> frozenset[int]:
    """The codes that a list of states has, ``cow`` or ``gw``."""
    return frozenset(s.code for s in spells(system))


def crosswalk(system: str, pairs: Iterable[tuple[str | int, int]]) -> pa.Table:
    """Code and year to party, for joining: columns ``code``, ``year``, ``party``; pairs without a party are left out."""
    rows = [(code, year, party_of(code, system, year)) for code, year in sorted(set(pairs), key=str)]
    found = [(code, year, party) for code, year, party in rows if party]
    return pa.table({"code": [r[0] for r in found], "year": [r[1] for r in found], "party": [r[2] for r in found]})
