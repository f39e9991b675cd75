"""``comity brief``: the relationship of two states for people to look at."""

import datetime
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from comity.brief import PICTURED, RENDERERS, Brief, build
from comity.cli import completion
from comity.cli.common import LEDGER, READERS, party
from comity.cli.output import OUTPUT, form_of, put, refuse_input, replacing, say
from comity.cli.reading_progress import Tally, readings
from comity.errors import ComityError
from comity.gather.datasets import factbook
from comity.ledger import Item, Ledger, Preview, Readable, Record
from comity.outputs import endings
from comity.parties import Party
from comity.pictures import get_ready
from comity.wording import counted


@click.command("brief")
@click.argument("a", shell_complete=completion.party)
@click.argument("b", shell_complete=completion.party)
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|URL]…", shell_complete=completion.file)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help=f"Write to this file; its ending tells the format: {', '.join(endings(RENDERERS))}.",
)
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), help="[default: by the output's ending, else html]")
@click.option("--ledger", type=LEDGER, help="Make it from this ledger, with the files added for this brief only.")
@click.option("--factbook/--no-factbook", "with_factbook", default=True, show_default=True, help="Use the built-in World Factbook data.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes that read at once; 0 is one for each core."
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Tell it as of this day: what was published or happened later is left out. [today]"
)
@click.option(
    "--reader",
    type=click.Choice(READERS),
    default="both",
    show_default=True,
    help="Of documents, tell what the rules found, what a language model found, or both.",
)
@click.option("--full", is_flag=True, help="Print all of it; else a page, a PDF or a Word file is the front page, pictures and sources.")
@click.option("--allow-private", is_flag=True, help="Read addresses in private networks too.")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
def command(
    a: str,
    b: str,
    files: tuple[str, ...],
    output: Path | None,
    form: str | None,
    ledger: str | None,
    with_factbook: bool,
    jobs: int,
    as_of: datetime.datetime | None,
    reader: str,
    full: bool,
    allow_private: bool,
    quiet: bool,
) -> None:
    """Make a brief on two states A and B from documents, a ledger and the built-in data.

    A and B are names in any usual form: Kazakhstan, KZ, KAZ, "kazakh republic".
    """
    first, second = party(a), party(b)
    if first.id == second.id:
        raise ComityError(f"{a!r} and {b!r} are both {first.name}; a brief is about two parties")
    chosen = form_of(output, form, RENDERERS, "html")
    refuse_input(output, (*files, ledger))
    tally = Tally(quiet)
    if chosen in PICTURED:
        # What draws starts while documents are read and the ledger is asked.
        get_ready()
    with replacing(output) if output else nullcontext() as beside:
        made = _made(first, second, files, ledger, with_factbook, (jobs, allow_private), tally, as_of.date() if as_of else None, reader)
        whole = RENDERERS[chosen](made, full)
        if beside is None:
            put(whole, declares_utf8=chosen != "md")
        else:
            beside.write_bytes(whole if isinstance(whole, bytes) else whole.encode("utf-8", "backslashreplace"))
    if output:
        told = f"{output}: {counted(sum(len(g.all) for g in made.groups), 'fact')} from {counted(len(made.sources), 'source')}"
        say(told, err=True)
    if tally.failed:
        sys.exit(1)


def _made(
    first: Party,
    second: Party,
    files: tuple[str, ...],
    ledger: str | None,
    with_factbook: bool,
    how: tuple[int, bool],
    tally: Tally,
    as_of: datetime.date | None,
    reader: str,
) -> Brief:
    """The brief, from the ledger as it would be with the files added."""
    items: list[Item | Readable] = list(readings(files, *how, tally)) if files else []
    if with_factbook:
        items.append((factbook.DATASET.packaged(), factbook.entries(of=(first.id, second.id))))
    notes = tuple(f"Not read: {f}" for f in tally.failures)
    if reader != "both":
        notes = (*notes, f"Of documents only what {'the rules' if reader == 'rules' else 'a language model'} found is told.")

    def wanted(record: Record) -> bool:
        return reader == "both" or record.source.sort == "dataset" or reader in record.finding.readers

    kept = Ledger(ledger) if ledger else None
    with kept.open() if kept else nullcontext() as opened:
        return build(Preview(opened, items), first, second, notes, as_of, wanted)
