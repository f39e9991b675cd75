"""``comity ledger``: list, query and export a ledger."""

from typing import Any

import click

from comity.cli.common import party
from comity.cli.tables import show
from comity.ledger import Ledger
from comity.observation import dump

_PATH = click.argument("path", type=click.Path(dir_okay=False), metavar="LEDGER")
_TABLE = click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)


@click.group("ledger")
def command() -> None:
    """List, query and export a ledger."""


@command.command("list")
@_PATH
@_TABLE
def list_(path: str, form: str) -> None:
    """List the documents and data sets that a ledger holds."""
    rows = [
        (s.source.id, s.source.sort, s.source.publisher, s.source.title, s.source.published or s.source.label, s.versions, s.observations)
        for s in Ledger(path).sources()
    ]
    show(("source", "sort", "publisher", "title", "date or version", "versions", "observations"), rows, form)


@command.command("history")
@_PATH
@click.argument("source")
@_TABLE
def history(path: str, source: str, form: str) -> None:
    """Show the versions of one document or data set."""
    show(("version", "current", "added", "observations"), Ledger(path).history(source), form)


@command.command("query")
@_PATH
@click.argument("states", nargs=-1, metavar="[STATE [STATE]]")
@click.option("--kind", "kinds", multiple=True, help="Only observations of this kind; may be given again.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def query(path: str, states: tuple[str, ...], kinds: tuple[str, ...], form: str) -> None:
    """Show the observations of a pair of states, of one state, or all."""
    if len(states) > 2:
        raise click.UsageError("give one state or two")
    ids = [party(s).id for s in states]
    ledger = Ledger(path)
    records = ledger.records((ids[0], ids[1]) if len(ids) == 2 else None, ids[0] if len(ids) == 1 else None, kinds)
    if form == "jsonl":
        for record in records:
            for line in dump([record.observation], document=record.source.id, rule=record.entry.rule):
                click.echo(line)
        return
    rows = [_row(r.observation, r.source.id) for r in records]
    show(("a", "b", "kind", "measure", "value", "unit", "start", "end", "modality", "attrs", "source"), rows, form)


def _row(o: Any, source: str) -> tuple[Any, ...]:
    attrs = ", ".join(f"{k}={v}" for k, v in sorted(o.attrs.items()))
    return o.a, o.b, o.kind, o.measure, o.value, o.unit, o.start, o.end, o.modality, attrs, source


@command.command("sql")
@_PATH
@click.argument("statement")
@_TABLE
def sql(path: str, statement: str, form: str) -> None:
    """Run a query over the view "observations" and the tables; nothing can be changed."""
    names, rows = Ledger(path).sql(statement)
    show(names, rows, form)


@command.command("export")
@_PATH
@click.argument("target", type=click.Path(dir_okay=False))
def export(path: str, target: str) -> None:
    """Write all current observations to TARGET: .jsonl, .csv or .parquet."""
    click.echo(f"{target}: {Ledger(path).export(target)} observations", err=True)
