"""What is told out of its order: "signed were an accord and a protocol", "…, said the minister", "it was in Lima that both met"."""

from dataclasses import replace

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import QUOTES, Item, NounGroup, VerbGroup
from comity.read.grammar.sentence_row import COMMA
from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Words

#: Tags of what may stand in front of a clause that begins with its participle: signs, adverbs, joints.
_OPENING = "YXC"
_TWO = 2
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


def take_cleft(row: list[Item], tokens: list[Token], known: Words) -> None:
    """Give a verb where and with whom it is that something was done ("it was in Lima, in May 1962, that X first met Y")."""
    for k, item in enumerate(row):
        if not isinstance(item, VerbGroup) or item.lemma not in known.sets["equating"] or not item.obliques or item.objects:
            continue
        heads = [tokens[g.head].lower for g in item.subjects]
        following = next((v for v in row[k + 1 :] if isinstance(v, VerbGroup)), None)
        told = following is not None and any(t.tag in "SR" for t in tokens[item.j : following.i])
        if following is None or not told or len(heads) != 1 or heads[0] not in known.sets["expletive"] or not following.subjects:
            continue
        moved = [(prep, g) for prep, g in item.obliques if g.j <= following.i and g not in following.subjects]
        following.obliques = [*moved, *(o for o in following.obliques if o not in moved)]
        for prep, group in moved:
            group.verb, group.role = following, prep


def take_foremost(row: list[Item], tokens: list[Token], known: Words) -> None:
    """Whoever is told to be the first that did something did it ("the first state to recognise Fiji was Chile")."""
    verbs = [item for item in row if isinstance(item, VerbGroup)]
    for verb, told in zip(verbs, verbs[1:], strict=False):
        same = verb.sort == "infinitive" and verb.governor is None and len(verb.subjects) == 1 and told.subjects == verb.subjects
        if not same or told.lemma not in known.sets["equating"] or not told.objects:
            continue
        said = {t.lower for t in tokens[verb.subjects[0].i : verb.subjects[0].head]}
        if said & known.sets["foremost_of"] and tokens[verb.subjects[0].head].tag == "N" and tokens[told.objects[0].head].mark == "party":
            verb.subjects = list(told.objects)


def has_speaker_behind(now: ClausePass, k: int, verb: VerbGroup) -> bool:
    """Whether the verb at `k` of the row ends what was said, and who said it stands behind ("…," said the minister)."""
    if verb.i == 0 or verb.i != verb.main or verb.sort not in ("finite", "participle") or verb.lemma not in now.known.sets["saying"]:
        return False
    before, speaker = now.tokens[verb.i - 1].lower, now.row.at(k + 1)
    if not isinstance(speaker, NounGroup) or now.row.verb_follows(k + 1):
        return False
    return before in QUOTES or (before == COMMA and verb.lemma in now.known.sets["speaking"])


def take_instead(row: list[Item], tokens: list[Token], known: Words) -> None:
    """Whoever is told behind "but by" did what somebody else did not ("was not closed by Chile but by Peru")."""
    for k, item in enumerate(row):
        if not isinstance(item, VerbGroup) or not item.passive or not item.negated or not item.subjects:
            continue
        for group in (g for g in row[k + 1 :] if isinstance(g, NounGroup) and g.by == known.agent and g not in item.subjects[:1]):
            if group.i > _TWO and tokens[group.i - _TWO].lower in known.sets["instead"] | known.sets["contrary"]:
                item.negated, item.subjects = False, list(group.listed) or [group]
                item.obliques = [(prep, g) for prep, g in item.obliques if prep != known.agent or g in item.subjects]
                break
