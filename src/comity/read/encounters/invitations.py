"""Invitations: who was asked to come, until a sentence tells that he will ("The invitation was accepted")."""

from collections.abc import Sequence
from typing import Any

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.frames import Instance, verb_status
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

#: Under this key the discourse keeps the visits to which somebody was invited last, for so many sentences.
_KEY = "invited"
_REACH = 2


def is_invited(instance: Instance) -> bool:
    """Whether a visit is what an invitation is to ("invited X to visit", "an invitation to X to pay a visit")."""
    known, verb, noun = scene.sets(instance.sentence.language), instance.verb, instance.noun
    below = verb.noun if verb is not None and noun is None else noun
    # "An invitation to visit", "to a visit", "to X to visit".
    holders = [g for g in (below if noun is None else None, below.parent if below is not None else None) if g is not None]
    above = {v.lemma for v in (verb, verb.governor if verb is not None else None) if v is not None}
    return any(instance.sentence.head(g).lemma in known["invitations"] for g in holders) or bool(above & known["inviting"])


def accepting(sentence: Sentence, verb: VerbGroup | None) -> list[NounGroup]:
    """Who accepts the invitation to do something, whosever that is ("X accepted the invitation of Y to visit Peru")."""
    known, above = scene.sets(sentence.language), verb.governor if verb is not None and verb.sort == "infinitive" else None
    if above is None or above.lemma not in known["accepting"] or above.passive:
        return []
    return above.subjects if any(sentence.head(g).lemma in known["invitations"] for g in above.objects) else []


def keep(visits: Sequence[Any], discourse: Discourse) -> None:
    """Keep the visits to which somebody is invited, in whatever form their reader has them."""
    if visits:
        discourse.last[_KEY] = (discourse.index, visits)


def accepted(sentence: Sentence, discourse: Discourse) -> Sequence[Any]:
    """The visits kept, where a sentence tells that the invitation to them is accepted; each time once."""
    kept = discourse.last.get(_KEY)
    if not isinstance(kept, tuple) or discourse.index - kept[0] > _REACH or not _says_yes(sentence):
        return ()
    del discourse.last[_KEY]
    visits: Sequence[Any] = kept[1]
    return visits


def _says_yes(sentence: Sentence) -> bool:
    """Whether a sentence tells that an invitation, or what "which" stands for, is accepted."""
    known = scene.sets(sentence.language)
    for verb in sentence.verbs:
        if verb.lemma not in known["accepting"] or verb_status(sentence, verb)[0] != "actual":
            continue
        things = {sentence.head(g).lemma for g in (*verb.objects, *([verb.noun] if verb.noun is not None else []))}
        # "Invited X to visit in 2020, which she accepted".
        if not things or things & known["invitations"] or sentence.tokens[verb.first].tag == "R":
            return True
    return False
