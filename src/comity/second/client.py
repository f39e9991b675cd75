"""Asking a server that speaks the OpenAI chat protocol, through OpenAI's own client."""

import importlib.util
import time
from typing import TYPE_CHECKING, Any

from comity.errors import SecondReaderError
from comity.second.prompt import Prompt
from comity.second.settings import NO_KEY, Settings

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletion

    from comity.second.connection import Connection

#: So many words are put behind a question to see whether the server reads on, and so many tokens more show that it does.
_MORE, _MARGIN = 400, 16
#: What a server answers to a question that is too long for it.
_REFUSED = (400, 413, 422)
#: So many questions in a row may have no answer before no more is asked.
_MOST_UNANSWERED = 5
#: Characters of text that are about one token, where the server does not say.
_PER_TOKEN = 4
#: What bounds an answer; newer models of OpenAI know it by the other name only.
_BOUND, _NEWER_BOUND = "max_tokens", "max_completion_tokens"
_LONGEST_REASON = 200


class Client:
    """One server and model.

    Args:
        settings: which, and how it is asked.

    Attributes:
        calls, tokens, seconds: what was asked so far: questions, tokens of these and their answers, time.
        is_blind: whether the server does not say how many tokens it read, so that it cannot be seen whether it cuts questions.

    Raises:
        SecondReaderError: the settings forbid the address.

    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.checked()
        self._client, self._connection = _opened(settings)
        self._room = self._unanswered = 0
        self._bound = _BOUND
        self.calls = self.tokens = 0
        self.seconds = 0.0
        self.is_blind = False

    def ask(self, asked: Prompt, question: str) -> str:
        """The model's answer to a question, as it gives it; one that is too long is cut.

        Raises:
            SecondReaderError: no more may be asked, the server gives no answer, or it did not read the whole question.

        """
        s = self._settings
        self._keep_to_limits()
        self.calls += 1
        messages = asked.messages(question)
        try:
            made = self._answer(messages, s.answer, response_format=_form(asked))
            self._see_that_all_is_read(messages, _tokens(made)[0])
            content = made.choices[0].message.content
        except _failures() as error:
            self._unanswered += 1
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives no answer: {self._told(error)}") from None
        self._unanswered = 0
        if not content or not isinstance(content, str):
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives an empty answer")
        return content

    def _answer(self, messages: list[dict[str, str]], tokens: int, **more: Any) -> "ChatCompletion":
        from openai import BadRequestError

        begun = time.monotonic()
        try:
            made = self._made(messages, {self._bound: tokens} | more)
        except BadRequestError as error:
            if self._bound == _NEWER_BOUND or _NEWER_BOUND not in str(error):
                raise
            self._bound = _NEWER_BOUND
            made = self._made(messages, {self._bound: tokens} | more)
        finally:
            self.seconds += time.monotonic() - begun
        self.tokens += sum(_tokens(made)) or sum(len(m["content"]) for m in messages) // _PER_TOKEN + tokens
        return made

    def _made(self, messages: list[Any], more: dict[str, Any]) -> "ChatCompletion":
        s = self._settings
        made: ChatCompletion = self._client.chat.completions.create(
            model=s.model, messages=messages, temperature=s.temperature, seed=s.seed, **more
        )
        return made

    def _see_that_all_is_read(self, messages: list[dict[str, str]], read: int) -> None:
        """Refuse a question of which the server left something out: of the same question with more behind it, it would read no more.

        One that is no longer than what it has been seen to read whole is not looked at.

        Args:
            messages: the question.
            read: tokens that it read of it, 0 if it does not say.

        """
        self.is_blind |= not read
        if read <= self._room:
            return
        from openai import APIStatusError

        *before, last = messages
        longer = [*before, last | {"content": last["content"] + " and" * _MORE}]
        try:
            seen, _ = _tokens(self._answer(longer, 1))
        except APIStatusError as error:
            if error.status_code not in _REFUSED:
                raise
            # It says so where a question is too long for it.
            self._room = read
            return
        if seen < read + _MARGIN:
            s = self._settings
            raise SecondReaderError(
                f"{s.endpoint}: {s.model} does not read the whole question, only {read} tokens of it: "
                f"the server cuts what is longer than its context; give it a longer one"
            )
        self._room = seen - _MARGIN

    def _told(self, error: Exception) -> str:
        """An error in a line, without the key, which a server may repeat."""
        from openai import OpenAIError

        if not isinstance(error, OpenAIError | ValueError):
            return "what it sends is no answer of the OpenAI protocol"
        cause = f" ({error.__cause__})" if error.__cause__ and str(error.__cause__) else ""
        text = " ".join(f"{error}{cause}".split())
        key = self._settings.key()
        return (text.replace(key, "(the key)") if key else text)[:_LONGEST_REASON]

    def _keep_to_limits(self) -> None:
        s = self._settings
        for limit, spent, what in ((s.most_calls, self.calls, "questions"), (s.most_tokens, self.tokens, "tokens"),
                                   (s.most_seconds, self.seconds, "seconds")):  # fmt: skip
            if limit and spent >= limit:
                raise SecondReaderError(f"{s.model}: the limit of {limit:g} {what} is reached; answers that were kept are not asked again")
        if self._unanswered >= _MOST_UNANSWERED:
            raise SecondReaderError(f"{s.endpoint}: gave no answer {_MOST_UNANSWERED} times in a row, so no more is asked in this run")
        if s.most_seconds:
            self._connection.until = time.monotonic() + s.most_seconds - self.seconds


def see_installed() -> None:
    """See that there is what a server is asked with.

    Raises:
        SecondReaderError: it is not installed.

    """
    if not all(importlib.util.find_spec(name) for name in ("openai", "httpx2")):
        raise SecondReaderError("a second reader needs the package openai; pip install 'comity[llm]'")


def _opened(settings: Settings) -> "tuple[OpenAI, Connection]":
    from openai import OpenAI

    from comity.second.connection import Connection

    connection = Connection(settings)
    opened = OpenAI(
        base_url=settings.endpoint,
        api_key=settings.key() or NO_KEY,
        timeout=settings.timeout,
        max_retries=settings.retries,
        http_client=connection.client,
    )
    return opened, connection


def _tokens(made: "ChatCompletion") -> tuple[int, int]:
    """The tokens that a server says it read and wrote; 0 where it does not say."""
    told = [getattr(made.usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
    read, written = (n if isinstance(n, int) and n > 0 else 0 for n in told)
    return read, written


def _failures() -> tuple[type[Exception], ...]:
    """What comes of asking a server that gives no answer, and of looking into an answer that is no JSON or of another form."""
    from openai import OpenAIError

    return OpenAIError, ValueError, AttributeError, TypeError, LookupError, RecursionError


def _form(asked: Prompt) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "facts", "schema": asked.schema}}
