"""``comity gather``: official data sets into a ledger."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli import completion
from comity.cli.output import say, tell
from comity.errors import GatherError
from comity.wording import counted

if TYPE_CHECKING:
    from comity.gather import DataSet


@click.command("gather")
@click.argument("source", shell_complete=completion.data_set)
@click.option("--from", "place", type=click.Path(path_type=Path), help="The publisher's file, or a folder that has it.")
@click.option("--download", is_flag=True, help="Fetch it from the publisher, where that can be done.")
@click.option("--states", help="With --download, for comtrade, imf_imts and wdi: which states, as KAZ,RUS.")
@click.option("--years", help="With --download, for comtrade, imf_imts and wdi: which years, as 2010-2020.")
@click.option("--edition", default="", help="Which edition the file is, where it does not say so itself.")
@click.option("--ledger", type=click.Path(dir_okay=False), default="comity.duckdb", show_default=True, help="The ledger to load into.")
def command(source: str, place: Path | None, download: bool, states: str | None, years: str | None, edition: str, ledger: str) -> None:
    """Load an official data set into a ledger.

    SOURCE is a data set's name; "comity gather list" tells them, "comity gather about:NAME" tells about one.
    """
    from comity.gather import gather, loader, loaders
    from comity.ledger import Ledger

    if source == "list":
        for name, module in loaders().items():
            tried = "" if module.DATASET.tried else "  (not yet tried on the publisher's own file)"
            say(f"{name:16} {module.DATASET.title} {module.DATASET.version}{tried}".rstrip())
        return
    if source.startswith("about:"):
        _about(source.removeprefix("about:"))
        return
    with tempfile.TemporaryDirectory() as folder:
        if download:
            place = _fetched(source, Path(folder), states, years)
        found, data = gather(source, place, edition)
        tables = "".join(f", {table.num_rows:,} rows of {name}" for name, table in data.tables.items())
        changed = Ledger(ledger).add([(found, data)])
    state = "loaded" if changed else "already there, nothing changed"
    for reason, count in sorted(data.left_out.items(), key=lambda item: (-item[1], item[0])):
        tell(f"{source}: {counted(count, 'row')} left out: {reason}")
    if data.doubled:
        tell(f"{source}: {data.doubled:,} row{' says' if data.doubled == 1 else 's say'} what an earlier row says; kept")
    if not loader(source).DATASET.tried:
        tell(f"{source}: this loader follows the publisher's documentation and was not yet tried on the publisher's own file")
    say(f"{ledger}: {found.title} {found.label}: {data.count:,} observations{tables}, {state}")


def _about(name: str) -> None:
    from comity.gather import loader

    d = loader(name).DATASET
    told = [
        ("", f"{d.title} {d.version}".rstrip()),
        ("publisher", d.publisher),
        ("licence", d.licence),
        ("page", d.page),
        ("file", d.files),
    ]
    told += [("download", _how(d)), ("gives", ", ".join(d.gives))]
    told += [("tried", "yes" if d.tried else "not yet on the publisher's own file")]
    for label, text in told:
        if text:
            say(f"{label:>10}  {text}" if label else text)
    for column, meaning in d.columns.items():
        say(f"            {column}: {meaning}")
    say(d.citation)


def _how(dataset: "DataSet") -> str:
    """How a data set is fetched, and whether what is fetched can be checked."""
    if not dataset.urls:
        return "by hand, from the page"
    return ", ".join(f"{url} ({'checked by hash' if known else 'no hash is known: not checked'})" for url, known in dataset.urls.items())


def _fetched(source: str, folder: Path, states: str | None, years: str | None) -> Path:
    """The file, fetched: through a service where the data set has one, otherwise from the publisher's address."""
    import sys

    from comity import parties
    from comity.gather import loader
    from comity.gather.download import download

    module = loader(source)
    fetch = getattr(module, "fetch", None)
    if fetch is None:
        for url in (u for u, known in module.DATASET.urls.items() if not known):
            tell(f"{source}: no hash of {url.rsplit('/', 1)[-1]} is known, so that it is not checked")
        return download(module.DATASET, progress=sys.stderr.isatty())
    first, _, last = (years or "").partition("-")
    if not first.isdecimal() or not (last or first).isdecimal() or int(first) > int(last or first):
        raise GatherError(f"{source}: say which years to fetch, as --years 2010-2020")
    if not states:
        raise GatherError(f"{source}: say which states to fetch, as --states KAZ,RUS")
    found: Path = fetch(folder, [parties.resolve(s).id for s in states.split(",")], range(int(first), int(last or first) + 1))
    return found
