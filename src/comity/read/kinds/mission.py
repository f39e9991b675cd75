"""Embassies, consulates, ambassadors and diplomats: opened, closed, appointed, summoned, expelled."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.patterns import compiled, knowledge
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "mission"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    table = knowledge(KIND)
    return tuple(
        (compiled(row["match"].replace("{staff}", table["staff_words"]).replace("{house}", table["house_words"])), row)
        for row in table[name]
    )


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """What a sentence says was done with missions and their people; each deed of a pair once."""
    seen: set[tuple[str, str, str, str]] = set()
    for name in ("expel", "house", "ambassador"):
        for expression, row in _patterns(name):
            for m in expression.finditer(scene.masked):
                a, b = _parties(scene, context, m)
                what, action = _deed(name, row, m)
                if not a or not b or a == b or (a, b, what, action) in seen:
                    continue
                seen.add((a, b, what, action))
                yield _finding(scene, m, a, b, what, action, row["rule"])


def _parties(scene: Scene, context: Context, m: re.Match[str]) -> tuple[str | None, str | None]:
    """Sender and receiver."""
    groups = m.groupdict()
    a = scene.party(m.start("a")) if groups.get("a") else None
    b = scene.party(m.start("b")) if groups.get("b") else None
    if groups.get("c"):
        b = scene.party(m.start("c"))
    if b is None and a is not None and not groups.get("b"):
        b = context.other(a, scene.index)
    return a, b


def _deed(name: str, row: dict[str, Any], m: re.Match[str]) -> tuple[str, str]:
    if name == "expel":
        return "diplomats", "expelled"
    if name == "ambassador":
        return "ambassador", str(row["action"])
    house = m["what"]
    what = "other"
    for known in ("embass", "consulate", "trade"):
        if house.startswith(known):
            what = {"embass": "embassy", "consulate": "consulate", "trade": "trade_office"}[known]
    return what, "closed" if re.search(r"clos|shut", m["verb"]) else "opened"


def _finding(scene: Scene, m: re.Match[str], a: str, b: str, what: str, action: str, rule: str) -> Finding:
    value: tuple[float | None, str | None, str] = (None, None, "exact")
    if m.groupdict().get("n"):
        quantity = scene.tokens[m.start("n")].value
        if isinstance(quantity, Quantity):
            value = (quantity.value, "count", quantity.bound)
    period = near_period(scene, m.start("verb"), m.end(), 50)
    modality = event_modality(scene, m.start("verb"), m.end("verb"), 25)
    attrs = {"what": what, "action": action}
    return event(scene, KIND, (a, b), dict(attrs), m.span(), rule, period, modality, value)
