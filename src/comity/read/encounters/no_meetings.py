"""What only looks like a meeting of two: names that somebody is called, a welcome at an airport, a way of dealing with each other."""

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.event_dates import is_day_word, is_short
from comity.read.encounters.joint_bodies import formats
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FOR
from comity.read.organisation_names import is_organisation
from comity.read.sentence import Sentence

_QUOTES = frozenset("'\"“‘")


def is_called_names(instance: Instance, verb: VerbGroup) -> bool:
    """Whether somebody is called something ("called Premier X a bad neighbour", "calls Premier X 'the worst of neighbours'")."""
    sentence = instance.sentence
    if any(g not in verb.objects[0].listed and not sentence.head(g).mark for g in verb.objects[1:]):
        return True
    called = next((g for g in sentence.nouns if verb.objects and g.i == verb.objects[0].j), None)
    if called is not None and sentence.head(verb.objects[0]).tag == "U" and sentence.head(called).tag == "N":
        # "They call us aggressors".
        return True
    own = {word for row in instance.frame.verbs for word in row[1:]}
    heads = [sentence.head(g) for g in verb.objects]
    if heads and all(h.tag == "N" and h.lower == h.lemma and h.lower not in own for h in heads):
        # "Calls Premier X's rise to power a milestone".
        return True
    if any(prep in scene.sets(sentence.language)["taken_for"] for prep, _ in verb.obliques):
        # "Sees Premier X as a rival".
        return True
    return any(t.text in _QUOTES for g in verb.objects[:1] for t in sentence.tokens[g.j : g.j + 1])


def is_call_for(instance: Instance) -> bool:
    """Whether a call asks for something ("a call for restraint", "called for talks", "our call on the government to stop")."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    purpose = scene.sets(sentence.language)["purpose"]
    if noun is None:
        behind_it = sentence.tokens[verb.j : verb.j + 2] if verb is not None and not verb.objects else []
        # But "talked for two days".
        return bool(behind_it) and behind_it[0].lower in purpose and not any(t.mark in ("quantity", "period") for t in behind_it[1:])
    asked = [g for _, g in noun.behind]
    return (bool(noun.behind[:1]) and noun.behind[0][0] in purpose) or is_asked(sentence, asked)


def is_asked(sentence: Sentence, groups: list[NounGroup]) -> bool:
    """Whether somebody is asked to do something ("called on the premier to resign"), and not told why he is called on ("to discuss trade")."""
    errands = scene.sets(sentence.language)["errands"]
    below = [v for v in sentence.verbs if v.sort == "infinitive" and v.lemma not in errands]
    return any(v.noun in groups or any(g in groups for g in v.subjects) for v in below)


def is_mere_welcome(instance: Instance) -> bool:
    """Whether somebody is received where guests land, or to a meal."""
    known = scene.sets(instance.sentence.language)
    hanging = verb_behind(instance.verb) if instance.verb is not None and instance.frame.attrs.get("guest") else []
    return any(instance.sentence.head(g).lemma in known["welcomes"] for _, g in hanging)


def is_aloud(instance: Instance) -> bool:
    """Whether somebody speaks up or out, which is done before all the world."""
    verb, sentence = instance.verb, instance.sentence
    behind_it = sentence.tokens[verb.j : verb.j + 1] if verb is not None and "persons" in instance.frame.attrs else ()
    return any(t.lower in scene.sets(sentence.language)["aloud"] for t in behind_it)


def is_outcome(instance: Instance, group: NounGroup) -> bool:
    """Whether a thing is only what a meeting ends or begins with ("wound up with the signing of a protocol")."""
    head, verb = instance.sentence.head(group), instance.verb
    told = verb is not None and verb.lemma in scene.sets(instance.sentence.language)["convening"]
    return told and instance.noun is not None and instance.noun.role == "subject" and head.tag == "N" and not head.text[0].isupper()


def is_swap(instance: Instance) -> bool:
    """Whether a noun only tells of things given ("an exchange of notes between the ministers")."""
    noun, known = instance.noun, scene.sets(instance.sentence.language)
    return noun is not None and instance.lemma in known["swaps"] and any(prep in known["of"] for prep, _ in noun.behind)


def is_of_many(instance: Instance) -> bool:
    """Whether a meeting is one of a conference ("the 27th meeting of the Conference of the Parties")."""
    noun, sentence = instance.noun, instance.sentence
    known = scene.sets(sentence.language)
    if noun is None:
        return False
    # "The second Summit for Democracy".
    called = sentence.head(noun).text[0].isupper() and sentence.head(noun).lemma in known["gatherings"]
    named = called and any(prep == FOR and sentence.head(g).text[0].isupper() and not sentence.head(g).mark for prep, g in noun.behind)
    return named or any(prep in known["of"] and _are_many(sentence, g) for prep, g in noun.behind)


def _are_many(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is a conference, or states of which none is named and which are not the two ("the leading industrial nations")."""
    known, head = scene.sets(sentence.language), sentence.head(group)
    described = any(t.tag in ("A", "N") for t in sentence.tokens[group.i : group.head])
    return head.lemma in known["gatherings"] or (
        head.lemma in words(sentence.language).sets["lands"] and head.lower != head.lemma and described
    )


def is_mass(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a noun names no event but a way of dealing with each other ("close consultation", "in dialogue")."""
    head = sentence.head(noun)
    indefinite = sentence.tokens[noun.i].lower in scene.sets(sentence.language)["one"]
    if any(t.lower in formats(sentence.language)["call"] for t in sentence.tokens[noun.i : noun.head]):
        # "Held telephonic conversation".
        return False
    return head.lemma in scene.sets(sentence.language)["mass"] and head.lower == head.lemma and not indefinite


def is_kept_up(instance: Instance) -> bool:
    """Whether two only mean to go on dealing with each other ("committed to continue their close consultations", "to continue to consult")."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    known = scene.sets(sentence.language)
    if verb is None or instance.status != "planned" or sentence.periods():
        return False
    if noun is None:
        return verb.governor is not None and verb.governor.lemma in known["keeping_up"]
    return sentence.head(noun).lemma in known["mass"] and verb.lemma in known["keeping_up"]


def is_round(instance: Instance) -> bool:
    """Whether a noun is what one round or session of is told ("the fifth round of political dialogue")."""
    noun = instance.noun
    if noun is None or noun.parent is None:
        return False
    return instance.sentence.head(noun.parent).lemma in words(instance.sentence.language).sets["rounds"]


def is_event(instance: Instance, discourse: Discourse) -> bool:
    """Whether what may be a way of dealing with each other is told as an event: a round of it, or what is held on a day."""
    return is_round(instance) or is_held_on_day(instance, discourse)


def is_held_on_day(instance: Instance, discourse: Discourse) -> bool:
    """Whether a noun is told to be held on a day, as events are ("a dialogue between Peru and Chile took place on Wednesday")."""
    noun, verb, known = instance.noun, instance.verb, scene.sets(instance.sentence.language)
    if (
        noun is None
        or verb is None
        or noun.role not in ("subject", "object")
        or verb.lemma not in known["convening"] | known["taking_place"]
    ):
        return False
    return any(is_short(p) or is_day_word(p) for p in scene.dates(instance, discourse))


def counts_times(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group only says how often ("three times")."""
    head = sentence.head(group)
    return head.mark == "quantity" and not scene.sets(sentence.language)["times"].isdisjoint(head.lower.split())


def is_gathering_of_many(instance: Instance, discourse: Discourse) -> bool:
    """Whether a summit is an organisation's, to which others come ("welcomed Peru and Chile for the bloc's summit")."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    among = {*instance.frame.places("theirs"), *words(sentence.language).sets["among"]}
    gathering = sentence.head(noun).lemma in scene.sets(sentence.language)["gatherings"]
    return gathering and not any(prep in among for prep, _ in noun.behind) and is_of_organisation(instance, discourse)


def is_of_organisation(instance: Instance, discourse: Discourse) -> bool:
    """Whether a meeting is an organisation's own ("the bank's annual meeting", "the EU farm ministers' meeting")."""
    assert instance.noun is not None
    owners = {s.party for s in owner_sides(instance.sentence, instance.noun, discourse)}
    return len(owners) == 1 and is_organisation(next(iter(owners)))


def is_spoken_at(instance: Instance, found: list[Side]) -> bool:
    """Whether what those who were told to meet have is only a talk there ("The two leaders had a detailed discussion on trade")."""
    noun, sentence = instance.noun, instance.sentence
    talk = noun is not None and sentence.head(noun).lemma in scene.sets(sentence.language)["mass"]
    return talk and all(s.person is None or s.person.plural for s in found)


def is_by_chance(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether encounters are of the police's kind ("border encounters", "encounters at the border with Peru")."""
    around = {t.lower for t in sentence.tokens[noun.i : noun.head]} | {sentence.head(g).lemma for _, g in noun.behind}
    return bool(around & scene.sets(sentence.language)["chance"])


def is_of_nobody(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether several meetings are of nobody in particular ("a few bilateral meetings")."""
    head, before = sentence.head(noun), {w for t in sentence.tokens[noun.i : noun.head] for w in t.lower.split()}
    return head.lower != head.lemma and bool(before & scene.sets(sentence.language)["some"])
