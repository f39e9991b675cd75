"""Reading with its progress shown, and what became of the documents told: the first lines in full, the rest in numbers."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from comity.cli.output import say, tell
from comity.cli.process import heed

if TYPE_CHECKING:
    from comity.documents.unit import Unit
    from comity.read import Document, Finding, Reading

#: Lines on documents that are told in full.
_LINES = 40
#: Failures that are kept in their own words.
_KEPT = 1000
_BAR = "{percentage:3.0f}% |{bar}| {postfix} {elapsed} gone, {remaining} left"


@dataclass
class Tally:
    """What became of the documents of a run.

    Attributes:
        quiet: whether only errors are told.
        details: where each line is written besides, told or not; None for nowhere.
        documents, empty, failed: how many were read, how many of these tell nothing about two states, how many could not be read.
        failures: the first of the errors.

    """

    quiet: bool = False
    details: IO[str] | None = None
    documents: int = 0
    empty: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    _told: int = 0
    _untold: int = 0

    def take(self, reading: "Reading") -> None:
        """Count a document, and tell what is to be told of it."""
        if reading.error:
            self.failed += 1
            if len(self.failures) < _KEPT:
                self.failures.append(reading.error)
        else:
            self.documents += 1
            self.empty += reading.is_empty
        for line in (reading.error,) if reading.error else reading.notes:
            self._line(line, bool(reading.error))

    def _line(self, line: str, is_error: bool) -> None:
        if self.details:
            self.details.write(" ".join(line.split()) + "\n")
        if self.quiet and not is_error:
            return
        if self._told < _LINES:
            tell(line)
            self._told += 1
        else:
            self._untold += 1

    def finish(self) -> None:
        """Tell in numbers what was not told in full."""
        if not self._untold:
            return
        parts = [f"{self.empty:,} of {self.documents:,} documents tell nothing about two states"] if self.empty and not self.quiet else []
        parts += [f"{self.failed:,} could not be read"] if self.failed else []
        more = "" if self.details else "; --details FILE lists them"
        say(f"comity: … and {self._untold:,} more lines like these: {', '.join(parts)}{more}", err=True)

    @property
    def postfix(self) -> str:
        """The numbers as they stand, for a bar."""
        return f"{self.documents + self.failed:,} documents, {self.failed:,} failed,"


def readings(
    sources: Iterable[str],
    jobs: int,
    allow_private: bool,
    tally: Tally,
    extractor: str = "",
    wanted: "Callable[[list[Unit]], list[Unit]] | None" = None,
    by: "Callable[[Document], list[Finding]] | None" = None,
    limit: float | None = None,
) -> "Iterator[Reading]":
    """Read documents with a progress bar on a terminal; what cannot be read is told and left out.

    Args:
        jobs: how many processes; 0 is one for each core.
        tally: takes every document in.
        extractor: what tells the text of web pages from the rest of them; the default if empty.
        wanted: which files and records are to be read; all if None.
        by: who reads a document; the rules if None.
        limit: seconds that one document may take, 0 for any; reading's own if None.

    """
    # Here, since a command that was given nothing to read need not load all that reading is.
    from comity.read import read, read_document
    from comity.read.run import LIMIT

    with progress(tally) as step:
        for reading in read(
            sources, jobs or os.cpu_count() or 1, allow_private, extractor, LIMIT if limit is None else limit, wanted, by or read_document
        ):
            step(reading)
            if not reading.error:
                yield reading
    tally.finish()


@contextmanager
def progress(tally: Tally) -> "Iterator[Callable[[Reading], None]]":
    """A bar on a terminal, and what takes each document in as it is read."""
    with _bar(tally) as bar:

        def step(reading: "Reading") -> None:
            heed()
            tally.take(reading)
            if bar is not None:
                bar.set_postfix_str(_rated(tally, bar.format_dict["elapsed"]), refresh=False)
                bar.update(max(0.0, reading.share - bar.n))

        yield step


def _bar(tally: Tally) -> AbstractContextManager[Any]:
    """The bar, where there is somebody to see it."""
    if tally.quiet or not sys.stderr.isatty():
        return nullcontext()
    from tqdm import tqdm

    bar: AbstractContextManager[Any] = tqdm(total=1.0, bar_format=_BAR, delay=1.0, leave=False)
    return bar


def _rated(tally: Tally, seconds: float) -> str:
    return f"{tally.postfix} {(tally.documents + tally.failed) / seconds:,.0f} a second," if seconds else tally.postfix
