"""``comity read``: documents in, observations out."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli import completion
from comity.cli.common import MADE_LEDGER
from comity.cli.output import OUTPUT_OR_FOLDER, form_of, put, refuse_input, say, writing
from comity.cli.read_into_lake import into_lake, is_lake
from comity.cli.reading_progress import Tally, readings
from comity.cli.second import Asked, chosen_reader, lengths_of, unmarked
from comity.cli.second import options as second_options
from comity.documents.html.extractors import names
from comity.observation import dump
from comity.read import Reading
from comity.safe import visible

if TYPE_CHECKING:
    from comity.cli.keeping import Keeper


def _as_text(reading: Reading) -> Iterator[str]:
    """The observations of a document as lines for people."""
    from comity.wording import note, period, sentence

    name = reading.document.id if reading.document else ""
    for finding in reading.findings:
        o = finding.observation
        extra = f" ({note(o)})" if note(o) else ""
        line = f"{o.a}–{o.b}  {o.kind}  {period(o.start, o.end, 'undated')}  {sentence(o)}{extra}  [{name}]"
        yield visible(line.replace("\n", " "))


def _as_json_lines(reading: Reading) -> Iterator[str]:
    """The observations of a document as lines of JSON."""
    name = reading.document.id if reading.document else ""
    for finding in reading.findings:
        yield from dump([finding.observation], document=name, rule=finding.rule)


_LINES: dict[str, Callable[[Reading], Iterator[str]]] = {"text": _as_text, "jsonl": _as_json_lines}


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|URL|-…", shell_complete=completion.file)
@click.option(
    "-o",
    "--output",
    type=OUTPUT_OR_FOLDER,
    help="Write to this file (.txt or .jsonl) rather than to standard output; or, where it ends in /, into this lake of Parquet files.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_LINES)),
    help="Lines for people, or JSON Lines.  [default: by the output's ending, else text]",
)
@click.option("--ledger", type=MADE_LEDGER, help="Add what is found to this ledger.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes that read at once; 0 is one for each core."
)
@click.option("--allow-private", is_flag=True, help="Read addresses in private networks too.")
@click.option(
    "--extractor",
    type=click.Choice(names()),
    help="What finds the text in web pages: fast, or with less noise and slow.  [default: resiliparse]",
)
@click.option("--on", default="", metavar="ray[://ADDRESS]", help="Read into a lake on this cluster, or on one of Ray started here.")
@click.option("--again", is_flag=True, help="Read again what the ledger has already, word for word.")
@click.option(
    "--details", type=click.Path(dir_okay=False), help="Write a line on each document with nothing found or a failure to this file."
)
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
@second_options
def command(
    sources: tuple[str, ...],
    output: str | None,
    form: str | None,
    ledger: str | None,
    jobs: int,
    allow_private: bool,
    extractor: str | None,
    on: str,
    again: bool,
    details: str | None,
    quiet: bool,
    second: Asked,
) -> None:
    """Read documents and write their observations.

    Takes plain text, HTML, PDF, DOCX, Markdown, JSON Lines and CSV of documents, and zip archives of
    these. With --format jsonl each observation is a line of JSON with its document's id under
    "document". A ledger takes documents in as they are read: a run that was stopped goes on where it was
    when it is started again. Exits with 1 if a document could not be read; the others are read all the same.
    """
    if second.is_wanted and ((output and is_lake(output)) or jobs != 1):
        raise click.UsageError("a model reads in one process, and into no lake: give --ledger or a file, and no --jobs")
    if output and is_lake(output):
        if ledger:
            raise click.UsageError(f"a lake is a ledger of its own: give either -o {output} or --ledger {ledger}")
        into_lake(output, sources, jobs, on, extractor or "", Tally(quiet))
        return
    if on:
        raise click.UsageError("--on reads into a lake: give -o LAKE/")
    chosen = form_of(output, form, _LINES, "text")
    refuse_input(output, (*sources, ledger))
    refuse_input(details, (*sources, ledger, output))
    with ExitStack() as open_files:
        # Not put in place at the end as the output is: it may be read while it is written, and is there after a failure.
        file = open_files.enter_context(Path(details).open("w", encoding="utf-8", errors="backslashreplace")) if details else None
        tally = Tally(quiet, file)
        keeper = _keeper(ledger, again or output is not None or second.is_wanted) if ledger else None
        found = _found(sources, jobs, allow_private, tally, extractor or "", keeper, second)
        if keeper:
            found = keeper.kept(found)
        _write(found, output, chosen, bool(ledger), tally)
    if keeper:
        say(f"{ledger}: {keeper.told}", err=True)
    if tally.failed:
        sys.exit(1)


def _keeper(ledger: str, again: bool) -> "Keeper":
    from comity.cli.keeping import Keeper

    return Keeper(ledger, again)


def _found(
    sources: tuple[str, ...], jobs: int, allow_private: bool, tally: Tally, extractor: str, keeper: "Keeper | None", second: Asked
) -> Iterator[Reading]:
    """What became of the documents, read by whom was asked."""
    by = chosen_reader(second, tally, lambda: lengths_of(sources, allow_private))
    # How long a model may take is said by its own options.
    limit = 0.0 if second.is_wanted else None
    found = readings(sources, jobs, allow_private, tally, extractor, keeper.wanted if keeper else None, by, limit)
    return unmarked(found) if second.is_wanted else found


def _write(found: Iterator[Reading], output: str | None, form: str, is_kept: bool, tally: Tally) -> None:
    """The observations of documents to where they are wanted."""
    with writing(output) as out:
        write = out.write if output else put
        for reading in found:
            if output or not is_kept:
                for line in _LINES[form](reading):
                    write(line + "\n")
        if output and tally.failed and not tally.documents:
            # Nothing was read: an older output stays as it is.
            sys.exit(1)
