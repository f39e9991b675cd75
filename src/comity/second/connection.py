"""The connection to a model's server: the question and the key go out, to the address given and no other; what comes in is bounded."""

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, cast

from httpx2 import Client, Request, Response, SyncByteStream
from openai import DefaultHttpxClient

from comity.errors import SecondReaderError
from comity.second.settings import NO_KEY, Settings

#: The longest answer, in bytes, with all that the protocol puts around it.
_LARGEST = 16 * 2**20
#: What a server needs to be told; OpenAI's client adds what it finds in variables of its own, which are for OpenAI alone.
_TOLD = frozenset({"host", "content-type", "content-length", "connection", "accept", "authorization"})


class Connection:
    """What OpenAI's client sends and gets its answers through.

    Args:
        settings: which server; on this machine no proxy stands between.

    Attributes:
        client: for OpenAI's client.
        until: when asking ends, by the monotonic clock.

    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.until = math.inf
        hooks: dict[str, list[Callable[..., Any]]] = {"request": [self._sent], "response": [self._answered]}
        self.client: Client = DefaultHttpxClient(trust_env=settings.is_remote, follow_redirects=False, event_hooks=hooks)

    def _sent(self, request: Request) -> None:
        """Before each try."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise SecondReaderError(f"{self._settings.endpoint}: gives no answer in the time that was set")
        for name in {*request.headers} - _TOLD:
            del request.headers[name]
        request.headers["authorization"] = f"Bearer {self._settings.key() or NO_KEY}"
        request.extensions["timeout"] = dict.fromkeys(("connect", "read", "write", "pool"), min(left, self._settings.timeout))

    def _answered(self, response: Response) -> None:
        """When the head of an answer is there."""
        if response.has_redirect_location:
            raise SecondReaderError(f"{self._settings.endpoint}: sends on to another address; give that one, if texts may go there")
        until = min(self.until, time.monotonic() + self._settings.timeout)
        response.stream = _Bounded(cast(SyncByteStream, response.stream), self._settings, until)


class _Bounded(SyncByteStream):
    """An answer's bytes, up to a length and a moment."""

    def __init__(self, stream: SyncByteStream, settings: Settings, until: float) -> None:
        self._stream, self._settings, self._until = stream, settings, until

    def __iter__(self) -> Iterator[bytes]:
        taken, s = 0, self._settings
        for chunk in self._stream:
            taken += len(chunk)
            if taken > _LARGEST:
                raise SecondReaderError(f"{s.endpoint}: {s.model} gives an answer of more than {_LARGEST // 2**20} MB")
            if time.monotonic() > self._until:
                raise SecondReaderError(f"{s.endpoint}: {s.model} gives no whole answer in the {s.timeout:g} seconds of --timeout")
            yield chunk

    def close(self) -> None:
        self._stream.close()
