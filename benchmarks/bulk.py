"""Reading in bulk: documents a second and peak memory of one process, two, and Ray with two workers, on the same WARC files.

    python3 dev.py python benchmarks/bulk.py [--documents N] [--files N] [--corpus FILE] [--folder FOLDER] [--only one two ray ledger]

Makes WARC files of web pages from the texts of a corpus, repeated with a number as often as is needed, and reads them into a lake with one
process, with two, and with Ray where it is installed (two workers), and into a ledger with two. Each run is a process of its own; the memory
is that of its largest process, and of all of them together. Then tells whether each holds the same set of observations.
Nothing here passes or fails.
"""

import argparse
import gzip
import html
import importlib.util
import io
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recorded import recorded

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "reuters-1987.jsonl.gz"
COMITY = [sys.executable, "-m", "comity.cli.main"]
RUNS = {"one": ["--jobs", "1"], "two": ["--jobs", "2"], "ray": ["--on", "ray"], "ledger": ["--jobs", "2"]}
SET = """
    SELECT count(*), bit_xor(hash(sha256, kind, a, b, measure, value, unit, bound, "start", "end", modality, attrs, speaker, spans, rule)::UBIGINT)
    FROM (SELECT DISTINCT * EXCLUDE (observation, source, url, title) FROM observations)"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=16)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--folder", type=Path, help="Keep files and lakes here.")
    parser.add_argument("--only", nargs="+", choices=list(RUNS), default=list(RUNS))
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"needs a corpus of JSON Lines, gzip: {options.corpus} is not there; name one with --corpus")
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        crawl = folder / f"crawl-{options.documents}"
        if not crawl.exists():
            make(crawl, options.corpus, options.documents, options.files)
        size = sum(p.stat().st_size for p in crawl.iterdir()) / 1e6
        print(f"{options.documents:,} pages in {options.files} WARC files, {size:,.0f} MB packed", flush=True)
        for name in options.only:
            if name == "ray" and importlib.util.find_spec("ray") is None:
                print("  ray: not installed")
                continue
            run(name, crawl, folder / f"{name}-{options.documents}{'.duckdb' if name == 'ledger' else ''}", options.documents)


def make(crawl: Path, corpus: Path, count: int, files: int) -> None:
    """Write the WARC files."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    crawl.mkdir(parents=True)
    found = pages(corpus)
    for number in range(files):
        with (crawl / f"{number:03}.warc.gz").open("wb") as f:
            for address, page in itertools.islice(found, count * (number + 1) // files - count * number // files):
                held, record = io.BytesIO(), WarcRecord()
                record.init_headers(record_type=WarcRecordType.response)
                record.headers["WARC-Target-URI"] = address
                record.headers["Content-Type"] = "application/http; msgtype=response"
                record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page)
                record.write(held)
                # A member of gzip for each record, as crawlers write it.
                f.write(gzip.compress(held.getvalue(), 6))


def pages(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Addresses and pages without end: the texts of the corpus, from the second time on with a number."""
    with gzip.open(corpus, "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    for turn in itertools.count():
        for row in rows:
            title, extra = html.escape(row.get("title") or row["id"]), f"<p>Copy {turn}.</p>" if turn else ""
            body = "".join(f"<p>{html.escape(p)}</p>" for p in row["text"].split("\n") if p.strip())
            head = f'<head><title>{title}</title><meta property="article:published_time" content="{row.get("date") or ""}"></head>'
            around = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/about">About us</a></nav>'
            page = f"<!doctype html><html lang=en>{head}<body>{around}<article><h1>{title}</h1>{body}{extra}</article></body></html>"
            yield f"https://news.example/{row['id']}/{turn}", page.encode()


def run(name: str, crawl: Path, target: Path, count: int) -> None:
    """One way of reading, timed, and what it holds in the end."""
    shutil.rmtree(target, ignore_errors=True)
    target.unlink(missing_ok=True)
    where = ["--ledger", str(target)] if name == "ledger" else ["-o", f"{target}/"]
    started = time.perf_counter()
    process = subprocess.Popen([*COMITY, "read", str(crawl / "*.warc.gz"), *where, *RUNS[name], "-q"], stderr=subprocess.DEVNULL)
    largest = together = 0.0
    computed: dict[int, float] = {}
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        tree = started_by(process.pid)
        sizes = [private(pid) for pid in tree]
        largest, together = max([largest, *sizes]), max(together, sum(sizes))
        computed |= {pid: spent for pid in tree if (spent := cpu(pid))}
        time.sleep(0.5)
    seconds = time.perf_counter() - started
    # What a process tells at its end has not in it the processes that it did not wait for, as Ray's are.
    used = max(ended[2].ru_utime + ended[2].ru_stime, sum(computed.values()))
    found = [*COMITY, "ledger", "sql", str(target), SET, "--format", "csv"]
    held = subprocess.run(found, capture_output=True, text=True).stdout.splitlines()[-1:] or ["nothing"]
    told = f"{seconds:,.0f} s, {count / seconds:,.0f} documents/s, {used:,.0f} s of CPU ({1000 * used / count:.1f} ms a document), "
    told += f"largest process {largest:,.0f} MB, all {together:,.0f} MB"
    print(
        f"  {name:<7} {told}, exit {os.waitstatus_to_exitcode(ended[1])}, observations and their hash: {held[0]}{recorded('bulk', name)}",
        flush=True,
    )


def started_by(pid: int) -> set[int]:
    """A process, and all that it has started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout.split()
    parents = dict(zip(map(int, listed[::2]), map(int, listed[1::2]), strict=True))
    mine = {pid}
    while more := {p for p, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return mine


def cpu(pid: int) -> float:
    """Seconds that a process has computed, without those that it started."""
    try:
        cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def private(pid: int) -> float:
    """Resident MB of a process, without what is shared."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    main()
