"""The text of a page by trafilatura: the least noise, and slow."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree


def text(source: str, tree: "HTMLTree | None" = None) -> str:
    """The text of the article; if it finds none, all the text of the page."""
    from trafilatura import bare_extraction, html2txt

    found = bare_extraction(source, with_metadata=False, include_comments=False, include_tables=True, fast=True)
    said = getattr(found, "text", "") if found is not None else ""
    return str(said or html2txt(source) or "")
