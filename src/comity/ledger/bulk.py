"""Observations that come as a table, many at once: each sort of row among them is held against the vocabulary before it goes in."""

import json
from typing import TYPE_CHECKING, Any

import duckdb

from comity.errors import LedgerError, ObservationError
from comity.ledger.entries import BULK, Source
from comity.observation import from_dict
from comity.parties import parties

if TYPE_CHECKING:
    import pyarrow as pa

#: What tells two sorts of row apart: all that decides whether a row keeps to the vocabulary.
_SORT = """kind, facet, measure, unit, bound, modality, attrs, value IS NULL, isfinite(value), value BETWEEN 0 AND 100, a < b, a = b,
    b IS NULL, "start" > "end", rule IS NULL, a IN (FROM known), b IN (FROM known)"""

#: What each row has.
_REQUIRED = ("kind", "a", "bound", "modality", "attrs", "rule")


def check_table(source: Source, table: "pa.Table") -> None:
    """Refuse a table of observations in which one breaks the vocabulary.

    Args:
        source: whose they are, named in the error.
        table: with the columns of `BULK`.

    Raises:
        LedgerError: a column is missing, or a row is no observation; the message names source, row and fault.

    """
    absent = [name for name in BULK if name not in table.column_names]
    if absent:
        raise LedgerError(f"{source.id}: its observations have no column {', '.join(absent)}; nothing was loaded")
    names = ", ".join(f'"{name}"' for name in BULK)
    connection: Any
    with duckdb.connect() as connection:
        connection.register("given", table)
        known = "known(id) AS (SELECT unnest(?))"
        sorts = f"SELECT {names}, count(*) OVER w, row_number() OVER w AS n FROM given WINDOW w AS (PARTITION BY {_SORT})"
        try:
            rows = connection.execute(f"WITH {known} SELECT * EXCLUDE (n) FROM ({sorts}) WHERE n = 1", [list(parties())]).fetchall()
        except duckdb.Error as error:
            raise LedgerError(f"{source.id}: its observations cannot be read: {str(error).splitlines()[0]}; nothing was loaded") from None
    for row in rows:
        _check(source, dict(zip(BULK, row, strict=False)), row[-1])


def _check(source: Source, row: dict[str, Any], count: int) -> None:
    try:
        missing = next((name for name in _REQUIRED if row[name] is None), None)
        if missing:
            raise ObservationError(f"{missing} is missing")
        day = {name: row[name].isoformat() for name in ("start", "end") if row[name] is not None}
        found = from_dict(row | day | {"attrs": _attributes(row["attrs"])})
        if found.facet != row["facet"]:
            raise ObservationError(f"{found.kind}: facet: {row['facet']!r} is not {found.facet}")
    except (ObservationError, ValueError, TypeError, AttributeError) as error:
        more = f" ({count} such rows)" if count > 1 else ""
        raise LedgerError(f"{source.id}: {row['row'] or 'a row'}: {error}{more}; nothing was loaded") from None


def _attributes(written: str) -> dict[str, Any]:
    try:
        found = json.loads(written)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ObservationError(f"attrs: {written!r} is no object in JSON")
    return found
