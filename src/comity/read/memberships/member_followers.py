"""Members told behind one who did the same ("Chile joined the bloc in 2010. Peru followed in 2014"), or is in another organisation."""

from collections.abc import Iterator

from comity.read.discourse import Discourse, is_actor, state
from comity.read.frames import Instance
from comity.read.grammar.links import FOR
from comity.read.memberships import organisations
from comity.read.memberships.membership_words import organisation, sets


def followed_by(instance: Instance, discourse: Discourse) -> Iterator[tuple[str, str, str]]:
    """Who did what somebody was told to have done in the sentence before ("Chile joined the bloc in 2010. Peru followed in 2014")."""
    before, done = organisations.done(discourse), sets(instance.sentence.language)["done"]
    if before is None or before[1] not in done or instance.verb is None or instance.verb.passive:
        return
    if instance.slot("object") or instance.slot(FOR) or not instance.sentence.periods():
        return
    for actor in instance.slot_actors("subject", discourse):
        if actor.sort == "party" and is_actor(actor.party):
            yield actor.party, before[0], before[1]


def gapped(instance: Instance) -> Iterator[tuple[str, str]]:
    """Others of whom a verb tells the same of another organisation ("Chile belongs to the OAS, Fiji to the Commonwealth")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None or verb.passive:
        return
    tokens = sentence.tokens
    end = min([v.i for v in sentence.verbs if v.i > verb.i], default=len(tokens))
    for k in range(verb.j + 1, end - 1):
        if (
            (member := state(tokens[k])) is None
            or tokens[k + 1].tag != "P"
            or not (tokens[k - 1].tag == "C" or tokens[k - 1].lower in ",;")
        ):
            continue
        if tokens[k + 1].lower not in {t.lower for t in tokens[verb.j : k] if t.tag == "P"}:
            continue
        named = next((t for t in tokens[k + 2 : end] if t.tag != "D"), None)
        if named is not None and (body := organisation(named, sentence.language)) is not None:
            yield member, body
