"""Fetching a document from an address, without ever touching a private network unless told to, or waiting for ever."""

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from comity.documents.clean import brief
from comity.documents.formats import LARGEST
from comity.documents.origins import is_address
from comity.errors import DocumentError

#: Seconds that a server may be silent; that all of it may take, redirects and all.
_SILENCE, _DEADLINE = 20.0, 60.0
_REDIRECTS = 5
#: A name with hundreds of addresses of which none answers would take its time.
_ADDRESSES = 4
_CHUNK = 64 * 1024
_LONGEST_ADDRESS = 4000
_MOVED = frozenset([301, 302, 303, 307, 308])
_PORTS = {"http": 80, "https": 443}
#: Addresses of the sixth version on the web; and those that lead nowhere by the registries of IANA, which older Pythons do not know.
_WEB = ipaddress.IPv6Network("2000::/3")
_NOWHERE = (ipaddress.IPv6Network("3fff::/20"), ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv4Network("192.88.99.0/24"))
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_AGENT = "comity (reads documents on relations between states)"
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.I)


@dataclass(frozen=True)
class Answer:
    """What an address gave.

    Attributes:
        data: the content.
        encoding, media: what the server says of it; empty where it says nothing.
        address: where it came from at last.

    """

    data: bytes
    encoding: str = ""
    media: str = ""
    address: str = ""


@dataclass(frozen=True)
class _Target:
    """An address taken apart."""

    scheme: str
    host: str
    port: int
    path: str


def fetch(url: str, allow_private: bool = False, deadline: float = _DEADLINE) -> Answer:
    """The content at an address.

    Each host is looked up once, all that the look-up gives is checked, and one of those addresses is connected
    to: neither a redirect nor a name that changes between two look-ups leads into a private network.

    Args:
        url: ``http://`` or ``https://``.
        allow_private: whether loopback, link-local and private addresses may be read.
        deadline: seconds that it may take in all.

    Raises:
        DocumentError: it does not answer in time, answers with an error or in part, is too large, or is private.

    """
    called, address, until = brief(url), url, time.monotonic() + deadline
    for _ in range(_REDIRECTS + 1):
        status, headers, data = _get(_target(address, called), called, allow_private, until, deadline)
        if status in _MOVED and headers.get("location"):
            address = _redirected(address, headers["location"], called)
            continue
        if status != 200:
            raise DocumentError(f"{called}: the server answered {status}; check the address")
        kind = headers.get("content-type", "")[:200]
        charset = _CHARSET.search(kind)
        return Answer(data, charset[1] if charset else "", kind.split(";")[0].strip().lower(), address)
    raise DocumentError(f"{called}: more than {_REDIRECTS} redirects")


def _target(url: str, called: str) -> _Target:
    if len(url) > _LONGEST_ADDRESS:
        raise DocumentError(f"{called}: an address of {len(url):,} characters is no address that is read")
    try:
        parts = urlsplit(_CONTROL.sub(lambda m: f"%{ord(m[0]):02X}", url.strip()))
        host, port, scheme = parts.hostname or "", parts.port, parts.scheme.lower()
        name = host if ":" in host else host.encode("idna").decode("ascii") if not host.isascii() else host
        if ":" in name:
            ipaddress.ip_address(name.split("%")[0])
        path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*") + (
            f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*[]')}" if parts.query else ""
        )
    except ValueError as error:
        raise DocumentError(f"{called}: not an address that can be read: {brief(str(error))}") from None
    if not name or scheme not in _PORTS or "%" in name:
        raise DocumentError(f"{called}: no host in the address")
    return _Target(scheme, name, _PORTS[scheme] if port is None else port, path)


def _redirected(address: str, location: str, called: str) -> str:
    try:
        found = urljoin(address, location.strip())
    except ValueError:
        raise DocumentError(f"{called}: redirects to {brief(location)}, which is no address") from None
    if not is_address(found):
        raise DocumentError(f"{called}: redirects to {brief(found.split(':')[0])}:, which is not read")
    return found


def _get(target: _Target, called: str, allow_private: bool, until: float, deadline: float) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(target.host, target.port, timeout=_SILENCE)
    late = threading.Event()
    timer: threading.Timer | None = None
    try:
        connection.sock = _connected(target, called, allow_private, until)
        timer = _timer(connection.sock.dup(), late, until)
        if target.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=target.host)
        connection.request("GET", target.path, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity", "Host": _host(target)})
        answer = connection.getresponse()
        data = _content(answer, called)
        if late.is_set():
            raise TimeoutError
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, data
    except (DocumentError, OSError, http.client.HTTPException, ValueError) as error:
        # What was ended because of its time looks as if the server had cut it off.
        if isinstance(error, DocumentError) and not late.is_set():
            raise
        if late.is_set() or time.monotonic() >= until:
            raise DocumentError(f"{called}: took longer than {deadline:g} seconds; given up") from None
        raise DocumentError(f"{called}: {_reason(error)}") from None
    finally:
        if timer is not None:
            timer.cancel()
        connection.close()


def _timer(sock: socket.socket, late: threading.Event, until: float) -> threading.Timer:
    """A timer that ends a connection, of which it has a handle of its own, when its time is up; whoever waits for it fails at once."""

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.01, until - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    return timer


def _content(answer: http.client.HTTPResponse, called: str) -> bytes:
    """The body of an answer, in pieces and whole."""
    lengths = set(answer.headers.get_all("content-length", []))
    if len(lengths) > 1:
        raise DocumentError(f"{called}: the server tells two lengths of one answer")
    if any(not _LENGTH.fullmatch(length) for length in lengths):
        raise DocumentError(f"{called}: the server tells a length that is none, so that a cut could not be seen")
    if answer.headers.get_all("transfer-encoding", ["chunked"]) != ["chunked"]:
        raise DocumentError(f"{called}: the server sends its answer in a way that is not read")
    parts: list[bytes] = []
    size = 0
    while part := answer.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise DocumentError(f"{called}: larger than the limit of {LARGEST:,} bytes")
    if answer.length:
        raise DocumentError(f"{called}: the answer was cut off: {answer.length:,} of {size + answer.length:,} bytes are missing")
    if answer.getheader("content-encoding", "identity").lower() not in ("identity", ""):
        raise DocumentError(f"{called}: the server answers packed though it was asked not to")
    return b"".join(parts)


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return f"the connection is not safe: {brief(str(error.reason or error))}"
    if isinstance(error, http.client.IncompleteRead):
        return f"the answer was cut off after {len(error.partial):,} bytes"
    return f"does not answer ({brief(str(error)) or type(error).__name__})"


def _host(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == _PORTS[target.scheme] else f"{host}:{target.port}"


def _connected(target: _Target, called: str, allow_private: bool, until: float) -> socket.socket:
    """A connection to the first address of the host that answers; refused before connecting if any of them is private."""
    found = [(info[0], info[4]) for info in socket.getaddrinfo(target.host, target.port, proto=socket.IPPROTO_TCP)]
    for _, address in found:
        _check(str(address[0]), called, allow_private)
    failure: OSError = OSError("no address")
    for family, address in found[:_ADDRESSES]:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(max(0.01, min(_SILENCE, until - time.monotonic())))
            sock.connect(address)
            _check(str(sock.getpeername()[0]), called, allow_private)
            sock.settimeout(_SILENCE)
            return sock
        except (OSError, DocumentError) as error:
            sock.close()
            if isinstance(error, DocumentError):
                raise
            failure = error
    raise failure


def _check(address: str, called: str, allow_private: bool) -> None:
    ip = ipaddress.ip_address(address.split("%")[0])
    inner = _inner(ip)
    if not allow_private and not (_is_of_the_web(ip) and (inner is None or _is_of_the_web(inner))):
        raise DocumentError(f"{called}: leads to the private address {address}; refused (--allow-private reads it)")


def _is_of_the_web(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    known = isinstance(ip, ipaddress.IPv4Address) or ip in _WEB or ip in _TRANSLATED or ip.ipv4_mapped is not None
    return known and ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOWHERE)


def _inner(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The older address that one of the sixth version stands for, where gateways lead to it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
