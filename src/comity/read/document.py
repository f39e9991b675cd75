"""What a document is, and what is found in one."""

import datetime
import hashlib
from dataclasses import dataclass, field

from comity.observation import Observation


@dataclass(frozen=True)
class Document:
    """A text with what is known about where it came from.

    Attributes:
        id: its id in the ledger: given, or made from its address or file name.
        text: the text that spans refer to.
        title, publisher, author: empty where not found.
        date: when it was published; None where not found.
        url: its address or the path of its file; empty where it has none.
        language: ISO 639-1 code; ``en`` is all that is read so far.
        attribution: the chain of sources that it names for itself, outermost first.
        warnings: what the reader of the format had to guess or leave out.

    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    date: datetime.date | None = None
    url: str = ""
    language: str = "en"
    attribution: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def sha256(self) -> str:
        """Hash of title and text, in hexadecimal: two documents with one hash say the same."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Finding:
    """An observation read from a document.

    Attributes:
        observation: what is said.
        rule: the rule that found it, as ``kind.rule``.
        marks: offsets of the words that carry it (figure, parties, verb), within the observation's spans.

    """

    observation: Observation
    rule: str
    marks: tuple[tuple[int, int], ...] = ()
