"""The relationship of two parties for people to look at: page, timeline, charts, sources."""

from comity.brief.compose import build
from comity.brief.forms import PICTURED, RENDERERS
from comity.brief.forms.bibtex import bibtex
from comity.brief.forms.data import as_json
from comity.brief.forms.footnoted_markdown import as_markdown
from comity.brief.forms.page import as_html, citations, filters
from comity.brief.parts import Brief, Fact, Group

__all__ = [
    "PICTURED",
    "RENDERERS",
    "Brief",
    "Fact",
    "Group",
    "as_html",
    "as_json",
    "as_markdown",
    "bibtex",
    "build",
    "citations",
    "filters",
]
