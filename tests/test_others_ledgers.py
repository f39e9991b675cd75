"""A ledger that somebody else made computes nothing of its own, reads no file of whoever opens it, and is told in a line where it would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from comity.brief import build
from comity.errors import ComityError, LedgerError
from comity.ledger import Asked, Data, Ledger, Source, record_queries
from comity.ledger.guarded import select_apart
from comity.observation import Finding, Observation
from comity.panel import Panel
from comity.parties import resolve

BORDER = Finding(Observation("border", "CHL", "PER", "level", 168.0, "km", spans=((0, 5),)), "test")
DOCUMENT = Source("doc-1", "document", text="0123456789")
TABLE = pa.Table.from_pylist([{"ccode1": 2, "ccode2": 20, "year": 1950, "conttype": 1}])
WORD = "xyzzy"

USES: dict[str, Callable[[Path], object]] = {
    "records": lambda path: [(r.source.title, r.observation.kind) for r in Ledger(path).records()],
    "sources": lambda path: [s.source.title for s in Ledger(path).sources()],
    "sql": lambda path: select_apart(path, "SELECT title FROM observations"),
    "export": lambda path: (Ledger(path).export(path.with_suffix(".csv")), path.with_suffix(".csv").read_text()),
    "brief": lambda path: build(Ledger(path), resolve("Chile"), resolve("Peru")),
    "add": lambda path: Ledger(path).add([(Source("doc-2", "document", text="0123456789"), [BORDER])]),
    "panel": lambda path: Panel.dyads("cow", path).years(1950, 1950).only((2, 20)).add("contiguity").to_arrow().to_pylist(),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger as Comity makes it."""
    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    Ledger(path).add([(DOCUMENT, [BORDER])])
    Ledger(path).add([(Source("dataset:c", "dataset"), Data([], {"contiguity": TABLE}))])
    return path


@pytest.fixture
def hostile(tmp_path: Path, whole: Path) -> Callable[[str], Path]:
    """Makes a ledger, changed by somebody's SQL in which ``{file}`` is a file of the user's."""
    secret = tmp_path / "secret.txt"
    secret.write_text(WORD)

    def make(sql: str) -> Path:
        path = tmp_path / "theirs.duckdb"
        shutil.copyfile(whole, path)
        with duckdb.connect(str(path)) as connection:
            connection.execute(sql.replace("{file}", f"(SELECT content FROM read_text('{secret}'))"))
        return path

    return make


#: What somebody may declare in a ledger so that it is computed with whatever is asked, and what is told of it.
DECLARED = {
    "view": ("ALTER TABLE version RENAME TO kept; CREATE VIEW version AS SELECT * REPLACE ({file} AS title) FROM kept", "view .* .version."),
    "endless": ("ALTER TABLE observation RENAME TO kept; CREATE VIEW observation AS SELECT kept.* FROM kept, range(1000000000000) t(n) "
                "WHERE hash(n) % 7 = 9", "view .* .observation."),
    "function": ("CREATE MACRO lower(x) AS {file}", "function .* .lower."),
    "table function": ("CREATE MACRO range(x) AS TABLE SELECT {file}", "function .* .range."),
    "data": ("DROP VIEW data.contiguity; CREATE VIEW data.contiguity AS SELECT 2 AS ccode1, {file} AS conttype", "view .* .contiguity[^ ]*"),
    "data's data": ('DROP VIEW data.contiguity; CREATE VIEW data."contiguity@9" AS SELECT {file} AS conttype; '
                    'CREATE VIEW data.contiguity AS SELECT * FROM data."contiguity@9"', "view .* .contiguity[^ ]*"),
    "computed column": ("DROP TABLE variable; CREATE TABLE variable (name VARCHAR, version BIGINT, rows AS (len(repeat(name, 999999999))))",
                        "column .* .variable."),
    "condition": ("DROP TABLE place; CREATE TABLE place (source VARCHAR, place VARCHAR, CHECK (len(repeat(place, 999999999)) > 0))",
                  "column .* .place."),
    "default": ("ALTER TABLE version ALTER licence SET DEFAULT repeat('x', 999999999)", "column .* .version."),
    "index": ("CREATE INDEX long ON place ((place || 'x'))", "index .long."),
}  # fmt: skip


@pytest.mark.parametrize("declared", DECLARED)
def test_what_no_ledger_of_comity_declares_is_refused(hostile: Callable[[str], Path], declared: str) -> None:
    sql, told = DECLARED[declared]
    with pytest.raises(ComityError, match=rf"theirs.duckdb: holds an? {told}, which no ledger of Comity does"):
        Ledger(hostile(sql)).places("doc-1")


def test_it_is_refused_though_this_process_has_just_written_the_ledger(hostile: Callable[[str], Path]) -> None:
    path = hostile("SELECT 1")
    USES["add"](path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE MACRO lower(x) AS 'theirs'")
    with pytest.raises(LedgerError, match="function .* .lower."):
        USES["add"](path)


@pytest.mark.parametrize("use", USES)
def test_it_is_refused_whatever_is_asked(hostile: Callable[[str], Path], use: str) -> None:
    path = hostile(DECLARED["view"][0])
    with pytest.raises(ComityError, match="which no ledger of Comity does") as raised:
        USES[use](path)
    assert WORD not in str(raised.value)


def test_what_others_call_observations_is_not_asked(hostile: Callable[[str], Path]) -> None:
    path = hostile("DROP VIEW observations; CREATE VIEW observations AS SELECT *, {file} AS title FROM observation")
    assert Ledger(path).to_arrow().column("title").to_pylist() == [""]


def test_tables_and_views_of_ones_own_are_let_be(hostile: Callable[[str], Path]) -> None:
    path = hostile("CREATE TABLE mine (x INTEGER DEFAULT 5); CREATE VIEW borders AS SELECT a, b FROM observation")
    assert Ledger(path).sql("SELECT * FROM borders")[1] == [("CHL", "PER")]


@pytest.mark.parametrize(
    "asked",
    ["duckdb_settings()", "duckdb_databases", "query('SELECT path FROM duckdb_databases()')", "(SELECT \"current_setting\"('threads'))"],
)
def test_a_view_of_others_tells_nothing_of_the_machine(hostile: Callable[[str], Path], asked: str) -> None:
    path = hostile(f'CREATE VIEW "my own" AS SELECT * FROM {asked}; CREATE VIEW mine AS SELECT * FROM "my own"')
    for name in ("mine", '"my own"', "main.MINE"):
        with pytest.raises(LedgerError, match="may tell of this machine|runs a text as SQL"):
            Ledger(path).sql(f"SELECT * FROM {name}")
    assert Ledger(path).sql("SELECT count(*) FROM observations")[1] == [(1,)]


def test_a_data_set_of_another_shape_is_told(hostile: Callable[[str], Path]) -> None:
    path = hostile('CREATE OR REPLACE TABLE data."contiguity@2" AS SELECT today() AS ccode2, [1] AS year')
    with pytest.raises(ComityError, match="the data cannot be used"):
        USES["panel"](path)


@pytest.mark.parametrize("cell", ["unit = 'x'", "kind = 'x'", "spans = '[[-1, 9e9]]'", "attrs = '[1]'", "modality = ''", "value = 'NaN'"])
def test_cells_that_are_no_observation_are_told_with_the_ledger(hostile: Callable[[str], Path], cell: str) -> None:
    path = hostile(f"UPDATE observation SET {cell}")
    with pytest.raises(ComityError, match=r"theirs.duckdb: holds what is no observation"):
        Ledger(path).records()


def test_what_was_not_asked_for_is_told_with_the_ledger(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As DuckDB answers where a column's damaged statistics say that a condition holds.
    asked = record_queries.that_fit([Asked()])
    monkeypatch.setattr(record_queries, "that_fit", lambda *_: asked)
    with pytest.raises(ComityError, match=r"whole.duckdb: gives what was not asked for"):
        Ledger(whole).records(("CHL", "PER"), kinds=("membership",))
