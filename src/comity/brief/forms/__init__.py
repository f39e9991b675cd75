"""The forms in which a brief is written, a module each."""

from collections.abc import Callable

from comity.brief.forms.bibtex import as_bibtex
from comity.brief.forms.csl import as_csl
from comity.brief.forms.data import as_json
from comity.brief.forms.footnoted_markdown import as_markdown
from comity.brief.forms.page import as_html
from comity.brief.forms.typeset_pdf import as_pdf
from comity.brief.forms.word import as_docx
from comity.brief.parts import Brief

RENDERERS: dict[str, Callable[[Brief, bool], str | bytes]] = {
    "html": as_html, "md": as_markdown, "json": as_json, "docx": as_docx, "pdf": as_pdf, "bib": as_bibtex, "csl": as_csl,
}  # fmt: skip
"""Of each format, as `comity.outputs` knows it: from a brief, and whether all of it is wanted, to what stands in the file."""
PICTURED = frozenset(("html", "docx", "pdf"))
"""The formats that show pictures."""
