"""``comity gather``: official data sets into a ledger."""

import importlib

import click

from comity.ledger import Ledger

_SOURCES = {"factbook": "World Factbook: borders, trade partners, memberships (in a package, no download)"}


@click.command("gather", epilog="Sources: " + "; ".join(f"{k}: {v}" for k, v in _SOURCES.items()))
@click.argument("source", type=click.Choice(list(_SOURCES)))
@click.option("--ledger", type=click.Path(dir_okay=False), default="comity.duckdb", show_default=True, help="The ledger to load into.")
def command(source: str, ledger: str) -> None:
    """Load an official data set into a ledger."""
    module = importlib.import_module(f"comity.gather.{source}")
    entries = module.entries()
    changed = Ledger(ledger).add([(module.source(), entries)])
    state = "loaded" if changed else "already there, nothing changed"
    click.echo(f"{ledger}: {module.source().title} {module.source().label}: {len(entries)} observations, {state}")
