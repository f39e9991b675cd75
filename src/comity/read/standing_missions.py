"""Where a mission is told to be ("Chile's embassy is in Suva, Fiji's is in Lima")."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.discourse import Discourse, state
from comity.read.facts import fact
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.post_sides import paired
from comity.read.post_times import time_of
from comity.read.posts import HOUSES, Post, keep, post, sets, states, told
from comity.read.sentence import Sentence


def stands(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Where a mission is told to be ("Chile's embassy is in Suva")."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    if verb.objects or instance.tense != "present" or instance.status != "actual":
        return
    places = [g for prep, g in verb.obliques if prep in sets(sentence.language)["where"] and g.parent is None]
    there = any(t.lower in sets(sentence.language)["over_there"] for t in sentence.tokens[verb.j : verb.j + 1])
    time = time_of(instance, discourse)
    for group in verb.subjects:
        found = post(sentence, group, discourse) or _one_of(sentence, group, discourse)
        if found is None or not found.is_house or not found.senders or not (places or (there and found.stands)):
            continue
        # "Chile's embassy in Suva has been there since 1977"; "Chile's embassy in Fiji is in Suva".
        where = list(found.receivers) if there else states(sentence, places, discourse)
        where = where if there or not found.stands else [p for p in where if p in found.receivers]
        for one in paired(sentence, list(found.senders), where, discourse) if where else ():
            yield fact(instance, *one, {"what": found.what, "action": "exists"}, time[0] if there and time is not None else None)
            keep(found, one, group, discourse)


def _one_of(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Post | None:
    """The mission that a possessor alone stands for, where one was told just before ("Chile's embassy is in Oslo, Norway's is in Lima")."""
    known, last = told(discourse), sentence.tokens[group.j - 1]
    whose = state(sentence.head(group))
    if whose is None or last.tag != "Z" or known.latest not in HOUSES or discourse.index - known.index > 1:
        return None
    return Post(known.latest, (whose,))
