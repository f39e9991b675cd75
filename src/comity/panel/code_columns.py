"""Names and codes of a panel's states as columns."""

import duckdb

from comity.errors import PanelError
from comity.panel.state_years import values
from comity.parties import code, known_systems, parties

#: What a state may be labelled by beside the systems of codes.
NAME = "name"


def check(system: str) -> None:
    """Refuse what is no system of codes.

    Raises:
        PanelError: it is none, nor ``name``.

    """
    if system != NAME and system not in known_systems():
        raise PanelError(f"there are no codes of {system!r}; give name or {', '.join(known_systems())}")


def make(connection: duckdb.DuckDBPyConnection, systems: tuple[str, ...]) -> None:
    """Make the table ``label`` in a connection that has the state-years: code, first and last year, and what the state is called then.

    It is called as at the end of the year, or of its time in it: 260 in 1990 is GFR, 255 is GMY.
    """
    runs: dict[tuple[object, ...], list[int]] = {}
    days = """
        SELECT sy.code, sy.party, sy.year, max(least(p.until, make_date(sy.year, 12, 31))) AS day
        FROM sy JOIN part p ON p.code = sy.code AND sy.year BETWEEN year(p.since) AND year(p.until) GROUP BY ALL ORDER BY 1, 3"""
    for own, party, year, day in connection.execute(days).fetchall():
        called = tuple(_label(party, system, str(day)) for system in systems)
        runs.setdefault((own, *called), [year, year])[1] = year
    kinds = {system: "INTEGER" if all(isinstance(r[i], int | None) for r in runs) else "VARCHAR" for i, system in enumerate(systems, 1)}
    own = "VARCHAR" if any(isinstance(r[0], str) for r in runs) else "INTEGER"
    rows = ((row[0], first, last, *row[1:]) for row, (first, last) in runs.items())
    values(connection, "label", {"code": own, "first": "INTEGER", "last": "INTEGER"} | {f'"{s}"': k for s, k in kinds.items()}, rows)


def joins(systems: tuple[str, ...], key: str, sides: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The joins of the labels to a panel, and their columns, which end in _1 and _2 for the two sides of a dyad."""
    on = [f"LEFT JOIN label l{s} ON l{s}.code = p.{key}{s} AND p.year BETWEEN l{s}.first AND l{s}.last" for s in sides]
    return on, [f'l{s}."{system}" AS "{system}{f"_{s}" if s else ""}"' for system in systems for s in sides]


def _label(party: str, system: str, day: str) -> str | int | None:
    return parties()[party].name if system == NAME else code(party, system, day)
