"""Others of whom the same is told with a date each: "Chile joined in 1984, followed by Peru in 1995, Fiji and Ghana in 1997"."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.parties import Mention
from comity.read.discourse import state
from comity.read.grammar import words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence


class Follower(NamedTuple):
    """A state that follows: its token, and the date behind it."""

    party: str
    place: int
    period: Period


def followers(sentence: Sentence, start: int) -> Iterator[Follower]:
    """The states that stand behind a date with a date of their own, alone or several under one, as far as nothing else stands between.

    Args:
        sentence: where they stand.
        start: the token behind the date of who is told of by a verb.

    """
    sets, waiting = words(sentence.language).sets, list[tuple[str, int]]()
    for token in sentence.tokens[start:]:
        value = token.value
        if isinstance(value, Period):
            yield from (Follower(party, place, value) for party, place in waiting)
            waiting = []
        elif isinstance(value, Mention):
            if (party := state(token)) is None:
                return
            waiting.append((party, token.index))
        elif not (token.lower in sets["later"] or token.lower in sets["when"] or token.tag in "CD" or token.lower in (",", ";")):
            return
