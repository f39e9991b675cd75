"""Tables that publishers offer as Stata, Excel, Parquet or R files: every value as text, as it would stand in a CSV file."""

import gzip
import io
import warnings
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import GatherError
from comity.gather import r_tables

#: Endings of the formats, before `.gz` if it is packed, and the row of the file that the first row of the table is.
FIRST_ROWS = {".parquet": 1, ".dta": 1, ".xlsx": 2, ".xls": 2} | dict.fromkeys(r_tables.ENDINGS, 1)


#: How a page of the web begins, which a link to a file may give instead of it.
_PAGE = (b"<!doctype html", b"<html")


def refuse_no_data(data: bytes) -> None:
    """Refuse what is surely no data of any format: nothing, or a page of the web.

    Raises:
        GatherError: it is; in a clause that a path goes before.

    """
    if not data.strip():
        raise GatherError("is empty")
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        raise GatherError("is a web page, not the file; save the file that its link leads to")


def format_of(path: Path) -> str:
    """The ending that tells the format; empty for text."""
    ending = Path(path.name.removesuffix(".gz")).suffix.lower()
    return ending if ending in FIRST_ROWS else ""


def text_table(path: Path, header_row: int = 1, sheet: int | str = 0) -> pa.Table:
    """The table of a Stata, Excel, Parquet or R file, all values as text, missing ones empty.

    Args:
        path: of the file, which may be in gzip.
        header_row: of an Excel sheet, the row that names the columns.
        sheet: which of an Excel file, by place or name.

    Raises:
        GatherError: it is no such file, or the library that reads it is not installed.

    """
    import pyarrow.parquet as pq

    ending = format_of(path)
    try:
        data = gzip.decompress(path.read_bytes()) if path.name.endswith(".gz") else path.read_bytes()
        refuse_no_data(data)
        if ending == ".parquet":
            return _texts(pq.read_table(io.BytesIO(data)))
        if ending in r_tables.ENDINGS:
            return _texts(pa.Table.from_pandas(r_tables.frame(data), preserve_index=False))
        return _frame(data, ending, header_row, sheet)
    except GatherError as error:
        raise GatherError(f"{path}: {error}") from None
    except Exception as error:  # whatever the parsers raise at a damaged file
        raise GatherError(f"{path}: is damaged, cut off, or no {ending} file: {' '.join(str(error).split())[:200]}") from None


def _texts(table: pa.Table) -> pa.Table:
    columns = {}
    for name in table.column_names:
        values = table[name]
        if pa.types.is_floating(values.type):
            values = pc.if_else(pc.is_nan(values), pa.scalar(None, values.type), values)
        columns[name] = pc.fill_null(values.cast(pa.string()), "")
    return pa.table(columns)


def _frame(data: bytes, ending: str, header_row: int, sheet: int | str) -> pa.Table:
    import pandas as pd

    with warnings.catch_warnings():
        # Some Stata files have Latin-1 in a format for UTF-8; pandas falls back to Latin-1 and says so.
        warnings.simplefilter("ignore", UnicodeWarning)
        if ending == ".dta":
            frame = pd.read_stata(io.BytesIO(data), convert_categoricals=False)
        else:
            # A damaged file of the old format makes calamine ask for gigabytes and end the process.
            engine: Any = {"engine": "xlrd", "engine_kwargs": {"logfile": io.StringIO()}} if ending == ".xls" else {"engine": "calamine"}
            frame = pd.read_excel(io.BytesIO(data), sheet_name=sheet, header=header_row - 1, dtype=object, **engine)
    return pa.table({str(c): pa.array([_text(v) for v in frame[c]], pa.string()) for c in frame.columns})


def parquet_table(path: Path) -> pa.Table:
    """The table of a Parquet file with its values as they are.

    Raises:
        GatherError: it is no such file, or is damaged.

    """
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
        table.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        raise GatherError(f"{path}: is damaged, cut off, or no .parquet file: {' '.join(str(error).split())[:200]}") from None
    return table


def columns_of(path: Path) -> list[str]:
    """The names of the columns of a Stata, Excel, Parquet or R file.

    Raises:
        GatherError: it is no such file.

    """
    if format_of(path) != ".parquet":
        return list(text_table(path).column_names)
    import pyarrow.parquet as pq

    try:
        return list(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise GatherError(f"{path}: is no Parquet file: {str(error).splitlines()[0]}") from None


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
