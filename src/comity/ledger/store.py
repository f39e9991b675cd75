"""The file behind a ledger: whole after every crash, one writer at a time, readers never disturbed.

A writer works on a copy beside the ledger and puts it in the ledger's place in one step when all is
written. Whoever reads goes on reading the file that was there; a crash or a full disk leaves it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from comity.errors import LedgerError
from comity.ledger.migrations import SCHEMA, migrate


def schema_sql() -> str:
    """The statements that make an empty ledger."""
    return files("comity.ledger").joinpath("schema.sql").read_text("utf-8")


@contextmanager
def writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to write with; what is written is the ledger's when the block ends without an error.

    Raises:
        LedgerError: somebody else is writing, the file is no ledger or of a newer Comity, or the disk is full.

    """
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LedgerError(f"{path}: another process is writing this ledger; wait until it has finished") from None
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written: {error.strerror or error}") from None
    copy = path.with_name(path.name + ".writing")
    try:
        _discard(copy)
        with _full_disk_told(path):
            if path.exists():
                shutil.copyfile(path, copy)
            connection = _connect(copy, path, read_only=False)
            try:
                _prepare(connection, path)
                yield connection
                connection.execute("CHECKPOINT")
            finally:
                connection.close()
            _replace(copy, path)
    finally:
        _discard(copy)
        lock.release()


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to read with; a ledger of an older schema is first brought up to date.

    Raises:
        LedgerError: there is no such ledger, or it is none, or of a newer Comity.

    """
    if not path.exists():
        raise LedgerError(f"{path}: no such ledger; comity read … --ledger {path} makes one")
    connection = _connect(path, path, read_only=True)
    try:
        found = _schema(connection, path)
        if found < SCHEMA:
            connection.close()
            with writing(path):
                pass
            connection = _connect(path, path, read_only=True)
        yield connection
    finally:
        connection.close()


def _connect(path: Path, shown: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise LedgerError(f"{shown}: is no ledger, or is damaged ({str(error).splitlines()[0]})") from None


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make the tables of a new ledger, or bring an older one up to date."""
    tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
    if tables == (0,):
        connection.execute(schema_sql())
        connection.execute("INSERT INTO meta VALUES ('schema', ?)", [str(SCHEMA)])
        return
    found = _schema(connection, path)
    if found < SCHEMA:
        migrate(connection, found, "CREATE VIEW" + schema_sql().split("CREATE VIEW")[1])


def _schema(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except duckdb.Error:
        row = None
    if row is None:
        raise LedgerError(f"{path}: is a DuckDB file, but no ledger of Comity")
    found = int(row[0])
    if found > SCHEMA:
        raise LedgerError(f"{path}: has schema {found}, this Comity knows {SCHEMA}; install a newer Comity")
    return found


def _replace(copy: Path, path: Path) -> None:
    with copy.open("rb+") as f:
        os.fsync(f.fileno())
    copy.replace(path)


@contextmanager
def _full_disk_told(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as error:
        raise LedgerError(f"{path}: cannot be written ({str(error).splitlines()[0]}); the ledger is as before") from None
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written: {error.strerror or error}; the ledger is as before") from None


def _discard(copy: Path) -> None:
    for leftover in (copy, copy.with_name(copy.name + ".wal")):
        leftover.unlink(missing_ok=True)
