"""Infinitives: what they stand under, and who does what they tell."""

from comity.read.grammar.antecedents import answerers, is_told_whom
from comity.read.grammar.clause_pass import ClausePass, subject_groups
from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.sentence_row import coordinates, is_comma


def place_infinitive(now: ClausePass, verb: VerbGroup, before: Item | None) -> None:
    """Fill in what an infinitive stands under, and whose it is."""
    governor = _asking_around(now, before) or now.current
    if governor is not None and governor.sort == "infinitive" and coordinates(before):
        # "To open an embassy and (to) sign a treaty": both under the same verb.
        verb.governor, verb.noun = governor.governor, governor.noun
        verb.subjects = list(governor.objects if governor.passive else governor.subjects)
        if not governor.passive and not governor.objects and now.last is not None and now.last.i < governor.i:
            # "Agreed to restore and widen ties".
            verb.shares = governor
    else:
        verb.governor = governor
        verb.noun = before if isinstance(before, NounGroup) else verb.noun
        verb.subjects = _infinitive_subjects(now, governor, before)
    if verb.passive:
        verb.objects, verb.subjects = verb.subjects, []


def _asking_around(now: ClausePass, before: Item | None) -> VerbGroup | None:
    """Who is asked has a clause of his own between commas in front of what is asked ("asked the envoy, who was ill, to leave")."""
    relative = now.current
    if relative is None or relative.noun is None or relative.sort != "finite" or not is_comma(before):
        return None
    asking = relative.noun.verb
    asked = asking is not None and relative.noun in asking.objects and asking.lemma in now.known.sets["commanding"]
    return asking if asked else None


def _infinitive_subjects(now: ClausePass, governor: VerbGroup | None, before: Item | None) -> list[NounGroup]:
    """Who does what an infinitive tells: who waits for a verb, who is asked ("urged Peru to sign"), or the governor's subject."""
    if isinstance(before, NounGroup) and is_told_whom(now, governor, before):
        return list(before.listed) or [before]
    if now.pending and (governor is None or isinstance(before, NounGroup)):
        return subject_groups(now.pending)
    if governor is None:
        return []
    if answering := answerers(now.tokens, governor, now.known):
        return answering
    asked = governor.objects and (governor.lemma in now.known.sets["commanding"] or now.known.governors.get(governor.lemma) == "wish")
    return list(governor.objects if asked or governor.passive else governor.subjects)
