"""``comity compare``: the profile of a pair among others."""

import datetime
from pathlib import Path

import click

from comity.cli import completion
from comity.cli.common import LEDGER
from comity.cli.output import OUTPUT, form_of, put, refuse_input, replacing, say
from comity.compare import chosen, indicators, profile, ranking
from comity.compare.shown import as_html, as_json, as_text
from comity.errors import ComityError
from comity.ledger import Ledger
from comity.parties import pair

_RENDERERS = {"text": as_text, "json": as_json, "html": as_html}


@click.command("compare")
@click.argument("pair_", metavar="KAZ-RUS", shell_complete=completion.pair)
@click.option(
    "--with", "others", default="partners", show_default=True, metavar="GROUP", shell_complete=completion.group,
    help="partners (either with every state), neighbours, world, an organisation (CIS: all pairs of its members), or pairs UZB-RUS,….",
)  # fmt: skip
@click.option("--years", metavar="FIRST-LAST", help="Which years to take values from.  [default: the last 30]")
@click.option("--ledger", type=LEDGER, help="The ledger that holds data sets and observations.")
@click.option("--weights", metavar="INDICATOR=NUMBER,…", help="Rank the pairs by these weights of their percentiles.")
@click.option("--list", "only_list", is_flag=True, help="List the indicators and stop.")
@click.option("--format", "form", type=click.Choice(list(_RENDERERS)), help="[default: by the output's ending, else text]")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file.")
def command(
    pair_: str,
    others: str,
    years: str | None,
    ledger: str | None,
    weights: str | None,
    only_list: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """Show where a pair of states stands among others, indicator by indicator: value, year, source, place and percentile.

    What is missing is missing, never 0. There is no single score; a ranking is made only with weights, and tells what others would give.
    """
    if only_list:
        for i in indicators().values():
            say(f"{i.id}: {i.title}")
        return
    chosen_form = form_of(output, form, _RENDERERS, "text")
    refuse_input(output, (ledger,))
    held = Ledger(ledger) if ledger else None
    focal, span = pair(pair_), _years(years)
    whole = profile(focal, chosen(focal, others, span[1], held), span, held)
    text = _RENDERERS[chosen_form](whole, ranking(whole, _weights(weights)) if weights else ())
    if output is None:
        put(text)
        return
    with replacing(output) as beside:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace")
    say(f"{output}: {len(whole.among)} pairs", err=True)


def _years(text: str | None) -> tuple[int, int]:
    this = datetime.date.today().year
    first, _, last = (text or f"{this - 30}-{this}").partition("-")
    if not first.isdecimal() or not (last or first).isdecimal() or int(last or first) < int(first):
        raise ComityError(f"--years {text}: give years as 1992-2017")
    return int(first), int(last or first)


def _weights(text: str) -> dict[str, float]:
    found = {}
    for item in filter(None, text.split(",")):
        name, _, weight = item.partition("=")
        try:
            found[name.strip()] = float(weight or 1)
        except ValueError:
            raise ComityError(f"--weights {item}: give a number, as trade=2") from None
    return found
