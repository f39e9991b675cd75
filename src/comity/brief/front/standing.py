"""Where relations stand now: the latest state of each thing that can go back and forth, after its whole sequence."""

from dataclasses import replace

from comity.brief.front.material import Material, when
from comity.brief.merged_records import Event
from comity.brief.parts import Fact
from comity.wording import name, period, phrase

PLACE = 1
TITLE = "Where relations stand"
_DIPLOMATIC = ("established", "severed", "restored", "recognised")
#: Of these the second in a row changes nothing.
_ONCE = ("severed", "restored")
#: What a later act of one sort makes past: relations of a status, an embassy of one of the two, the border.
_EMBASSY = ("opened", "reopened", "closed", "upgraded", "downgraded", "exists")
_BORDER = ("border_closed", "border_opened")


def answer(material: Material) -> list[Fact]:
    """Diplomatic relations, then partnerships and alliances, embassies, and a border that was closed or opened."""
    diplomatic = sorted(material.of("relations", status="diplomatic", action=_DIPLOMATIC), key=when)
    found = [_sequence(material, diplomatic)] if diplomatic else []
    for status in ("alliance", "comprehensive_strategic_partnership", "strategic_partnership"):
        partnership = sorted(material.of("relations", status=status), key=when)
        found += [_partnership(material, status, partnership)] if partnership else []
    for party in (material.a, material.b):
        found += [_embassy(material, e) for e in sorted(material.of("mission", what="embassy", action=_EMBASSY, a=party.id), key=when)[-1:]]
    found += material.lines(sorted(material.of("coercion", action=_BORDER), key=when)[-1:])
    return found


def _partnership(material: Material, status: str, acts: list[Event]) -> Fact:
    """A partnership since it was made; an alliance that ended, or an act that undid it, as it is told."""
    o = acts[-1].observation
    fact = material.make(acts[-1])
    table = {"established": "partnership", "upgraded": "partnership", "described": "partnership_held"}.get(str(o.attrs["action"]))
    if table is None or o.start is None or (table == "partnership_held" and o.end):
        return fact
    return replace(fact, text=phrase(table, status, period(o.start, o.end)), when="")


def _embassy(material: Material, event: Event) -> Fact:
    """The latest of an embassy; that there is one is told of today, whenever it was said."""
    fact = material.make(event)
    return replace(fact, when="") if event.observation.attrs["action"] == "exists" else fact


def _sequence(material: Material, acts: list[Event]) -> Fact:
    """The latest act, and in brackets those before it: what was severed may have been restored."""
    told = [material.make(e) for e in acts]
    acts = [e for n, e in enumerate(acts) if not n or not _is_again(e, acts[n - 1])]
    last = acts[-1].observation
    earlier = [phrase("standing", str(e.observation.attrs["action"]), period(e.observation.start, e.observation.end)) for e in acts[:-1]]
    whom = str(last.attrs.get("recognised", ""))
    sides = (name(next(p for p in last.pair if p != whom)), name(whom)) if whom in last.pair else ("", "")
    text = phrase("standing_now", str(last.attrs["action"]), period(last.start, last.end), *sides)
    history = f" ({'; '.join(dict.fromkeys(earlier))})" if earlier else ""
    return replace(told[-1], text=text + history, when="", quotes=tuple(q for fact in reversed(told) for q in fact.quotes))


def _is_again(event: Event, before: Event) -> bool:
    """Whether what is severed is severed again, or what is restored restored: it was so since the act before."""
    action = event.observation.attrs["action"]
    return action in _ONCE and action == before.observation.attrs["action"]
