"""Documents as records: JSON Lines, JSON and CSV with ``id``, ``date``, ``title``, ``text`` and more."""

import csv
import datetime
import io
import json
from collections.abc import Iterator
from typing import Any

from comity.errors import DocumentError
from comity.read.decode import decode
from comity.read.document import Document
from comity.read.formats import cut
from comity.read.metadata import attribution, described

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_LONGEST_FIELD = 16 * 1024 * 1024
_DATE_FORMATS = ("%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y", "%d/%m/%Y", "%B %d, %Y", "%d %B %Y", "%Y%m%d")


def matches(data: bytes) -> bool:
    """Whether it begins like a JSON object with text in it."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith((b"{", b"[{", b"[\n")) and b'"' in head


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The documents of a file of records, each with the id, date and text that it gives.

    Raises:
        DocumentError: the file is no such records; a single bad line is yielded as a document without
            text whose warning tells what is wrong, so that the others go on.

    """
    text, guessed = decode(data, name)
    rows = _csv(text, name) if name.lower().endswith((".csv", ".tsv")) else _json(text, name)
    empty = True
    for line, row in rows:
        empty = False
        yield _document(row, line, name, guessed)
    if empty:
        raise DocumentError(f"{name}: no records in the file")


def _json(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    stripped = text.strip()
    try:
        whole = json.loads(stripped)
    except (json.JSONDecodeError, RecursionError):
        yield from _lines(text, name)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        if not isinstance(row, dict):
            raise DocumentError(f"{name}: record {number} is no JSON object")
        yield number, row


def _lines(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("not a JSON object")
        except (ValueError, RecursionError) as error:
            yield number, {"error": f"line {number}: {error}"}
            continue
        yield number, row


def _csv(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = "\t" if name.lower().endswith(".tsv") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    fields = [f.strip().lower() for f in reader.fieldnames or []]
    if "text" not in fields:
        raise DocumentError(f"{name}: a CSV of documents needs a column named text; found {', '.join(fields) or 'none'}")
    reader.fieldnames = fields
    try:
        for row in reader:
            yield reader.line_num, {k: v for k, v in row.items() if k and v}
    except csv.Error as error:
        raise DocumentError(f"{name}: line {reader.line_num}: {error}") from None


def _document(row: dict[str, Any], line: int, name: str, guessed: tuple[str, ...]) -> Document:
    identity = str(row.get("id") or f"{name}#{line}")
    if "error" in row or not isinstance(row.get("text"), str) or not row["text"].strip():
        problem = str(row.get("error") or f"record {line} has no text")
        return Document(identity, "", url=name, warnings=(f"{name}: {problem}",))
    text, left_out = cut(row["text"])
    document = Document(
        identity,
        text,
        title=str(row.get("title") or ""),
        publisher=str(row.get("publisher") or ""),
        author=str(row.get("author") or ""),
        date=_date(str(row.get("date") or "")),
        url=str(row.get("url") or name),
        language=str(row.get("language") or "en"),
        attribution=attribution(text),
        warnings=guessed + left_out,
    )
    return described(document, title=False) if document.date is None else document


def _date(value: str) -> datetime.date | None:
    first = value.strip().split("T")[0]
    for text in (first, first.split(" ")[0]):
        for form in _DATE_FORMATS:
            try:
                return datetime.datetime.strptime(text.title() if "%b" in form else text, form).date()
            except ValueError:
                continue
    return None
