"""The states behind a panel: who was a state from which day to which, in one system, and under which codes in the others."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import duckdb

from comity.parties import code, last_listed, parties, spells

System = Literal["cow", "gw", "iso"]
Presence = Literal["any", "start", "end", "all"]
#: Name of the key columns in each system, as researchers know them.
KEYS = {"cow": "ccode", "gw": "gwcode", "iso": "iso"}
FIRST_YEAR = 1816
"""The first year of a panel: none of the lists of states goes further back."""
_EARLIEST, _ENDLESS = datetime.date(FIRST_YEAR, 1, 1), datetime.date(9999, 12, 31)
_STATUSES = ("member", "observer", "former", "disputed")
#: First and last year in which a stretch counts, for each way of counting years that are not whole.
_YEARS: dict[Presence, tuple[str, str]] = {
    "any": ("year(since)", "year(until)"),
    "start": ("year(since + 364)", "year(until)"),
    "end": ("year(since)", "year(until + 1) - 1"),
    "all": ("year(since + 364)", "year(until + 1) - 1"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of being a state, first and last day."""

    code: int | str
    party: str
    since: datetime.date
    until: datetime.date


@cache
def stretches(system: System, microstates: bool) -> tuple[Stretch, ...]:
    """The stretches of a system; the open end of a list goes on.

    ``iso`` is the states with an ISO 3166 alpha-3 code, former ones too, that are or were members of or observers in the United
    Nations, or whose status is disputed; from their present or last independence on.
    """
    if system == "iso":
        found = [
            Stretch(str(iso), p.id, _day(p.since, _EARLIEST), _day(p.until, _ENDLESS))
            for p in parties().values()
            if p.sort == "state" and p.status in _STATUSES and (iso := code(p.id, "iso3")) is not None
        ]
    else:
        lists = [system, "gwm"] if system == "gw" and microstates else [system]
        listed = (s for name in lists for s in spells(name))
        found = [Stretch(s.code, s.party, _day(s.since, _EARLIEST), _day(s.until or "", _ENDLESS)) for s in listed]
    return tuple(sorted(found, key=lambda s: (str(s.code).zfill(4), s.since)))


def last_year(system: System) -> int:
    """The last year that a system's list covers; this year for ``iso``."""
    return datetime.date.today().year if system == "iso" else int(last_listed(system)[:4])


def register(
    connection: duckdb.DuckDBPyConnection, system: System, first: int, last: int, presence: Presence = "any", microstates: bool = True
) -> None:
    """Make the tables of states in a connection.

    ``stretch`` (code, since, until, first_year, last_year): stretches of being a state, those that follow each other without a day between
    as one (Russia, the USSR, Russia under 365), with the years in which they count. ``sy`` (code, year, party, cow, gw, listed): the
    state-years, with the state's party and codes as of the end of its time in the year. The variable ``list`` is the list whose codes
    `listed` are: ``gw`` where that is the system, ``cow`` otherwise.

    Args:
        connection: in which to make them.
        system: ``cow``, ``gw`` or ``iso``.
        first, last: years.
        presence: in which years a state counts that was not one all the year: on ``any`` day of it, at its ``start``, at its
            ``end``, or only if on ``all`` days.
        microstates: with ``gw``, those that Gleditsch and Ward list apart too.

    """
    parts = stretches(system, microstates)
    own = "VARCHAR" if system == "iso" else "INTEGER"
    columns = {"code": own, "party": "VARCHAR", "since": "DATE", "until": "DATE"}
    values(connection, "part", columns, ((s.code, s.party, s.since, s.until) for s in parts))
    values(connection, "whole", columns, ((s.code, s.party, s.since, s.until) for s in _joined(parts)))
    begin, end = _YEARS[presence]
    connection.execute(f"""
        CREATE TEMP TABLE stretch AS
        SELECT code, since, until, greatest({begin}, {first})::INTEGER AS first_year, least({end}, {last})::INTEGER AS last_year
        FROM whole WHERE {begin} <= {last} AND {end} >= {first}""")
    listed = [s for name in ("cow", "gw", "gwm") for s in spells(name)]
    values(
        connection,
        "listed",
        {"list": "VARCHAR", "party": "VARCHAR", "code": "INTEGER", "since": "INTEGER", "until": "INTEGER"},
        (("gw" if s.system == "gwm" else s.system, s.party, s.code, int(s.since[:4]), int((s.until or "9999")[:4])) for s in listed),
    )
    cow, gw = (("code" if system == name else f"(SELECT arg_max(l.code, l.until) FROM listed l WHERE l.list = '{name}' "
                "AND l.party = s.party AND s.year BETWEEN l.since AND l.until)") for name in ("cow", "gw"))  # fmt: skip
    connection.execute(f"SET VARIABLE list = '{'gw' if system == 'gw' else 'cow'}'")
    connection.execute(f"""
        CREATE TEMP TABLE sy AS
        WITH s AS (
            SELECT code, y.year::INTEGER AS year, arg_max(party, p.until) AS party
            FROM part p, LATERAL (SELECT unnest(range(greatest(year(p.since), {first}), least(year(p.until), {last}) + 1)) AS year) y
            GROUP BY ALL)
        SELECT *, {"gw" if system == "gw" else "cow"} AS listed FROM (
            SELECT code, year, party, {cow} AS cow, {gw} AS gw
            FROM s WHERE EXISTS (FROM stretch t WHERE t.code = s.code AND s.year BETWEEN t.first_year AND t.last_year))""")


def values(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str], rows: Iterable[tuple[object, ...]]) -> None:
    """Make a small table of values. (Arrow would do, but DuckDB's first use of it imports pandas, which takes longer than the panel.)"""
    listed = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    typed = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in columns.items())
    connection.execute(f"CREATE TEMP TABLE {table} AS SELECT {typed}", listed)


def literal(value: object) -> str:
    """A number, text or nothing as it stands in SQL."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


def _joined(parts: tuple[Stretch, ...]) -> list[Stretch]:
    made: list[Stretch] = []
    for s in parts:
        before = made[-1] if made else None
        if before and before.code == s.code and before.until != _ENDLESS and s.since <= before.until + datetime.timedelta(1):
            made[-1] = Stretch(s.code, s.party, before.since, max(before.until, s.until))
        else:
            made.append(s)
    return made


def _day(text: str, otherwise: datetime.date) -> datetime.date:
    return datetime.date.fromisoformat(text) if text else otherwise
