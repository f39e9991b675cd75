"""JSON Lines of documents, packed with gzip or not, a record at a time."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO

from comity.documents.clean import brief, cleaned
from comity.documents.document import Document, Hints
from comity.documents.formats import records
from comity.documents.origins import placed
from comity.documents.unit import Unit
from comity.errors import DocumentError

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
#: A line of more bytes than this is no record.
LONGEST_LINE = 32 * 1024 * 1024


def matches(handle: IO[bytes], name: str) -> bool:
    """Whether its first line is a JSON object in UTF-8; other encodings, and objects over several lines, are for who reads it whole."""
    if name.lower().endswith(".gz"):
        return True
    try:
        return isinstance(json.loads(handle.readline(LONGEST_LINE).decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def units(handle: IO[bytes], place: str, origin: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    """The records; a bad one as the error that tells its line.

    Raises:
        DocumentError: the packing is damaged.

    """
    size = max(1, handle.seek(0, 2))
    handle.seek(0)
    stream: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=handle) if place.lower().endswith(".gz") else handle
    found = placed(_documents(stream, place), origin, place)
    try:
        for item in found:
            if isinstance(item, Document):
                yield Unit(item.id, item.origin, item.place, record=item, share=min(1.0, handle.tell() / size))
            else:
                yield item
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DocumentError(f"{brief(place)}: cannot be unpacked further: {error}") from None


def _documents(stream: IO[bytes] | gzip.GzipFile, name: str) -> Iterator[Document | DocumentError]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while rest := stream.readline(LONGEST_LINE):
                if rest.endswith(b"\n"):
                    break
            yield DocumentError(f"{brief(name)}: line {number}: more than {LONGEST_LINE:,} bytes; split the record")
        elif line.strip():
            try:
                yield cleaned(records.document_of_line(line.decode("utf-8-sig", "replace"), number, name))
            except DocumentError as error:
                yield error
