"""What stands before every page: who may ask, how much may be sent, and what a browser may do with the answer."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The largest body of a request, in bytes.
LARGEST = 8 * 1024 * 1024
#: Nothing is run, nothing is loaded from elsewhere, no form leads elsewhere, no other page shows this one in a frame.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
#: By these names a browser asks this machine itself; any other name that leads here is another site's trick.
_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_COOKIE = "comity-token"


class Guards:
    """The site behind its guards.

    Args:
        app: the site.
        token: what a request must bring, once as ``?token=``, then as a cookie; empty for a site that only this machine reaches.

    """

    def __init__(self, app: ASGIApp, token: str = "") -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        answer = refusal if refusal is not None else self._app
        await answer(scope, _bounded(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """What is answered in place of the page; None if the request may go on."""
        headers = Headers(scope=scope)
        if not self._token and _host(headers.get("host", "")) not in _HERE:
            return PlainTextResponse("This site answers to localhost only.\n", 421)
        if scope["method"] not in ("GET", "HEAD") and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("A form of another site may not send here.\n", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return PlainTextResponse(f"More than {LARGEST // 1024**2} MB; give a smaller file, or read it with comity read.\n", 413)
        return self._asked_for_token(scope, headers) if self._token else None

    def _asked_for_token(self, scope: Scope, headers: Headers) -> Response | None:
        """A token in the address is put into a cookie, so that no address that is kept or sent on has it."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for key, value in asked if key == "token"), None)
        if given is not None and self._fits(given):
            rest = urlencode([(k, v) for k, v in asked if k != "token"])
            response = RedirectResponse("/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else ""), 303)
            response.set_cookie(_COOKIE, self._token, httponly=True, samesite="strict")
            return response
        if self._fits(_cookie(headers.get("cookie", ""))):
            return None
        return PlainTextResponse("Open the address with its token, as comity serve told it.\n", 401)

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())


def _host(header: str) -> str:
    """A host without its port."""
    return header if header.endswith("]") else header.rpartition(":")[0] or header


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive) -> Receive:
    """What is received, ended where it is more than may be, whatever its head said of its length."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= LARGEST else {"type": "http.disconnect"}

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return sending
