"""Blocks of documents: what is read, written and, after a crash, done again together. The same sources always give the same blocks."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.documents.unit import Unit
from comity.errors import DocumentError

#: Documents of a block, and the bytes of text at which no more join it: they take some six times the memory when they are written.
DOCUMENTS, TEXT = 4096, 12 * 1024 * 1024
#: Of the bytes of a page or file so many are one of text.
_PACKED = 4


@dataclass(frozen=True)
class Block:
    """Some files or records, not yet opened."""

    units: tuple[Unit | DocumentError, ...]

    @property
    def number(self) -> int:
        """A number of 39 bits made of what the block holds."""
        found = hashlib.sha256()
        for unit in self.units:
            found.update(repr(unit.mark if isinstance(unit, Unit) else str(unit)).encode("utf-8", "replace"))
        return int.from_bytes(found.digest()[:5], "big") >> 1

    @property
    def name(self) -> str:
        """The same for file names: what holds the same has one name, whoever reads it, and however often."""
        return f"{self.number:010x}"


def blocks(units: Iterable[Unit | DocumentError]) -> Iterator[Block]:
    """Units in blocks, in order."""
    held: list[Unit | DocumentError] = []
    size = 0
    for unit in units:
        held.append(unit)
        size += len(unit.content) // _PACKED + (len(unit.record.text) if unit.record else 0) if isinstance(unit, Unit) else 0
        if len(held) >= DOCUMENTS or size >= TEXT:
            yield Block(tuple(held))
            held, size = [], 0
    if held:
        yield Block(tuple(held))
