"""``comity check``: what documents claim, against their own arithmetic and the ledger."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.check import check_all
from comity.check.render import RENDERERS, as_text
from comity.check.verdicts import Verdict
from comity.cli import completion
from comity.cli.common import LEDGER
from comity.cli.output import OUTPUT, form_of, put, refuse_input, replacing, say
from comity.cli.reading_progress import Tally, readings
from comity.ledger import Ledger, Source
from comity.wording import counted

if TYPE_CHECKING:
    from comity.read import Reading

_NARROW, _WIDE = 60, 140


@click.command("check")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|URL|-…", shell_complete=completion.file)
@click.option("--ledger", type=LEDGER, help="Hold the claims against this ledger too.")
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), help="[default: by the output's ending, else text]")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a claim is refuted or the evidence conflicts.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes that read at once; 0 is one for each core."
)
@click.option("--allow-private", is_flag=True, help="Read addresses in private networks too.")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
def command(
    sources: tuple[str, ...],
    ledger: str | None,
    form: str | None,
    output: Path | None,
    strict: bool,
    jobs: int,
    allow_private: bool,
    quiet: bool,
) -> None:
    """Check the claims of documents: do they agree with their own arithmetic, with each other, and with the data?

    Without --ledger, the claims are held against their own document and the built-in tables only.
    The verdict is on a claim, not on who said it.
    """
    chosen = form_of(output, form, RENDERERS, "text")
    refuse_input(output, (*sources, ledger))
    tally = Tally(quiet)
    with replacing(output) if output else nullcontext() as beside, Ledger(ledger).open() if ledger else nullcontext() as opened:
        found = _checked(readings(sources, jobs, allow_private, tally), opened)
        checked = list(_printed(found) if chosen == "text" and not output else found)
        if tally.failed and not checked:
            # Nothing was checked: an older output stays as it is.
            sys.exit(1)
        text = RENDERERS[chosen](checked)
        if beside is not None:
            beside.write_text(text, encoding="utf-8", errors="backslashreplace")
    if output:
        say(f"{output}: {counted(sum(len(v) for _, v in checked), 'claim')} of {counted(len(checked), 'document')}", err=True)
    elif chosen != "text":
        put(text if text.endswith("\n") else text + "\n", declares_utf8=True)
    wrong = any(v.label in ("refuted", "conflicting evidence") for _, listed in checked for v in listed)
    if tally.failed or (strict and wrong):
        sys.exit(1)


def _checked(read: "Iterable[Reading]", ledger: Ledger | None) -> Iterator[tuple[Source, list[Verdict]]]:
    """Each document with its verdicts, as soon as it is checked."""
    told, asked = tee(read)
    for reading, verdicts in zip(told, check_all(asked, ledger), strict=True):
        yield Source.of(reading.document), verdicts


def _printed(checked: Iterable[tuple[Source, list[Verdict]]]) -> Iterator[tuple[Source, list[Verdict]]]:
    """The same, each printed as it comes."""
    terminal = sys.stdout.isatty()
    width = min(max(shutil.get_terminal_size((100, 24)).columns, _NARROW), _WIDE)
    for number, one in enumerate(checked):
        sys.stdout.write("\n" * bool(number) + as_text([one], terminal and "NO_COLOR" not in os.environ, width))
        sys.stdout.flush()
        yield one
