"""The part of somebody's trade that a partner has: told behind its place ("is Peru's largest partner, accounting for 14 percent of its trade"), or as a deed."""

from dataclasses import replace

from comity.read.actors import owners
from comity.read.discourse import Discourse
from comity.read.figures.figure import Owned, figure_words
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.grammar.links import OF
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import OPPOSITE, ROLES, Sides, TradeHead
from comity.read.trading.trade_words import trade_nouns


def part_behind(instance: Instance, head: TradeHead) -> list[TradeHead]:
    """A head for the percentage that a clause tells of a partner behind the noun that calls it one ("accounting for", "which accounted for")."""
    sentence, noun = instance.sentence, instance.noun
    known = figure_words(sentence.language)
    verb = next((v for v in sentence.verbs if noun is not None and v.main >= noun.j), None)
    if noun is None or verb is None or verb.lemma not in known.share_verbs or verb.negated or verb.passive:
        return []
    if verb.sort != "ing" and sentence.tokens[verb.i - 1].tag != "R":
        return []
    part = next((g for g in sentence.nouns if g.i >= verb.j), None)
    value = sentence.head(part).value if part is not None else None
    if part is None or not isinstance(value, Quantity) or value.sort != "percent" or value.points:
        return []
    flow = _flow(sentence, part, head.attrs["flow"])
    if flow is None:
        return []
    return [replace(head, attrs=head.attrs | {"flow": flow}, takes=(), owns=(Owned(part.head, "share"),))]


def share_of_market(instance: Instance, whose: str, discourse: Discourse) -> TradeHead | None:
    """ "Chile's share of Peru's import market": what hangs on a share is all of one's imports or exports, and no partner.

    Args:
        instance: a noun of partners.
        whose: the state whose market it is; empty if nobody knows.
        discourse: what was told before.

    """
    sentence, noun, flow = instance.sentence, instance.noun, str(instance.frame.attrs["flow"])
    part = noun.parent if noun is not None else None
    if noun is None or part is None or sentence.head(part).lemma not in figure_words(sentence.language).share or flow == "turnover":
        return None
    of_flow = any(t.lemma in trade_nouns(sentence.language, flow) for t in sentence.tokens[noun.i : noun.head])
    holders = {a.party for a in owners(sentence, part, discourse)} - {whose}
    if not of_flow or not whose or len(holders) != 1:
        return None
    other = holders.pop()
    return TradeHead(
        "trade", noun.i, noun.j, noun.head, whose, other, {"flow": flow}, noun, takes=(), instance=instance, days=False, part=True, sides=Sides(whose, other), rule=instance.frame.name
    )  # fmt: skip


def _flow(sentence: Sentence, part: NounGroup, told: str) -> str | None:
    """Of which flow a percentage is a part: that told of the partner where it is of all of it; None where it is of something else."""
    whole = next((g for p, g in part.behind if p == OF), None)
    if whole is None or sentence.head(whole).lemma in figure_words(sentence.language).whole:
        return told
    lemma = sentence.head(whole).lemma
    return next((flow for flow in ("turnover", *ROLES) if lemma in trade_nouns(sentence.language, flow)), None)


def part_of_goods(instance: Instance, head: TradeHead, discourse: Discourse) -> TradeHead | None:
    """ "Peru imports 80 percent of its wheat from Chile", "Chile supplies 80 percent of Peru's wheat": the part that a deed tells of one's goods.

    Args:
        instance, head: the deed, and whose it is and with whom, as far as told.
        discourse: what was told before.

    """
    sentence, verb = instance.sentence, instance.verb
    if verb is None or "product" not in head.attrs or not head.a:
        return None
    for part in verb.objects:
        value = sentence.head(part).value
        whole = next((g for p, g in part.behind[:1] if p == OF), None)
        if whole is None or not isinstance(value, Quantity) or value.sort not in ("percent", "fraction"):
            continue
        owned = replace(head, takes=(), owns=(Owned(part.head, "share"),))
        if sentence.tokens[whole.i].tag == "Q":
            return owned if head.b else None
        whose, told = {a.party for a in owners(sentence, whole, discourse)} - {head.a}, head.attrs["flow"]
        if len(whose) == 1 and head.b in ("", *whose) and told in OPPOSITE:
            other = whose.pop()
            return replace(owned, a=other, b=head.a, attrs=head.attrs | {"flow": OPPOSITE[told]}, sides=Sides(other, head.a))
    return None
