"""Where visits go: the states that a sentence names as visited, and those that it leaves out."""

from collections.abc import Iterator

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor, state
from comity.read.encounters import invitations, scene
from comity.read.encounters.one_side import LatestVisit
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, sides
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, VerbGroup, is_adjective, words
from comity.read.grammar.groups import QUOTES
from comity.read.sentence import Sentence
from comity.read.the_one import LATEST_VISIT

#: Under this key the discourse keeps where the latest visit went, for those of so many sentences that leave it out.
_REACH = 2
#: So many verbs may stand over the one by which a visit is told.
_ABOVE = 3
#: How a host is named: a territory, or somebody there.
_TERRITORY = ("party", "place", "single", "pronoun", "pair", "person", "institution")


def keep(host: str, visitor: str, discourse: Discourse) -> None:
    """Keep where the latest visit went, and whose it was."""
    discourse.last[LATEST_VISIT] = LatestVisit(discourse.index, host, visitor)


def latest_of_two(discourse: Discourse) -> tuple[str, str] | None:
    """Whose the latest visit was and where it went, if it was told just now."""
    told = discourse.last.get(LATEST_VISIT)
    return (told.visitor, told.host) if isinstance(told, LatestVisit) and discourse.index - told.index < _REACH else None


def named(instance: Instance, discourse: Discourse) -> list[tuple[str, int]]:
    """The states visited, each with where it is named: all that the first place of the grammar with a territory names."""
    for slot in instance.frame.places("host"):
        found: dict[str, int] = {}
        for group in _slot(instance, slot):
            if instance.frame.attrs.get("near") and not _is_next(instance, group):
                continue
            if instance.sentence.head(group).lemma in scene.sets(instance.sentence.language)["posts"]:
                found.update(_seats(instance, group, discourse))
                continue
            if (called := _called(instance.sentence, group)) is not None:
                found.setdefault(called, group.j + 1)
                continue
            land = instance.sentence.head(group).lemma in words(instance.sentence.language).sets["lands"]
            for actor in actors(instance.sentence, group, discourse, listed=False):
                person = instance.frame.attrs.get("guest") and actor.sort in ("person", "institution")
                if is_actor(actor.party) and (actor.sort in _TERRITORY[:5] or person or land):
                    found.setdefault(actor.party, group.j)
            found.update((party, group.j) for party in port(instance.sentence, group) if not found)
            found.update((party, group.j) for party in scene.land_around(instance.sentence, group) if not found)
            for reduced in instance.sentence.verbs if instance.frame.attrs.get("delegation") else ():
                # "Led a delegation to the fair held in Lima".
                if reduced.noun is group:
                    found.update(_told_where(instance, reduced.obliques, discourse))
            if instance.sentence.head(group).lemma in scene.sets(instance.sentence.language)["houses"]:
                for actor in owners(instance.sentence, group, discourse):
                    found.setdefault(actor.party, group.j)
        if found:
            return [*found.items(), *_left(instance, discourse)]
    return _by_delegation(instance, discourse) or _left(instance, discourse)


def _called(sentence: Sentence, group: NounGroup) -> str | None:
    """The state that is named right behind what it is to another ("to Fiji's old ally Peru", "its partner Peru")."""
    name = sentence.tokens[group.j] if group.j < len(sentence.tokens) else None
    if name is None or sentence.head(group).lemma not in words(sentence.language).sets["relational_too"]:
        return None
    return state(name) if name.mark == "party" and not is_adjective(name) else None


def _told_where(instance: Instance, places: list[tuple[str, NounGroup]], discourse: Discourse) -> Iterator[tuple[str, int]]:
    """The states in which the groups behind prepositions of place stand."""
    sentence = instance.sentence
    where = scene.sets(sentence.language)["where"]
    told = [g for preposition, g in places if preposition in where]
    return ((a.party, g.j) for g in told for a in actors(sentence, g, discourse) if is_actor(a.party))


def _seats(instance: Instance, post: NounGroup, discourse: Discourse) -> dict[str, int]:
    """Where an embassy stands, as far as that is told: to call at one is no visit to the state whose it is ("visited the Peruvian embassy")."""
    beside = instance.verb.obliques if instance.verb is not None else []
    return dict(_told_where(instance, [*post.behind, *beside], discourse))


def _by_delegation(instance: Instance, discourse: Discourse) -> list[tuple[str, int]]:
    """The states that a delegation is led to visit ("led a delegation to visit Peru")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or not instance.frame.attrs.get("delegation"):
        return []
    below = [v for v in sentence.verbs if v.sort == "infinitive" and (v.governor is verb or v.noun in verb.objects)]
    to = [g for v in below if v.lemma in scene.sets(sentence.language)["toured"] for g in v.objects]
    return [(a.party, g.j) for g in to for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)]


def port(sentence: Sentence, group: NounGroup) -> list[str]:
    """The state of the town that an airport or station is called for ("the Suva International Airport")."""
    port = scene.sets(sentence.language)["ports"]
    if sentence.head(group).lemma not in port:
        return []
    first = next((t for t in sentence.tokens[group.i : group.head] if t.tag != "D"), None)
    if first is None or first.mark not in ("party", "place") or is_adjective(first):
        return []
    # "Lima Street Station" is not in Lima.
    if any(t.lower not in port for t in sentence.tokens[first.index + 1 : group.head]):
        return []
    party: str = getattr(first.value, "party", "")
    return [party] if is_actor(party) else []


def _slot(instance: Instance, slot: str) -> list[NounGroup]:
    """The groups in a place of the grammar; of a noun only "to" may hang on its verb ("made a trip last week to Ghana")."""
    if instance.noun is None:
        return [g for g in instance.slot(slot) if not scene.is_of_event(instance.sentence, g)]
    if slot in scene.sets(instance.sentence.language)["to"]:
        return instance.slot(slot)
    return [g for prep, g in behind(instance.noun) if prep == slot]


def spoken_of(instance: Instance, visitor: str, discourse: Discourse) -> str | None:
    """The land that "the country" is for whose premier it is a visit: the other of the two that the document is about."""
    groups = [g for slot in instance.frame.places("host") for g in _slot(instance, slot)]
    lands = [g for g in groups if any(a.sort == "single" and a.party == visitor for a in actors(instance.sentence, g, discourse))]
    mine = any(t.tag == "Q" for g in lands for t in instance.sentence.tokens[g.i : g.head])
    return discourse.other(visitor) if lands and not mine and discourse.is_told() else None


def _left(instance: Instance, discourse: Discourse) -> list[tuple[str, int]]:
    """The state that somebody leaves, where he has been."""
    groups = [g for slot in instance.frame.places("left") for g in instance.slot(slot)]
    leaving = [s for g in instance.slot("subject") for s in sides(instance.sentence, g, discourse)]
    if any(s.level == "other" and s.sort != "delegation" for s in leaving) or not any(s.party for s in leaving):
        # A clerk or guard who leaves was posted there; a premier of a state that is not told may leave home.
        return []
    return [
        (a.party, g.j)
        for g in groups
        for a in actors(instance.sentence, g, discourse)
        if a.sort in ("party", "place") and is_actor(a.party)
    ]


def _is_next(instance: Instance, group: NounGroup) -> bool:
    """Whether a group stands right behind the verb, but for its preposition and adverbs."""
    between = instance.sentence.tokens[instance.verb.j : group.i] if instance.verb is not None else []
    # "Will be in Lima on Friday and in Quito on Saturday".
    series = any(t.tag == "W" for t in between) and all(t.tag in "PXWC" or t.mark in ("party", "place") for t in between)
    return bool(between) and (series or all(t.tag in "PX" for t in between))


def is_of_doing(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether the word behind a verb of going makes it one of doing ("will go ahead with the railway to Fiji")."""
    after = sentence.tokens[verb.j : verb.j + 2]
    # "Came through Lima": there is one who comes.
    named = any(t.mark in ("party", "place") for t in after[1:])
    return any(t.lower in scene.sets(sentence.language)["on"] for t in after[:1]) and not named


def before(instance: Instance, discourse: Discourse, visitors: list[Side]) -> list[str]:
    """The host of "his Beijing visit", "the Chile trip"; of a visit to nowhere in particular where the document is, or the other one."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    named = [t for t in sentence.tokens[noun.i : noun.head] if t.mark in ("party", "place") and not is_adjective(t)]
    whose = {s.party for s in visitors}
    # "Paid Fiji a visit".
    named += [
        sentence.head(g)
        for g in (instance.verb.objects if instance.verb else ())
        if g.j == noun.i and sentence.head(g).mark in ("party", "place")
    ]
    for token in named:
        party = getattr(token.value, "party", None)
        if party and party not in whose and (noun.possessor is None or token.index >= noun.possessor.j):
            return [party]
    named_ones = [
        *visitors,
        *owner_sides(sentence, noun, discourse),
        *(s for g in subjects(instance) for s in sides(sentence, g, discourse)),
    ]
    if not any(s.person is not None for s in [*named_ones, *(s for _, g in noun.behind for s in sides(sentence, g, discourse))]):
        return []
    if _is_elsewhere(sentence, noun):
        return []
    places = [scene.place(instance, discourse)]
    if (latest := latest_of_two(discourse)) is not None:
        places.append(latest[1])
    # "Your visit" is not that of who speaks.
    sure = discourse.of_two and not any(t.tag == "Q" for t in sentence.tokens[noun.i : noun.head])
    if discourse.pair and (set(discourse.pair) <= set(discourse.title) or sure) and len(whose) == 1:
        places.append(discourse.other(next(iter(whose))))
    return [p for p in places if p and p not in whose][:1]


def _is_elsewhere(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a visit is said to go somewhere that is no state ("his trip to South America")."""
    known = scene.sets(sentence.language)
    told = [sentence.head(g) for prep, g in noun.behind if prep in known["to"] | known["where"]]
    return any(h.tag == "N" and not h.mark and h.text[0].isupper() for h in told)


def subjects(instance: Instance) -> list[NounGroup]:
    """Whose deed a visit is: the subject, or for a noun that of the verb whose object or circumstance it is."""
    noun, verb = instance.noun, instance.verb
    if verb is None:
        return []
    if noun is None and (guests := invitations.accepting(instance.sentence, verb)):
        return guests
    if noun is None:
        return [g for slot in instance.frame.places("visitor") for g in instance.slot(slot)]
    if noun.role not in ("subject", "object") and verb.lemma in scene.sets(instance.sentence.language)["receiving"]:
        return verb.objects
    if noun in verb.objects and verb.passive and verb.subjects:
        # "A visit was paid by the premier".
        return verb.subjects
    if noun.role == "subject" or verb.passive or noun.role in scene.sets(instance.sentence.language)["topics"]:
        # "Protested to Tokyo over the visit": whoever protests does not travel.
        return []
    governors = words(instance.sentence.language).governors
    if (
        noun.role == "object"
        and governors.get(verb.lemma, "") not in ("do", "aspect", "plan", "wish")
        and verb.lemma not in scene.sets(instance.sentence.language)["holding"]
    ):
        return []
    verb = _telling(instance, verb)
    return [g for g in verb.subjects if g is not noun and g not in noun.listed]


def _outside(instance: Instance, verb: VerbGroup, at: int) -> VerbGroup:
    """The verb in front of a quotation that has ended before a token; the verb itself where none has."""
    marks = [t.index for t in instance.sentence.tokens[:at] if t.lower in QUOTES]
    inside = len(marks) > 1 and marks[-2] < verb.i < marks[-1]
    return next((v for v in reversed(instance.sentence.verbs) if inside and v.i < marks[-2]), verb)


def _telling(instance: Instance, verb: VerbGroup) -> VerbGroup:
    """The verb that stands above all that somebody says or wants of others while on a visit ("accused them of lying during a visit to Lima")."""
    noun, known = instance.noun, scene.sets(instance.sentence.language)
    if noun is None or noun.by not in known["at"] or instance.sentence.tokens[noun.i].lower not in known["one"]:
        return verb
    over: VerbGroup | None = _outside(instance, verb, noun.i)
    if over is not None and over is not verb and over.sort not in ("ing", "infinitive"):
        return over
    for _ in range(_ABOVE):
        told = (over.noun or over.missing) if over is not None else None
        over = over.governor or (told.verb if told is not None else None) if over is not None else None
        if over is not None and over.sort not in ("ing", "infinitive") and not (over.noun or over.missing):
            return over if any(g.j <= verb.i for g in over.subjects) else verb
    return verb
