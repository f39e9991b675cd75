"""``comity read --reader llm``: a language model beside the rules, or in their place."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from comity.cli.common import READERS
from comity.cli.output import tell
from comity.cli.reading_progress import Tally
from comity.read import Document, Finding, Reading, read, read_document
from comity.safe import visible

if TYPE_CHECKING:
    from comity.second import Settings
    from comity.second.both import Difference
    from comity.second.grounding import Rejected

#: Characters of text that are about one token of a model.
_PER_TOKEN = 4
_MILLION = 1e6
_MINUTE = 60.0


class Asked(NamedTuple):
    """What the command line says of the second reader."""

    reader: str
    model: str
    endpoint: str
    allow_remote: bool
    price: tuple[float, float] | None
    answers: Path | None
    replay: bool
    explain: bool
    answer_tokens: int
    timeout: float
    most_calls: int
    most_tokens: int
    most_minutes: float
    order: int = 0

    @property
    def is_wanted(self) -> bool:
        """Whether a model is to read."""
        return self.reader != "rules"

    def settings(self) -> "Settings":
        """The same as the reader takes it.

        Raises:
            UsageError: no model is named.

        """
        from comity.second import Settings
        from comity.second.settings import LOCAL

        if not self.model:
            raise click.UsageError(f"--reader {self.reader} needs a --model")
        return Settings(
            self.model,
            self.endpoint or LOCAL,
            answer=self.answer_tokens,
            order=self.order,
            timeout=self.timeout,
            most_calls=self.most_calls,
            most_tokens=self.most_tokens,
            most_seconds=self.most_minutes * _MINUTE,
            allow_remote=self.allow_remote,
            cache=self.answers,
            replay=self.replay,
        )


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the second reader, added to a command that takes them as one `second`."""

    def called(**given: Any) -> Any:
        own = {name: given.pop(name) for name in Asked._fields if name in given}
        return command(second=Asked(**own), **given)

    called.__doc__ = command.__doc__
    called.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_OPTIONS):
        called = option(called)
    return called


_OPTIONS = (
    click.option(
        "--reader",
        type=click.Choice(READERS),
        default="rules",
        show_default=True,
        help="Who reads: the rules; a language model held to the text; or both.",
    ),
    click.option("--model", default="", help="With --reader llm or both: the model's name at the server."),
    click.option("--endpoint", default="", help="Where it answers, an address of the OpenAI protocol.  [default: Ollama on this machine]"),
    click.option("--allow-remote", is_flag=True, help="Let texts go to a model on another machine."),
    click.option(
        "--price",
        type=(click.FloatRange(0), click.FloatRange(0)),
        metavar="ASKED ANSWERED",
        help="What a million tokens of questions and of answers cost, to tell what a run on another machine may cost.",
    ),
    click.option(
        "--answers", type=click.Path(dir_okay=False, path_type=Path), help="Keep the model's answers in this file, and take them from it."
    ),
    click.option("--replay", is_flag=True, help="Take answers from --answers only; ask no server."),
    click.option(
        "--explain",
        is_flag=True,
        help="Tell what the model proposed and the text does not bear out, and why; and where rules and model differ.",
    ),
    click.option("--answer-tokens", type=click.IntRange(1), default=2000, show_default=True, help="Tokens that one answer may have."),
    click.option("--timeout", type=click.FloatRange(0, min_open=True), default=600.0, show_default=True, help="Seconds for one answer."),
    click.option("--most-calls", type=click.IntRange(0), default=0, help="Questions that the run may ask.  [default: any number]"),
    click.option("--most-tokens", type=click.IntRange(0), default=0, help="Tokens of its questions and answers.  [default: any number]"),
    click.option("--most-minutes", type=click.FloatRange(0), default=0.0, help="How long it may be asking.  [default: any time]"),
)


class Second:
    """Both readers as one function for `comity.read.read`, telling as it goes what failed, was rejected, and differs.

    Args:
        asked: what the command line says.
        tally: takes the failures in.

    Raises:
        SecondReaderError: no server may be asked so.

    """

    def __init__(self, asked: Asked, tally: Tally) -> None:
        from comity.second import SecondReader

        self._asked, self._tally = asked, tally
        self._is_told = False
        self.reader = SecondReader(asked.settings())

    def __call__(self, document: Document) -> list[Finding]:
        """What is found in a document."""
        found = self.reader.read(document, both=self._asked.reader == "both")
        for failure in self.reader.failures:
            self._tally.take(Reading(None, error=failure))
        if self.reader.is_blind and not self._is_told:
            self._is_told = True
            tell(f"{self.reader.settings.endpoint}: does not say how many tokens it reads; whether it cuts long texts cannot be seen")
        if self._asked.explain:
            for line in (*map(_rejected, self.reader.rejected), *map(_different, self.reader.differences)):
                tell(visible(f"{document.id}: {line}"))
        return found

    def tell_cost(self, lengths: Callable[[], list[int]]) -> None:
        """What goes to another machine, told before any of it goes.

        Args:
            lengths: gives the characters of each document; called only if they go to another machine.

        """
        from comity.second.prompt import prompt

        settings = self.reader.settings
        if not settings.is_remote or settings.replay:
            return
        texts = lengths()
        questions = sum(-(-length // settings.part) for length in texts)
        asked = prompt(settings.order)
        # Services count the schema too.
        always = sum(len(m["content"]) for m in asked.messages("")) + len(json.dumps(asked.schema))
        tokens = (sum(texts) + questions * always) // _PER_TOKEN
        most = questions * settings.answer
        cost = f", at most {(tokens * self._asked.price[0] + most * self._asked.price[1]) / _MILLION:,.2f}" if self._asked.price else ""
        tell(
            f"{settings.endpoint}: {len(texts)} documents go to this address, in some {questions} questions of {tokens:,} tokens, "
            f"with up to {most:,} of answers{cost}"
        )


def chosen_reader(asked: Asked, tally: Tally, lengths: Callable[[], list[int]]) -> Callable[[Document], list[Finding]]:
    """Who reads, as was asked; what goes to another machine is told.

    Raises:
        SecondReaderError: no server may be asked so.

    """
    if not asked.is_wanted:
        return read_document
    second = Second(asked, tally)
    second.tell_cost(lengths)
    return second


def lengths_of(sources: tuple[str, ...], allow_private: bool) -> list[int]:
    """The characters of each document that can be read."""
    if "-" in sources:
        raise click.UsageError("what goes to another machine is counted first: give files, not standard input")
    lengths: list[int] = []

    def counted(document: Document) -> list[Finding]:
        lengths.append(len(document.text))
        return []

    for _ in read(sources, allow_private=allow_private, by=counted):
        pass
    return lengths


def unmarked(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings that a ledger takes in without noting that their files were read: the answers' file knows what a run goes on from."""
    for reading in readings:
        yield replace(reading, mark=None)


def _rejected(rejected: "Rejected") -> str:
    p = rejected.proposal
    return f"rejected: {p.kind} {p.a} {p.b} {p.figure}: {rejected.reason} (“{' '.join(p.quote.split())[:80]}”)"


def _different(one: "Difference") -> str:
    o = one.rules.observation
    fields = "; ".join(f"{name} {told} by the rules, {otherwise} by the model" for name, told, otherwise in one.fields)
    return f"told otherwise: {o.kind} {o.a} {o.b}: {fields}"
