"""Verdicts as JSON."""

import math
from typing import Any

from comity.check.verdicts import Evidence, Verdict
from comity.ledger import Source
from comity.observation import to_dict
from comity.observation.interval import Interval
from comity.safe import as_json as _written


def as_json(checked: list[tuple[Source, list[Verdict]]]) -> str:
    """All verdicts, by document, with claims, tests and evidence."""
    return _written([_document(s, v) for s, v in checked])


def _document(source: Source, verdicts: list[Verdict]) -> dict[str, Any]:
    published = source.published.isoformat() if source.published else None
    about = {"id": source.id, "title": source.title, "publisher": source.publisher, "url": source.url, "date": published}
    return {"document": about, "verdicts": [_verdict(v) for v in verdicts]}


def _verdict(v: Verdict) -> dict[str, Any]:
    return {
        "claim": v.claim.number,
        "text": v.claim.text,
        "observation": to_dict(v.claim.observation),
        "figure": _interval(v.claim.figure),
        "verdict": v.label,
        "consistent": v.consistent,
        "strength": v.strength,
        "independent_sources": v.independent,
        "backing": v.backing,
        "reasoning": v.reasoning,
        "would_change": v.would_change,
        "tests": [
            {"rule": t.rule, "claims": list(t.claims), "holds": t.holds, "reasoning": t.reasoning, "off": _number(t.off)} for t in v.tests
        ],
        "evidence": [_evidence(e) for e in v.evidence],
    }


def _evidence(e: Evidence) -> dict[str, Any]:
    source = {"id": e.source.id, "title": e.source.title, "publisher": e.source.publisher, "version": e.source.label, "url": e.source.url}
    return {
        "source": source,
        "place": e.place,
        "relation": e.relation,
        "strength": e.strength,
        "origin": e.origin,
        "reasoning": e.reasoning,
    }


def _interval(x: Interval | None) -> list[float | None] | None:
    return None if x is None else [_number(x.low), _number(x.high)]


def _number(x: float) -> float | None:
    return x if math.isfinite(x) else None
