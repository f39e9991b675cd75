"""What is told with its verb in front: "signed were an accord on trade and a protocol on seeds", "…, said the minister"."""

from dataclasses import replace

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import QUOTES, Item, NounGroup, VerbGroup
from comity.read.grammar.sentence_row import COMMA
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


def has_speaker_behind(now: ClausePass, k: int, verb: VerbGroup) -> bool:
    """Whether the verb at `k` of the row ends what was said, and who said it stands behind ("…," said the minister)."""
    if verb.i == 0 or verb.i != verb.main or verb.sort not in ("finite", "participle") or verb.lemma not in now.known.sets["saying"]:
        return False
    before, speaker = now.tokens[verb.i - 1].lower, now.row.at(k + 1)
    if not isinstance(speaker, NounGroup) or now.row.verb_follows(k + 1):
        return False
    return before in QUOTES or (before == COMMA and verb.lemma in now.known.sets["speaking"])
