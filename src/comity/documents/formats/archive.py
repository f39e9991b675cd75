"""Zip archives of documents."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from comity.documents import zips
from comity.documents.clean import brief
from comity.documents.document import NO_HINTS, Document, Hints
from comity.errors import DocumentError

SUFFIXES = (".zip",)


def matches(data: bytes) -> bool:
    """Whether it is a zip archive; a Word document is one too, and is told by its parts."""
    from comity.documents.formats import docx

    return data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not docx.matches(data)


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document | DocumentError]:
    """The documents of all files in the archive; archives within it are not opened.

    A file that cannot be read is yielded as the error that tells why.

    Raises:
        DocumentError: the archive itself is damaged, a bomb, or empty.

    """
    from comity.documents import formats
    from comity.documents.formats import docx

    archive = zips.checked(data, name)
    files = [e for e in archive.infolist() if not e.is_dir() and not PurePosixPath(e.filename).name.startswith(".")]
    if name.lower().endswith(docx.SUFFIXES):
        raise DocumentError(f"{name}: the DOCX cannot be opened: it is damaged (parts of it are missing)")
    if not files:
        raise DocumentError(f"{name}: the archive is empty")
    within = Hints(extractor=hints.extractor)
    for entry in files:
        inner = f"{name}/{entry.filename}"
        try:
            if PurePosixPath(entry.filename).suffix.lower() == ".zip":
                raise DocumentError(f"{brief(inner)}: an archive within an archive is not opened; unpack it first")
            yield from formats.documents(zips.content(archive, entry, inner), inner, within)
        except DocumentError as error:
            yield error
