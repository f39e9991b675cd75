"""Reading into a lake, in processes of this machine or on a cluster."""

from collections.abc import Callable, Iterable
from pathlib import Path

from comity.bulk.lake_writer import Lake
from comity.bulk.on_ray import read_on
from comity.bulk.writing import Counts, parted, read_part, total
from comity.errors import ComityError
from comity.read.run import LIMIT, Reading, reader_of_units


def read_into(
    path: str,
    sources: Iterable[str | Path],
    jobs: int = 1,
    on: str = "",
    extractor: str = "",
    limit: float = LIMIT,
    each: Callable[[Reading], None] | None = None,
) -> Counts:
    """Read documents into a lake; what it has already is not read again.

    Args:
        path: of the lake: a folder, or an address that fsspec opens.
        sources: files, folders, patterns and addresses on object stores.
        jobs: how many processes of this machine read at once.
        on: ``ray`` or ``ray://ADDRESS`` to read on a cluster instead.
        extractor: what tells the text of web pages from the rest of them; the default if empty.
        limit: seconds that one document may take.
        each: is given every document as it is read, but not on a cluster.

    Raises:
        LedgerError: the lake cannot be written.
        ComityError: `on` is no engine, or is not installed.

    """
    parts = parted(str(s) for s in sources)
    if not on:
        lake = Lake(path)
        with reader_of_units(jobs, limit) as read_units:
            return total(read_part(part, lake, read_units, extractor, each) for part in parts)
    if on != "ray" and not on.startswith("ray://"):
        raise ComityError(f"--on {on}: no engine that is known; give ray or ray://ADDRESS")
    return total(read_on(on, path, list(parts), extractor, limit))
