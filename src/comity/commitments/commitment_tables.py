"""Commitments as tables that other programs read."""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from comity.commitments.commitment import Outcome, Step
from comity.commitments.outcomes import rates
from comity.ledger import Record
from comity.wording import sentence

COLUMNS = (
    "id", "sort", "a", "b", "promised", "first_told", "times_told", "due_from", "due", "speaker", "source", "status", "reasoning",
    "would_change", "reached", "share", "days", "evidence", "rules_version",
)  # fmt: skip


def rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """The outcomes as rows with the columns of `COLUMNS`; dates are ISO, lists are joined with "; "."""
    return [_row(o) for o in outcomes]


def as_csv(outcomes: Sequence[Outcome], safe: Callable[[object], object] | None = None) -> str:
    """A CSV table, a commitment a row.

    Args:
        safe: what makes of a cell one that no spreadsheet takes for a formula.

    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(c) if safe else c for c in row.values()] for row in rows(outcomes))
    return text.getvalue()


def as_json(outcomes: Sequence[Outcome]) -> str:
    """A JSON object: the commitments with the places where each thing is told, and the rates by pair and sort."""
    listed = [
        _row(o) | {"told_in": _places(o.commitment.records), "evidence": _places(o.evidence), "life": [_step(s) for s in o.life]}
        for o in outcomes
    ]
    counted = [
        {
            "pair": list(r.pair), "sort": r.title, "base": r.all, "kept": r.kept, "late": r.late, "partly": r.partly,
            "missed": r.missed, "unknown": r.unknown, "rate": r.rate, "share_unknown": r.silent,
        }
        for r in rates(outcomes)
    ]  # fmt: skip
    return json.dumps({"commitments": listed, "rates": counted}, ensure_ascii=False, indent=1) + "\n"


def _row(outcome: Outcome) -> dict[str, Any]:
    c, o = outcome.commitment, outcome.commitment.observation
    first = c.records[0].source
    values = (
        c.id, c.rule.title, o.a, o.b, sentence(c.promise), _iso(c.told), len(c.records), _iso(c.due_from), _iso(c.due),
        next((r.observation.speaker for r in c.records if r.observation.speaker), None), first.id, outcome.status.value,
        outcome.reasoning, outcome.would_change, outcome.reached, outcome.share, outcome.days,
        "; ".join(dict.fromkeys(r.source.id for r in outcome.evidence)), outcome.rule_version,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _places(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [
        {
            "source": r.source.id,
            "url": r.source.url,
            "title": r.source.title,
            "published": _iso(r.source.published),
            "spans": [list(s) for s in r.observation.spans],
            "row": r.finding.row,
            "says": sentence(r.observation),
        }
        for r in records
    ]


def _step(step: Step) -> dict[str, Any]:
    return {"action": step.action, "from": _iso(step.start), "to": _iso(step.end), "days_since_step_before": step.days}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
