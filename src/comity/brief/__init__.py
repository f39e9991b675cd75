"""The relationship of two parties for people to look at: page, timeline, charts, sources."""

from comity.brief.compose import build
from comity.brief.parts import Brief, Fact, Group
from comity.brief.render import RENDERERS, as_html, as_json, as_markdown, citations, filters

__all__ = ["RENDERERS", "Brief", "Fact", "Group", "as_html", "as_json", "as_markdown", "build", "citations", "filters"]
