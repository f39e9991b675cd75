"""``comity evaluate``: how well a reader reads documents whose observations are written down."""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from comity.cli.output import put, say, tell
from comity.cli.printed_rows import show
from comity.cli.reading_progress import Tally
from comity.cli.second import Asked, chosen_reader
from comity.cli.second import options as second_options
from comity.evaluate import Case, Score, cases, score, stability
from comity.observation import Observation
from comity.read import read

Run = list[list[Observation]]


@click.command("evaluate")
@click.argument("place", type=click.Path(exists=True, path_type=Path), metavar="FOLDER|FILE")
@click.option("--kinds", is_flag=True, help="A row for each kind.")
@click.option("--orders", type=click.IntRange(0), default=0, help="Ask the model so many times more, kinds and examples in another order.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@second_options
def command(place: Path, kinds: bool, orders: int, form: str, second: Asked) -> None:
    """Score a reader on documents with their observations: JSON, JSON Lines or TOML as in examples/documents.

    `found` counts an observation whose kind, parties and anchor (the figure, the name, the day, the organisation …) are right; `exact` one
    that is right in every field but the speaker. With --reader llm or both the rules are scored beside it.
    """
    if orders and not second.is_wanted:
        raise click.UsageError("--orders is for a model: give --reader llm or both")
    known = cases(place)
    tally = Tally(quiet=True)
    rows = [_scored("rules", known, second._replace(reader="rules"), tally)]
    runs: list[Run] = []
    if second.is_wanted:
        for order in range(orders + 1):
            name = second.reader if not order else f"{second.reader}, order {order}"
            rows.append(_scored(name, known, second._replace(order=order), tally))
            runs.append(rows[-1][3])
    _tell(rows, runs, kinds, form)
    if tally.failed:
        tell(f"{tally.failed} parts of documents have no answer, or a part of one")
        sys.exit(1)


def _scored(name: str, known: list[Case], asked: Asked, tally: Tally) -> tuple[str, Score, float, Run]:
    """A reader's name, score, seconds a document, and what it read."""
    by = chosen_reader(asked, tally, lambda: [len(case.document.text) for case in known])
    begun = time.monotonic()
    found = [[f.observation for reading in read(case.document, by=by) for f in reading.findings] for case in _shown(known, name)]
    seconds = (time.monotonic() - begun) / len(known)
    return name, score((case.expected, run) for case, run in zip(known, found, strict=True)), seconds, found


def _shown(known: list[Case], name: str) -> Iterable[Case]:
    """The same with a bar, where there is somebody to see it: a model may take an hour."""
    if not sys.stderr.isatty():
        return known
    from tqdm import tqdm

    shown: Iterable[Case] = tqdm(known, desc=name, delay=1.0, leave=False)
    return shown


def _tell(rows: list[tuple[str, Score, float, Run]], runs: list[Run], kinds: bool, form: str) -> None:
    stable = stability(runs) if len(runs) > 1 else None
    if form == "json":
        told: dict[str, Any] = {"readers": [_as_dict(*row[:3]) for row in rows]}
        told |= {"stability": {"runs": stable.runs, "told": stable.told, "always": stable.always}} if stable else {}
        put(json.dumps(told, indent=1) + "\n")
        return
    listed = [(name, *_figures(s, ""), f"{seconds:.2f}") for name, s, seconds, _ in rows]
    if kinds:
        for name, s, _, _ in rows:
            listed += [(f"{name}: {kind}", *_figures(s, kind), "") for kind in sorted({*s.expected, *s.read})]
    heads = ("reader", "expected", "read", "found P", "R", "F1", "exact P", "R ", "F1 ", "seconds a document")
    show(heads, listed, "table")
    if stable:
        share = "none is told" if stable.share is None else f"{stable.always} of {stable.told} facts ({stable.share:.0%}) are told in each"
        say(f"\nin {stable.runs} orders of kinds and examples: {share}")


def _figures(s: Score, kind: str) -> tuple[str, ...]:
    found, exact = s.rates("found", kind), s.rates("exact", kind)
    shares = (found.precision, found.recall, found.f1, exact.precision, exact.recall, exact.f1)
    return (str(found.expected), str(found.read), *(f"{share:.3f}" for share in shares))


def _as_dict(name: str, s: Score, seconds: float) -> dict[str, Any]:
    def rates(kind: str = "") -> dict[str, Any]:
        told = {of: s.rates(of, kind) for of in ("found", "exact")}
        return {of: {"precision": r.precision, "recall": r.recall, "f1": r.f1} for of, r in told.items()} | {
            "expected": told["found"].expected,
            "read": told["found"].read,
        }

    kinds = {kind: rates(kind) for kind in sorted({*s.expected, *s.read})}
    return {"reader": name, "seconds_a_document": round(seconds, 3), **rates(), "kinds": kinds, "wrong_fields": dict(s.wrong)}
