"""Time and memory of building panels, each in a process of its own, beside the same join written by hand in DuckDB and in Polars.

    python3 dev.py python benchmarks/panel.py [--shared FOLDER]

Prints: gathering the data sets into a ledger; all directed Correlates of War dyad-years, 1816 to 2024; the same with contiguity, majors,
ATOP alliances, shared memberships, distances and capabilities joined, by Comity and by hand (`panel_by_hand.py`; the sums of every column must be
equal); the measures of votes. On such a machine the R package peacesciencer took 4.0 s for the bare dyad-years and 1.2 s for the
memberships, and was killed for memory at 24 GB when it added distances to all of them (as measured by those who set the target).
Imports are not counted; CPU seconds are of all cores, and tell more than the others on a machine that has other work. It fails if a join by hand gives another panel.
"""

import argparse
import datetime
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from recorded import recorded

#: Rows, columns, and what gives the sums of a panel's columns.
Result = tuple[int, int, Callable[[], dict[str, float]] | None]
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
VARIABLES = ("contiguity", "majors", "atop", "igos", "distance", "capabilities")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--ledger", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.shared.is_dir():
        sys.exit(f"needs the folder of data files: {options.shared} is not there; name it with --shared")
    if options.run:
        from comity.panel import variables

        variables()
        if "Polars" in options.run:
            import polars  # noqa: F401
        started, worked = time.perf_counter(), time.process_time()
        rows, columns, sums = RUNS[options.run](options)
        seconds, cpu = time.perf_counter() - started, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "cpu": cpu, "rows": rows, "columns": columns, "peak": peak, "sums": sums and sums()}))
        return
    print(f"{'':44}{'seconds':>9}{'CPU':>9}{'rows':>12}{'columns':>9}{'rows/s':>13}{'peak MB':>9}")
    sums: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in RUNS:
            command = [sys.executable, __file__, "--run", name, "--shared", str(options.shared), "--ledger", f"{folder}/l.duckdb"]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                print(f"{name:44}{done.stderr.strip().splitlines()[-1]}")
                continue
            r = json.loads(done.stdout.splitlines()[-1])
            print(
                f"{name:44}{r['seconds']:>9.2f}{r['cpu']:>9.2f}{r['rows']:>12,}{r['columns']:>9}{r['rows'] / r['seconds']:>13,.0f}{r['peak']:>9.0f}"
                f"{recorded('panel', name)}"
            )
            if r["sums"]:
                sums[name] = r["sums"]
    for name, own in sums.items():
        ours = sums[f"{name.partition(',')[0]}, Comity"]
        differing = [c for c, v in ours.items() if not math.isclose(own.get(c, math.nan), v, rel_tol=1e-9)]
        if differing:
            sys.exit(f"{name}: another panel: the sums of {', '.join(differing)} differ")


def summed(table: pa.Table) -> tuple[int, int, Callable[[], dict[str, float]]]:
    """Rows, columns, and what gives the sum of every column."""
    return table.num_rows, table.num_columns, lambda: {c: float(pc.sum(table[c]).as_py() or 0) for c in table.column_names}


def gather_all(options: argparse.Namespace) -> Result:
    import duckdb

    from comity.gather import gather
    from comity.ledger import Ledger

    atop = options.ledger.with_name("atop5_1ddyr.csv")
    columns = "ccode1 AS stateA, ccode2 AS stateB, year, atop_defense AS defense, atop_offense AS offense, atop_neutral AS neutral, atop_nonagg AS nonagg"
    duckdb.execute(
        f"COPY (SELECT {columns}, atop_consul AS consul FROM '{options.shared}/data/reference/atop_alliance.parquet') TO '{atop}' (HEADER)"
    )
    found = [gather(n, options.shared / "data/official") for n in ("cow_contiguity", "cow_nmc")]
    found += [gather("atop", atop), gather("un_votes", options.shared / "data/reference")]
    found.append(gather("cow_igo", options.shared / "data/reference/state_year_format3.parquet"))
    Ledger(options.ledger).add(found)
    _for_hands(options)
    return sum(t.num_rows for _, d in found for t in d.tables.values()), 0, None


def _for_hands(options: argparse.Namespace) -> None:
    """The ledger's tables and our own as Parquet, for the joins by hand."""
    import duckdb

    import panel_by_hand
    from comity import packaged
    from comity.panel.state_years import stretches

    folder = options.ledger.parent
    states = stretches("cow", True)
    own = {"spells": pa.table({"code": [s.code for s in states], "since": [s.since for s in states], "until": [s.until for s in states]})}
    for name, key in (("capitals", "code"), ("majors", "ccode")):
        rows = [r for r in packaged.rows("comity.panel", f"tables/{name}.csv") if r.get("system", "cow") == "cow"]
        columns = {key: [int(r[key]) for r in rows]}
        columns |= {c: [datetime.date.fromisoformat(r[c]) if r[c] else None for r in rows] for c in ("since", "until")}
        columns |= {c: [float(r[c]) for r in rows] for c in ("latitude", "longitude") if c in rows[0]}
        own[name] = pa.table(columns)
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{options.ledger}' AS ledger (READ_ONLY)")
        for name in panel_by_hand.TABLES:
            if name in own:
                connection.register("own", own[name])
            source = "own" if name in own else f"ledger.data.{name}"
            connection.execute(f"COPY (FROM {source}) TO '{folder}/{name}.parquet'")


def by_hand(way: str, memberships: bool, options: argparse.Namespace) -> Result:
    import panel_by_hand

    join = {"DuckDB": panel_by_hand.in_duckdb, "Polars": panel_by_hand.in_polars}[way]
    return summed(join(options.ledger.parent, memberships))


def bare(options: argparse.Namespace) -> Result:
    from comity.panel import Panel

    table = Panel.dyads("cow").years(1816, 2024).to_arrow()
    return table.num_rows, table.num_columns, None


def joined(memberships: bool, options: argparse.Namespace) -> Result:
    from comity.panel import Panel

    panel = Panel.dyads("cow", options.ledger).years(1816, 2024)
    return summed(panel.add(*(v for v in VARIABLES if memberships or v != "igos")).to_arrow())


def votes(options: argparse.Namespace) -> Result:
    from comity.panel import Panel

    table = Panel.dyads("cow", options.ledger).years(1946, 2020).add("votes").to_arrow()
    return table.num_rows, table.num_columns, None


#: Runs that must give the same panel, each by Comity first.
JOINS = {
    f"{len(VARIABLES) - (not memberships)} variables joined, {way}": partial(run, memberships)
    for memberships in (False, True)
    for way, run in (("Comity", joined), ("DuckDB by hand", partial(by_hand, "DuckDB")), ("Polars by hand", partial(by_hand, "Polars")))
}
RUNS: dict[str, Callable[[argparse.Namespace], Result]] = {
    "gather five data sets into a ledger": gather_all,
    "all directed dyad-years": bare,
    **JOINS,
    "dyad-years 1946-2020 with measures of votes": votes,
}

if __name__ == "__main__":
    main()
