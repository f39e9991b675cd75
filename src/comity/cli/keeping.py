"""Taking documents into a ledger as they are read, in batches, each whole or not at all."""

import time
from collections.abc import Iterator

from comity.documents.unit import Unit
from comity.ledger import Ledger
from comity.read import Reading
from comity.wording import counted

#: Documents of a batch, and the characters of text and the seconds after which one is written however small. Writing takes some eight
#: times the memory of the texts.
_BATCH, _CHARACTERS, _SECONDS = 2048, 4_000_000, 10.0


class Keeper:
    """Takes readings into a ledger, and knows what it has already.

    Args:
        path: of the ledger.
        again: whether what it has already is read all the same.

    """

    def __init__(self, path: str, again: bool) -> None:
        self._ledger, self._again = Ledger(path), again
        self._read: list[Reading] = []
        self._marks: list[tuple[int, int]] = []
        self._documents = self._observations = self._changed = self._passed = 0

    def wanted(self, units: list[Unit]) -> list[Unit]:
        """Those that the ledger does not have, word for word."""
        if self._again:
            return units
        unseen = self._ledger.unseen(u.mark for u in units)
        chosen = [u for u in units if u.mark in unseen]
        self._passed += len(units) - len(chosen)
        return chosen

    def kept(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        """The same readings, each in the ledger at the latest when the last has been taken."""
        last, characters = time.monotonic(), 0
        for reading in readings:
            self._read.append(reading)
            characters += len(reading.document.text) if reading.document else 0
            if reading.mark:
                self._marks.append(reading.mark)
            if len(self._read) >= _BATCH or characters >= _CHARACTERS or time.monotonic() - last > _SECONDS:
                self._write()
                last, characters = time.monotonic(), 0
            yield reading
        self._write()

    def _write(self) -> None:
        self._changed += self._ledger.add(self._read, marks=self._marks)
        self._documents += len(self._read)
        self._observations += sum(len(r.findings) for r in self._read)
        self._read, self._marks = [], []

    @property
    def told(self) -> str:
        """What was done, in words."""
        passed = f"; {self._passed} there already were not read again" if self._passed else ""
        read = f"{counted(self._documents, 'document')} with {counted(self._observations, 'observation')}"
        return f"{read}, {self._changed} new or changed{passed}"
