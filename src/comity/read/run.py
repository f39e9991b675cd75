"""Reading many documents: from files, folders, addresses and standard input, on one core or several."""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from comity.errors import ComityError, DocumentError
from comity.read import formats
from comity.read.document import Document, Finding
from comity.read.fetch import fetch, is_address
from comity.read.language import is_english
from comity.read.reader import read_document

_BATCH = 64


@dataclass(frozen=True)
class Reading:
    """What became of one document.

    Attributes:
        document: the document; None where its file could not be read at all.
        findings: what was found in it.
        error: why it could not be read; empty if it was.
        notes: what the reader wants said: a guessed encoding, no two states in it.

    """

    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()


def read(sources: Iterable[str | Path], jobs: int = 1, allow_private: bool = False) -> Iterator[Reading]:
    """Read documents and yield what became of each, in order.

    Args:
        sources: files, folders (with all files below whose ending is known), addresses, or ``-``.
        jobs: how many processes read at once.
        allow_private: whether addresses in a private network may be read.

    One bad document is yielded with its `error` and never stops the rest.

    """
    loaded = _load_all(sources, allow_private)
    if jobs <= 1:
        yield from map(_read_one, loaded)
        return
    with ProcessPoolExecutor(jobs) as pool:
        pending: list[object] = []
        while batch := list(islice(loaded, _BATCH * jobs)):
            chunks = [batch[i : i + _BATCH] for i in range(0, len(batch), _BATCH)]
            for readings in pool.map(_read_batch, chunks):
                yield from readings
        del pending


def _read_batch(batch: list[Document | DocumentError]) -> list[Reading]:
    return [_read_one(item) for item in batch]


def _read_one(item: Document | DocumentError) -> Reading:
    if isinstance(item, DocumentError):
        return Reading(None, error=str(item))
    if not item.text.strip():
        return Reading(item, error=item.warnings[0] if item.warnings else f"{item.id}: no text")
    notes = tuple(f"{item.id}: {w}" for w in item.warnings)
    if item.language != "en" or not is_english(item.text):
        return Reading(item, notes=(*notes, f"{item.id}: not in English, the one language read so far; nothing read"))
    try:
        findings = tuple(read_document(item))
    except Exception as error:  # one document must never stop the rest
        return Reading(item, error=f"{item.id}: cannot be read: {type(error).__name__}: {error}; please report this")
    if not findings:
        notes = (*notes, f"{item.id}: nothing found about two states")
    return Reading(item, findings, notes=notes)


def _load_all(sources: Iterable[str | Path], allow_private: bool) -> Iterator[Document | DocumentError]:
    for source in sources:
        try:
            yield from _load(str(source), allow_private)
        except DocumentError as error:
            yield error
        except ComityError as error:
            yield DocumentError(str(error))


def _load(source: str, allow_private: bool) -> Iterator[Document | DocumentError]:
    if source == "-":
        yield from formats.documents(sys.stdin.buffer.read(formats.LARGEST + 1), "standard input")
        return
    if is_address(source):
        yield from formats.documents(fetch(source, allow_private), source)
        return
    path = Path(source)
    if path.is_dir():
        yield from _load_folder(path)
        return
    yield from _load_file(path, str(path))


def _load_folder(folder: Path) -> Iterator[Document | DocumentError]:
    known = formats.suffixes()
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in known and not p.name.startswith("."))
    if not files:
        yield DocumentError(f"{folder}: no documents in the folder; known endings are {', '.join(sorted(known))}")
    for path in files:
        try:
            yield from _load_file(path, path.relative_to(folder).as_posix())
        except DocumentError as error:
            yield error


def _load_file(path: Path, name: str) -> Iterator[Document]:
    try:
        if path.stat().st_size > formats.LARGEST:
            raise DocumentError(f"{path}: {path.stat().st_size:,} bytes are over the limit of {formats.LARGEST:,}; split the file")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from None
    yield from formats.documents(data, name)
