"""Many observations at once: made by a query, checked as a whole, handed to the ledger as a table."""

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from comity.errors import GatherError
from comity.ledger.entries import BULK
from comity.observation import vocabulary


def observations(query: str, tables: Mapping[str, pa.Table], kind: str, rule: str) -> pa.Table:
    """The observations that a query gives, with what it leaves out filled in.

    Args:
        query: gives ``a``, ``b``, ``row`` and what it has of measure, value, unit, bound, start, end, modality, attrs (JSON).
        tables: what the query reads, by name.
        kind: of all of them.
        rule: the loader's.

    Raises:
        GatherError: one of them is about a party and itself.

    """
    facet = vocabulary().kinds[kind].facet
    connection: Any
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        made: pa.Table = connection.sql(query).to_arrow_table()
        connection.register("made", made)
        given = set(made.column_names)
        default = {
            "bound": "'exact'",
            "modality": "'actual'",
            "attrs": "'{}'",
            "value": "NULL::DOUBLE",
            "start": "NULL::DATE",
            "end": "NULL::DATE",
        }
        own = {"kind": f"'{kind}'", "facet": f"'{facet}'", "rule": f"'{rule}'"}
        columns = ", ".join(
            f'{own.get(c) or (chr(34) + c + chr(34) if c in given else default.get(c, "NULL::VARCHAR"))} AS "{c}"' for c in BULK
        )
        same = connection.execute("SELECT a, row FROM made WHERE a = b LIMIT 1").fetchall()
        if same:
            raise GatherError(f"{rule}: {same[0][1]}: is about {same[0][0]} and itself")
        return connection.sql(f"SELECT {columns} FROM made").to_arrow_table()
