"""Zip archives of documents."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from comity.errors import DocumentError
from comity.read import zips
from comity.read.document import Document

SUFFIXES = (".zip",)


def matches(data: bytes) -> bool:
    """Whether it is a zip archive that is no Word document."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and b"word/" not in data


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The documents of all files in the archive; archives within it are not opened.

    A file that cannot be read is yielded as a document without text whose warning tells why.

    Raises:
        DocumentError: the archive itself is damaged, a bomb, or empty.

    """
    from comity.read import formats

    archive = zips.checked(data, name)
    entries = [e for e in archive.infolist() if not e.is_dir() and not PurePosixPath(e.filename).name.startswith(".")]
    if not entries:
        raise DocumentError(f"{name}: the archive is empty")
    for entry in entries:
        inner = f"{name}/{entry.filename}"
        try:
            if PurePosixPath(entry.filename).suffix.lower() == ".zip":
                raise DocumentError(f"{inner}: an archive within an archive is not opened; unpack it first")
            yield from formats.documents(zips.content(archive, entry, inner), inner)
        except DocumentError as error:
            yield Document(inner, "", url=inner, warnings=(str(error),))
