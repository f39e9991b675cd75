"""HTML: the article's own text and what the page says of itself. Scripts are never run."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from comity.errors import DocumentError
from comity.read.decode import decode
from comity.read.document import Document
from comity.read.formats import cut
from comity.read.metadata import described

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml")
#: Tags within tags deeper than this are no page that people read.
_DEEPEST = 400
_LARGEST = 16 * 1024 * 1024
_START = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p)\b", re.I | re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dd",
        "dt",
        "option",
    ]
)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.I)


def matches(data: bytes) -> bool:
    """Whether it begins like a page."""
    return _START.match(data[:4000]) is not None


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The one document of a page: its main text, title, author, date and publisher.

    Raises:
        DocumentError: the page is nested too deeply, too large, or has no text.

    """
    if len(data) > _LARGEST:
        raise DocumentError(f"{name}: a page of {len(data):,} bytes is over the limit of {_LARGEST:,}")
    source, guessed = _source(data, name)
    if _depth(source) > _DEEPEST:
        raise DocumentError(f"{name}: tags are nested more than {_DEEPEST} deep; the page is damaged or hostile")
    found = _extracted(source)
    if found is None:
        raise DocumentError(f"{name}: the page has no text to read")
    text, left_out = cut(str(found["text"]))
    document = Document(
        name,
        text,
        title=found["title"],
        publisher=found["publisher"],
        author=found["author"],
        date=found["date"],
        url=found["url"] or name,
        warnings=guessed + left_out,
    )
    yield described(document)


def _source(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    m = _CHARSET.search(data[:4000])
    if m:
        try:
            return data.decode(m[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _depth(source: str) -> int:
    """How deep the tags are nested at most, told without building a tree."""
    depth = deepest = 0
    for m in _TAG.finditer(source):
        if m[3] or m[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if m[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extracted(source: str) -> dict[str, Any] | None:
    """Text and metadata by trafilatura; if it finds no article, all the text of the page."""
    from trafilatura import bare_extraction, html2txt

    found = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    values = found.as_dict() if found is not None and hasattr(found, "as_dict") else (found or {})
    text = values.get("text") or html2txt(source)
    if not text or not text.strip():
        return None
    return {
        "text": text,
        "title": values.get("title") or "",
        "author": values.get("author") or "",
        "publisher": values.get("sitename") or "",
        "date": _date(values.get("date")),
        "url": values.get("url") or "",
    }


def _date(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
