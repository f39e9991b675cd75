"""PDF: the text of its pages."""

import datetime
import re
import zlib
from collections.abc import Iterator

from comity.errors import DocumentError
from comity.read.document import Document
from comity.read.formats import LONGEST, cut
from comity.read.metadata import described

SUFFIXES = (".pdf",)
_MOST_PAGES = 3000
#: What one stream of a PDF may unpack to, in bytes.
_UNPACKED = 96 * 1024 * 1024
_CHUNK = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")


def matches(data: bytes) -> bool:
    """Whether it has a PDF's signature in its first kilobyte."""
    return b"%PDF-" in data[:1024]


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The one document of a PDF, its pages one after another.

    Raises:
        DocumentError: it is damaged, locked by a password, or has no text (a scan).

    """
    import pypdfium2 as pdfium

    if _is_bomb(data):
        raise DocumentError(f"{name}: a part of the PDF unpacks to more than {_UNPACKED:,} bytes; refused as a bomb")
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = "it is locked by a password" if "assword" in str(error) else "it is damaged or cut short"
        raise DocumentError(f"{name}: the PDF cannot be opened: {reason}") from None
    try:
        text, warnings = _text(pdf, name)
        title = str(pdf.get_metadata_value("Title") or "").strip()
        author = str(pdf.get_metadata_value("Author") or "").strip()
        made = _date(str(pdf.get_metadata_value("CreationDate") or ""))
    finally:
        pdf.close()
    if not text.strip():
        raise DocumentError(f"{name}: the PDF holds no text (a scan?); run text recognition on it first")
    document = described(Document(name, text, title=title, author=author, url=name, warnings=warnings))
    if document.date is None and made:
        document = Document(**{**vars(document), "date": made})
    yield document


def _is_bomb(data: bytes) -> bool:
    """Whether a packed stream of the file unpacks to far more than it is; counted without keeping it."""
    for m in _STREAM.finditer(data):
        packed = zlib.decompressobj()
        rest, size = memoryview(data)[m.end() :], 0
        try:
            while rest and not packed.eof and size <= _UNPACKED:
                size += len(packed.decompress(rest, _CHUNK))
                rest = memoryview(packed.unconsumed_tail)
        except zlib.error:
            continue
        if size > _UNPACKED:
            return True
    return False


def _text(pdf: "object", name: str) -> tuple[str, tuple[str, ...]]:
    import pypdfium2 as pdfium

    assert isinstance(pdf, pdfium.PdfDocument)
    parts: list[str] = []
    warnings: list[str] = []
    pages = len(pdf)
    if pages > _MOST_PAGES:
        warnings.append(f"only the first {_MOST_PAGES} of {pages} pages were read")
    for number in range(min(pages, _MOST_PAGES)):
        try:
            page = pdf[number]
            parts.append(page.get_textpage().get_text_bounded())
            page.close()
        except pdfium.PdfiumError:
            warnings.append(f"page {number + 1} is damaged and was left out")
        if sum(map(len, parts)) > LONGEST:
            break
    text, left_out = cut(_flowing("\n\n".join(parts)))
    return text, (*warnings, *left_out)


def _flowing(text: str) -> str:
    """Lines of a page as running text: hyphens at line ends are closed up."""
    text = text.replace("\r\n", "\n").replace("\x02", "-").replace("\ufffe", "")
    return re.sub(r"(\w)-\n(?=[a-z])", r"\1", text)


def _date(value: str) -> datetime.date | None:
    """The day of a PDF date, ``D:20180709…``."""
    m = re.match(r"D:(\d{4})(\d\d)(\d\d)", value)
    try:
        return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
