"""Verdicts for people and programs: a table, a page, JSON, ClaimReview."""

from comity.check.render.claimreview import as_claimreview
from comity.check.render.html import as_html
from comity.check.render.json import as_json
from comity.check.render.text import as_text

__all__ = ["as_claimreview", "as_html", "as_json", "as_text"]
