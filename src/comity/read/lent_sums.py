"""Which sums behind a verb of giving are none that passes: the same in other coin, or what is added to somebody's trade."""

from comity.read.figures import Figure
from comity.read.lenders import verbs_of
from comity.read.sentence import Sentence

_BRACKETS = ("(", ")")


def adds_to_trade(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sum is what somebody adds to another's trade ("contributed $2 billion to Chile's export earnings")."""
    verb, instance = figure.head.verb, figure.head.instance
    if verb is None or instance is None:
        return False
    taking, mixed = instance.frame.places("receiver"), verbs_of(sentence.language)["mixed"]
    return any(t.lemma in mixed for p, g in verb.obliques if p in taking for t in sentence.tokens[g.i : g.j])


def is_bracketed(sentence: Sentence, at: int) -> bool:
    """Whether a sum stands in brackets behind another: it is the same in other coin, or the rate."""
    opened = next((t.index for t in reversed(sentence.tokens[:at]) if t.text in _BRACKETS), None)
    return (
        opened is not None
        and sentence.tokens[opened].text == _BRACKETS[0]
        and opened > 0
        and sentence.tokens[opened - 1].mark == "quantity"
    )
