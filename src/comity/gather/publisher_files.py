"""Reading publishers' tables: columns checked, missing-value marks made missing, wrong values refused with row and column."""

import csv
import gzip
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv

from comity.errors import GatherError
from comity.gather.dataset import DataSet
from comity.gather.file_formats import FIRST_ROWS, columns_of, format_of, parquet_table, refuse_no_data, text_table

#: The largest file that is read, unpacked, in bytes.
LARGEST = 4 * 2**30
#: Numbers as files write them; a whole number of more digits does not fit into 64 bits.
_INTEGER, _NUMBER = r"^\s*[+-]?\d{1,18}(\.0*)?\s*$", r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"
_BLOCK = 16 * 2**20
#: What says of a row where it stands.
_PLACES = ("line", "where")


@dataclass(frozen=True)
class Column:
    """What a column holds.

    Attributes:
        kind: ``int``, ``float`` or ``text``.
        missing: values that mean missing, as written.
        least, most: bounds of a number.
        required: whether a missing value is an error.

    """

    kind: Literal["int", "float", "text"] = "int"
    missing: Collection[str] = ("", "NA")
    least: float | None = None
    most: float | None = None
    required: bool = False
    known: Collection[int] = field(default=())


#: A year as data sets of interstate relations have them.
YEAR = Column("int", least=1500, most=2100, required=True)


def sha256(paths: Iterable[Path]) -> str:
    """The hash of a file, or of several in their order, in hexadecimal."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as f:
            while block := f.read(_BLOCK):
                found.update(block)
    return found.hexdigest()


def locate(dataset: DataSet, path: Path, *patterns: str) -> Path:
    """The data set's file: `path` itself, or the one in the folder `path` that fits a pattern.

    Raises:
        GatherError: there is none, or several.

    """
    if not path.exists():
        raise GatherError(f"{path}: no such file or folder; get {dataset.files} at {dataset.page}")
    if path.is_file():
        return path
    for pattern in patterns:
        found = sorted(p for p in path.glob(pattern) if p.is_file())
        if len(found) == 1:
            return found[0]
        if found:
            raise GatherError(f"{path}: several files fit {pattern} ({', '.join(p.name for p in found)}); name one with --from")
    raise GatherError(f"{path}: no file of {dataset.title} here ({' or '.join(patterns)}); get {dataset.files} at {dataset.page}")


def read_table(
    dataset: DataSet,
    path: Path,
    columns: Mapping[str, Column],
    delimiter: str = ",",
    member: str = "*.csv",
    optional: Collection[str] = (),
    any_case: bool = False,
    header_line: int = 1,
    sheet: int | str = 0,
    names: Sequence[str] = (),
    once: Collection[str] = (),
) -> pa.Table:
    """The wanted columns of a CSV file (as it is, or in a gzip or zip file), or of a Stata, Excel, Parquet or R file, typed.

    Args:
        dataset: named in errors.
        path: of the file.
        columns: name in the file to what it holds.
        delimiter: between values.
        member: which file of a zip archive.
        optional: columns that may be absent.
        any_case: whether the file may write the names in other case.
        header_line: the line that names the columns; what stands before it is not read.
        names: of the first columns, in order, of a CSV file that does not name them.
        sheet: which of an Excel file, by place or name.
        once: columns whose values together no two rows may have.

    Returns:
        A table with a column ``line``, the line (or row) of the file, and the columns that are there.

    Raises:
        GatherError: naming file, line and column.

    """
    told = FIRST_ROWS.get(format_of(path))
    first = told + header_line - 1 if told else header_line + (not names)
    table = text_table(path, header_line, sheet) if told else _as_text(dataset, path, delimiter, member, header_line, names)
    table = table.rename_columns(_distinct(table.column_names))
    if any_case:
        table = table.rename_columns([n.lower() for n in table.column_names])
    _refuse_absent(dataset, path, [c for c in columns if c not in table.column_names and c not in optional])
    if table.num_rows == 0:
        raise GatherError(f"{path}: has a header and no rows")
    found: dict[str, Any] = {"line": pa.array(range(first, table.num_rows + first), pa.int32())}
    for name, column in columns.items():
        if name in table.column_names:
            found[name] = typed(table.column(name), column, path, name, first)
    made = pa.table(found)
    if once:
        _refuse_doubled(made, once, path)
    return made


def _distinct(names: list[str]) -> list[str]:
    """The names of columns, those that repeat an earlier one with their number behind them."""
    seen = Counter[str]()
    found = list[str]()
    for name in names:
        seen[name] += 1
        found.append(f"{name} {seen[name]}" if seen[name] > 1 else name)
    return found


def read_parquet(dataset: DataSet, path: Path, columns: Mapping[str, Column], any_case: bool = False) -> pa.Table:
    """The wanted columns of a Parquet file, as `read_table` gives them without their lines; of many million rows texts would take minutes.

    Raises:
        GatherError: as `read_table`.

    """
    table = parquet_table(path)
    table = table.rename_columns([n.lower() for n in table.column_names] if any_case else table.column_names)
    _refuse_absent(dataset, path, [c for c in columns if c not in table.column_names])
    return pa.table({name: typed(table[name], column, path, name, FIRST_ROWS[".parquet"]) for name, column in columns.items()})


def _refuse_absent(dataset: DataSet, path: Path, absent: list[str]) -> None:
    if absent:
        wanted = f"{dataset.files} of {dataset.title} {dataset.version}"
        raise GatherError(f"{path}: no column {', '.join(absent[:8])}: this is not {wanted}; get it at {dataset.page}")


def read_rows(dataset: DataSet, path: Path, columns: Mapping[str, Column], **options: Any) -> list[dict[str, Any]]:
    """The rows of a table, as `read_table` reads it, each with its place in words under ``where``.

    Raises:
        GatherError: naming file, line and column.

    """
    word = _word(path)
    rows = read_table(dataset, path, columns, **options).to_pylist()
    return [row | {"where": f"{path}: {word} {row['line']}"} for row in rows]


def doubled(rows: Iterable[Mapping[str, Any]]) -> int:
    """How many rows say in every column that was read what an earlier one says."""
    said = Counter(tuple(value for name, value in row.items() if name not in _PLACES) for row in rows)
    return said.total() - len(said)


def _word(path: Path) -> str:
    """What a row of the file is called in errors."""
    return "row" if format_of(path) else "line"


def header(path: Path, delimiter: str = ",", member: str = "*.csv", header_line: int = 1) -> list[str]:
    """The names of a file's columns; `header_line` is where a CSV file has them.

    Raises:
        GatherError: it cannot be read.

    """
    if format_of(path):
        return columns_of(path)
    return _names(_from_line(unpacked(path, member), header_line), delimiter)


def _from_line(data: bytes, line: int) -> bytes:
    """A text from a line on; empty where it has fewer."""
    return data.split(b"\n", line - 1)[line - 1] if data.count(b"\n") >= line - 1 else b""


def _names(data: bytes, delimiter: str) -> list[str]:
    head = data.split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return [h.strip().strip('"') for h in head.split(delimiter)]


def typed(values: pa.ChunkedArray, column: Column, path: Path, name: str, first_line: int = 2) -> pa.ChunkedArray:
    """Text values as what the column holds; missing marks as nulls.

    Raises:
        GatherError: naming file, line and column of the first wrong value.

    """
    if column.kind == "int" and pa.types.is_integer(values.type) and values.type != pa.uint64():
        found = _whole(values, column)
    else:
        found = _from_text(values.cast(pa.string()), column, path, name, first_line)
    if column.required:
        _refuse(pc.is_null(found), values, path, name, "is missing", first_line)
    if column.least is not None:
        _refuse(pc.fill_null(pc.less(found, column.least), False), values, path, name, f"is below {column.least}", first_line)
    if column.most is not None:
        _refuse(pc.fill_null(pc.greater(found, column.most), False), values, path, name, f"is above {column.most}", first_line)
    if column.known:
        known = pc.is_in(found, value_set=pa.array(sorted(column.known), found.type))
        _refuse(pc.invert(pc.or_(known, pc.is_null(found))), values, path, name, "is an unknown code", first_line)
    return found


def _whole(values: pa.ChunkedArray, column: Column) -> pa.ChunkedArray:
    """Whole numbers without those that mark what is missing."""
    marks = [int(mark) for mark in column.missing if mark.removeprefix("-").isdecimal()]
    whole = values.cast(pa.int64())
    return pc.if_else(pc.is_in(whole, value_set=pa.array(marks, pa.int64())), pa.scalar(None, pa.int64()), whole)


def _from_text(text: pa.ChunkedArray, column: Column, path: Path, name: str, first_line: int) -> pa.ChunkedArray:
    """What texts stand for, without those that mark what is missing; each is looked at once, however many rows have it."""
    written = text.dictionary_encode().unify_dictionaries().combine_chunks()
    distinct, rows = written.dictionary, written.indices
    missing = pc.is_in(distinct, value_set=pa.array(list(column.missing), pa.string()))
    if column.kind != "text":
        numbers = pc.replace_substring_regex(distinct, r"\.0*\s*$", "") if column.kind == "int" else distinct
        plain = pc.match_substring_regex(distinct, _INTEGER if column.kind == "int" else _NUMBER)
        wrong = pc.fill_null(pc.invert(pc.or_(missing, plain)).take(rows), False)
        _refuse(wrong, text, path, name, f"is no {'whole ' if column.kind == 'int' else ''}number", first_line)
        distinct = pc.replace_substring_regex(numbers, r"^\s*\+?|\s+$", "")
    cleaned = pc.if_else(missing, pa.scalar(None, pa.string()), distinct)
    found = pa.chunked_array([cleaned.cast({"int": pa.int64(), "float": pa.float64(), "text": pa.string()}[column.kind]).take(rows)])
    if column.kind == "float":
        _refuse(pc.fill_null(pc.is_inf(found), False), text, path, name, "is too large a number", first_line)
    return found


def _refuse(wrong: Any, values: Any, path: Path, name: str, what: str, first_line: int) -> None:
    index = pc.index(wrong, True).as_py()
    if index >= 0:
        count = pc.sum(wrong).as_py()
        more = f" ({count - 1} more such values)" if count > 1 else ""
        told = values[index].cast(pa.string()).as_py()
        raise GatherError(f"{path}: {_word(path)} {index + first_line}, column {name}: {told!r} {what}{more}; nothing was loaded")


def _rows_end_in(data: bytes, delimiter: str) -> bool:
    """Whether the rows end in a delimiter that the header lacks, as those of UN Comtrade's site do."""
    lines = data.split(b"\n", 2)[:2]
    named, first = (next(csv.reader([line.decode("latin-1")], delimiter=delimiter), []) for line in [*lines, b""][:2])
    return len(first) == len(named) + 1 and not first[-1].strip()


def _as_text(dataset: DataSet, path: Path, delimiter: str, member: str, header_line: int, given: Sequence[str] = ()) -> pa.Table:
    data = _from_line(unpacked(path, member), header_line)
    names = _names(data, delimiter)
    if given:
        names = [*given, *(f"column {i + 1}" for i in range(len(given), len(names)))]
    more = names if given else [*names, ""] if _rows_end_in(data, delimiter) else None
    for encoding in ("utf8", "latin1"):
        try:
            read = pc_csv.ReadOptions(encoding=encoding, block_size=_BLOCK, column_names=more, skip_rows=1 if more and not given else 0)
            convert = pc_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            )
            parse = pc_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True)
            return pc_csv.read_csv(io.BytesIO(data), read_options=read, convert_options=convert, parse_options=parse)
        except (pa.ArrowInvalid, UnicodeDecodeError, pa.ArrowKeyError) as error:
            wrong = str(error).splitlines()[0]
            if "UTF8" not in wrong and "utf" not in wrong.lower():
                break
    wrong = _uneven(data, delimiter, header_line) or wrong
    raise GatherError(f"{path}: is no CSV file as {dataset.title} has it: {wrong}; get {dataset.files} at {dataset.page}")


def _uneven(data: bytes, delimiter: str, header_line: int) -> str:
    """The first row that has not as many values as most, in words; empty if there is none."""
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace").replace("\0", ""), newline=""), delimiter=delimiter)
    wanted = 0
    try:
        for row in rows:
            if row and wanted and len(row) != wanted:
                cut = "; is the file cut off?" if data[-1:] != b"\n" and rows.line_num >= data.count(b"\n") else ""
                return f"line {rows.line_num + header_line - 1}: {len(row)} values, where the lines before it have {wanted}{cut}"
            wanted = wanted or len(row)
    except csv.Error as error:
        return f"line {rows.line_num + header_line - 1}: {error}"
    return ""


def unpacked(path: Path, member: str = "*.csv") -> bytes:
    """The bytes of a file, or of the one file in a gzip or zip file that fits `member`.

    Raises:
        GatherError: it is damaged, too large, empty, a web page, or has no or several such files.

    """
    data = _unpacked(path, member)
    try:
        refuse_no_data(data)
    except GatherError as error:
        raise GatherError(f"{path}: {error}") from None
    return data


def _unpacked(path: Path, member: str) -> bytes:
    try:
        with path.open("rb") as f:
            start = f.read(4)
        if start[:2] == b"\x1f\x8b":
            with gzip.open(path, "rb") as g:
                return _bounded(g, path)
        if start == b"PK\x03\x04":
            return _from_zip(path, member)
        if path.stat().st_size > LARGEST:
            raise GatherError(f"{path}: larger than {LARGEST // 2**30} GiB")
        return path.read_bytes()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise GatherError(f"{path}: cannot be read, is damaged or cut off: {error}") from None


def _from_zip(path: Path, member: str) -> bytes:
    from fnmatch import fnmatch

    with zipfile.ZipFile(path) as archive:
        found = [
            i for i in archive.infolist() if fnmatch(i.filename.rsplit("/", 1)[-1].lower(), member.lower()) and "__MACOSX" not in i.filename
        ]
        if len(found) != 1:
            names = ", ".join(i.filename for i in archive.infolist()[:8])
            raise GatherError(f"{path}: {len(found)} files in it fit {member} ({names} …); unpack the one that is meant")
        if found[0].file_size > LARGEST:
            raise GatherError(f"{path}: {found[0].filename} is larger than {LARGEST // 2**30} GiB")
        with archive.open(found[0]) as f:
            return _bounded(f, path)


def _bounded(stream: IO[bytes] | gzip.GzipFile, path: Path) -> bytes:
    """All of a stream, read in blocks: asked for as many bytes as may be, it would take their room at once."""
    found = bytearray()
    while block := stream.read(_BLOCK):
        found += block
        if len(found) > LARGEST:
            raise GatherError(f"{path}: unpacks to more than {LARGEST // 2**30} GiB")
    return bytes(found)


def _refuse_doubled(table: pa.Table, keys: Collection[str], path: Path) -> None:
    """Refuse a table in which two rows have the same keys, naming the first that is there again."""
    groups = table.group_by(list(keys)).aggregate([("line", "count"), ("line", "min"), ("line", "max")])
    doubled = groups.filter(pc.greater(groups["line_count"], 1)).sort_by("line_min")
    if doubled.num_rows:
        first = doubled.slice(0, 1).to_pylist()[0]
        told = ", ".join(f"{k} {first[k]}" for k in keys)
        more = f" ({doubled.num_rows - 1} more such rows)" if doubled.num_rows > 1 else ""
        two = f"{_word(path)} {first['line_max']} has {told} as {_word(path)} {first['line_min']} has"
        raise GatherError(f"{path}: {two}{more}: it may be there only once; nothing was loaded")
