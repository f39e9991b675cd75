"""DOCX: the text of its paragraphs and tables."""

import io
import zipfile
from collections.abc import Iterator

from comity.errors import DocumentError
from comity.read.document import Document
from comity.read.formats import cut
from comity.read.metadata import described
from comity.read.zips import checked

SUFFIXES = (".docx",)


def matches(data: bytes) -> bool:
    """Whether it is a zip archive with a Word document in it."""
    return data.startswith(b"PK") and b"word/" in data


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The one document of a DOCX file.

    Raises:
        DocumentError: it is damaged, or unpacks to far more than its size.

    """
    import docx

    checked(data, name)
    try:
        word = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DocumentError(f"{name}: the DOCX cannot be opened: it is damaged ({error})") from None
    blocks = [p.text for p in word.paragraphs]
    blocks += ["\t".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    text, left_out = cut("\n\n".join(b for b in blocks if b.strip()))
    if not text.strip():
        raise DocumentError(f"{name}: the DOCX holds no text")
    properties = word.core_properties
    document = Document(name, text, title=properties.title or "", author=properties.author or "", url=name, warnings=left_out)
    document = described(document)
    if document.date is None and properties.created:
        document = Document(**{**vars(document), "date": properties.created.date()})
    yield document
