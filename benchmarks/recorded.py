"""The figures last recorded, for a benchmark to print beside its own: a change is seen at once."""

import csv
from pathlib import Path

TABLE = Path(__file__).with_name("recorded.csv")


def recorded(benchmark: str, what: str) -> str:
    """The last figure of that name in words, for the end of a line; empty if none is recorded."""
    with TABLE.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(line for line in f if not line.startswith("#")))
    told = [f"  [{r['date']}: {float(r['figure']):,g} {r['unit']}]" for r in rows if (r["benchmark"], r["what"]) == (benchmark, what)]
    return told[-1] if told else ""
