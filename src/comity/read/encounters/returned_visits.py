"""Visits that somebody returns: who goes then, and to whom ("Fiji's president returned the visit in May")."""

from collections.abc import Iterator

from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import scene
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, sides
from comity.read.encounters.settling import settled
from comity.read.frames import Instance, behind


def is_returned(instance: Instance) -> bool:
    """Whether a visit is what somebody returns."""
    noun, verb = instance.noun, instance.verb
    if noun is None or verb is None or verb.passive or noun not in verb.objects:
        return False
    return verb.lemma in scene.sets(instance.sentence.language)["returning"]


def in_return(instance: Instance, discourse: Discourse) -> Iterator[tuple[Side, str]]:
    """Who returns a visit, and whose it was, as it is told here or was told before: to him he goes."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None and verb is not None
    whose = scene.sets(sentence.language)["whose"]
    owners = [s for prep, g in behind(noun) if prep in whose for s in sides(sentence, g, discourse)] or owner_sides(
        sentence, noun, discourse
    )
    guests = [s for g in verb.subjects for s in sides(sentence, g, discourse)]
    for visitor in settled(guests, discourse)[:1]:
        told = scene.latest(discourse, visitor.party)
        parties = {s.party for s in owners if s.party} or (set(told.parties) if told is not None else set())
        for host in sorted(p for p in parties - {visitor.party} if is_actor(p))[:1]:
            yield visitor, host
