"""Asking a server that speaks the OpenAI chat protocol, through OpenAI's own client."""

import time
from typing import TYPE_CHECKING, Any

from comity.errors import SecondReaderError
from comity.second.prompt import Prompt
from comity.second.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import CompletionUsage

#: No tokens are so long on the average over a question in English: a server that counts fewer tokens has cut it.
_LONGEST_TOKEN = 6


class Client:
    """One server and model.

    Args:
        settings: which, and how it is asked.

    Attributes:
        calls, tokens, seconds: what was asked so far: questions, tokens of these and their answers, time.

    Raises:
        SecondReaderError: the client is not installed, or the settings forbid the address.

    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.checked()
        self._client = _opened(settings)
        self.calls = self.tokens = 0
        self.seconds = 0.0

    def ask(self, asked: Prompt, question: str) -> str:
        """The model's answer to a question, as it gives it; one that is too long is cut.

        Raises:
            SecondReaderError: no more may be asked, the server gives no answer, or it did not read the whole question.

        """
        from openai import OpenAIError

        s = self._settings
        timeout = self._left()
        self.calls += 1
        begun = time.monotonic()
        messages: list[Any] = list(asked.messages(question))
        try:
            made = self._client.chat.completions.create(
                model=s.model,
                messages=messages,
                temperature=s.temperature,
                seed=s.seed,
                max_tokens=s.answer,
                response_format={"type": "json_schema", "json_schema": {"name": "facts", "schema": asked.schema}},
                timeout=timeout,
            )
        except (OpenAIError, ValueError) as error:  # ValueError: what it answers is no JSON
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives no answer: {' '.join(str(error).split())[:200]}") from None
        finally:
            self.seconds += time.monotonic() - begun
        self._count(made.usage, sum(len(m["content"]) for m in messages))
        choice = made.choices[0] if made.choices else None
        if choice is None or not choice.message.content:
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives an empty answer")
        return choice.message.content

    def _left(self) -> float:
        """Seconds that the next answer may take."""
        s = self._settings
        for limit, spent, what in ((s.most_calls, self.calls, "questions"), (s.most_tokens, self.tokens, "tokens"),
                                   (s.most_seconds, self.seconds, "seconds")):  # fmt: skip
            if limit and spent >= limit:
                raise SecondReaderError(f"{s.model}: the limit of {limit:g} {what} is reached; answers that were kept are not asked again")
        return min(s.timeout, s.most_seconds - self.seconds) if s.most_seconds else s.timeout

    def _count(self, usage: "CompletionUsage | None", characters: int) -> None:
        if usage is None:
            return
        self.tokens += usage.total_tokens
        if 0 < usage.prompt_tokens * _LONGEST_TOKEN < characters:
            s = self._settings
            raise SecondReaderError(
                f"{s.endpoint}: {s.model} read {usage.prompt_tokens} tokens of a question of {characters} characters: "
                f"the server cuts what is longer than its context; give it a longer one, or ask in smaller parts"
            )


def _opened(settings: Settings) -> "OpenAI":
    try:
        from openai import OpenAI
    except ImportError:
        raise SecondReaderError("a second reader needs the package openai; pip install 'comity[llm]'") from None
    return OpenAI(base_url=settings.endpoint, api_key=settings.key(), timeout=settings.timeout, max_retries=settings.retries)
