"""The ledger: adding, versions, crashes, other writers, older and newer schemas, export."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from comity.errors import LedgerError
from comity.ledger import Entry, Ledger, Source
from comity.observation import Observation, load

BORDER = Observation("border", "CHL", "PER", "level", 168.0, "km", spans=((0, 10),))
TRADE = Observation("trade", "CHL", "PER", "level", 3.2e9, "USD", attrs={"flow": "turnover"}, spans=((11, 20),), speaker="Ana Example")
SOURCE = Source("doc-1", "document", "Title", "Publisher", text="0123456789 0123456789", attribution=("A", "B"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "test.duckdb")


def entries(*observations: Observation) -> list[Entry]:
    return [Entry(o, "test.rule", ((o.spans[0][0], o.spans[0][0] + 2),)) for o in observations]


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    assert ledger.add([(SOURCE, entries(BORDER, TRADE))]) == 1
    records = ledger.records(("PER", "CHL"))
    assert [r.observation for r in records] == [BORDER, TRADE]
    assert records[0].entry == entries(BORDER)[0]
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
    ledger.add([(SOURCE, entries(BORDER, TRADE)), (Source("data", "dataset"), [Entry(BORDER, "x", row="row 1")])])
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
    assert sorted(p.name for p in ledger.path.parent.iterdir()) == ["test.duckdb", "test.duckdb.lock"]


KILLED = """
import sys
from dataclasses import replace
sys.path.insert(0, {tests!r})
from test_ledger import *
def items():
    for i in range(10**9):
        yield replace(SOURCE, id=f"doc-{{i}}"), entries(TRADE)
        if i == 3: print("writing", flush=True)
Ledger({path!r}).add(items())
"""


def test_kill_in_the_middle_of_a_write(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    script = KILLED.format(tests=str(Path(__file__).parent), path=str(ledger.path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(LedgerError, match="another process is writing"):
            ledger.add([(SOURCE, [])])
        assert [r.observation for r in ledger.records()] == [BORDER], "readers go on while another writes"
        os.kill(writer.pid, signal.SIGKILL)
    assert [r.observation for r in ledger.records()] == [BORDER]
    assert ledger.add([(replace(SOURCE, id="doc-9"), entries(TRADE))]) == 1
    assert len(ledger.records()) == 2


def test_a_reader_keeps_its_state_while_a_writer_finishes(ledger: Ledger) -> None:
    ledger.add([(SOURCE, entries(BORDER))])
    with duckdb.connect(str(ledger.path), read_only=True) as reader:
        ledger.add([(replace(SOURCE, id="doc-2"), entries(TRADE))])
        assert reader.execute("SELECT count(*) FROM observations").fetchone() == (1,)
    assert len(ledger.records()) == 2


def test_a_full_disk_leaves_the_ledger_as_it_was(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add([(SOURCE, entries(BORDER))])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(LedgerError, match="No space left on device; the ledger is as before"):
        ledger.add([(replace(SOURCE, id="doc-2"), entries(TRADE))])
    assert len(ledger.records()) == 1


def make_version_1(path: Path) -> None:
    """A ledger as the first schema had it."""
    from comity.ledger.store import schema_sql

    with duckdb.connect(str(path)) as connection:
        connection.execute(schema_sql())
        connection.execute("DROP VIEW observations")
        connection.execute("ALTER TABLE observation DROP COLUMN marks")
        connection.execute("ALTER TABLE version DROP COLUMN licence")
        connection.execute("ALTER TABLE version DROP COLUMN citation")
        connection.execute("INSERT INTO meta VALUES ('schema', '1')")
        connection.execute("INSERT INTO source VALUES ('old', 'document')")
        connection.execute("INSERT INTO version (source, number, current, digest) VALUES ('old', 1, true, 'x')")
        connection.execute(
            """INSERT INTO observation (version, kind, facet, a, b, measure, value, unit, bound, modality, attrs, spans, rule)
               VALUES (1, 'border', 'border', 'CHL', 'PER', 'level', 168, 'km', 'exact', 'actual', '{}', '[[0, 4]]', 'r')"""
        )


def test_an_older_schema_is_migrated(ledger: Ledger) -> None:
    make_version_1(ledger.path)
    (record,) = ledger.records()
    assert record.observation.value == 168
    assert record.entry.marks == ()
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
    for bad in ("DELETE FROM observation", "SELEC 1", "SELECT nothing FROM observations"):
        with pytest.raises(LedgerError):
            ledger.sql(bad)
    assert len(ledger.records()) == 2


def test_export(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([(SOURCE, entries(BORDER, TRADE))])
    for name in ("x.jsonl", "x.csv", "x.parquet"):
        assert ledger.export(tmp_path / name) == 2
    lines = (tmp_path / "x.jsonl").read_text().splitlines()
    assert list(load(lines)) == [BORDER, TRADE]
    assert json.loads(lines[0])["document"] == "doc-1"
    table = pq.read_table(tmp_path / "x.parquet").to_pylist()
    assert [row["value"] for row in table] == [168.0, 3.2e9]
    assert (tmp_path / "x.csv").read_text().count("\n") == 3
    with pytest.raises(LedgerError, match="jsonl, .csv or .parquet"):
        ledger.export(tmp_path / "x.docx")
