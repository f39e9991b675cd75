"""Bringing a ledger of an older schema up to date, one version at a time."""

from collections.abc import Callable

import duckdb

SCHEMA = 5


def _from_1(connection: duckdb.DuckDBPyConnection) -> None:
    """Version 1 kept no marks of the words within a span and no licence and citation of data sets."""
    connection.execute("DROP VIEW IF EXISTS observations")
    connection.execute("ALTER TABLE observation ADD COLUMN marks JSON DEFAULT '[]'")
    connection.execute("ALTER TABLE version ADD COLUMN licence VARCHAR")
    connection.execute("ALTER TABLE version ADD COLUMN citation VARCHAR")


def _from_2(connection: duckdb.DuckDBPyConnection) -> None:
    """Version 2 kept no variables for panels."""
    connection.execute("DROP VIEW IF EXISTS observations")
    connection.execute("CREATE SCHEMA IF NOT EXISTS data")
    columns = "name VARCHAR NOT NULL, version BIGINT NOT NULL, rows BIGINT NOT NULL, PRIMARY KEY (name, version)"
    connection.execute(f"CREATE TABLE IF NOT EXISTS variable ({columns})")


def _from_3(connection: duckdb.DuckDBPyConnection) -> None:
    """Version 3 declared keys, and knew a document by the tail of its path only."""
    connection.execute("DROP VIEW IF EXISTS observations")
    for table, order in (
        ("observation", "observation"),
        ("version", "version"),
        ("source", "source"),
        ("variable", "name"),
        ("meta", "key"),
    ):
        columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
        names = ", ".join(f'"{c}"' for c in columns)
        connection.execute(f"CREATE TABLE new_{table} AS SELECT {names} FROM {table} ORDER BY {order}")
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    connection.execute("ALTER TABLE source ADD COLUMN origin VARCHAR DEFAULT ''")
    connection.execute("UPDATE source SET origin = source")
    connection.execute("ALTER TABLE observation ALTER observation SET DEFAULT nextval('observation_id')")
    connection.execute("ALTER TABLE version ALTER version SET DEFAULT nextval('version_id')")
    connection.execute("ALTER TABLE version ALTER added SET DEFAULT current_localtimestamp()")
    connection.execute("CREATE TABLE place (source VARCHAR NOT NULL, place VARCHAR NOT NULL)")
    connection.execute("INSERT INTO place SELECT source, url FROM version WHERE current AND url <> ''")


def _from_4(connection: duckdb.DuckDBPyConnection) -> None:
    """Version 4 did not remember what it had taken in."""
    connection.execute("DROP VIEW IF EXISTS observations")
    connection.execute("CREATE TABLE seen (origin UBIGINT NOT NULL, content UBIGINT NOT NULL)")


STEPS: dict[int, Callable[[duckdb.DuckDBPyConnection], None]] = {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4}


def migrate(connection: duckdb.DuckDBPyConnection, found: int, view: str) -> None:
    """Take the ledger behind `connection` from schema `found` to `SCHEMA`.

    Args:
        view: the statement that makes the view ``observations`` anew.

    """
    for version in range(found, SCHEMA):
        STEPS[version](connection)
    connection.execute(view)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA)])
