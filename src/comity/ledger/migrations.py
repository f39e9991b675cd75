"""Bringing a ledger of an older schema up to date, one version at a time."""

from collections.abc import Callable

import duckdb

SCHEMA = 3


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


STEPS: dict[int, Callable[[duckdb.DuckDBPyConnection], None]] = {1: _from_1, 2: _from_2}


def migrate(connection: duckdb.DuckDBPyConnection, found: int, view: str) -> None:
    """Take the ledger behind `connection` from schema `found` to `SCHEMA`.

    Args:
        view: the statement that makes the view ``observations`` anew.

    """
    for version in range(found, SCHEMA):
        STEPS[version](connection)
    connection.execute(view)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA)])
