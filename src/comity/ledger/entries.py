"""What goes into a ledger and comes out of it."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from comity.observation import Finding, Observation, to_dict

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Source:
    """Where observations come from: a document or a data set, in one version.

    Attributes:
        id: the same for all versions of a source.
        sort: ``document`` or ``dataset``.
        title, publisher, author, url, published, attribution, text: of a document; `title` of a data set is its name.
        label: a data set's version.
        licence, citation: of a data set.
        sha256: of what was read, in hexadecimal: two documents of one hash are one.
        origin: of a document, where it comes from in the form that keeps different documents apart; its id if empty.
        place: of a document, where it was found this time: an address, or the path of its file.

    """

    id: str
    sort: Literal["document", "dataset"]
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: datetime.date | None = None
    attribution: tuple[str, ...] = ()
    text: str = ""
    label: str = ""
    licence: str = ""
    citation: str = ""
    sha256: str = ""
    origin: str = field(default="", compare=False)
    place: str = field(default="", compare=False)

    @classmethod
    def of(cls, document: Any) -> "Source":
        """A document (`comity.read.Document`) as a source."""
        d = document
        return cls(
            d.id, "document", d.title, d.publisher, d.author, d.url, d.date, tuple(d.attribution), d.text,
            sha256=d.sha256, origin=d.origin, place=d.place,
        )  # fmt: skip

    @property
    def called(self) -> str:
        """Its title, or its id where it has none."""
        return self.title or self.id

    @property
    def teller(self) -> str:
        """Whom a figure is told by: its title, else its publisher, else its id."""
        return self.title or self.publisher or self.id

    @property
    def root(self) -> str:
        """What it goes back to: the last that a document names in its chain of sources, or itself; two of one root are one source."""
        if self.sort == "dataset":
            return self.id
        return (self.attribution[-1] if self.attribution else self.publisher or self.id).strip().lower()


@runtime_checkable
class Readable(Protocol):
    """A document with what was read from it, as `comity.read.read` gives it."""

    @property
    def document(self) -> Any:
        """The document: id, title, publisher, author, url, date, attribution, text, sha256; None where it could not be read."""

    @property
    def findings(self) -> Any:
        """Its findings: observation, rule, marks."""


@dataclass(frozen=True)
class Record:
    """An observation as the ledger holds it, with its number and its source."""

    number: int
    finding: Finding
    source: Source = field(compare=False)

    @property
    def observation(self) -> Observation:
        """The fact."""
        return self.finding.observation


@dataclass(frozen=True)
class Data:
    """What a data set gives.

    Attributes:
        entries: its observations; many of them as an Arrow table with the columns of `BULK`.
        left_out: why rows were left out, and how many for each reason.
        tables: variables for panels by name, such as ``contiguity``; each has a column for each key (``ccode1``, ``year`` …).
        doubled: how many rows of the publisher's say what an earlier one says, where there may be such; they are kept.

    """

    entries: "list[Finding] | pa.Table" = field(default_factory=list)
    tables: "Mapping[str, pa.Table]" = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    doubled: int = 0

    @property
    def count(self) -> int:
        """How many observations."""
        return len(self.entries)


#: Columns of observations given as a table, all of them text but `value` (a number) and the dates.
BULK = ("kind", "facet", "a", "b", "measure", "value", "unit", "bound", "start", "end", "modality", "attrs", "speaker", "rule", "row")


def digest(source: Source, entries: "list[Finding] | Data") -> str:
    """A hash over all that a version says: two of one digest are one version. Where a document lies is nothing that it says."""
    url = source.url if source.sort == "dataset" else ""
    about = [source.title, source.publisher, source.author, url, str(source.published), source.label, source.sha256]
    if isinstance(entries, Data):
        return _digest_of_data(about, entries)
    said: list[Any] = [[to_dict(e.observation), e.rule, e.marks, e.row] for e in entries]
    text = json.dumps([about, list(source.attribution), said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of_data(about: list[str], data: Data) -> str:
    found = hashlib.sha256(json.dumps(about).encode())
    if isinstance(data.entries, list):
        said = [[to_dict(e.observation), e.rule, e.row] for e in data.entries]
        found.update(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
    else:
        _update(found, data.entries)
    for name in sorted(data.tables):
        found.update(name.encode())
        _update(found, data.tables[name])
    return found.hexdigest()


def _update(found: Any, table: "pa.Table") -> None:
    found.update(str(table.schema).encode())
    for column in table.combine_chunks().columns:
        for chunk in column.chunks:
            for buffer in chunk.buffers():
                if buffer is not None:
                    found.update(buffer)
