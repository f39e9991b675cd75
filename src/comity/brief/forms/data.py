"""A brief as JSON."""

from typing import Any

from comity.brief.parts import Brief, Fact
from comity.ledger import Source
from comity.observation import to_dict
from comity.safe import as_json as _written


def as_json(brief: Brief, full: bool = False) -> str:
    """The same as JSON: parties, front page, facets with facts, contradictions, sources; it is always whole."""
    value = {
        "parties": [{"id": p.id, "name": p.name} for p in (brief.a, brief.b)],
        "notes": list(brief.notes),
        "as_of": brief.as_of.isoformat(),
        "front": [{"id": s.id, "title": s.title, "facts": [_fact(f) for f in s.facts]} for s in brief.front],
        "facets": [{"id": g.id, "title": g.title, "facts": [_fact(f) for f in g.all]} for g in brief.groups],
        "contradictions": [{"about": c.about, "facts": [_fact(f) for f in c.facts]} for c in brief.contradictions],
        "sources": [_source(s) for s in brief.sources],
    }
    return _written(value) + "\n"


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "text": fact.text,
        "when": fact.when,
        "note": fact.note,
        "observation": to_dict(fact.record.observation) if fact.record else None,
        "sources": [
            {"source": q.source.id, "rule": q.rule, "speaker": q.speaker, "words": "".join(t for t, _ in q.parts).strip()}
            for q in fact.quotes
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "sort": source.sort,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published.isoformat() if source.published else None,
        "version": source.label,
        "url": source.url,
        "attribution": list(source.attribution),
        "sha256": source.sha256,
    }
