"""Reading many documents: from files, folders, addresses and standard input, on one core or several."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from comity.documents import load
from comity.documents.language import spoken
from comity.errors import DocumentError
from comity.read.document import Document, Finding
from comity.read.metadata import described
from comity.read.reader import read_document

_BATCH = 64
#: The languages that are read.
_READ = ("en",)


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


def read(sources: Iterable[str | Path], jobs: int = 1, allow_private: bool = False, extractor: str = "") -> Iterator[Reading]:
    """Read documents and yield what became of each, in order.

    Args:
        sources: files, folders (with all files below whose ending is known), addresses, or ``-``.
        jobs: how many processes read at once.
        allow_private: whether addresses in a private network may be read.
        extractor: what tells the text of web pages from the rest of them; the default if empty.

    One bad document is yielded with its `error` and never stops the rest.

    """
    loaded = load(sources, allow_private, extractor)
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
    try:
        item = described(item)
        notes = tuple(f"{item.id}: {w}" for w in item.warnings)
        found = spoken(item.text, item.declared, _READ)
        if not found.language:
            return Reading(
                item, error=f"{item.id}: in the language {found.other or 'und'}, which is not read (only {', '.join(_READ)}); nothing read"
            )
        if found.other:
            notes = (*notes, f"{item.id}: parts in the language {found.other} were left out")
        # What is left out is blank, so that every offset is that of the whole text.
        item = replace(item, language=found.language)
        findings = tuple(read_document(replace(item, text=found.text)))
    except Exception as error:  # one document must never stop the rest
        return Reading(item, error=f"{item.id}: cannot be read: {type(error).__name__}: {error}; please report this")
    if not findings:
        notes = (*notes, f"{item.id}: nothing found about two states")
    return Reading(item, findings, notes=notes)
