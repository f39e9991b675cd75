"""Products that are listed behind exports or imports, each with its sum: "exports include copper ($5 million), tin ($2 million)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.read.grammar import NounGroup
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.trading.products import named_product
from comity.read.trading.sides import ROLES, TradeHead
from comity.read.trading.words import trade_words


def product_heads(sentence: Sentence, found: Sequence[TradeHead]) -> Iterator[TradeHead]:
    """A head for each product of a list with sums, of the flow that stands before it."""
    flows = [h for h in found if h.attrs["flow"] in ROLES and h.a and h.b and h.at >= 0]
    able = [
        (g, h)
        for g in sentence.nouns
        if (h := _flow_before(g, flows)) is not None and _has_sum(sentence, g) and all(g is not f.group for f in found)
    ]
    for head in flows:
        own = [g for g, h in able if h is head]
        including = any(t.lemma in trade_words(sentence.language).including for t in sentence.tokens[head.at : own[0].i]) if own else False
        if len(own) < 2 and not including:
            continue
        for group in own:
            product = named_product(sentence, group)
            if product:
                yield replace(
                    head,
                    i=group.i,
                    j=group.j,
                    at=group.head,
                    attrs={**head.attrs, "product": product},
                    group=group,
                    verb=None,
                    goes_on=True,
                )


def _flow_before(group: NounGroup, flows: Sequence[TradeHead]) -> TradeHead | None:
    before = [h for h in flows if h.at < group.i]
    return before[-1] if before else None


def _has_sum(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a sum stands right behind a product, in a bracket or by "at", "worth"."""
    tokens = sentence.tokens
    if tokens[group.head].tag != "N" or tokens[group.head].mark or group.head != group.j - 1 or group.j + 1 >= len(tokens):
        return False
    sign, value = tokens[group.j], tokens[group.j + 1].value
    led = sign.lower == "(" or sign.lower in trade_words(sentence.language).priced
    return led and isinstance(value, Quantity) and value.sort == "money"
