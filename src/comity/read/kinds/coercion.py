"""Pressure: sanctions, tariffs, bans, closed borders, protests, threats, accusations, force."""

import re
from collections.abc import Iterator

from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period, subject_of
from comity.read.patterns import knowledge, patterns
from comity.read.private import is_private, is_private_at
from comity.read.text.scene import Scene

KIND = "coercion"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """What a sentence says one party did to another, each sort of deed of a pair once."""
    seen: set[tuple[str, str, str]] = set()
    not_done = re.compile(knowledge(KIND)["words"]["not_done"])
    for expression, row in patterns(KIND, "coercion"):
        for m in expression.finditer(scene.masked):
            first = row.get("subject") == "first"
            a = subject_of(scene, m.start()) if first else scene.party(m.start("a"))
            b, action = scene.party(m.start("b")), row["action"]
            if not a or not b or a == b or (a, b, action) in seen or is_private(scene, [a, b]):
                continue
            if not first and re.match(r"'s [^\ue000-\ue005]*\band\b", scene.masked[m.start("a") + 1 : m.start("verb")]):
                continue
            if is_private_at(scene, m.start("b")):
                continue
            if not _is_state(a) or not _is_state(b):
                continue
            if not_done.search(scene.masked, max(0, m.start("verb") - 30), m.end()):
                continue
            modality = event_modality(scene, m.start("verb"), max(m.end("verb"), m.start("verb") + 1), 22)
            if modality == "denied":
                continue
            if action == "sanctions" and (a, b, "sanctions_lifted") in seen:
                continue
            seen.add((a, b, action))
            period = near_period(scene, m.start("verb"), m.end(), 12 if action == "accusation" else 45)
            yield event(scene, KIND, (a, b), {"action": action}, m.span(), action, period, modality)


def _is_state(party: str) -> bool:
    return known_parties()[party].sort == "state" or party in ("EU", "UN", "NATO", "LAS", "GCC", "AU", "ECOWAS")
