"""A brief as a Word file, with a footnote for each source where it is first cited."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from comity.brief.forms.footnotes import Footnotes, as_note
from comity.brief.forms.words import reported_by
from comity.brief.parts import Brief, Fact
from comity.pictures import as_png
from comity.safe import visible
from comity.wording import day

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
#: Word wants these two before any footnote: the rules between text and notes.
_SEPARATORS = ("separator", "continuationSeparator")
#: Of all parts in the file: the same brief is the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_WIDE, _HALF = 16.5, 9.5


def as_docx(brief: Brief, full: bool = False) -> bytes:
    """The front page and the pictures.

    Args:
        brief: what is told.
        full: whether the facets follow, and the table behind each picture.

    """
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)
    about = document.core_properties
    about.title, about.author = visible(f"{brief.a.name} – {brief.b.name}"), "Comity"
    notes = Footnotes(brief)
    document.add_heading(visible(f"{brief.a.name} – {brief.b.name}"), 0)
    document.add_paragraph(f"As of {day(brief.as_of)}, from {len(brief.sources)} sources.")
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
    from docx.shared import Cm

    if brief.pictures:
        document.add_heading("In pictures", 1)
    for picture in brief.pictures:
        document.add_heading(visible(picture.title), 2)
        shown = document.add_picture(io.BytesIO(as_png(picture)), width=Cm(_WIDE if picture.narrow else _HALF))
        # What a reader who cannot see it is told.
        shown._inline.docPr.set("descr", visible("; ".join(": ".join(row) for row in picture.rows))[:2000])
        if full:
            _table(document, picture.columns, picture.rows)


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
        properties = etree.SubElement(run, f"{{{_W}}}rPr")
        etree.SubElement(properties, f"{{{_W}}}vertAlign").set(f"{{{_W}}}val", "superscript")
        etree.SubElement(run, f"{{{_W}}}footnoteRef")
        words = etree.SubElement(run.getparent(), f"{{{_W}}}r")
        small = etree.SubElement(words, f"{{{_W}}}rPr")
        etree.SubElement(small, f"{{{_W}}}sz").set(f"{{{_W}}}val", "16")
        written = etree.SubElement(words, f"{{{_W}}}t")
        written.text = " " + visible(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _CONTENT, blob, document.part.package)
    document.part.relate_to(part, _RELATION)


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
