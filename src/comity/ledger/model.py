"""What goes into a ledger and comes out of it."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from comity.observation import Observation, to_dict


@dataclass(frozen=True)
class Source:
    """Where observations come from: a document or a data set, in one version.

    Attributes:
        id: the same for all versions of a source.
        sort: ``document`` or ``dataset``.
        title, publisher, author, url, published, attribution, text: of a document; `title` of a data set is its name.
        label: a data set's version.
        licence, citation: of a data set.
        sha256: of what was read, in hexadecimal.

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


@dataclass(frozen=True)
class Entry:
    """An observation with how it was come by.

    Attributes:
        observation: the fact.
        rule: the rule or loader that made it.
        marks: offsets of the words that carry it, within its spans.
        row: where in a data set it stands; empty for documents.

    """

    observation: Observation
    rule: str
    marks: tuple[tuple[int, int], ...] = ()
    row: str = ""


@dataclass(frozen=True)
class Record:
    """An observation as the ledger holds it, with its number and its source."""

    number: int
    entry: Entry
    source: Source = field(compare=False)

    @property
    def observation(self) -> Observation:
        """The fact."""
        return self.entry.observation


def digest(source: Source, entries: list[Entry]) -> str:
    """A hash over all that a version says: two of one digest are one version."""
    about = [source.title, source.publisher, source.author, source.url, str(source.published), source.label, source.sha256]
    said: list[Any] = [[to_dict(e.observation), e.rule, e.marks, e.row] for e in entries]
    text = json.dumps([about, list(source.attribution), said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
