"""Documents on object stores, and patterns of names."""

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from comity.errors import DocumentError
from comity.stores import is_remote, system, told


def expanded(sources: Iterable[str]) -> Iterator[str]:
    """The sources, a pattern (``crawl/*.warc.gz``) as the files that it fits, in order; one that fits none as it is.

    Raises:
        DocumentError: a store cannot be reached.

    """
    for source in sources:
        if is_remote(source):
            yield from _stored(source)
        elif any(c in source for c in "*?[") and not os.path.exists(source):  # noqa: PTH110  # a name that is too long is none
            yield from sorted(glob.glob(source, recursive=True)) or [source]  # noqa: PTH207
        else:
            yield source


def _stored(source: str) -> list[str]:
    store, path = system(source, DocumentError)
    with told(source, "cannot be listed", DocumentError):
        if "*" in path or store.isdir(path):
            found = sorted(store.glob(path) if "*" in path else store.find(path))
            return [store.unstrip_protocol(p) for p in found] or [source]
    return [source]


@contextmanager
def opened(source: str) -> Iterator[IO[bytes]]:
    """A stored file, open for reading.

    Raises:
        DocumentError: it cannot be opened or read on.

    """
    store, path = system(source, DocumentError)
    with told(source, "cannot be read", DocumentError), store.open(path, "rb") as handle:
        yield handle
