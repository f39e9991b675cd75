"""Places told of a measured flow itself, after its figures: "Azerbaijan ranks fourth for this indicator with a share of 7.6 percent"."""

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.figures.figure import Owned, figure_words
from comity.read.frames import resolve
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.places_told import ranked_by
from comity.read.trading.sides_left_out import holder
from comity.read.trading.told_trade import Before, Sides, TradeHead
from comity.read.trading.trade_words import KIND, trade_words

#: "A weight of": a noun of parts stands so near its figure.
_LEAD = 3
#: "This indicator": a noun and what points back.
_POINTED = 2


def indicator_place(sentence: Sentence, discourse: Discourse, before: Before | None) -> tuple[TradeHead, int, VerbGroup] | None:
    """Whose partner has what place in the flow that has just been told, and the verb that tells it; None if none is told.

    The head is that of the share that may stand behind the place.
    """
    if before is None or not before.near or before.here:
        return None
    for verb in sentence.verbs:
        group = next((g for _, g in verb.obliques if _is_indicator(sentence, g)), None)
        place = ranked_by(sentence, verb) if group is not None and not verb.negated and not verb.modal else None
        placed = states([a for g in verb.subjects for a in actors(sentence, g, discourse)]) if place is not None else []
        if group is None or place is None or len(placed) != 1:
            continue
        whose = _whose(before.head, placed[0].party, discourse)
        if whose:
            attrs = {"flow": before.head.attrs["flow"]}
            head = TradeHead(
                KIND, group.i, group.j, group.head, whose, placed[0].party, attrs, group, takes=(), days=False, part=True, goes_on=True,
                sides=Sides(whose, placed[0].party), rule="indicator", owns=_share(sentence, verb),
            )  # fmt: skip
            return head, place, verb
    return None


def _share(sentence: Sentence, verb: VerbGroup) -> tuple[Owned, ...]:
    """The part that is told with a place ("with a specific weight of 7.6 percent")."""
    parts = figure_words(sentence.language).share
    for at, quantity in sentence.quantities(verb.j, verb.last):
        if quantity.sort == "percent" and any(t.lemma in parts for t in sentence.tokens[at - _LEAD : at]):
            return (Owned(at, "share"),)
    return ()


def indicator_period(sentence: Sentence, verb: VerbGroup, discourse: Discourse, told_before: Period | None) -> Period | None:
    """When the place is told: in its clause, else with the figures before."""
    for _, period in sentence.periods(verb.i, verb.last):
        found = resolve(period, verb.tense, "actual", discourse)
        if found is not None and not found.is_day and found.first:
            return found
    return told_before


def _is_indicator(sentence: Sentence, group: NounGroup) -> bool:
    """ "For this indicator", "by that measure"."""
    known = trade_words(sentence.language)
    named = group.by in known.by_flow and sentence.head(group).lemma in known.indicators
    after = sentence.tokens[group.j : group.j + 1]
    # "By that count in the world" is another's.
    alone = not after or after[0].tag in "YC" or after[0].lower in words(sentence.language).sets["with"] or after[0].mark == "period"
    return named and alone and group.j == group.i + _POINTED and sentence.tokens[group.i].lower in known.pointing


def _whose(head: TradeHead, placed: str, discourse: Discourse) -> str:
    """Whose partner one is in the flow just told: the other of its two, the one whose flow it is, or whose trade the text tells."""
    if placed in (head.a, head.b):
        return head.b if placed == head.a else head.a
    return head.a if head.sides.ordered or not head.b else holder(discourse, placed)
