"""Documents as records: JSON Lines, JSON and CSV with ``id``, ``date``, ``title``, ``text`` and more."""

import csv
import datetime
import io
import json
from collections.abc import Iterator
from typing import Any

from comity.documents.clean import brief, line, shown
from comity.documents.decode import beginning, decode
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import within
from comity.documents.language import code
from comity.errors import DocumentError

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
#: What is known of the fields of a record; others are passed over.
FIELDS = frozenset({"id", "text", "title", "publisher", "author", "date", "url", "language"})
_TABLES = (".csv", ".tsv")
_LINES = (".jsonl", ".ndjson")
_LONGEST_FIELD = 16 * 1024 * 1024
_DATE_FORMATS = ("%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y", "%d/%m/%Y", "%B %d, %Y", "%d %B %Y", "%Y%m%d")
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_HEAD = 100_000

#: A record, or what is wrong with it, and its number.
_Row = tuple[int, dict[str, Any] | str]


def matches(data: bytes) -> bool:
    """Whether it begins like a JSON object with text in it."""
    head = beginning(data).lstrip(b" \r\n\t")
    return head.startswith((b"{", b"[{", b"[\n")) and b'"' in head


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document | DocumentError]:
    """The documents of a file of records, each with the id, date and text that it gives.

    A bad record is yielded as the error that tells what is wrong, so that the others go on.

    Raises:
        DocumentError: the file is no such records.

    """
    text, guessed = decode(data, name, hints.encoding)
    text = text.removeprefix("\ufeff")
    rows = _csv(text, name) if name.lower().endswith(_TABLES) or hints.media == "text/csv" else _json(text, name)
    empty = True
    for number, row in rows:
        empty = False
        try:
            yield _document(row, number, name, guessed)
        except DocumentError as error:
            yield error
    if empty:
        raise DocumentError(f"{name}: no records in the file")


def _json(text: str, name: str) -> Iterator[_Row]:
    try:
        whole = json.loads(text.strip())
    except (ValueError, RecursionError) as error:
        if not name.lower().endswith(_LINES) and _is_spread(text):
            raise DocumentError(f"{name}: is no whole JSON: {str(error)[:120]}") from None
        yield from _lines(text)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield number, row if isinstance(row, dict) else f"record {number} is no JSON object"


def _is_spread(text: str) -> bool:
    """Whether it is one JSON value over several lines rather than a value a line."""
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return first.startswith("[") or first == "{"


def _lines(text: str) -> Iterator[_Row]:
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            yield number, _parsed(row, number)


def document_of_line(text: str, number: int, name: str) -> Document:
    """The document that a line of JSON Lines is.

    Raises:
        DocumentError: telling what is wrong with the line.

    """
    return document_of(_parsed(text, number), number, name)


def document_of(row: dict[str, Any] | str, number: int, name: str) -> Document:
    """The document that a record is: its fields, or what is wrong with it.

    Raises:
        DocumentError: telling what is wrong with it.

    """
    return _document(row, number, name, ())


def _parsed(text: str, number: int) -> dict[str, Any] | str:
    """The object that a line is, or what is wrong with it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return f"line {number}: {str(error)[:120]}"
    return found if isinstance(found, dict) else f"line {number}: not a JSON object"


def _csv(text: str, name: str) -> Iterator[_Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    skipped, delimiter = _delimiter(text)
    reader = csv.DictReader(io.StringIO(text[skipped:], newline=""), delimiter=delimiter)
    try:
        fields = [line(f).lower() for f in reader.fieldnames or []]
        if "text" not in fields:
            raise DocumentError(f"{name}: a CSV of documents needs a column named text; found {brief(', '.join(fields)) or 'none'}")
        reader.fieldnames = fields
        for row in reader:
            yield reader.line_num, {k: v for k, v in row.items() if k and v}
    except csv.Error as error:
        raise DocumentError(f"{name}: line {reader.line_num}: {error}") from None


def _delimiter(text: str) -> tuple[int, str]:
    """How many characters to skip, and what parts the columns: as a first line ``sep=;`` says, or as finds a column ``text``."""
    first = text[:_LONGEST_HEAD].split("\n", 1)[0].rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return text.index("\n") + 1 if "\n" in text else len(text), first[4]
    for delimiter in _DELIMITERS:
        try:
            named = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            continue
        if "text" in (f.strip().lower() for f in named):
            return 0, delimiter
    return 0, max(_DELIMITERS, key=first.count)


def _document(row: dict[str, Any] | str, number: int, name: str, guessed: tuple[str, ...]) -> Document:
    if isinstance(row, str):
        raise DocumentError(f"{name}: {row}")
    fields = row if "text" in row else {str(k).strip().lower(): v for k, v in row.items()}
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError(f"{name}: record {number} has no text")
    date, told = _date(line(fields.get("date")))
    return Document(
        shown(line(fields.get("id"))) or f"{name}#{number}",
        within(text, f"{name}: record {number}"),
        title=line(fields.get("title")),
        publisher=line(fields.get("publisher")),
        author=line(fields.get("author")),
        date=date,
        url=line(fields.get("url")) or name,
        declared=code(line(fields.get("language"))),
        recorded=True,
        warnings=guessed + told,
    )


def _date(value: str) -> tuple[datetime.date | None, tuple[str, ...]]:
    """The day of a date as records write it; what cannot be read as one is told."""
    if not value:
        return None, ()
    first = value.split("T")[0]
    for text in (first, first.split(" ")[0]):
        for form in _DATE_FORMATS:
            try:
                return datetime.datetime.strptime(text.title() if "%b" in form else text, form).date(), ()
            except ValueError:
                continue
    return None, (f"the date {value[:40]!r} is none that can be read",)
