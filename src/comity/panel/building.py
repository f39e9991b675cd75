"""Builds a panel from its recipe, in DuckDB; asserts that no join adds or drops a row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from comity import packaged
from comity.errors import PanelError
from comity.ledger import Ledger, Source
from comity.panel import code_columns, own_tables, progress_bar, spells, units_of_analysis
from comity.panel.joining import Parts, joined_variable, with_other_codes
from comity.panel.recipe import Added, Recipe
from comity.panel.state_years import FIRST_YEAR, KEYS, last_year, register, values
from comity.panel.variable import Variable
from comity.panel.variables import variable
from comity.parties.raw import systems

#: How many stretches of rows are put in order without copying them.
_STRETCHES = 1000
#: The data behind the rows of a panel of leaders.
LEADERS = Variable("leaders", "state", "gw", {}, "", needs=("leaders",), datasets=("archigos",))


@dataclass(frozen=True)
class Built:
    """A panel as built: its rows, the recipe, what to know of it, where its data come from, what of the user's tables did not match."""

    table: pa.Table
    recipe: Recipe
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    unmatched: pa.Table


def build(recipe: Recipe, ledger: Ledger | None, files: Iterable[Path] = ()) -> Built:
    """Build a panel.

    Args:
        recipe: what it is made of.
        ledger: the gathered data sets.
        files: the user's own tables, among which those of the recipe are.

    Raises:
        PanelError: data are not in the ledger or a table of one's own is not given, a condition or column is wrong, or a join
            would change the rows.

    """
    held = ledger.variables() if ledger else {}
    sources = _sources(recipe, held, ledger)
    with duckdb.connect() as connection:
        if ledger:
            ledger.attach(connection)
        for i, own in enumerate(recipe.tables):
            own_tables.read(connection, own, own_tables.found(own, files), i)
        with progress_bar.shown(connection):
            # A recipe or a ledger may be somebody else's: its condition, its views must reach nothing outside.
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            with _told(ledger):
                _prepare(connection, recipe, held, ledger)
                units_of_analysis.make(connection, recipe)
                placed = [own_tables.place(connection, recipe, own, i) for i, own in enumerate(recipe.tables)]
                parts, notes = _parts(connection, recipe, placed)
                table = _table(connection, recipe, parts)
    for spell in recipe.spells:
        table = spells.bent(table, spell)
    notes = [*_of_the_list(recipe), *notes, *(p.note for p in placed)]
    return Built(table, recipe, tuple(notes), sources, own_tables.report(placed))


@contextmanager
def _told(ledger: Ledger | None) -> Iterator[None]:
    """What DuckDB reports of a ledger's tables that are not as Comity makes them, as an error of the ledger."""
    try:
        yield
    except duckdb.Error as error:
        raise PanelError(f"{ledger.path if ledger else 'panel'}: the data cannot be used ({str(error).splitlines()[0]})") from None


def citations(recipe: Recipe, ledger: Ledger | None) -> list[str]:
    """BibTeX, or a reference in words, of the state list and each data set behind a recipe, each once."""
    held = ledger.variables() if ledger and ledger.exists() else {}
    found = [f"% {systems()[{'iso': 'iso3'}.get(recipe.system, recipe.system)]['source']}"]
    for v in _variables(recipe):
        found += [held[n][0].citation for n in v.needs if n in held]
        found.append(f"% {v.name}: {' '.join(v.reference.split())}" if v.reference else "")
    found += [f"% {own.name}: a table of your own, SHA-256 {own.sha256}" for own in recipe.tables]
    return list(dict.fromkeys(c for c in found if c))


def _variables(recipe: Recipe) -> list[Variable]:
    return [*([LEADERS] if recipe.led else []), *(variable(a.name) for a in recipe.add)]


def _sources(recipe: Recipe, held: dict[str, tuple[Source, int]], ledger: Ledger | None) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for v in _variables(recipe):
        for need in v.needs:
            if need not in held:
                where = f"{ledger.path} does not have it" if ledger else "no ledger is given"
                raise PanelError(
                    f"{v.name} needs the data set {' or '.join(v.datasets)}, but {where}; comity gather {v.datasets[0]} loads it"
                )
            found[held[need][0].id] = held[need][0]
        if v.made and ledger is None:
            raise PanelError(f"{v.name} is made of the observations of a ledger; give one")
    return tuple(found[i] for i in sorted(found))


def _prepare(connection: duckdb.DuckDBPyConnection, recipe: Recipe, held: dict[str, tuple[Source, int]], ledger: Ledger | None) -> None:
    """The tables that the base and the variables read."""
    if ledger:
        for name in {n for v in _variables(recipe) for n in v.needs if n in held}:
            connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM ledger.data."{name}"')
        for v in _variables(recipe):
            if v.made:
                connection.register(v.name, v.made(ledger))
    earliest = max(recipe.first - max((a.lag for a in recipe.add), default=0), FIRST_YEAR)
    latest = recipe.last + max((a.lead for a in recipe.add), default=0)
    register(connection, recipe.system, earliest, latest, "any" if recipe.days else recipe.presence, recipe.microstates)
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


def _parts(connection: duckdb.DuckDBPyConnection, recipe: Recipe, placed: list[own_tables.Placed]) -> tuple[Parts, list[str]]:
    """The joins and columns of labels, variables and the user's tables, and what to know of them."""
    own = [(p.variable, Added(p.variable.name)) for p in placed]
    added = [*((variable(a.name), a) for a in recipe.add), *own]
    with_other_codes(connection, recipe, {v.keys for v, _ in added})
    parts: Parts = ([], [])
    notes: list[str] = []
    if recipe.identify:
        code_columns.make(connection, recipe.identify)
        parts = code_columns.joins(recipe.identify, KEYS[recipe.system], recipe.sides)
    for number, (v, a) in enumerate(added):
        (joins, columns), told = joined_variable(connection, recipe, v, a, number)
        parts[0].extend(joins)
        parts[1].extend(columns)
        notes += told
    return parts, notes


def _table(connection: duckdb.DuckDBPyConnection, recipe: Recipe, parts: Parts) -> pa.Table:
    """The rows with their columns, in order."""
    joins, columns = parts
    keys = units_of_analysis.keys(recipe)
    kept = [f"p.{k}" for k in (*keys, *units_of_analysis.told(recipe))]
    query = f"SELECT {', '.join([*kept, *columns, 'p.row_'])} FROM keyed p {' '.join(joins)}"
    for spell in recipe.spells:
        query = spells.counted(query, keys[:-1], spell)
    where = f"WHERE {recipe.where}" if recipe.where else ""
    try:
        if not columns and not recipe.spells and not recipe.where:
            return connection.sql(f"SELECT {', '.join(kept)} FROM panel p").to_arrow_table()
        found = _in_order(connection.sql(f"SELECT * FROM ({query}) {where}").to_arrow_table())
        expected = connection.execute("SELECT count(*) FROM panel").fetchall()[0][0]
    except duckdb.Error as error:
        raise PanelError(f"the panel's condition or a column is wrong: {str(error).splitlines()[0]}") from None
    if found.num_rows > expected or (not where and found.num_rows < expected):
        raise PanelError(f"joining the variables changed {expected} rows to {found.num_rows}; this is an error of Comity, please report it")
    return found


def _in_order(table: pa.Table) -> pa.Table:
    """A table in the order of its rows' numbers, without these.

    Joins keep the order of the panel's rows but for a few stretches that change places with each other. Putting these right copies
    nothing; to sort all rows would take as long as to join them, and twice the memory.
    """
    numbers = table["row_"].to_numpy()
    table = table.drop_columns(["row_"])
    steps = numbers[1:] - numbers[:-1]
    if (steps > 0).all():
        return table
    starts = [0, *(int(i) + 1 for i in (steps != 1).nonzero()[0])]
    if len(starts) > _STRETCHES:
        return table.take(pa.array(numbers.argsort(kind="stable")))
    stretches = sorted(zip(starts, [*starts[1:], len(numbers)], strict=True), key=lambda s: numbers[s[0]])
    return pa.concat_tables([table.slice(start, end - start) for start, end in stretches])


def _of_the_list(recipe: Recipe) -> list[str]:
    """What a reader should know of the states that the rows are made of."""
    found = []
    if recipe.system == "gw" and recipe.microstates:
        found.append("the microstates that Gleditsch and Ward list apart are in it; microstates(False) leaves them out")
    end = last_year(recipe.system)
    if recipe.last > end and recipe.system != "iso":
        found.append(f"the list of {recipe.system} ends with {end}; its last members are carried forward to {recipe.last}")
    return found
