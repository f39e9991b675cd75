"""Two parties: the brief on them, with filters."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from comity.brief import Brief, Fact, as_json, build, citations
from comity.ledger import Record
from comity.observation import vocabulary
from comity.suggestions import known
from comity.web.answering import Page, Table
from comity.web.asking import day, number, pair, word
from comity.web.held import Site
from comity.wording import cell

#: What a visitor may choose between, and what it is in the vocabulary.
_MODALITIES = {"actual": "facts", "planned": "plans", "target": "targets", "denied": "denied"}


@dataclass(frozen=True)
class Filter:
    """Which facts are told: of a facet, a source, a modality (any where empty), about years from one to another."""

    facet: str = ""
    source: str = ""
    modality: str = ""
    first: int | None = None
    last: int | None = None

    def lets_through(self, record: Record) -> bool:
        """Whether a fact is told; one without a date is told where no year is asked for."""
        o = record.observation
        if (self.facet and o.facet != self.facet) or (self.source and record.source.id != self.source):
            return False
        if self.modality and o.modality != self.modality:
            return False
        start, end = o.start or o.end, o.end or o.start
        if start is None or end is None:
            return self.first is None and self.last is None
        return (self.first is None or end.year >= self.first) and (self.last is None or start.year <= self.last)


def page(request: Request, site: Site) -> Page:
    """The brief on a pair, of the facts that are asked for."""
    a, b = pair(request.path_params["a"], request.path_params["b"])
    chosen = Filter(word(request, "facet"), word(request, "source"), word(request, "kind"), number(request, "from"), number(request, "to"))
    if chosen.facet:
        known(chosen.facet, vocabulary().facets, "facet")
    if chosen.modality:
        known(chosen.modality, _MODALITIES, "kind of fact")
    seen: dict[str, str] = {}

    def wanted(record: Record) -> bool:
        seen[record.source.id] = record.source.called
        return chosen.lets_through(record)

    made = build(site.ledger, a, b, as_of=day(request, "as_of"), wanted=wanted, is_shown=not word(request, "format"))
    return Page(
        "pair.html",
        f"{a.name} – {b.name}",
        {
            "brief": made, "chosen": chosen, "filtered": chosen != Filter(), "full": True, "citations": citations(made),
            "facets": vocabulary().facets, "modalities": _MODALITIES, "sources": sorted(seen.items(), key=lambda s: s[1]),
        },
        facts_of(made),
        lambda: json.loads(as_json(made)),
        made.sources,
    )  # fmt: skip


def facts_of(made: Brief) -> Table:
    """The facts of a brief as rows."""
    columns = ("facet", "when", "fact", "figure", "kind", "a", "b", "value", "unit", "start", "end", "modality", "sources")
    return Table(columns, (_row(made, group.id, fact) for group in made.groups for fact in group.all))


def _row(made: Brief, facet: str, fact: Fact) -> tuple[Any, ...]:
    o = fact.record.observation if fact.record else None
    sources = "; ".join(dict.fromkeys(q.source.id for q in fact.quotes))
    told = (o.kind, o.a, o.b, o.value, o.unit, o.start, o.end, o.modality) if o else ("", made.a.id, made.b.id, *[None] * 5)
    return facet, fact.when, fact.text, cell(o) if o else "", *told, sources
