"""Visits of clauses that leave out their verb ("President X was in Lima in May and Premier Y of Peru in Quito in June")."""

from collections.abc import Iterator

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import scene
from comity.read.encounters.guests import Visit
from comity.read.encounters.participants import is_sent, sides
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence

_COMMA = ","
_JOINTS = frozenset((_COMMA, ";"))


def left_out(first: Visit, discourse: Discourse) -> Iterator[Visit]:
    """The visits that clauses behind that of one tell without its verb: who stands behind a joint, then where, then when."""
    instance = first.instance
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None or not instance.frame.places("visitor") or not verb.subjects:
        return
    following = min((v.first for v in sentence.verbs if v.i > verb.i), default=len(sentence.tokens))
    people = [g for g in sentence.nouns if verb.j < g.i < following and sentence.head(g).mark == "person" and _is_led_in(sentence, g)]
    for number, group in enumerate(people):
        end = people[number + 1].i if number + 1 < len(people) else following
        place = where_next(sentence, group, end)
        if place is None or (end == following < len(sentence.tokens) and not sentence.periods(place.j, end)):
            continue
        lands = [a.party for a in actors(sentence, place, discourse, listed=False) if is_actor(a.party)]
        for side in sides(sentence, group, discourse)[:1]:
            if not side.party and lands[:1] == [first.visitor.party]:
                # "X visited Fiji and Premier Y Chile": the guest of the one is the host of the other.
                side = side._replace(party=first.host)
            if side.party and lands[:1] and lands[0] != side.party and not is_sent(side, sentence.language):
                yield Visit(instance, side, lands[0], "other", place.i - 1, end)


def _is_led_in(sentence: Sentence, group: NounGroup) -> bool:
    """Whether somebody stands behind a joint, with what was told of others in front of it."""
    before = sentence.tokens[group.i - 1]
    joint = before.tag == "C" or before.lower in _JOINTS
    return joint and any(i < group.i for i, _ in sentence.periods())


def where_next(sentence: Sentence, who: NounGroup, end: int) -> NounGroup | None:
    """The land or city right behind somebody, or behind a comma and a preposition there."""
    known = scene.sets(sentence.language)
    k = who.j
    if k < end and sentence.tokens[k].lower == _COMMA:
        k += 1
    led = k < end and sentence.tokens[k].lower in known["where"] | known["to"]
    k += led
    group = next((g for g in sentence.nouns if g.i == k < end), None)
    if group is None or sentence.head(group).mark not in ("party", "place") or (not led and k != who.j):
        return None
    return group
