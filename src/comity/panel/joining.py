"""How a variable is joined to the rows of a panel: its table, its joins, its columns."""

from typing import Any

import duckdb

from comity.errors import PanelError
from comity.panel.recipe import Added, Recipe
from comity.panel.state_years import KEYS, literal
from comity.panel.variable import Variable

#: More states than these are not written out in a condition.
_MOST = 100

#: Joins, and the columns that they give.
Parts = tuple[list[str], list[str]]
#: First and last year of the data behind a variable, if they cover any in particular.
Years = tuple[int | None, int | None]


def with_other_codes(connection: duckdb.DuckDBPyConnection, recipe: Recipe, wanted: set[str]) -> None:
    """Make the view ``keyed``: the panel's rows, numbered, with the states' codes in the systems whose codes its variables have."""
    same = ("own",) if recipe.system == "iso" else ("own", recipe.system, "listed")
    systems_ = wanted - {*same}
    key = KEYS[recipe.system]
    sides = recipe.sides
    own = [f"p.{key}{s} AS {name}{s}" for s in sides for name in same]
    others = [f"s{s}.{name} AS {name}{s}" for s in sides for name in sorted(systems_)]
    joins = [f"JOIN sy s{s} ON s{s}.code = p.{key}{s} AND s{s}.year = p.year" for s in sides] if systems_ else []
    columns = ", ".join(["p.*", "p.rowid AS row_", *own, *others])
    connection.execute(f"CREATE TEMP VIEW keyed AS SELECT {columns} FROM panel p {' '.join(joins)}")


def joined_variable(
    connection: duckdb.DuckDBPyConnection, recipe: Recipe, v: Variable, added: Added, number: int
) -> tuple[Parts, list[str]]:
    """The joins and columns of a variable, after making its table and checking that each key stands there once.

    Raises:
        PanelError: a key stands there twice, so that the join would add rows.

    """
    keys = ["code1", "code2"] if v.unit in ("dyad", "leader_dyad") and not v.formula else ["code"]
    keys += ["year"] if v.yearly else []
    name = f"v{number}"
    present = " AND ".join(f"{k} IS NOT NULL" for k in keys)
    within = _within(connection, recipe, v, keys)
    connection.execute(f"CREATE TEMP TABLE {name} AS {_whittled(v, added)} SELECT * FROM ({v.query}) WHERE {present} AND {within}")
    rows, distinct = _row(
        connection, f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {', '.join(keys)} FROM {name})) FROM {name}"
    )
    if rows != distinct:
        raise PanelError(f"{v.name}: {rows - distinct} of its {rows} rows have the key of another; joining it would add rows to the panel")
    first, last = _coverage(connection, v)
    notes = [f"{v.name}: data from {first} to {last}"] if v.needs and first is not None else []
    if v.counts:
        (records,) = _row(connection, v.counts)
        if records > rows:
            rule = f"one record of a dyad-year is kept, by {', '.join(added.whittle)}" if added.whittle else v.rule
            notes.append(f"{v.name}: {records - rows} of {records} records dropped or merged ({rule})")
    covered = (first, last)
    if v.formula:
        return _formula(v, added, name, covered), notes
    found: Parts = ([], [])
    for side in recipe.sides if v.unit in ("state", "leader") else ("",):
        joins, columns = _side(v, added, name, side, covered)
        found[0].append(joins)
        found[1].extend(columns)
    return found, notes


def _within(connection: duckdb.DuckDBPyConnection, recipe: Recipe, v: Variable, keys: list[str]) -> str:
    """The condition that a variable's row is of the states of a panel of chosen units: written out, for a query to begin with it."""
    if not recipe.only or v.counts or v.keys == "listed" or v.unit not in ("dyad", "state"):
        return "true"
    listed = " UNION ".join(f"SELECT {v.keys}{side} FROM keyed" for side in recipe.sides)
    codes = [row[0] for row in connection.execute(f"SELECT * FROM ({listed}) WHERE #1 IS NOT NULL ORDER BY 1 LIMIT {_MOST + 1}").fetchall()]
    if not codes or len(codes) > _MOST:
        return "true"
    among = ", ".join(literal(code) for code in codes)
    return " AND ".join(f"{key} IN ({among})" for key in keys if key != "year")


def _whittled(v: Variable, added: Added) -> str:
    """The start of a query that lets a variable's own one see, of several records of a dyad-year, the one that the rules keep."""
    if not added.whittle:
        return ""
    first = f"row_number() OVER (PARTITION BY ccode1, ccode2, year ORDER BY {v.order(added.whittle)}) = 1"
    return f'WITH "{v.needs[0]}" AS (SELECT * FROM ledger.data."{v.needs[0]}" QUALIFY {first})'


def _formula(v: Variable, added: Added, name: str, covered: Years) -> Parts:
    """Both states' joins, and the columns that are made of them."""
    year = _year(added)
    joins = [f"LEFT JOIN {name} {name}_{s} ON {name}_{s}.code = p.{v.keys}{s} AND {name}_{s}.year = {year}" for s in ("1", "2")]
    columns = []
    for column, expression in v.formula.items():
        value = expression.replace("one.", f"{name}_1.").replace("two.", f"{name}_2.")
        columns.append(f'{_valued(v, added, column, f"({value})", covered)} AS "{column}{added.ending}"')
    return joins, columns


def _side(v: Variable, added: Added, name: str, side: str, covered: Years) -> tuple[str, list[str]]:
    """One join, and the columns that it gives."""
    alias = f"{name}_{side or 'one'}"
    if v.unit == "dyad":
        one, two = f"p.{v.keys}1", f"p.{v.keys}2"
        if v.symmetric:
            one, two = f"least({one}, {two})", f"greatest({one}, {two})"
        on = f"{alias}.code1 = {one} AND {alias}.code2 = {two}"
    elif v.unit == "leader_dyad":
        on = f"{alias}.code1 = p.leader_id1 AND {alias}.code2 = p.leader_id2"
    elif v.unit == "leader":
        on = f"{alias}.code = p.leader_id{side}"
    else:
        on = f"{alias}.code = p.{v.keys}{side}"
    if v.yearly:
        on += f" AND {alias}.year = {_year(added)}"
    ending = side + added.ending
    columns = [f"{_valued(v, added, c, f'{alias}.{_quoted(c)}', covered)} AS {_quoted(c + ending)}" for c in v.columns]
    return f"LEFT JOIN {name} {alias} ON {on}", columns


def _year(added: Added) -> str:
    """The year of whose data a row has the value."""
    return f"p.year - {added.lag}" if added.lag else f"p.year + {added.lead}" if added.lead else "p.year"


def _valued(v: Variable, added: Added, column: str, value: str, covered: Years) -> str:
    """A column's value: 0 where it counts and the data cover the year without a row; missing across a gap in the unit's years."""
    year = _year(added)
    if column in v.zero:
        first, last = covered
        inside = f"{year} BETWEEN {first} AND {last}" if first is not None else "true"
        value = f"coalesce({value}, CASE WHEN {inside} THEN 0 END)"
    return f"CASE WHEN {year} BETWEEN p.run_first AND p.run_last THEN {value} END" if added.ending else value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _coverage(connection: duckdb.DuckDBPyConnection, v: Variable) -> Years:
    """First and last year of the data behind a variable; None for what is built in."""
    if v.covers:
        return v.covers[0], v.covers[1]
    if not v.needs:
        return None, None
    names = {row[0] for row in connection.execute(f'DESCRIBE SELECT * FROM "{v.needs[0]}"').fetchall()}
    first, last = (
        ("min(year)", "max(year)")
        if "year" in names
        else ("min(year(since))", "max(year(until))")
        if "since" in names
        else ("NULL", "NULL")
    )
    found = _row(connection, f'SELECT {first}, {last} FROM "{v.needs[0]}"')
    return found[0], found[1]


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    found = connection.execute(query).fetchall()
    return tuple(found[0])
