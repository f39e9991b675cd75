"""What data have on the two sides: who leads them, their part of the world's capabilities, how alike they vote in the United Nations."""

import datetime
from collections.abc import Iterator
from typing import Any

from comity.brief.parts import Fact, Quote
from comity.ledger import Ledger, Preview, Source
from comity.parties import Party, code
from comity.wording import amount, name, period, phrase

_LAST = "9999"
#: Data that end so many years before the day of the brief tell nothing of now: who led then does not lead now.
_STALE = {"leaders": 2, "capabilities": 12, "un_votes": 12}
_LEADER = """
    SELECT leader, since, (SELECT max(until) FROM data.leaders WHERE until <= $2) FROM data.leaders
    WHERE gwcode = $1 AND since <= $2 ORDER BY since DESC LIMIT 1"""
_CAPABILITIES = "SELECT year, cinc FROM data.capabilities WHERE ccode = $1 AND year <= year($2) AND cinc >= 0 ORDER BY year DESC LIMIT 1"
_VOTES = """
    SELECT x.year, count(*), count(*) FILTER (x.vote = y.vote) FROM data.un_votes x JOIN data.un_votes y USING (rcid)
    WHERE x.party = $1 AND y.party = $2 AND x.year <= year($3) GROUP BY x.year HAVING count(*) >= 20 ORDER BY x.year DESC LIMIT 1"""


def of_two_sides(ledger: Ledger | Preview, a: Party, b: Party, as_of: datetime.date) -> tuple[Fact, ...]:
    """A line for each of the data sets that the ledger holds."""
    held = {variable: source for variable, (source, _) in ledger.variables().items()}
    told = ((variable, find(ledger, (a.id, b.id), as_of, held[variable])) for variable, find in _LINES.items() if variable in held)
    return tuple(f for variable, facts in told for f in facts if as_of.year - int(f.when) <= _STALE[variable])


def _leaders(ledger: Ledger | Preview, pair: tuple[str, str], day: datetime.date, source: Source) -> Iterator[Fact]:
    """Who led on the last day that the data know."""
    told, known = [], None
    for state in pair:
        row = _one(ledger, _LEADER, code(state, "gw", day), day)
        if row:
            told.append(phrase("sides", "leader", name(state), str(row[0]), period(row[1], None)))
            known = row[2]
    if told and known:
        yield _fact(source, phrase("sides", "leaders", "; ".join(told)), str(known.year), "leaders")


def _capabilities(ledger: Ledger | Preview, pair: tuple[str, str], day: datetime.date, source: Source) -> Iterator[Fact]:
    """Each side's share of the world's material capabilities (the index CINC), of the newest year."""
    rows = {state: _one(ledger, _CAPABILITIES, code(state, "cow", day), day) for state in pair}
    told = [phrase("sides", "share", name(s), amount(round(r[1] * 100, 1), "percent")) for s, r in rows.items() if r]
    if told:
        yield _fact(source, phrase("sides", "capabilities", ", ".join(told)), str(max(r[0] for r in rows.values() if r)), "cinc")


def _votes(ledger: Ledger | Preview, pair: tuple[str, str], day: datetime.date, source: Source) -> Iterator[Fact]:
    """In how many of the roll calls of a year in which both voted they voted the same."""
    row = _one(ledger, _VOTES, *pair, day)
    if row:
        yield _fact(source, phrase("sides", "votes", amount(round(100 * row[2] / row[1]), "percent"), str(row[1])), str(row[0]), "un_votes")


_LINES = {"leaders": _leaders, "capabilities": _capabilities, "un_votes": _votes}


def _one(ledger: Ledger | Preview, query: str, *values: Any) -> tuple[Any, ...] | None:
    if None in values:
        return None
    rows = ledger.sql(query, values)[1]
    return rows[0] if rows else None


def _fact(source: Source, text: str, when: str, variable: str) -> Fact:
    return Fact(text, when, (_LAST, text), None, (Quote(source, ((f"{variable}, {when}", False),), "", "table"),))
