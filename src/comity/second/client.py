"""Asking a server that speaks the OpenAI chat protocol, through OpenAI's own client."""

from typing import TYPE_CHECKING

from comity.errors import SecondReaderError
from comity.second.prompt import Prompt
from comity.second.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

_STOPPED = "length"


class Client:
    """One server and model.

    Args:
        settings: which, and how it is asked.

    Raises:
        SecondReaderError: the client is not installed, or the settings forbid the address.

    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.checked()
        self._client = _opened(settings)
        self.calls = 0

    def ask(self, asked: Prompt, question: str) -> str:
        """The model's answer to a question, as it gives it.

        Raises:
            SecondReaderError: no more questions may be asked, the server gives no answer, or the answer was cut.

        """
        from openai import OpenAIError

        s = self._settings
        if s.most_calls and self.calls >= s.most_calls:
            raise SecondReaderError(f"{s.model}: the limit of {s.most_calls} questions is reached; what was answered is kept")
        self.calls += 1
        try:
            made = self._client.chat.completions.create(
                model=s.model,
                messages=[{"role": "system", "content": asked.instructions}, {"role": "user", "content": question}],
                temperature=s.temperature,
                seed=s.seed,
                max_tokens=s.most_tokens,
                response_format={"type": "json_schema", "json_schema": {"name": "facts", "schema": asked.schema}},
            )
        except (OpenAIError, ValueError) as error:  # ValueError: what it answers is no JSON
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives no answer: {' '.join(str(error).split())[:200]}") from None
        choice = made.choices[0] if made.choices else None
        if choice is None or not choice.message.content:
            raise SecondReaderError(f"{s.endpoint}: {s.model} gives an empty answer")
        if choice.finish_reason == _STOPPED:
            raise SecondReaderError(f"{s.endpoint}: {s.model}: the answer was cut at {s.most_tokens} tokens")
        return choice.message.content


def _opened(settings: Settings) -> "OpenAI":
    try:
        from openai import OpenAI
    except ImportError:
        raise SecondReaderError("a second reader needs the package openai; pip install 'comity[llm]'") from None
    return OpenAI(base_url=settings.endpoint, api_key=settings.key(), timeout=settings.timeout, max_retries=settings.retries)
