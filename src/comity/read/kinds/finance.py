"""Money lent or given by one party to another: loans, grants, credit lines, debt, aid."""

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.patterns import knowledge, patterns
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "finance"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Sums that a sentence says are lent, given or owed."""
    taken: set[int] = set()
    for expression, row in patterns(KIND, "give"):
        for m in expression.finditer(scene.masked):
            groups = m.groupdict()
            place = m.start("sum") if groups.get("sum") else m.start("sum2") if groups.get("sum2") else -1
            if place < 0 or place in taken:
                continue
            found = _finding(scene, m, place, row["rule"])
            if found:
                taken.add(place)
                yield found


def _finding(scene: Scene, m: re.Match[str], place: int, rule: str) -> Finding | None:
    quantity, a, b = scene.tokens[place].value, scene.party(m.start("a")), scene.party(m.start("b"))
    if not isinstance(quantity, Quantity) or quantity.value is None or not a or not b or a == b:
        return None
    tail = scene.masked[m.end() : m.end() + 35] if not rule.startswith(("noun", "debt")) else ""
    words = m.group() + tail
    unit, of = scene.unit(quantity), _of(words)
    if unit is None or of is None or re.search(knowledge(KIND)["not_money"], words):
        return None
    found = event(
        scene,
        KIND,
        (a, b),
        {"of": of},
        m.span(),
        rule,
        near_period(scene, m.start(), m.end(), 40),
        event_modality(scene, m.start(), place, 30),
        (quantity.value, unit, quantity.bound),
    )
    return replace(found, observation=replace(found.observation, measure="level"))


def _of(words: str) -> str | None:
    for of, expression in knowledge(KIND)["of"].items():
        if re.search(expression, words):
            return str(of)
    return None
