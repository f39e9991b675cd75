"""What a search finds: a state, a pair, and documents with the words."""

import re
from typing import Any

from starlette.requests import Request

from comity.ledger import Source
from comity.ledger.exploring import sources
from comity.web.addresses import document_page, pair_page, state_page
from comity.web.answering import Page, Table
from comity.web.asking import named_in, word
from comity.web.held import Site

_MOST = 50
#: Characters of a document's text shown around the first of the words.
_AROUND = 110


def page(request: Request, site: Site) -> Page:
    """The parties that are named, and the documents that have all of the words."""
    asked = word(request, "q")
    named = named_in(asked) if asked else []
    found = sources(site.ledger, "document", asked, _MOST) if asked else []
    texts = site.ledger.texts(s.id for s, _ in found)
    page_of_pair = pair_page(named[0].id, named[1].id) if len(named) == 2 else ""
    hits = [(s, n, marked_around(texts.get(s.id, ""), asked.split())) for s, n in found]
    value: dict[str, Any] = {"query": asked, "parties": [p.id for p in named], "documents": [_row(s, n) for s, n in found]}
    return Page(
        "search.html",
        f"Search: {asked}" if asked else "Search",
        {"query": asked, "named": named, "pair": page_of_pair, "hits": hits, "most": _MOST,
         "lone": state_page(named[0].id) if len(named) == 1 else ""},
        Table(("document", "title", "publisher", "published", "facts", "page"), [tuple(_row(s, n).values()) for s, n in found]),
        lambda: value,
    )  # fmt: skip


def marked_around(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """A piece of a text around the first of some words, in parts, each with whether it is one of the words."""
    pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "$^", re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, first.start() - _AROUND) if first else 0
    piece = text[start : start + 2 * _AROUND]
    parts: list[tuple[str, bool]] = [("…", False)] if start else []
    at = 0
    for m in pattern.finditer(piece):
        parts += [(piece[at : m.start()], False), (m[0], True)]
        at = m.end()
    return [*parts, (piece[at:], False)]


def _row(source: Source, facts: int) -> dict[str, Any]:
    return {
        "document": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "facts": facts,
        "page": document_page(source.id),
    }
