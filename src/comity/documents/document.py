"""What a document is."""

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Document:
    """A text with what is known about where it came from.

    Attributes:
        id: its id in the ledger: given, or made from its address or file name.
        text: the text that spans refer to.
        title, publisher, author: empty where not found.
        date: when it was published; None where not found.
        url: its address or the path of its file; empty where it has none.
        language: ISO 639-1 code of the language that it is read in.
        declared: ISO 639-1 code of the language that it is labelled with; empty where it has no label.
        attribution: the chain of sources that it names for itself, outermost first.
        warnings: what the reader of the format had to guess or leave out.
        origin: where it comes from, in the form that keeps different documents apart (see `comity.documents.origins`).
        place: where it was found this time: an address, or the path of its file.
        made: the day on which the file says that it was made; its date where its text tells none.
        recorded: whether it came as a record with fields of its own: then no title is guessed from its text.

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
    recorded: bool = False
    made: datetime.date | None = None
    declared: str = ""
    origin: str = ""
    place: str = ""

    @property
    def sha256(self) -> str:
        """Hash of title and text, in hexadecimal: two documents with one hash say the same."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


class Hints(NamedTuple):
    """What is known of a file before it is opened, and how it is to be read.

    Attributes:
        encoding: what the server said of its encoding; empty where nothing did.
        media: what the server said of its type, such as ``text/html``; empty where nothing did.
        extractor: the name of the extractor of the text of web pages; empty for the default.

    """

    encoding: str = ""
    media: str = ""
    extractor: str = ""


#: Nothing is known, and everything is read as usual.
NO_HINTS = Hints()
