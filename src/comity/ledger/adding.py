"""Adding to a ledger: which source a document is, whether it says something new, and writing it in batches.

A document is where it came from (its `origin`), not the name that it is shown by. A text that is there already, found in another
place, is the same document with one more place; a new text from a known origin is a new version; all else is a new document, whose
name gets a mark of its origin where another document has that name.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import PurePath
from typing import Any

import duckdb

from comity.errors import LedgerError, ObservationError
from comity.ledger import seen
from comity.ledger.bulk import check_table
from comity.ledger.entries import BULK, Data, Readable, Source, digest
from comity.observation import Finding, Observation, validate

#: Documents that are written at once.
BATCH = 2048
_DATES = ("start", "end", "base_start", "base_end")
#: Columns of ``observation`` that `_rows` fills, in order.
COLUMNS = ("kind", "facet", "a", "b", "measure", "value", "unit", "bound", "start", "end", "base_start", "base_end", "modality", "attrs",
           "speaker", "spans", "marks", "rule", "row")  # fmt: skip

Item = tuple[Source, "list[Finding] | Data"]
"""A source with what it says."""


@dataclass
class Plan:
    """What a batch changes.

    Attributes:
        new: sources to make.
        places: (source, place) to remember.
        versions: source, number of its version before (0 for none), digest, and what it says.

    """

    new: list[Source] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    versions: list[tuple[Source, int, str, "list[Finding] | Data"]] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new or self.places or self.versions)


def batches(*items: Iterable[Item | Readable] | Item | Readable) -> Iterator[list[Item]]:
    """The items in batches, each observation of them checked against the vocabulary; what could not be read is left out.

    Raises:
        ObservationError: an observation breaks the vocabulary; the message names its source and row.
        LedgerError: one of a table of observations does, or something is no item.

    """
    rest = filter(None, map(_item, chain.from_iterable(map(_each, items))))
    while batch := list(islice(rest, BATCH)):
        for source, entries in batch:
            listed = entries.entries if isinstance(entries, Data) else entries
            if isinstance(listed, list):
                _check(source, listed)
            else:
                check_table(source, listed)
        yield batch


def _check(source: Source, entries: Sequence[Finding]) -> None:
    """Refuse findings of which one breaks the vocabulary, told with its source and its row, or its place in the text."""
    for entry in entries:
        try:
            validate(entry.observation)
        except ObservationError as error:
            spans = entry.observation.spans
            where = entry.row or (f"letters {spans[0][0]} to {spans[0][1]}" if spans else entry.rule)
            raise ObservationError(f"{source.id}: {where}: {error}; nothing was added") from None


def _each(items: Iterable[Item | Readable] | Item | Readable) -> Iterable[Item | Readable]:
    match items:
        case Readable() | (Source(), _):
            return [items]  # type: ignore[list-item]
    if isinstance(items, str | PurePath):
        raise LedgerError(f'{items}: a ledger reads no file; give it what comity.read reads: ledger.add(read("{items}"))')
    return items if isinstance(items, Iterable) else [items]


def _item(given: Item | Readable) -> Item | None:
    """A source with what it says; None of what could not be read."""
    match given:
        case Readable():
            return (Source.of(given.document), list(given.findings)) if given.document is not None else None
        case (Source(), list() | Data()):
            return given
    raise LedgerError(f"{type(given).__name__}: is nothing that a ledger takes; give readings, or sources each with its findings")


def plan(connection: duckdb.DuckDBPyConnection, batch: Sequence[Item]) -> Plan:
    """What adding a batch would change; nothing is written."""
    known = _Known(connection, [s for s, _ in batch])
    made = Plan()
    for source, entries in batch:
        name = known.name_of(source)
        if name is None:
            name = known.free_name(source)
            source = replace(source, id=name)
            known.remember(source, 0, "")
            made.new.append(source)
        source = replace(source, id=name)
        if source.place and source.sort == "document" and (name, source.place) not in known.places:
            known.places.add((name, source.place))
            made.places.append((name, source.place))
        said = digest(source, entries)
        number, before = known.current.get(name, (0, ""))
        if before != said:
            known.remember(source, number + 1, said)
            made.versions = [v for v in made.versions if v[0].id != name]
            made.versions.append((source, number, said, entries))
    return made


class _Known:
    """What a ledger holds of the sources of a batch: looked up at once, kept up as the batch goes on."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
        ask = connection.execute
        hashes = [s.sha256 for s in sources if s.sha256 and s.sort == "document"]
        names, origins = [s.id for s in sources], [s.origin or s.id for s in sources]
        self.by_hash: dict[str, str] = {}
        self.by_origin: dict[tuple[str, str], str] = {}
        self.names: set[str] = set()
        # Two questions in the place of one with OR, which would look at every source.
        asked = "SELECT source, sort, origin FROM source WHERE {} IN (SELECT unnest(?))"
        both = f"{asked.format('origin')} UNION {asked.format('source')}"
        for name, sort, origin in ask(both, [origins, names]).fetchall():
            self.names.add(name)
            self.by_origin[sort, origin] = name
        if hashes:
            found = ask(
                "SELECT sha256, source FROM version WHERE current AND sha256 IN (SELECT unnest(?)) ORDER BY version", [hashes]
            ).fetchall()
            self.by_hash = dict(reversed(found))
        concerned = list({*self.names, *self.by_hash.values()})
        self.current: dict[str, tuple[int, str]] = {}
        self.places: set[tuple[str, str]] = set()
        if concerned:
            wanted = "source IN (SELECT unnest(?))"
            rows = ask(f"SELECT source, number, digest FROM version WHERE current AND {wanted}", [concerned]).fetchall()
            self.current = {s: (n, d) for s, n, d in rows}
            self.places = set(ask(f"SELECT source, place FROM place WHERE {wanted}", [concerned]).fetchall())

    def name_of(self, source: Source) -> str | None:
        """The name under which the ledger has a source; None if it has it not."""
        if source.sort == "document" and source.sha256 in self.by_hash:
            return self.by_hash[source.sha256]
        return self.by_origin.get((source.sort, source.origin or source.id))

    def free_name(self, source: Source) -> str:
        """The source's own name, with a mark of its origin if another has that name."""
        if source.id not in self.names:
            return source.id
        return f"{source.id}~{hashlib.sha256((source.origin or source.id).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"

    def remember(self, source: Source, number: int, said: str) -> None:
        """Take in what the batch itself has brought."""
        self.names.add(source.id)
        self.by_origin[source.sort, source.origin or source.id] = source.id
        if source.sha256 and source.sort == "document":
            self.by_hash.setdefault(source.sha256, source.id)
        if number:
            self.current[source.id] = (number, said)


def write(connection: duckdb.DuckDBPyConnection, rest: Iterable[Sequence[Item]], marks: set[seen.Mark]) -> int:
    """Write what batches change, and those of some marks that are not there; to be called within a transaction.

    Returns:
        How many sources were new or changed.

    """
    changed = 0
    for batch in rest:
        made = plan(connection, batch)
        _carry_out(connection, made)
        changed += len(made.versions)
    if new := seen.unseen(connection, marks):
        seen.remember(connection, new)
    return changed


def _carry_out(connection: duckdb.DuckDBPyConnection, made: Plan) -> None:
    if made.new:
        _insert(connection, "source", ("source", "sort", "origin"), [(s.id, s.sort, s.origin or s.id) for s in made.new])
    if made.places:
        _insert(connection, "place", ("source", "place"), made.places)
    if not made.versions:
        return
    old = [s.id for s, number, _, _ in made.versions if number]
    if old:
        connection.execute("UPDATE version SET current = false WHERE current AND source IN (SELECT unnest(?))", [old])
    count = len(made.versions)
    numbers = [int(row[0]) for row in connection.execute("SELECT nextval('version_id') FROM range(?)", [count]).fetchall()]
    _insert_versions(connection, numbers, made)
    rows: list[tuple[Any, ...]] = []
    for version, (_, _, _, entries) in zip(numbers, made.versions, strict=True):
        if isinstance(entries, Data):
            _insert_tables(connection, version, entries)
            if not isinstance(entries.entries, list):
                _insert_bulk(connection, version, entries.entries)
                continue
            entries = entries.entries
        rows += [(version, *_row(entry)) for entry in entries]
    if rows:
        _insert(connection, "observation", ("version", *COLUMNS), rows)


def _insert_versions(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int], made: Plan) -> None:
    names = ("version", "source", "number", "current", "digest", "label", "title", "publisher", "author", "url", "published", "attribution",
             "licence", "citation", "sha256", "text")  # fmt: skip
    rows = [
        (v, s.id, before + 1, True, said, s.label, s.title, s.publisher, s.author, s.url, s.published, list(s.attribution), s.licence,
         s.citation, s.sha256, s.text)
        for v, (s, before, said, _) in zip(numbers, made.versions, strict=True)
    ]  # fmt: skip
    _insert(connection, "version", names, rows)


def _arrow_type(name: str) -> Any:
    import pyarrow as pa

    if name in ("version", "number"):
        return pa.int64()
    if name == "value":
        return pa.float64()
    if name == "current":
        return pa.bool_()
    if name == "attribution":
        return pa.list_(pa.string())
    return pa.date32() if name in (*_DATES, "published") else pa.string()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows through Arrow, in one statement."""
    import pyarrow as pa

    columns = {name: pa.array([_said(row[i]) for row in rows], type=_arrow_type(name)) for i, name in enumerate(names)}
    listed = ", ".join(f'"{name}"' for name in names)
    connection.register("incoming", pa.table(columns))
    try:
        connection.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM incoming")
    finally:
        connection.unregister("incoming")


def _said(cell: Any) -> Any:
    """A cell that the file can hold: half a surrogate pair, as broken file names have it, is told as a question mark."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) and not cell.isascii() else cell


def _row(entry: Finding) -> tuple[Any, ...]:
    return tuple(_cell(entry.observation, entry, name) for name in COLUMNS)


def _cell(o: Observation, entry: Finding, name: str) -> Any:
    if name in ("attrs", "spans"):
        return json.dumps(getattr(o, name), ensure_ascii=False, sort_keys=True)
    if name == "marks":
        return json.dumps(entry.marks)
    return getattr(entry, name) if name in ("rule", "row") else getattr(o, name)


def _insert_tables(connection: duckdb.DuckDBPyConnection, version: int, data: Data) -> None:
    for name, table in sorted(data.tables.items()):
        connection.register("incoming", table)
        connection.execute(f'CREATE TABLE data."{name}@{version}" AS SELECT * FROM incoming')
        connection.unregister("incoming")
        connection.execute(f'CREATE OR REPLACE VIEW data."{name}" AS SELECT * FROM data."{name}@{version}"')
        connection.execute("INSERT INTO variable VALUES (?, ?, ?)", [name, version, table.num_rows])


def _insert_bulk(connection: duckdb.DuckDBPyConnection, version: int, entries: Any) -> None:
    if not len(entries):
        return
    names = ", ".join(f'"{name}"' for name in BULK)
    connection.register("incoming", entries)
    # What is of one pair lies together, whatever the publisher's order: who asks for a pair then reads few groups of rows.
    ordered = "(SELECT *, row_number() OVER () AS place FROM incoming) ORDER BY a, b, place"
    connection.execute(f"INSERT INTO observation (version, {names}, spans, marks) SELECT {version}, {names}, '[]', '[]' FROM {ordered}")
    connection.unregister("incoming")
