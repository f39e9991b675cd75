"""The sources of a brief as CSL-JSON, for reference managers (Citation Style Language 1.0.2)."""

from typing import Any

from comity.brief.forms.bibtex import key
from comity.brief.parts import Brief
from comity.ledger import Source
from comity.safe import as_json, web_address


def as_csl(brief: Brief, full: bool = False) -> str:
    """One item for each source; it is always whole."""
    return as_json([_item(source) for source in brief.sources]) + "\n"


def _item(source: Source) -> dict[str, Any]:
    published = source.published
    told = {
        "id": key(source),
        "type": "dataset" if source.sort == "dataset" else "document",
        "title": source.called,
        "author": [{"literal": source.author}] if source.author else [],
        "publisher": source.publisher,
        "issued": {"date-parts": [[published.year, published.month, published.day]]} if published else {},
        "version": source.label,
        "URL": web_address(source.url),
        "note": f"SHA-256 {source.sha256}" if source.sha256 else "",
    }
    return {name: value for name, value in told.items() if value}
