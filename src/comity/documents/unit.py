"""What is opened in one piece: the bytes of a file or page, or one record of a file of many."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from comity import __version__
from comity.documents import formats
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.origins import placed
from comity.errors import DocumentError


class Unit(NamedTuple):
    """A document, or several in one file, before it is opened.

    Attributes:
        name: what it is called; its ending tells the format where the content does not.
        origin: where it comes from, in the form that keeps different documents apart.
        place: the same as people gave it.
        content: its bytes.
        hints: what else is known of it.
        record: the document that it is, where it came as a record of a file of many; then `content` is empty.
        share: how much of all that was asked for is behind with it, from 0 to 1.

    """

    name: str
    origin: str
    place: str
    content: bytes = b""
    hints: Hints = NO_HINTS
    record: Document | None = None
    share: float = 0.0

    @property
    def mark(self) -> tuple[int, int]:
        """Two hashes of 64 bits: of where it comes from, and of all that reading it depends on, this Comity's version among it."""
        said = repr((self.name, self.place, self.hints, self.record, __version__)).encode("utf-8", "surrogatepass")
        return _hash(self.origin.encode("utf-8", "surrogatepass")), _hash(said, self.content)

    def documents(self) -> Iterator[Document | DocumentError]:
        """The documents in it; what cannot be read comes as the error that tells why."""
        if self.record is not None:
            yield self.record
            return
        try:
            yield from placed(formats.documents(self.content, self.name, self.hints), self.origin, self.place)
        except DocumentError as error:
            yield error


def _hash(*parts: bytes) -> int:
    found = hashlib.blake2b(digest_size=8)
    for part in parts:
        found.update(part)
    return int.from_bytes(found.digest(), "little")
