"""Whom grammar ties to a thing or to what is done with it: who does it, pays for it, made it or helps, and in whose land or for whom it is."""

from typing import NamedTuple

from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, is_adjective
from comity.read.grammar.links import OF
from comity.read.projects.payers import above, helpers, makers, paid_by, sides
from comity.read.projects.programmes_and_facilities import TERRITORY, TITLE, Thing, is_joint_venture, lexicon, states_of
from comity.read.sentence import Sentence

#: How a state itself is named.
_STATES = ("party", "institution", "person", "single", "pronoun")
#: How those are named who have something built for them.
_RECEIVERS = ("party", "person", "institution", "forces")


class Tied(NamedTuple):
    """The states that are tied to a thing.

    Attributes:
        acting: who does what is told of it.
        doers: they, and who is told to pay for it, to have made it or to help.
        host: in whose land it is or for whom; None if that is not told.
        alone: whether a state itself does it, which may be in its own land.

    """

    acting: list[str]
    doers: list[str]
    host: str | None
    alone: bool


def tied_to(instance: Instance, thing: Thing, discourse: Discourse) -> Tied:
    """The states that are tied by grammar to a thing or to a deed."""
    sentence, attrs = instance.sentence, instance.frame.attrs
    groups = _doing(instance, thing)
    acting = states_of([a for g in groups for a in sides(sentence, g, discourse)])
    if thing.group.role != "subject" or "links" not in attrs:
        acting = states_of([*(Actor(d, "party") for d in acting), *_taking_part(sentence, thing, discourse)])
    helping = helpers(instance, discourse)
    others = [*helping, *makers(sentence, thing, discourse)]
    if not acting and not others:
        others = list(paid_by(sentence, thing, discourse)[:1])
    venture = any(is_joint_venture(sentence, g) for g in (thing.group, *thing.group.apposed))
    alone = _is_own_deed(instance, groups, bool(helping) or venture, discourse)
    doers = list(dict.fromkeys([*acting, *others]))
    return Tied(acting, doers, host(instance, thing, discourse) or _owner(sentence, thing, doers, discourse), alone)


def _doing(instance: Instance, thing: Thing) -> list[NounGroup]:
    """The groups that play the part of those who do it; of help, who helps and who is helped ("Chile is helping Fiji to build a port")."""
    verb, known = instance.verb, lexicon(instance.sentence.language)
    helper = verb.governor if verb is not None else None
    if verb is not None and helper is not None and helper.lemma in known.helpful:
        return [*helper.subjects, *helper.objects, *verb.subjects]
    if verb is not None and helper is not None and verb.sort == "ing" and helper.lemma in known.thanking:
        # "Fiji thanked Chile for building the port".
        return [*helper.objects, *helper.subjects]
    own = (thing.group, *above(instance.sentence, thing.group))
    return [g for slot in instance.frame.places("parties") for g in instance.slot(slot) if g not in own]


def _is_own_deed(instance: Instance, groups: list[NounGroup], helped: bool, discourse: Discourse) -> bool:
    """Whether a state itself does it, gives nothing and is not helped: it may be in its own land ("Fiji opened a hospital in Nadi")."""
    sentence, verb = instance.sentence, instance.verb
    known = lexicon(sentence.language)
    given = verb is not None and (verb.lemma in known.giving or (verb.governor is not None and verb.governor.lemma in known.helpful))
    if instance.frame.attrs.keys() & {"funded", "thanks"} or given or helped:
        return False
    return any(a.sort in _STATES for g in groups for a in actors(sentence, g, discourse, listed=False))


def _taking_part(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[Actor]:
    """Those of whom an exercise or venture is told to be, behind it or what is set beside it ("the exercise of the Chilean navy")."""
    known = lexicon(sentence.language)
    groups = [thing.group, *thing.group.apposed]
    if not any(sentence.head(g).lemma in known.exercise | known.venture for g in groups):
        return []
    return [a for g in groups for prep, other in behind(g) if prep in known.among for a in sides(sentence, other, discourse)]


def in_front(sentence: Sentence) -> list[tuple[str, NounGroup]]:
    """The place that a sentence begins with ("At Nadi a clinic is to be set up")."""
    return [(g.by, g) for g in sentence.nouns[:1] if g.by and g.parent is None]


def _hanging(instance: Instance, thing: Thing) -> list[tuple[str, NounGroup]]:
    """What hangs on a thing, on what it is a part of, on a clause that describes it, and on the deed."""
    sentence = instance.sentence
    own = [thing.group, *above(sentence, thing.group)]
    found = [*behind(thing.group), *(item for g in own[1:] for item in g.behind if item[1] not in own)]
    found += [item for v in sentence.verbs if v.noun in own for item in verb_behind(v)]
    verb = instance.verb
    there = [item for g in verb.subjects for item in behind(g)] if verb is not None else []
    return [*found, *(verb_behind(verb) if verb is not None else ()), *in_front(sentence), *there]


def host(instance: Instance, thing: Thing, discourse: Discourse) -> str | None:
    """In whose land a thing is or for whom: by its place, or by who gets it."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    receiving = known.receiving | (known.given if "given" in instance.frame.attrs else frozenset())
    for prep, group in _hanging(instance, thing):
        lands = _lands(sentence, group, discourse) if prep in known.at else []
        if prep in receiving:
            lands = states_of([a for a in actors(sentence, group, discourse) if a.sort in _RECEIVERS])
        if lands:
            # "Launched services in Singapore, Paris and Rome" tells of nobody in particular.
            return lands[0] if len(lands) == 1 else None
    return None


def _owner(sentence: Sentence, thing: Thing, doers: list[str], discourse: Discourse) -> str | None:
    """Whose a thing is that others have to do with ("Fiji's main airport")."""
    of = [a for prep, g in thing.group.behind if prep == OF for a in actors(sentence, g, discourse) if a.sort in TERRITORY]
    whose = states_of([*(a for a in owners(sentence, thing.group, discourse) if a.sort != "pronoun"), *of])
    return whose[0] if len(whose) == 1 and whose[0] not in doers else None


def _lands(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The states in whose land a place is: it is theirs, they stand behind it, or it is told to be one of theirs ("in the Fijian town of Ba")."""
    there = [*actors(sentence, group, discourse), *_state_behind(sentence, group)]
    found = states_of([a for a in there if a.sort in TERRITORY])
    known = lexicon(sentence.language)
    if not found and sentence.head(group).lemma in known.towns | known.facility:
        found = states_of([a for a in owners(sentence, group, discourse) if a.sort != "pronoun"])
    return found


def at_border(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[str]:
    """The two on whose border a thing is ("a customs post on the Chilean-Peruvian border")."""
    known = lexicon(sentence.language)
    for prep, group in thing.group.behind:
        if prep in known.at and sentence.head(group).lemma in known.crossing:
            whose = states_of([*owners(sentence, group, discourse), *(a for _, g in group.behind for a in actors(sentence, g, discourse))])
            return whose if len(whose) == TITLE else []
    return []


def _state_behind(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The state that is set behind a town ("Nadi, Fiji")."""
    behind_it = sentence.tokens[group.j : group.j + 2]
    if len(behind_it) < TITLE or behind_it[0].tag != "Y":
        return []
    value = behind_it[1].value
    return [Actor(value.party, "party")] if isinstance(value, Mention) and not is_adjective(behind_it[1]) else []
