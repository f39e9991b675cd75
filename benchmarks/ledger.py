"""Growth and views of a ledger, beside what hand-written DuckDB takes in the same run.

    python3 dev.py python benchmarks/ledger.py [--observations N] [--documents N] [--folder FOLDER]

Makes two ledgers: N observations of trade (every directed dyad, drawn figures) with the World Factbook, and N documents with texts of
two kilobytes and two observations each, whose states are drawn as unevenly as news names them. Tells what a batch of documents costs as
the ledger grows, beside a hand-written batched insert of the same rows into a table without anything else; what adding one document
takes; the seconds and peak memory of `ledger query`, `brief` and `check`, each in a process of its own, beside a hand-written query
on the same file; and what a pair's page of `serve` takes, of pairs not asked for before and of the same again. With --folder the ledgers are kept there and taken up again. Nothing here passes or fails.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recorded import recorded

BATCH = 512
#: Documents between two lines of the table of growth.
STEP = 100_000
PAIR = ("KAZ", "RUS")
#: Pairs whose page is asked for, and where.
PAIRS = ("DEU/POL", "CHN/USA", "KAZ/RUS", "DEU/FRA", "CHN/RUS", "MEX/USA", "IND/PAK", "FJI/TUV", "GRC/TUR", "ARG/BRA", "JPN/KOR")
PORT = "8479"
WORDS = (
    "the ministers of both sides met again on energy rail wheat customs border water students visas steel ports grain and a joint "
    "commission will review what has been agreed before its next session while exporters ask for simpler papers and lower fees"
).split()
#: An installed package is compiled before it is run, whatever the settings here are.
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
HAND = """
    SELECT o.*, v.source, v.title FROM observation o JOIN version v USING (version)
    WHERE v.current AND ((a = 'KAZ' AND b = 'RUS') OR (a = 'RUS' AND b = 'KAZ'))"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--observations", type=int, default=5_000_000)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="Keep the ledgers here.")
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        step, path = options.only
        {"data": make_data, "documents": make_documents, "one": one, "pages": pages}[step](
            Path(path), options.observations if step == "data" else options.documents
        )
        return
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        data, documents = folder / f"data-{options.observations}.duckdb", folder / f"documents-{options.documents}.duckdb"
        for step, path in (("data", data), ("documents", documents)):
            if not path.exists():
                apart(step, path, options)
        text = folder / "one.txt"
        for path in (data, documents):
            print(f"{path.name}: {path.stat().st_size / 1e6:,.0f} MB", flush=True)
            apart("one", path, options)
            text.write_text(article(), encoding="utf-8")
            views(path, text)
            apart("pages", path, options)


def apart(step: str, path: Path, options: argparse.Namespace) -> None:
    """A step in a process of its own: the memory of what it starts is told with that of this process, which therefore stays small."""
    sizes = ["--observations", str(options.observations), "--documents", str(options.documents)]
    subprocess.run([sys.executable, __file__, *sizes, "--only", step, str(path)], check=True)


def make_data(path: Path, count: int) -> None:
    """A ledger of `count` observations of a data set, made at once."""
    sys.path.insert(0, str(Path(__file__).parent))
    from check import fill

    started = time.perf_counter()
    found = fill(path, count)
    print(f"{path.name}: {found:,} observations in {time.perf_counter() - started:.1f} s", flush=True)


def make_documents(path: Path, count: int) -> None:
    """A ledger of `count` documents, added in batches; a line for each step of growth."""
    from comity.ledger import Ledger

    ledger, spent, started = Ledger(path), 0.0, time.perf_counter()
    bare = Bare(path.with_suffix(".bare"))
    for number, batch in enumerate(drawn(count), 1):
        before = time.process_time()
        ledger.add(batch)
        spent += time.process_time() - before
        bare.add(batch)
        done = number * BATCH
        if done % STEP < BATCH or done >= count:
            told = f"{1e3 * spent / STEP:.2f} ms of CPU a document, a bare insert {1e3 * bare.spent / STEP:.2f}"
            print(f"{path.name}: {min(done, count):,} documents after {time.perf_counter() - started:.0f} s, {told}", flush=True)
            spent = bare.spent = 0.0
    bare.close()


class Bare:
    """What is written by hand: the same rows, batched through Arrow into two tables, without versions, places or checks."""

    def __init__(self, path: Path) -> None:
        import duckdb

        self.path, self.spent = path, 0.0
        self.connection = duckdb.connect(str(path))
        self.connection.execute("CREATE TABLE d (source VARCHAR, sha256 VARCHAR, text VARCHAR)")
        self.connection.execute("CREATE TABLE o (source VARCHAR, kind VARCHAR, a VARCHAR, b VARCHAR, value DOUBLE, unit VARCHAR, day DATE)")

    def add(self, batch: list[Any]) -> None:
        import pyarrow as pa

        before = time.process_time()
        documents = pa.table({n: [getattr(s, n if n != "source" else "id") for s, _ in batch] for n in ("source", "sha256", "text")})
        rows = [(s.id, e.observation) for s, entries in batch for e in entries]
        columns = {n: [getattr(o, n) for _, o in rows] for n in ("kind", "a", "b", "value", "unit")}
        observations = pa.table({"source": [s for s, _ in rows], **columns, "day": [o.start for _, o in rows]})
        for name, table in (("d", documents), ("o", observations)):
            self.connection.register("incoming", table)
            self.connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
            self.connection.unregister("incoming")
        self.spent += time.process_time() - before

    def close(self) -> None:
        self.connection.close()
        self.path.unlink()


def drawn(count: int) -> Iterator[list[Any]]:
    """Batches of documents as the ledger takes them."""
    import datetime
    import hashlib

    from comity.ledger import Source
    from comity.observation import Finding, Observation
    from comity.parties import parties

    draw = random.Random(1648)
    states = [p.id for p in parties().values() if p.sort == "state" and p.status == "member"]
    draw.shuffle(states)
    # Those that the views ask about stand where a state of middling news value does.
    for place, state in zip((12, 25), PAIR, strict=True):
        other = states.index(state)
        states[place], states[other] = states[other], states[place]
    weights = [1 / (rank + 5) for rank in range(len(states))]
    batch: list[Any] = []
    for i in range(count):
        a, b = sorted(draw.choices(states, weights, k=2))
        if a == b:
            b = "USA" if a != "USA" else "VNM"
            a, b = sorted((a, b))
        day = datetime.date(2000, 1, 1) + datetime.timedelta(draw.randrange(9000))
        text = " ".join(draw.choices(WORDS, k=330))
        year = datetime.date(day.year - 1, 1, 1), datetime.date(day.year - 1, 12, 31)
        trade = Observation("trade", a, b, "level", draw.randrange(10**4) * 1e6, "USD", start=year[0], end=year[1], attrs={"flow": "turnover"}, spans=((0, 90),))  # fmt: skip
        met = Observation("meeting", a, b, start=day, end=day, attrs={"level": "minister", "format": "bilateral"}, spans=((100, 180),))
        name = f"{day:%Y/%m/%d}/{i}.txt"
        source = Source(name, "document", f"Document {i}", "Example Agency", published=day, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin=f"/archive/{name}", place=name)  # fmt: skip
        batch.append((source, [Finding(trade, "trade.level", ((0, 20),)), Finding(met, "meeting.met", ((100, 120),))]))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def article() -> str:
    """A document to check; no two are the same."""
    return (
        "Kazakhstan and Russia\n\nASTANA, 5 March 2019 - Trade turnover between Kazakhstan and Russia was $18.2 billion in 2018. "
        f"Kazakhstan's exports to Russia amounted to $5.1 billion in 2018. Number {time.time_ns()}.\n"
    )


def one(path: Path, _: int) -> None:
    """What adding a single new document takes, in a process that has all loaded, a few times."""
    from comity.ledger import Ledger, Source
    from comity.observation import Finding, Observation

    taken: list[float] = []
    before = 0.0
    for _ in range(8):
        name = f"one-{time.time_ns()}"
        met = Observation("meeting", *PAIR, attrs={"level": "minister", "format": "bilateral"}, spans=((0, 5),))
        started = time.perf_counter()
        assert Ledger(path).add([(Source(name, "document", text=name, sha256=name, origin=name, place=name), [Finding(met, "x")])]) == 1
        # What is loaded once is none of what a document takes.
        before = before if taken else time.process_time()
        taken.append(time.perf_counter() - started)
    used, rest = (time.process_time() - before) / 7, sorted(taken[1:])
    told = f"{rest[3]:.3f} s (median of 7, from {rest[0]:.3f} to {rest[-1]:.3f}), {used:.3f} s of CPU"
    print(f"  adding one document: {told}{recorded('ledger', f'adding one document to {path.name}')}", flush=True)


def pages(path: Path, _: int) -> None:
    """What a pair's page takes in a site that is up: seconds, and of CPU with that of the process that draws."""
    import urllib.request

    address = f"http://127.0.0.1:{PORT}"
    with subprocess.Popen([sys.executable, "-m", "comity", "serve", str(path), "--port", PORT], stderr=subprocess.DEVNULL) as site:
        try:
            time.sleep(5)
            for warming in ("", "/pair/CHL/PER", "/pair/GHA/TGO"):
                urllib.request.urlopen(address + warming).read()
            taken: list[tuple[float, float]] = []
            for pair in PAIRS * 2:
                before, started = of_tree(site.pid), time.perf_counter()
                urllib.request.urlopen(f"{address}/pair/{pair}").read()
                taken.append((time.perf_counter() - started, of_tree(site.pid) - before))
        finally:
            site.terminate()
    for name, found in (("first", taken[: len(PAIRS)]), ("again", taken[len(PAIRS) :])):
        (least, _), median = min(found), sorted(used for _, used in found)[len(found) // 2]
        told = f"{least:.2f} s at the least of {len(found)} pairs, {median:.2f} s of CPU in the middle"
        print(f"  a pair's page, {name}: {told}{recorded('ledger', f'a pair page {name} on {path.name}')}", flush=True)


def of_tree(process: int) -> float:
    """The seconds of CPU that a process and those that it started have used (Linux)."""
    folder = Path(f"/proc/{process}")
    used = folder.joinpath("stat").read_text().rpartition(")")[2].split()
    children = {int(c) for task in (folder / "task").iterdir() for c in (task / "children").read_text().split()}
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK") + sum(map(of_tree, children))


def views(path: Path, text: Path) -> None:
    script = f"import duckdb, sys; print(len(duckdb.connect({str(path)!r}, read_only=True).execute({HAND!r}).fetchall()), 'rows', file=sys.stderr)"
    comity = [sys.executable, "-m", "comity.cli.main"]
    runs = {
        "hand-written query": [sys.executable, "-c", script],
        "comity ledger query": [*comity, "ledger", "query", str(path), *PAIR],
        "comity brief": [*comity, "brief", *PAIR, "--ledger", str(path)],
        "comity check": [*comity, "check", str(text), "--ledger", str(path), "-q"],
    }
    for name, command in runs.items():
        seconds, used, peak, code, size = min(measured(command) for _ in range(3))
        told = f"{seconds:6.2f} s, {used:5.2f} s of CPU, {peak:4.0f} MB {size / 1e3:8,.0f} kB told"
        print(f"  {name:<20} {told}{f'  exit {code}' if code else ''}{recorded('ledger', f'{name} on {path.name}')}", flush=True)


def measured(command: list[str]) -> tuple[float, float, float, int, int]:
    """Seconds, seconds of CPU, peak memory in MB, exit code and bytes of output of a command."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=INSTALLED)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds, used = time.perf_counter() - started, usage.ru_utime + usage.ru_stime
        return seconds, used, usage.ru_maxrss / 1024, process.returncode, out.tell()


if __name__ == "__main__":
    main()
