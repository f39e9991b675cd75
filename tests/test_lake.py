"""Reading into a lake: files of many documents, one function for every engine, blocks that stand exactly once, the lake as a ledger."""

import contextlib
import gzip
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.bulk import DOCUMENTS, OBSERVED, blocks, observe, read_into
from comity.errors import ComityError, LedgerError
from comity.ledger import Ledger
from comity.read import read
from commands import COMMAND, comity
from test_bulk import DULL, findings, text, write_lines

STATES = ("Chile", "Peru", "Kazakhstan", "Russia", "France", "Ghana")


def sentence(number: int) -> str:
    a, b = STATES[number % 6], STATES[(number * 5 + 2) % 6]
    other = b if b != a else "Japan"
    return f"In 2019 the trade turnover between {a} and {other} amounted to {number + 1} million dollars."


def write_parquet(path: Path, count: int) -> Path:
    rows = {"id": [str(i) for i in range(count)], "date": ["2020-03-12"] * count, "text": [sentence(i) for i in range(count)]}
    pq.write_table(pa.table({**rows, "score": [0.5] * count}), path)
    return path


def write_warc(path: Path, pages: list[tuple[str, str, bytes]]) -> Path:
    from fastwarc.warc import WarcRecord, WarcRecordType

    held = io.BytesIO()
    for address, media, content in pages:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = address
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: " + media.encode() + b"\r\n\r\n" + content)
        record.write(held, checksum_data=True)
    path.write_bytes(gzip.compress(held.getvalue()) if path.suffix == ".gz" else held.getvalue())
    return path


def page(number: int) -> bytes:
    return (
        f"<html><head><title>News {number}</title></head><body><article><p>{sentence(number)} {DULL}</p></article></body></html>".encode()
    )


def facts(lake: Path) -> list[tuple[str, str]]:
    return sorted((r.source.id, str(r.observation)) for r in Ledger(lake).records())


def test_parquet_gives_what_lines_give(tmp_path: Path) -> None:
    plain = list(read([write_parquet(tmp_path / "a.parquet", 40)]))
    rows = [json.dumps({"id": str(i), "date": "2020-03-12", "text": sentence(i)}) for i in range(40)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert findings(plain) == findings(list(read([tmp_path / "a.jsonl"]))) and len(findings(plain)) == 40
    data = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "b.parquet").write_bytes(data[:30] + bytes(200) + data[230:])
    pq.write_table(pa.table({"words": ["x"]}), tmp_path / "c.parquet")
    for name, words in (("b.parquet", "damaged"), ("c.parquet", "a column named text")):
        *_, last = read([tmp_path / name])
        assert name in last.error and words in last.error


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc_gives_the_pages_of_a_crawl(tmp_path: Path, name: str) -> None:
    pages = [(f"https://news.example/{i}", "text/html; charset=utf-8", page(i)) for i in range(6)]
    pages.insert(2, ("https://news.example/x.png", "image/png", b"\x89PNG"))
    readings = list(read([write_warc(tmp_path / name, pages)]))
    assert [r.document.id for r in readings if r.document] == [p[0] for p in pages if p[1] != "image/png"]
    assert all(r.findings and r.document and r.document.title.startswith("News") for r in readings)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    assert len(list(read([tmp_path / name]))) <= 6


def test_a_pattern_and_a_store_are_the_files_that_they_fit(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs fsspec")
    write_parquet(tmp_path / "a.parquet", 3)
    write_lines(tmp_path / "b.jsonl", 4)
    assert len(list(read([f"{tmp_path}/*.parquet", f"{tmp_path}/*.jsonl"]))) == 7
    store = fsspec.filesystem("memory")
    store.pipe("/crawl/a.parquet", (tmp_path / "a.parquet").read_bytes())
    store.pipe("/crawl/x.txt", text(5).encode())
    found = list(read(["memory://crawl"]))
    assert len(found) == 4 and all(r.findings for r in found)
    told = read_into("memory://lake", ["memory://crawl/*.parquet"])
    assert told["documents"] == 3 and store.exists("/lake/done")
    for bad in ("nosuch://x/y", "memory://none.txt"):
        (reading,) = read([bad])
        assert bad in reading.error


def test_a_batch_of_documents_gives_a_batch_of_observations() -> None:
    rows = [
        {"id": "1", "text": text(1), "date": "2020-03-12"},
        {"id": "2", "content": page(2), "media": "text/html"},
        {"id": "3", "text": ""},
        {"url": "https://news.example/4", "text": DULL},
    ]
    found = observe(pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS))
    assert found.schema == OBSERVED
    one, two, three, four = found.to_pylist()
    assert [o["kind"] for o in one["observations"]] == ["trade", "border"] and one["error"] is None
    assert two["observations"][0]["value"] == 3e6 and two["title"] == "News 2"
    assert three["error"] and four["observations"] == [] and four["source"] == "https://news.example/4"


def test_each_block_stands_once_and_is_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "DOCUMENTS", 16)
    source, lake = write_parquet(tmp_path / "a.parquet", 100), tmp_path / "lake"
    assert read_into(str(lake), [source])["documents"] == 100
    whole = facts(lake)
    assert len(whole) == 100 == len(Ledger(lake).sources()) and len(list((lake / "done").iterdir())) == 7
    assert read_into(str(lake), [source]) == {"documents": 0, "failures": 0, "observations": 0, "empty": 0, "passed": 100}
    # A block without its marker is not there, whatever files it has left; reading again gives the same.
    for marker in sorted((lake / "done").iterdir())[:3]:
        marker.unlink()
    assert 0 < len(facts(lake)) < 100 and len(Ledger(lake).sources()) < 100
    read_into(str(lake), [source], jobs=2)
    assert facts(lake) == whole
    # A dyad's facts need no others' files.
    pair = [r.observation for r in Ledger(lake).records(("RUS", "KAZ"))]
    assert pair == [r.observation for r in Ledger(lake).records() if {r.observation.a, r.observation.b} == {"KAZ", "RUS"}]
    for folder in (lake / "observations").iterdir():
        if folder.name != "first=KAZ":
            shutil.rmtree(folder)
    assert [r.observation for r in Ledger(lake).records(("RUS", "KAZ"))] == pair


def test_every_verb_takes_a_lake(tmp_path: Path) -> None:
    source, lake = write_lines(tmp_path / "a.jsonl", 12), tmp_path / "lake"
    (tmp_path / "bad.txt").write_bytes(b"")
    done = comity("read", source, tmp_path / "bad.txt", "-o", f"{lake}/", "-q")
    assert done.returncode == 1 and "12 documents with 24 observations, 0 with none, 1 not read" in done.stderr
    (failure,) = (lake / "failures").iterdir()
    assert "bad.txt: the file is empty" in pq.read_table(failure).to_pylist()[0]["error"]
    ledger = tmp_path / "l.duckdb"
    comity("read", source, "--ledger", ledger, "-q")
    # The lake knows a document by its whole origin.
    expected = comity("ledger", "query", ledger, "CHL", "PER", "--format", "csv").stdout
    found = comity("ledger", "query", lake, "CHL", "PER", "--format", "csv").stdout.replace(f"{source}#", "")
    assert sorted(found.splitlines()) == sorted(expected.splitlines()) and found.count("\n") == 25
    count = comity("ledger", "sql", lake, "SELECT count(*) AS n FROM observations WHERE kind = 'trade'", "--format", "csv")
    assert count.stdout == "n\n12\n"
    assert "168 km" in comity("brief", "CHL", "PER", "--ledger", lake, "--format", "md").stdout
    (tmp_path / "claim.txt").write_text("Chile and Peru share a border of 169 km.")
    assert "168" in comity("check", tmp_path / "claim.txt", "--ledger", lake, "-q").stdout
    assert comity("panel", "dyads", "--years", "2019-2019", "--with", "distance", "--only", "CHL-PER", "--ledger", lake).returncode == 0
    assert comity("ledger", "export", lake, tmp_path / "x.jsonl").returncode == 0
    for words, told in (
        (("read", source, "--ledger", lake), "is a lake, which is only read"),
        (("ledger", "sql", lake, "SELECT * FROM read_text('/etc/passwd')"), "may tell of this machine"),
        (("ledger", "sql", lake, f"COPY block TO '{lake}/x.csv'"), "one SELECT"),
        (("ledger", "list", tmp_path), "is a folder, not a ledger"),
        (("read", source, "--on", "ray"), "give -o LAKE/"),
        (("read", source, "-o", f"{tmp_path / 'both'}/", "--ledger", str(tmp_path / "both.duckdb")), "a lake is a ledger of its own"),
        (("read", source, "--on", "mars", "-o", f"{lake}/"), "no engine that is known"),
    ):
        refused = comity(*words)
        assert refused.returncode in (1, 2) and told in refused.stderr and "Traceback" not in refused.stderr, refused


def test_a_damaged_lake_is_told_in_a_line(tmp_path: Path) -> None:
    source, lake = write_lines(tmp_path / "a.jsonl", 3), tmp_path / "lake"
    read_into(str(lake), [source])
    (file,) = (lake / "documents").iterdir()
    file.write_bytes(b"PAR1 nonsense")
    with pytest.raises(LedgerError) as told:
        Ledger(lake).sources()
    assert "\n" not in str(told.value)
    with pytest.raises(ComityError, match="no engine"):
        read_into(str(lake), [source], on="mars")


def test_a_run_that_is_killed_and_started_again_gives_what_one_process_gives(tmp_path: Path) -> None:
    for number in range(5):
        write_parquet(tmp_path / f"{number:02}.parquet", 10)
    command = [*COMMAND, "read", f"{tmp_path}/*.parquet", "-o", f"{tmp_path}/lake/", "-q", "--jobs", "2"]
    lake = tmp_path / "lake"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list(lake.glob("done/*.json"))) < 1:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert 0 < len(list(lake.glob("done/*.json"))) < 5
    assert comity(*command[len(COMMAND) : -2]).returncode == 0
    read_into(str(tmp_path / "one"), [f"{tmp_path}/*.parquet"])
    assert facts(lake) == facts(tmp_path / "one") and len(facts(lake)) == 50


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux, which tells a process's children")
def test_a_process_that_is_killed_in_the_middle_costs_nothing(tmp_path: Path) -> None:
    for number in range(4):
        write_parquet(tmp_path / f"{number:02}.parquet", 10)
    command = [*COMMAND, "read", f"{tmp_path}/*.parquet", "-o", f"{tmp_path}/lake/", "-q", "--jobs", "2"]
    lake, killed = tmp_path / "lake", 0
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list(lake.glob("done/*.json"))) < 4:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            if killed < 2 and len(list(lake.glob("done/*.json"))) > killed and children:
                os.kill(int(children[0]), signal.SIGKILL)
                killed += 1
            time.sleep(0.005)
    assert process.returncode == 0 and killed
    read_into(str(tmp_path / "one"), [f"{tmp_path}/*.parquet"])
    assert facts(lake) == facts(tmp_path / "one") and len(facts(lake)) == 40


RAY = """
import sys
from comity.bulk import read_into
for _ in range(2):
    print(read_into(sys.argv[1], [sys.argv[2]], on="ray"))
"""


def test_a_lake_of_somebody_else_is_whole_or_refused(tmp_path: Path) -> None:
    read_into(str(tmp_path / "lake"), [write_parquet(tmp_path / "a.parquet", 12)])
    file = next((tmp_path / "lake/observations/first=CHL").glob("*.parquet"))
    table = pq.read_table(file)
    deep = pa.array(["[" * 100_000] * table.num_rows)
    pq.write_table(table.set_column(table.schema.names.index("attrs"), "attrs", deep), file)
    with pytest.raises(LedgerError, match="holds what is no observation"):
        Ledger(tmp_path / "lake").records()
    file.rename(tmp_path / "away.parquet")
    file.symlink_to(tmp_path / "away.parquet")
    with pytest.raises(LedgerError, match="is a link"):
        Ledger(tmp_path / "lake").records()


def kill_a_worker(run: "subprocess.Popen[str]") -> None:
    """End the first of Ray's workers that has a task, in the middle of it."""
    while run.poll() is None:
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (process / "cmdline").read_bytes().startswith(b"ray::Map") and str(run.pid) in ancestors(process):
                    os.kill(int(process.name), signal.SIGKILL)
                    return
        time.sleep(0.01)
    raise AssertionError("there was no worker with a task")


def ancestors(process: Path) -> set[str]:
    """The processes that a process comes from."""
    found = set[str]()
    while process.name not in ("0", "1"):
        process = process.with_name((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
        found.add(process.name)
    return found


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs Ray: pip install 'comity[ray]'")
def test_ray_gives_what_one_process_gives(tmp_path: Path) -> None:
    for number in range(3):
        write_parquet(tmp_path / f"{number}.parquet", 40)
    pattern = f"{tmp_path}/*.parquet"
    command = [sys.executable, "-c", RAY, f"{tmp_path}/lake", pattern]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        kill_a_worker(process)
        told, _ = process.communicate(timeout=180)
    assert re.findall(r"'documents': (\d+),", told) == ["120", "0"], told[-2000:]
    read_into(str(tmp_path / "one"), [pattern])
    assert facts(tmp_path / "lake") == facts(tmp_path / "one")


SPARK = """
import os, sys
from pyspark.sql import SparkSession
from comity.bulk import OBSERVED, observe
from pyspark.sql.pandas.types import from_arrow_schema
os.environ["PYSPARK_PYTHON"] = sys.executable
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
documents = spark.read.parquet(sys.argv[1])
observed = documents.mapInArrow(lambda batches: map(observe, batches), from_arrow_schema(OBSERVED))
observed.selectExpr("source", "inline(observations)").write.parquet(sys.argv[2])
"""


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None or not shutil.which("java"), reason="needs pyspark and Java 17")
def test_the_recipe_for_spark_gives_what_one_process_gives(tmp_path: Path) -> None:
    source = write_parquet(tmp_path / "a.parquet", 30)
    done = subprocess.run([sys.executable, "-c", SPARK, source, tmp_path / "out"], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    found = pq.read_table(tmp_path / "out").to_pylist()
    expected = [(r.document.id, f.observation) for r in read([source]) if r.document for f in r.findings]
    assert sorted((row["source"], row["kind"], row["a"], row["b"], row["value"]) for row in found) == sorted(
        (name, o.kind, o.a, o.b, o.value) for name, o in expected
    )
