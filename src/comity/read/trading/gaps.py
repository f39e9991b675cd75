"""Trade of one more doer, told with no verb of its own: "Mali bought goods for $9 million from Togo, and Niger $3 million"."""

from comity.read.discourse import state
from comity.read.figures.figure import Figure
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import TradeHead

_JOINTS = (",", ";")
#: A party, and what joins it to what goes before.
_TWO = 2


def gapped_sides(sentence: Sentence, figure: Figure) -> tuple[str, str] | None:
    """The two of a sum right behind a party that is joined to a deed before it; both empty where nobody knows which of the two it replaces.

    None where a figure stands in no such gap.
    """
    head, tokens = figure.head, sentence.tokens
    if not isinstance(head, TradeHead) or head.verb is None or head.owns or figure.at < _TWO or head.at >= figure.at:
        return None
    party, joint = state(tokens[figure.at - 1]), tokens[figure.at - 2]
    if party is None or party in (head.a, head.b) or not (joint.tag == "C" or joint.lower in _JOINTS):
        return None
    doers = [p for g in head.verb.subjects for p in _named(sentence, g)]
    others = [p for _, g in head.verb.obliques for p in _named(sentence, g)] + [p for g in head.verb.objects for p in _owner(sentence, g)]
    if figure.measure != "level" or head.a not in doers or head.b not in others:
        return "", ""
    return party, head.b


def _named(sentence: Sentence, group: NounGroup) -> list[str]:
    party = state(sentence.head(group))
    return [party] if party is not None else []


def _owner(sentence: Sentence, group: NounGroup) -> list[str]:
    """The party whose adjective, or possessive, stands before a noun ("Ivorian goods")."""
    marks = [t for t in sentence.tokens[group.i : group.head] if t.mark == "party"]
    return [str(getattr(t.value, "party", "")) for t in marks]
