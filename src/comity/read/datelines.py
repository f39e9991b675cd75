"""Where a report is dated from: the place and day in front of its first sentence."""

from comity.parties import Mention
from comity.read.grammar import is_adjective
from comity.read.marks.places import Place
from comity.read.sentence import Sentence

_ENDS = frozenset((":", "-", "--", "\u2013", "\u2014"))
#: A dateline is done after so many tokens.
_TOKENS = 10


def dateline(sentence: Sentence) -> tuple[str, int] | None:
    """Whose the place is that a sentence is dated from ("KINSHASA, May 22 (CNS) -", "MANAMA:"), and the token behind its dateline.

    None without a dateline, or with two places.
    """
    first = sentence.tokens[0]
    if not isinstance(first.value, Mention | Place) or is_adjective(first):
        return None
    dated = False
    for token in sentence.tokens[1:_TOKENS]:
        if token.lower in _ENDS:
            return (first.value.party, token.index + 1) if dated or first.text.isupper() else None
        dated = dated or token.mark == "period"
        if token.lower == "/" or not (token.mark or token.text.isupper()):
            return None
    return (first.value.party, len(sentence.tokens)) if dated and len(sentence.tokens) < _TOKENS else None
