"""Plain text."""

from collections.abc import Iterator

from comity.read.decode import decode
from comity.read.document import Document
from comity.read.formats import cut
from comity.read.metadata import described

SUFFIXES = (".txt", ".text", ".asc")


def matches(data: bytes) -> bool:
    """Never by content: plain text is what is left."""
    return False


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The one document of a text file; its first line may be its title."""
    text, guessed = decode(data, name)
    text, left_out = cut(text)
    yield described(Document(name, text, url=name, warnings=guessed + left_out))
