"""``comity ledger``: list, query and export a ledger."""

from typing import Any

import click

from comity.cli import completion
from comity.cli.common import party
from comity.cli.output import SAFE_CSV, defuse, form_of, put, refuse_input, replacing, say
from comity.cli.printed_rows import show
from comity.ledger import Ledger
from comity.ledger.guarded import select_apart
from comity.ledger.ledger_access import EXPORTS
from comity.observation import dump, vocabulary
from comity.stores import place
from comity.suggestions import known

_PATH = click.argument("path", type=click.Path(), metavar="LEDGER")
_TABLE = click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)


@click.group("ledger")
def command() -> None:
    """List, query and export a ledger."""


@command.command("list")
@_PATH
@_TABLE
@SAFE_CSV
def list_(path: str, form: str, safe_csv: bool) -> None:
    """List the documents and data sets that a ledger holds."""
    found = [(s.source, s) for s in Ledger(path).sources()]
    rows = [(o.id, o.sort, o.publisher, o.title, o.published or o.label, s.places or "", s.versions, s.observations) for o, s in found]
    show(("source", "sort", "publisher", "title", "date or version", "places", "versions", "observations"), rows, form, safe_csv)


@command.command("history")
@_PATH
@click.argument("source")
@_TABLE
def history(path: str, source: str, form: str) -> None:
    """Show the versions of one document or data set."""
    rows = Ledger(path).history(source)
    if not rows:
        known(source, (s.source.id for s in Ledger(path).sources()), "document or data set")
    show(("version", "current", "added", "observations"), rows, form)


@command.command("query")
@_PATH
@click.argument("states", nargs=-1, metavar="[STATE [STATE]]", shell_complete=completion.party)
@click.option("--kind", "kinds", multiple=True, shell_complete=completion.kind, help="Only observations of this kind; may be given again.")
@_TABLE
@SAFE_CSV
def query(path: str, states: tuple[str, ...], kinds: tuple[str, ...], form: str, safe_csv: bool) -> None:
    """Show the observations of a pair of states, of one state, or all."""
    if len(states) > 2:
        raise click.UsageError("give one state or two")
    ids = [party(s).id for s in states]
    kinds = tuple(known(kind, vocabulary().kinds, "kind of observation") for kind in kinds)
    ledger = Ledger(path)
    records = ledger.records((ids[0], ids[1]) if len(ids) == 2 else None, ids if len(ids) == 1 else (), kinds)
    if form == "jsonl":
        for record in records:
            for line in dump([record.observation], document=record.source.id, rule=record.finding.rule):
                put(line + "\n")
        return
    rows = [_row(r.observation, r.source.id) for r in records]
    show(("a", "b", "kind", "measure", "value", "unit", "start", "end", "modality", "attrs", "source"), rows, form, safe_csv)


def _row(o: Any, source: str) -> tuple[Any, ...]:
    attrs = ", ".join(f"{k}={v}" for k, v in sorted(o.attrs.items()))
    return o.a, o.b, o.kind, o.measure, o.value, o.unit, o.start, o.end, o.modality, attrs, source


@command.command("sql")
@_PATH
@click.argument("statement")
@_TABLE
@SAFE_CSV
def sql(path: str, statement: str, form: str, safe_csv: bool) -> None:
    """Run a query over the view "observations" and the tables; nothing can be changed."""
    names, rows = select_apart(place(path), statement)
    show(names, rows, form, safe_csv)


@command.command("export")
@_PATH
@click.argument("target", type=click.Path(dir_okay=False))
@SAFE_CSV
def export(path: str, target: str, safe_csv: bool) -> None:
    """Write all current observations to TARGET: .jsonl, .csv or .parquet."""
    refuse_input(target, (path,))
    form = form_of(target, None, EXPORTS, "jsonl", "")
    with replacing(target, f".{form}") as beside:
        count = Ledger(path).export(beside)
        if safe_csv and form == "csv":
            defuse(beside)
    say(f"{target}: {count} observations", err=True)
