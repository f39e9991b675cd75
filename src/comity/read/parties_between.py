"""Which two (or more) parties an event or a thing is between."""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence
from comity.read.the_two import says_pair


def partners(instance: Instance, discourse: Discourse, things: Sequence[NounGroup] = ()) -> list[Actor]:
    """The parties that take part in what an instance tells, two or more, or none.

    Args:
        instance, discourse: what is told, and what was told before.
        things: what is acted on, where that is told apart from what evokes the frame (the relations that are severed).

    In order of trust: those named between or among ("between A and B"), the owners of a compound ("the A-B treaty"), a subject of two
    or more ("A and B signed"), subject or owner with whom it is "with", "the two countries", one named party and the other of the
    document's pair, the only two states of the sentence.

    """
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    hanging = [*(behind(noun) if noun is not None else []), *(verb_behind(verb) if verb is not None else [])]
    hanging += [item for thing in things for item in behind(thing) if item not in hanging]
    known = words(sentence.language).sets
    for prep, group in hanging:
        if prep in known["among"]:
            found = states(actors(sentence, group, discourse))
            if len(found) >= 2:
                return found
    owned = [g for g in (noun, *things) if g is not None]
    whose = states([a for g in owned for a in owners(sentence, g, discourse)])
    if len(whose) >= 2:
        return whose
    by = [a for prep, g in hanging if prep in known["agents"] for a in actors(sentence, g, discourse)]
    doers = states(by) or states([a for g in (verb.subjects if verb else []) for a in actors(sentence, g, discourse)])
    of = states([a for prep, g in hanging if prep == OF for a in actors(sentence, g, discourse)])
    if not doers and len(of) >= 2:
        return of
    if len(doers) >= 2:
        return doers
    others = _without(states([a for prep, g in hanging if prep in known["with"] for a in actors(sentence, g, discourse)]), doers)
    first = doers or whose or of
    if others and first and _without(others, first):
        return [*first[:1], *_without(others, first)]
    if whose and doers and _without(whose, doers):
        return [*doers[:1], *_without(whose, doers)]
    return _by_discourse(sentence, first or others, discourse)


def _by_discourse(sentence: Sentence, named: list[Actor], discourse: Discourse) -> list[Actor]:
    """What the discourse adds to one party or none."""
    if len(named) == 1:
        other = discourse.other(named[0].party)
        only = [p for p in sentence.parties() if is_actor(p) and p != named[0].party]
        if other is None and len(only) == 1:
            other = only[0]
        return [named[0], Actor(other, "pair")] if other else []
    if says_pair(sentence):
        pair = discourse.two()
        return [Actor(p, "pair") for p in pair] if pair else []
    only = [p for p in sentence.parties() if is_actor(p)]
    if len(only) == 2:
        return [Actor(p, "party") for p in only]
    if not only and discourse.two() and not _is_somebodys(sentence, discourse):
        return [Actor(p, "pair") for p in discourse.two() or ()]
    return []


def _is_somebodys(sentence: Sentence, discourse: Discourse) -> bool:
    """ "We have broken off relations", said by one of whom nothing is known, in a text whose title names no two: they may be none of its two."""
    own = words(sentence.language).sets["own"]
    return discourse.ours() is None and not discourse.is_titled() and any(t.lower in own for t in sentence.tokens)


def _without(some: list[Actor], others: list[Actor]) -> list[Actor]:
    known = {a.party for a in others}
    return [a for a in some if a.party not in known]


def states(found: list[Actor]) -> list[Actor]:
    """Of some actors those that can be one of a pair, each party once; all of them where none can."""
    unique: dict[str, Actor] = {}
    for actor in found:
        unique.setdefault(actor.party, actor)
    able = [a for a in unique.values() if is_actor(a.party)]
    return able or list(unique.values())


def joined_before(sentence: Sentence, group: NounGroup) -> list[str]:
    """The two states whose adjectives stand before a noun, joined by a hyphen ("the Thai-Malaysian bridge project")."""
    pieces = sentence.tokens[group.i : group.head]
    found = [
        [t.value.party, other.value.party]
        for t, sign, other in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if isinstance(t.value, Mention) and isinstance(other.value, Mention) and sign.lemma == "-"
    ]
    return next((two for two in found if all(is_actor(p) for p in two)), [])
