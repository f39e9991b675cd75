"""Speed and memory of checking documents against a large ledger.

    python3 dev.py python benchmarks/check.py [--documents N] [--observations N] [--corpus FILE]

Makes a ledger of N observations of trade (every directed dyad, drawn figures) with the World Factbook, reads documents of the corpus,
and checks them: documents a second of checking alone, and of reading and checking, with peak memory. There is no open peer.
Nothing here passes or fails.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from recorded import recorded

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "reuters-1987.jsonl.gz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--observations", type=int, default=5_000_000)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"needs a corpus of JSON Lines, gzip: {options.corpus} is not there; name one with --corpus")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.duckdb"
        started = time.perf_counter()
        count = fill(path, options.observations)
        print(f"ledger: {count:,} observations, {path.stat().st_size / 1e6:,.0f} MB, made in {time.perf_counter() - started:.1f} s")
        run(path, options.corpus, options.documents)


def fill(path: Path, count: int) -> int:
    import duckdb

    from comity.gather import gather
    from comity.gather.bulk_observations import observations
    from comity.ledger import Data, Ledger, Source
    from comity.parties import parties

    states = [p.id for p in parties().values() if p.sort == "state" and p.status == "member"]
    with duckdb.connect() as connection:
        listed = ", ".join(f"('{s}')" for s in states)
        connection.execute("SELECT setseed(0.5)").fetchall()
        years = count // (len(states) * (len(states) - 1) * 2) + 1
        table = connection.sql(f"""
            WITH s(p) AS (VALUES {listed})
            SELECT x.p AS a, y.p AS b, year, flow, round(random() * 1e9, 0) AS value FROM s x, s y, range({2024 - years}, 2024) r(year),
                   (VALUES ('exports'), ('imports')) f(flow) WHERE x.p <> y.p ORDER BY year, a, b LIMIT {count}""").to_arrow_table()
    query = """SELECT a, b, 'level' AS measure, value, 'USD' AS unit, make_date(year::INTEGER, 1, 1) AS "start", make_date(year::INTEGER, 12, 31) AS "end",
               '{"flow": "' || flow || '"}' AS attrs, 'row, reported by ' || a AS row FROM t"""
    ledger = Ledger(path)
    ledger.add(
        [(Source("dataset:drawn", "dataset", title="drawn"), Data(observations(query, {"t": table}, "trade", "drawn"))), gather("factbook")]
    )
    return int(ledger.sql("SELECT count(*) FROM observation")[1][0][0])


def run(path: Path, corpus: Path, count: int) -> None:
    import gzip
    import json
    from itertools import islice

    from comity.documents.formats.records import _date
    from comity.read import Document

    with gzip.open(corpus, "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for line in islice(f, count)]
    documents = [Document(r["id"], r["text"], title=r["title"], date=_date(r.get("date", ""))[0]) for r in rows]
    measure("news", documents, path)
    measure("dense", dense(count), path)


def dense(count: int) -> list[Any]:
    """Documents with six claims each of a dyad's trade, all of which the ledger has something on."""
    import datetime
    import random

    from comity.parties import parties
    from comity.read import Document

    draw = random.Random(1648)
    states = [p.name for p in parties().values() if p.sort == "state" and p.status == "member"]
    found = []
    for i in range(count):
        a, b = draw.sample(states, 2)
        year = draw.randint(1990, 2022)
        text = (
            f"Trade turnover between {a} and {b} was $1.1 billion in {year}, up 10 percent from {year - 1}. "
            f"{a}'s exports to {b} amounted to $0.6 billion in {year}. {a}'s imports from {b} amounted to $0.5 billion in {year}. "
            f"{b} is the third largest export market of {a} in {year}. {b} accounted for 2.5 percent of {a}'s exports in {year}."
        )
        found.append(Document(f"dense-{i}", text, date=datetime.date(2023, 1, 1)))
    return found


def measure(name: str, documents: list[Any], path: Path) -> None:
    from comity.check import check_all
    from comity.ledger import Ledger
    from comity.read import Reading, read_document

    started = time.perf_counter()
    readings = [Reading(d, tuple(read_document(d))) for d in documents]
    reading = time.perf_counter() - started
    started = time.perf_counter()
    verdicts = [v for listed in check_all(readings, Ledger(path)) for v in listed]
    checking = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    n, decided = len(readings), sum(v.label != "not enough evidence" for v in verdicts)
    print(
        f"{name}: {n} documents, {len(verdicts)} claims, {decided} decided: checking {n / checking:.0f} documents/s, "
        f"reading and checking {n / (reading + checking):.0f}, peak {peak:.0f} MB{recorded('check', name)}"
    )


if __name__ == "__main__":
    main()
