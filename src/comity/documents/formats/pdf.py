"""PDF: the text of its pages, in the order in which people read them."""

import datetime
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import LONGEST, within
from comity.errors import DocumentError

if TYPE_CHECKING:
    from comity.documents.reading_order import Line, Word

SUFFIXES = (".pdf",)
_MOST_PAGES = 3000
#: What one stream of a PDF may unpack to, in bytes; how many times its own size all of them may be packed.
_UNPACKED = 96 * 1024 * 1024
_OVERLAP = 4
_CHUNK = 64 * 1024
#: A line ends at a line end, or at a hyphen that parts a word, after which the library puts none.
_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\r\n\x02\ufffe]*[^\s\x02\ufffe])?[\x02\ufffe]?")
_WORD = re.compile(r"\S+")
#: The library marks a hyphen that parts a word at a line's end in two ways; NUL and half characters are none.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0: None, 0xFFFF: None}
_STREAM = re.compile(rb"stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")


def matches(data: bytes) -> bool:
    """Whether it has a PDF's signature in its first kilobyte."""
    return b"%PDF-" in data[:1024]


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document]:
    """The one document of a PDF, its pages one after another.

    Raises:
        DocumentError: it is damaged, locked by a password, too long, or has no text (a scan).

    """
    import pypdfium2 as pdfium

    _refuse_bombs(data, name)
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
    yield Document(name, text, title=title, author=author, url=name, warnings=warnings, made=made)


def _refuse_bombs(data: bytes, name: str) -> None:
    """Refuse a file of which a packed stream unpacks to far more than it is, counted without keeping it.

    Streams that lie within each other are none that a program writes: the bytes that are looked at are
    bounded by a few times the size of the file.
    """
    looked_at = 0
    for m in _STREAM.finditer(data):
        packed = zlib.decompressobj()
        at, size = m.end(), 0
        try:
            while at < len(data) and not packed.eof and size <= _UNPACKED:
                size += len(packed.decompress(packed.unconsumed_tail or data[at : at + _CHUNK], _CHUNK * 16))
                if not packed.unconsumed_tail:
                    at += _CHUNK
        except zlib.error:
            pass
        looked_at += min(at, len(data)) - m.end() - len(packed.unused_data)
        if size > _UNPACKED:
            raise DocumentError(f"{name}: a part of the PDF unpacks to more than {_UNPACKED:,} bytes; refused as a bomb")
        if looked_at > _OVERLAP * len(data):
            raise DocumentError(f"{name}: parts of the PDF lie within each other; it is damaged or hostile")


def _text(pdf: Any, name: str) -> tuple[str, tuple[str, ...]]:
    import pypdfium2 as pdfium

    from comity.documents.reading_order import joined, lines

    pages: list[list[Line]] = []
    warnings: list[str] = []
    size = 0
    if len(pdf) > _MOST_PAGES:
        raise DocumentError(f"{name}: {len(pdf):,} pages are over the limit of {_MOST_PAGES:,}; split the file")
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            pages.append(lines(list(_words(page))))
            page.close()
        except pdfium.PdfiumError:
            warnings.append(f"page {number + 1} is damaged and was left out")
            continue
        size += sum(len(line.text) + 1 for line in pages[-1])
        if size > LONGEST:
            raise DocumentError(f"{name}: a text of more than {LONGEST:,} characters is over the limit; split the file")
    return within(joined(pages), name), tuple(warnings)


def _words(page: Any) -> "Iterator[Word]":
    """The words of a page with their boxes, in the order of the file; those of a line that is drawn at once as one."""
    textpage = page.get_textpage()
    signs = _signs(textpage)
    for m in _LINE.finditer(signs):
        at_once = _rectangles(textpage.raw, m.start(), m.end() - m.start()) <= 1
        for start, end in [m.span()] if at_once else [w.span() for w in _WORD.finditer(signs, *m.span())]:
            yield _word(textpage.raw, signs[start:end].translate(_HYPHENS).strip(), start, end - 1)
    textpage.close()


def _signs(textpage: Any) -> str:
    """The characters of a page, each at the index that it has for the library."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    text = str(textpage.get_text_range()) if count else ""
    if len(text) == count:
        return text
    values = (raw.FPDFText_GetUnicode(textpage.raw, i) for i in range(count))
    return "".join(chr(v) if v <= 0x10FFFF and not 0xD800 <= v <= 0xDFFF else "?" for v in values)


def _rectangles(textpage: Any, start: int, count: int) -> int:
    """How many pieces of text that were drawn apart a part of a page is made of."""
    from pypdfium2 import raw

    return int(raw.FPDFText_CountRects(textpage, start, count))


def _word(textpage: Any, text: str, first: int, last: int) -> "Word":
    """A word with the box of its first and its last letter."""
    from comity.documents.reading_order import Word

    last -= text.endswith("-")  # such a hyphen has no box of its own
    left, right, bottom, top = _box(textpage, first)
    if last > first:
        _, right, bottom_too, top_too = _box(textpage, last)
        bottom, top = min(bottom, bottom_too), max(top, top_too)
    return Word(text, left, bottom, max(right, left), top)


def _box(textpage: Any, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a letter with the room that its font gives it."""
    import ctypes

    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top


def _date(value: str) -> datetime.date | None:
    """The day of a PDF date, ``D:20180709…``."""
    m = re.match(r"D:(\d{4})(\d\d)(\d\d)", value)
    try:
        return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
