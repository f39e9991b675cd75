"""The documents of the ledger, the newest first, or those that have some words."""

from starlette.requests import Request

from comity.ledger.exploring import sources
from comity.web.answering import Page, Table
from comity.web.asking import number, word
from comity.web.held import Site

_A_PAGE = 100


def page(request: Request, site: Site) -> Page:
    """A hundred of them."""
    words, at = word(request, "q"), number(request, "page") or 1
    found = sources(site.ledger, "document", words, _A_PAGE + 1, (at - 1) * _A_PAGE)
    shown = found[:_A_PAGE]
    columns = ("document", "title", "publisher", "author", "published", "address", "facts")
    return Page(
        "documents.html",
        "Documents",
        {"found": shown, "query": words, "number": at, "more": len(found) > _A_PAGE},
        Table(columns, [(s.id, s.title, s.publisher, s.author, s.published, s.url, n) for s, n in shown]),
        sources=[s for s, _ in shown],
    )
