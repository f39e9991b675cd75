"""Two pairs side by side: how many facts of each facet, and what their front pages answer."""

from typing import Any

from starlette.requests import Request

from comity.brief import Brief, build
from comity.brief.front import questions
from comity.errors import ComityError
from comity.observation import vocabulary
from comity.parties import Party
from comity.web.addresses import pair_page
from comity.web.answering import Page, Table
from comity.web.asking import day, named_in, pair, word
from comity.web.held import Site


def page(request: Request, site: Site) -> Page:
    """The form, and the two pairs once both are given."""
    asked = word(request, "first"), word(request, "second")
    form: dict[str, Any] = {"briefs": [], "first": asked[0], "second": asked[1], "facets": [], "questions": [], "error": ""}
    if not all(asked):
        return Page("compare.html", "Compare two pairs", form)
    try:
        pairs, as_of = [_pair(text) for text in asked], day(request, "as_of")
    except ComityError as error:
        # What was written stays in the form, to be put right.
        told = str(error)
        return Page("compare.html", "Compare two pairs", form | {"error": told}, value=lambda: {"error": told}, status=404)
    briefs = [build(site.ledger, *pair_asked, as_of=as_of) for pair_asked in pairs]
    facets = [
        (title, [next(len(g.all) for g in b.groups if g.id == facet) for b in briefs]) for facet, title in vocabulary().facets.items()
    ]
    answers = [(q.TITLE, [next((s.facts for s in b.front if s.id == name), ()) for b in briefs]) for name, q in questions().items()]
    answered = [(title, facts) for title, facts in answers if any(facts)]
    values = form | {"briefs": [(_title(b), pair_page(b.a.id, b.b.id)) for b in briefs]}
    sources = {s.id: s for b in briefs for s in b.sources}
    rows = [(title, *counted) for title, counted in facets]
    return Page(
        "compare.html",
        " and ".join(_title(b) for b in briefs),
        values | {"facets": facets, "questions": answered},
        Table(("facet", *(f"{b.a.id}-{b.b.id}" for b in briefs)), rows),
        lambda: {"facets": [dict(zip(("facet", "first", "second"), r, strict=True)) for r in rows],
         "front": [{"question": t, "answers": [[f.text for f in facts] for facts in told]} for t, told in answered]},
        tuple(sources.values()),
    )  # fmt: skip


def _pair(text: str) -> tuple[Party, Party]:
    found = named_in(text)
    if len(found) != 2:
        raise ComityError(f"{text!r} names no pair; write it as Chad – Sudan or TCD-SDN")
    return pair(found[0].id, found[1].id)


def _title(brief: Brief) -> str:
    return f"{brief.a.name} – {brief.b.name}"
