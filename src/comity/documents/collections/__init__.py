"""Files of many documents, read as a stream whatever their size: one module a form.

Each offers ``matches`` (does an open file, with its name, have that form) and ``units`` (the documents in it, one at a time, each with the
share of the file that is behind with it).
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import IO, Protocol, cast

from comity.documents.document import Hints
from comity.documents.unit import Unit
from comity.errors import DocumentError


class Collection(Protocol):
    """What each module of this package offers."""

    SUFFIXES: tuple[str, ...]
    matches: Callable[[IO[bytes], str], bool]
    units: Callable[[IO[bytes], str, str, Hints], Iterator[Unit | DocumentError]]


@cache
def collections() -> tuple[Collection, ...]:
    """The forms, in the order of their names."""
    return tuple(cast(Collection, importlib.import_module(f"{__name__}.{m.name}")) for m in pkgutil.iter_modules(__path__))


def suffixes() -> frozenset[str]:
    """Every ending of a file name that some form takes."""
    return frozenset(s for c in collections() for s in c.SUFFIXES)


def form_of(handle: IO[bytes], name: str) -> Collection | None:
    """The form of an open file of many documents; None if it is to be read as a whole. The file is left at its beginning."""
    for collection in collections():
        if name.lower().endswith(collection.SUFFIXES):
            found = collection.matches(handle, name)
            handle.seek(0)
            if found:
                return collection
    return None
