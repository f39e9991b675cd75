"""``comity panel``: dyad-year and state-year tables for research."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from comity.cli import completion
from comity.cli.common import LEDGER
from comity.cli.output import OUTPUT, SAFE_CSV, defuse, form_of, put, refuse_input, replacing, say, tell
from comity.cli.printed_rows import show
from comity.errors import ComityError, PanelError
from comity.parties import two_names

_LEDGER = click.option("--ledger", type=LEDGER, help="The ledger that holds the gathered data sets.")


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
        state = (
            "from the ledger's observations"
            if v.made
            else "built in"
            if not v.needs
            else "in the ledger"
            if not absent
            else f"needs comity gather {' and '.join(absent)}"
        )
        say(f"{name}  ({v.unit}; {state})")
        for column, meaning in v.columns.items():
            say(f"    {column}: {meaning}")
        if v.rule:
            say(f"    rule: {v.rule}")
        if v.whittling:
            say(f"    whittled by: {', '.join(v.whittling)}")


def _options(unit: str) -> list[Callable[[Any], Any]]:
    """The options of the command for a unit."""
    option = click.option
    by_dyad = [
        option("--directed/--undirected", default=True, show_default=True, help="Each dyad in both directions, or once."),
        option("--never-met", is_flag=True, help="Keep dyads whose states were never states on the same day of the year."),
    ]
    by_day = [option("--days", metavar="FIRST:LAST", help="A row a day, as 1990-08-01:1990-08-31.")]
    return [
        option("--system", type=click.Choice(["cow", "gw", "iso"]), default="cow", show_default=True, help="Whose list of states."),
        option("--years", metavar="FIRST-LAST", help="Which years.  [default: all of the list]"),
        *(by_day if unit != "leader_dyads" else []),
        *(by_dyad if unit in ("dyads", "leader_dyads") else []),
        option("--with", "names", metavar="VARIABLE,…", default="", shell_complete=completion.variables,
               help="Variables; NAME:1 of the year before, NAME:lead1 after."),
        option("--whittle", multiple=True, metavar="VARIABLE[=RULE,…]",
               help="Of several disputes of a dyad-year keep one, by the variable's rules or these; may be given again."),
        option("--identify", metavar="name,iso3,…", default="", help="Names and codes of the states as columns."),
        option("--join", "tables", multiple=True, metavar="FILE=SYSTEM:CODE[,CODE][@YEAR]", shell_complete=completion.file,
               help="A table of your own (CSV, Parquet) by its columns of codes (or name) and year; may be given again."),
        option("--unmatched", type=click.Path(dir_okay=False, path_type=Path), help="Write what of your tables found no place (.csv)."),
        option("--only", metavar="KAZ-RUS,…", default="", shell_complete=completion.pair, help="Only these dyads (or states)."),
        option("--where", metavar="CONDITION", help='Only rows for which this holds, as "relevant = 1".'),
        option("--peace-years", multiple=True, metavar="COLUMN", help="Count the years without this event; may be given again."),
        option("--years-since", multiple=True, metavar="COLUMN", help="Count the years since the last of this event; may be given again."),
        option("--powers", type=click.IntRange(1, 9), default=1, help="The counts up to this power too."),
        option("--spline", type=click.Choice(["b", "natural"]), help="The counts as splines too: cubic B-splines, or natural ones."),
        option("--presence", type=click.Choice(["any", "start", "end", "all"]), default="any", show_default=True,
               help="In which years a state counts that was not one all the year."),
        option("--microstates/--no-microstates", default=True, show_default=True, help="With gw: the microstates listed apart."),
        option("--cite", is_flag=True, help="Print the citations (BibTeX) and build nothing."),
        option("-o", "--output", type=OUTPUT,
               help=".parquet, .csv, .dta or .arrow.  [default: CSV here]"),
        SAFE_CSV,
        _LEDGER,
    ]  # fmt: skip


def _build(unit: str) -> None:
    """Add the command for a unit."""

    def build(**given: Any) -> None:
        panel = _panel(unit, given)
        if given["cite"]:
            put(panel.cite() + "\n")
            return
        refuse_input(given["output"], (given["ledger"], *panel.files))
        form_of(given["unmatched"], None, ("csv",), "csv", "")
        _write(panel, given["output"], given["safe_csv"])
        if given["unmatched"]:
            _unmatched(panel, given["unmatched"], given["safe_csv"])

    for option in reversed(_options(unit)):
        build = option(build)
    name = unit.replace("_", "-")
    command.command(name, help=f"Build a table of {name[:-1]}-years.")(build)


def _panel(unit: str, given: dict[str, Any]) -> Any:
    """The panel that the options describe."""
    from comity.panel import Panel

    start = {"dyads": Panel.dyads, "states": Panel.states, "leaders": Panel.leaders, "leader_dyads": Panel.leader_dyads}[unit]
    panel = start(given["system"], given["ledger"], **({"directed": given["directed"]} if "directed" in given else {}))
    panel = panel.presence(given["presence"]).never_met(given.get("never_met", False)).microstates(given["microstates"])
    if given["years"]:
        panel = panel.years(*_years(given["years"]))
    if given.get("days"):
        panel = panel.days(*_pair(given["days"], "--days", "1990-08-01:1990-08-31"))
    for item in filter(None, given["only"].split(",")):
        pair = two_names(item) if "directed" in given else None
        panel = panel.only((_named(pair[0]), _named(pair[1])) if pair else _named(item))
    if given["identify"]:
        panel = panel.identify(*given["identify"].split(","))
    panel = _with_variables(panel, given["names"], given["whittle"])
    for told in given["tables"]:
        panel = panel.join(**_table(told))
    spline = given["spline"] or ""
    for event in given["peace_years"]:
        panel = panel.peace_years(event, given["powers"], spline)
    for event in given["years_since"]:
        panel = panel.years_since(event, given["powers"], spline)
    return panel.where(given["where"]) if given["where"] else panel


def _named(name: str) -> str | int:
    """A name as it is; a bare number is a code of the panel's own states."""
    return int(name) if name.isdecimal() else name


def _with_variables(panel: Any, names: str, whittled: tuple[str, ...]) -> Any:
    """The panel with the variables of ``--with``, by the rules of ``--whittle``."""
    rules = {name: tuple(filter(None, listed.split(","))) or True for name, _, listed in (w.partition("=") for w in whittled)}
    for told in filter(None, names.split(",")):
        name, _, moved = (part.strip() for part in told.partition(":"))
        years = moved.removeprefix("lead")
        if moved and not years.isdecimal():
            raise PanelError(f"--with {told}: a lag is a number of years, as in contiguity:1; a lead as in contiguity:lead1")
        panel = panel.add(name, whittle=rules.get(name, False), **{"lead" if moved.startswith("lead") else "lag": int(years or 0)})
    stray = [name for name in rules if name not in {a.name for a in panel.recipe.add}]
    if stray:
        raise PanelError(f"--whittle {stray[0]}: the panel does not have it; name it in --with too")
    return panel


def _table(told: str) -> dict[str, Any]:
    """What ``--join`` says: file, system, columns."""
    path, _, rest = told.rpartition("=")
    system, _, columns = rest.partition(":")
    codes, _, year = columns.partition("@")
    if not (path and system and codes):
        raise PanelError(f"--join {told}: give it as visits.csv=iso3:guest,host@year")
    return {"path": path, "system": system, "codes": tuple(codes.split(",")), "year": year}


def _unmatched(panel: Any, path: Path, safe: bool) -> None:
    import pyarrow.csv as pc_csv

    with replacing(path, ".csv") as beside:
        pc_csv.write_csv(panel.unmatched(), beside)
        if safe:
            defuse(beside)


def _pair(text: str, option: str, example: str) -> tuple[str, str]:
    first, _, last = text.partition(":")
    if not first or not last:
        raise PanelError(f"{option} {text}: give it as {example}")
    return first, last


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
@click.option("-o", "--output", type=OUTPUT, help=".parquet, .csv, .dta or .arrow.  [default: CSV here]")
@click.option("--join", "files", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A table of your own that the panel joins; may be given again.")  # fmt: skip
@SAFE_CSV
@_LEDGER
def rebuild(file: Path, output: Path | None, files: tuple[Path, ...], safe_csv: bool, ledger: str | None) -> None:
    """Build anew the panel whose recipe stands in FILE, a Parquet file that this command wrote."""
    from comity.panel import Panel, recipe_in

    refuse_input(output, (ledger, *files))
    _write(Panel.of(recipe_in(file), ledger, files), output, safe_csv)


for _unit in ("dyads", "states", "leaders", "leader_dyads"):
    _build(_unit)
