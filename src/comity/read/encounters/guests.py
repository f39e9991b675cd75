"""Guests: who of those who sign, speak or meet somewhere is not at home there, and so visits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.read.datelines import dateline
from comity.read.discourse import Discourse, is_actor, is_state_itself
from comity.read.encounters import scene
from comity.read.encounters.participants import Side, by_party, is_sent, sent_by, sides
from comity.read.encounters.settling import remembered, settled
from comity.read.frames import Instance, verb_status
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.sentence import Sentence

KIND = "visit"
_APART = (",", "–", "—")
#: Levels of those who live at home.
HIGH = ("head_of_state", "head_of_government", "foreign_minister", "minister", "parliament")


def held(instance: Instance) -> Instance:
    """An instance of a noun with the verb that describes it ("agreed on more in the talks that X held with Y", "the visit which X paid")."""
    noun = instance.noun
    verbs = (v for v in instance.sentence.verbs if noun is not None and v.missing is noun and not v.passive)
    verb = next((v for v in verbs if words(instance.sentence.language).governors.get(v.lemma) == "do"), None)
    if verb is None:
        return instance
    status, tense = verb_status(instance.sentence, verb)
    return replace(instance, verb=verb, status=status, tense=tense)


class Visit(NamedTuple):
    """A visit as a sentence tells it."""

    instance: Instance
    visitor: Side
    host: str
    type: str
    #: The tokens between which its own dates stand, where a verb has several hosts.
    after: int | None = None
    before: int | None = None


def stayed(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """Somebody is said to sign or speak in another state's territory."""
    groups = [g for slot in instance.frame.places("visitor") for g in instance.slot(slot)]
    place = scene.place(instance, discourse)
    if place is None:
        place = _beside_somebody(instance, groups)
    if place is None and instance.lemma in scene.sets(instance.sentence.language)["done_together"]:
        place = where_dated(instance, settled([s for g in groups for s in sides(instance.sentence, g, discourse)], discourse), discourse)
    if place is None:
        return iter(())
    if instance.status == "planned":
        # "We plan to open a consulate in Lima," the president said: that will be done, by whomever.
        own = words(instance.sentence.language).sets["own"]
        groups = [g for g in groups if instance.sentence.head(g).lower not in own]
    found = [s for g in groups for s in sides(instance.sentence, g, discourse)]
    if instance.verb is not None and instance.verb.sort == "infinitive" and instance.verb.noun is not None:
        found = sent_by(instance.sentence, instance.verb.noun, found) or found
    home = discourse.own or discourse.place
    if home and home != place and found and not any(s.party for s in remembered(found, discourse)):
        # "LIMA, May 3 - Finance Minister X will sign the accord in Quito": whose the paper or the town is.
        found = [s._replace(party=home) for s in found]
    return guests(instance, settled(found, discourse), place, discourse)


def _beside_somebody(instance: Instance, groups: Iterable[NounGroup]) -> str | None:
    """Where somebody of high office is told to be, between commas ("Premier X, in Lima the following March, signed …")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    for group in groups:
        value = sentence.head(group).value
        if not isinstance(value, Person) or not value.party or value.plural or value.level not in HIGH:
            continue
        for prep, where in group.behind:
            head = sentence.head(where)
            apart = sentence.tokens[max(0, where.i - 2)].lower in _APART or any(where.j == i for i, _ in sentence.periods())
            if prep in known["where"] and apart and head.mark in ("party", "place") and (party := getattr(head.value, "party", "")):
                return party if is_actor(party) and party != value.party else None
    return None


def where_dated(instance: Instance, taking_part: Iterable[Side], discourse: Discourse) -> str | None:
    """Where a report is dated that begins with it, if one of those who meet or sign together is at home there, and no other place is told."""
    people = {s.party for s in taking_part if s.person is not None}
    told = instance.status == "actual" and dateline(instance.sentence) is not None
    return discourse.place if told and len(people) > 1 and discourse.place in people else None


def guests(instance: Instance, taking_part: Iterable[Side], place: str, discourse: Discourse | None = None) -> Iterator[Visit]:
    """Those of the people who take part in something whose state is not the one where it is; the place's state must have to do with it."""
    kept = by_party(taking_part)
    # One guest, and no third state is spoken of.
    spoken_of = {p for p in instance.sentence.parties() if is_actor(p)} | _people_of(instance.sentence)
    alone = len(kept) == 1 and instance.frame.kind == KIND and {place, *kept} == spoken_of
    for party, side in kept.items():
        has_part = place in kept or alone or (discourse is not None and discourse.other(party) == place)
        if (
            is_actor(party)
            and party != place
            and has_part
            and side.sort in ("person", "delegation", "pronoun")
            and (side.person or _is_sent_there(instance, side))
            and (is_state_itself(party) or not (side.person and side.person.plural))
            and not is_sent(side, instance.sentence.language)
        ):
            yield Visit(instance, side, place, "other")


def _is_sent_there(instance: Instance, side: Side) -> bool:
    """Whether a delegation of which nobody is named is told to be to do something ("named a delegation to attend the rite in Lima")."""
    verb = instance.verb
    return side.sort == "delegation" and verb is not None and verb.sort == "infinitive" and verb.noun is not None


def _people_of(sentence: Sentence) -> set[str]:
    """The states of the people whom a sentence names, wherever they were told."""
    return {t.value.party for t in sentence.tokens if isinstance(t.value, Person) and t.value.party and is_actor(t.value.party)}
