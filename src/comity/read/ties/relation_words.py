"""The words of the table of relations, and who can have any."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.actors import Actor, actors
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence
from comity.read.the_two import listed_behind_colon

#: How those are named who can have relations.
SORTS = ("party", "person", "institution", "pronoun", "single", "place", "pair", "adjective")


class Words(NamedTuple):
    """What sorts of relations there are, by their words, and the named sets of words."""

    statuses: tuple[tuple[tuple[str, ...], str], ...]
    sets: dict[str, frozenset[str]]


@cache
def ties(language: str) -> Words:
    """The words of a language, read once."""
    data = table(language, "kinds/relations")
    statuses = tuple((tuple(row["words"]), row["value"]) for row in data["status"])
    return Words(statuses, {name: frozenset(text.split()) for name, text in data["sets"].items()})


def sealing(instance: Instance) -> VerbGroup | None:
    """The verb by which a paper is signed to bring something about ("signed a communiqué to establish relations"); None if none is."""
    verb, known = instance.verb, ties(instance.sentence.language).sets
    above = verb.governor if verb is not None and instance.noun is None and verb.sort == "infinitive" else None
    if above is None or above.lemma not in known["sealing"]:
        return None
    return above if any(instance.sentence.head(g).lemma in known["papers"] for g in above.objects) else None


def of(sentence: Sentence, groups: Sequence[NounGroup], discourse: Discourse) -> list[str]:
    """The parties that groups mean, each once: those that have relations, organisations where they are named outright."""
    found: dict[str, None] = {}
    for group in groups:
        found |= dict.fromkeys(listed_behind_colon(sentence, group))
        for actor in actors(sentence, group, discourse, listed=False):
            if can_relate(actor):
                found[actor.party] = None
    return list(found)


def named_of(sentence: Sentence, groups: Sequence[NounGroup]) -> list[str]:
    """The states that groups name outright."""
    values = [sentence.head(g).value for g in groups if sentence.head(g).mark == "party"]
    return [v.party for v in values if isinstance(v, Mention) and is_actor(v.party)]


def can_relate(actor: Actor) -> bool:
    """Whether somebody is a party that has relations: a state, or an organisation named outright."""
    entry = known_parties().get(actor.party)
    return actor.sort in SORTS and (is_actor(actor.party) or (actor.sort == "party" and entry is not None and entry.sort == "organisation"))
