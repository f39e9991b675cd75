"""Documents from files, folders, addresses, archives and standard input."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from comity.documents import collections, formats
from comity.documents.clean import brief, shown
from comity.documents.document import Document, Hints
from comity.documents.origins import is_address
from comity.documents.remote import expanded, opened
from comity.documents.unit import Unit
from comity.errors import ComityError, DocumentError
from comity.stores import is_remote

_STANDARD_INPUT = "standard input"
#: So many spaces are in no name of a file that people give, but in every sentence.
_WORDS = 5


def load(sources: Iterable[str | Path], allow_private: bool = False, extractor: str = "") -> Iterator[Document | DocumentError]:
    """The documents of some sources, in order; what cannot be read comes as the error that tells why, and the rest goes on.

    Args:
        sources: files, folders (with all files below whose ending is known), addresses, or ``-`` for standard input.
        allow_private: whether addresses in a private network may be read.
        extractor: what tells the text of web pages from the rest of them; the default if empty.

    Examples:
        >>> [str(d) for d in load(["nosuch.txt"])]
        ['nosuch.txt: cannot be read: No such file or directory']

    """
    for unit in units(sources, allow_private, extractor):
        if isinstance(unit, Unit):
            yield from unit.documents()
        else:
            yield unit


def units(sources: Iterable[str | Path], allow_private: bool = False, extractor: str = "") -> Iterator[Unit | DocumentError]:
    """The same sources, not yet opened: the bytes of each file, or each record of a file of records, one at a time."""
    given: list[str] = []
    for source in sources:
        try:
            given += expanded([str(source)])
        except DocumentError as error:
            yield error
    counts = [_count(s) for s in given]
    behind, total = 0, sum(counts)
    for source, count in zip(given, counts, strict=True):
        for unit in _guarded(_units(source, allow_private, Hints(extractor=extractor)), source):
            if isinstance(unit, Unit):
                unit = unit._replace(share=(behind + unit.share * count) / total)
            yield unit
        behind += count


def _count(source: str) -> int:
    """How many files a source is."""
    try:
        return max(1, sum(1 for _ in _files(source))) if Path(source).is_dir() else 1
    except OSError:
        # What is wrong with it is told when it is opened.
        return 1


def _guarded(found: Iterator[Unit | DocumentError], name: str) -> Iterator[Unit | DocumentError]:
    """What a source gives, an exception as the error that ends it."""
    try:
        yield from found
    except DocumentError as error:
        yield error
    except ComityError as error:
        yield DocumentError(str(error))
    except (OSError, ValueError) as error:
        yield _unreadable(name, error)


def _unreadable(name: str, error: OSError | ValueError) -> DocumentError:
    """The error of a file that cannot be read; who gave a text where a file is named is told how texts are given."""
    hint = '; a text itself is given to -, in Python as Document("name", text)' if name.count(" ") >= _WORDS else ""
    return DocumentError(f"{brief(name)}: cannot be read: {getattr(error, 'strerror', None) or error}{hint}")


def _units(source: str, allow_private: bool, hints: Hints) -> Iterator[Unit | DocumentError]:
    if source == "-":
        if sys.stdin is None:
            raise DocumentError(f"{_STANDARD_INPUT}: closed")
        data = sys.stdin.buffer.read(formats.LARGEST + 1)
        # What comes through a pipe has no place of its own: its content is where it comes from.
        origin = f"{_STANDARD_INPUT} {hashlib.sha256(data).hexdigest()}"
        yield Unit(_STANDARD_INPUT, origin, _STANDARD_INPUT, data, hints, share=1.0)
    elif is_address(source):
        # What speaks with servers takes longer to load than a small file to read.
        from comity.documents.fetch import fetch

        answer = fetch(source, allow_private)
        yield Unit(source, source, source, answer.data, Hints(answer.encoding, answer.media, hints.extractor), share=1.0)
    elif is_remote(source):
        with opened(source) as handle:
            yield from _content(handle, source, source, source, hints)
    elif Path(source).is_dir():
        yield from _folder(source, hints)
    else:
        yield from _file(source, source, hints)


def _folder(folder: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    total = _count(folder)
    number = 0
    for number, path in enumerate(_files(folder), 1):
        name = Path(os.path.relpath(path, folder)).as_posix()
        for unit in _guarded(_file(path, name, hints), path):
            yield unit._replace(share=(number - 1 + unit.share) / total) if isinstance(unit, Unit) else unit
    if not number:
        raise DocumentError(f"{brief(folder)}: no documents in the folder; known endings are {', '.join(sorted(_endings()))}")


def files_of(sources: Iterable[str]) -> Iterator[str]:
    """Every file that some sources are: of a folder those whose ending is known, of a pattern those that it fits, in order.

    Raises:
        DocumentError: a store cannot be reached.

    """
    for source in expanded(sources):
        if not is_remote(source) and Path(source).is_dir():
            yield from _files(source)
        else:
            yield source


def _endings() -> frozenset[str]:
    return formats.suffixes() | collections.suffixes()


def _files(folder: str) -> Iterator[str]:
    """The files below a folder whose ending is known, in order, never all of them at once."""
    known = tuple(_endings())
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda e: e.name)
    except OSError:
        # What may not be looked into is passed over.
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.name.lower().endswith(known) and not entry.name.startswith(".") and entry.is_file():
            yield entry.path


def _file(path: str, name: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    try:
        with _opened(path) as handle:
            yield from _content(handle, name, shown(name), shown(os.path.realpath(path)), hints)
    except OSError as error:
        raise _unreadable(path, error) from None


def _content(handle: IO[bytes], name: str, place: str, origin: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    """An open file as one unit, or as many if it is one of many documents."""
    form = collections.form_of(handle, name)
    if form:
        yield from form.units(handle, place, origin, hints)
        return
    size = handle.seek(0, 2)
    handle.seek(0)
    if size > formats.LARGEST:
        raise DocumentError(f"{brief(name)}: {size:,} bytes are over the limit of {formats.LARGEST:,}; split the file")
    yield Unit(place, origin, place, handle.read(formats.LARGEST + 1), hints, share=1.0)


def _opened(path: str) -> IO[bytes]:
    """A regular file; a pipe or a device, which may never end or never begin, is refused without waiting for it."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise DocumentError(f"{brief(path)}: cannot be read: no regular file; give its content to standard input, and - for its name")
