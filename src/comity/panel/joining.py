"""Builds a panel from its recipe, in DuckDB; asserts that no join adds or drops a row."""

from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from comity import packaged
from comity.errors import PanelError
from comity.ledger import Ledger, Source
from comity.panel.recipe import Added, Recipe
from comity.panel.state_years import FIRST_YEAR, KEYS, last_year, literal, register, values
from comity.panel.variable import Variable
from comity.panel.variables import variable
from comity.parties.raw import systems


@dataclass(frozen=True)
class Built:
    """A panel as built: its rows, the recipe, what to know of it, where its data come from."""

    table: pa.Table
    recipe: Recipe
    notes: tuple[str, ...]
    sources: tuple[Source, ...]


def build(recipe: Recipe, ledger: Ledger | None) -> Built:
    """Build a panel.

    Raises:
        PanelError: data are not in the ledger, a condition or column is wrong, or a join would change the rows.

    """
    held = ledger.variables() if ledger else {}
    sources = _sources(recipe, held, ledger)
    with duckdb.connect() as connection:
        _prepare(connection, recipe, held, ledger)
        # A recipe may come from a file of somebody else's: its condition must reach nothing outside.
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        connection.execute(f"CREATE TEMP TABLE panel AS {_base(recipe)}")
        _other_codes(connection, recipe)
        notes = _carried_forward(recipe)
        joins, columns = [], []
        for i, added in enumerate(recipe.add):
            found, told = _variable(connection, recipe, added, i)
            joins += found[0]
            columns += found[1]
            notes += told
        table = _joined(connection, recipe, joins, columns)
    return Built(table, recipe, tuple(notes), sources)


def citations(recipe: Recipe, ledger: Ledger | None) -> list[str]:
    """BibTeX, or a reference in words, of the state list and each data set behind a recipe, each once."""
    held = ledger.variables() if ledger and ledger.path.exists() else {}
    found = [f"% {systems()[{'iso': 'iso3'}.get(recipe.system, recipe.system)]['source']}"]
    for added in recipe.add:
        v = variable(added.name)
        found += [held[n][0].citation for n in v.needs if n in held]
        found.append(f"% {v.name}: {' '.join(v.reference.split())}")
    return list(dict.fromkeys(c for c in found if c))


def _sources(recipe: Recipe, held: dict[str, tuple[Source, int]], ledger: Ledger | None) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for added in recipe.add:
        v = variable(added.name)
        for need in v.needs:
            if need not in held:
                where = f"{ledger.path} does not have it" if ledger else "no ledger is given"
                raise PanelError(
                    f"{v.name} needs the data set {' or '.join(v.datasets)}, but {where}; comity gather {v.datasets[0]} loads it"
                )
            found[held[need][0].id] = held[need][0]
    return tuple(found[i] for i in sorted(found))


def _prepare(connection: duckdb.DuckDBPyConnection, recipe: Recipe, held: dict[str, tuple[Source, int]], ledger: Ledger | None) -> None:
    """The tables that the base and the variables read."""
    if ledger:
        ledger.attach(connection)
        for name in {n for added in recipe.add for n in variable(added.name).needs if n in held}:
            connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM ledger.data."{name}"')
    earliest = max(recipe.first - max((a.lag for a in recipe.add), default=0), FIRST_YEAR)
    register(connection, recipe.system, earliest, recipe.last, recipe.presence, recipe.microstates)
    capitals = [
        r for r in packaged.rows("comity.panel", "tables/capitals.csv") if r["system"] == ("cow" if recipe.system == "cow" else "gw")
    ]
    own = "VARCHAR" if recipe.system == "iso" else "INTEGER"
    columns = {"code": own, "since": "DATE", "until": "DATE", "latitude": "DOUBLE", "longitude": "DOUBLE"}
    places = ((_own(r, recipe), r["since"], r["until"] or None, float(r["latitude"]), float(r["longitude"])) for r in capitals)
    values(connection, "capitals", columns, places)
    majors = ((int(r["ccode"]), r["since"], r["until"] or None) for r in packaged.rows("comity.panel", "tables/majors.csv"))
    values(connection, "majors", {"ccode": "INTEGER", "since": "DATE", "until": "DATE"}, majors)


def _own(row: dict[str, str], recipe: Recipe) -> str | int | None:
    """The code, in the panel's system, of the state of a row of capitals.csv."""
    from comity.parties import code, party_of

    value = int(row["code"])
    if recipe.system != "iso":
        return value
    party = party_of(value, "gw", row["until"] or None)
    found = code(party, "iso3") if party else None
    return str(found) if found else None


def _base(recipe: Recipe) -> str:
    """The rows of the panel, in order: its keys. Two states make a dyad in the years in which they share a day."""
    key = KEYS[recipe.system]
    if recipe.unit == "states":
        only = f"AND code IN ({', '.join(literal(o[0]) for o in recipe.only)})" if recipe.only else ""
        parts = f"""SELECT code AS {key}, greatest(first_year, {recipe.first}) AS lo, last_year AS hi
                    FROM stretch WHERE last_year >= {recipe.first} {only}"""
        return _yearly(parts, key)
    order = "<>" if recipe.directed else "<"
    lo, hi = "x.first_year, y.first_year", "x.last_year, y.last_year"
    met = ""
    if not recipe.never_met:
        lo, hi = f"{lo}, year(x.since), year(y.since)", f"{hi}, year(least(x.until, y.until))"
        met = "AND x.since <= y.until AND y.since <= x.until"
    parts = f"""SELECT x.code AS {key}1, y.code AS {key}2, greatest({lo}, {recipe.first}) AS lo, least({hi}) AS hi
                FROM stretch x, stretch y WHERE x.code {order} y.code {met} {_only(recipe)}"""
    return _yearly(parts, f"{key}1, {key}2")


def _yearly(parts: str, unit: str) -> str:
    """A row a year of stretches `lo` to `hi`, in the order of unit and year; a year of two stretches of a unit comes once."""
    before = f"max(hi) OVER (PARTITION BY {unit} ORDER BY lo ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return f"""
        SELECT {unit}, unnest(range(lo, hi + 1))::INTEGER AS year
        FROM (SELECT {unit}, greatest(lo, coalesce({before} + 1, lo)) AS lo, hi FROM ({parts}) WHERE lo <= hi ORDER BY {unit}, lo)"""


def _only(recipe: Recipe) -> str:
    if not recipe.only:
        return ""
    pairs = {p for o in recipe.only for p in ([(o[0], o[1]), (o[1], o[0])] if len(o) == 2 else [])}
    singles = {o[0] for o in recipe.only if len(o) == 1}
    parts = [f"(x.code, y.code) IN ({', '.join(f'({literal(a)}, {literal(b)})' for a, b in sorted(pairs, key=str))})"] if pairs else []
    if singles:
        listed = ", ".join(literal(s) for s in sorted(singles, key=str))
        parts.append(f"x.code IN ({listed}) OR y.code IN ({listed})")
    return f"AND ({' OR '.join(parts)})"


def _other_codes(connection: duckdb.DuckDBPyConnection, recipe: Recipe) -> None:
    """To the panel's rows, the states' codes in the systems whose codes its variables have."""
    systems_ = {variable(a.name).keys for a in recipe.add} - {"own", recipe.system}
    key = KEYS[recipe.system]
    sides = ["1", "2"] if recipe.unit == "dyads" else [""]
    own = [f"p.{key}{s} AS {name}{s}" for s in sides for name in ("own", *((recipe.system,) if recipe.system != "iso" else ()))]
    others = [f"s{s}.{name} AS {name}{s}" for s in sides for name in sorted(systems_)]
    joins = [f"JOIN sy s{s} ON s{s}.code = p.{key}{s} AND s{s}.year = p.year" for s in sides] if systems_ else []
    columns = ", ".join(["p.*", *own, *others])
    connection.execute(f"CREATE TEMP VIEW keyed AS SELECT {columns} FROM panel p {' '.join(joins)}")


def _carried_forward(recipe: Recipe) -> list[str]:
    end = last_year(recipe.system)
    if recipe.last <= end or recipe.system == "iso":
        return []
    return [f"the list of {recipe.system} ends with {end}; its last members are carried forward to {recipe.last}"]


Parts = tuple[list[str], list[str]]


def _variable(connection: duckdb.DuckDBPyConnection, recipe: Recipe, added: Added, number: int) -> tuple[Parts, list[str]]:
    """The joins and columns of a variable, after making its table and checking that each key stands there once."""
    v = variable(added.name)
    keys = ["code1", "code2", "year"] if v.unit == "dyad" and not v.formula else ["code", "year"]
    name = f"v{number}"
    present = " AND ".join(f"{k} IS NOT NULL" for k in keys)
    connection.execute(f"CREATE TEMP TABLE {name} AS {_whittled(v, added)} SELECT * FROM ({v.query}) WHERE {present}")
    rows, distinct = _row(
        connection, f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {', '.join(keys)} FROM {name})) FROM {name}"
    )
    if rows != distinct:
        raise PanelError(f"{v.name}: {rows - distinct} of its {rows} rows have the key of another; joining it would add rows to the panel")
    first, last = _coverage(connection, v)
    notes = [f"{v.name}: data from {first} to {last}"] if v.needs else []
    if v.counts:
        (records,) = _row(connection, v.counts)
        if records > rows:
            rule = f"one record of a dyad-year is kept, by {', '.join(added.whittle)}" if added.whittle else v.rule
            notes.append(f"{v.name}: {records - rows} of {records} records dropped or merged ({rule})")
    if v.formula:
        return _formula(v, added, name, first, last), notes
    sides = [""] if recipe.unit == "states" else ["1", "2"] if v.unit == "state" else ["dyad"]
    found: Parts = ([], [])
    for side in sides:
        joins, columns = _side(v, added, name, side, first, last)
        found[0].append(joins)
        found[1].extend(columns)
    return found, notes


def _whittled(v: Variable, added: Added) -> str:
    """The start of a query that lets a variable's own one see, of several records of a dyad-year, the one that the rules keep."""
    if not added.whittle:
        return ""
    first = f"row_number() OVER (PARTITION BY ccode1, ccode2, year ORDER BY {v.order(added.whittle)}) = 1"
    return f'WITH "{v.needs[0]}" AS (SELECT * FROM ledger.data."{v.needs[0]}" QUALIFY {first})'


def _formula(v: Variable, added: Added, name: str, first: int | None, last: int | None) -> Parts:
    """Both states' joins, and the columns that are made of them."""
    year = f"p.year - {added.lag}" if added.lag else "p.year"
    joins = [f"LEFT JOIN {name} {name}_{s} ON {name}_{s}.code = p.{v.keys}{s} AND {name}_{s}.year = {year}" for s in ("1", "2")]
    suffix = f"_lag{added.lag}" if added.lag else ""
    columns = []
    for column, expression in v.formula.items():
        value = expression.replace("one.", f"{name}_1.").replace("two.", f"{name}_2.")
        columns.append(f'{_with_zero(v, column, f"({value})", year, first, last)} AS "{column}{suffix}"')
    return joins, columns


def _with_zero(v: Variable, column: str, value: str, year: str, first: int | None, last: int | None) -> str:
    """A column's value, 0 where it counts and the data cover the year without a row."""
    if column not in v.zero:
        return value
    covered = f"{year} BETWEEN {first} AND {last}" if first is not None else "true"
    return f"coalesce({value}, CASE WHEN {covered} THEN 0 END)"


def _side(v: Variable, added: Added, name: str, side: str, first: int | None, last: int | None) -> tuple[str, list[str]]:
    """One join, and the columns that it gives."""
    alias = f"{name}_{side or 'state'}"
    year = f"p.year - {added.lag}" if added.lag else "p.year"
    if side == "dyad":
        on = f"{alias}.code1 = p.{v.keys}1 AND {alias}.code2 = p.{v.keys}2"
        ending = ""
    else:
        on = f"{alias}.code = p.{v.keys}{side}"
        ending = side
    suffix = f"{ending}_lag{added.lag}" if added.lag else ending
    columns = []
    for column in v.columns:
        value = _with_zero(v, column, f"{alias}.{column}", year, first, last)
        columns.append(f'{value} AS "{column}{suffix}"')
    return f"LEFT JOIN {name} {alias} ON {on} AND {alias}.year = {year}", columns


def _coverage(connection: duckdb.DuckDBPyConnection, v: Variable) -> tuple[int | None, int | None]:
    """First and last year of the data behind a variable; None for what is built in."""
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


def _joined(connection: duckdb.DuckDBPyConnection, recipe: Recipe, joins: list[str], columns: list[str]) -> pa.Table:
    key = KEYS[recipe.system]
    keys = [f"{key}1", f"{key}2", "year"] if recipe.unit == "dyads" else [key, "year"]
    query = f"SELECT {', '.join([f'p.{k}' for k in keys] + columns)} FROM keyed p {' '.join(joins)}"
    for event in recipe.peace_years:
        query = _peace_years(query, keys[:-1], event)
    try:
        if not recipe.add and not recipe.peace_years and not recipe.where:
            return connection.sql("SELECT * FROM panel").to_arrow_table()
        if not recipe.where:
            found = connection.sql(f"SELECT * FROM ({query}) ORDER BY {', '.join(keys)}").to_arrow_table()
            (expected,) = _row(connection, "SELECT count(*) FROM panel")
            if found.num_rows != expected:
                raise PanelError(
                    f"joining the variables changed {expected} rows to {found.num_rows}; this is an error of Comity, please report it"
                )
            return found
        return connection.sql(f"SELECT * FROM ({query}) WHERE {recipe.where} ORDER BY {', '.join(keys)}").to_arrow_table()
    except duckdb.Error as error:
        raise PanelError(f"the panel's condition or a column is wrong: {str(error).splitlines()[0]}") from None


def _peace_years(query: str, unit: list[str], event: str) -> str:
    """The query with the years without the event before each year."""
    dyad = ", ".join(unit)
    quoted = '"' + event.replace('"', '""') + '"'
    column = '"' + f"{event}_peace_years".replace('"', '""') + '"'
    return f"""
        SELECT * EXCLUDE (run_, since_), CASE WHEN {quoted} IS NULL THEN NULL ELSE
               row_number() OVER (PARTITION BY {dyad}, run_, since_ ORDER BY year) - 1 END AS {column}
        FROM (SELECT *, coalesce(sum(coalesce({quoted}, 0)) OVER (PARTITION BY {dyad}, run_ ORDER BY year
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS since_
              FROM (SELECT *, year - row_number() OVER (PARTITION BY {dyad} ORDER BY year) AS run_ FROM ({query})))"""


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    found = connection.execute(query).fetchall()
    return tuple(found[0])
