"""Documents from files, folders, addresses, archives and standard input."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity.documents import formats
from comity.documents.clean import brief, shown
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.fetch import fetch, is_address
from comity.documents.origins import placed
from comity.errors import ComityError, DocumentError

_STANDARD_INPUT = "standard input"


def load(sources: Iterable[str | Path], allow_private: bool = False, extractor: str = "") -> Iterator[Document | DocumentError]:
    """The documents of some sources, in order; what cannot be read comes as the error that tells why, and the rest goes on.

    Args:
        sources: files, folders (with all files below whose ending is known), addresses, or ``-`` for standard input.
        allow_private: whether addresses in a private network may be read.
        extractor: what tells the text of web pages from the rest of them; the default if empty.

    """
    for source in sources:
        yield from _guarded(_load(str(source), allow_private, Hints(extractor=extractor)), str(source))


def _guarded(found: Iterator[Document | DocumentError], name: str) -> Iterator[Document | DocumentError]:
    """What a source gives, an exception as the error that ends it."""
    try:
        yield from found
    except DocumentError as error:
        yield error
    except ComityError as error:
        yield DocumentError(str(error))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        yield DocumentError(f"{brief(name)}: cannot be read: {reason}")


def _load(source: str, allow_private: bool, hints: Hints) -> Iterator[Document | DocumentError]:
    if source == "-":
        if sys.stdin is None:
            raise DocumentError(f"{_STANDARD_INPUT}: closed")
        data = sys.stdin.buffer.read(formats.LARGEST + 1)
        # What comes through a pipe has no place of its own: its content is where it comes from.
        origin = f"{_STANDARD_INPUT} {hashlib.sha256(data).hexdigest()}"
        yield from placed(formats.documents(data, _STANDARD_INPUT, hints), origin, _STANDARD_INPUT)
        return
    if is_address(source):
        answer = fetch(source, allow_private)
        yield from placed(formats.documents(answer.data, source, Hints(answer.encoding, answer.media, hints.extractor)), source, source)
        return
    path = Path(source)
    if path.is_dir():
        yield from _load_folder(path, hints)
        return
    yield from _load_file(path, str(path), hints)


def _load_folder(folder: Path, hints: Hints) -> Iterator[Document | DocumentError]:
    known = formats.suffixes()
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in known and not p.name.startswith(".") and p.is_file())
    if not files:
        yield DocumentError(f"{brief(str(folder))}: no documents in the folder; known endings are {', '.join(sorted(known))}")
    for path in files:
        yield from _guarded(_load_file(path, path.relative_to(folder).as_posix(), hints), str(path))


def _load_file(path: Path, name: str, hints: Hints = NO_HINTS) -> Iterator[Document | DocumentError]:
    try:
        data = _bytes(path)
    except OSError as error:
        raise DocumentError(f"{brief(str(path))}: cannot be read: {error.strerror or error}") from None
    yield from placed(formats.documents(data, shown(name), hints), shown(os.path.realpath(path)), shown(name))


def _bytes(path: Path) -> bytes:
    """The content of a regular file; a pipe or a device, which may never end or never begin, is refused without waiting for it."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(handle, "rb") as f:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            raise DocumentError(
                f"{brief(str(path))}: cannot be read: no regular file; give its content to standard input, and - for its name"
            )
        if known.st_size > formats.LARGEST:
            raise DocumentError(f"{brief(str(path))}: {known.st_size:,} bytes are over the limit of {formats.LARGEST:,}; split the file")
        return f.read(formats.LARGEST + 1)
