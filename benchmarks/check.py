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
    from comity.gather.bulk import observations
    from comity.ledger import Data, Ledger, Source
    from comity.parties import parties

    states = [p.id for p in parties().values() if p.sort == "state" and p.status == "member"]
    with duckdb.connect() as connection:
        listed = ", ".join(f"('{s}')" for s in states)
        connection.execute("SELECT setseed(0.5)")
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
    from itertools import islice

    from comity.check import check_all
    from comity.ledger import Ledger
    from comity.read import read

    started = time.perf_counter()
    readings = [r for r in islice(read([corpus]), count) if r.document]
    reading = time.perf_counter() - started
    started = time.perf_counter()
    verdicts = [v for listed in check_all(readings, Ledger(path)) for v in listed]  # type: ignore[arg-type]
    checking = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    n = len(readings)
    print(
        f"{n} documents, {len(verdicts)} claims: checking {n / checking:.0f} documents/s, reading and checking {n / (reading + checking):.0f}, peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
