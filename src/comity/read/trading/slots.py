"""Where a head of trade has its partner: the prepositions in front of it, and a share in a bracket behind it."""

from comity.read.figures.figure import figure_words
from comity.read.grammar import NounGroup, words
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import ROLES, TradeHead

_SHARES = ("percent", "fraction")


def partner_slots(head: TradeHead) -> tuple[str, ...]:
    """The prepositions in front of a head's partner."""
    frame = head.instance.frame if head.instance is not None else None
    if frame is None or frame.attrs["sort"] == "partner" or (head.attrs["flow"] == "turnover" and not head.sides.ordered):
        return ()
    if head.attrs["flow"] == "turnover":
        return tuple(p for p in frame.places("parties") if head.instance and p in words(head.instance.sentence.language).sets["with"])
    return frame.places(ROLES[head.attrs["flow"]][1])


def has_share(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a percentage stands in a bracket right behind a partner, and no verb moves it ("went to Chile (5 percent)")."""
    after = sentence.tokens[group.j : group.j + 2]
    told_of = len(after) == 2 and after[0].lower == "(" and getattr(after[1].value, "sort", "") in _SHARES
    moved = figure_words(sentence.language).moves
    return told_of and not any(v.lemma in moved for v in sentence.verbs if v.main < group.i)
