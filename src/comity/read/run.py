"""Reading many documents: from files, folders, addresses and standard input, in one process or several."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import count, groupby
from pathlib import Path
from typing import cast

from comity.documents.clean import cleaned
from comity.documents.document import Document
from comity.documents.language import spoken
from comity.documents.load import units
from comity.documents.unit import Unit
from comity.errors import DocumentError
from comity.language import table
from comity.observation import Finding
from comity.read.limit import TooLongError, limited
from comity.read.metadata import described
from comity.read.reader import kind_readers, read_document, read_in_steps

#: Seconds that one document may take.
LIMIT = 20.0
#: Units that are asked about together, and that go to one process together; and the bytes at which no more join them.
_ASKED, _TOGETHER, _BYTES = 512, 16, 4 * 1024 * 1024
#: The languages that are read.
_READ = ("en",)
#: Who finds what a document tells.
Reader = Callable[[Document], list[Finding]]


@dataclass(frozen=True)
class Reading:
    """What became of one document.

    Attributes:
        document: the document; None where its file could not be read at all.
        findings: what was found in it.
        error: why it could not be read; empty if it was.
        notes: what the reader wants said: a guessed encoding, no two states in it.
        mark: on the last document of a file or record that was read without a failure, what that depended on (see `Unit.mark`).
        share: how much of all that was asked for is behind with it, from 0 to 1.
        upto: how far the text was read when this was known; None for all of it.

    """

    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()
    mark: tuple[int, int] | None = None
    share: float = 0.0
    upto: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it was read and tells nothing about two states."""
        return not self.error and not self.findings


#: Takes what is known of a document that is still being read.
Told = Callable[[Reading], None]
#: From units to what became of each document in them, in order.
UnitReader = Callable[[Iterable[Unit | DocumentError]], Iterator[Reading]]


def read(
    sources: str | Path | Document | Iterable[str | Path | Document],
    jobs: int = 1,
    allow_private: bool = False,
    extractor: str = "",
    limit: float = LIMIT,
    wanted: Callable[[list[Unit]], list[Unit]] | None = None,
    by: Reader = read_document,
) -> Iterator[Reading]:
    """Read documents and yield what became of each, in order.

    Args:
        sources: files, folders (with all files below whose ending is known), addresses, or ``-``; one may stand by itself. Or a
            document, as `Document("name", "a text")`, or several of both.
        jobs: how many processes read at once.
        allow_private: whether addresses in a private network may be read.
        extractor: what tells the text of web pages from the rest of them; the default if empty.
        limit: seconds of computing that one document may take, after which it is a failure; 0 for any.
        wanted: which of some files or records, not yet opened, are to be read; all if None.
        by: who reads a document; the rules if not given. With more than one process it must be a function of a module.

    One bad document is yielded with its `error` and never stops the rest, nor does one that ends the process that reads it, if that is
    not this one.

    Examples:
        >>> text = Document("note", "Chile and Peru signed a trade agreement on 3 May 2006.")
        >>> [finding.observation.kind for reading in read(text) for finding in reading.findings]
        ['agreement']

    """
    given = [sources] if isinstance(sources, str | Path | Document | bytes) else sources
    for sort, some in groupby(given, _sort):
        if sort is Document:
            yield from _in_time(map(cleaned, cast(Iterator[Document], some)), "", 0, limit, by)
        elif sort is str:
            with reader_of_units(jobs, limit, by) as read_units:
                yield from read_units(_wanted(units(cast(Iterator[str | Path], some), allow_private, extractor), wanted))
        else:
            told = 'is nothing to read; give a path, an address, or a text as Document("name", text)'
            yield from (Reading(None, error=f"{type(x).__name__}: {told}") for x in some)


def _sort(source: object) -> type | None:
    """Whether something given is a document, names some, or is nothing that can be read."""
    if isinstance(source, Document):
        return Document
    return str if isinstance(source, str | Path) else None


@contextmanager
def reader_of_units(jobs: int = 1, limit: float = LIMIT, by: Reader = read_document) -> Iterator[UnitReader]:
    """What reads units, files and records that are not yet opened; the processes that do it are kept until the block is left."""
    do = partial(readings_of, limit=limit, by=by)
    if jobs <= 1:
        yield lambda found: (reading for unit in found for reading in do(unit))
        return
    import multiprocessing

    from comity.read.workers import Workers

    if multiprocessing.get_start_method() == "fork":
        _load_tables()
    with Workers[Unit | DocumentError, Reading](jobs, do, _lost, 2 * limit + 5 if limit else 0) as workers:
        yield lambda found: workers.map(_together(found, _TOGETHER))


@cache
def _load_tables() -> None:
    """Load what reading needs, by reading an example of each kind, so that processes made of this one do not load it again each."""
    frames = (table(language, f"kinds/{kind.KIND}").get("frame", ()) for language in _READ for kind in kind_readers())
    examples = [frame["examples"][0][0] for listed in frames for frame in listed[:1] if frame.get("examples")]
    _read_one(Document("examples", " ".join(examples)), read_document)


def readings_of(
    unit: Unit | DocumentError, known: int = 0, limit: float = LIMIT, by: Reader = read_document, tell: Told | None = None
) -> Iterator[Reading]:
    """What became of each document of a unit but the first `known`, which are not read again; the last with the unit's mark.

    Where `tell` is given, the rules read, and it is told what they have found so far in a long document.
    """
    if isinstance(unit, DocumentError):
        yield Reading(None, error=str(unit))
        return
    waiting: Reading | None = None
    whole = True
    for number, reading in enumerate(_in_time(unit.documents(), unit.name, known, limit, by, tell)):
        if number < known:
            continue
        if waiting:
            yield waiting
        waiting = replace(reading, share=unit.share)
        whole = whole and not reading.error
    if waiting:
        yield replace(waiting, mark=unit.mark) if whole and not known else waiting


def _in_time(
    documents: Iterator[Document | DocumentError], name: str, known: int, limit: float, by: Reader, tell: Told | None = None
) -> Iterator[Reading]:
    """What became of each document of a unit, each within its time."""
    for number in count():
        item: Document | DocumentError | None = None
        try:
            with limited(limit):
                item = next(documents, None)
                if item is None:
                    return
                reading = _read_one(item, by, tell) if number >= known else Reading(None)
        except TooLongError:
            called = item.id if isinstance(item, Document) else name
            reading = Reading(None, error=f"{called}: took more than {limit:g} seconds to read and was given up")
        yield reading


def _wanted(found: Iterator[Unit | DocumentError], wanted: Callable[[list[Unit]], list[Unit]] | None) -> Iterator[Unit | DocumentError]:
    if wanted is None:
        yield from found
        return
    for block in _together(found, _ASKED):
        chosen = {id(u) for u in wanted([u for u in block if isinstance(u, Unit)])}
        yield from (u for u in block if isinstance(u, DocumentError) or id(u) in chosen)


def _together(found: Iterable[Unit | DocumentError], most: int) -> Iterator[list[Unit | DocumentError]]:
    """Units in lists, no longer and not much larger than they may be."""
    block: list[Unit | DocumentError] = []
    size = 0
    for unit in found:
        block.append(unit)
        size += len(unit.content) + (len(unit.record.text) if unit.record else 0) if isinstance(unit, Unit) else 0
        if len(block) >= most or size >= _BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


def _lost(unit: Unit | DocumentError, reason: str) -> Reading:
    return Reading(None, error=f"{unit.name}: {reason}; it was given up" if isinstance(unit, Unit) else str(unit))


def _read_one(item: Document | DocumentError, by: Reader, tell: Told | None = None) -> Reading:
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
        findings = tuple((by if tell is None else _in_steps(item, tell))(replace(item, text=found.text)))
    except TooLongError:
        raise
    except Exception as error:  # one document must never stop the rest
        return Reading(item, error=f"{item.id}: cannot be read: {type(error).__name__}: {error}; please report this")
    if not findings:
        notes = (*notes, f"{item.id}: nothing found about two states")
    return Reading(item, findings, notes=notes)


def _in_steps(shown: Document, tell: Told) -> Reader:
    """The rules, with what they have found so far told of the document as it is shown."""
    return lambda document: read_in_steps(document, lambda upto, found: tell(Reading(shown, tuple(found), upto=upto)))
