"""Investment from one party (the investor) in another (the host): flows, stocks and ranks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from comity.observation import Attribute, Observation
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import near_period
from comity.read.figures import Head, dates, figure_finding, read_figures
from comity.read.patterns import compiled, knowledge, pattern, patterns
from comity.read.ranks import read_ranks
from comity.read.speakers import speaker
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "investment"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Levels, changes, shares and ranks of investment in a sentence."""
    heads = _heads(scene, context)
    for text in knowledge(KIND)["verb"].values():
        yield from _verb(scene, compiled(text))
    yield from read_figures(scene, context, heads)
    yield from _places(scene)
    for finding in read_ranks(scene, context, KIND, ("of", {}, "unspecified"), heads):
        o = finding.observation
        yield replace(finding, observation=replace(o, a=str(o.b), b=o.a))


def _heads(scene: Scene, context: Context) -> list[Head]:
    found: list[Head] = []
    for name in ("head", "partial"):
        for expression, row in patterns(KIND, name):
            for m in expression.finditer(scene.masked):
                if any(m.start() < h.end and h.start < m.end() for h in found):
                    continue
                head = _head(scene, context, m, row, found)
                if head:
                    found.append(head)
    return sorted(found, key=lambda h: h.start)


def _head(scene: Scene, context: Context, m: re.Match[str], row: dict[str, Any], earlier: list[Head]) -> Head | None:
    groups = m.groupdict()
    a = scene.party(m.start("a"))
    b = scene.party(m.start("b")) if groups.get("b") else None
    if row["rule"] == "mutual_elliptic" and not any(h.end <= m.start() and {h.a, h.b} == {a, b} for h in earlier):
        return None
    if b is None and a is not None:
        named = [p for _, p in scene.parties() if p != a]
        b = named[0] if len(named) == 1 else context.other(a, scene.index) if not named else None
    if not a or not b or a == b:
        return None
    attrs: tuple[tuple[str, Attribute], ...] = (("of", _of(scene.masked)),)
    return Head(KIND, a, b, attrs, m.start(), m.end(), rule=row["rule"])


def _of(text: str) -> str:
    """Whether the figures of a sentence are of a stock or a flow."""
    if pattern(KIND, "stock").search(text):
        return "stock"
    return "flow" if pattern(KIND, "flow").search(text) else "unspecified"


def _verb(scene: Scene, expression: re.Pattern[str]) -> Iterator[Finding]:
    for m in expression.finditer(scene.masked):
        quantity, a, b = scene.tokens[m.start("sum")].value, scene.party(m.start("a")), scene.party(m.start("b"))
        if not isinstance(quantity, Quantity) or not a or not b or a == b:
            continue
        unit = scene.unit(quantity)
        if unit:
            head = Head(KIND, a, b, (("of", _of(scene.masked)),), m.start(), m.end(), rule="verb")
            yield figure_finding(scene, head, m.start("sum"), quantity, unit)


def _places(scene: Scene) -> Iterator[Finding]:
    """ "Russia is in third place in terms of direct investment from Kazakhstan"."""
    for m in compiled(knowledge(KIND)["rank"]["place"]).finditer(scene.masked):
        partner, whose = scene.party(m.start("b")), scene.party(m.start("a"))
        token = scene.tokens[m.start("ordinal")].value
        if not partner or not whose or partner == whose or not isinstance(token, Quantity) or token.value is None:
            continue
        first, last = dates(near_period(scene, m.start(), m.end(), 30))
        a, b = (whose, partner) if m["way"] == "from" else (partner, whose)
        yield Finding(
            Observation(
                KIND,
                a,
                b,
                "rank",
                token.value,
                "rank",
                start=first,
                end=last,
                attrs={"of": "unspecified"},
                speaker=speaker(scene),
                spans=((scene.start, scene.end),),
            ),
            f"{KIND}.place",
            (scene.place(*m.span()),),
        )
