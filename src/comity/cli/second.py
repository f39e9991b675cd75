"""``comity read --reader llm``: a language model beside the rules, or in their place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from comity.cli.output import tell
from comity.cli.progress import Tally
from comity.read import Reading
from comity.safe import visible

READERS = ("rules", "llm", "both")
#: Characters of text that are about one token of a model.
_PER_TOKEN = 4


@dataclass(frozen=True)
class Asked:
    """What the command line says of the second reader."""

    reader: str
    model: str
    endpoint: str
    allow_remote: bool
    answers: Path | None
    replay: bool
    rejected: bool


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the second reader, added to a command that takes them as one `second`."""

    def called(
        reader: str, model: str, endpoint: str, allow_remote: bool, answers: Path | None, replay: bool, rejected: bool, **others: Any
    ) -> Any:
        return command(second=Asked(reader, model, endpoint, allow_remote, answers, replay, rejected), **others)

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
        "--answers", type=click.Path(dir_okay=False, path_type=Path), help="Keep the model's answers in this file, and take them from it."
    ),
    click.option("--replay", is_flag=True, help="Take answers from --answers only; ask no server."),
    click.option("--rejected", is_flag=True, help="Tell what the model proposed and the text does not bear out, and why."),
)


def read_twice(found: Iterable[Reading], asked: Asked, tally: Tally) -> Iterator[Reading]:
    """Readings of the rules with those of the model, as was asked.

    Raises:
        SecondReaderError: no server may be asked so.

    """
    if asked.reader == "rules":
        yield from found
        return
    from comity.second import SecondReader, Settings
    from comity.second.settings import LOCAL

    if not asked.model:
        raise click.UsageError(f"--reader {asked.reader} needs a --model")
    settings = Settings(asked.model, asked.endpoint or LOCAL, allow_remote=asked.allow_remote, cache=asked.answers, replay=asked.replay)
    second = SecondReader(settings)
    if settings.is_remote and not settings.replay:
        found = list(found)
        _tell_cost(found, settings.endpoint, settings.part)
    for reading in second.over(found, both=asked.reader == "both"):
        for failure in second.failures:
            tally.take(Reading(None, error=failure))
        if asked.rejected:
            for rejected in second.rejected:
                p = rejected.proposal
                tell(visible(f"rejected: {p.kind} {p.a} {p.b} {p.figure}: {rejected.reason} (“{' '.join(p.quote.split())[:80]}”)"))
        yield reading


def _tell_cost(found: list[Reading], endpoint: str, part: int) -> None:
    """What goes to another machine, before any of it goes."""
    from comity.second.prompt import prompt

    texts = [r.document.text for r in found if r.document and not r.error]
    questions = sum(-(-len(text) // part) for text in texts)
    tokens = (sum(map(len, texts)) + questions * len(prompt().instructions)) // _PER_TOKEN
    tell(f"{endpoint}: {len(texts)} documents go to this address, in some {questions} questions of {tokens:,} tokens, answers aside")
