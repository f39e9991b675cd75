"""Which two parties a phrase is about, and how surely."""

import re
from collections.abc import Iterator
from enum import IntEnum

from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.patterns import compiled
from comity.read.text.scene import Scene


class Trust(IntEnum):
    """How a pair was told, from the loosest to the surest."""

    ONLY = 0  # the sentence names no other parties
    CONTEXT = 1  # "the two countries"
    WITH = 2  # "A … with B"
    JOINED = 3  # "A and B …"
    STATED = 4  # "between A and B", "A-B"


_PARTY = r"(?:the )?(?:governments? of (?:the )?)?<party>(?:'s?)?(?: (?:government|side|people)s?)?"
_LIST = rf"(?P<list>{_PARTY}(?:(?:, and|,| and|, and| &|,? on the one hand,? and|/|-) ?{_PARTY})+)"
_BETWEEN = compiled(
    rf"\b(?:between|by|of|among|amongst|link(?:s|ing)|connect(?:s|ing))(?: both)?(?: the (?:presidents?|leaders?) of)? {_LIST}"
)
_COMPOUND = compiled(r"(?P<list><party>(?:[-/]| - )<party>)(?![-/])")
_JOINT = compiled(r"(?<!, )(?P<list>(?:the )?<actor>(?:'s?)?(?:, (?:the )?<actor>)* and (?:the )?<actor>)")
_WITH = compiled(r"\bwith (?:the |its |his |<few>)?(?P<list><actor>)")
_TWO = re.compile(
    r"\b(?:(?:the|our|these|those|both|between) (?:two )?(?:countries|states|nations|sides|parties|neighbou?rs|governments|leaders|"
    r"presidents|peoples|capitals|ministers|republics|partners|allies)|two (?:countries|states|nations|sides|governments|leaders|peoples|"
    r"neighbou?rs)|both (?:countries|states|nations|sides|parties|capitals)|each other|bilateral|mutual|two-way|one another)\b"
)


def says_two(scene: Scene, start: int = 0, end: int | None = None) -> bool:
    """Whether a part of a sentence speaks of "the two countries", "bilateral" things and the like."""
    return _TWO.search(scene.masked, start, len(scene.masked) if end is None else end) is not None


def unnamed_pair(scene: Scene, context: Context) -> list[str]:
    """The pair in question for a sentence that names no party at all ("the length of the border is …")."""
    pair = context.two(scene.index) if context.pair and not scene.parties() else None
    return list(pair) if pair and set(pair) == set(context.pair or ()) else []


def listed(scene: Scene, start: int, end: int) -> list[str]:
    """The parties of a part of a sentence, each once, in order."""
    return [party for _, party in scene.parties(start, end)]


def pair_of(scene: Scene, context: Context, start: int, end: int, least: Trust = Trust.ONLY) -> list[str]:
    """The parties of what stands at ``scene.masked[start:end]``: two or more, or none.

    The signs are tried in order of trust, down to `least`: "between A and B" behind the phrase or in it,
    "A-B" in front of it, "A and B" as subject, "A … with B", "the two countries" (from context), and the
    only two parties of the sentence.
    """
    for trust, found in _readings(scene, context, start, end):
        if trust < least:
            break
        if len(found) >= 2:
            return found
    return []


def _readings(scene: Scene, context: Context, start: int, end: int) -> Iterator[tuple[Trust, list[str]]]:
    yield Trust.STATED, _stated(scene, start, end)
    for m in _JOINT.finditer(scene.masked, 0, start):
        yield Trust.JOINED, listed(scene, *m.span("list"))
    yield Trust.WITH, _with(scene, context, start, end)
    yield Trust.CONTEXT, _from_context(scene, context)
    yield Trust.ONLY, _only_two(scene)


def _stated(scene: Scene, start: int, end: int) -> list[str]:
    text = scene.masked
    for m in _BETWEEN.finditer(text, start, min(len(text), end + 140)):
        found = listed(scene, *m.span("list"))
        if len(found) >= 2 and ";" not in text[end : max(end, m.start())]:
            return found
        break
    for pattern, low, high in ((_COMPOUND, max(0, start - 60), min(len(text), end + 20)), (_BETWEEN, 0, start)):
        for m in pattern.finditer(text, low, high):
            found = listed(scene, *m.span("list"))
            if len(found) >= 2:
                return found
    return []


def _with(scene: Scene, context: Context, start: int, end: int) -> list[str]:
    subject = [party for _, party in scene.parties(0, start)]
    subject = [p for p in subject if p == "EU" or known_parties()[p].sort == "state"] or subject
    for m in _WITH.finditer(scene.masked, max(0, start - 30), min(len(scene.masked), end + 100)):
        partner = scene.party(m.start("list"))
        others = [p for p in subject if p != partner]
        if partner and others:
            return [others[0], partner]
        other = context.other(partner, scene.index) if partner and not subject else None
        if partner and other:
            return [other, partner]
    return []


def _from_context(scene: Scene, context: Context) -> list[str]:
    pair = context.two(scene.index) if says_two(scene) else None
    named = [party for _, party in scene.parties()]
    if pair and (not named or set(named) & set(pair)):
        return list(pair)
    return []


def _only_two(scene: Scene) -> list[str]:
    """The two states of a sentence that names no more; organisations but the EU do not count."""
    named = [party for _, party in scene.parties()]
    states = [p for p in named if p == "EU" or known_parties()[p].sort == "state"]
    return states if len(states) == 2 else []
