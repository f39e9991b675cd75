"""Reading on a cluster of Ray: each file, or some of the small files of a folder, is a task that reads and writes its blocks.

Ray repeats a task that is lost. It then passes over the blocks that stand in the lake already, so each stands there once.
"""

import logging
from collections.abc import Iterator
from functools import partial
from typing import Any

from comity.bulk.lake_writer import Lake
from comity.bulk.writing import Counts, read_part
from comity.errors import ComityError
from comity.read.run import reader_of_units

#: A task whose worker is lost is tried so many times more; Ray's own default is without end.
_RETRIES = 3


def read_on(address: str, lake: str, parts: list[list[str]], extractor: str, limit: float) -> Iterator[Counts]:
    """Read on the cluster at an address (``ray`` for one that is started here); how much each task wrote.

    The lake and the sources must be where every machine of the cluster finds them.

    Raises:
        ComityError: Ray is not installed, or the cluster cannot be reached.

    """
    try:
        import ray
    except ImportError:
        raise ComityError("--on ray: needs the package ray; pip install 'comity[ray]'") from None
    try:
        ray.init(address=None if address == "ray" else address, ignore_reinit_error=True, logging_level=logging.ERROR, log_to_driver=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ComityError(f"--on {address}: the cluster cannot be reached: {str(error).splitlines()[0]}") from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    task = partial(_task, lake=lake, extractor=extractor, limit=limit)
    ray.data.DataContext.get_current().enable_progress_bars = False
    found = ray.data.from_items([{"files": part} for part in parts], override_num_blocks=max(1, len(parts))).map(task, max_retries=_RETRIES)
    yield from found.iter_rows()


def _task(row: dict[str, Any], lake: str, extractor: str, limit: float) -> dict[str, Any]:
    with reader_of_units(limit=limit) as read_units:
        return read_part(list(row["files"]), Lake(lake), read_units, extractor)
