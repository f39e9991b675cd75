"""Which model is asked, where and how."""

import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from comity.errors import SecondReaderError

#: Where a model on one's own machine usually answers (Ollama's address).
LOCAL = "http://127.0.0.1:11434/v1"
#: The variable of the environment that holds the key of a service; it is never written or shown.
KEY = "COMITY_LLM_KEY"
#: What is sent where there is none: servers on one's own machine take any.
NO_KEY = "none"


@dataclass(frozen=True)
class Settings:
    """Which model is asked, where and how; every value that an answer may depend on is part of its place in the cache.

    Attributes:
        model: its name at the server.
        endpoint: address of a server that speaks the OpenAI chat protocol, up to ``/v1``.
        temperature, seed: how answers are drawn.
        answer: tokens that one answer may have.
        order: the order of kinds and examples in the prompt (see `comity.second.prompt.prompt`).
        part: characters of text in one question.
        timeout: seconds for one answer.
        retries: how often a question is asked again that had no answer.
        most_calls, most_tokens, most_seconds: the questions that one run may ask, the tokens of these and their answers, and how long
            it may be asking; 0 for any number.
        allow_remote: whether a text may go to an address outside this machine.
        cache: the file of answers; none are kept if empty.
        replay: whether only answers of the cache are taken, and no server is asked.

    """

    model: str
    endpoint: str = LOCAL
    temperature: float = 0.0
    seed: int = 1
    answer: int = 2000
    order: int = 0
    part: int = 3000
    timeout: float = 600.0
    retries: int = 2
    most_calls: int = 0
    most_tokens: int = 0
    most_seconds: float = 0.0
    allow_remote: bool = False
    cache: Path | None = None
    replay: bool = False

    @property
    def is_remote(self) -> bool:
        """Whether the endpoint is on another machine."""
        host = urlsplit(self.endpoint).hostname or ""
        if host == "localhost":
            return not all(_is_here(address) for address in _addresses(host))
        return not _is_here(host)

    def checked(self) -> "Settings":
        """The settings themselves.

        Raises:
            SecondReaderError: the endpoint is no address, or is on another machine and that was not allowed.

        """
        try:
            parts = urlsplit(self.endpoint)
            is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and self.endpoint.isprintable()
        except ValueError:
            is_one = False
        if not is_one:
            raise SecondReaderError(f"{self.endpoint}: is no address of a server; give one such as {LOCAL}")
        if parts.username is not None or parts.query or parts.fragment:
            # Not told as it is: it may hold a key.
            raise SecondReaderError(f"{parts.hostname}: an endpoint is an address alone; a key is taken from the variable {KEY}")
        if self.is_remote and not self.allow_remote and not self.replay:
            raise SecondReaderError(f"{self.endpoint}: is on another machine; texts go there only with --allow-remote")
        if self.replay and (self.cache is None or not self.cache.exists()):
            raise SecondReaderError("a replay takes its answers from a file that is there: give it with --answers")
        return self

    def key(self) -> str:
        """The key of a service, from the environment; empty if there is none.

        Raises:
            SecondReaderError: it can be none.

        """
        key = os.environ.get(KEY, "").strip()
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise SecondReaderError(f"what the variable {KEY} holds is no key: it has signs that none has")
        return key

    def sampling(self) -> dict[str, object]:
        """What an answer depends on besides model, text and prompt."""
        return {"temperature": self.temperature, "seed": self.seed, "max_tokens": self.answer}


def _is_here(host: str) -> bool:
    """Whether a numeric address is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _addresses(host: str) -> set[str]:
    """The addresses that a name leads to; none if it leads nowhere."""
    try:
        return {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError:
        return set()
