"""Projects of two parties: named ones, and facilities that both build or that the one builds in the other's land."""

from collections.abc import Iterator

from comity.observation import Attribute
from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.agreements.parties import is_at_hand
from comity.read.discourse import Discourse, is_actor
from comity.read.document import Finding
from comity.read.facts import MODALITIES, finding
from comity.read.frames import Instance, behind, instances, verb_behind, when
from comity.read.grammar import NounGroup, Token, is_adjective
from comity.read.projects.nouns import by_noun
from comity.read.projects.things import (
    TERRITORY,
    TITLE,
    Thing,
    bearing_of,
    ends_of,
    is_joint_venture,
    is_of_relations,
    is_titled,
    lexicon,
    name_of,
    sector_of,
    states_of,
)
from comity.read.sentence import Sentence

KIND = "project"
FIELDS = frozenset(("action", "done", "abroad", "funded", "links", "exercise", "troops"))
#: Marks of frames that tell of armed forces.
_FORCES = frozenset(("exercise", "troops"))
#: Marks of frames whose infinitive tells an aim ("a loan to build a dam").
_AIMS = frozenset(("done", "funded"))


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The projects that a sentence tells."""
    told: set[int] = set()
    for instance in instances(sentence, KIND):
        if instance.status not in MODALITIES or instance.status == "denied":
            continue
        for thing in _things(instance):
            pair = _pair(instance, thing, discourse)
            if len(pair) == 2:
                told.add(thing.group.i)
                yield _project(instance, thing, pair, discourse)
    for group in sentence.nouns:
        if group.i not in told:
            yield from by_noun(sentence, group, discourse)


def _project(instance: Instance, thing: Thing, pair: list[str], discourse: Discourse) -> Finding:
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(instance.sentence, thing), "action": _action(instance)}
    if instance.frame.attrs.keys() & _FORCES:
        attrs["sector"] = "defence"
    modality = "planned" if attrs["action"] == "planned" else "actual"
    aim = instance.verb is not None and instance.verb.sort == "infinitive" and attrs["action"] == "planned"
    # The day a loan was signed is not that of what it is for.
    period = None if aim else when(instance, discourse)
    return finding(instance.sentence, KIND, pair[0], pair[1], attrs, period, instance.place, instance.frame.name, modality=modality)


def _action(instance: Instance) -> str:
    """What is told to be done: a plan, or what the frame tells; what was built is complete, what is being built is running."""
    attrs = instance.frame.attrs
    if instance.status == "planned":
        return "planned"
    verb = instance.verb
    if verb is not None and verb.sort == "infinitive" and (verb.noun is not None or attrs.keys() & _AIMS):
        # "Signed a deal to build a pipeline": what is aimed at is to come.
        return "planned"
    goes_on = verb is not None and (verb.tense == "present" or instance.sentence.tokens[verb.main].form == "ing")
    return str(attrs["done"]) if "done" in attrs and not goes_on else str(attrs["action"])


def _things(instance: Instance) -> list[Thing]:
    """What an instance is about, from the first place that names a project or facility."""
    for slot in instance.frame.roles["thing"]:
        found = [t for group in instance.slot(slot) if (t := _thing(instance, group)) is not None]
        if found:
            return found
    return []


def _thing(instance: Instance, group: NounGroup) -> Thing | None:
    sentence, attrs = instance.sentence, instance.frame.attrs
    known = lexicon(sentence.language)
    head = sentence.head(group)
    if head.lemma in known.works:
        # "The rebuilding of the market": the market.
        below = [g for _, g in group.behind]
        thing = _thing(instance, below[0]) if below else None
        return thing and Thing(thing.group, name_of(sentence, group), thing.titled)
    wanted = known.facility | known.named | (known.shared if len(bearing_of(sentence, group)) == TITLE else frozenset())
    wanted = known.exercise if "exercise" in attrs else known.troops if "troops" in attrs else wanted
    titled = is_titled(sentence, group)
    apposed = any(is_joint_venture(sentence, g) for g in group.apposed)
    # "The exercise Blue Wave": its name stands behind its noun.
    called = "exercise" in attrs and any(t.lemma in wanted for t in sentence.tokens[group.i : group.head])
    if (head.lemma not in wanted and not called and not (apposed and titled)) or is_of_relations(sentence, group):
        return None
    if head.lemma in known.named and not titled and not is_joint_venture(sentence, group):
        return None
    return Thing(group, name_of(sentence, group), titled or apposed)


def _pair(instance: Instance, thing: Thing, discourse: Discourse) -> list[str]:
    """The two that have a part: whose name it bears, who does it, whom it links, or who does it and in whose land."""
    sentence, attrs = instance.sentence, instance.frame.attrs
    bearing = states_of(owners(sentence, thing.group, discourse))
    if len(bearing) == 2 and (thing.titled or len(bearing_of(sentence, thing.group)) == TITLE):
        return bearing
    doers = states_of([a for slot in instance.frame.roles["parties"] for g in instance.slot(slot) for a in _sides(sentence, g, discourse)])
    linked = ends_of(sentence, thing, discourse)
    if len(linked) == 2:
        return linked
    if "links" in attrs:
        named = [t for t in sentence.tokens if t.mark in TERRITORY]
        return doers if len(doers) == 2 and named else []
    if "troops" in attrs:
        return _invited(instance, doers, discourse)
    if len(doers) == 2:
        return doers
    place = _place(instance, thing, discourse) if "abroad" in attrs and (thing.titled or _has_place(sentence, thing)) else None
    if not doers and thing.titled and len(bearing) == 1:
        # "The establishment of the Indian Cultural Centre in Paramaribo".
        doers = bearing
    if len(doers) == 1 and place is not None and place != doers[0]:
        return [doers[0], place]
    if "funded" in attrs and thing.titled and discourse.pair is not None and is_at_hand(sentence, list(discourse.pair), False, discourse):
        return list(discourse.pair)
    venture = any(is_joint_venture(sentence, g) for g in (thing.group, *thing.group.apposed))
    pair = discourse.pair
    return list(pair) if venture and thing.titled and pair is not None and not doers and set(_named(sentence)) <= set(pair) else []


def _sides(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whom a doer means: a state, its people or bodies, or whose a company is."""
    found = actors(sentence, group, discourse, listed=False)
    first = next((t for t in sentence.tokens[group.i : group.j] if t.tag != "D"), None)
    if not found and first is not None and (first.mark == "party" or group.possessor is not None):
        found = owners(sentence, group, discourse)[:1]
    return found


def _named(sentence: Sentence) -> list[str]:
    return [p for p in sentence.parties() if is_actor(p)]


def _place(instance: Instance, thing: Thing, discourse: Discourse) -> str | None:
    """In whose land a thing is: by its place, or whose it is."""
    sentence = instance.sentence
    at = lexicon(sentence.language).at
    hanging = [*behind(thing.group), *(verb_behind(instance.verb) if instance.verb is not None else [])]
    for prep, group in hanging:
        if prep in at:
            for actor in [*actors(sentence, group, discourse), *_state_behind(sentence, group)]:
                if actor.sort in TERRITORY and is_actor(actor.party):
                    return actor.party
    whose = states_of([a for a in owners(sentence, thing.group, discourse) if a.sort != "pronoun"])
    return whose[0] if len(whose) == 1 else None


def _state_behind(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The state that is set behind a town ("Nadi, Fiji")."""
    behind_it = sentence.tokens[group.j : group.j + 2]
    if len(behind_it) < TITLE or behind_it[0].tag != "Y":
        return []
    value = behind_it[1].value
    return [Actor(value.party, "party")] if isinstance(value, Mention) and not is_adjective(behind_it[1]) else []


def _has_place(sentence: Sentence, thing: Thing) -> bool:
    """Whether a facility stands at a place that is named: a town rather than a state alone."""

    def is_town(token: Token) -> bool:
        return token.mark == "place" or getattr(token.value, "sort", "") == "capital" or (token.tag == "N" and token.text[0].isupper())

    at = lexicon(sentence.language).at
    groups = [g for prep, g in thing.group.behind if prep in at]
    if thing.group.possessor is not None:
        groups.append(thing.group.possessor)
    return any(is_town(t) for g in groups for t in sentence.tokens[g.i : g.j] if not is_adjective(t))


def _invited(instance: Instance, doers: list[str], discourse: Discourse) -> list[str]:
    """Who sends troops, and whose request it is."""
    asked = lexicon(instance.sentence.language).asked
    hosts = [a for slot in asked for g in instance.slot(slot) for a in actors(instance.sentence, g, discourse)]
    found = [p for p in states_of(hosts) if p not in doers]
    return [doers[0], found[0]] if len(doers) == 1 and found else []
