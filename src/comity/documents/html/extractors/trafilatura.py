"""The text of a page by trafilatura: the least noise, and slow."""

from typing import TYPE_CHECKING

from comity.documents.html.extractors import resiliparse

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree


#: Its time grows with the square of the tags (30,000 headings took a minute); pages of more are left to the default.
_MOST_TAGS = 20_000


def text(source: str, tree: "HTMLTree | None" = None) -> str:
    """The text of the article; if it finds none, all the text of the page."""
    if source.count("<") > _MOST_TAGS:
        return resiliparse.text(source, tree)
    from trafilatura import bare_extraction, html2txt

    found = bare_extraction(source, with_metadata=False, include_comments=False, include_tables=True, fast=True)
    said = getattr(found, "text", "") if found is not None else ""
    return str(said or html2txt(source) or "")
