"""The ledger: one DuckDB file that holds all observations, each with its source."""

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from comity.errors import LedgerError
from comity.ledger import store
from comity.ledger.model import BULK, Data, Entry, Record, Source, digest
from comity.observation import Observation, from_dict

_FIELDS = (
    'kind, a, b, measure, value, unit, bound, "start", "end", base_start, base_end, modality, attrs, speaker, spans, marks, rule, "row"'
)
_SOURCE_FIELDS = "source, sort, title, publisher, author, url, published, attribution, label, sha256"
_COPY = {".parquet": "PARQUET", ".csv": "CSV"}


@dataclass(frozen=True)
class Summary:
    """One source in a listing: its current version's number, when it was added, how many observations it gives."""

    source: Source
    versions: int
    observations: int
    added: datetime.datetime


class Ledger:
    """A ledger file, opened anew for each call so that readers and a writer never wait for each other.

    Args:
        path: of the file; it need not exist before the first `add`.

    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(self, items: Iterable[tuple[Source, list[Entry] | Data]]) -> int:
        """Add sources with their observations (and data sets with their variables), all of them or, on an error, none.

        A source that says what its current version says changes nothing; otherwise it becomes the
        current version and the one before is kept as history.

        Returns:
            How many sources were new or changed.

        Raises:
            LedgerError: the ledger is being written by somebody else, or cannot be written.

        """
        changed = 0
        with store.writing(self.path) as connection:
            connection.execute("BEGIN")
            for source, entries in items:
                changed += _add(connection, source, entries)
            connection.execute("COMMIT")
        return changed

    def records(
        self,
        pair: tuple[str, str] | None = None,
        party: str | None = None,
        kinds: Iterable[str] = (),
        sort: str | None = None,
    ) -> list[Record]:
        """The current observations that fit, in the order of kind, date and number.

        Args:
            pair: both parties, in either order.
            party: one party, in either place.
            kinds: only these kinds; all if empty.
            sort: only from ``document`` or ``dataset`` sources.

        """
        where, values = _conditions(pair, party, tuple(kinds), sort)
        sql = f'SELECT observation, {_FIELDS}, {_SOURCE_FIELDS} FROM observations {where} ORDER BY kind, "start" NULLS LAST, observation'
        with store.reading(self.path) as connection:
            rows = connection.execute(sql, values).fetchall()
        return [_record(row) for row in rows]

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
        listed = ", ".join(f"('{x}', '{y}', {f}, {t})" for (x, y), (f, t) in sorted(wanted.items()) if re.fullmatch(r"[A-Z0-9+ ]*", x + y))
        if not listed:
            return []
        newest = 'row_number() OVER (PARTITION BY a, b, kind, measure, attrs, source ORDER BY "start" DESC NULLS LAST, observation) = 1'
        sql = f"""
            WITH wanted(x, y, first_year, last_year) AS (VALUES {listed})
            SELECT observation, {_FIELDS}, {_SOURCE_FIELDS}
            FROM observations JOIN wanted ON x = least(a, coalesce(b, '')) AND y = greatest(a, coalesce(b, ''))
            QUALIFY measure IS NULL OR "start" IS NULL OR {newest}
                    OR (year("start") <= last_year AND year(coalesce("end", "start")) >= first_year)
            ORDER BY observation"""
        with store.reading(self.path) as connection:
            rows = connection.execute(sql).fetchall()
        sources: dict[tuple[Any, ...], Source] = {}
        return [_record(row, sources) for row in rows]

    def text(self, source: str) -> str:
        """The text of a document's current version, for showing where something was read; empty if unknown."""
        with store.reading(self.path) as connection:
            row = connection.execute("SELECT text FROM version WHERE source = ? AND current", [source]).fetchone()
        return str(row[0] or "") if row else ""

    def sources(self) -> list[Summary]:
        """All sources in the order of their ids."""
        sql = f"""
            SELECT {_SOURCE_FIELDS}, number, added, (SELECT count(*) FROM observation o WHERE o.version = v.version)
            FROM version v JOIN source USING (source) WHERE current ORDER BY source"""
        with store.reading(self.path) as connection:
            rows = connection.execute(sql).fetchall()
        return [Summary(_source(row[:10]), row[10], row[12], row[11]) for row in rows]

    def history(self, source: str) -> list[tuple[int, bool, datetime.datetime, int]]:
        """The versions of a source: number, whether current, when added, how many observations."""
        sql = """
            SELECT number, current, added, (SELECT count(*) FROM observation o WHERE o.version = v.version)
            FROM version v WHERE source = ? ORDER BY number"""
        with store.reading(self.path) as connection:
            return connection.execute(sql, [source]).fetchall()

    def sql(self, query: str, values: Iterable[Any] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of a query over the view ``observations`` and the tables; nothing can be changed.

        Raises:
            LedgerError: the query is no SQL, or tries to write.

        """
        with store.reading(self.path) as connection:
            try:
                found = connection.execute(query, list(values))
                return [d[0] for d in found.description or []], found.fetchall()
            except duckdb.Error as error:
                raise LedgerError(f"{self.path}: {str(error).splitlines()[0]}") from None

    def variables(self) -> dict[str, tuple[Source, int]]:
        """The variables for panels that the ledger holds: name to its source, as of now, and number of rows."""
        sql = f"""
            SELECT name, rows, {_SOURCE_FIELDS}, licence, citation
            FROM variable JOIN version USING (version) JOIN source USING (source) WHERE current ORDER BY name"""
        with store.reading(self.path) as connection:
            rows = connection.execute(sql).fetchall()
        return {r[0]: (replace(_source(r[2:12]), licence=r[12] or "", citation=r[13] or ""), r[1]) for r in rows}

    def attach(self, connection: duckdb.DuckDBPyConnection, name: str = "ledger") -> None:
        """Make the ledger readable in another DuckDB connection: its tables as ``ledger.observation``, ``ledger.data.contiguity`` …

        Raises:
            LedgerError: there is no such ledger, or it is none.

        """
        with store.reading(self.path):
            pass
        path = str(self.path).replace("'", "''")
        connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")

    def export(self, target: str | Path) -> int:
        """Write the current observations to a file: ``.jsonl``, ``.csv`` or ``.parquet`` by its ending.

        Returns:
            How many were written.

        Raises:
            LedgerError: another ending, or the file cannot be written.

        """
        path = Path(target)
        suffix = path.suffix.lower()
        if suffix not in (".jsonl", *_COPY):
            raise LedgerError(f"{path}: cannot export to {suffix or 'a file without ending'}; give .jsonl, .csv or .parquet")
        try:
            return self._export_lines(path) if suffix == ".jsonl" else self._export_table(path, _COPY[suffix])
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written: {error.strerror or error}") from None

    def _export_lines(self, path: Path) -> int:
        from comity.observation import dump

        records = self.records()
        with path.open("w", encoding="utf-8", newline="\n") as f:
            for record in records:
                for line in dump([record.observation], document=record.source.id, rule=record.entry.rule):
                    f.write(line + "\n")
        return len(records)

    def _export_table(self, path: Path, form: str) -> int:
        options = "FORMAT PARQUET, COMPRESSION ZSTD" if form == "PARQUET" else "FORMAT CSV, HEADER"
        target = str(path).replace("'", "''")
        query = "SELECT * EXCLUDE (observation, marks) FROM observations ORDER BY observation"
        with store.reading(self.path) as connection:
            try:
                row = connection.execute(f"COPY ({query}) TO '{target}' ({options})").fetchone()
            except duckdb.Error as error:
                raise LedgerError(f"{path}: cannot be written: {str(error).splitlines()[0]}") from None
        return int(row[0]) if row else 0


def _add(connection: duckdb.DuckDBPyConnection, source: Source, entries: list[Entry] | Data) -> bool:
    said = digest(source, entries)
    row = connection.execute("SELECT number, digest FROM version WHERE source = ? AND current", [source.id]).fetchone()
    if row and row[1] == said:
        return False
    if row:
        connection.execute("UPDATE version SET current = false WHERE source = ? AND current", [source.id])
    else:
        connection.execute("INSERT INTO source VALUES (?, ?)", [source.id, source.sort])
    version = connection.execute(
        """INSERT INTO version (source, number, current, digest, label, title, publisher, author, url, published, attribution,
                                licence, citation, sha256, text)
           VALUES (?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING version""",
        [
            source.id, (row[0] if row else 0) + 1, said, source.label, source.title, source.publisher, source.author,
            source.url, source.published, list(source.attribution), source.licence, source.citation, source.sha256, source.text,
        ],
    ).fetchone()  # fmt: skip
    assert version is not None
    if isinstance(entries, Data):
        _insert_tables(connection, version[0], entries)
        entries = entries.entries
    _insert(connection, version[0], entries)
    return True


def _insert_tables(connection: duckdb.DuckDBPyConnection, version: int, data: Data) -> None:
    for name, table in sorted(data.tables.items()):
        connection.register("incoming", table)
        connection.execute(f'CREATE TABLE data."{name}@{version}" AS SELECT * FROM incoming')
        connection.unregister("incoming")
        connection.execute(f'CREATE OR REPLACE VIEW data."{name}" AS SELECT * FROM data."{name}@{version}"')
        connection.execute("INSERT INTO variable VALUES (?, ?, ?)", [name, version, table.num_rows])


def _insert(connection: duckdb.DuckDBPyConnection, version: int, entries: Any) -> None:
    if not len(entries):
        return
    if not isinstance(entries, list):
        names = ", ".join(f'"{name}"' for name in BULK)
        connection.register("incoming", entries)
        connection.execute(f"INSERT INTO observation (version, {names}, spans, marks) SELECT {version}, {names}, '[]', '[]' FROM incoming")
        connection.unregister("incoming")
        return
    import pyarrow as pa

    columns: dict[str, list[Any]] = {name.strip(' "'): [] for name in ("facet, " + _FIELDS).split(",")}
    for entry in entries:
        o = entry.observation
        for name in columns:
            columns[name].append(_cell(o, entry, name))
    table = pa.table({name: pa.array(cells, type=_arrow(name)) for name, cells in columns.items()})
    names = ", ".join(f'"{name}"' for name in columns)
    connection.register("incoming", table)
    connection.execute(f"INSERT INTO observation (version, {names}) SELECT {version}, {names} FROM incoming")
    connection.unregister("incoming")


def _arrow(name: str) -> Any:
    import pyarrow as pa

    if name == "value":
        return pa.float64()
    return pa.date32() if name in ("start", "end", "base_start", "base_end") else pa.string()


def _cell(o: Observation, entry: Entry, name: str) -> Any:
    if name in ("attrs", "spans"):
        return json.dumps(getattr(o, name), ensure_ascii=False, sort_keys=True)
    if name == "marks":
        return json.dumps(entry.marks)
    return getattr(entry, name) if name in ("rule", "row") else getattr(o, name)


def _conditions(pair: tuple[str, str] | None, party: str | None, kinds: tuple[str, ...], sort: str | None) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    if pair:
        parts.append("((a = ? AND b = ?) OR (a = ? AND b = ?))")
        values += [pair[0], pair[1], pair[1], pair[0]]
    if party:
        parts.append("(a = ? OR b = ?)")
        values += [party, party]
    if kinds:
        parts.append("kind IN (SELECT unnest(?))")
        values.append(list(kinds))
    if sort:
        parts.append("sort = ?")
        values.append(sort)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _record(row: tuple[Any, ...], sources: dict[tuple[Any, ...], Source] | None = None) -> Record:
    names = [n.strip(' "') for n in _FIELDS.split(",")]
    cells = dict(zip(names, row[1 : 1 + len(names)], strict=True))
    entry = Entry(
        from_dict(_plain(cells)),
        cells["rule"],
        tuple((s, e) for s, e in json.loads(cells["marks"])),
        cells["row"] or "",
    )
    told = row[1 + len(names) :]
    if sources is None:
        return Record(row[0], entry, _source(told))
    key = tuple(str(t) for t in told)
    return Record(row[0], entry, sources.setdefault(key, _source(told)))


def _plain(cells: dict[str, Any]) -> dict[str, Any]:
    """A row of the table as `from_dict` takes it."""
    found = {k: v.isoformat() if isinstance(v, datetime.date) else v for k, v in cells.items()}
    found["attrs"], found["spans"] = json.loads(cells["attrs"]), json.loads(cells["spans"])
    return found


def _source(row: tuple[Any, ...]) -> Source:
    source, sort, title, publisher, author, url, published, attribution, label, sha256 = row
    return Source(
        source,
        sort,
        title or "",
        publisher or "",
        author or "",
        url or "",
        published,
        tuple(attribution or ()),
        label=label or "",
        sha256=sha256 or "",
    )


def iter_texts(ledger: Ledger, sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Id and text of each of some documents."""
    for source in dict.fromkeys(sources):
        yield source, ledger.text(source)
