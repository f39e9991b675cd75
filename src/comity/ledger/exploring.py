"""What somebody who looks around in a ledger asks of it: who is told of, with whom, which figures there are, where words stand."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.ledger.entries import Source
from comity.ledger.ledger_access import Ledger
from comity.ledger.record_queries import SOURCE, source

#: Of an undirected fact the other party is whichever of the two is not the one asked for.
_OTHER = "CASE WHEN a = $party THEN b ELSE a END"
_SIDES = {
    "a": "a = $party AND b IS NOT NULL",
    "b": "b = $party",
    "either": "(a = $party OR b = $party) AND b IS NOT NULL",
    "world": "b IS NULL",
}
_TELLERS = 500
#: Of a data set its terms too.
_SOURCE = f"{SOURCE}, licence, citation"


@dataclass(frozen=True)
class Held:
    """What a ledger holds of one party with another.

    Attributes:
        other: the other party.
        facet: of the facts.
        facts: how many.
        last: the newest day that any of them is about; None if none has a date.

    """

    other: str
    facet: str
    facts: int
    last: datetime.date | None


@dataclass(frozen=True)
class Measured:
    """Which figures a ledger holds of one party: kind, measure, unit and flow, whether it is the first of the two, and how many."""

    kind: str
    measure: str | None
    unit: str | None
    flow: str | None
    first: bool
    count: int


@dataclass(frozen=True)
class Wanted:
    """Figures to ask for: of a kind, and as far as they are given of a measure, a unit and a flow.

    Attributes:
        side: the place of the party asked about: ``a``, ``b``, ``either``, or ``world`` for every party's with the world.
        kind: empty for all kinds.

    """

    side: str
    kind: str = ""
    measure: str = ""
    unit: str = ""
    flow: str = ""


@dataclass(frozen=True)
class Figure:
    """One value of another party: what it is of, since when and till when, and who tells it."""

    other: str
    value: float
    start: datetime.date | None
    end: datetime.date | None
    source: Source


def partners(ledger: Ledger, party: str) -> list[Held]:
    """With whom a party has facts, by facet; the party with the most facts first."""
    sql = f"""
        WITH told AS (
            SELECT {_OTHER} AS other, facet, count(*) AS facts, max(coalesce("end", "start")) AS last FROM observations
            WHERE (a = $party OR b = $party) AND b IS NOT NULL GROUP BY ALL)
        SELECT other, facet, facts, last FROM told ORDER BY sum(facts) OVER (PARTITION BY other) DESC, other, facet"""
    return [Held(*row) for row in _rows(ledger, sql, {"party": party})]


def tellers(ledger: Ledger, party: str) -> list[Source]:
    """The sources that tell of a party, data sets first; of very many the first 500."""
    sql = f"""
        SELECT DISTINCT {SOURCE} FROM observations WHERE a = $party OR b = $party ORDER BY sort, source LIMIT {_TELLERS}"""
    return [source(row) for row in _rows(ledger, sql, {"party": party})]


def parties_told_of(ledger: Ledger) -> dict[str, int]:
    """Every party of a fact, with the number of its facts."""
    sql = """
        SELECT party, sum(n)::BIGINT FROM (
            SELECT a AS party, count(*) AS n FROM observations GROUP BY a
            UNION ALL SELECT b, count(*) FROM observations WHERE b IS NOT NULL GROUP BY b)
        GROUP BY party ORDER BY party"""
    return dict(_rows(ledger, sql))


def measured(ledger: Ledger, party: str | None) -> list[Measured]:
    """Which sorts of fact there are of a party with others; for None, of any party with the world."""
    where = "b IS NULL" if party is None else "(a = $party OR b = $party) AND b IS NOT NULL"
    first = "true" if party is None else "a = $party"
    sql = f"""
        SELECT kind, measure, unit, coalesce(attrs->>'$.flow', attrs->>'$.of') AS flow, {first} AS first, count(*)
        FROM observations WHERE {where} AND modality = 'actual' GROUP BY ALL ORDER BY ALL"""
    return [Measured(*row) for row in _rows(ledger, sql, {"party": party} if party else {})]


def years(ledger: Ledger, wanted: Wanted, party: str) -> dict[int, int]:
    """The years of which such figures are told, with how many parties they are of; the newest first."""
    where, values = _condition(wanted, party)
    other = "a" if wanted.side == "world" else _OTHER
    sql = f"""
        SELECT year(coalesce("end", "start")) AS y, count(DISTINCT {other}) FROM observations
        WHERE {where} AND y IS NOT NULL GROUP BY y ORDER BY y DESC"""
    return dict(_rows(ledger, sql, values))


def figures(ledger: Ledger, wanted: Wanted, party: str, year: int | None) -> list[Figure]:
    """The figures of a year (of any for None), one for each other party: that of a data set before that of a document, the newest first."""
    where, values = _condition(wanted, party)
    other = "a" if wanted.side == "world" else _OTHER
    if year is not None:
        where += ' AND year(coalesce("end", "start")) = $year'
        values["year"] = year
    sql = f"""
        SELECT {other} AS other, value, "start", "end", {SOURCE}
        FROM observations WHERE {where} AND value IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY other ORDER BY sort, coalesce("end", "start") DESC NULLS LAST, observation) = 1
        ORDER BY value DESC, other"""
    return [Figure(other, value, start, end, source(told)) for other, value, start, end, *told in _rows(ledger, sql, values)]


def counts(ledger: Ledger, wanted: Wanted, party: str, year: int | None) -> dict[str, int]:
    """How many facts of a sort are told of a party with each other one, up to the end of a year (of any time for None)."""
    where, values = _condition(wanted, party)
    if year is not None:
        where += ' AND year("start") <= $year'
        values["year"] = year
    return dict(
        _rows(ledger, f"SELECT {_OTHER} AS other, count(*) FROM observations WHERE {where} GROUP BY other ORDER BY 2 DESC, 1", values)
    )


def sources(ledger: Ledger, sort: str, words: str = "", most: int = 100, after: int = 0) -> list[tuple[Source, int]]:
    """Documents or data sets with their licence and citation, and how many observations each gives; the newest documents first.

    Args:
        sort: ``document`` or ``dataset``.
        words: of documents, those whose title or text has all of them, in whatever case.
        most, after: how many to give, and how many to pass over.

    """
    asked = words.lower().split()[:12]
    values: dict[str, Any] = {"sort": sort, "most": most, "after": after} | {f"w{i}": w for i, w in enumerate(asked)}
    has = "".join(f" AND contains(lower(concat_ws(' ', title, text)), $w{i})" for i in range(len(asked)))
    sql = f"""
        WITH found AS (
            SELECT version, {_SOURCE} FROM version JOIN source USING (source) WHERE current AND sort = $sort{has}
            ORDER BY published DESC NULLS LAST, source LIMIT $most OFFSET $after),
        counted AS (SELECT version, count(*) AS n FROM observation SEMI JOIN found USING (version) GROUP BY version)
        SELECT {_SOURCE}, coalesce(n, 0) FROM found LEFT JOIN counted USING (version) ORDER BY published DESC NULLS LAST, source"""
    return [(source(row, _SOURCE), row[-1]) for row in _rows(ledger, sql, values)]


def document(ledger: Ledger, id: str) -> Source | None:
    """A document with its text; None if there is none of that id."""
    columns = f"{SOURCE}, text"
    sql = f"SELECT {columns} FROM version JOIN source USING (source) WHERE current AND sort = 'document' AND source = $id"
    for row in _rows(ledger, sql, {"id": id}):
        return source(row, columns)
    return None


def coverage(ledger: Ledger) -> dict[str, list[tuple[str, int, int | None, int | None]]]:
    """Of every data set the kinds of fact that it gives, with how many and the first and last year."""
    sql = """
        SELECT source, kind, count(*), min(year("start")), max(year(coalesce("end", "start"))) FROM observations
        WHERE sort = 'dataset' GROUP BY source, kind ORDER BY source, kind"""
    found: dict[str, list[tuple[str, int, int | None, int | None]]] = {}
    for dataset, *told in _rows(ledger, sql):
        found.setdefault(dataset, []).append((told[0], told[1], told[2], told[3]))
    return found


def totals(ledger: Ledger) -> tuple[int, int, int]:
    """How many documents, data sets and observations a ledger holds."""
    sql = """
        SELECT (SELECT count(*) FROM version JOIN source USING (source) WHERE current AND sort = 'document'),
               (SELECT count(*) FROM version JOIN source USING (source) WHERE current AND sort = 'dataset'),
               (SELECT count(*) FROM observation JOIN version USING (version) WHERE current)"""
    documents, datasets, observations = _rows(ledger, sql)[0]
    return documents, datasets, observations


def _rows(ledger: Ledger, sql: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with ledger.reading() as connection:
        return connection.execute(sql, dict(values or {})).fetchall()


def _condition(wanted: Wanted, party: str) -> tuple[str, dict[str, Any]]:
    parts = [_SIDES[wanted.side], "modality = 'actual'"]
    values: dict[str, Any] = {} if wanted.side == "world" else {"party": party}
    for column in ("kind", "measure", "unit"):
        if getattr(wanted, column):
            parts.append(f"{column} = ${column}")
            values[column] = getattr(wanted, column)
    if wanted.flow:
        parts.append("coalesce(attrs->>'$.flow', attrs->>'$.of') = $flow")
        values["flow"] = wanted.flow
    if wanted.measure:
        parts.append("attrs->>'$.product' IS NULL")
    return " AND ".join(parts), values
