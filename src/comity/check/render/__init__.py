"""Verdicts for people and programs: a table, a page, JSON, ClaimReview."""

from comity.check.render.annotated_document import as_html
from comity.check.render.claimreview import as_claimreview
from comity.check.render.json import as_json
from comity.check.render.verdict_table import as_text

__all__ = ["RENDERERS", "as_claimreview", "as_html", "as_json", "as_text"]

#: How verdicts are written in each format that they can be written in.
RENDERERS = {"text": as_text, "html": as_html, "json": as_json, "claimreview": as_claimreview}
