"""What a ledger would hold if something were added to it, without adding it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from typing import Any

import duckdb

from comity.errors import LedgerError
from comity.ledger import database_file
from comity.ledger.adding import Item, batches, plan
from comity.ledger.entries import Readable, Record, Source
from comity.ledger.ledger_access import Ledger
from comity.ledger.record_queries import Asked
from comity.observation import Finding


class Preview:
    """A ledger together with documents and data that are not in it: read as one, each as if it had been added.

    Args:
        ledger: what is there; None for nothing.
        items: what to take in beside it, in memory.

    Raises:
        LedgerError: the ledger cannot be read.
        ObservationError: an observation breaks the vocabulary.

    """

    def __init__(self, ledger: Ledger | None, items: Iterable[Item | Readable]) -> None:
        self._ledger = ledger
        self._added: dict[str, tuple[Source, list[Finding]]] = {}
        with _opened(ledger) as connection:
            for batch in batches(items):
                for source, _, _, entries in plan(connection, batch).versions:
                    assert isinstance(entries, list)
                    self._added[source.id] = source, entries

    @contextmanager
    def open(self) -> Iterator["Preview"]:
        """As `Ledger.open`."""
        with self._ledger.open() if self._ledger else nullcontext() as ledger:
            opened = copy(self)
            opened._ledger = ledger
            yield opened

    def records(
        self, pair: tuple[str, str] | None = None, party: str | Sequence[str] = (), kinds: Sequence[str] = (), measure: str | None = None
    ) -> list[Record]:
        """As `Ledger.records`."""
        return self.records_of(Asked(pair, (party,) if isinstance(party, str) else party, kinds, measure))[0]

    def records_of(self, *asked: Asked) -> list[list[Record]]:
        """As `Ledger.records_of`."""
        held = self._ledger.records_of(*asked) if self._ledger else [[] for _ in asked]
        return [self._with_added(a, found) for a, found in zip(asked, held, strict=True)]

    def _with_added(self, asked: Asked, held: list[Record]) -> list[Record]:
        kept = [r for r in held if r.source.id not in self._added]
        number = max((r.number for r in held), default=0)
        for source, entries in self._added.values():
            for entry in entries:
                if asked.fits(entry.observation):
                    number += 1
                    kept.append(Record(number, entry, source))
        return sorted(kept, key=lambda r: (r.observation.kind, str(r.observation.start or "9999"), r.number))

    def texts(self, sources: Iterable[str]) -> dict[str, str]:
        """As `Ledger.texts`."""
        wanted = set(sources)
        found = {s: self._added[s][0].text for s in wanted & self._added.keys()}
        return found | (self._ledger.texts(wanted - found.keys()) if self._ledger else {})

    def variables(self) -> dict[str, tuple[Source, int]]:
        """As `Ledger.variables`: documents add none."""
        return self._ledger.variables() if self._ledger else {}

    def sql(self, query: str, values: Iterable[Any] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        """As `Ledger.sql`, of the ledger alone.

        Raises:
            LedgerError: there is no ledger, or as `Ledger.sql`.

        """
        if self._ledger is None:
            raise LedgerError("there is no ledger to ask")
        return self._ledger.sql(query, values)


@contextmanager
def _opened(ledger: Ledger | None) -> Iterator[duckdb.DuckDBPyConnection]:
    if ledger:
        with ledger.reading() as connection:
            yield connection
        return
    with duckdb.connect() as connection:
        connection.execute(database_file.schema_sql())
        yield connection
