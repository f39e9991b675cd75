"""One module a format: ``SUFFIXES``, ``matches`` (does the content look like it) and ``documents``.

Each `documents` takes the bytes of one file and gives the documents in it; it raises `DocumentError`
for what it cannot read, naming what is wrong and what to do.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from comity.errors import DocumentError
from comity.read.document import Document

#: A file larger than this is refused; in bytes.
LARGEST = 64 * 1024 * 1024
#: Text beyond this many characters is left out of a document, and the document says so.
LONGEST = 4_000_000

_BINARY_HEADS = (
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xca\xfe\xba\xbe",
    b"SQLite format",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"OggS",
    b"ID3",
)


class Format(Protocol):
    """What each module of this package offers."""

    SUFFIXES: tuple[str, ...]
    matches: Callable[[bytes], bool]
    documents: Callable[[bytes, str], Iterator[Document]]


@cache
def formats() -> tuple[Format, ...]:
    """The formats, in the order of their names, plain text last."""
    names = sorted((m.name for m in pkgutil.iter_modules(__path__)), key=lambda n: (n == "text", n))
    return tuple(cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names)


def suffixes() -> frozenset[str]:
    """Every file name ending that some format takes, with its dot, lower case."""
    return frozenset(s for f in formats() for s in f.SUFFIXES)


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The documents in the bytes of one file.

    Args:
        data: its content.
        name: its name or address: its ending tells the format where the content does not.

    Raises:
        DocumentError: it is empty, too large, binary, damaged, or holds no text.

    """
    if not data.strip():
        raise DocumentError(f"{name}: the file is empty")
    if len(data) > LARGEST:
        raise DocumentError(f"{name}: {len(data):,} bytes are more than the limit of {LARGEST:,}; split the file")
    if data.startswith(_BINARY_HEADS):
        raise DocumentError(f"{name}: this is a binary file, not a document; give text, HTML, PDF, DOCX, JSON Lines, CSV or zip")
    suffix = PurePath(name.split("?")[0]).suffix.lower()
    matching = [f for f in formats() if f.matches(data)] or [f for f in formats() if suffix in f.SUFFIXES]
    preferred = [f for f in matching if suffix in f.SUFFIXES]
    chosen = (preferred or matching or list(formats()[-1:]))[0]
    try:
        yield from chosen.documents(data, name)
    except DocumentError:
        raise
    except Exception as error:  # the parsers of the formats raise whatever they like on damaged files
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise DocumentError(f"{name}: cannot be read: the file is damaged ({reason})") from error


def cut(text: str) -> tuple[str, tuple[str, ...]]:
    """The text within the limit, and a warning if some was left out."""
    if len(text) <= LONGEST:
        return text, ()
    return text[:LONGEST], (f"only the first {LONGEST:,} of {len(text):,} characters were read",)
