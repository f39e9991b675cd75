"""The ranks of partners that follow one told of: "followed by Chile and Peru", "Brazil is third"."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.read.discourse import Discourse, is_actor
from comity.read.grammar import NounGroup, VerbGroup, is_adjective
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.trading.partners import Partnership
from comity.read.trading.words import trade_words

#: A figure stands so many tokens behind the partner whose it is.
_NEAR = 4
#: How many sentences a rank is kept for those that follow.
_REACH = 2
_MEASURED = ("money", "percent", "fraction", "scaled")


@dataclass(frozen=True)
class Ranked:
    """The rank told last: whose partner, which, and when.

    Attributes:
        index: the sentence's number.
        one: the partnership.
        rank: of the partner told last.

    """

    index: int
    one: Partnership
    rank: int


def next_ranks(sentence: Sentence, last: Ranked | None, discourse: Discourse) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """The ranks of those that follow, each with its party and where it stands."""
    if last is None or discourse.index - last.index > _REACH:
        return
    place, one = last.rank, last.one
    seen = {one.a, one.b}
    for verb in sentence.verbs:
        if verb.lemma not in trade_words(sentence.language).following or verb.negated:
            continue
        for group in _behind(verb):
            party = _named(sentence, group)
            if not party or party in seen:
                return
            place += 1
            seen.add(party)
            yield party, place, sentence.place(group.i, group.j)
    for group in sentence.nouns:
        party = _named(sentence, group)
        number = _ordinal(sentence, group) if party and party not in seen else None
        if number is not None and number > 1:
            seen.add(party)
            yield party, number, sentence.place(group.i, group.j)


def _behind(verb: VerbGroup) -> list[NounGroup]:
    """Who follows: the doers of "followed by", or the subject of "follows" with no object."""
    if verb.passive:
        return verb.subjects
    return verb.subjects if not verb.objects else []


def _named(sentence: Sentence, group: NounGroup) -> str:
    token = sentence.head(group)
    party = str(getattr(token.value, "party", ""))
    return party if token.mark == "party" and not is_adjective(token) and is_actor(party) else ""


def _ordinal(sentence: Sentence, group: NounGroup) -> int | None:
    """ "Italy is third (10 percent)", "Chile second with 19 percent": the rank right behind a party, of no noun."""
    for token in sentence.tokens[group.j : group.j + _NEAR - 1]:
        value = token.value
        if isinstance(value, Quantity) and value.sort == "ordinal" and value.value:
            after = sentence.tokens[token.index + 1 : token.index + 2]
            return int(value.value) if not after or after[0].tag in "YPC" else None
        if token.lemma not in trade_words(sentence.language).placing and token.tag != "B":
            return None
    return None
