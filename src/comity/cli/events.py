"""``comity events``: observations as an event table for research."""

import csv
import dataclasses
import io
from pathlib import Path

import click

from comity import wording
from comity.cli import completion
from comity.cli.common import LEDGER, pairs_of
from comity.cli.output import OUTPUT, SAFE_CSV, form_of, put, refuse_input, replacing, say, tell
from comity.errors import ComityError
from comity.events import CodedEvent, counted, events
from comity.events.dyad_months import COLUMNS
from comity.events.written import as_cameo, as_plover, as_polecat
from comity.ledger import Ledger, Record
from comity.safe import defused

#: What an event is told in, by the format of its file.
_FORMATS = {"csv": "cameo", "jsonl": "plover", "tsv": "polecat"}


@click.command("events")
@click.argument("pairs", nargs=-1, metavar="[KAZ-RUS]…", shell_complete=completion.pair)
@click.option("--ledger", type=LEDGER, required=True, help="The ledger to take them from.")
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS.values())),
    help="A CSV table with CAMEO's codes, PLOVER's JSON Lines, or POLECAT's columns with tabs; by the output's ending if not given.",
)  # fmt: skip
@click.option("--by", type=click.Choice(["month", "year"]), help="Count them by directed dyad and month or year instead.")
@click.option(
    "--one-a-day/--every-report", default=True, show_default=True,
    help="All that tell of a day, pair and sort are one event; or each report is a row, those of one event with one id.",
)  # fmt: skip
@click.option("--sort", type=click.Choice(["document", "dataset"]), help="Only what documents, or data sets, tell.")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file.")
@SAFE_CSV
def command(
    pairs: tuple[str, ...],
    ledger: str,
    form: str | None,
    by: str | None,
    one_a_day: bool,
    sort: str | None,
    output: Path | None,
    safe_csv: bool,
) -> None:
    """Write the observations of some PAIRS (all, if none is given) as events: one a day, pair and sort, with all that tell it.

    What is no event, or has no code or day, is left out and counted.
    """
    refuse_input(output, (ledger,))
    if by and form:
        raise ComityError("--by counts events in a CSV table, whatever they are coded in; leave --format out")
    coded = form or _FORMATS[form_of(output, None, ("csv",) if by else _FORMATS, "csv", "" if by else ", or --format")]
    found, left_out = events(_records(Ledger(ledger), pairs, sort), one_a_day)
    safe = defused if safe_csv else None
    if by:
        text = _counts(found, by)
    elif coded == "plover":
        text = as_plover(found)
    else:
        text = (as_cameo if coded == "cameo" else as_polecat)(found, safe)
    if output:
        with replacing(output) as beside:
            beside.write_text(text, encoding="utf-8", newline="", errors="backslashreplace")
        rows = text.count("\n") - int(by is not None or form != "plover")
        say(f"{output}: {wording.counted(len(found), 'event')} in {wording.counted(rows, 'row')}", err=True)
    else:
        put(text)
    for why, n in sorted(left_out.items(), key=lambda item: (-item[1], item[0])):
        tell(f"left out {n}: {why}")


def _records(ledger: Ledger, pairs: tuple[str, ...], sort: str | None) -> list[Record]:
    if not pairs:
        return ledger.records(sort=sort)
    return [r for pair in pairs_of(pairs) for r in ledger.records(pair, sort=sort)]


def _counts(found: list[CodedEvent], by: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(dataclasses.astuple(row) for row in counted(found, by))
    return text.getvalue()
