"""Plain text."""

from collections.abc import Iterator

from comity.documents.decode import decode
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import within

SUFFIXES = (".txt", ".text", ".asc")


def matches(data: bytes) -> bool:
    """Never by content: plain text is what is left."""
    return False


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document]:
    """The one document of a text file; its first line may be its title."""
    text, guessed = decode(data, name, hints.encoding)
    yield Document(name, within(text, name), url=name, warnings=guessed)
