"""Which two parties a phrase is about."""

import re

from comity.read.context import Context, Pair
from comity.read.patterns import compiled
from comity.read.text.scene import Scene

_LIST = r"(?:the )?<party>(?:'s?)?(?: (?:government|side|people)s?)?"
_BETWEEN = compiled(rf"\b(?:between|by|of|among|amongst)(?: both)?(?: the (?:governments?|presidents?|leaders?) of)? (?P<list>{_LIST}(?:(?:,| and|, and| &|,? on the one hand,? and|/|-) ?{_LIST})+)")
_COMPOUND = compiled(r"(?P<list><party>(?:[-/]| - )<party>)(?![-/])")
_JOINT = compiled(r"(?P<list>(?:the )?<actor>(?:'s?)?(?:, (?:the )?<actor>)* and (?:the )?<actor>)")
_WITH = compiled(r"\b(?:with|to|and) (?:the |its |his |<few>)?(?P<list><actor>)")
_TWO = re.compile(
    r"\b(?:(?:the|our|these|those|both|between) (?:two )?(?:countries|states|nations|sides|parties|neighbou?rs|governments|leaders|"
    r"presidents|peoples|capitals|ministers|republics|partners|allies)|two (?:countries|states|nations|sides|governments|leaders|peoples|"
    r"neighbou?rs)|both (?:countries|states|nations|sides|parties|capitals)|each other|bilateral|mutual|two-way|one another)\b"
)


def says_two(scene: Scene, start: int = 0, end: int | None = None) -> bool:
    """Whether a part of a sentence speaks of "the two countries", "bilateral" things and the like."""
    return _TWO.search(scene.masked, start, len(scene.masked) if end is None else end) is not None


def listed(scene: Scene, start: int, end: int) -> list[str]:
    """The parties of a part of a sentence, each once, in order."""
    return [party for _, party in scene.parties(start, end)]


def pair_of(scene: Scene, context: Context, start: int, end: int, loose: bool = True) -> list[str]:
    """The parties of what stands at ``scene.masked[start:end]``: two or more, or none.

    The signs are tried in order of trust: "between A and B" behind the phrase or in it, "A-B" in front
    of it, "A and B" as subject, "A … with B", "the two countries" (from context), and, if `loose`, the
    only two parties of the sentence.
    """
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
    return _by_subject(scene, context, start, end, loose)


def _by_subject(scene: Scene, context: Context, start: int, end: int, loose: bool) -> list[str]:
    text = scene.masked
    for m in _JOINT.finditer(text, 0, start):
        found = listed(scene, *m.span("list"))
        if len(found) >= 2:
            return found
    subject = [party for _, party in scene.parties(0, start)]
    for m in _WITH.finditer(text, max(0, start - 30), min(len(text), end + 100)):
        partner = scene.party(m.start("list"))
        others = [p for p in subject if p != partner]
        if partner and others:
            return [others[0], partner]
        other = context.other(partner, scene.index) if partner and not subject else None
        if partner and other:
            return [other, partner]
    if says_two(scene):
        pair = context.two(scene.index)
        named = [party for _, party in scene.parties()]
        if pair and (not named or len(set(named) & set(pair)) >= min(len(named), 1)):
            return list(pair)
    named = [party for _, party in scene.parties()]
    return named if loose and len(named) == 2 else []


def as_pair(parties: list[str]) -> Pair | None:
    """The first two of some parties."""
    return (parties[0], parties[1]) if len(parties) >= 2 and parties[0] != parties[1] else None
