"""WARC files, packed with gzip or not: the form in which crawls of the web are kept, as Common Crawl's news."""

from collections.abc import Iterator
from typing import IO, Any

from comity.documents.clean import brief, shown
from comity.documents.document import Hints
from comity.documents.formats import LARGEST
from comity.documents.unit import Unit
from comity.errors import DocumentError

SUFFIXES = (".warc", ".warc.gz")
#: What is read of a crawl: pages and documents, no pictures, scripts or feeds.
_MEDIA = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_HEADS = (b"WARC/", b"\x1f\x8b")


def matches(handle: IO[bytes], name: str) -> bool:
    """Whether it begins as such files do."""
    return handle.read(5).startswith(_HEADS)


def units(handle: IO[bytes], place: str, origin: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    """The pages that were answered, each with the address that it was found at as its origin.

    Raises:
        DocumentError: the file is damaged.

    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = max(1, handle.seek(0, 2))
    handle.seek(0)
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(handle, record_types=kinds, parse_http=True):
            unit = _unit(record, hints)
            if unit:
                yield Unit(unit.name, unit.origin, unit.place, unit.content, unit.hints, share=min(1.0, handle.tell() / size))
    except Exception as error:  # the reader's own errors have no base in common
        raise DocumentError(f"{brief(place)}: cannot be read further: it is damaged ({str(error)[:120]})") from None


def _unit(record: Any, hints: Hints) -> Unit | None:
    address = shown(str(record.headers.get("WARC-Target-URI") or "").strip("<> "))
    if record.is_http and record.http_headers is not None and record.http_headers.status_code != 200:
        return None
    media = (record.http_content_type if record.is_http else record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    if not address or media not in _MEDIA:
        return None
    content = record.reader.read(LARGEST + 1)
    encoding = (record.http_charset if record.is_http else None) or ""
    return Unit(address, address, address, content, Hints(encoding, media, hints.extractor))
