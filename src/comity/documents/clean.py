"""Making what came from outside fit to be kept, printed and counted with."""

import datetime
from dataclasses import replace
from functools import cache

from comity import packaged
from comity.documents.document import Document

_FIRST_YEAR = 1400
_LONGEST_FIELD = 1000
_LONGEST_NAME = 300


def shown(name: str) -> str:
    """A file name or address that any terminal can print: bytes that are no UTF-8 and control characters as escapes."""
    if name.isascii() and name.isprintable():
        return name
    text = name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "replace").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def brief(name: str) -> str:
    """The same, its middle left out where it is long: for messages."""
    text = shown(name)
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME // 2]} … {text[-_LONGEST_NAME // 4 :]}"


def _is_escaped(name: str) -> bool:
    return not any("\ud800" <= c <= "\udc7f" or "\udd00" <= c <= "\udfff" for c in name)


def text(value: str) -> str:
    """A text without NULs and halves of characters, which neither files nor ledgers take; every offset stays."""
    if "\0" in value:
        value = value.replace("\0", " ")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def line(value: object) -> str:
    """A field as one line of printable characters; empty if it is neither text nor number."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    words = " ".join(text(str(value)[: 4 * _LONGEST_FIELD]).split())
    kept = words if words.isprintable() else "".join(c for c in words if c.isprintable())
    return kept[:_LONGEST_FIELD].strip()


def day(value: datetime.date | None) -> datetime.date | None:
    """A day on which a document may have been published or made; None for one before writing paper or to come."""
    return value if value is not None and _FIRST_YEAR <= value.year <= datetime.date.today().year + 1 else None


@cache
def _zero_days(of_file: bool) -> frozenset[datetime.date]:
    rows = packaged.rows("comity.documents", "zero_days.csv")
    return frozenset(datetime.date.fromisoformat(r["day"]) for r in rows if of_file or r["where"] == "any")


def cleaned(document: Document) -> Document:
    """The document with every field fit to be kept; a date that cannot be is left out and told."""
    warnings, date, made = document.warnings, day(document.date), day(document.made)
    if document.date is not None and date is None:
        warnings = (*warnings, f"the date {document.date.isoformat()} cannot be that of a document and was left out")
    if date in _zero_days(of_file=False):
        warnings = (*warnings, f"the date {date} is what programs write where they know none, and was left out")
        date = None
    return replace(
        document,
        id=shown(document.id),
        text=text(document.text),
        title=line(document.title),
        publisher=line(document.publisher),
        author=line(document.author),
        url=shown(document.url),
        date=date,
        made=None if made in _zero_days(of_file=True) else made,
        warnings=tuple(shown(w) for w in warnings),
    )
