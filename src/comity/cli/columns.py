"""Tables in CSV and Parquet files, as the command line reads and writes them: every value of a CSV stays the text that it is."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from comity.errors import ComityError


def read(path: Path) -> pa.Table:
    """The table in a file.

    Raises:
        ComityError: it is no CSV or Parquet file, is damaged, or a row has more or fewer values than the header.

    """
    if path.suffix.lower() == ".parquet":
        try:
            return pq.read_table(path)
        except (pa.ArrowInvalid, OSError) as error:
            raise ComityError(f"{path}: no Parquet file: {str(error).splitlines()[0]}") from None
    try:
        with path.open(encoding="utf-8-sig", newline="") as f:
            head, *body = list(csv.reader(f)) or [[]]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ComityError(f"{path}: no CSV file in UTF-8: {error}") from None
    for line, row in enumerate(body, 2):
        if len(row) != len(head):
            raise ComityError(f"{path}: line {line}: {len(row)} values, but the header has {len(head)}")
    return pa.table([pa.array([row[i] for row in body], pa.string()) for i in range(len(head))], names=head)


def values(table: pa.Table, column: str, path: Path) -> list[Any]:
    """The values of a column.

    Raises:
        ComityError: there is no such column.

    """
    if column not in table.column_names:
        raise ComityError(f"{path}: no column {column!r}; the columns are {', '.join(table.column_names)}")
    found: list[Any] = table.column(column).to_pylist()
    return found


def with_column(table: pa.Table, name: str, found: Sequence[str | int | None]) -> pa.Table:
    """The table with one more column, or with that column replaced."""
    numeric = all(v is None or isinstance(v, int) for v in found)
    column = pa.array(found, pa.int64() if numeric else pa.string())
    if name in table.column_names:
        return table.set_column(table.column_names.index(name), name, column)
    return table.append_column(name, column)


def write(table: pa.Table, path: Path | None) -> None:
    """Write the table to a .parquet or .csv file, or as CSV to standard output."""
    if path is not None and path.suffix.lower() == ".parquet":
        pq.write_table(table, path)
        return
    if path is not None:
        with path.open("w", encoding="utf-8", newline="") as f:
            _write_csv(table, f)
        return
    _write_csv(table, sys.stdout)


def _write_csv(table: pa.Table, f: Any) -> None:
    writer = csv.writer(f, lineterminator="\n")
    writer.writerow(table.column_names)
    for batch in table.to_batches():
        writer.writerows(["" if v is None else v for v in row] for row in zip(*(c.to_pylist() for c in batch.columns), strict=True))
