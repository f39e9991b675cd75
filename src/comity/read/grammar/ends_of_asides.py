"""Where what only describes between commas ends."""

from collections.abc import Sequence

from comity.read.grammar.groups import VerbGroup
from comity.read.grammar.sentence_row import COMMA
from comity.read.grammar.tokens import Token


def end_of_aside(tokens: Sequence[Token], verb: VerbGroup, end: int) -> int:
    """The token at which a clause ends: of one with a time of its own at the comma in front of another ("shut since 1993, in May 2018")."""
    if verb.noun is None or verb.sort != "participle" or not verb.i or tokens[verb.i - 1].lower != COMMA:
        return end
    closed = next((t.index for t in tokens[verb.j : end] if t.lower == COMMA), end)
    timed = any(t.mark == "period" for t in tokens[verb.j : closed])
    return closed if timed and [t.tag for t in tokens[closed + 1 : closed + 3]] == ["P", "W"] else end
