"""What goes the other way than what was told before, told by no noun of trade ("In the other direction went tea worth $3 million", "took $3 million worth in return")."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.read.figures.figure import Owned
from comity.read.frames import Instance
from comity.read.grammar import Token
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import GOING, Before, Sides, TradeHead, seller_and_buyer
from comity.read.trading.trade_words import KIND, trade_nouns, trade_words

#: So many tokens in front of the phrase a noun of trade tells itself of what goes the other way.
_NEAR = 4


def other_way(sentence: Sentence, every: Sequence[Instance], before: Before | None) -> Iterator[TradeHead]:
    """The head of what the one who got what was told before sends back.

    Args:
        sentence: where it may be told.
        every: what evokes trade in the sentence: a noun of trade tells itself which way it goes.
        before: what was told of trade last.

    """
    told_before = seller_and_buyer(before) if before is not None else None
    if told_before is None:
        return
    seller, buyer = told_before
    at = _where(sentence)
    named = {p for p in sentence.parties() if p not in told_before}
    nouns = trade_nouns(sentence.language, *GOING)
    told = [i.noun for i in every if i.noun is not None and sentence.head(i.noun).lemma in nouns]
    if at is None or named or any(noun.j + _NEAR > at for noun in told):
        return
    sums = [i for i, q in sentence.quantities(at) if q.sort == "money"]
    if not sums:
        return
    yield TradeHead(
        KIND, at, at + 1, at, buyer, seller, {"flow": "exports"},
        days=False, sides=Sides(buyer, seller), rule="other_way", owns=(Owned(sums[0], "level"),),
    )  # fmt: skip


def says_other_way(token: Token, after: Token, language: str) -> bool:
    """Whether two tokens say so ("opposite direction", "other way")."""
    known = trade_words(language)
    return token.lower in known.other_way and after.lemma in known.directions


def _where(sentence: Sentence) -> int | None:
    """From which token on what is told goes the other way: the phrase that says so, or the verb in front of it; None if nothing does."""
    known, tokens = trade_words(sentence.language), sentence.tokens
    for token, after in pairwise(tokens):
        turned = says_other_way(token, after, sentence.language)
        back = token.tag == "P" and after.lower in known.returning
        if turned or back:
            verb = next((v for v in reversed(sentence.verbs) if v.main < token.index), None)
            behind = any(q.sort == "money" for _, q in sentence.quantities(token.index + 1))
            return token.index if behind or verb is None else verb.main
    return None
