"""Which pairs a pair is compared with."""

import datetime
from itertools import combinations

from comity.errors import ComityError
from comity.ledger import Ledger
from comity.panel import Panel
from comity.parties import members_of, pair, parties, resolve

Pair = tuple[str, str]
"""The ids of two parties, in the order of the alphabet."""
#: COW's sort of contiguity that is a border on land or in a river.
_LAND = 1


def chosen(focal: Pair, told: str, year: int, ledger: Ledger | None) -> list[Pair]:
    """The pairs to compare with, the focal one among them, sorted.

    Args:
        focal: the pair that is looked at.
        told: ``partners`` (either of the two with every state), ``neighbours`` (either with its neighbours by land), ``world`` (every
            pair of states), the id of an organisation (every pair of its members), or pairs as ``UZB-RUS,KGZ-RUS``.
        year: at the end of which states, members and neighbours are taken.
        ledger: holds the contiguity that ``neighbours`` needs.

    Raises:
        ComityError: it is none of these.

    Examples:
        >>> len(chosen(("CHL", "PER"), "ARG-CHL", 2020, None))
        2

    """
    if told == "neighbours":
        found = _neighbours(focal, year, ledger)
    elif "-" in told:
        found = {pair(t) for t in told.split(",") if t.strip()}
    else:
        found = _of_group(focal, told, year)
    return sorted(found | {focal})


def is_there(party: str, year: int) -> bool:
    """Whether a state, as the party that it is now or last was, is there on the last day of a year."""
    day, found = datetime.date(year, 12, 31).isoformat(), parties()[party]
    return (not found.since or found.since <= day) and (not found.until or day <= found.until)


def _of_group(focal: Pair, told: str, year: int) -> set[Pair]:
    if told in ("partners", "world"):
        listed = [p.id for p in parties().values() if p.sort == "state" and p.status in ("member", "observer")]
        states = {p for p in listed if is_there(p, year)}
        if told == "world":
            return set(combinations(sorted(states), 2))
        return {_sorted(one, other) for one in focal for other in states if one != other}
    members = {m.party for m in members_of(resolve(told).id, datetime.date(year, 12, 31).isoformat()) if m.status == "member"}
    if len(members) < 2:
        raise ComityError(f"--with {told}: no members are known; give an organisation, partners, neighbours, world or pairs as UZB-RUS")
    return set(combinations(sorted(members), 2))


def _neighbours(focal: Pair, year: int, ledger: Ledger | None) -> set[Pair]:
    panel = Panel.dyads("iso", ledger, directed=False).years(year, year).add("contiguity").where(f"conttype = {_LAND}")
    rows = panel.to_arrow().to_pylist()
    return {_sorted(r["iso1"], r["iso2"]) for r in rows if r["iso1"] in focal or r["iso2"] in focal}


def _sorted(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
