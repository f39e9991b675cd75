"""Fetching a document from an address, without ever touching a private network unless told to."""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urljoin, urlsplit

from comity.errors import DocumentError
from comity.read.formats import LARGEST

_TIMEOUT = 20.0
_REDIRECTS = 5
_AGENT = "comity (reads documents on relations between states)"


def is_address(source: str) -> bool:
    """Whether `source` is an address on the web rather than a file."""
    return source.startswith(("http://", "https://"))


def fetch(url: str, allow_private: bool = False) -> bytes:
    """The content at an address.

    Every connection's peer is checked after connecting, so that neither a redirect nor a name that
    changes its address between two look-ups leads into a private network.

    Args:
        url: ``http://`` or ``https://``.
        allow_private: whether loopback, link-local and private addresses may be read.

    Raises:
        DocumentError: it does not answer, answers with an error, is too large, or is private.

    """
    address = url
    for _ in range(_REDIRECTS + 1):
        status, headers, data = _get(address, allow_private)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            address = urljoin(address, headers["location"])
            if not is_address(address):
                raise DocumentError(f"{url}: redirects to {address.split(':')[0]}:, which is not read")
            continue
        if status != 200:
            raise DocumentError(f"{url}: the server answered {status}; check the address")
        return data
    raise DocumentError(f"{url}: more than {_REDIRECTS} redirects")


def _get(url: str, allow_private: bool) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(url)
    if not parts.hostname:
        raise DocumentError(f"{url}: no host in the address")
    connection = _connection(parts.scheme, parts.hostname, parts.port)
    try:
        _refuse_private_names(parts.hostname, parts.port or 80, url, allow_private)
        connection.connect()
        _check_peer(connection.sock, url, allow_private)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})
        answer = connection.getresponse()
        data = answer.read(LARGEST + 1)
    except ssl.SSLError as error:
        raise DocumentError(f"{url}: the connection is not safe: {error.reason}") from None
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise DocumentError(f"{url}: does not answer ({error})") from None
    finally:
        connection.close()
    if len(data) > LARGEST:
        raise DocumentError(f"{url}: larger than the limit of {LARGEST:,} bytes")
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, data


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=_TIMEOUT)


def _refuse_private_names(host: str, port: int, url: str, allow_private: bool) -> None:
    """Refuse before connecting if any of the host's addresses is private."""
    for info in socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP):
        _check(str(info[4][0]), url, allow_private)


def _check_peer(sock: socket.socket, url: str, allow_private: bool) -> None:
    _check(str(sock.getpeername()[0]), url, allow_private)


def _check(address: str, url: str, allow_private: bool) -> None:
    if not allow_private and not ipaddress.ip_address(address.split("%")[0]).is_global:
        raise DocumentError(f"{url}: leads to the private address {address}; refused (--allow-private reads it)")
