"""Posts: embassies, consulates and the people sent to them: what a noun group names of them, whose it is and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from comity.observation import Finding
from comity.read.actors import Actor, actors, owners, possessed
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, is_answer_of
from comity.read.grammar import NounGroup, is_stand_in, words
from comity.read.grammar.links import TO
from comity.read.marks.people import Person
from comity.read.marks.places import is_city
from comity.read.organisation_names import is_organisation
from comity.read.post_words import KIND, ends, is_for_a_task, last_words, of_office, sets
from comity.read.sentence import Sentence

__all__ = ["HOUSES", "KIND", "Post", "Sides", "ends", "sets"]

#: Who can send or receive a mission.
_SORTS = ("party", "person", "institution", "pronoun", "single", "place", "pair", "adjective")

#: "The embassy … It was closed": a post told last is meant up to so many sentences on.
_GOES_ON = 3
#: Sorts of missions, not of people.
HOUSES = ("embassy", "consulate", "trade_office", "other")

#: Sender and receiver.
Sides = tuple[str, str]


class Post(NamedTuple):
    """A mission or its people, as a text names them.

    Attributes:
        what: embassy, consulate, ambassador, diplomats, trade_office or other.
        senders: whose it is, as far as its noun group tells.
        stands: where it is, likewise: party and city, either of them empty if not told.
        is_house: whether it is a mission, not its people.

    """

    what: str
    senders: tuple[str, ...] = ()
    stands: tuple[tuple[str, str], ...] = ()
    is_house: bool = True

    @property
    def receivers(self) -> tuple[str, ...]:
        """The parties in whose land it is."""
        return tuple(dict.fromkeys(party for party, _ in self.stands if party))


@dataclass
class Told:
    """What a document has told of posts.

    Attributes:
        sides: of each sort of post the latest whose sender and receiver are known.
        stands: where that stood.
        latest: the sort of the latest of all.
        group, index: where that was named, and the number of the sentence.
        expelled: how many were last expelled, and the bound of that number.
        people: the sort of the diplomats named last with both sides, these sides, and the number of the sentence; None if none were.
        latest_expelled: the number of the sentence that told of an expulsion last, and what was found; None if none did.

    """

    sides: dict[str, Sides] = field(default_factory=dict)
    stands: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    latest: str = ""
    group: NounGroup | None = None
    index: int = -9
    expelled: tuple[float | None, str] = (None, "exact")
    people: tuple[str, Sides, int] | None = None
    latest_expelled: tuple[int, Finding] | None = None


def told(discourse: Discourse) -> Told:
    """What a document has told of posts so far."""
    found = discourse.last.setdefault(KIND, Told())
    assert isinstance(found, Told)
    return found


def keep(what: Post, sides: Sides, group: NounGroup, discourse: Discourse) -> None:
    """Remembers a post whose two sides are known."""
    known = told(discourse)
    pair = set(discourse.pair or ())
    if pair and set(known.sides.get(what.what, ())) == pair and set(sides) != pair:
        # "The mission" stays that of the two whom the document is about.
        known.latest = ""
        return
    known.sides[what.what], known.stands[what.what] = sides, what.stands
    known.latest, known.group, known.index = what.what, group, discourse.index


def named(sentence: Sentence, group: NounGroup) -> str:
    """What sort of post a noun group names; empty if it names none."""
    head = sentence.head(group)
    if {t.lower for t in sentence.tokens[group.i : group.head]} & sets(sentence.language)["joint"]:
        # "A joint trade commission" is no mission of either.
        return ""
    if is_for_a_task(sentence, group):
        return ""
    if head.lower in sets(sentence.language)["one"] and not is_stand_in(head, sentence.language):
        # "Chile has an embassy in Lima, and Peru has one in Santiago".
        former = next(
            (g for g in reversed(sentence.nouns) if g.j <= group.i and sentence.head(g).lower != head.lower and named(sentence, g)), None
        )
        # "One of Chile's" is Chile's, "one of three" is none.
        made_of = any(prep in sets(sentence.language)["made_of"] and sentence.head(g).mark != "party" for prep, g in group.behind)
        return named(sentence, former) if former is not None and not made_of else ""
    if isinstance(head.value, Person):
        before = " ".join(t.lower for t in sentence.tokens[group.i : group.head])
        return of_office(f"{before} {head.value.office}", sentence.language)
    if head.mark in ("party", "place"):
        # "Embassy Manama": the city stands behind the noun.
        return ends(sentence, group.i, group.head - 1) if is_city(head.value) else ""
    found = ends(sentence, group.i, group.head) or ("diplomats" if house_of(sentence, group) is not None else "")
    # "Embassy Usumbura": a city that is not known.
    titled = (
        all(t.text[0].isupper() for t in sentence.tokens[group.i : group.head + 1]) and head.lemma not in sets(sentence.language)["status"]
    )
    return found or (ends(sentence, group.i, group.head - 1) if titled else "")


def house_of(sentence: Sentence, group: NounGroup) -> NounGroup | None:
    """The mission whose staff a group names ("an employee of the Chilean embassy"); None if it names no staff."""
    known = sets(sentence.language)
    if sentence.head(group).lemma not in known["staff"]:
        return None
    inside = [g for prep, g in group.behind if prep in known["staff_of"] and ends(sentence, g.i, g.head) in HOUSES]
    return inside[0] if inside else None


def post(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Post | None:
    """The post that a noun group names, with what the group tells of it; None if it names none."""
    what = named(sentence, group)
    if not what:
        return None
    value = sentence.head(group).value
    if isinstance(value, Person):
        return _people(sentence, group, value, what, discourse)
    house = house_of(sentence, group)
    if house is not None:
        # Staff are of whom their mission is, and stand where it does.
        theirs = post(sentence, house, discourse)
        return Post(what, theirs.senders, theirs.stands, is_house=False) if theirs is not None else None
    senders = owners_of(sentence, group, discourse) or hanging(sentence, group, "whose", discourse)
    bodies = [a for prep, g in group.behind if prep == TO for a in actors(sentence, g, discourse)]
    if any(is_organisation(a.party) and not is_actor(a.party) for a in (*bodies, *([] if senders else owners(sentence, group, discourse)))):
        # "The United Nations Mission in Liberia" is no state's, "its mission to the United Nations in Vienna" in none.
        return None
    stands = list(_cities_inside(sentence, group)) or list(stands_in(sentence, group, senders, discourse))
    is_house = what not in ("ambassador", "diplomats") and sentence.head(group).lemma not in sets(sentence.language)["people"]
    return Post(what, tuple(senders), tuple(stands), is_house)


def _people(sentence: Sentence, group: NounGroup, person: Person, what: str, discourse: Discourse) -> Post:
    """The post of somebody named with an office."""
    senders = [*(p for p in (person.parties or (person.party,)) if p), *_fellows(sentence, group, person)]
    phrase = sentence.text[person.start : person.end].lower().split()
    if not person.to and senders and set(phrase) & sets(sentence.language)["sent_for"]:
        # "An ambassador for Chile" is sent there.
        return Post(what, tuple(owners_of(sentence, group, discourse)), tuple((s, "") for s in senders), is_house=False)
    owner = [a.party for a in actors(sentence, group.possessor, discourse)] if group.possessor is not None else []
    if owner and senders and owner[0] not in senders and not person.to:
        # "The country's ambassador from Venezuela" is recalled from there.
        return Post(what, (owner[0],), tuple((s, "") for s in senders), is_house=False)
    senders = senders or owners_of(sentence, group, discourse)
    if not senders and person.possessor:
        senders = list(possessed(sentence, person, discourse))
    senders = senders or hanging(sentence, group, "whose", discourse) or _represented(sentence, group, discourse)
    receivers = [person.to] if person.to else hanging(sentence, group, "sent_to", discourse)
    return Post(what, tuple(senders), tuple((r, "") for r in receivers if r not in senders), is_house=False)


def _represented(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The states for which people are said to stand ("ambassadors representing Chile and Fiji")."""
    acting = (v for v in sentence.verbs if v.noun is group and v.lemma in sets(sentence.language)["representing"])
    return states(sentence, [g for v in acting for g in v.objects], discourse)


def _fellows(sentence: Sentence, group: NounGroup, person: Person) -> list[str]:
    """The states of those who share an office that is told once ("the ambassadors of Chile, Ada Cole, and Fiji, Jone Vula")."""
    others = [sentence.head(g).value for g in group.listed if g is not group] if person.plural else []
    return [p.party for p in others if isinstance(p, Person) and p.party and not p.office]


def owners_of(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Whose a mission is, by possessor or adjective; a city before its noun is where it stands."""
    possessed = {a.party for a in actors(sentence, group.possessor, discourse)} if group.possessor is not None else set()
    cities = {party for party, _ in _cities_inside(sentence, group)}
    found = [a.party for a in owners(sentence, group, discourse) if a.sort in _SORTS and (a.party in possessed or a.party not in cities)]
    return [p for p in found if is_actor(p)]


def _cities_inside(sentence: Sentence, group: NounGroup) -> Iterable[tuple[str, str]]:
    """The cities named beside a mission's noun: "the London embassy", "Embassy Manama"."""
    first = group.possessor.j if group.possessor is not None else group.i
    for token in sentence.tokens[first : group.head + 1]:
        if is_city(token.value):
            yield token.value.party, token.text


def hanging(sentence: Sentence, group: NounGroup, preps: str, discourse: Discourse) -> list[str]:
    """The states that hang on a group by the first preposition of a set that brings any."""
    for prep, other in group.behind:
        if prep in sets(sentence.language)[preps] and not _is_of_subjects(sentence, other):
            found = states(sentence, [other, *(g for p, g in group.behind if p == prep and g is not other)], discourse)
            if found:
                return found
    return []


def _is_of_subjects(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group means the lands of all who act ("expelled Fijian diplomats in their countries")."""
    head = sentence.head(group)
    return sentence.tokens[group.i].tag == "Q" and head.lemma in sets(sentence.language)["unnamed"] and head.lower != head.lemma


def stands_in(sentence: Sentence, group: NounGroup, senders: list[str], discourse: Discourse) -> list[tuple[str, str]]:
    """Where a mission stands by what hangs on it: party and city, together where one tells the other's land ("in Galle, Sri Lanka")."""
    found: list[tuple[str, str]] = []
    for _, other in _where(sentence, group):
        name = city(sentence, other)
        for party in states(sentence, [other], discourse) or ([""] if name else []):
            if party in senders:
                continue
            if found and not name and found[-1][1] and found[-1][0] in ("", party):
                found[-1] = (party, found[-1][1])
            elif (party, name) not in found:
                found.append((party, name))
    return found


def _where(sentence: Sentence, group: NounGroup) -> list[tuple[str, NounGroup]]:
    """What hangs on a mission by a preposition of place, and in the same way on that ("in Oslo and in Lima")."""
    found: list[tuple[str, NounGroup]] = []
    for prep, other in group.behind:
        if prep in sets(sentence.language)["where"]:
            found.append((prep, other))
            found += [(p, g) for p, g in other.behind if p in sets(sentence.language)["where"]]
            found += [(prep, g) for g in other.apposed]
        elif prep in sets(sentence.language)["whose"]:
            # "The Embassy of the Republic of Chile in Lima".
            found += _where(sentence, other)
    return found


def city(sentence: Sentence, group: NounGroup) -> str:
    """The city that a noun group names, known or written like one; empty if none."""
    head = sentence.head(group)
    if is_city(head.value):
        return head.text
    inside = sentence.tokens[group.i : group.j]
    known = last_words(sentence.language) | sets(sentence.language)["status"]
    capital = head.tag == "N" and all(t.text[0].isupper() for t in inside)
    return sentence.phrase(group) if capital and not any(t.lemma in known for t in inside) else ""


def states(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse) -> list[str]:
    """The states that noun groups mean, each once; where a group names none itself, those that it is said to include."""
    found: dict[str, None] = {}
    for group in groups:
        for actor in _members(sentence, group, discourse):
            if actor.sort in _SORTS and is_actor(actor.party):
                found[actor.party] = None
    return list(found)


def _members(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    including = sets(sentence.language)["including"]
    counted = [a for prep, g in group.behind if prep in including for a in actors(sentence, g, discourse)]
    return counted or actors(sentence, group, discourse, listed=False)


def role_states(instance: Instance, role: str, discourse: Discourse) -> list[str]:
    """The states that play a role, from the first place of the grammar that names any; what is in an embassy is not in its land."""
    agents = words(instance.sentence.language).sets["agents"]
    by = instance.noun is not None and any(prep in agents for prep, _ in behind(instance.noun))
    slots = instance.frame.places(role)
    # "Condemned the closure of the consulate by Chile": who is told to do it, not who speaks of it.
    for slot in sorted(slots, key=lambda s: s not in agents) if by else slots:
        if (
            slot == "subject"
            and instance.noun is not None
            and instance.noun.role != "object"
            and not is_answer_of(instance.sentence, instance.noun)
        ):
            # Over whose expulsion Norway protests is not expelled by Norway.
            continue
        if slot == "owner":
            found = [a.party for a in instance.slot_actors(slot, discourse) if a.sort in _SORTS and is_actor(a.party)]
        else:
            groups = [g for g in instance.slot(slot) if instance.sentence.head(g).mark == "person" or not named(instance.sentence, g)]
            found = states(instance.sentence, groups, discourse)
        if found:
            return list(dict.fromkeys(found))
    return _over_there(instance, discourse) if role == "receiver" else []


def _over_there(instance: Instance, discourse: Discourse) -> list[str]:
    """The land that "there" means: of the place named last in front of it, else of the post told last ("named an ambassador there")."""
    sentence, verb = instance.sentence, instance.verb
    tokens = sentence.tokens[verb.j : max(verb.last, verb.j)] if verb is not None else []
    there = next((t.index for t in tokens if t.tag == "X" and t.lower in sets(sentence.language)["over_there"]), -1)
    if there < 0:
        return []
    away = sets(sentence.language)["away"]
    named_before = [
        v.party for t in sentence.tokens[:there] if is_city(v := t.value) and not (t.index and sentence.tokens[t.index - 1].lower in away)
    ]
    sides = told(discourse).sides.get(told(discourse).latest)
    return named_before[-1:] or list(sides[1:] if sides else ())


def is_definite(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group speaks of a post that was told before ("the Legation", "its embassy")."""
    value = sentence.head(group).value
    first = value.start if isinstance(value, Person) else sentence.tokens[group.i].start
    before = [t.lower for t in sentence.tokens[group.i : group.head]] + sentence.text[first : first + 6].lower().split()[:1]
    return bool(set(before) & words(sentence.language).sets["definite"]) or (sentence.is_heading and group.i == group.head)


def stands_for(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether "it" or "the post" is the post told last: in this sentence with no other thing between, or in the one before."""
    known, head = told(discourse), sentence.head(group)
    pronoun = head.tag == "U" and head.lower in words(sentence.language).sets["singular"] - words(sentence.language).sets["person"]
    if (
        not known.latest
        or known.group is None
        or not (pronoun or (head.lemma in sets(sentence.language)["again"] and is_definite(sentence, group)))
    ):
        return False
    if known.index == discourse.index:
        doing = group.verb.subjects if group.verb is not None else []
        return not any(
            known.group.i < g.i < group.i and g.role in ("subject", "object") and sentence.head(g).tag == "N" and g not in doing
            for g in sentence.nouns
        )
    first = next((g for g in sentence.nouns if g.role == "subject"), None)
    # "The Government closed it": nothing else stands in front that it could be.
    acted_on = group.role == "object" and not any(sentence.head(g).tag == "N" and g is not first for g in sentence.nouns if g.i < group.i)
    return discourse.index - known.index <= _GOES_ON and (first is group or acted_on) and known.group.role in ("subject", "object")


def known_post(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Post | None:
    """The post that a group names or stands for, completed by what was told of it before."""
    known = told(discourse)
    found = post(sentence, group, discourse)
    if found is None:
        sides = known.sides.get(known.latest)
        stands = known.stands.get(known.latest) or ((sides[1], ""),) if sides else ()
        return Post(known.latest, sides[:1], stands) if sides and known.latest not in ("ambassador", "diplomats") else None
    if found.what == "other" and sentence.head(group).lemma in sets(sentence.language)["capital"] and known.latest in known.sides:
        before = Post(known.latest, known.sides[known.latest][:1])
        if before.what in HOUSES and is_definite(sentence, group) and found.senders in ((), before.senders):
            # "The embassy … The mission was closed".
            found = found._replace(what=before.what)
    sides = known.sides.get(found.what)
    if sides is None or not is_definite(sentence, group):
        return found
    if not found.senders and found.receivers in ((), sides[1:]):
        return found._replace(senders=sides[:1], stands=found.stands or ((sides[1], ""),))
    if found.senders == sides[:1] and not found.stands and found.is_house:
        return found._replace(stands=((sides[1], ""),))
    return found
