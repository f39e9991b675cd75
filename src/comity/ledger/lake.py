"""A lake, the folder of Parquet files that reading in bulk writes, here or on an object store, as a ledger that is only read.

Its layout is told in `comity.bulk.lake_writer`. A block without its marker is not there. A document's source is where it comes from.
"""

from collections.abc import Collection
from pathlib import Path

import duckdb

from comity.errors import LedgerError
from comity.stores import Place, told

#: Bits of a document's number within its block.
_BITS = 24
_VERSION = """
    version, source, 1 AS number, true AS current, '' AS digest, NULL::VARCHAR AS label, title, publisher, author, url, published,
    attribution, NULL::VARCHAR AS licence, NULL::VARCHAR AS citation, sha256, text, NULL::TIMESTAMP AS added"""

Pairs = Collection[tuple[str, str]]


def is_lake(path: Place) -> bool:
    """Whether a path is a folder that a lake has been begun in.

    Raises:
        LedgerError: its store cannot be reached.

    """
    with told(path, "cannot be reached", LedgerError):
        return (path / "done").is_dir()


def connected(path: Place, schema: str, pairs: Pairs = ()) -> duckdb.DuckDBPyConnection:
    """A connection in which a lake has the tables of a ledger; it reaches no other files.

    Args:
        path: of the lake.
        schema: the statements that make an empty ledger.
        pairs: if any, the only ones whose observations are wanted: others' files are then not opened.

    Raises:
        LedgerError: the lake cannot be read.

    """
    connection = duckdb.connect()
    try:
        connection.execute(schema)
        root = _rooted(connection, path)
        blocks = [(int(p.stem, 16),) for p in (path / "done").glob("*.json")]
        connection.execute("CREATE TABLE block (number BIGINT)")
        if blocks:
            connection.execute(f"INSERT INTO block VALUES {', '.join(f'({n})' for (n,) in blocks)}")
        documents = [f"{root}/documents/{p.name}" for p in _own(list((path / "documents").glob("*.parquet")))]
        if documents:
            _view(connection, "version", f"SELECT {_VERSION.replace('source,', 'origin AS source,', 1)}", documents)
            _view(connection, "source", "SELECT origin AS source, 'document' AS sort, origin", documents)
            _view(connection, "place", "SELECT origin AS source, place", documents)
        parts = [f"{root}/observations/{part}" for part in _parts(path / "observations", pairs)]
        if parts:
            columns = [row[0] for row in connection.execute("DESCRIBE observation").fetchall()]
            listed = ", ".join(f'"{c}"' for c in columns)
            # A view has no places of rows of its own, by which a ledger's are looked up.
            _view(connection, "observation", f"SELECT {listed}, observation AS rowid", parts, _seconds(pairs))
    except (duckdb.Error, OSError, ValueError) as error:
        connection.close()
        raise LedgerError(f"{path}: is no lake, or is damaged ({str(error).splitlines()[0][:300]})") from None
    return connection


def _rooted(connection: duckdb.DuckDBPyConnection, path: Place) -> str:
    """Let a connection reach the files of a lake, and no others; the name that it knows the lake's folder by."""
    if isinstance(path, Path):
        root = str(path.resolve())
    else:
        # What this process has seen there before may no longer be so.
        path.fs.invalidate_cache()
        connection.register_filesystem(path.fs)
        root = path.fs.unstrip_protocol(path.path)
    connection.execute(f"SET allowed_directories = [{_text(root + '/')}]")
    return root


def _own(files: list[Place]) -> list[Place]:
    """The files, none of which is a link: a lake that somebody else made could show any file of whoever opens it.

    Raises:
        LedgerError: one is a link, or is in a folder that is.

    """
    for file in files:
        if isinstance(file, Path) and (file.is_symlink() or file.parent.is_symlink()):
            raise LedgerError(f"{file}: is a link, or in a folder that is one; the files of a lake stand in it")
    return files


def _parts(folder: Place, pairs: Pairs) -> list[str]:
    """The files of observations: all, or of some pairs those of their first parties."""
    wanted = {f"first={min(pair)}" for pair in pairs} or {"first=*"}
    return sorted(f"{file.parent.name}/{file.name}" for first in wanted for file in _own(list(folder.glob(f"{first}/*.parquet"))))


def _seconds(pairs: Pairs) -> str:
    """A condition on the other party, by which the files' own statistics tell what of them to open."""
    return f"AND second IN ({', '.join(_text(s) for s in sorted({max(pair) for pair in pairs}))})" if pairs else ""


def _view(connection: duckdb.DuckDBPyConnection, name: str, select: str, files: list[str], condition: str = "") -> None:
    listed = ", ".join(map(_text, files))
    connection.execute(f"DROP TABLE {name}")
    connection.execute(f"""
        CREATE VIEW {name} AS {select} FROM read_parquet([{listed}], hive_partitioning = false)
        WHERE version >> {_BITS} IN (SELECT number FROM block) {condition}""")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
