"""DOCX: the text of its paragraphs and tables, in their order."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import within
from comity.documents.zips import checked, entries
from comity.errors import DocumentError

SUFFIXES = (".docx",)
_PARTS = frozenset(["[Content_Types].xml", "word/document.xml"])
#: Within this a document is written.
_WRITTEN = datetime.timedelta(days=31)


def matches(data: bytes) -> bool:
    """Whether it is a zip archive with the parts of a Word document."""
    return entries(data) >= _PARTS


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document]:
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
    text = within("\n\n".join(b for b in _blocks(word) if b.strip()), name)
    if not text.strip():
        raise DocumentError(f"{name}: the DOCX holds no text")
    properties = word.core_properties
    yield Document(name, text, title=properties.title or "", author=properties.author or "", url=name, made=_made(properties))


def _blocks(word: Any) -> Iterator[str]:
    """Paragraphs, and tables as lines with tabs; a cell that spans columns is told once."""
    for block in word.iter_inner_content():
        if not hasattr(block, "rows"):
            yield block.text
            continue
        rows = []
        for row in block.rows:
            cells = {id(cell._tc): cell.text for cell in row.cells}
            rows.append("\t".join(cells.values()))
        yield "\n".join(rows)


def _made(properties: Any) -> datetime.date | None:
    """The day on which it was made; none where it was changed long after, since a file that is written over keeps that of what it held."""
    try:
        made, changed = properties.created, properties.modified
        return made.date() if made and not (changed and abs(changed - made) > _WRITTEN) else None
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
