"""The user's own tables, joined to a panel by any system of codes, with a report of what did not match."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from comity.errors import PanelError
from comity.panel.code_columns import NAME, check
from comity.panel.recipe import OwnTable, Recipe
from comity.panel.state_years import KEYS, literal
from comity.panel.variable import Variable
from comity.parties import conversion

#: How many sorts of unmatched rows a note names.
_SAMPLE = 5


@dataclass(frozen=True)
class Placed:
    """A table as the panel joins it.

    Attributes:
        variable: as which it is joined.
        note: how much of it was.
        unmatched: code or codes, why, rows, first and last year of what did not match.

    """

    variable: Variable
    note: str
    unmatched: tuple[tuple[str, str, int, int | None, int | None], ...]


def described(path: Path, system: str, codes: tuple[str, ...], year: str, columns: tuple[str, ...], both_ways: bool) -> OwnTable:
    """A file as a recipe has it.

    Raises:
        PanelError: there is no such file or system, its format is another, or it lacks a column.

    """
    check(system)
    if not 1 <= len(codes) <= 2 or (both_ways and len(codes) == 1):
        raise PanelError(f"{path.name}: give the column of the state's code, or the two of a dyad's")
    if not path.is_file():
        raise PanelError(f"{path}: no such file")
    own = OwnTable(path.name, _hash(path), system, codes, year, columns, both_ways)
    with duckdb.connect() as connection:
        there = _columns(connection, f"SELECT * FROM {_reader(path)}", path)
    absent = [c for c in (*codes, *((year,) if year else ()), *columns) if c not in there]
    if absent:
        raise PanelError(f"{path}: has no column {absent[0]}; it has {', '.join(there[:12])}")
    return own


def found(own: OwnTable, files: Iterable[Path]) -> Path:
    """The file of a table, among those that the user gave.

    Raises:
        PanelError: none is the file that the recipe means.

    """
    named = [f for f in files if f.is_file() and _hash(f) == own.sha256]
    if not named:
        raise PanelError(f"the panel joins a table of your own, {own.name}, with the hash {own.sha256[:12]}…; give that very file")
    return named[0]


def read(connection: duckdb.DuckDBPyConnection, own: OwnTable, path: Path, number: int) -> None:
    """Read a table into a connection, before the outside is closed to it."""
    try:
        connection.execute(f"CREATE TEMP TABLE raw{number} AS SELECT * FROM {_reader(path, own.codes)}")
    except duckdb.Error as error:
        raise PanelError(f"{path}: cannot be read: {str(error).splitlines()[0]}") from None


def place(connection: duckdb.DuckDBPyConnection, recipe: Recipe, own: OwnTable, number: int) -> Placed:
    """A table's rows by the panel's own codes, and what of them has no place.

    Raises:
        PanelError: a year is none.

    """
    raw, year = f"raw{number}", f'r."{own.year}"::INTEGER' if own.year else "NULL::INTEGER"
    joins, columns = [], [f"{year} AS year"]
    for side, column in enumerate(own.codes, 1):
        _resolve(connection, recipe, own, f"place{number}_{side}", f'SELECT DISTINCT r."{column}"::VARCHAR, {year} FROM {raw} r')
        alias = f"c{side}"
        joins.append(f"""LEFT JOIN place{number}_{side} {alias} ON {alias}.given IS NOT DISTINCT FROM r."{column}"::VARCHAR
                         AND {alias}.year IS NOT DISTINCT FROM {year}""")
        columns += [f"{alias}.code AS code{side}", f"{alias}.given AS given{side}", f"{alias}.why AS why{side}"]
    there = _columns(connection, f"SELECT * FROM {raw}", Path(own.name))
    wanted = own.columns or tuple(c for c in there if c not in (*own.codes, own.year))
    columns += [f'r."{c}"' for c in wanted]
    connection.execute(f"CREATE TEMP TABLE own{number} AS SELECT {', '.join(columns)} FROM {raw} r {' '.join(joins)}")
    note, unmatched = _report(connection, recipe, own, number)
    return Placed(_variable(own, number, wanted), note, unmatched)


def report(placed: Iterable[Placed]) -> pa.Table:
    """What of the user's tables did not match: file, code, why, rows, first and last year."""
    rows = [(p.variable.name, *line) for p in placed for line in p.unmatched]
    kinds = {"file": pa.string(), "code": pa.string(), "why": pa.string(), "rows": pa.int64(), "first": pa.int32(), "last": pa.int32()}
    return pa.table({name: pa.array([r[i] for r in rows], kind) for i, (name, kind) in enumerate(kinds.items())})


def _variable(own: OwnTable, number: int, wanted: tuple[str, ...]) -> Variable:
    table, keys = f"own{number}", ["year"] if own.year else []
    listed = ", ".join([*keys, *(f'"{c}"' for c in wanted)])
    if len(own.codes) == 1:
        query = f"SELECT code1 AS code, {listed} FROM {table}"
    else:
        query = f"SELECT code1, code2, {listed} FROM {table}"
        query += f" UNION ALL SELECT code2, code1, {listed} FROM {table}" if own.both_ways else ""
    columns = dict.fromkeys(wanted, f"as in {own.name}")
    return Variable(own.name, "dyad" if len(own.codes) == 2 else "state", "own", columns, query, yearly=bool(own.year))


def _resolve(connection: duckdb.DuckDBPyConnection, recipe: Recipe, own: OwnTable, table: str, query: str) -> None:
    """Make a table of the codes in a file: as given, year, the panel's own code, and why there is none."""
    try:
        pairs = connection.execute(query).fetchall()
    except duckdb.Error as error:
        raise PanelError(f"{own.name}: column {own.year} is not of years: {str(error).splitlines()[0]}") from None
    listed = connection.execute("SELECT code, party, year FROM sy ORDER BY year").fetchall()
    of_party: dict[tuple[str, int | None], str | int] = {(party, None): code for code, party, _ in listed}
    of_party |= {(party, year): code for code, party, year in listed}
    same = own.system == {"iso": "iso3"}.get(recipe.system, recipe.system)
    itself = {(str(code), year): code for code, _, year in listed} if same else {}
    parties = conversion([g for g, _ in pairs], on=[y for _, y in pairs], source=None if own.system == NAME else own.system).values
    rows = []
    for (given, year), party in zip(pairs, parties, strict=True):
        code = itself.get(((given or "").strip(), year)) or of_party.get((str(party), year))
        rows.append((given, year, code, "" if code is not None else _why(recipe, own, given, year, party)))
    kinds = {"given": pa.string(), "year": pa.int32(), "code": pa.string() if recipe.system == "iso" else pa.int32(), "why": pa.string()}
    connection.register("resolved", pa.table({name: pa.array([r[i] for r in rows], kind) for i, (name, kind) in enumerate(kinds.items())}))
    connection.execute(f"CREATE TEMP TABLE {table} AS FROM resolved")
    connection.unregister("resolved")


def _why(recipe: Recipe, own: OwnTable, given: str | None, year: int | None, party: object) -> str:
    """Why a code has no place in the panel."""
    if given is None or (own.year and year is None):
        return "has no code or no year"
    if year is not None and not recipe.first <= year <= recipe.last:
        return "is of a year that the panel does not have"
    if party is None:
        return f"is no {own.system if own.system == NAME else f'code of {own.system}'} that anybody has then"
    return f"is no state of {recipe.system} then"


def _report(
    connection: duckdb.DuckDBPyConnection, recipe: Recipe, own: OwnTable, number: int
) -> tuple[str, tuple[tuple[str, str, int, int | None, int | None], ...]]:
    """How many rows of a table were joined, in words, and those that were not, by code and reason."""
    key, year = KEYS[recipe.system], ", year" if own.year else ""
    sides = recipe.sides
    if len(own.codes) == 2:
        ways = [[f"{key}1", f"{key}2"], *([[f"{key}2", f"{key}1"]] if own.both_ways else [])]
        given, bad = "given1 || '-' || given2", "why1 <> '' OR why2 <> ''"
        code, reason = "CASE WHEN why1 <> '' THEN given1 ELSE given2 END", "CASE WHEN why1 <> '' THEN why1 ELSE why2 END"
    else:
        ways, given, bad, code, reason = [[f"{key}{s}"] for s in sides], "given1", "why1 <> ''", "given1", "why1"
    places = " UNION ".join(f"SELECT {', '.join(f'{c} AS code{i}' for i, c in enumerate(way, 1))}{year} FROM panel" for way in ways)
    matched = " AND ".join(f"p.{c} = o.{c}" for c in [*(f"code{i + 1}" for i in range(len(own.codes))), *(["year"] if own.year else [])])
    found = connection.execute(f"""
        WITH places AS ({places}),
        lost AS (SELECT {code} AS code, {reason} AS why, year FROM own{number} WHERE {bad}
                 UNION ALL SELECT {given}, 'is no row of the panel then', year FROM own{number} o
                 WHERE NOT ({bad}) AND NOT EXISTS (FROM places p WHERE {matched}))
        SELECT coalesce(code, ''), why, count(*), min(year), max(year) FROM lost GROUP BY ALL ORDER BY 3 DESC, 1, 2""").fetchall()
    (total,) = connection.execute(f"SELECT count(*) FROM own{number}").fetchall()[0]
    lost = sum(f[2] for f in found)
    note = f"{own.name}: {total - lost} of {total} rows joined by {own.system}"
    if found:
        shown = "; ".join(f"{code or 'a row'} {why} ({rows})" for code, why, rows, _, _ in found[:_SAMPLE])
        note += f"; not joined: {shown}" + (f"; and {len(found) - _SAMPLE} more" if len(found) > _SAMPLE else "")
    return note, tuple(found)


def _reader(path: Path, codes: tuple[str, ...] = ()) -> str:
    """How DuckDB reads a file, with codes as the text that they are (004 is not 4)."""
    ending = path.name.removesuffix(".gz").rpartition(".")[2].lower()
    if ending == "parquet":
        return f"read_parquet({literal(str(path))})"
    if ending != "csv":
        raise PanelError(f"{path}: cannot join .{ending}; give .csv (also .csv.gz) or .parquet")
    texts = ", ".join(f"{literal(c)}: 'VARCHAR'" for c in codes)
    return f"read_csv({literal(str(path))}, header = true, types = {{{texts}}})"


def _columns(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> list[str]:
    try:
        return [str(r[0]) for r in connection.execute(f"DESCRIBE {query}").fetchall()]
    except duckdb.Error as error:
        raise PanelError(f"{path}: cannot be read: {str(error).splitlines()[0]}") from None


def _hash(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
