"""Membership of states in organisations: joined, left, candidate, observer, suspended."""

import re
from collections.abc import Iterator

from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.patterns import patterns
from comity.read.text.scene import ORGANISATION, Scene

KIND = "membership"
#: "Italy joining the G-7 talks" joins no organisation.
_OCCASION = re.compile(r" (?:[^ ,.;]+ ){0,2}(?:talks|meeting|summit|conference|mission|force|programme|program)\b")
#: "Mexico joining GATT" is a fact, "Mexico is serious about joining GATT" a plan.
_NEXT = 4
TRIGGER = re.compile(f"[{ORGANISATION}]")


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """What a sentence says of a state's place in an organisation, one finding for each of the two."""
    seen: set[tuple[str, str]] = set()
    for expression, row in patterns(KIND, "membership"):
        for m in expression.finditer(scene.masked):
            a, b = scene.party(m.start("a")), scene.party(m.start("b"))
            if _OCCASION.match(scene.masked, m.end()):
                continue
            if not a or not b or (a, b) in seen or known_parties()[a].sort != "state":
                continue
            seen.add((a, b))
            low, high = m.span("verb")
            modality = event_modality(scene, low, high, 25)
            if row["action"] == "candidate":
                modality = "actual"
            elif m["verb"] == "joining" and m.start("verb") - m.start("a") > _NEXT:
                modality = "planned"
            period = (
                near_period(scene, low, max(high, m.end()), 40) if row["action"] in ("joined", "left", "suspended", "candidate") else None
            )
            yield event(scene, KIND, (a, b), {"action": row["action"]}, m.span(), row["action"], period, modality)
