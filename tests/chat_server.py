"""A server of the OpenAI chat protocol, made for tests: it answers what it is told to, and keeps what it was asked."""

import contextlib
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any


class Server(http.server.BaseHTTPRequestHandler):
    """One run of it at a time; an answer is a content, all bytes of a body, a status, or what writes to the handler itself."""

    answer: Callable[[dict[str, Any]], Any]
    asked: list[dict[str, Any]] = []
    keys: list[str] = []
    heads: list[dict[str, str]] = []

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Server.asked.append(request)
        Server.keys.append(self.headers["Authorization"])
        Server.heads.append(dict(self.headers))
        content = Server.answer(request)
        if callable(content):
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                content(self)
            return
        if isinstance(content, int):
            self.send_error(content)
            return
        body = content if isinstance(content, bytes) else chat(content)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # who asked has gone
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def chat(content: str, reason: str = "stop") -> bytes:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "finish_reason": reason, "message": message}
    return json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}).encode()


def counting(content: str, context: int = 10**9) -> Callable[[dict[str, Any]], bytes]:
    """An answer of a server that reads so many words of a question at most, and says how many it read."""

    def answer(request: dict[str, Any]) -> bytes:
        words = min(context, len(" ".join(m["content"] for m in request["messages"]).split()))
        usage = {"prompt_tokens": words, "completion_tokens": 9, "total_tokens": words + 9}
        return json.dumps(json.loads(chat(content)) | {"usage": usage}).encode()

    return answer


def questions() -> list[dict[str, Any]]:
    """What it was asked, without what only tries whether it reads on."""
    return [request for request in Server.asked if request["max_tokens"] > 1]


@contextlib.contextmanager
def serving() -> Iterator[Callable[[Any], str]]:
    """Gives a function that sets the answer (or makes it of a request) and gives the address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def start(answer: Any) -> str:
        Server.answer = staticmethod(answer if callable(answer) else lambda _: answer)  # type: ignore[method-assign, assignment]
        Server.asked, Server.keys, Server.heads = [], [], []
        return f"http://127.0.0.1:{server.server_port}/v1"

    try:
        yield start
    finally:
        server.shutdown()
