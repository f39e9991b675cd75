"""A brief as a Word file, with a footnote for each source where it is first cited."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from comity.brief.forms.footnotes import Footnotes, as_note
from comity.brief.forms.in_few_words import reported_by
from comity.brief.parts import Brief, Fact
from comity.pictures import Picture, as_png
from comity.safe import visible
from comity.wording import counted, day

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
#: Word wants these two before any footnote: the rules between text and notes.
_SEPARATORS = ("separator", "continuationSeparator")
#: Of all parts in the file: the same brief is the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
#: Centimetres: of the page's text, and the pictures that stand beside each other in it.
_WIDE = 17.4
_BESIDE = 3
#: Points: of the text, the headings by level, and the notes (which Word counts in halves).
_TEXT, _HEADINGS, _NOTE = 9, (18, 11, 9), 8


def as_docx(brief: Brief, full: bool = False) -> bytes:
    """The front page and the pictures.

    Args:
        brief: what is told.
        full: whether the facets follow, and the table behind each picture.

    """
    document = _begun()
    about = document.core_properties
    about.title, about.author = visible(f"{brief.a.name} – {brief.b.name}"), "Comity"
    notes = Footnotes(brief)
    document.add_heading(visible(f"{brief.a.name} – {brief.b.name}"), 0)
    document.add_paragraph(f"As of {day(brief.as_of)}, from {counted(len(brief.sources), 'source')}.")
    for text in brief.notes:
        document.add_paragraph(visible(text))
    for question in brief.front:
        _listed(document, question.title, 1, question.facts, notes)
    _pictures(document, brief, full)
    if full:
        for group in brief.told:
            _listed(document, group.title, 1, group.all, notes)
    if brief.contradictions and full:
        document.add_heading("Contradictions between sources", 1)
        for contradiction in brief.contradictions:
            _listed(document, contradiction.about, 2, contradiction.facts, notes)
    _add_footnotes(document, [as_note(s) for s in notes.sources])
    made = io.BytesIO()
    document.save(made)
    return _same_each_time(made.getvalue())


def _begun() -> Any:
    """An empty file, set so close that the front stands on one page and the pictures on the next."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - _WIDE) / 2)
        section.top_margin = section.bottom_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(_TEXT)
    for name in ("Normal", "List Bullet"):
        document.styles[name].paragraph_format.space_after = Pt(1)
        document.styles[name].paragraph_format.line_spacing = 1
    for name, size in zip(("Title", "Heading 1", "Heading 2"), _HEADINGS, strict=True):
        document.styles[name].font.size = Pt(size)
        document.styles[name].paragraph_format.space_before = Pt(6)
        document.styles[name].paragraph_format.space_after = Pt(2)
    return document


def _listed(document: Any, title: str, level: int, facts: tuple[Fact, ...], notes: Footnotes) -> None:
    document.add_heading(visible(title), level)
    for fact in facts:
        paragraph = document.add_paragraph(visible(fact.text), style="List Bullet")
        if fact.note:
            paragraph.add_run(f" ({visible(fact.note)})").italic = True
        for told in filter(None, (fact.when, reported_by(fact))):
            paragraph.add_run(f", {visible(told)}")
        for place, (number, source) in enumerate(notes.cited(fact)):
            _cite(paragraph, number, source is not None, "," if place else "")


def _cite(paragraph: "Paragraph", number: int, is_first: bool, before: str) -> None:
    """A footnote, or where its source was cited before, the number that it has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(before if is_first else f"{before}{number}")
    run.font.superscript = True
    if is_first:
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)


def _pictures(document: Any, brief: Brief, full: bool) -> None:
    """The wide pictures over all the page, the others beside each other; the tables behind them follow."""
    if not brief.pictures:
        return
    document.add_heading("In pictures", 1).paragraph_format.page_break_before = True
    for picture in (p for p in brief.pictures if p.is_wide):
        document.add_heading(visible(picture.title), 2)
        _shown(document.add_paragraph(), picture, _WIDE)
    others = [p for p in brief.pictures if not p.is_wide]
    for at in range(0, len(others), _BESIDE):
        row = document.add_table(1, _BESIDE).rows[0]
        for cell, picture in zip(row.cells, others[at : at + _BESIDE], strict=False):
            cell.paragraphs[0].add_run(visible(picture.title)).bold = True
            _shown(cell.add_paragraph(), picture, _WIDE / _BESIDE - 0.5)
    for picture in brief.pictures if full else ():
        document.add_heading(visible(picture.title), 2)
        _table(document, picture.columns, picture.rows)


def _shown(paragraph: "Paragraph", picture: Picture, width: float) -> None:
    """A picture, so many centimetres wide, with what a reader who cannot see it is told."""
    from docx.shared import Cm

    shown = paragraph.add_run().add_picture(io.BytesIO(as_png(picture)), width=Cm(width))
    shown._inline.docPr.set("descr", visible("; ".join(": ".join(row) for row in picture.rows))[:2000])


def _table(document: Any, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(1, len(columns), style="Light List")
    for row in (columns, *rows):
        cells = table.rows[0].cells if row is columns else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = visible(text)


def _add_footnotes(document: Any, texts: list[str]) -> None:
    """Add the part of the file that python-docx does not make."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    root = etree.Element(f"{{{_W}}}footnotes", nsmap={"w": _W})
    for number, sort in enumerate(_SEPARATORS, -1):
        run = _footnote(root, number, etree)
        root[-1].set(f"{{{_W}}}type", sort)
        etree.SubElement(run, f"{{{_W}}}{sort}")
    for number, text in enumerate(texts, 1):
        run = _footnote(root, number, etree)
        _sized(run, etree, superscript=True)
        etree.SubElement(run, f"{{{_W}}}footnoteRef")
        words = etree.SubElement(run.getparent(), f"{{{_W}}}r")
        _sized(words, etree)
        written = etree.SubElement(words, f"{{{_W}}}t")
        written.text = " " + visible(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _CONTENT, blob, document.part.package)
    document.part.relate_to(part, _RELATION)


def _sized(run: Any, etree: Any, superscript: bool = False) -> None:
    """Give a run of a note its size."""
    properties = etree.SubElement(run, f"{{{_W}}}rPr")
    etree.SubElement(properties, f"{{{_W}}}sz").set(f"{{{_W}}}val", str(2 * _NOTE))
    if superscript:
        etree.SubElement(properties, f"{{{_W}}}vertAlign").set(f"{{{_W}}}val", "superscript")


def _footnote(root: Any, number: int, etree: Any) -> Any:
    """A footnote with a paragraph and a run in it, which is given back."""
    note = etree.SubElement(root, f"{{{_W}}}footnote")
    note.set(f"{{{_W}}}id", str(number))
    return etree.SubElement(etree.SubElement(note, f"{{{_W}}}p"), f"{{{_W}}}r")


def _same_each_time(package: bytes) -> bytes:
    """The package without the time at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(read.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return made.getvalue()
