"""The site: its pages, and how an error is told."""

from collections.abc import Callable
from dataclasses import replace

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from comity.errors import ComityError, LedgerError
from comity.web.answering import Page, answer
from comity.web.guards import Guards
from comity.web.held import Site
from comity.web.served import static_file
from comity.web.views import checking, comparing, data_sets, home, one_document, one_pair, one_state, own_sql, searching, some_documents

View = Callable[[Request, Site], Page]
#: How hard a page is packed: a step more takes longer than what it saves takes on any line.
_PACKED = 5

#: Address to what it shows.
_PAGES: dict[str, View] = {
    "/": home.page,
    "/search": searching.page,
    "/state/{party}": one_state.page,
    "/pair/{a}/{b}": one_pair.page,
    "/compare": comparing.page,
    "/documents": some_documents.page,
    "/document": one_document.page,
    "/check": checking.form,
    "/data": data_sets.page,
    "/sql": own_sql.page,
}


def application(site: Site, token: str = "") -> Guards:
    """The site as an ASGI application.

    Args:
        site: what it is on.
        token: what a visitor must bring; empty for a site that answers to this machine only.

    """
    routes = [Route(path, _endpoint(view), methods=["GET"]) for path, view in _PAGES.items()]
    routes.append(Route("/check", checking.checked, methods=["POST"]))
    routes.append(Route("/static/{name}", static_file, methods=["GET"]))
    handlers = {HTTPException: _not_found, ComityError: _told}
    app = Starlette(
        routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=_PACKED)], exception_handlers=handlers
    )
    app.state.site = site
    return Guards(app, token)


def _endpoint(view: View) -> Callable[[Request], Response]:
    """A view as Starlette calls it: in a thread of its own, since it waits for the ledger."""

    def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        # All that a page asks finds the ledger open: to open it takes longer than most questions.
        with site.ledger.open() as ledger:
            return answer(request, view(request, replace(site, ledger=ledger)))

    return endpoint


def _told(request: Request, error: Exception) -> Response:
    """An error of ours in its own words: what was asked for is not there, or the ledger cannot be read now."""
    busy = isinstance(error, LedgerError)
    told = str(error)
    values = {"message": told[:1].upper() + told[1:]}
    return answer(
        request, Page("error.html", "Not now" if busy else "Not found", values, value=lambda: values, status=503 if busy else 404)
    )


def _not_found(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    values = {"message": f"There is no page at {request.url.path}" if error.status_code == 404 else str(error.detail)}
    return answer(
        request,
        Page("error.html", "Not found" if error.status_code == 404 else "Refused", values, value=lambda: values, status=error.status_code),
    )
