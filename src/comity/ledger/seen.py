"""What a ledger has taken in already, told by hashes: whoever reads for it can pass over that without opening it."""

from collections.abc import Iterable

import duckdb

#: Where something comes from, and all that reading it depends on, as hashes of 64 bits.
Mark = tuple[int, int]


def unseen(connection: duckdb.DuckDBPyConnection, marks: Iterable[Mark]) -> set[Mark]:
    """Those of some marks that the ledger does not have."""
    asked = set(marks)
    origins = [origin for origin, _ in asked]
    sql = "SELECT origin, content FROM seen WHERE origin IN (SELECT unnest(?::UBIGINT[]))"
    return asked - set(connection.execute(sql, [origins]).fetchall()) if asked else asked


def remember(connection: duckdb.DuckDBPyConnection, marks: Iterable[Mark]) -> None:
    """Take marks in, each in the place of what its origin had; to be called within a transaction."""
    import pyarrow as pa

    origins, contents = zip(*sorted(dict(marks).items()), strict=True)
    connection.register("incoming", pa.table({"origin": pa.array(origins, pa.uint64()), "content": pa.array(contents, pa.uint64())}))
    try:
        connection.execute("DELETE FROM seen WHERE origin IN (SELECT origin FROM incoming)")
        connection.execute("INSERT INTO seen SELECT origin, content FROM incoming")
    finally:
        connection.unregister("incoming")
