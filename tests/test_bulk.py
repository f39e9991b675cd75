"""Reading in bulk: workers that are lost, time limits, runs that are stopped and taken up again, summaries."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from comity.documents.load import units
from comity.documents.unit import Unit
from comity.ledger import Ledger
from comity.observation import Finding
from comity.read import Reading, read, read_document, run
from comity.read.workers import Workers
from commands import COMMAND, comity

DULL = "The committee met in the morning and spoke about the budget of the school. Nothing else was decided there."


def text(number: int) -> str:
    return f"In 2019 the trade turnover between Chile and Peru amounted to {number + 1} million dollars. The two share a border of 168 km."


def short(number: int) -> str:
    return f"Chile and Peru share a border of {number + 1} km."


def write_lines(path: Path, count: int, text: Callable[[int], str] = text) -> Path:
    rows = [json.dumps({"id": str(i), "date": "2020-03-12", "text": text(i)}) for i in range(count)]
    path.write_text("\n".join(rows) + "\n")
    return path


def do(work: int, known: int, folder: Path) -> Iterator[tuple[int, int]]:
    """Three results of each number; 5 kills its process the first time, 7 every time, 9 takes too long."""
    for i in range(known, 3):
        if work in (5, 7) and i == 1 and not (folder / str(work)).exists():
            if work == 5:
                (folder / "5").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if work == 9:
            time.sleep(60)
        yield work, i


def lost(work: int, reason: str) -> tuple[int, str]:
    return work, reason


def test_a_lost_worker_costs_a_second_try_and_a_deadly_document_is_told(tmp_path: Path) -> None:
    pool = Workers(2, partial(do, folder=tmp_path), lost, patience=2)
    found = list(pool.map([[0, 1], [2], [3, 4, 5, 6], [7, 8], [], [9], [10, 11]]))
    expected = [(n, i) for n in range(12) for i in range(3)]
    assert [f for f in found if isinstance(f[1], int)] == [e for e in expected if e not in ((7, 1), (7, 2)) and e[0] != 9]
    assert [(n, why) for n, why in found if isinstance(why, str)] == [
        (7, "ended the process that read it, twice"),
        (9, "took more than 2 seconds and was ended"),
    ]
    assert [f[0] for f in found] == sorted(f[0] for f in found)


def echo(work: int, known: int) -> Iterator[tuple[int, int]]:
    yield os.getpid(), work


def test_processes_are_kept_from_one_piece_of_work_to_the_next_and_what_was_left_in_the_middle_does_not_come_later() -> None:
    with Workers(2, echo, lost) as pool:
        first, again = ({process for process, _ in pool.map([[i] for i in range(40)])} for _ in range(2))
        assert first == again and len(first) == 2
        next(left := pool.map([[-1] * 4000 for _ in range(2)]))
        left.close()
        found = list(pool.map([[i] for i in range(40)]))
        assert [work for _, work in found] == list(range(40)) and {process for process, _ in found} != first
    assert not any(Path(f"/proc/{process}").exists() for process, _ in found)


def many(work: int, known: int) -> Iterator[bytes]:
    yield from (b"x" * 10_000 for _ in range(known, 3000))


def test_many_large_results_are_neither_lost_nor_all_held() -> None:
    assert sum(len(r) for r in Workers(3, many, lambda w, r: b"").map([[i] for i in range(4)])) == 4 * 3000 * 10_000


def never_done(document: run.Document) -> list[Finding]:
    while "for ever" in document.text:
        pass
    return read_document(document)


def test_a_document_that_takes_too_long_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name, content in (("a.txt", text(1)), ("b.txt", text(2) + " It went on for ever."), ("c.txt", text(3))):
        (tmp_path / name).write_text(content)
    list(read([tmp_path / "a.txt"]))  # loads the tables
    for jobs in (1, 2):
        one, two, three = read([tmp_path], jobs=jobs, limit=0.5, by=never_done)
        assert one.findings and three.findings
        # On a busy machine a worker may be ended from outside before it has had its half second.
        assert two.error.startswith("b.txt: took more than ") and two.error.endswith("was given up") and two.mark is None
    (alone,) = read(run.Document("d", text(2) + " It went on for ever."), limit=0.5, by=never_done)
    assert alone.error == "d: took more than 0.5 seconds to read and was given up"


def test_only_computing_counts_not_waiting_for_the_machine() -> None:
    def waits(document: run.Document) -> list[Finding]:
        time.sleep(0.6)
        return read_document(document)

    (reading,) = read(run.Document("d", text(1)), limit=0.3, by=waits)
    assert reading.findings and not reading.error


def test_a_format_that_takes_too_long_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(self: Unit) -> Iterator[run.Document]:
        try:
            while True:
                pass
        except Exception:  # as libraries do
            return
        yield  # type: ignore[unreachable]

    monkeypatch.setattr(Unit, "documents", slow)
    (reading,) = run.readings_of(Unit("x.pdf", "x", "x", b"x"), limit=0.3)
    assert reading.error == "x.pdf: took more than 0.3 seconds to read and was given up"


def findings(readings: list[Reading]) -> list[object]:
    return [(r.document.id, f) for r in readings if r.document for f in r.findings]


def test_lines_are_read_one_at_a_time_packed_or_not(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", 60)
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    plain = list(read([path]))
    assert len(plain) == 60 and all(r.findings and r.mark for r in plain) and plain[-1].share == 1.0
    assert [r.share for r in plain] == sorted(r.share for r in plain)
    assert findings(list(read([packed]))) == findings(list(read([path], jobs=2))) == findings(plain)
    packed.write_bytes(packed.read_bytes()[:-200])
    *_, last = read([packed])
    assert "b.jsonl.gz: cannot be unpacked further" in last.error
    (tmp_path / "c.jsonl.gz").write_bytes(b"no gzip")
    (bad,) = read([tmp_path / "c.jsonl.gz"])
    assert "cannot be unpacked" in bad.error


def test_a_mark_tells_what_has_changed(tmp_path: Path) -> None:
    def marks(*rows: dict[str, str]) -> list[tuple[int, int]]:
        (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
        return [u.mark for u in units([tmp_path / "a.jsonl"]) if isinstance(u, Unit)]

    one, two = marks({"id": "1", "text": "x"}, {"id": "2", "text": "x"})
    again, other = marks({"id": "1", "text": "x"}, {"id": "2", "text": "x", "date": "2020-01-01"})
    assert one == again and two[0] == other[0] and two != other and one[0] != two[0]


def test_what_is_there_is_not_read_again_and_what_changes_is(tmp_path: Path) -> None:
    path, ledger = write_lines(tmp_path / "a.jsonl", 5), tmp_path / "l.duckdb"
    assert "5 new or changed" in comity("read", path, "--ledger", ledger).stderr
    before = ledger.stat()
    told = comity("read", path, "--ledger", ledger).stderr
    assert "0 new or changed; 5 there already were not read again" in told
    assert (before.st_mtime_ns, before.st_size) == (ledger.stat().st_mtime_ns, ledger.stat().st_size)
    assert "5 documents" in comity("read", path, "--ledger", ledger, "--again").stderr
    first = path.read_text()
    for content, value in ((first.replace(" 3 million", " 33 million"), 33e6), (first, 3e6)):
        path.write_text(content)
        assert "1 new or changed; 4 there already" in comity("read", path, "--ledger", ledger).stderr
        assert value in [r.observation.value for r in Ledger(ledger).records() if r.source.id == "2"]


#: Reads with batches of few documents, and is killed when the second is in.
IN_SMALL_BATCHES = """
import os, signal, sys
from comity.cli import keeping
from comity.cli.main import main
from comity.ledger import Ledger
keeping._BATCH = 50
class Killed(Ledger):
    added = 0
    def add(self, *given, **marks):
        done = super().add(*given, **marks)
        Killed.added += 1
        if Killed.added == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
keeping.Ledger = Killed
main(["read", *sys.argv[1:], "-q", "--jobs", "2"])
"""


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    count = 150
    path, ledger = write_lines(tmp_path / "a.jsonl", count, short), tmp_path / "l.duckdb"
    run = subprocess.run([sys.executable, "-c", IN_SMALL_BATCHES, path, "--ledger", ledger])
    assert run.returncode == -signal.SIGKILL and len(Ledger(ledger).sources()) == 100
    assert "100 there already were not read again" in comity("read", path, "--ledger", ledger, "-q").stderr
    assert sorted((int(r.source.id), r.observation.value) for r in Ledger(ledger).records()) == [(i, i + 1) for i in range(count)]


def children(pid: int) -> set[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return {int(p) for p in listed.split()}


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see processes")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_parent(tmp_path: Path, sign: signal.Signals) -> None:
    path = write_lines(tmp_path / "a.jsonl", 5_000)
    command = [*COMMAND, "read", path, "--ledger", tmp_path / "l.duckdb", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        while len(children(process.pid)) < 2:
            time.sleep(0.02)
        workers = children(process.pid)
        time.sleep(0.1)
        process.send_signal(sign)
        _, told = process.communicate(timeout=10)
    until = time.monotonic() + 5
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, workers))
    assert "Traceback" not in told and process.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGKILL: -9}[sign]


def test_many_lines_are_told_in_numbers(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for i in range(50):
        (folder / f"{i:02}.txt").write_text(f"{DULL} {i}")
    (folder / "z.txt").write_bytes(b"\x7fELF\0")
    done = comity("read", folder, "--details", tmp_path / "details.txt")
    lines = done.stderr.splitlines()
    assert done.returncode == 1 and len(lines) == 41
    assert lines[-1] == "comity: … and 11 more lines like these: 50 of 50 documents tell nothing about two states, 1 could not be read"
    details = (tmp_path / "details.txt").read_text().splitlines()
    assert len(details) == 51 and details[0] == "00.txt: nothing found about two states" and "z.txt" in details[-1]
    assert "--details FILE lists them" in comity("read", folder).stderr
    quiet = comity("read", folder, "-q").stderr.splitlines()
    assert len(quiet) == 1 and "binary" in quiet[0]


# The peak of the process itself: that of getrusage is taken over from the one that has started it. No batch is written because of the time.
PEAK = """
import re, sys
from pathlib import Path
from comity.cli import keeping
from comity.cli.main import main
keeping._SECONDS = 1e9
main(["read", *sys.argv[1:], "-q"])
print(int(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux, which tells a process its peak of memory")
def test_memory_is_bounded_whatever_is_read(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "long.jsonl", 600, lambda n: f"On day {n} nothing was decided. {'a' * 40_000}")
    for into in (("--ledger", f"{tmp_path}/l.duckdb"), ("-o", f"{tmp_path}/lake/")):
        done = subprocess.run([sys.executable, "-c", PEAK, source, *into], capture_output=True, text=True, check=True)
        assert float(done.stdout) < 300, (into, done.stdout)


#: Sixteen batches of a thousand texts of four thousand characters.
MERGED = """
import re, sys
from pathlib import Path
from comity.ledger import Ledger, Source
for batch in range(16):
    names = [f"{batch}-{n}" for n in range(1000)]
    Ledger(sys.argv[1]).add([(Source(n, "document", text=f"Day {n}. " * 330, sha256=n, origin=n, place=n), []) for n in names])
print(int(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux, which tells a process its peak of memory")
def test_memory_is_bounded_when_a_ledger_merges_its_rows(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MERGED, f"{tmp_path}/l.duckdb"], capture_output=True, text=True, check=True)
    # 330 where all were merged into one group.
    assert float(done.stdout) < 290


def test_a_ledger_is_whole_after_every_kill() -> None:
    tool = Path(__file__).parent.parent / "tools" / "kills.py"
    done = subprocess.run([sys.executable, tool, "--tries", "3", "--load", "1"], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0 and "3 kills: every ledger was whole" in done.stdout, done.stdout + done.stderr


def test_a_ledger_is_made_beside_and_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    script = """
import sys, duckdb
from comity.errors import LedgerError
from comity.ledger import Ledger
real = duckdb.connect
def connect(path=":memory:", **how):
    connection = real(path, **how)
    if path != ":memory:":
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)
    return connection
duckdb.connect = connect
Ledger(sys.argv[1]).add([])
"""
    ledger = tmp_path / "l.duckdb"
    assert subprocess.run([sys.executable, "-c", script, ledger]).returncode == -signal.SIGKILL
    assert not ledger.exists() and Ledger(ledger).add([]) == 0 and Ledger(ledger).sources() == []
