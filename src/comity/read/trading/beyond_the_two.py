"""Figures of trade that cannot be of the two states told: shares of a region's trade, flows above the turnover of the two."""

from comity.observation import Finding
from comity.read.discourse import Discourse, is_state_itself
from comity.read.figures.sentence_figures import Figure
from comity.read.grammar import NounGroup
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import TradeHead
from comity.read.trading.trade_words import trade_nouns, trade_words

#: Under this the discourse keeps the largest turnover told of two states in each unit.
_TURNOVER = "largest turnover"
#: The turnover of other years may have been so many times smaller.
_GROWN = 3.0


def region_shares(sentence: Sentence, figures: list[Figure]) -> frozenset[int]:
    """Where shares of a region's trade stand, with those of others that follow ("a third of European exports to Peru, ahead of Chile (5%)")."""
    shares = [f for f in figures if f.measure != "level"]
    wholes = {f.at: whole for f in shares if (whole := _whole(sentence, f)) is not None}
    regional = False
    found = set[int]()
    for figure in shares:
        whole = wholes.get(figure.at)
        if _is_of_goods_in_what_was_told(sentence, figure):
            found.add(figure.at)
        if whole is not None:
            # "The Union's partner, with 5 percent of EU imports": the region has a total of its own.
            regional = (not figure.head.a or is_state_itself(figure.head.a)) and _is_of_region(sentence, whole)
        if regional:
            found.add(figure.at)
    return frozenset(found)


def _whole(sentence: Sentence, figure: Figure) -> NounGroup | None:
    """The flow of which a figure is a share ("5 percent of its exports")."""
    part = sentence.headed_by(figure.at)
    nouns = trade_nouns(sentence.language)
    return next((g for p, g in part.behind if p == OF and sentence.head(g).lemma in nouns), None) if part is not None else None


def _is_of_goods_in_what_was_told(sentence: Sentence, figure: Figure) -> bool:
    """ "Trade was $3 billion, 97 percent of which were gold imports": a share of what has just been told, and of no state's total."""
    part = sentence.headed_by(figure.at)
    of = part is not None and any(t.tag == "R" for t in sentence.tokens[part.j : part.j + 2])
    goods = figure.head.group
    verb = goods.verb if goods is not None else None
    return of and verb is not None and verb.lemma in trade_words(sentence.language).copulas and "product" in figure.head.attrs


def _is_of_region(sentence: Sentence, whole: NounGroup) -> bool:
    """Whether a flow is a part of the world's: the "total European exports", the "EU imports"."""
    scope = trade_words(sentence.language).scope
    inside = sentence.tokens[whole.i : whole.head]
    return any(t.lower in scope or (t.mark == "party" and not is_state_itself(getattr(t.value, "party", ""))) for t in inside)


def outgrows(figure: Figure, finding: Finding, discourse: Discourse) -> bool:
    """Whether a flow whose partner is not told is far above the turnover of the two: it is that with all the world."""
    o, head = finding.observation, figure.head
    if o.measure != "level" or not isinstance(head, TradeHead) or o.value is None:
        return False
    largest = discourse.last.setdefault(_TURNOVER, {})
    assert isinstance(largest, dict)
    key = (frozenset((o.a, o.b)), o.unit)
    if o.attrs.get("flow") == "turnover":
        largest[key] = max(o.value, largest.get(key, 0.0))
        return False
    return not head.sides.told and key in largest and o.value > _GROWN * float(largest[key])
