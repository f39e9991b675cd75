"""Organisations in which the two parties are said to work together, vote alike or negotiate."""

import re
from collections.abc import Iterator

from comity.parties import parties as known_parties
from comity.read.context import Context, Pair
from comity.read.document import Finding
from comity.read.events import event
from comity.read.pairs import says_two
from comity.read.patterns import knowledge, pattern
from comity.read.text.scene import ORGANISATION, Scene

KIND = "multilateral"
TRIGGER = re.compile(f"[{ORGANISATION}]")


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """One observation for each organisation that a sentence says the two work together in."""
    pair = _pair(scene, context)
    if pair is None or not pattern(KIND, "together").search(scene.masked):
        return
    seen: set[str] = set()
    for position, _ in scene.between(0, len(scene.masked)):
        if scene.masked[position] != ORGANISATION:
            continue
        organisation = scene.party(position)
        before = scene.masked[max(0, position - 60) : position]
        if organisation is None or organisation in seen or organisation in pair:
            continue
        if not _within(before) and not seen:
            continue
        seen.add(organisation)
        where = (position, position + 1)
        yield event(scene, KIND, pair, {"organisation": organisation}, where, "within")


def _within(before: str) -> bool:
    """Whether the words in front of an organisation lead into it, not to its members or buildings."""
    return (
        re.search(
            knowledge(KIND)["within"]
            + r"(?: (?:of|the|frames?|framework|and|within|in|such|organi[sz]ations?|as|both|structures|and|international|regional|multilateral|bodies|platforms?|formats?|like|including|[\ue003],?))*[ (]*$",
            before,
        )
        is not None
    )


def _pair(scene: Scene, context: Context) -> Pair | None:
    """The two states of the sentence, or the pair that it speaks of without naming."""
    states = [p for _, p in scene.parties() if known_parties()[p].sort == "state"]
    if len(states) == 2:
        return states[0], states[1]
    pair = context.two(scene.index)
    if pair is None or any(known_parties()[p].sort != "state" for p in pair):
        return None
    if not states and (says_two(scene) or pattern(KIND, "we").search(scene.masked)):
        return pair
    if len(states) == 1 and states[0] in pair and (says_two(scene) or re.search(r"\bwith\b", scene.masked)):
        return pair
    return None
