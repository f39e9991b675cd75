"""Kill -9 at random moments while a ledger is written, under load: after each, the ledger is whole and the next command works.

    python tools/kills.py [--tries 1000] [--load 2] [--seconds 0.8] [--seed 1]

A writer adds batches of one to some thousands of documents, each document with one to four observations, and says after each batch that it
is in. It is killed after a random time. Then each batch is there with all its documents and observations or not at all, each that was
said to be in is, and one more document can be added. Exits with 1 at the first ledger that is not so, and keeps it.
"""

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

import pandas  # noqa: F401  # loaded here once, not in each process
import pyarrow  # noqa: F401

from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation

LARGEST = 3000
#: Batches that a try has no more than.
BATCHES = 400


def batch(number: int, size: int) -> list[tuple[Source, list[Finding]]]:
    """A batch; a document's text tells its number and size, so that a part of it is seen to be one."""
    found = []
    for i in range(size):
        name = f"{number}/{size}/{i}"
        observed = [Observation("border", "CHL", "PER", "level", float(j + 1), "km", spans=((0, 3),)) for j in range(1 + i % 4)]
        source = Source(name, "document", text=name * 20, sha256=name, origin=name, place=name)
        found.append((source, [Finding(o, "tools.kills") for o in observed]))
    return found


def write(path: Path, first: int, draw: random.Random, told: int) -> None:
    """Add batches until killed, telling the number of each that is in."""
    for number in range(first, first + BATCHES):
        size = draw.choice((1, 2, 10, 100, LARGEST)) if draw.random() < 0.9 else draw.randrange(1, LARGEST)
        Ledger(path).add(batch(number, size))
        os.write(told, b"%d\n" % number)


def faults(path: Path, said: set[int]) -> list[str]:
    """What is wrong with a ledger in which some batches are said to be."""
    sql = """
        SELECT split_part(source, '/', 1)::INT, split_part(source, '/', 2)::INT, count(DISTINCT source), count(*),
               count(*) FILTER (WHERE split_part(source, '/', 3)::INT % 4 + 1 <> n)
        FROM (SELECT source, count(*) OVER (PARTITION BY source) AS n FROM observations WHERE source LIKE '%/%/%') GROUP BY ALL"""
    rows = Ledger(path).sql(sql)[1] if path.exists() else []
    wrong = [
        f"batch {n}: {there} of {size} documents, {odd} observations too many or too few"
        for n, size, there, _, odd in rows
        if there != size or odd
    ]
    missing = said - {row[0] for row in rows}
    return wrong + [f"batch {n} was in and is lost" for n in sorted(missing)]


def apart(work: "object", *arguments: object) -> int:
    """Start a function in a process of its own; its exit code is that of the process."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = 1 if work(*arguments) else 0  # type: ignore[operator]
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(code)


def checked(path: Path, said: set[int], number: int) -> bool:
    """Whether something is wrong; tells what."""
    wrong = faults(path, said)
    added = Ledger(path).add([(Source(f"after-{number}", "document", sha256=f"after-{number}"), [])])
    wrong += [] if added == 1 else ["one more document could not be added"]
    for line in wrong:
        print(line, flush=True)
    return bool(wrong)


def one_try(path: Path, said: set[int], number: int, draw: random.Random, seconds: float) -> bool:
    """Write, kill, look; whether all is well. What the writer says is added to `said`."""
    ours, theirs = os.pipe()
    first = number * BATCHES
    writer = apart(write, path, first, random.Random(draw.random()), theirs)
    os.close(theirs)
    # Half of the kills come a moment after a batch is in, when the next is being begun.
    if draw.random() < 0.5:
        select.select([ours], [], [], seconds)
        time.sleep(draw.random() * 0.05)
    else:
        time.sleep(draw.random() * seconds)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(ours, "rb") as told:
        said |= {int(line) for line in told.read().split()}
    looker = apart(checked, path, said, number)
    return os.waitstatus_to_exitcode(os.waitpid(looker, 0)[1]) == 0


def burn() -> None:
    while True:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=1000)
    parser.add_argument("--load", type=int, default=2, help="Processes that only burn time beside.")
    parser.add_argument("--seconds", type=float, default=0.8, help="After which a writer is killed at the latest; more on a busy machine.")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    burners = [apart(burn) for _ in range(options.load)]
    folder = Path(tempfile.mkdtemp(prefix="comity-kills-"))
    batches = 0
    try:
        for number in range(options.tries):
            if number % 25 == 0:
                path, said = folder / f"{number}.duckdb", set[int]()
            before = len(said)
            if not one_try(path, said, number, draw, options.seconds):
                sys.exit(f"try {number}: the ledger is not whole; it is kept at {path}")
            batches += len(said) - before
            if number % 25 == 24:
                path.unlink()
                path.with_suffix(".duckdb.wal").unlink(missing_ok=True)
            if number % 100 == 99:
                print(f"{number + 1} kills, {batches} batches were in: all whole", flush=True)
    finally:
        for pid in burners:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    print(f"{options.tries} kills: every ledger was whole, none of {batches} batches that were in was lost")


if __name__ == "__main__":
    main()
