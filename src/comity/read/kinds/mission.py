"""Embassies, consulates, ambassadors and diplomats: opened, closed, appointed, summoned, expelled."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period, subject_of
from comity.read.patterns import compiled, knowledge, pattern
from comity.read.text.people import Person
from comity.read.text.periods import Period
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
                if row.get("office") and not _holds(scene, m.start("b"), str(row["office"])):
                    continue
                a, b = _parties(scene, context, m, row.get("subject") == "first")
                what, action = _deed(name, row, m)
                if not a or not b or a == b or (a, b, what, action) in seen:
                    continue
                seen.add((a, b, what, action))
                yield _finding(scene, context, m, (a, b), (what, action), row["rule"])
    yield from _deadlines(scene, context)


def _parties(scene: Scene, context: Context, m: re.Match[str], first: bool) -> tuple[str | None, str | None]:
    """Sender and receiver; the receiver is the sentence's first party where `first` says so."""
    groups = m.groupdict()
    a = scene.party(m.start("a")) if groups.get("a") else None
    b = scene.party(m.start("b")) if groups.get("b") else None
    if groups.get("c"):
        b = scene.party(m.start("c"))
    if first:
        b = subject_of(scene, m.start())
    elif b is None and a is not None and not groups.get("b"):
        b = context.other(a, scene.index)
    return a, b


def _holds(scene: Scene, position: int, office: str) -> bool:
    """Whether the person there is told by an office only: "its ambassador to Moscow"."""
    value = scene.tokens[position].value
    return isinstance(value, Person) and office in value.name.lower()


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
    if row.get("action"):
        return what, str(row["action"])
    return what, "closed" if re.search(r"clos|shut", m["verb"]) else "opened"


def _deadlines(scene: Scene, context: Context) -> Iterator[Finding]:
    """ "The diplomats would have to leave by April 5": the day of what was told before."""
    for m in pattern(KIND, "deadline").finditer(scene.masked):
        what = {"consulate": "consulate", "embassy": "embassy"}.get(m["who"], "diplomats")
        period = scene.tokens[m.end() - 1].value
        for earlier in reversed(context.found):
            o = earlier.observation
            if o.kind == KIND and o.attrs.get("what") == what and isinstance(period, Period) and o.b is not None:
                action = str(o.attrs["action"])
                attrs = {"what": what, "action": action}
                value = (o.value, o.unit, o.bound)
                yield event(scene, KIND, (o.a, o.b), dict(attrs), m.span(), "deadline", period, o.modality, value)
                break


def _same_number(scene: Scene, context: Context, m: re.Match[str]) -> tuple[float | None, str | None, str]:
    """How many "the same number" is: as many as were expelled in what was told before."""
    if "same number" in m.group() and "n" in m.groupdict():
        for earlier in reversed(context.found):
            o = earlier.observation
            if o.kind == KIND and o.value is not None:
                return o.value, o.unit, o.bound
    return None, None, "exact"


def _finding(scene: Scene, context: Context, m: re.Match[str], parties: tuple[str, str], deed: tuple[str, str], rule: str) -> Finding:
    value = _same_number(scene, context, m)
    if m.groupdict().get("n"):
        quantity = scene.tokens[m.start("n")].value
        if isinstance(quantity, Quantity):
            value = (quantity.value, "count", quantity.bound)
    period = near_period(scene, m.start("verb"), m.end(), 50)
    modality = event_modality(scene, m.start("verb"), m.end("verb"), 25)
    attrs = {"what": deed[0], "action": deed[1]}
    return event(scene, KIND, parties, dict(attrs), m.span(), rule, period, modality, value)
