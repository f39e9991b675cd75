"""Where sources disagree: the newest contradictions, what each says side by side."""

from comity.brief.front.material import Material
from comity.brief.parts import Contradiction, Fact
from comity.brief.shortened_names import shortened
from comity.wording import cell, period

PLACE = 7
TITLE = "Where sources disagree"
_MOST = 3


def answer(material: Material) -> list[Fact]:
    """A line for each, the newest first; all of them stand further down."""
    newest = sorted(material.contradictions, key=lambda c: max(f.sort_key for f in c.facts), reverse=True)
    return [_line(c) for c in newest[:_MOST]]


def _line(contradiction: Contradiction) -> Fact:
    tellers: dict[str, list[str]] = {}
    for fact in contradiction.facts:
        tellers.setdefault(_said(fact), []).append(_teller(fact))
    told = [f"{said} ({', '.join(dict.fromkeys(by))})" for said, by in tellers.items()]
    quotes = tuple(q for fact in contradiction.facts for q in fact.quotes)
    first = contradiction.facts[0]
    # An agreement's own days are what is in question.
    when = "" if first.record and first.record.observation.kind in ("agreement", "border") else first.when
    about = shortened(contradiction.about, first.record.observation) if first.record else contradiction.about
    return Fact(f"{about}: {' or '.join(told)}", when, first.sort_key, None, quotes)


def _teller(fact: Fact) -> str:
    return fact.quotes[0].source.teller


def _said(fact: Fact) -> str:
    assert fact.record is not None
    o = fact.record.observation
    return period(o.start, o.end) if o.kind == "agreement" else cell(o)
