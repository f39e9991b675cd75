"""``comity follow``: what two parties promised and what came of it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from comity.cli import completion
from comity.cli.common import LEDGER, pairs_of
from comity.cli.output import OUTPUT, SAFE_CSV, form_of, put, refuse_input, replacing, say
from comity.cli.printed_rows import show
from comity.commitments import Outcome, Status, Step, follow, rates, rules
from comity.commitments.calendar import as_calendar
from comity.commitments.commitment_tables import as_csv, as_json
from comity.ledger import Ledger, Record
from comity.safe import defused, visible
from comity.suggestions import known
from comity.wording import counted, day, period, sentence

_FORMATS = ("text", "csv", "json", "ics")
#: In which orders the list may stand.
_ORDERS: dict[str, Callable[[Outcome], object]] = {
    "told": lambda o: 0,
    "due": lambda o: o.commitment.due or datetime.date.max,
    "pair": lambda o: tuple(map(str, o.commitment.observation.pair)),
    "status": lambda o: list(Status).index(o.status),
    "speaker": lambda o: next((r.observation.speaker for r in o.commitment.records if r.observation.speaker), "~"),
}


@click.command("follow")
@click.argument("pairs", nargs=-1, required=True, metavar="A B|KAZ-RUS…", shell_complete=completion.party_or_pair)
@click.option("--ledger", type=LEDGER, required=True, help="The ledger that tells of them.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Tell it as of this day.  [default: today]")
@click.option("--status", type=click.Choice([s.value for s in Status]), multiple=True, help="Only of this status; may be given again.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), nargs=2, help="Only what is due from the one day to the other.")
@click.option("--speaker", help="Only what this person, office or institution is reported to have said; a part of the name is enough.")
@click.option("--by", type=click.Choice(list(_ORDERS)), default="told", show_default=True, help="The order of the list.")
@click.option("--whole", is_flag=True, help="Of each all that tells of it, the evidence, and what would change its status.")
@click.option("--rules", "with_rules", is_flag=True, help="Print the rules of each sort after the list.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="[default: by the output's ending, else text]")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file.")
@SAFE_CSV
def command(
    pairs: tuple[str, ...],
    ledger: str,
    as_of: datetime.datetime | None,
    status: tuple[str, ...],
    due: tuple[datetime.datetime, datetime.datetime] | None,
    speaker: str | None,
    by: str,
    whole: bool,
    with_rules: bool,
    form: str | None,
    output: Path | None,
    safe_csv: bool,
) -> None:
    """Follow what two parties promised through all later documents and data.

    Give A and B, names in any usual form, or one or more pairs as KAZ-RUS. Each promise is kept, late, partly kept, missed, given up or
    unknown. Silence is never a promise missed: what no source tells of is unknown.
    """
    today = as_of.date() if as_of else datetime.date.today()
    chosen = form_of(output, form, _FORMATS, "text")
    refuse_input(output, (ledger,))
    listed = pairs_of(pairs)
    told = [Ledger(ledger).records(pair) for pair in listed]
    records = [r for of_pair in told for r in of_pair]
    found = [o for of_pair in told for o in follow(of_pair, today) if not status or o.status.value in status]
    if speaker:
        _refuse_unknown(speaker, {r.observation.speaker for r in records if r.observation.speaker})
    found = [o for o in found if _is_due(o, due) and _is_said_by(o, speaker)]
    found.sort(key=_ORDERS[by])  # type: ignore[arg-type]
    if chosen == "text" and output is None:
        _show(found, with_rules, many=len(listed) > 1, whole=whole)
        return
    text = _written(chosen, found, records, today, safe_csv)
    if output is None:
        put(text)
        return
    with replacing(output) as beside:
        beside.write_text(text, encoding="utf-8", newline="", errors="backslashreplace")
    say(f"{output}: {len(found)} commitments", err=True)


def _is_due(o: Outcome, days: tuple[datetime.datetime, datetime.datetime] | None) -> bool:
    if days is None:
        return True
    due = o.commitment.due
    return due is not None and days[0].date() <= due <= days[1].date()


def _refuse_unknown(speaker: str, speakers: set[str]) -> None:
    if not any(speaker.casefold() in name.casefold() for name in speakers):
        known(speaker, speakers, "speaker on this pair")


def _is_said_by(o: Outcome, speaker: str | None) -> bool:
    told = (r.observation.speaker for r in o.commitment.records)
    return speaker is None or any(speaker.casefold() in (name or "").casefold() for name in told)


def _written(form: str, found: list[Outcome], records: list[Record], today: datetime.date, safe: bool) -> str:
    if form == "json":
        return as_json(found)
    if form == "ics":
        return as_calendar(found, records, today)
    if form == "csv":
        return as_csv(found, defused if safe else None)
    return "".join(f"{o.status.value}: {sentence(o.commitment.promise)} ({o.reasoning})\n" for o in found)


def _show(found: list[Outcome], with_rules: bool, many: bool, whole: bool) -> None:
    if not found:
        say("The ledger tells of no such promise.")
        return
    if whole:
        for o in found:
            _show_whole(o, many)
    else:
        heads = ("pair", "status", "promised", "told", "due", "why")[not many :]
        show(heads, [_cells(o)[not many :] for o in found], "table")
        say()
    for r in rates(found):
        title = f"{'-'.join(map(str, r.pair))}, {r.title}" if many else r.title
        known = "nothing is known" if r.rate is None else f"kept {r.kept} of {r.all - r.unknown} of which it is known ({r.rate:.0%})"
        say(f"{title}: {known}, {r.unknown} of {r.all} unknown" if r.all else f"{title}: none is due yet")
    if with_rules:
        for rule in rules().values():
            say(f"\n{rule.title} (rules, version {rule.version}): {rule.text}")


def _cells(o: Outcome) -> tuple[str, ...]:
    c = o.commitment
    told = f"{day(c.told)}{f' ×{len(c.records)}' if len(c.records) > 1 else ''}" if c.told else ""
    return _pair(o), o.status.value, sentence(c.promise), told, period(c.due_from, c.due), o.reasoning


def _show_whole(o: Outcome, many: bool) -> None:
    """A commitment with all that tells of it, and what would change its status."""
    c = o.commitment
    due = period(c.due_from, c.due)
    say(visible(f"{o.status.value}: {f'{_pair(o)}, ' if many else ''}{sentence(c.promise)}{f', due {due}' if due else ''}"))
    for title, records in (("promised in", c.records), ("evidence", o.evidence)):
        for r in records:
            told = f", {day(r.source.published)}" if r.source.published else ""
            speaker = f", said by {r.observation.speaker}" if r.observation.speaker else ""
            say(visible(f"  {title}: {r.source.called}{told}{speaker} ({r.finding.row or sentence(r.observation)})"))
    if len(o.life) > 1:
        say(visible(f"  life: {'; '.join(map(_step, o.life))}"))
    say(visible(f"  why: {o.reasoning}"))
    say(visible(f"  would change it: {o.would_change}"))
    say()


def _step(s: Step) -> str:
    when = period(s.start, s.end) if s.start else f"told {day(s.end)}"
    later = f" ({counted(s.days, 'day')} later)" if s.days else ""
    return f"{s.action.replace('_', ' ')} {when}{later}"


def _pair(o: Outcome) -> str:
    return "-".join(map(str, o.commitment.observation.pair))
