"""``comity panel``: dyad-year and state-year tables for research."""

from pathlib import Path
from typing import Any

import click

from comity.cli.output import SAFE_CSV, defuse, form_of, put, refuse_input, replacing, say, tell
from comity.cli.rows import show
from comity.errors import ComityError, PanelError

_LEDGER = click.option("--ledger", type=click.Path(exists=True), help="The ledger that holds the gathered data sets.")


@click.group("panel")
def command() -> None:
    """Build dyad-year and state-year tables for research."""


@command.command("variables")
@_LEDGER
def variables_(ledger: str | None) -> None:
    """List the variables, their columns, and whether their data are in the ledger."""
    from comity.ledger import Ledger
    from comity.panel import variables

    held = Ledger(ledger).variables() if ledger else {}
    for name, v in variables().items():
        absent = [d for n, d in zip(v.needs, v.datasets, strict=False) if n not in held]
        state = "built in" if not v.needs else "in the ledger" if not absent else f"needs comity gather {' and '.join(absent)}"
        say(f"{name}  ({v.unit}; {state})")
        for column, meaning in v.columns.items():
            say(f"    {column}: {meaning}")
        if v.rule:
            say(f"    rule: {v.rule}")
        if v.whittling:
            say(f"    whittled by: {', '.join(v.whittling)}")


def _build(unit: str) -> click.Command:
    @command.command(unit, help=f"Build a table of {unit[:-1]}-years.")
    @click.option("--system", type=click.Choice(["cow", "gw", "iso"]), default="cow", show_default=True, help="Whose list of states.")
    @click.option("--years", metavar="FIRST-LAST", help="Which years.  [default: all of the list]")
    @click.option("--directed/--undirected", default=True, show_default=True, help="Each dyad in both directions, or once.")
    @click.option("--with", "names", metavar="VARIABLE,…", default="", help="Variables to join; NAME:1 is lagged by a year.")
    @click.option("--whittle", "whittled", multiple=True, metavar="VARIABLE[=RULE,…]",
                  help="Of several disputes of a dyad-year keep one, by the variable's rules or these; may be given again.")  # fmt: skip
    @click.option("--only", metavar="KAZ-RUS,…", default="", help="Only these dyads (or states).")
    @click.option("--where", metavar="CONDITION", help='Only rows for which this holds, as "relevant = 1".')
    @click.option("--peace-years", "events", multiple=True, metavar="COLUMN", help="Count the years since this event; may be given again.")
    @click.option("--presence", type=click.Choice(["any", "start", "end", "all"]), default="any", show_default=True,
                  help="In which years a state counts that was not one all the year.")  # fmt: skip
    @click.option("--never-met", is_flag=True, help="Keep dyads whose states were never states on the same day of the year.")
    @click.option("--microstates/--no-microstates", default=True, show_default=True, help="With gw: the microstates listed apart.")
    @click.option("--cite", is_flag=True, help="Print the citations (BibTeX) and build nothing.")
    @click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=".parquet, .csv, .dta or .arrow.  [default: CSV here]"
    )
    @SAFE_CSV
    @_LEDGER
    def build(
        system: str,
        years: str | None,
        directed: bool,
        names: str,
        whittled: tuple[str, ...],
        only: str,
        where: str | None,
        events: tuple[str, ...],
        presence: str,
        never_met: bool,
        microstates: bool,
        cite: bool,
        output: Path | None,
        safe_csv: bool,
        ledger: str | None,
    ) -> None:
        from comity.panel import Panel

        panel = Panel.dyads(system, ledger, directed) if unit == "dyads" else Panel.states(system, ledger)
        panel = panel.presence(presence).never_met(never_met).microstates(microstates)
        if years:
            panel = panel.years(*_years(years))
        rules = {name: tuple(filter(None, listed.split(","))) or True for name, _, listed in (w.partition("=") for w in whittled)}
        for name in filter(None, names.split(",")):
            variable, _, lag = name.partition(":")
            if lag and not lag.isdecimal():
                raise PanelError(f"--with {name}: the lag is a number of years, as in contiguity:1")
            panel = panel.add(variable.strip(), lag=int(lag or 0), whittle=rules.get(variable.strip(), False))
        for item in filter(None, only.split(",")):
            parts = item.split("-") if unit == "dyads" else [item]
            panel = panel.only(tuple(parts) if len(parts) == 2 else item)  # type: ignore[arg-type]
        for event in events:
            panel = panel.peace_years(event)
        if where:
            panel = panel.where(where)
        stray = [name for name in rules if name not in {a.name for a in panel.recipe.add}]
        if stray:
            raise PanelError(f"--whittle {stray[0]}: the panel does not have it; name it in --with too")
        if cite:
            put(panel.cite() + "\n")
            return
        refuse_input(output, (ledger,))
        _write(panel, output, safe_csv)

    return build


def _years(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise ComityError(f"--years {text}: give years as 1992-2017")
    return int(first), int(last or first)


def _write(panel: Any, output: Path | None, safe: bool) -> None:
    if output is None:
        table = panel.to_arrow()
        _notes(panel)
        show(table.column_names, zip(*(c.to_pylist() for c in table.columns), strict=True), "csv", safe)
        return
    from comity.panel.files import WRITERS

    form = form_of(output, None, WRITERS, "csv", "")
    with replacing(output, f".{form}") as beside:
        table = panel.to_arrow()
        _notes(panel)
        panel.write(beside)
        if safe and form == "csv":
            defuse(beside)
    say(f"{output}: {table.num_rows:,} rows, {table.num_columns} columns", err=True)


def _notes(panel: Any) -> None:
    for note in panel.notes():
        tell(note)


@command.command("rebuild")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help=".parquet, .csv, .dta or .arrow.")
@SAFE_CSV
@_LEDGER
def rebuild(file: Path, output: Path, safe_csv: bool, ledger: str | None) -> None:
    """Build anew the panel whose recipe stands in FILE, a Parquet file that this command wrote."""
    from comity.panel import Panel, recipe_in

    refuse_input(output, (ledger,))
    _write(Panel.of(recipe_in(file), ledger), output, safe_csv)


for _unit in ("dyads", "states"):
    _build(_unit)
