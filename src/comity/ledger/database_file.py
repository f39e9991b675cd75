"""The file behind a ledger: DuckDB's own transactions and write-ahead log keep it whole.

Each call opens the file, does its work and closes it, so that a long reading of documents leaves room for others between its batches.
DuckDB lets either one process write or several read; whoever finds the file taken waits for a moment, then says so.
"""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from comity import packaged
from comity.errors import LedgerError
from comity.ledger import catalog, lake
from comity.ledger.migrations import SCHEMA, migrate
from comity.stores import Place
from comity.waiting import LeftBehindError, waited_for

#: For how many seconds a ledger that another process has open is waited for.
PATIENCE = 3.0
_STEP = 0.05
#: Seconds of computing in which a whole ledger opens, and how many bytes of its log DuckDB replays in one more at the least.
OPENING = 20.0
_REPLAYED = 2_000_000
#: How DuckDB says that another process, or another connection of this one, has the file.
_TAKEN = ("lock on file", "Conflicting lock", "different configuration", "Unique file handle conflict")
#: Rows of a group that is written. Small groups are merged up to this as a file is closed, which holds the texts of a group in memory twice
#: or three times; what is known of each group is gone through whenever a file is opened, so what has no texts is written in larger ones.
ROWS, BULK_ROWS = 2048, 16_384
#: How much DuckDB holds while it looks for a few rows.
_PASSING = "60MB"


def schema_sql() -> str:
    """The statements that make an empty ledger."""
    return packaged.text("comity.ledger", "schema.sql")


def _view_sql() -> str:
    """The statement that makes the view ``observations``."""
    return "CREATE VIEW" + schema_sql().split("CREATE VIEW")[1]


def _begun_sql() -> str:
    """The same, with the schema's number in it."""
    return f"{schema_sql()}; INSERT INTO meta VALUES ('schema', '{SCHEMA}')"


@contextmanager
def writing(path: Place, rows: int = ROWS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to write with, in a transaction: what is written is the ledger's when the block ends without an error.

    Args:
        path: of the ledger, which is made if there is none.
        rows: of a group that is written.

    Raises:
        LedgerError: somebody else has the ledger open, the file is no ledger or of a newer Comity, or it cannot be written.

    """
    file = _file(path)
    if not file.exists():
        _make(file)
    with _written(path, _connect(file, rows)) as connection:
        yield connection


@contextmanager
def written_if_free(path: Place, rows: int = ROWS) -> Iterator[tuple[duckdb.DuckDBPyConnection, bool]]:
    """A connection to write with, as `writing` gives it, if nobody else has the ledger open and it can be written; else one to read with.

    Whoever looks before writing opens the file once and not twice, which is most of what adding one document takes.

    Args:
        path: of the ledger.
        rows: of a group that is written.

    Yields:
        The connection, and whether it writes.

    Raises:
        LedgerError: as `reading`.

    """
    try:
        connection = _connect(_there(path), rows, patience=0.0)
    except LedgerError:
        with reading(path) as connection:
            yield connection, False
        return
    with _written(path, connection):
        yield connection, True


@contextmanager
def _written(path: Place, connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in a transaction that ends with the block, and is undone on an error."""
    try:
        with _told(path, "cannot be written", "; the ledger is as before"):
            _prepare(connection, path)
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
    finally:
        _close(connection)
    # What was looked at before it was opened, and written by Comity alone since, need not be looked at again.
    with suppress(OSError):
        _looked_at()[_file(path)] = _stamp(_file(path))


@contextmanager
def reading(path: Place, pairs: lake.Pairs = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to read with; a ledger of an older schema is first brought up to date. A lake is read as a ledger.

    Args:
        path: of the ledger or lake.
        pairs: if any, the only ones whose observations are wanted; a lake then opens no others' files.

    Raises:
        LedgerError: there is no such ledger, it is none, damaged, or of a newer Comity, or somebody is writing it.

    """
    connection = lake.connected(path, _begun_sql(), pairs) if lake.is_lake(path) else _connect(_there(path))
    try:
        if _schema(connection, path) < SCHEMA:
            _close(connection)
            with writing(path):
                pass
            connection = _connect(_there(path))
        with _told(path, "cannot be read; it may be damaged", ""):
            if not lake.is_lake(path):
                # Whatever a ledger of somebody else has by that name.
                connection.execute(_view_sql().replace("CREATE VIEW", "CREATE OR REPLACE TEMP VIEW"))
            yield connection
    finally:
        _close(connection)


def _file(path: Place) -> Path:
    """A place as the file of this machine that a ledger is; a folder is told of when it is opened."""
    if isinstance(path, Path):
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise LedgerError(f"{path}: is no regular file, as a ledger is")
        if not str(path).isascii() and os.fsencode(path).decode("utf-8", "ignore") != str(path):
            raise LedgerError(f"{path}: has a name that is no UTF-8, which no ledger can have; give it another")
        return path
    raise LedgerError(f"{path}: on a store there can only be a lake; comity read … -o {path}/ makes one, or adds to it")


def _there(path: Place) -> Path:
    """The same of a file that there is."""
    file = _file(path)
    if not file.exists():
        raise LedgerError(f"{path}: no such ledger; comity read … --ledger {path} makes one")
    return file


@contextmanager
def _told(path: Place, what: str, after: str) -> Iterator[None]:
    """What DuckDB and the system report as errors of the ledger, in one line."""
    try:
        yield
    except duckdb.PermissionException:
        raise LedgerError(f"{path}: asks for a file beside itself, which no ledger of Comity does; it is not opened") from None
    except duckdb.Error as error:
        raise LedgerError(f"{path}: {what} ({first_line(error)}){after}") from None
    except (OSError, MemoryError) as error:
        raise LedgerError(f"{path}: {what} ({getattr(error, 'strerror', None) or type(error).__name__}){after}") from None


def first_line(error: BaseException) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0][:300]


def _connect(path: Path, rows: int | None = None, patience: float = PATIENCE) -> duckdb.DuckDBPyConnection:
    """A connection to a ledger's file, to write groups of so many rows; to read if none are told."""
    until = time.monotonic() + patience
    # A damaged file can lead DuckDB round for ever, where it heeds no signal.
    seconds = OPENING + _log_size(path) / _REPLAYED
    while True:
        try:
            return _own(path, rows, shut(_quiet(waited_for(lambda: _opened(path, rows), seconds))))
        except LeftBehindError:
            raise LedgerError(f"{path}: does not open in {seconds:.0f} seconds of computing; it is damaged") from None
        except (duckdb.Error, OSError, RuntimeError) as error:
            if not any(sign in str(error) for sign in _TAKEN):
                raise LedgerError(_refusal(path, error)) from None
            if time.monotonic() > until:
                doing = "using" if rows else "writing"
                raise LedgerError(f"{path}: another process is {doing} this ledger; try again when it has finished") from None
        time.sleep(_STEP)


def _own(path: Path, rows: int | None, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, to a ledger that declares nothing but what Comity does.

    Raises:
        LedgerError: it does.

    """
    try:
        stamp = _stamp(path)
        if _looked_at().get(path) == stamp:
            return connection
        with _opened(path, rows) as another:
            found = catalog.strange(another)
    except BaseException:
        _close(connection)
        raise
    if found:
        _close(connection)
        raise LedgerError(f"{path}: holds {found}, which no ledger of Comity does; it is not opened. Drop it, or keep it in a file beside")
    _looked_at()[path] = stamp
    return connection


@cache
def _looked_at() -> dict[Path, tuple[int, ...]]:
    """The ledgers that were found to declare nothing strange, each with the stamp of its file then: looked for once as long as it stays."""
    return {}


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when a ledger's file does."""
    stat = path.stat()
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns, _log_size(path))


def _log_size(path: Path) -> int:
    log = path.with_name(f"{path.name}.wal")
    return log.stat().st_size if log.is_file() else 0


def _quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, which shows no progress: before DuckDB 1.4 it would on standard output, among what a command tells."""
    with suppress(duckdb.InvalidInputException):  # while another thread's `sql` has locked the settings
        connection.execute("SET enable_progress_bar = false")
    return connection


def shut(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, which now reaches no file but its own: a view or a macro of a ledger that somebody else made could read any."""
    try:
        connection.execute("SET enable_external_access = false")
    except duckdb.InvalidInputException as error:
        # Connections of one process share their settings: another thread's `sql` has set and locked this one.
        if "locked" not in str(error):
            raise
    return connection


def few(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a statement that asks for few of many. They lie scattered: without a limit all that is passed over would be kept."""
    # The limit is that of all connections of a process to a file: of several threads that ask, as a site has, others would fail.
    if threading.current_thread() is threading.main_thread():
        with suppress(duckdb.OutOfMemoryException), _bounded(connection):
            return connection.execute(sql, values).fetchall()
    return connection.execute(sql, values).fetchall()


@contextmanager
def _bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A block in which a connection, and all others of this process to its file, hold little memory."""
    with suppress(duckdb.InvalidInputException):  # while another thread's `sql` has locked the settings
        connection.execute(f"SET memory_limit = '{_PASSING}'")
    try:
        yield
    finally:
        with suppress(duckdb.InvalidInputException):
            connection.execute("RESET memory_limit")


def _opened(path: Path, rows: int | None) -> duckdb.DuckDBPyConnection:
    """A connection; those of one process to one file share it."""
    if rows is None and path.stem.lower() != catalog.DATA:
        return duckdb.connect(str(path), read_only=True)
    # DuckDB calls a database after its file, and could not tell a database "data" from the schema of that name; and only of one that is
    # attached can be said how large its groups of rows are to be.
    connection = duckdb.connect(f":memory:{'read' if rows is None else 'write'} {os.path.realpath(path)}")
    try:
        connection.execute(f"ATTACH IF NOT EXISTS {quoted(path)} AS ledger ({'READ_ONLY' if rows is None else f'ROW_GROUP_SIZE {rows}'})")
        connection.execute("USE ledger")
        if rows == BULK_ROWS:
            # Groups of documents with their texts are not merged into larger ones.
            connection.execute("SET max_vacuum_tasks = 0")
    except BaseException:
        connection.close()
        raise
    return connection


def quoted(path: Path) -> str:
    """A path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _refusal(path: Path, error: Exception) -> str:
    if lake.is_lake(path):
        return f"{path}: is a lake, which is only read; comity read … -o {path}/ adds documents to it"
    if path.is_dir():
        return f"{path}: is a folder, not a ledger"
    if path.exists() and isinstance(error, duckdb.IOException) and "not a valid" not in str(error) and "Cannot open file" in str(error):
        return f"{path}: cannot be opened ({first_line(error)})"
    if not path.exists():
        return f"{path}: cannot be made ({first_line(error)})"
    return f"{path}: is no ledger, or is damaged ({first_line(error)})"


def _close(connection: duckdb.DuckDBPyConnection) -> None:
    # Closing writes the log into the file; where that fails (a full disk) the log is kept and read at the next opening.
    try:
        connection.close()
    except duckdb.Error:
        return


def _make(path: Path) -> None:
    """Make an empty ledger beside, and give it its name when it is whole: DuckDB's own first writes are no transaction."""
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".comity-{os.getpid()}-{time.monotonic_ns()}.duckdb")
    try:
        with duckdb.connect(str(beside)) as connection:
            connection.execute(_begun_sql())
        _name(beside, target)
    except (duckdb.Error, OSError) as error:
        raise LedgerError(f"{path}: cannot be made ({first_line(error).replace(str(beside), str(path))})") from None
    finally:
        for left in (beside, beside.with_name(f"{beside.name}.wal")):
            left.unlink(missing_ok=True)


def _name(beside: Path, target: Path) -> None:
    """Give a file its name, unless another process has made one of that name meanwhile."""
    try:
        os.link(beside, target)
    except FileExistsError:
        return
    except OSError:
        # There are file systems without links.
        if not target.exists():
            beside.rename(target)


def _prepare(connection: duckdb.DuckDBPyConnection, path: Place) -> None:
    """Bring an older ledger up to date."""
    found = _schema(connection, path)
    if found < SCHEMA:
        connection.execute("BEGIN")
        migrate(connection, found, _view_sql())
        connection.execute("COMMIT")


def _schema(connection: duckdb.DuckDBPyConnection, path: Place) -> int:
    try:
        # All rows: a result that is not read to its end would keep the connection from being asked for Arrow.
        row = next(iter(connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()), None)
    except duckdb.CatalogException:
        row = None
    except duckdb.Error as error:
        raise LedgerError(f"{path}: is no ledger, or is damaged ({first_line(error)})") from None
    if row is None:
        raise LedgerError(f"{path}: is a DuckDB file, but no ledger of Comity")
    if not str(row[0]).isdigit() or int(row[0]) < 1:
        raise LedgerError(f"{path}: says that its schema is {row[0]!r}, which none is; the ledger is damaged")
    if int(row[0]) > SCHEMA:
        raise LedgerError(f"{path}: has schema {row[0]}, this Comity knows {SCHEMA}; install a newer Comity")
    return int(row[0])
