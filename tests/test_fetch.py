"""Addresses: what answers, what does not, and what leads into a private network."""

import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from comity.documents.fetch import fetch
from comity.errors import DocumentError
from slow_sender import drip

OK = b"HTTP/1.1 200 OK\r\n"
ODD = {
    "/cut": OK + b"Content-Length: 1000\r\n\r\nonly this",
    "/cut-chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n64\r\nonly this",
    "/no-last-chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n",
    "/two-lengths": OK + b"Content-Length: 4\r\nContent-Length: 9\r\n\r\nonly this",
    "/no-length": OK + b"Content-Length: 90, 1000\r\n\r\nonly this",
    "/less-length": OK + b"Content-Length: -5\r\n\r\nonly this",
    "/other-way": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n4\r\nonly\r\n0\r\n\r\n",
    "/slow": OK + b"Content-Length: 1000\r\n\r\n",
    "/slow-header": OK + b"X: ",
    "/packed": OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
    "/latin": OK + b'Content-Type: text/html; Charset="ISO-8859-1"\r\nContent-Length: 4\r\n\r\nabcd',
    "/bad-bracket": b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n",
    "/bad-port": b"HTTP/1.1 302 Found\r\nLocation: http://a:99999/\r\nContent-Length: 0\r\n\r\n",
    "/control": b"HTTP/1.1 302 Found\r\nLocation: http://a.invalid/\x00\x1b[31m\x7f b\r\nContent-Length: 0\r\n\r\n",
    "/long-redirect": b"HTTP/1.1 302 Found\r\nLocation: http://a.invalid/" + b"a" * 5000 + b"\r\nContent-Length: 0\r\n\r\n",
    "/long-header": OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "/script": b"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n",
    "/nonsense": b"\x00\x01\x02\r\n\r\n",
    "/control-header": OK + b"Content-Type: text/\x1b[31mhtml\r\nContent-Length: 4\r\n\r\nabcd",
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        if self.path in ODD:
            self.odd(self.path)
            return
        if self.path != "/page":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def odd(self, path: str) -> None:
        self.wfile.write(ODD[path])
        self.wfile.flush()
        if path.startswith("/slow"):
            drip(self.wfile, 0.05)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()


def test_a_page_and_a_redirect(server: str) -> None:
    assert fetch(f"{server}/page", allow_private=True).data == b"hello"
    assert fetch(f"{server}/moved", allow_private=True).data == b"hello"


@pytest.mark.parametrize(("path", "words"), [("/none", "404"), ("/loop", "redirects"), ("/file", "redirects to file")])
def test_what_does_not_answer_well(server: str, path: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        fetch(f"{server}{path}", allow_private=True)


def test_private_networks_are_refused(server: str) -> None:
    for address in (server, "http://localhost:1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data"):
        with pytest.raises(DocumentError, match="private|does not answer"):
            fetch(address)
    with pytest.raises(DocumentError, match="private address 127.0.0.1"):
        fetch(server)


@pytest.mark.parametrize(
    "host",
    ["192.0.0.8", "192.88.99.1", "[fec0::1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[5f00::1]", "[3fff::1]", "[64:ff9b:1::7f00:1]"],
)
def test_addresses_that_lead_nowhere_by_the_registries_are_refused(host: str) -> None:
    with pytest.raises(DocumentError, match="leads to the private address"):
        fetch(f"http://{host}/", deadline=3)


def test_nobody_there() -> None:
    with pytest.raises(DocumentError, match="does not answer"):
        fetch("http://127.0.0.1:9/", allow_private=True)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/cut", "cut off"),
        ("/two-lengths", "two lengths"),
        ("/no-length", "length that is none"),
        ("/less-length", "length that is none"),
        ("/other-way", "not read"),
        ("/cut-chunk", "cut off"),
        ("/no-last-chunk", "cut off"),
        ("/packed", "packed"),
        ("/bad-bracket", "no address|not an address"),
        ("/bad-port", "not an address"),
        ("/control", "does not answer|not an address"),
        ("/long-redirect", "5,0.. characters"),
        ("/long-header", "does not answer"),
        ("/script", "redirects to javascript"),
        ("/nonsense", "does not answer"),
    ],
)
def test_odd_answers_are_errors_of_one_printable_line(server: str, path: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        fetch(f"{server}{path}", allow_private=True)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 1000


@pytest.mark.parametrize("path", ["/slow", "/slow-header"])
def test_a_slow_sender_is_given_up_in_time(server: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(DocumentError, match="longer than 0.5 seconds"):
        fetch(f"{server}{path}", allow_private=True, deadline=0.5)
    assert time.monotonic() - started < 3


def test_what_the_server_tells_of_the_content(server: str) -> None:
    answer = fetch(f"{server}/latin", allow_private=True)
    assert (answer.encoding, answer.media) == ("ISO-8859-1", "text/html")
    assert fetch(f"{server}/control-header", allow_private=True).data == b"abcd"


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://a:99999/",
        "http://a:-1/",
        "http://a:b/",
        "http://::1/",
        "http://2606:4700::1111/",
        "http:///path",
        "http://",
        "http://[]/",
        "http://[fe80::1%25eth0]/",
        "http://a.invalid/" + "a" * 5000,
        "http://" + "a" * 300 + ".invalid/",
        "http://a..b/",
        "http://a.invalid/\r\nX: y",
        "http://a.invalid/\x00\x1b[31m",
        "http://a b/",
        "http://münchen.invalid/ü?ü=ü",
        "http://\udcff/",
        "http://xn--/",
    ],
)
def test_addresses_that_are_none_are_errors_of_one_line(address: str) -> None:
    with pytest.raises(DocumentError) as caught:
        fetch(address, deadline=10)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 1000


def test_bare_ipv6_without_a_port() -> None:
    for address in ("http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fc00::1]/x", "http://[64:ff9b::7f00:1]/"):
        with pytest.raises(DocumentError, match="private"):
            fetch(address)
