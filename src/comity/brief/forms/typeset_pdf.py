"""A brief as PDF, set by Typst (the extra ``pdf``), with a footnote for each source where it is first cited."""

import json
import tempfile
from pathlib import Path
from typing import Any

from comity import packaged
from comity.brief.forms.footnotes import Footnotes, as_note
from comity.brief.forms.in_few_words import reported_by
from comity.brief.parts import Brief, Fact
from comity.errors import ComityError
from comity.pictures import Picture, as_png
from comity.safe import visible
from comity.wording import counted, day

_SCALE = 3.0


def as_pdf(brief: Brief, full: bool = False) -> bytes:
    """The front page and the pictures; the text of documents goes in as data, and is never read as markup.

    Args:
        brief: what is told.
        full: whether the facets follow, and the table behind each picture.

    Raises:
        ComityError: Typst is not installed.

    """
    try:
        import typst
    except ImportError:
        raise ComityError("a PDF needs typst; pip install 'comity[pdf]'") from None
    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        root = Path(folder)
        (root / "brief.typ").write_text(packaged.text("comity.brief", "templates/brief.typ"), "utf-8")
        for number, picture in enumerate(brief.pictures):
            (root / f"{number}.png").write_bytes(as_png(picture, _SCALE))
        told = visible(json.dumps(_told(brief, full), ensure_ascii=False))
        return bytes(typst.compile(root / "brief.typ", root=root, sys_inputs={"brief": told}))


def _told(brief: Brief, full: bool) -> dict[str, Any]:
    """What the template sets."""
    notes = Footnotes(brief)
    # In the order of the page, which is that of the notes.
    front = [_section(s.title, s.facts, notes) for s in brief.front]
    groups = [_section(g.title, g.all, notes) for g in brief.told] if full else []
    disputed = [_section(c.about, c.facts, notes) for c in brief.contradictions] if full else []
    return {
        "title": f"{brief.a.name} – {brief.b.name}",
        "date": [brief.as_of.year, brief.as_of.month, brief.as_of.day],
        "lead": f"As of {day(brief.as_of)}, from {counted(len(brief.sources), 'source')}.",
        "notes": list(brief.notes),
        "front": front,
        "pictures": [_picture(number, p, full) for number, p in enumerate(brief.pictures)],
        "groups": groups,
        "disputed": disputed,
    }


def _section(title: str, facts: tuple[Fact, ...], notes: Footnotes) -> dict[str, Any]:
    return {"title": title, "facts": [_fact(f, notes) for f in facts]}


def _fact(fact: Fact, notes: Footnotes) -> dict[str, Any]:
    cited = [[number, as_note(source) if source else ""] for number, source in notes.cited(fact)]
    when = " ".join(filter(None, (fact.when, reported_by(fact))))
    return {"text": fact.text, "when": when, "note": fact.note, "cited": cited}


def _picture(number: int, picture: Picture, full: bool) -> dict[str, Any]:
    told = "; ".join(": ".join(row) for row in picture.rows)
    return {
        "file": f"{number}.png",
        "title": picture.title,
        "told": told,
        "is_wide": picture.is_wide,
        "is_small": picture.is_small,
        "columns": list(picture.columns) if full else [],
        "rows": [list(row) for row in picture.rows] if full else [],
    }
