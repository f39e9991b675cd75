"""Members told behind one who did the same ("Chile joined the bloc in 2010. Peru followed in 2014")."""

from collections.abc import Iterator

from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance
from comity.read.grammar.links import FOR
from comity.read.memberships import organisations
from comity.read.memberships.membership_words import sets


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
