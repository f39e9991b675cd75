"""Anniversaries: the twentieth of a declaration, the twenty-fifth of diplomatic relations."""

import re
from collections.abc import Iterator

from comity.observation import Attribute
from comity.read.context import Context, is_organisation_pair
from comity.read.document import Finding
from comity.read.events import event
from comity.read.pairs import pair_of
from comity.read.patterns import compiled, knowledge, pattern
from comity.read.text.periods import Period
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "anniversary"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Anniversaries of what two parties have in common; a state's own days are left out."""
    for name in ("anniversary", "years"):
        for m in pattern(KIND, name).finditer(scene.masked):
            of = m["of"] or ""
            if re.search(knowledge(KIND)["own"], of) or not re.search(knowledge(KIND)["joint"], of):
                continue
            n = next((t.value for _, t in scene.between(m.start(), m.end()) if isinstance(t.value, Quantity)), None)
            pair = pair_of(scene, context, m.start(), m.end())
            if n is None or not n.value or n.value != int(n.value) or len(pair) != 2 or is_organisation_pair(pair):
                continue
            attrs: dict[str, Attribute] = {"n": int(n.value)}
            what = _of(scene, m)
            if what:
                attrs["of"] = what
            yield event(scene, KIND, (pair[0], pair[1]), attrs, m.span(), name, _when(scene, context, m))


def _of(scene: Scene, m: re.Match[str]) -> str:
    """What is commemorated, in a few words."""
    if not m["of"]:
        return ""
    low, high = m.span("of")
    between = compiled(knowledge(KIND)["between"]).search(scene.masked, low, high)
    skipped = scene.words(low, between.start()) + " " if between else ""
    low = between.end() if between else low
    stop = compiled(knowledge(KIND)["stop"]).search(scene.masked, low, high)
    words = (skipped + scene.words(low, stop.start() if stop else high)).strip(" ,")
    words = re.sub(r"^(?:the |date of |adoption of |signing of |establishment of )+", "", words)
    return " ".join(words.split()[:12])


def _when(scene: Scene, context: Context, m: re.Match[str]) -> Period | None:
    """When it falls: a period in the sentence, or a day told in the sentence before that it coincided with."""
    found = [t.value for p, t in scene.between(0, len(scene.masked)) if isinstance(t.value, Period)]
    for period in found:
        if period.sort != "shifted" and not _inside_name(scene, m, period):
            return period
    if re.search(r"\b(?:coincid\w+|same day|that day|the date)\b", scene.masked[: m.start()]):
        return context.last_period
    return None


def _inside_name(scene: Scene, m: re.Match[str], period: Period) -> bool:
    """Whether the period is that of the thing commemorated ("anniversary of the 1992 treaty")."""
    if not m["of"]:
        return False
    low, high = scene.offset(m.start("of")), scene.offset(m.end("of") - 1)
    return low <= period.start <= high and period.lead not in ("in", "on", "this")
