"""The length of the border of two states."""

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event
from comity.read.pairs import pair_of, unnamed_pair
from comity.read.patterns import knowledge, pattern
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "border"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """A length in kilometres (miles are converted) told of a border, in one sentence with it."""
    for m in pattern(KIND, "length").finditer(scene.masked):
        quantity = scene.tokens[m.start()].value
        border = _nearest_border(scene, m)
        if not isinstance(quantity, Quantity) or quantity.value is None or border is None:
            continue
        low = min(border.start(), m.start())
        if re.search(knowledge(KIND)["stretch"], scene.masked[low : max(border.end(), m.end()) + 8]):
            continue
        pair = pair_of(scene, context, border.start(), border.end()) or unnamed_pair(scene, context)
        if len(pair) != 2:
            continue
        miles = m["unit"].startswith("mile")
        value = round(quantity.value * knowledge(KIND)["miles"], 1) if miles else quantity.value
        found = event(
            scene,
            KIND,
            (pair[0], pair[1]),
            {},
            (low, max(border.end(), m.end())),
            "length",
            value=(value, "km", quantity.bound),
        )
        yield replace(found, observation=replace(found.observation, measure="level"))


def _nearest_border(scene: Scene, m: re.Match[str]) -> re.Match[str] | None:
    found = list(pattern(KIND, "border").finditer(scene.masked))
    near = [b for b in found if abs(b.start() - m.start()) < 110]
    return min(near, key=lambda b: abs(b.start() - m.start())) if near else None
