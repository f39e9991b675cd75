"""Between whom relations are: named beside them, as owners, as who does it with whom, or by the discourse."""

from itertools import product

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, resolve, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FOR, WITH
from comity.read.levels import below
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.the_two import listed_behind_colon, says_pair
from comity.read.ties.relation_words import can_relate, named_of, of, sealing, ties


def pairs_of(instance: Instance, things: list[NounGroup], discourse: Discourse) -> list[tuple[str, str]]:
    """The pairs between which it is: named by "between", by two owners, by who does it with whom; else by the discourse."""
    sentence, verb = instance.sentence, instance.verb
    sets = words(sentence.language).sets
    hanging = [*(behind(instance.noun) if instance.noun is not None else []), *(verb_behind(verb) if verb is not None else [])]
    if (above := sealing(instance)) is not None:
        hanging += [item for item in verb_behind(above) if item not in hanging]
    hanging += [item for thing in things for item in behind(thing) if item not in hanging]
    own = [item for thing in things for item in behind(thing)] + (behind(instance.noun) if instance.noun is not None else [])
    for hung, is_own in ((own, True), (hanging, False)):
        between = [g for prep, g in hung if prep in sets["among"]]
        among = of(sentence, between, discourse)
        if len(among) == 2 or (between and is_own):
            return [(among[0], among[1])] if len(among) == 2 else []
    owned = [a for g in [*things, *([instance.noun] if instance.noun else [])] for a in owners(sentence, g, discourse)]
    whose = list(dict.fromkeys(a.party for a in owned if can_relate(a)))
    if instance.frame.name == "named" and len(whose) == 2:
        # "The Chile-Peru alliance and our approach to Fiji".
        return [(whose[0], whose[1])]
    doers = of(sentence, [g for p, g in hanging if p in sets["agents"]], discourse) if instance.noun is not None else []
    if instance.frame.attrs["how"] != "described" or instance.noun is None:
        doers = doers or of(sentence, verb.subjects if verb else [], discourse)
    if not doers and verb is not None and verb.sort == "participle" and verb.noun in things and verb.noun is not None:
        # "Peru and Chile are bound by a partnership, proclaimed in 2016".
        above = verb.noun.verb
        doers = of(sentence, [*above.subjects, *above.objects], discourse) if above is not None else []
    siding = ties(sentence.language).sets["siding"]
    partners = instance.all_groups("other") if "other" in instance.frame.roles else []
    partners += [
        g
        for p, g in hanging
        if p in sets["with"]
        and (g.parent is None or (sentence.head(g.parent).lemma not in siding and not _is_cause(sentence, g.parent)))
        and (p == WITH or g.parent is None or g.parent in things)
    ]
    others = [p for p in of(sentence, partners, discourse) if p not in doers]
    if others:
        # "In addition to Chile, it has relations with Peru".
        besides = [g for p, g in hanging if p in ties(sentence.language).sets["besides"]]
        others += [p for p in named_of(sentence, besides) if p not in (*doers, *others)]
    first = doers or whose or of(sentence, [g for p, g in hanging if p in ties(sentence.language).sets["of"]], discourse)
    about = discourse.about()
    if len(others) > 1 and not first and about is not None and about not in others and not _is_unresolved(instance, discourse):
        # "Ties were established with Chile, Peru and Fiji" on a page about one other.
        return [(about, other) for other in others]
    if len(others) == 2 and not first:
        return [(others[0], others[1])]
    if others and first:
        return [(a, b) for a, b in product(first, others) if a != b]
    if len(first) == 2:
        return [(first[0], first[1])]
    if len(first) > 2:
        return []
    return _by_discourse(instance, first or others, discourse)


def _is_cause(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun tells why or during what relations changed ("severed over a quarrel with China")."""
    return sentence.head(group).tag == "N" and group.by in ties(sentence.language).sets["causes"]


def _parties_of_clause(instance: Instance) -> list[str]:
    """The parties named in the clause of an instance."""
    sentence, verb = instance.sentence, instance.verb
    first, last = (verb.first, verb.last) if verb is not None else (0, len(sentence.tokens))
    if instance.noun is not None:
        first, last = min(first, instance.noun.i), max(last, instance.noun.j)
    return list(dict.fromkeys(p for t in sentence.tokens[first:last] if (p := getattr(t.value, "party", None))))


def _by_discourse(instance: Instance, named: list[str], discourse: Discourse) -> list[tuple[str, str]]:
    """What the discourse adds to one party or none, where nothing stands in its place that is not understood."""
    sentence = instance.sentence
    titled = discourse.pair is not None and set(discourse.pair) <= set(discourse.title)
    # On a page of two, others are only what it was about ("severed relations in protest at a plan for the West Bank").
    states = [p for p in _parties_of_clause(instance) if p not in named and not titled]
    if len(named) > 1 or _is_unresolved(instance, discourse):
        return []
    if named:
        other = next((p for p in discourse.pair if p != named[0]), None) if discourse.pair and named[0] in discourse.pair else None
        if states and other not in states:
            other = states[0] if len(states) == 1 else None
        return [(named[0], other)] if other and is_actor(other) else []
    levels = ties(sentence.language).sets["levels"]
    if instance.frame.attrs["action"] == "established" and any(sentence.head(g).lemma in levels for g in instance.all_groups("thing")):
        # "Alliances have been formed": whose is to be told.
        return []
    pair = discourse.subject_pair()
    sure = pair is not None and (
        pair == discourse.entry_pair()
        or says_pair(sentence)
        or set(pair) <= set(discourse.title)
        or pair == discourse.here
        or discourse.own in pair
        or _is_dated(instance, discourse)
    )
    if pair and sure and (not states or set(states) & set(pair)):
        return [pair]
    states = [p for p in states if is_actor(p)]
    return [(states[0], states[1])] if len(states) == 2 else []


def _is_dated(instance: Instance, discourse: Discourse) -> bool:
    """Whether it is told with its day of the document's pair ("Relations were resumed on 2 May 1946", "Relations date back to 1946")."""
    verb = instance.verb
    return (
        discourse.pair is not None
        and verb is not None
        and (verb.passive or instance.frame.name == "dated")
        and any(verb.i < place < verb.last for place, _ in instance.sentence.periods())
    )


def _is_unresolved(instance: Instance, discourse: Discourse) -> bool:
    """Whether a place where a party should stand is filled by something else ("formed an alliance with a bank", "founded by Curtin")."""
    sets = words(instance.sentence.language).sets
    places = [g for prep in (*sets["with"], *sets["agents"], "subject") for g in instance.slot(prep)]
    # "With John Smith as chargé" names no party.
    places = [g for g in places if not any(prep in ties(instance.sentence.language).sets["as"] for prep, _ in g.behind)]
    # "Partners with old ties" names no party either.
    heads = [(g, instance.sentence.head(g)) for g in places if instance.sentence.head(g).lemma not in instance.frame.attrs["thing"]]
    for group, head in heads:
        found = actors(instance.sentence, group, discourse)
        # "Established with the recognition of …": by a deed, with nobody.
        with_whom = group.by in sets["with"] and head.tag == "N" and head.lemma not in ties(instance.sentence.language).sets["deeds"]
        value = head.value
        if isinstance(value, Person) and value.party is None and below(value.level) < below("other"):
            # "President Cole cut off ties": of one of those who are spoken of.
            continue
        if (found and not any(can_relate(a) for a in found)) or (
            not found and head.tag in ("N", "F") and (with_whom or not _is_deed(instance, group))
        ):
            return True
    return False


def _is_deed(instance: Instance, group: NounGroup) -> bool:
    """Whether a group behind "by" or as the subject is what brought it about ("by an exchange of notes", "the treaty raised ties")."""
    return (
        instance.sentence.head(group).tag == "N"
        and group.i < len(instance.sentence.tokens)
        and not instance.sentence.head(group).text[0].isupper()
    )


def is_relations(instance: Instance, group: NounGroup) -> bool:
    """Whether a group names the relations of two states: none of trade, none between what is not said."""
    sentence = instance.sentence
    if sentence.head(group).lemma not in instance.frame.attrs["thing"]:
        return False
    if any(prep == FOR and sentence.head(g).text[0].isupper() and not sentence.head(g).mark for prep, g in group.behind):
        # "The Chile-Fiji Alliance for Women" is a body.
        return False
    if any(sentence.head(g).lemma in ties(sentence.language).sets["levels"] for g in instance.all_groups("level")):
        return True
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    return not before & ties(sentence.language).sets["other_ties"]


def names_both(instance: Instance, pair: set[str]) -> bool:
    """Whether "with" names one of two, or both are the subject, and no number of others among whom it is ("with 53 countries including Chile")."""
    with_ = words(instance.sentence.language).sets["with"]
    partners = [g for slot in (*with_, *ties(instance.sentence.language).sets["besides"]) for g in instance.slot(slot)]
    behind_it = [*named_of(instance.sentence, partners), *(p for g in partners for p in listed_behind_colon(instance.sentence, g))]
    among = words(instance.sentence.language).sets["among"]
    between = [g for slot in among for g in instance.slot(slot)]
    between += [g for thing in instance.groups("thing") for prep, g in behind(thing) if prep in among]
    if between and pair <= set(of(instance.sentence, between, Discourse())):
        return True
    return bool(pair & set(behind_it)) or pair <= set(named_of(instance.sentence, instance.slot("subject")))


def paper_day(instance: Instance, discourse: Discourse) -> Period | None:
    """When the treaty was signed by which relations are told to be established ("by the Treaty of Friendship signed on 3 May 1949")."""
    sentence, verb = instance.sentence, instance.verb
    agents = words(sentence.language).sets["agents"]
    papers = [g for prep, g in verb.obliques if prep in agents] if verb is not None and instance.noun is None and verb.passive else []
    for signing in sentence.verbs:
        if signing.noun in papers and signing.sort == "participle" and signing.lemma in ties(sentence.language).sets["sealing"]:
            told = [p for _, p in sentence.periods(signing.j, signing.last)]
            return resolve(told[0], "past", "actual", discourse) if len(told) == 1 else None
    return None
