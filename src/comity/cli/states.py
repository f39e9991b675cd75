"""``comity states``: who the parties are: look up, list, convert."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from comity import parties
from comity.cli import completion
from comity.cli.output import OUTPUT, SAFE_CSV, form_of, replacing, say, tell
from comity.cli.printed_rows import show
from comity.errors import ComityError
from comity.parties.party import Party

_TABLE = click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
#: The largest text, in bytes.
_LONGEST = 64 * 2**20
_ON = click.option("--on", metavar="DATE", help="As of this day, month or year (2005-03-24, 2005-03, 2005).  [default: today]")


@click.group("states")
def command() -> None:
    """Look up states and organisations, list them on a date, convert their names and codes."""


@command.command("show")
@click.argument("name", shell_complete=completion.party)
@_ON
def show_(name: str, on: str | None) -> None:
    """Tell who NAME is: codes, names, predecessors and successors, memberships.

    NAME is a name or code in any usual form: Kazakhstan, KZ, "COW 705", Қазақстан, Zaire, NATO.
    """
    found = _checked(lambda: parties.match(name, on))
    party = found.party
    if found.is_doubtful:
        tell(f"{name!r} is read as {found.name} ({party.id})")
    lines = [("", f"{party.name} ({party.id})"), ("status", _status(party))]
    lines += [("codes", ", ".join(f"{s} {c}" for s in parties.known_systems() if (c := party.to(s, on)) is not None))]
    lines += [(label, ", ".join(_dated(n) for n in _names(party, sorts))) for label, sorts in _NAMES]
    lines += [("seat", party.seat), ("note", party.note)]
    lines += [("from", f"{parties.get(s.predecessor).name}, {s.how}, {s.date}") for s in parties.predecessors(party.id)]
    lines += [("succeeded by", f"{parties.get(s.successor).name}, {s.how}, {s.date}") for s in parties.successors(party.id)]
    lines += [("member of" if party.sort == "state" else "members", _belonging(party, on))]
    for label, text in lines:
        if text:
            say(f"{label:>14}  {text}" if label else text)


_NAMES = (
    ("names", ("name", "official", "native", "abbreviation", "initials", "organisation", "listed")),
    ("former names", ("former", "historic")),
    ("adjectives", ("adjective", "national", "prefix")),
    ("capitals", ("capital",)),
    ("stands for it", ("metonym", "institution")),
)


def _names(party: Party, sorts: Sequence[str]) -> list[parties.Name]:
    return [n for n in parties.names() if n.party == party.id and n.sort in sorts]


def _dated(name: parties.Name) -> str:
    return f"{name.text} ({name.since or '…'} to {name.until or '…'})" if name.since or name.until else name.text


def _status(party: Party) -> str:
    if party.sort == "organisation":
        return "organisation" + (f", {party.since} to {party.until or 'today'}" if party.since else "")
    word = {"member": "member of the UN", "observer": "observer in the UN"}.get(party.status, party.status)
    word += f", of or claimed by {parties.get(party.of).name}" if party.of else ""
    return word + (f", {party.since or '…'} to {party.until or 'today'}" if party.since or party.until else "")


def _belonging(party: Party, on: str | None) -> str:
    if party.sort == "state":
        held = parties.memberships_of(party.id, on)
        return ", ".join(m.organisation + (f" ({m.status})" if m.status != "member" else "") for m in held)
    return ", ".join(m.party for m in parties.members_of(party.id, on))


@command.command("list")
@click.option("--system", type=click.Choice(["cow", "gw", "un"]), default="cow", show_default=True, help="Whose list of states.")
@_ON
@_TABLE
def list_(system: str, on: str | None, form: str) -> None:
    """List the members of the state system on a date."""
    moment = on or "9999-12-31"
    if system == "un":
        rows = [(m.party, parties.get(m.party).name, m.since, m.until) for m in _checked(lambda: parties.members_of("UN", on))]
        show(("party", "name", "since", "until"), rows, form)
        return
    found = _checked(lambda: parties.members(system, moment))
    if moment > parties.last_listed(system):
        tell(f"the list ends on {parties.last_listed(system)}; these are its members then")
    listed = [(s.code, s.abbreviation, s.party, parties.get(s.party).name, s.since, s.until or "") for s in found]
    show(("code", "abbreviation", "party", "name", "since", "until"), listed, form)


@command.command("members")
@click.argument("organisation", shell_complete=completion.organisation)
@_ON
@_TABLE
def members(organisation: str, on: str | None, form: str) -> None:
    """List who belongs to an organisation on a date, as what."""
    party = parties.resolve(organisation)
    if party.sort != "organisation":
        raise ComityError(f"{party.name} ({party.id}) is no organisation; comity states show {party.id} tells what it belongs to")
    statuses = ("member", "associate", "observer", "candidate", "partner", "suspended")
    held = [m for status in statuses for m in _checked(lambda: parties.members_of(party.id, on, status))]  # noqa: B023
    show(
        ("party", "name", "status", "since", "until", "source"),
        [(m.party, parties.get(m.party).name, m.status, m.since, m.until, m.source) for m in held],
        form,
    )


@command.command("find")
@click.argument("file", type=click.File("rb"), default="-")
@_ON
@_TABLE
def find(file: Any, on: str | None, form: str) -> None:
    """List the states and organisations that a plain text mentions, with their places in it."""
    from comity.cli.table_files import decoded

    data = file.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise ComityError(f"{file.name}: holds more than {_LONGEST:,} bytes; split it")
    text, _ = decoded(data)
    found = _checked(lambda: parties.find(text, on))
    show(("start", "end", "text", "party", "sort"), [(m.start, m.end, text[m.start : m.end], m.party, m.sort) for m in found], form)


@command.command("convert")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("column")
@click.option("--to", default="id", show_default=True, help="id, name, or a system: cow, cowc, gw, gwc, iso3, iso2, isonum, m49, fips …")
@click.option("--from", "source", help="The system that the column's codes are of.  [default: names and codes in any usual form]")
@_ON
@click.option("--on-column", metavar="COLUMN", help="A column that holds the date or year of each row.")
@click.option("--as", "name", help="Name of the new column.  [default: COLUMN_TO]")
@click.option("--doubtful", is_flag=True, help="Convert too what was read with words left out or a typing error forgiven.")
@click.option("--encoding", help="Of a CSV file.  [default: found out: UTF-8, UTF-16, else Windows-1252]")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write here: .csv, .tsv or .parquet.  [default: CSV to standard output]",
)
@SAFE_CSV
def convert(
    file: Path,
    column: str,
    to: str,
    source: str | None,
    on: str | None,
    on_column: str | None,
    name: str | None,
    doubtful: bool,
    encoding: str | None,
    output: Path | None,
    safe_csv: bool,
) -> None:
    """Add a column with the states of COLUMN in another system to a CSV or Parquet file.

    In a CSV, commas, semicolons, tabs or upright lines may stand between the values; it is written in UTF-8. A value that
    was not surely read is left empty, unless --doubtful is given. Each value that was not, or not surely, read is told on
    standard error; the exit code is then 1.
    """
    from comity.cli import table_files

    form = form_of(output, None, table_files.FORMATS, "csv", "")
    with replacing(output, f".{form}") if output else nullcontext() as beside:
        table = table_files.read(file, [column, on_column] if on_column else [column], encoding)
        if table.encoding in ("cp1252", "latin-1") and not encoding:
            tell(f"{file}: not in UTF-8; read as {table.encoding} (give --encoding if that is wrong)")
        given = table_files.values(table, column)
        moments = table_files.values(table, on_column) if on_column else on
        found = _checked(lambda: parties.conversion(given, to, moments, source, doubtful))
        table_files.write(table_files.with_column(table, name or f"{column}_{to}", found.values), beside, form, safe_csv)
    done = sum(v is not None for v in found.values)
    say(f"{file}: {done} of {len(given)} values converted to {to}", err=True)
    _tell("not converted", found.unmatched)
    _tell("doubtful" if doubtful else "doubtful, not converted without --doubtful", found.doubtful)
    if found.unmatched or found.doubtful:
        sys.exit(1)


def _tell(what: str, doubts: Iterable[Any]) -> None:
    for doubt in doubts:
        tell(f"{what}: {doubt.value} ({doubt.count} rows): {doubt.why}")


def _checked(call: Any) -> Any:
    """Call it; a date that is none is an error of one line."""
    try:
        return call()
    except ValueError as error:
        raise ComityError(str(error)) from None
