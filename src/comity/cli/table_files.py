"""Tables in CSV and Parquet files, as the command line reads and writes them: every value of a CSV stays the text that it is."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from comity.cli.output import put
from comity.errors import ComityError
from comity.safe import defused
from comity.stores import contents

#: What may stand between the values of a row; the first that fits is taken.
_SEPARATORS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: The formats that a table can be written in.
FORMATS = ("csv", "tsv", "parquet")
#: The largest CSV file, in bytes.
_LARGEST = 512 * 2**20
_LONGEST_VALUE = 16 * 1024 * 1024


@dataclass(frozen=True)
class Table:
    """A table and how it stood in its file.

    Attributes:
        data: the table.
        separator: what stands between the values of a CSV.
        encoding: of a CSV.

    """

    data: pa.Table
    separator: str = ","
    encoding: str = "utf-8"


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """A text and its encoding: the one given; told by a mark or by zero bytes; UTF-8; else Windows-1252, which nearly all others are.

    Raises:
        UnicodeError: it is not in the encoding given. LookupError: there is no such encoding.

    """
    marked = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data[:200]:
        marked = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            if marked:
                raise
    return data.decode("latin-1"), "latin-1"


def read(path: Path, wanted: Sequence[str] = (), encoding: str | None = None) -> Table:
    """The table in a file: Parquet, or values with commas, semicolons, tabs or upright lines between.

    Args:
        path: the file.
        wanted: names of columns that it has to have, by which the separator is told.
        encoding: of a CSV; found out if not given.

    Raises:
        ComityError: it is no such file, is damaged, has not these columns, or a row has more or fewer values than the header.

    """
    if path.suffix.lower() == ".parquet":
        try:
            found = Table(pq.read_table(path))
        except (pa.ArrowException, OSError) as error:
            raise ComityError(f"{path}: no Parquet file: {str(error).splitlines()[0]}") from None
    else:
        found = _read_csv(path, wanted, encoding)
    for column in wanted:
        if column not in found.data.column_names:
            raise ComityError(f"{path}: no column {column!r}; the columns are {', '.join(found.data.column_names)}")
    return found


def _read_csv(path: Path, wanted: Sequence[str], encoding: str | None) -> Table:
    try:
        text, encoding = decoded(contents(path, _LARGEST), encoding)
        csv.field_size_limit(_LONGEST_VALUE)
        text, told = _without_separator_line(text.removeprefix("\ufeff"))
        separator = told or _separator(text, wanted)
        head, *body = _rows(text, separator) or [[]]
    except (UnicodeError, LookupError, csv.Error) as error:
        raise ComityError(f"{path}: no CSV file{f' in {encoding}' if encoding else ''}: {error}") from None
    for line, row in enumerate(body, 2):
        if len(row) != len(head):
            raise ComityError(f"{path}: line {line}: {len(row)} values, but the header has {len(head)}")
    if len(set(head)) != len(head):
        twice = next(name for name in head if head.count(name) > 1)
        raise ComityError(f"{path}: two columns are called {twice!r}; give each a name of its own")
    data = pa.table([pa.array([row[i] for row in body], pa.string()) for i in range(len(head))], names=head)
    return Table(data, separator, encoding)


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows; lines without any value, as at the end of an export, are none."""
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]


def _without_separator_line(text: str) -> tuple[str, str]:
    """The text without Excel's first line "sep=;", and what it tells."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r").strip('"')
    return (rest, first[4:]) if first.lower().startswith("sep=") and len(first) == 5 else (text, "")


def _separator(text: str, wanted: Sequence[str]) -> str:
    """What separates the values: what gives the wanted columns, and every row as many values as the header; else what gives most."""
    heads = {s: next(csv.reader(io.StringIO(text, newline=""), delimiter=s), []) for s in _SEPARATORS}
    fitting = [s for s in _SEPARATORS if all(column in heads[s] for column in wanted)]
    for separator in fitting:
        if len(heads[separator]) > 1 and len({len(row) for row in _rows(text, separator)}) == 1:
            return separator
    return max(fitting or _SEPARATORS, key=lambda s: len(heads[s]))


def values(table: Table, column: str) -> list[Any]:
    """The values of a column that the table has."""
    found: list[Any] = table.data.column(column).to_pylist()
    return found


def with_column(table: Table, name: str, found: Sequence[str | int | None]) -> Table:
    """The table with one more column, or with that column replaced."""
    numeric = all(v is None or isinstance(v, int) for v in found)
    column = pa.array(found, pa.int64() if numeric else pa.string())
    data = table.data
    if name in data.column_names:
        return Table(data.set_column(data.column_names.index(name), name, column), table.separator)
    return Table(data.append_column(name, column), table.separator)


def write(table: Table, path: Path | None, form: str = "csv", safe: bool = False) -> None:
    """Write the table to a file, or as CSV to standard output; a CSV in UTF-8 with the separator that it was read with.

    Args:
        table: the table.
        path: the file.
        form: one of `FORMATS`; in tsv tabs stand between the values.
        safe: in CSV, whether texts that a spreadsheet would run as formulas are defused.

    """
    if path is not None and form == "parquet":
        pq.write_table(table.data, path)
        return
    text = _as_csv(table, "\t" if form == "tsv" else table.separator, safe)
    if path is not None:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    else:
        put(text)


def _as_csv(table: Table, separator: str, safe: bool) -> str:
    f = io.StringIO(newline="")
    writer = csv.writer(f, delimiter=separator, lineterminator="\n")
    writer.writerow([defused(name) if safe else name for name in table.data.column_names])
    for batch in table.data.to_batches():
        for row in zip(*(c.to_pylist() for c in batch.columns), strict=True):
            writer.writerow(["" if v is None else defused(v) if safe else v for v in row])
    return f.getvalue()
