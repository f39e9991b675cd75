"""Addresses: what answers, what does not, and what leads into a private network."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from comity.errors import DocumentError
from comity.read.fetch import fetch


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
        if self.path != "/page":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()


def test_a_page_and_a_redirect(server: str) -> None:
    assert fetch(f"{server}/page", allow_private=True) == b"hello"
    assert fetch(f"{server}/moved", allow_private=True) == b"hello"


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


def test_nobody_there() -> None:
    with pytest.raises(DocumentError, match="does not answer"):
        fetch("http://127.0.0.1:9/", allow_private=True)
