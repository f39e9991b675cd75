"""Which model is asked, where and how."""

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from comity.errors import SecondReaderError

#: Where a model on one's own machine usually answers (Ollama's address).
LOCAL = "http://127.0.0.1:11434/v1"
#: The variable of the environment that holds the key of a service; it is never written or shown.
KEY = "COMITY_LLM_KEY"


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
        try:
            return not ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host != "localhost"

    def checked(self) -> "Settings":
        """The settings themselves.

        Raises:
            SecondReaderError: the endpoint is no address, or is on another machine and that was not allowed.

        """
        parts = urlsplit(self.endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SecondReaderError(f"{self.endpoint}: is no address of a server; give one such as {LOCAL}")
        if self.is_remote and not self.allow_remote and not self.replay:
            raise SecondReaderError(f"{self.endpoint}: is on another machine; texts go there only with --allow-remote")
        return self

    def key(self) -> str:
        """The key of a service, from the environment; servers on one's own machine take any."""
        return os.environ.get(KEY, "") or "none"

    def sampling(self) -> dict[str, object]:
        """What an answer depends on besides model, text and prompt."""
        return {"temperature": self.temperature, "seed": self.seed, "max_tokens": self.answer}
