"""A ledger that somebody else made reads no file of whoever opens it, and is told in a line where it tries."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from comity.brief import build
from comity.errors import ComityError
from comity.ledger import Data, Ledger, Source
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


@pytest.fixture
def hostile(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a ledger, changed by somebody's SQL in which ``{file}`` is a file of the user's."""
    secret = tmp_path / "secret.txt"
    secret.write_text(WORD)

    def make(sql: str) -> Path:
        path = tmp_path / "theirs.duckdb"
        Ledger(path).add([(DOCUMENT, [BORDER])])
        Ledger(path).add([(Source("dataset:c", "dataset"), Data([], {"contiguity": TABLE}))])
        with duckdb.connect(str(path)) as connection:
            connection.execute(sql.replace("{file}", f"(SELECT content FROM read_text('{secret}'))"))
        return path

    return make


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    "sql",
    [
        "DROP VIEW observations; ALTER TABLE version RENAME TO kept; CREATE VIEW version AS SELECT * REPLACE ({file} AS title) FROM kept;"
        " CREATE VIEW observations AS SELECT *, {file} AS title FROM observation",
        "CREATE MACRO coalesce_title(x) AS {file}; CREATE MACRO count(x) AS {file}; CREATE MACRO lower(x) AS {file}",
        "DROP VIEW data.contiguity; CREATE VIEW data.contiguity AS SELECT 2 AS ccode1, 20 AS ccode2, 1950 AS year, {file} AS conttype",
        "DROP VIEW data.contiguity; CREATE VIEW data.contiguity AS SELECT 'x' AS ccode1, today() AS ccode2, [1] AS year",
    ],
    ids=["views", "macros", "data", "shape"],
)
def test_it_reads_no_file(hostile: Callable[[str], Path], sql: str, use: str) -> None:
    path = hostile(sql)
    try:
        made = USES[use](path)
    except ComityError as error:
        assert WORD not in str(error) and "\n" not in str(error)
    else:
        assert WORD not in repr(made)


def test_it_is_told(hostile: Callable[[str], Path]) -> None:
    path = hostile("DROP VIEW observations; CREATE VIEW observations AS SELECT *, {file} AS title FROM observation")
    with pytest.raises(ComityError, match="asks for a file beside itself"):
        Ledger(path).to_arrow()


@pytest.mark.parametrize("cell", ["unit = 'x'", "kind = 'x'", "spans = '[[-1, 9e9]]'", "attrs = '[1]'", "modality = ''", "value = 'NaN'"])
def test_cells_that_are_no_observation_are_told_with_the_ledger(hostile: Callable[[str], Path], cell: str) -> None:
    path = hostile(f"UPDATE observation SET {cell}")
    with pytest.raises(ComityError, match=r"theirs.duckdb: holds what is no observation"):
        Ledger(path).records()


def test_what_was_not_asked_for_is_told_with_the_ledger(hostile: Callable[[str], Path]) -> None:
    parts = 'a, b, measure, value, unit, bound, start, "end", base_start, base_end, modality, attrs, speaker, spans, marks, rule, row'
    drawn = "CASE WHEN random() < 0.5 THEN 'border' ELSE 'membership' END"
    path = hostile(
        "DROP VIEW observations; ALTER TABLE observation RENAME TO kept; CREATE VIEW observation AS SELECT"
        f" o.observation + n AS observation, version, {drawn} AS kind, facet, {parts} FROM kept o, range(40) t(n)"
    )
    with pytest.raises(ComityError, match=r"theirs.duckdb: (gives what was not asked for|holds what is no observation)"):
        Ledger(path).records(("CHL", "PER"), kinds=("membership",))
