"""The ledger: adding, versions, crashes, other writers, older and newer schemas, export."""

import datetime
import json
import os
import signal
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.errors import LedgerError, ObservationError
from comity.ledger import Asked, Data, Ledger, Preview, Source, database_file
from comity.ledger.database_file import BULK_ROWS, ROWS
from comity.ledger.exploring import Wanted, counts, figures
from comity.observation import Finding, Observation, load

BORDER = Observation("border", "CHL", "PER", "level", 168.0, "km", spans=((0, 10),))
TRADE = Observation("trade", "CHL", "PER", "level", 3.2e9, "USD", attrs={"flow": "turnover"}, spans=((11, 20),), speaker="Ana Example")
SOURCE = Source("doc-1", "document", "Title", "Publisher", text="0123456789 0123456789", attribution=("A", "B"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "test.duckdb")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger with one document that is only read."""
    ledger = Ledger(tmp_path_factory.mktemp("held") / "test.duckdb")
    ledger.add([(SOURCE, entries(BORDER))])
    return ledger


def entries(*observations: Observation) -> list[Finding]:
    return [Finding(o, "test.rule", ((o.spans[0][0], o.spans[0][0] + 2),)) for o in observations]


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    assert ledger.add([(SOURCE, entries(BORDER, TRADE))]) == 1
    records = ledger.records(("PER", "CHL"))
    assert [r.observation for r in records] == [BORDER, TRADE]
    assert records[0].finding == entries(BORDER)[0]
    assert records[0].source == replace(SOURCE, text="")
    assert ledger.text("doc-1") == SOURCE.text


def test_adding_the_same_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    before = ledger.records()
    assert ledger.add([(SOURCE, entries(BORDER, TRADE))]) == 0
    assert ledger.records() == before
    assert len(ledger.history("doc-1")) == 1


def test_a_new_version_replaces_and_keeps_the_history(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    assert ledger.add([(replace(SOURCE, text="9876543210", sha256="x"), entries(BORDER))]) == 1
    assert [r.observation for r in ledger.records()] == [BORDER]
    assert [(number, current, count) for number, current, _, count in ledger.history("doc-1")] == [(1, False, 2), (2, True, 1)]
    assert ledger.sql("SELECT count(*) FROM observation")[1] == [(3,)]


def test_filters(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE)), (Source("data", "dataset"), [Finding(BORDER, "x", row="row 1")])])
    assert len(ledger.records(party="PER")) == 3
    assert len(ledger.records(kinds=("trade",))) == 1
    assert len(ledger.records(sort="dataset")) == 1
    assert ledger.records(("CHL", "BOL")) == []


def test_an_error_half_way_leaves_the_last_whole_state(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])

    def items():
        yield replace(SOURCE, id="doc-2"), entries(TRADE)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        ledger.add(items())
    assert [s.source.id for s in ledger.sources()] == ["doc-1"]
    assert sorted(p.name for p in ledger.path.parent.iterdir()) == ["test.duckdb"]


KILLED = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
sys.path.insert(0, {tests!r})
from comity.ledger.adding import BATCH
from test_ledger import *
def items():
    for i in range(10**9):
        yield replace(SOURCE, id=f"doc-{{i}}"), entries(TRADE)
        if i == BATCH + 100: print("writing", flush=True)  # the first batch is in, the ledger open
Ledger({path!r}).add(items())
"""


def test_kill_in_the_middle_of_a_write(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_file, "PATIENCE", 0.3)
    ledger.add([(SOURCE, entries(BORDER))])
    script = KILLED.format(tests=str(Path(__file__).parent), path=str(ledger.path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            writer.stdout.readline()
            with pytest.raises(LedgerError, match="another process is (using|writing)"):
                ledger.add([(SOURCE, [])])
            with pytest.raises(LedgerError, match="another process is writing"):
                ledger.records()
        finally:
            os.kill(writer.pid, signal.SIGKILL)
    assert [r.observation for r in ledger.records()] == [BORDER]
    assert ledger.add([(replace(SOURCE, id="doc-9"), entries(TRADE))]) == 1
    assert len(ledger.records()) == 2


def test_a_full_disk_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    script = f"""
import resource, signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from test_ledger import *
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path({str(ledger.path)!r}).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, size + 50_000))
items = [(replace(SOURCE, id=f"doc-{{i}}", text=f"{{i}} " * 50_000), entries(TRADE)) for i in range(300)]
try:
    Ledger({str(ledger.path)!r}).add(items)
except LedgerError as error:
    print("told:", error)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parent, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr and done.stdout.startswith("told:"), done
    assert [r.observation for r in ledger.records()] == [BORDER]


VERSION_1 = """
CREATE SEQUENCE observation_id; CREATE SEQUENCE version_id;
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
CREATE TABLE source (source VARCHAR PRIMARY KEY, sort VARCHAR NOT NULL);
CREATE TABLE version (version BIGINT PRIMARY KEY DEFAULT nextval('version_id'), source VARCHAR NOT NULL, number INTEGER NOT NULL,
    current BOOLEAN NOT NULL, digest VARCHAR NOT NULL, label VARCHAR, title VARCHAR, publisher VARCHAR, author VARCHAR, url VARCHAR,
    published DATE, attribution VARCHAR[], sha256 VARCHAR, text VARCHAR, added TIMESTAMP NOT NULL DEFAULT current_localtimestamp());
CREATE TABLE observation (observation BIGINT PRIMARY KEY DEFAULT nextval('observation_id'), version BIGINT NOT NULL, kind VARCHAR NOT NULL,
    facet VARCHAR NOT NULL, a VARCHAR NOT NULL, b VARCHAR, measure VARCHAR, value DOUBLE, unit VARCHAR, bound VARCHAR NOT NULL,
    "start" DATE, "end" DATE, base_start DATE, base_end DATE, modality VARCHAR NOT NULL, attrs JSON NOT NULL, speaker VARCHAR,
    spans JSON NOT NULL, rule VARCHAR NOT NULL, "row" VARCHAR);
CREATE VIEW observations AS SELECT * FROM observation;
INSERT INTO meta VALUES ('schema', '1');
INSERT INTO source VALUES ('old', 'document');
INSERT INTO version (source, number, current, digest) VALUES ('old', 1, true, 'x');
INSERT INTO observation (version, kind, facet, a, b, measure, value, unit, bound, modality, attrs, spans, rule)
    VALUES (1, 'border', 'border', 'CHL', 'PER', 'level', 168, 'km', 'exact', 'actual', '{}', '[[0, 4]]', 'r');
"""


def make_version_1(path: Path) -> None:
    """A ledger as the first schema had it."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(VERSION_1)


def test_an_older_schema_is_migrated(ledger: Ledger) -> None:
    make_version_1(ledger.path)
    (record,) = ledger.records()
    assert record.observation.value == 168
    assert record.finding.marks == ()
    assert ledger.add([(SOURCE, entries(TRADE))]) == 1
    assert len(ledger.records()) == 2


def test_a_newer_schema_is_refused(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    with duckdb.connect(str(ledger.path)) as connection:
        connection.execute("UPDATE meta SET value = '99'")
    for call in (ledger.records, lambda: ledger.add([])):
        with pytest.raises(LedgerError, match="install a newer Comity"):
            call()


def test_what_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "none.duckdb").records()
    (tmp_path / "text.duckdb").write_text("hello")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(tmp_path / "text.duckdb").records()
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE t (x INT)")
    with pytest.raises(LedgerError, match="no ledger of Comity"):
        Ledger(tmp_path / "other.duckdb").records()


def test_sql_reads_and_never_writes(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    assert ledger.sql("SELECT kind, value FROM observations ORDER BY kind") == (["kind", "value"], [("border", 168.0), ("trade", 3.2e9)])
    for given in ("range(3)", "json_each('[1, 2]')", "duckdb_columns()", "pragma_table_info('observation')", "information_schema.tables"):
        assert ledger.sql(f"SELECT * FROM {given}")[1]
    for bad in ("DELETE FROM observation", "SELEC 1", "SELECT nothing FROM observations"):
        with pytest.raises(LedgerError):
            ledger.sql(bad)
    assert len(ledger.records()) == 2


def test_an_unknown_kind_or_sort_is_an_error_that_names_those_like_it(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    with pytest.raises(LedgerError, match="no kind of observation 'trad'; did you mean trade"):
        ledger.records(kinds=("trad",))
    with pytest.raises(LedgerError, match="no sort of source 'data'; did you mean dataset"):
        ledger.records(sort="data")
    with pytest.raises(LedgerError, match="no measure 'leve'; did you mean level"):
        ledger.records(measure="leve")
    with pytest.raises(LedgerError, match="no document or data set 'doc-2'; did you mean doc-1"):
        ledger.records(source="doc-2")


def test_a_party_that_is_none_is_an_error_and_one_of_which_nothing_is_told_gives_nothing(ledger: Ledger) -> None:
    odd = Observation("membership", "CHL", "XQX", attrs={"action": "member"})
    ledger.add([(SOURCE, entries(BORDER)), (Source("data", "dataset"), [Finding(replace(odd, b="UN"), "x", row="row 1")])])
    with duckdb.connect(str(ledger.path)) as connection:
        # A ledger may hold a party that is none any longer.
        connection.execute("UPDATE observation SET b = 'XQX' WHERE b = 'UN'")
    with pytest.raises(LedgerError, match="'Peru' is no party's id; give PER"):
        ledger.records(("CHL", "Peru"))
    for asked in ({"pair": ("CHL", "XZX")}, {"party": "XZX"}, {"party": ("CHL", "XZX")}):
        with pytest.raises(LedgerError, match="no state or organisation is called 'XZX'"):
            ledger.records(**asked)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="did you mean"):
        ledger.records(party="NATOO")
    assert ledger.records(party="FJI") == ledger.records(("CHL", "XQX"), kinds=("trade",)) == []
    assert [r.observation for r in ledger.records(party="XQX")] == [odd]


def test_export(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    for name in ("x.jsonl", "x.csv", "x.parquet"):
        assert ledger.export(tmp_path / name) == 2
    lines = (tmp_path / "x.jsonl").read_text().splitlines()
    assert list(load(lines)) == [BORDER, TRADE]
    assert duckdb.sql(f"SELECT DISTINCT typeof(attrs) FROM '{tmp_path}/x.parquet'").fetchall() == [("JSON",)]
    assert json.loads(lines[0])["document"] == "doc-1"
    table = pq.read_table(tmp_path / "x.parquet").to_pylist()
    assert [row["value"] for row in table] == [168.0, 3.2e9]
    assert (tmp_path / "x.csv").read_text().count("\n") == 3
    with pytest.raises(LedgerError, match=r"cannot write .docx; give .jsonl, .ndjson, .parquet, .csv"):
        ledger.export(tmp_path / "x.docx")


def test_documents_of_one_name_from_two_folders_stay_two(ledger: Ledger) -> None:
    for month in ("jan", "feb"):
        source = Source("001.txt", "document", text=month, sha256=month, origin=f"/data/{month}/001.txt", place=f"{month}/001.txt")
        assert ledger.add([(source, entries(BORDER))]) == 1
    assert len(ledger.sources()) == 2 and len(ledger.records()) == 2
    assert [len(ledger.history(s.source.id)) for s in ledger.sources()] == [1, 1]


def test_two_records_of_one_id_in_one_batch_stay_two(ledger: Ledger) -> None:
    twice = [(Source("7", "document", text=t, sha256=t, origin=f"/d.jsonl#7{m}"), entries(BORDER)) for t, m in (("x", ""), ("y", "~2"))]
    for expected in (2, 0, 0):
        assert ledger.add(twice) == expected
    assert len(ledger.sources()) == 2


def test_a_source_told_twice_in_one_batch_has_what_it_says_last(ledger: Ledger) -> None:
    later = replace(SOURCE, text="9876543210", sha256="x")
    assert ledger.add([(SOURCE, entries(BORDER, TRADE)), (later, entries(BORDER))]) == 1
    assert [r.observation for r in ledger.records()] == [BORDER]


def test_of_one_figure_that_of_a_data_set_is_shown_and_facts_are_counted_up_to_a_year(ledger: Ledger) -> None:
    told = {year: replace(TRADE, value=float(year), start=date(year, 1, 1), end=date(year, 12, 31)) for year in (2000, 2010)}
    data = (Source("dataset:d", "dataset", title="d"), [Finding(told[2000], "x", row="1")])
    ledger.add([data, (SOURCE, entries(told[2010]))])
    wanted = Wanted("either", "trade", "level", "USD", "turnover")
    assert [f.value for f in figures(ledger, wanted, "CHL", None)] == [2000]
    assert [counts(ledger, wanted, "CHL", year) for year in (1999, 2005, 2010)] == [{}, {"PER": 1}, {"PER": 2}]


def test_a_pair_asked_for_in_both_directions_has_the_years_of_both(ledger: Ledger) -> None:
    told = [replace(TRADE, start=date(year, 1, 1), end=date(year, 12, 31)) for year in (2000, 2005, 2010, 2015)]
    ledger.add([(SOURCE, entries(*told))])
    found = ledger.about({("CHL", "PER"): (2000, 2001), ("PER", "CHL"): (2005, 2006)})
    assert [r.observation.start.year for r in found if r.observation.start] == [2000, 2005, 2015]


def test_the_same_text_from_two_places_is_one_document(ledger: Ledger) -> None:
    for place in ("a/x.txt", "b/y.txt", "a/x.txt"):
        ledger.add([(Source(place, "document", text="same", sha256="same", url=place, origin=f"/{place}", place=place), entries(BORDER))])
    (summary,) = ledger.sources()
    assert summary.versions == 1 and summary.places == 2 and len(ledger.records()) == 1
    assert ledger.places(summary.source.id) == ["a/x.txt", "b/y.txt"]


def test_what_does_not_fit_into_little_memory_is_asked_for_without_a_limit(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add([(replace(SOURCE, id=f"doc-{i}", origin=f"/{i}", sha256=str(i)), entries(BORDER, TRADE)) for i in range(3000)])
    whole = ledger.records()
    monkeypatch.setattr(database_file, "_PASSING", "100KB")
    with database_file.reading(ledger.path) as connection, pytest.raises(duckdb.OutOfMemoryException), database_file._bounded(connection):
        connection.execute("SELECT * FROM observations ORDER BY attrs, observation").fetchall()
    assert ledger.records(("CHL", "PER")) == whole and len(whole) == 6000


def test_what_changes_nothing_writes_nothing(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    before = ledger.path.stat()
    assert ledger.add([(SOURCE, entries(BORDER, TRADE))]) == 0
    after = ledger.path.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)


def test_permissions_and_links_stay(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    ledger.path.chmod(0o600)
    link = tmp_path / "link.duckdb"
    link.symlink_to(ledger.path)
    assert Ledger(link).add([(replace(SOURCE, id="doc-2"), entries(TRADE))]) == 1
    assert link.is_symlink() and ledger.path.stat().st_mode & 0o777 == 0o600
    assert len(ledger.records()) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "COPY (SELECT 1) TO '/tmp/comity-copied.csv'",
        "COPY observation TO '{path}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "ATTACH '/tmp/comity-attached.duckdb'",
        "EXPORT DATABASE '/tmp/comity-exported'",
        "PRAGMA database_list",
        "SELECT path FROM duckdb_databases()",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM duckdb_settings()",
        "SELECT current_setting('temp_directory')",
        "FROM query('SELECT path FROM duckdb_databases()')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT path FROM duckdb_databases()'))",
        "SELECT * FROM query_table('pg_settings')",
        "SELECT * FROM duckdb_extension_repositories()",
        "SELECT * FROM truncate_duckdb_logs()",
        "SELECT * FROM pragma_platform()",
        "SELECT * FROM pandas_scan(1)",
        "FROM python_map_function((SELECT 1), 1)",
        "SELECT write_log('x')",
        "SELECT (SELECT count(*) FROM some_new_scan('x'))",
        "SELECT '\ud800'",
        "SET threads = 1",
        "DELETE FROM observation",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE observation",
        "CREATE TABLE t AS SELECT 1",
        "",
        "SELEC 1",
    ],
)
def test_sql_is_one_select_and_reaches_nothing_else(held: Ledger, statement: str) -> None:
    with pytest.raises(LedgerError) as refused:
        held.sql(statement.format(path=held.path))
    assert "\n" not in str(refused.value)
    assert [r.observation for r in held.records()] == [BORDER]


def test_sql_apart_is_bounded_in_time_and_memory(held: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.ledger.guarded import select_apart

    # A folder of somebody's documents, with what looks like a module of Python.
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert select_apart(held.path, "SELECT count(*) AS n FROM observations") == (["n"], [(1,)])
    with pytest.raises(LedgerError, match="(?i)memory"):
        select_apart(held.path, "SELECT repeat('a', 1900000000), repeat('b', 1900000000)", memory=1024**3)
    with pytest.raises(LedgerError, match="seconds"):
        select_apart(held.path, "SELECT count(*) FROM range(10000000000) a, range(1000000) b", seconds=1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the operating system")
def test_sql_apart_ends_by_itself_where_nobody_is_left_to_end_it(held: Ledger) -> None:
    asked = {"path": str(held.path), "statement": "SELECT count(*) FROM range(10000000000) a, range(1000000) b"}
    answering = [sys.executable, "-c", "from comity.ledger.guarded import serve; serve()"]
    told = json.dumps({**asked, "seconds": 1, "memory": 2 * 1024**3, "most": None})
    done = subprocess.run(answering, input=told.encode(), capture_output=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGXCPU


#: Asks each ledger, and says after each that it has lived through it.
ASKED = """
import sys
from comity.errors import ComityError
from comity.ledger import Ledger
for path in sys.argv[1:]:
    for call in (lambda l: l.records(), lambda l: l.sources(), lambda l: l.text("doc-3"), lambda l: l.variables()):
        try:
            call(Ledger(path))
        except ComityError as error:
            assert chr(10) not in str(error), error
    print(path, flush=True)
"""


def test_a_damaged_ledger_is_told_in_a_line(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([(replace(SOURCE, id=f"doc-{i}", text=f"{i} " * 3000), entries(BORDER, TRADE)) for i in range(50)])
    whole = ledger.path.read_bytes()
    cut = [whole[: len(whole) * part // 6] for part in range(6)]
    changed = []
    for part in range(18):
        start, data = len(whole) * part // 18, bytearray(whole)
        data[start : start + 4096] = bytes((b * 7 + part + 6) % 256 for b in data[start : start + 4096])
        changed.append(bytes(data))
    paths = [tmp_path / f"{number}.duckdb" for number in range(24)]
    for path, content in zip(paths, cut + changed, strict=True):
        path.write_bytes(content)
    done = subprocess.run([sys.executable, "-c", ASKED, *paths], capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines() == [str(path) for path in paths], done.stderr


OPENED = """
import sys
from comity.cli.main import main
from comity.ledger import database_file
database_file.OPENING = 0.5
main(["ledger", "list", sys.argv[1]])
"""


def test_a_ledger_that_does_not_open_is_told_in_a_line(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    data = bytearray(ledger.path.read_bytes())
    # The newer header of a DuckDB file leads to the block with the list of free ones: which part comes next, and how many. Moved on by
    # a word, which its checksum does not tell, the list is followed by itself and has 2^64 - 1.
    _, _, free, _, size = max((struct.unpack_from("<5Q", data, at + 8) for at in (4096, 8192)), key=lambda header: header[0])
    begin = 3 * 4096 + (free & (1 << 56) - 1) * size + 8
    data[begin : begin + size - 8] = bytes(8) + data[begin : begin + size - 16]
    ledger.path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", OPENED, ledger.path], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"comity: {ledger.path}: does not open in 0 seconds of computing; it is damaged\n"


def test_a_preview_is_what_adding_would_make(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER)), (Source("data", "dataset"), [Finding(TRADE, "x", row="row 1")])])
    before = ledger.path.read_bytes()
    changed = replace(SOURCE, text="9876543210 9876543210", sha256="x")
    new = [(changed, entries(TRADE)), (Source("doc-2", "document", text="2", sha256="2"), entries(BORDER))]
    preview = Preview(ledger, new)
    assert ledger.path.read_bytes() == before
    seen = preview.records(("PER", "CHL")), preview.records(party="PER", kinds=("border",)), preview.texts(["doc-1", "doc-2", "data"])
    ledger.add(new)
    added = ledger.records(("PER", "CHL")), ledger.records(party="PER", kinds=("border",)), ledger.texts(["doc-1", "doc-2", "data"])
    assert [[(r.finding, r.source.id) for r in listed] for listed in seen[:2]] == [[(r.finding, r.source.id) for r in x] for x in added[:2]]
    assert seen[2] == added[2] == {"doc-1": changed.text, "doc-2": "2"}


def test_a_preview_of_nothing_holds_what_is_given(tmp_path: Path) -> None:
    preview = Preview(None, [(SOURCE, entries(BORDER, TRADE))])
    assert [r.observation for r in preview.records(("CHL", "PER"))] == [BORDER, TRADE]
    assert preview.records(("CHL", "BOL")) == [] and preview.texts(["doc-1"]) == {"doc-1": SOURCE.text}


#: A row of a table of observations.
ROW = {
    "kind": "trade", "facet": "trade", "a": "CHL", "b": "PER", "measure": "level", "value": 1e9, "unit": "USD", "bound": "exact",
    "start": datetime.date(2019, 1, 1), "end": datetime.date(2019, 1, 1), "modality": "actual", "attrs": '{"flow": "exports"}',
    "speaker": "A", "rule": "r", "row": "line 1",
}  # fmt: skip


def test_a_table_of_observations_is_added(ledger: Ledger) -> None:
    ledger.add([(Source("dataset:d", "dataset"), Data(pa.Table.from_pylist([ROW, ROW | {"b": "BOL"}])))])
    assert [(r.observation.pair, r.observation.value) for r in ledger.records()] == [(("BOL", "CHL"), 1e9), (("CHL", "PER"), 1e9)]


def test_rows_of_one_pair_lie_together_in_the_order_of_their_publisher(ledger: Ledger) -> None:
    years = [datetime.date(2019 - n, 1, 1) for n in range(3)]
    rows = [ROW | {"b": b, "start": day, "end": day, "row": f"{b} {day.year}"} for day in years for b in ("PER", "BOL")]
    ledger.add([(Source("dataset:d", "dataset"), Data(pa.Table.from_pylist(rows)))])
    told = ledger.sql('SELECT "row" FROM observation ORDER BY observation')[1]
    assert [row for (row,) in told] == [f"{b} {year}" for b in ("BOL", "PER") for year in (2019, 2018, 2017)]


def test_what_has_no_texts_is_written_in_larger_groups_and_documents_are_not_merged_into_such(ledger: Ledger) -> None:
    def sizes(table: str) -> list[int]:
        counted = f"SELECT max(n) FROM (SELECT row_group_id, sum(count) AS n FROM pragma_storage_info('{table}') WHERE column_name = 'version' AND segment_type <> 'VALIDITY' GROUP BY 1)"  # fmt: skip
        with duckdb.connect(str(ledger.path), read_only=True) as connection:
            return [int(n) for (n,) in connection.execute(counted).fetchall()]

    documents = [(Source(f"d{i}", "document", text=str(i), sha256=str(i)), [Finding(BORDER, "r")]) for i in range(3 * ROWS)]
    for i in range(0, len(documents), ROWS):
        ledger.add(documents[i : i + ROWS])
    table = pa.Table.from_pylist([ROW]).take(pa.array([0] * (2 * BULK_ROWS)))
    ledger.add([(Source("dataset:d", "dataset"), Data(table))])
    assert sizes("observation") == [BULK_ROWS] and sizes("version") == [ROWS]
    ledger.add([(Source("last", "document", text="last", sha256="last"), [Finding(BORDER, "r")])])
    assert sizes("observation") == [BULK_ROWS] and sizes("version") == [ROWS]


def test_several_questions_at_once_are_answered_as_each_alone(ledger: Ledger) -> None:
    ledger.add(
        [(SOURCE, entries(BORDER, TRADE)), (Source("data", "dataset"), [Finding(replace(BORDER, a="BOL", b="CHL"), "x", row="row 1")])]
    )
    asked = (Asked(("PER", "CHL")), Asked(party=("BOL",), kinds=("border",)), Asked(party=("CHL",), measure="level"), Asked(("PER", "BOL")))
    alone = [ledger.records(a.pair, a.party, a.kinds, measure=a.measure) for a in asked]
    assert ledger.records_of(*asked) == Preview(ledger, []).records_of(*asked) == alone
    assert [len(found) for found in alone] == [2, 1, 3, 0]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"attrs": '{"flow": "smuggling"}'}, "flow: 'smuggling' is not turnover"),
        ({"attrs": "{}"}, "attrs: flow is missing"),
        ({"attrs": "no JSON"}, "attrs: 'no JSON' is no object in JSON"),
        ({"attrs": "[1]"}, "no object in JSON"),
        ({"attrs": None}, "attrs is missing"),
        ({"modality": None}, "modality is missing"),
        ({"bound": None}, "bound is missing"),
        ({"kind": None}, "kind is missing"),
        ({"rule": None}, "rule is missing"),
        ({"kind": "trad"}, "'trad' is no kind"),
        ({"measure": "levels"}, "measure: 'levels'"),
        ({"unit": "dollars"}, "unit: 'dollars'"),
        ({"b": "CHL"}, "both CHL"),
        ({"a": "chile"}, "no party id; did you mean CHL"),
        ({"b": "PEV"}, "'PEV' is no party id; did you mean .*PER"),
        ({"measure": "share", "unit": "percent", "value": 100.5}, "value: 100.5 is no share"),
        ({"measure": "share", "unit": "percent", "value": -1.0}, "value: -1 is no share"),
        ({"value": float("inf")}, "no finite number"),
        ({"end": datetime.date(2000, 1, 1)}, "is before start"),
        ({"facet": "border"}, "facet: 'border' is not trade"),
    ],
)
def test_a_table_of_observations_is_checked_at_the_door(changed: dict[str, Any], told: str, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    with pytest.raises(LedgerError, match=f"dataset:d: line 7: .*{told}.*nothing was loaded"):
        ledger.add([(Source("dataset:d", "dataset"), Data(pa.Table.from_pylist([ROW, ROW | changed | {"row": "line 7"}])))])
    assert not ledger.path.exists()


@pytest.mark.parametrize("stem", ["data", "DATA", "main", "temp", 'a "b" o\'clock'])
def test_a_ledger_may_have_any_name(stem: str, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / f"{stem}.duckdb")
    for count in (1, 2):
        table = pa.table({"a": ["CHL"] * count})
        assert (
            ledger.add([(Source("dataset:c", "dataset", title=str(count)), Data([Finding(BORDER, "r", row="1")], {"contiguity": table}))])
            == 1
        )
    assert [r.observation for r in ledger.records()] == [BORDER] and ledger.variables()["contiguity"][1] == 2
    assert ledger.sql("SELECT count(*) FROM data.contiguity")[1] == [(2,)]
    assert ledger.export(tmp_path / "x.parquet") == 1 and ledger.to_arrow().num_rows == 1
    with duckdb.connect() as connection:
        ledger.attach(connection)
        assert connection.execute("SELECT count(*) FROM ledger.data.contiguity").fetchall() == [(2,)]
    renamed = ledger.path.rename(tmp_path / "other.duckdb")
    assert Ledger(renamed).sql("SELECT count(*) FROM data.contiguity")[1] == [(2,)]
    with Ledger(renamed).open():
        assert sorted(p.name for p in tmp_path.iterdir()) == ["other.duckdb", "x.parquet"]


@pytest.mark.parametrize("stem", ["test", "data"])
def test_many_threads_ask_one_ledger_at_once(stem: str, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / f"{stem}.duckdb")
    ledger.add([(SOURCE, entries(BORDER, TRADE))])

    def ask(number: int) -> object:
        calls = (lambda: ledger.sql("SELECT count(*) FROM observations")[1], lambda: ledger.texts(["doc-1"]), lambda: len(ledger.records()))
        return calls[number % 3]()

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(ask, range(60)))
    assert found == [[(2,)], {"doc-1": SOURCE.text}, 2] * 20
    with pytest.raises(LedgerError, match="read_text may tell of this machine"):
        ledger.sql("SELECT * FROM read_text('/etc/passwd')")


def test_a_ledger_called_data_that_is_being_written_is_not_read(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "data.duckdb")
    ledger.add([(SOURCE, entries(BORDER))])
    with database_file.writing(ledger.path), pytest.raises(LedgerError, match="another process is writing"):
        ledger.records()
    assert len(ledger.records()) == 1


def test_what_breaks_the_vocabulary_is_not_added(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    wrong = Finding(Observation("visit", "CHL", "PER", attrs={"level": "cook", "type": "official"}), "test")
    with pytest.raises(ObservationError, match="cook"):
        ledger.add([(Source("a", "document", text="x"), [wrong])])
    assert not ledger.path.exists()


def test_a_finding_of_no_party_is_told_with_its_source_and_row(tmp_path: Path) -> None:
    wrong = Observation("border", "CHL", "PEV", "level", 168, "km")
    for finding, place in ((Finding(wrong, "r", row="row 7"), "row 7"), (Finding(replace(wrong, spans=((3, 9),)), "r"), "letters 3 to 9")):
        with pytest.raises(
            ObservationError, match=f"^doc-7: {place}: border: b: 'PEV' is no party id; did you mean .*PER.*nothing was added"
        ):
            Ledger(tmp_path / "l.duckdb").add([(Source("doc-7", "document", text="x"), [Finding(BORDER, "r"), finding])])


def test_a_ledger_with_what_is_no_longer_let_in_can_still_be_read(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(TRADE))])
    with duckdb.connect(str(ledger.path)) as connection:
        connection.execute("UPDATE observation SET measure = 'share', unit = 'percent', value = 101, b = 'XQZ'")
    (found,) = ledger.records()
    assert (found.observation.value, found.observation.b) == (101, "XQZ")


def test_what_is_there_already_can_be_added_while_the_ledger_is_read(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    more = replace(SOURCE, id="doc-2", origin="/2", sha256="2")
    with ledger.open():
        assert ledger.add([(SOURCE, entries(BORDER, TRADE))]) == 0
        with pytest.raises(LedgerError, match="using this ledger"):
            ledger.add([(SOURCE, entries(BORDER, TRADE)), (more, entries(BORDER))])
    assert ledger.add([(SOURCE, entries(BORDER, TRADE)), (more, entries(BORDER))]) == 1
