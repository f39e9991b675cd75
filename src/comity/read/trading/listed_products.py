"""Products that are listed behind exports or imports, each with its sum: "exports include copper ($5 million), tin ($2 million)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.trading.products import named_product
from comity.read.trading.told_trade import ROLES, TradeHead
from comity.read.trading.trade_words import trade_words

#: What may stand between a product and its sum.
_SIGNS = frozenset(("(", ",", ":", "-", "–", "—"))


def product_heads(sentence: Sentence, found: Sequence[TradeHead]) -> Iterator[TradeHead]:
    """A head for each product of a list with sums, of the flow that stands before it."""
    flows = [h for h in found if h.attrs["flow"] in ROLES and h.a and h.b and h.at >= 0]
    able = [
        (g, h)
        for g in sentence.nouns
        if (h := _flow_before(g, flows) or _flow_behind(sentence, g, flows)) is not None
        and _has_sum(sentence, g)
        and all(g is not f.group for f in found)
    ]
    for head in flows:
        own = [g for g, h in able if h is head]
        own += _bare(sentence, own, [f.group for f in found])
        between = sentence.tokens[head.at : own[0].i] if own else []
        if len(own) < 2 and not any(t.lemma in trade_words(sentence.language).including for t in between):
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
                    period=head.period or _told_before(sentence, own[0]),
                )


def _bare(sentence: Sentence, own: Sequence[NounGroup], but: Sequence[NounGroup | None]) -> Iterator[NounGroup]:
    """The products further on in a list whose sums stand behind them with nothing between ("tea worth $5 million; soap $3 million and rice $2 million")."""
    for group in sentence.nouns if own else ():
        if group.i <= own[0].i or group in own:
            continue
        after = sentence.tokens[group.j : group.j + 1]
        between = sentence.tokens[own[0].j : group.i]
        listed = all(t.mark in ("quantity", "sign") or t.tag in "NACPDGE" for t in between)
        if listed and after and getattr(after[0].value, "sort", "") == "money" and _is_product(sentence, group) and group not in but:
            yield group


def _is_product(sentence: Sentence, group: NounGroup) -> bool:
    return sentence.tokens[group.head].tag == "N" and not sentence.tokens[group.head].mark and group.head == group.j - 1


def _told_before(sentence: Sentence, first: NounGroup) -> Period | None:
    """The one period that a sentence tells before its first product ("exports in 2018 included tea ($5 million)")."""
    told = [p for at, p in sentence.periods(0, first.i) if p.first is not None and p.last is not None]
    return told[0] if len(told) == 1 else None


def _flow_before(group: NounGroup, flows: Sequence[TradeHead]) -> TradeHead | None:
    before = [h for h in flows if h.at < group.i]
    return before[-1] if before else None


def _flow_behind(sentence: Sentence, group: NounGroup, flows: Sequence[TradeHead]) -> TradeHead | None:
    """The flow that products in front of it are said to be: "tea ($3 million) and soap ($1 million) were its main exports to"."""
    being = trade_words(sentence.language).copulas
    verb = next((v for v in sentence.verbs if v.main > group.i), None)
    told = verb.objects if verb is not None and verb.lemma in being and not verb.passive else []
    return next((h for h in flows if h.at > group.i and _is_told_of(h, told)), None)


def _is_told_of(head: TradeHead, groups: Sequence[NounGroup]) -> bool:
    """Whether a head is one of some groups, or the deed done to one."""
    return head.group in groups if head.group is not None else head.verb is not None and any(g in head.verb.objects for g in groups)


def _has_sum(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a sum stands right behind a product: in a bracket, behind a sign, or by "at", "worth"."""
    tokens = sentence.tokens
    if not _is_product(sentence, group):
        return False
    at = group.j
    signed = at < len(tokens) and (tokens[at].lower in _SIGNS)
    at += signed
    # "Oil valued at $3 million".
    at += at < len(tokens) and tokens[at].lower in trade_words(sentence.language).valued
    led = at < len(tokens) and tokens[at].lower in trade_words(sentence.language).priced
    value = tokens[at + led].value if at + led < len(tokens) else None
    return (signed or led) and isinstance(value, Quantity) and value.sort == "money"
