"""Visits that somebody returns: who goes then, and to whom ("Fiji's president returned the visit in May")."""

from collections.abc import Iterator

from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import hosts, scene
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


def is_to_be_returned(instance: Instance, discourse: Discourse) -> bool:
    """Whether a visit is told by whose it was, and that somebody returns it ("the visit of X to Lima was returned by Y")."""
    noun, verb, known = instance.noun, instance.verb, scene.sets(instance.sentence.language)
    if noun is None or verb is None or not verb.passive or noun not in verb.objects or verb.lemma not in known["returning"]:
        return False
    return any(s.person is not None and s.party for s in _owners(instance, discourse))


def _owners(instance: Instance, discourse: Discourse) -> list[Side]:
    """Whose a visit was."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    whose = scene.sets(sentence.language)["whose"]
    found = [s for prep, g in behind(noun) if prep in whose for s in sides(sentence, g, discourse)]
    return found or list(owner_sides(sentence, noun, discourse))


def meant(instance: Instance, discourse: Discourse) -> Iterator[tuple[Side, str]]:
    """Who returns the visit that was told last, where a pronoun means it ("it was reciprocated by the premier"), and to whom he goes."""
    sentence, verb, two = instance.sentence, instance.verb, hosts.latest_of_two(discourse)
    if verb is None or two is None or verb.lemma not in scene.sets(sentence.language)["returning"]:
        return
    known = scene.sets(sentence.language)
    if verb.noun is None and verb.missing is None and any(sentence.head(g).lemma in known["events"] for g in verb.objects):
        # "Returned the visit": told by the noun.
        return
    # "A visit to Peru, which was returned by …": the land stands between.
    groups = [h for g in (*verb.objects, verb.noun, verb.missing) if g is not None for h in (g, g.parent) if h is not None]
    heads = [sentence.head(g) for g in groups]
    if not any(h.lower in known["this"] or h.lemma in known["events"] for h in heads):
        return
    found = [s for g in verb.subjects for s in sides(sentence, g, discourse) if s.person is not None]
    yield from ((s._replace(party=two[1]), two[0]) for s in found[:1] if s.party in ("", two[1]))


def in_return(instance: Instance, discourse: Discourse, visited: str = "") -> Iterator[tuple[Side, str]]:
    """Who returns a visit (one of the state that was visited, if nothing else is told), and whose it was: to him he goes."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None and verb is not None
    owners = _owners(instance, discourse)
    guests = [s for g in verb.subjects for s in sides(sentence, g, discourse)]
    two = hosts.latest_of_two(discourse)
    if not owners and not visited and two is not None and all(not s.party or s.party == two[1] for s in guests):
        # "King X of Peru went to Ghana, and two years later President Y repaid the visit".
        yield from ((s._replace(party=two[1]), two[0]) for s in guests[:1])
        return
    guests = [s._replace(party=s.party or visited) for s in guests]
    for visitor in settled(guests, discourse)[:1]:
        told = scene.latest(discourse, visitor.party)
        parties = {s.party for s in owners if s.party} or (set(told.parties) if told is not None else set())
        for host in sorted(p for p in parties - {visitor.party} if is_actor(p))[:1]:
            yield visitor, host
