"""Time and memory of building panels, each in a process of its own.

    python3 dev.py python benchmarks/panel.py [--shared FOLDER]

Prints: gathering the data sets into a ledger; all directed Correlates of War dyad-years, 1816 to 2024; the same with contiguity, majors,
ATOP alliances, shared memberships, distances and capabilities joined; the measures of votes. There is no peer in Python; on such a
machine the R package peacesciencer took 4.0 s for the bare dyad-years and 1.2 s for the memberships, and was killed for
memory at 24 GB when it added distances to all of them (as measured by those who set the target). Imports are not counted. Nothing here
passes or fails.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
        started = time.perf_counter()
        rows, columns = RUNS[options.run](options)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": time.perf_counter() - started, "rows": rows, "columns": columns, "peak": peak}))
        return
    print(f"{'':44}{'seconds':>9}{'rows':>12}{'columns':>9}{'rows/s':>13}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name in RUNS:
            command = [sys.executable, __file__, "--run", name, "--shared", str(options.shared), "--ledger", f"{folder}/l.duckdb"]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                print(f"{name:44}{done.stderr.strip().splitlines()[-1]}")
                continue
            r = json.loads(done.stdout.splitlines()[-1])
            print(f"{name:44}{r['seconds']:>9.2f}{r['rows']:>12,}{r['columns']:>9}{r['rows'] / r['seconds']:>13,.0f}{r['peak']:>9.0f}")


def gather_all(options: argparse.Namespace) -> tuple[int, int]:
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
    return sum(t.num_rows for _, d in found for t in d.tables.values()), 0


def bare(options: argparse.Namespace) -> tuple[int, int]:
    from comity.panel import Panel

    table = Panel.dyads("cow").years(1816, 2024).to_arrow()
    return table.num_rows, table.num_columns


def joined(options: argparse.Namespace) -> tuple[int, int]:
    from comity.panel import Panel

    panel = Panel.dyads("cow", options.ledger).years(1816, 2024)
    for name in VARIABLES:
        panel = panel.add(name)
    table = panel.to_arrow()
    return table.num_rows, table.num_columns


def votes(options: argparse.Namespace) -> tuple[int, int]:
    from comity.panel import Panel

    table = Panel.dyads("cow", options.ledger).years(1946, 2020).add("votes").to_arrow()
    return table.num_rows, table.num_columns


RUNS = {
    "gather five data sets into a ledger": gather_all,
    "all directed dyad-years": bare,
    f"the same with {len(VARIABLES)} variables": joined,
    "dyad-years 1946-2020 with measures of votes": votes,
}

if __name__ == "__main__":
    main()
