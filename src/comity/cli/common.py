"""What several commands share: reading with progress and errors told, documents as ledger items."""

import os
import sys
from collections.abc import Iterable, Iterator

import click

from comity import parties
from comity.ledger import Entry, Source
from comity.read import Reading, read


def readings(sources: Iterable[str], jobs: int, allow_private: bool, quiet: bool, failures: list[str]) -> Iterator[Reading]:
    """Read documents with a progress bar on a terminal; errors and notes go to standard error, one line each.

    Args:
        jobs: how many processes; 0 is one for each core.
        failures: each error is appended to it.

    """
    from tqdm import tqdm

    count = jobs or os.cpu_count() or 1
    found = read(sources, count, allow_private)
    for reading in tqdm(found, unit=" documents", disable=quiet or not sys.stderr.isatty(), delay=1.0, leave=False):
        if reading.error:
            failures.append(reading.error)
            click.echo(f"comity: {' '.join(reading.error.split())}", err=True)
            continue
        if not quiet:
            for note in reading.notes:
                click.echo(f"comity: {' '.join(note.split())}", err=True)
        yield reading


def item(reading: Reading) -> tuple[Source, list[Entry]]:
    """A reading as the ledger takes it."""
    d = reading.document
    assert d is not None
    source = Source(d.id, "document", d.title, d.publisher, d.author, d.url, d.date, d.attribution, d.text, sha256=d.sha256)
    return source, [Entry(f.observation, f.rule, f.marks) for f in reading.findings]


def party(name: str) -> parties.Party:
    """The party that a name given on the command line means; a typing error forgiven is told.

    Raises:
        PartyError: it is unknown or ambiguous.

    """
    found = parties.match(name)
    if found.is_doubtful:
        click.echo(f"comity: {name!r} is read as {found.party.name} ({found.party.id})", err=True)
    return found.party
