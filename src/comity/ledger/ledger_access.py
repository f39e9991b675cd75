"""The ledger: one DuckDB file that holds all observations, each with its source."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import duckdb

from comity import parties
from comity.errors import LedgerError, ObservationError, PartyError
from comity.ledger import database_file, lake, record_queries, seen
from comity.ledger.adding import Item, batches, plan, write
from comity.ledger.entries import Data, Readable, Record, Source
from comity.ledger.guarded import select
from comity.ledger.record_queries import Asked
from comity.ledger.seen import Mark
from comity.observation import vocabulary
from comity.outputs import format_of
from comity.stores import Place, place, told
from comity.suggestions import known

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_COPY = {"parquet": "FORMAT PARQUET, COMPRESSION ZSTD", "csv": "FORMAT CSV, HEADER"}
_ALL = "SELECT * EXCLUDE (observation, marks) FROM observations"
_SORTS = ("document", "dataset")
#: The formats that a ledger can be exported in.
EXPORTS = ("jsonl", *_COPY)


@dataclass(frozen=True)
class Summary:
    """One source in a listing: its current version's number, when it was added, how many observations it gives.

    Attributes:
        places: in how many places the text of a document has been found; 0 of a data set.

    """

    source: Source
    versions: int
    observations: int
    added: datetime.datetime
    places: int


class Ledger:
    """A ledger file, or a lake to read, opened anew for each call so that readers and a writer never wait for each other.

    Args:
        path: of the file, which need not exist before the first `add`; or of a lake, which may be on an object store.

    Raises:
        LedgerError: there is no such store, its package is missing, or the path is empty.

    """

    def __init__(self, path: "str | Place") -> None:
        if not str(path):
            raise LedgerError("the path of a ledger is empty")
        self.path = place(path, LedgerError)
        if isinstance(self.path, Path) and not self.path.name:
            # "." has no name of its own.
            self.path = self.path.absolute()
        self._kept: duckdb.DuckDBPyConnection | None = None

    def __repr__(self) -> str:
        """Its path, and what it holds.

        >>> Ledger("record.duckdb")
        Ledger('record.duckdb')
        """
        return f"Ledger({str(self.path)!r})"

    def exists(self) -> bool:
        """Whether there is anything at its path."""
        with told(self.path, "cannot be reached", LedgerError):
            return self.path.exists()

    @contextmanager
    def open(self) -> Iterator["Ledger"]:
        """The ledger for a block of many short calls, which do not open its file each anew; nobody can write it meanwhile.

        It is for one thread. A lake is opened by each call all the same.

        Raises:
            LedgerError: as `records`.

        """
        if self._kept is not None or lake.is_lake(self.path):
            yield self
            return
        with database_file.reading(self.path) as connection:
            kept = Ledger(self.path)
            kept._kept = connection
            yield kept

    @contextmanager
    def reading(self, pairs: lake.Pairs = ()) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to read with: that of the block of `open`, else one of its own.

        Args:
            pairs: as in `database_file.reading`.

        Raises:
            LedgerError: as `records`.

        """
        if self._kept is not None:
            yield self._kept
            return
        with database_file.reading(self.path, pairs) as connection:
            yield connection

    def add(self, *items: Iterable[Item | Readable] | Item | Readable, marks: Iterable[Mark] = ()) -> int:
        """Add sources with their observations (and data sets with their variables), all of them or, on an error, none.

        Documents are added as they are read: ``ledger.add(read("texts"))``; what could not be read, as its `error` says, is left out.

        A source that says what its current version says changes nothing; otherwise it becomes the
        current version and the one before is kept as history.

        Args:
            items: a source with what it says, as `comity.gather.gather` gives it; a reading, as `comity.read.read` gives them; or several
                of them at once.
            marks: what `unseen` will not give again: hashes of where something comes from, and of all that reading it depended on.

        Returns:
            How many sources were new or changed.

        Raises:
            LedgerError: the ledger is being written by somebody else, cannot be written, or is given something else.

        """
        rest = batches(*items)
        first, asked = next(rest, None), set(marks)
        if not self.exists():
            with database_file.writing(self.path):
                pass
        rest = chain([first] if first else [], rest)
        rows = database_file.BULK_ROWS if any(isinstance(said, Data) for _, said in first or ()) else database_file.ROWS
        with database_file.written_if_free(self.path, rows) as (connection, free):
            if free:
                return write(connection, rest, asked)
            # What is there already can be added to a ledger that is being read, or that is write-protected: nothing is written.
            first = next((batch for batch in rest if plan(connection, batch).changes), None)
            new = seen.unseen(connection, asked)
        if first is None and not new:
            return 0
        with database_file.writing(self.path, rows) as connection:
            return write(connection, chain([first] if first else [], rest), new)

    def unseen(self, marks: Iterable[Mark]) -> set[Mark]:
        """Those of some marks (see `add`) that the ledger does not have."""
        asked = set(marks)
        if not asked or not self.exists():
            return asked
        with self.reading() as connection:
            return seen.unseen(connection, asked)

    def records(
        self,
        pair: tuple[str, str] | str | None = None,
        party: str | Iterable[str] = (),
        kinds: str | Iterable[str] = (),
        sort: str | None = None,
        source: str | None = None,
        measure: str | None = None,
    ) -> list[Record]:
        """The current observations that fit, in the order of kind, date and number.

        Args:
            pair: the ids of both parties, in either order; or as "KAZ-RUS".
            party: one party in either place, or any of several.
            kinds: only this kind, or these; all if empty.
            sort: only from ``document`` or ``dataset`` sources.
            source: only from this one.
            measure: only figures of this measure.

        Raises:
            LedgerError: there is no such kind, measure, sort, party or source; the message names those like it. Or the pair is none.

        Examples:
            >>> from comity.observation import Finding, Observation
            >>> border = Observation("border", "CHL", "PER", "level", 169.0, "km")
            >>> ledger = Ledger("record.duckdb")
            >>> ledger.add([(Source("note", "document"), [Finding(border, "by hand")])])
            1
            >>> [r.observation.value for r in ledger.records("Peru-Chile", kinds="border")]
            [169.0]

        """
        found = self._fitting([record_queries.asked(pair, party, kinds, measure)], sort, source)[0]
        if source and not found and not self.history(source):
            known(source, (s.source.id for s in self.sources()), "document or data set", LedgerError)
        return found

    def records_of(self, *asked: Asked) -> list[list[Record]]:
        """The current observations that fit each of some questions about parties, found at once, each in the order of `records`.

        Raises:
            LedgerError: as `records`.

        """
        return self._fitting(asked)

    def _fitting(self, asked: Sequence[Asked], sort: str | None = None, source: str | None = None) -> list[list[Record]]:
        for kind in (kind for a in asked for kind in a.kinds):
            known(kind, vocabulary().kinds, "kind of observation", LedgerError)
        for measure in {a.measure for a in asked if a.measure}:
            known(measure, vocabulary().fields["measure"], "measure", LedgerError)
        if sort:
            known(sort, _SORTS, "sort of source", LedgerError)
        sql, values = record_queries.that_fit(asked, sort, source)
        with self.reading([a.pair for a in asked if a.pair] if all(a.pair for a in asked) else ()) as connection:
            listed = database_file.few(connection, sql, values) if asked[0].is_of_few else connection.execute(sql, values).fetchall()
            found = self._records(listed)
        # DuckDB passes over a condition that a column's damaged statistics say holds.
        if not all(any(a.fits(r.observation) for a in asked) for r in found):
            raise LedgerError(f"{self.path}: gives what was not asked for; it is damaged")
        self._refuse_unknown({p for a in asked for p in (*(a.pair or ()), *a.party) if p}, found)
        return [[r for r in found if a.fits(r.observation)] for a in asked]

    def _refuse_unknown(self, named: set[str], found: list[Record]) -> None:
        """Raise an error on one of some names of parties that is no id, and that nothing in the ledger has as one either.

        A ledger may hold organisations that no table of ours knows.
        """
        if not (doubtful := named - parties.parties().keys()):
            return
        for name in sorted(doubtful - {party for r in found for party in (r.observation.a, r.observation.b)}):
            sql, values = record_queries.that_fit([Asked(party=(name,))])
            with self.reading() as connection:
                if database_file.few(connection, sql, values):
                    continue
            try:
                raise LedgerError(f"{name!r} is no party's id; give {parties.match(name).party.id}")
            except PartyError as error:
                raise LedgerError(str(error)) from None

    def _records(self, found: list[tuple[Any, ...]]) -> list[Record]:
        sources: dict[tuple[Any, ...], Source] = {}
        try:
            return [record_queries.record(row, sources) for row in found]
        except (ObservationError, ValueError, TypeError, RecursionError) as error:
            raise LedgerError(f"{self.path}: holds what is no observation ({error}); it is damaged, or was changed by hand") from None

    def about(self, pairs: Mapping[tuple[str, str | None], tuple[int, int]]) -> list[Record]:
        """The current observations about any of some pairs, in either direction, in the order of number; of many pairs in one pass.

        Args:
            pairs: two parties each, the second None for what one of them has with the world; and the first and last year of which
                figures are wanted. Of other years only the newest figure of each sort and source is given; what is no
                figure is given whatever its date.

        """
        wanted: dict[tuple[str, str], tuple[int, int]] = {}
        for (a, b), (first, last) in pairs.items():
            key = (a, b or "") if a <= (b or "") else (b or "", a)
            known = wanted.get(key, (first, last))
            wanted[key] = (min(first, known[0]), max(last, known[1]))
        sql = record_queries.of_pairs(wanted)
        if not sql:
            return []
        # What one has with the world stands in a lake under that one alone.
        with self.reading([(a or b, b) for a, b in wanted if b]) as connection:
            found = database_file.few(connection, sql)
        return self._records(found)

    def text(self, source: str) -> str:
        """The text of a document's current version, for showing where something was read; empty if unknown."""
        return self.texts([source]).get(source, "")

    def texts(self, sources: Iterable[str]) -> dict[str, str]:
        """The texts of the current versions of some documents, by source; of what is unknown or has no text, none."""
        wanted = sorted(set(sources))
        if not wanted:
            return {}
        # Their numbers first, since to look for sources with the texts at hand reads more of these.
        sql = """
            WITH wanted AS MATERIALIZED (SELECT version FROM version WHERE current AND source IN (SELECT unnest(?)))
            SELECT source, text FROM version WHERE version IN (FROM wanted) AND text <> ''"""
        with self.reading() as connection:
            return dict(database_file.few(connection, sql, [wanted]))

    def sources(self) -> list[Summary]:
        """All sources in the order of their ids."""
        sql = f"""
            WITH counted AS (SELECT version, count(*) AS observations FROM observation GROUP BY version),
            found AS (SELECT source, count(*) AS places FROM place GROUP BY source)
            SELECT {record_queries.SOURCE}, number, added, coalesce(observations, 0), coalesce(places, 0)
            FROM version LEFT JOIN counted USING (version) LEFT JOIN found USING (source) JOIN source USING (source)
            WHERE current ORDER BY source"""
        with self.reading() as connection:
            found = connection.execute(sql).fetchall()
        return [Summary(record_queries.source(row[:10]), row[10], row[12], row[11], row[13]) for row in found]

    def history(self, source: str) -> list[tuple[int, bool, datetime.datetime, int]]:
        """The versions of a source: number, whether current, when added, how many observations."""
        sql = """
            SELECT number, current, added, (SELECT count(*) FROM observation o WHERE o.version = v.version)
            FROM version v WHERE source = ? ORDER BY number"""
        with self.reading() as connection:
            return connection.execute(sql, [source]).fetchall()

    def places(self, source: str) -> list[str]:
        """Where the text of a document has been found: addresses and paths, in order."""
        with self.reading() as connection:
            return [str(p) for (p,) in connection.execute("SELECT place FROM place WHERE source = ? ORDER BY place", [source]).fetchall()]

    def sql(self, query: str, values: Iterable[Any] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of a query over the view ``observations`` and the tables; nothing can be changed.

        Raises:
            LedgerError: the query is no SQL, or tries to write.

        """
        with self.reading() as connection:
            return select(connection, self.path, query, values)

    def variables(self) -> dict[str, tuple[Source, int]]:
        """The variables for panels that the ledger holds: name to its source, as of now, and number of rows."""
        sql = f"""
            SELECT name, rows, {record_queries.SOURCE}, licence, citation
            FROM variable JOIN version USING (version) JOIN source USING (source) WHERE current ORDER BY name"""
        with self.reading() as connection:
            found = connection.execute(sql).fetchall()
        return {r[0]: (replace(record_queries.source(r[2:12]), licence=r[12] or "", citation=r[13] or ""), r[1]) for r in found}

    def attach(self, connection: duckdb.DuckDBPyConnection, name: str = "ledger") -> None:
        """Make the ledger readable in another DuckDB connection: its tables as ``ledger.observation``, ``ledger.data.contiguity`` …

        Raises:
            LedgerError: there is no such ledger, or it is none.

        """
        with self.reading():
            pass
        if lake.is_lake(self.path):
            # A lake holds documents, and no tables of data sets.
            connection.execute(f"ATTACH ':memory:' AS {name}")
            return
        connection.execute(f"ATTACH {database_file.quoted(Path(str(self.path)))} AS {name} (READ_ONLY)")

    def to_arrow(self) -> "pa.Table":
        """The current observations as an Arrow table, with their sources."""
        with self.reading() as connection:
            return connection.sql(f"{_ALL} ORDER BY observation").to_arrow_table()

    def to_pandas(self) -> "pd.DataFrame":
        """The current observations as a pandas data frame."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """The current observations as a Polars data frame (needs polars)."""
        try:
            import polars
        except ImportError:
            raise LedgerError("polars is not installed; pip install 'comity[polars]'") from None
        return cast("pl.DataFrame", polars.from_arrow(self.to_arrow()))

    def export(self, target: str | Path) -> int:
        """Write the current observations to a file: ``.jsonl``, ``.csv`` or ``.parquet`` by its ending.

        Returns:
            How many were written.

        Raises:
            LedgerError: another ending, or the file cannot be written.

        """
        path = Path(target)
        form = format_of(path, EXPORTS, LedgerError)
        try:
            return self._export_lines(path) if form == "jsonl" else self._export_table(path, _COPY[form])
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written: {error.strerror or error}") from None

    def _export_lines(self, path: Path) -> int:
        from comity.observation import dump

        records = self.records()
        with path.open("w", encoding="utf-8", newline="\n") as f:
            for record in records:
                for line in dump([record.observation], document=record.source.id, rule=record.finding.rule):
                    f.write(line + "\n")
        return len(records)

    def _export_table(self, path: Path, options: str) -> int:
        query = f"{_ALL} ORDER BY observation"
        # Written by a connection of its own: the ledger's reaches no other file.
        with self.reading() as connection, duckdb.connect() as writer:
            try:
                writer.register("rows", connection.sql(query).to_arrow_reader())
                again = "SELECT * REPLACE (attrs::JSON AS attrs, spans::JSON AS spans) FROM rows"
                row = writer.execute(f"COPY ({again}) TO {database_file.quoted(path)} ({options})").fetchone()
            except duckdb.Error as error:
                raise LedgerError(f"{path}: cannot be written: {str(error).splitlines()[0]}") from None
        return int(row[0]) if row else 0
