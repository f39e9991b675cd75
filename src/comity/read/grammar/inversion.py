"""What is told with its verb in front: "signed were an accord on trade and a protocol on seeds"."""

from dataclasses import replace

from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Words

#: Tags of what may stand in front of a clause that begins with its participle: signs, adverbs, joints.
_OPENING = "YXC"
_PAST = frozenset(("ed", "en"))


def join_inverted(tokens: list[Token], row: list[Item], known: Words) -> None:
    """Make one verb in the passive of a participle that begins a clause and the form of "be" right behind it."""
    k = 0
    while k + 2 < len(row):
        done, is_ = row[k], row[k + 1]
        if (
            isinstance(done, VerbGroup)
            and isinstance(is_, VerbGroup)
            and isinstance(row[k + 2], NounGroup)
            and _begins(row, k)
            and _is_bare_past(tokens, done)
            and is_.i == done.j
            and is_.lemma in known.sets["equating"]
            and is_.sort == "finite"
        ):
            row[k : k + 2] = [replace(is_, i=done.i, main=done.main, lemma=done.lemma, passive=True)]
        k += 1


def _begins(row: list[Item], k: int) -> bool:
    """Whether a clause begins at a place of the row."""
    before = row[k - 1] if k else None
    return before is None or (isinstance(before, Token) and before.tag in _OPENING)


def _is_bare_past(tokens: list[Token], verb: VerbGroup) -> bool:
    return verb.j == verb.i + 1 and tokens[verb.main].form in _PAST and not verb.negated
