"""One module a format: ``SUFFIXES``, ``matches`` (does the content look like it) and ``documents``.

Each `documents` takes the bytes of one file and gives the documents in it; it raises `DocumentError`
for what it cannot read, naming what is wrong and what to do, and yields one for a part that it cannot
read where others follow.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from comity.documents.clean import brief, cleaned, line
from comity.documents.document import NO_HINTS, Document, Hints
from comity.errors import DocumentError

#: A file larger than this is refused; in bytes.
LARGEST = 64 * 1024 * 1024
#: A text of more characters than this is refused: a part read as the whole would be worse.
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
_HEAD = 4096
#: Media types that tell a format where neither content nor ending does.
_MEDIA = {"text/html": ".html", "application/xhtml+xml": ".html", "text/csv": ".csv", "text/markdown": ".md", "application/json": ".json"}


class Format(Protocol):
    """What each module of this package offers."""

    SUFFIXES: tuple[str, ...]
    matches: Callable[[bytes], bool]
    documents: Callable[[bytes, str, Hints], Iterator[Document | DocumentError]]


@cache
def formats() -> tuple[Format, ...]:
    """The formats, in the order of their names, plain text last."""
    names = sorted((m.name for m in pkgutil.iter_modules(__path__)), key=lambda n: (n == "text", n))
    return tuple(cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names)


def suffixes() -> frozenset[str]:
    """Every file name ending that some format takes, with its dot, lower case."""
    return frozenset(s for f in formats() for s in f.SUFFIXES)


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document | DocumentError]:
    """The documents in the bytes of one file; a part that cannot be read comes as the error that tells why.

    Args:
        data: its content.
        name: its name or address: its ending tells the format where the content does not.
        hints: what else is known of it.

    Raises:
        DocumentError: it is empty, too large, binary, damaged, or holds no text.

    """
    called = brief(name)
    if not data[:_HEAD].strip() and not data.strip():
        raise DocumentError(f"{called}: the file is empty")
    if len(data) > LARGEST:
        raise DocumentError(f"{called}: {len(data):,} bytes are more than the limit of {LARGEST:,}; split the file")
    if data.startswith(_BINARY_HEADS):
        raise DocumentError(f"{called}: this is a binary file, not a document; give text, HTML, PDF, DOCX, JSON Lines, CSV or zip")
    try:
        for found in _chosen(data, name, hints).documents(data, name, hints):
            yield found if isinstance(found, DocumentError) else cleaned(found)
    except DocumentError:
        raise
    except ImportError as error:
        raise DocumentError(f"{called}: cannot be read: the package {error.name} is missing; install Comity again") from error
    except (Exception, RecursionError) as error:  # the parsers of the formats raise whatever they like on damaged files
        reason = line(str(error))[:120] or type(error).__name__
        raise DocumentError(f"{called}: cannot be read: the file is damaged ({reason})") from error


def _chosen(data: bytes, name: str, hints: Hints) -> Format:
    """The format that the content looks like and the ending names, else either, else plain text."""
    suffix = PurePath(name.split("?")[0]).suffix.lower()
    known = suffix if suffix in suffixes() else _MEDIA.get(hints.media, suffix)
    matching = [f for f in formats() if f.matches(data)] or [f for f in formats() if known in f.SUFFIXES]
    preferred = [f for f in matching if known in f.SUFFIXES]
    return (preferred or matching or list(formats()[-1:]))[0]


def within(text: str, name: str) -> str:
    """The text, if it is within the limit.

    Raises:
        DocumentError: it is longer.

    """
    if len(text) > LONGEST:
        raise DocumentError(f"{brief(name)}: a text of {len(text):,} characters is over the limit of {LONGEST:,}; split the file")
    return text
