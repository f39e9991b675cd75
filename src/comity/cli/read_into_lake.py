"""Reading into a lake, told on the command line."""

import os
import sys
from pathlib import Path

from comity.cli.output import say
from comity.cli.reading_progress import Tally, progress
from comity.stores import is_remote


def is_lake(output: str) -> bool:
    """Whether an output is a lake: a folder, or what ends as one, or is on an object store."""
    return output.endswith("/") or is_remote(output) or Path(output).is_dir()


def into_lake(output: str, sources: tuple[str, ...], jobs: int, on: str, extractor: str, tally: Tally) -> None:
    """Read documents into a lake and tell how many; exits with 1 if some could not be read."""
    from comity.bulk import read_into

    with progress(tally) as step:
        told = read_into(output, sources, jobs or os.cpu_count() or 1, on, extractor, each=step)
    tally.finish()
    passed = f"; {told['passed']:,} there already were not read again" if told["passed"] else ""
    say(
        f"{output}: {told['documents']:,} documents with {told['observations']:,} observations, {told['empty']:,} with none, "
        f"{told['failures']:,} not read{passed}",
        err=True,
    )
    if told["failures"]:
        sys.exit(1)
