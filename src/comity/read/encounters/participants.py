"""Who takes part in a visit or meeting: a party, and the person or delegation that acts for it."""

from collections.abc import Iterable
from functools import cache

from comity.language import table
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters.called import who
from comity.read.encounters.one_side import DELEGATION as DELEGATION
from comity.read.encounters.one_side import ENCOUNTER as ENCOUNTER
from comity.read.encounters.one_side import PEOPLE
from comity.read.encounters.one_side import Side as Side
from comity.read.encounters.one_side import Told as Told
from comity.read.frames import behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.words import singular
from comity.read.hanging import ancestors
from comity.read.levels import below
from comity.read.marks.people import Person
from comity.read.marks.places import places
from comity.read.persons_meant import antecedent
from comity.read.sentence import Sentence

_TABLE = "encounters"
#: So many words of a mark say of what sort an office is.
_OFFICE_WORDS = 4
#: A full name has so many words; with what stands between it and whose it is at most so many.
_FULL_NAME = 2
_LONGEST_NAME = 5
#: So many sentences behind the one that told of a visit "the guest" is who came.
_PART = 5
_BOTH = 2


def is_sent(side: Side, language: str) -> bool:
    """Whether a side is an ambassador or the like, who lives where he is sent to."""
    if side.person is None:
        return False
    office = side.person.office.lower()
    if is_roving(side, language):
        return False
    return side.person.to is not None or bool({office, singular(office, language)} & _sets(language)["resident"])


def is_roving(side: Side, language: str) -> bool:
    """Whether a side is an envoy who lives at home ("the special envoy for Cyprus")."""
    return side.person is not None and bool(_sets(language)["roving"] & set(side.person.office.lower().split()))


@cache
def _sets(language: str) -> dict[str, frozenset[str]]:
    rows = table(language, _TABLE)["sides"]
    return {name: frozenset(w.strip() for w in text.split(",")) for name, text in rows.items() if isinstance(text, str)}


@cache
def _levels(language: str) -> dict[str, str]:
    return {word: level for level, text in table(language, _TABLE)["levels"].items() for word in text.split()}


def sides(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """The sides that a noun group names, its list not taken with it; nobody who only held an office once."""
    head = sentence.head(group)
    value = head.value
    before = {w for t in sentence.tokens[max(0, group.i - 1) : group.head + 1] for w in t.lower.split()[:_OFFICE_WORDS]}
    # "The Labour Minister" is none of the unions'.
    if before & _sets(sentence.language)["civil"] and not (isinstance(value, Person) and below(value.level) < below("other")):
        return []
    if isinstance(value, Person):
        return _of_person(sentence, group, value, discourse) if _holds_office(sentence, value) else _described(sentence, group, discourse)
    known = words(sentence.language).sets
    if (
        head.tag == "U"
        and head.lower not in known["plural"] | known["person"] | known["own"] | known["own_one"] | known["spoken_to"] | known["singular"]
    ):
        return []
    if head.lower in known["own"] and head.tag in ("U", "Q") and discourse.turn is not None:
        speaker, party = discourse.turn.speaker, discourse.turn.party
        return [s._replace(party=party, group=group) for s in _of_person(sentence, group, speaker, discourse)] if speaker and party else []
    if head.lower in known["own"] and head.tag in ("U", "Q") and discourse.speaker is not None:
        return _of_meant(sentence, group, discourse.speaker, discourse)
    if head.lower in known["own_one"] and discourse.author is not None and not discourse.quoted:
        return _of_meant(sentence, group, discourse.author, discourse)
    if head.lower in known["plural"] and not _are_told(sentence, group, discourse):
        return []
    found = [
        _of_actor(sentence, group, actor) for actor in actors(sentence, group, discourse, listed=False) if _can_act(sentence, group, actor)
    ]
    if head.tag in ("U", "Q") and head.lower in known["person"]:
        meant = antecedent(sentence, head, discourse)
        return _of_meant(sentence, group, meant, discourse) if meant is not None else []
    owner = sentence.head(group.possessor).value if group.possessor is not None else None
    if not found and head.tag == "N" and isinstance(owner, Person) and any(c.isupper() for c in head.text):
        # "Prime Minister Mohammed Shia' al-Sudani of Iraq": a name with an apostrophe in it.
        states = [
            a.party for prep, g in group.behind if prep in known["belonging"] for a in actors(sentence, g, discourse) if is_actor(a.party)
        ]
        return [s._replace(party=s.party or next(iter(states), ""), group=group) for s in _of_person(sentence, group, owner, discourse)]
    if not found and head.tag == "N" and head.text[0].isupper() and group.head > group.i and group.apposed:
        return _described(sentence, group, discourse)
    if is_delegation(sentence, group):
        return _of_delegation(sentence, group, found or _delegation_told(sentence, group, discourse))
    return found or by_part(sentence, group, discourse) or _of_state(sentence, group, discourse)


def _of_meant(sentence: Sentence, group: NounGroup, person: Person, discourse: Discourse) -> list[Side]:
    """The side of a person whom a pronoun means; none where nothing tells that they act for a state ("Mr Cole denied that he met …")."""
    if not (person.party or person.parties or _holds_office(sentence, person)):
        return []
    return [s._replace(group=group) for s in _of_person(sentence, group, person, discourse)]


def _delegation_told(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """The delegation that was told last, where only "the delegation" is said."""
    told = discourse.last.get(DELEGATION)
    definite = sentence.tokens[group.i].lower in words(sentence.language).sets["definite"] and group.head == group.i + 1
    if not definite or not isinstance(told, tuple):
        return []
    index, called, side = told
    return [side._replace(group=group)] if called == sentence.head(group).lemma and discourse.index - index <= _PART else []


def by_part(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """Who is only called a guest or a host ("the visitor", "his host"): by the visit or meeting that was told just before."""
    head, known = sentence.head(group), _sets(sentence.language)
    told, tokens = discourse.last.get(ENCOUNTER), sentence.tokens[group.i : group.head]
    if head.tag != "N" or head.lemma not in known["visitors"] | known["hosts"] or not {t.tag for t in tokens} <= set("DQ"):
        return []
    if not isinstance(told, Told) or discourse.index - told.index > _PART or len(told.parties) != _BOTH or told.place not in told.parties:
        return []
    at_home = head.lemma in known["hosts"]
    return [s._replace(sort="person", group=group) for s in told.sides if (s.party == told.place) == at_home][:1]


def _by_part_behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Whose somebody is who is named behind "his host", "her guest"."""
    called = next((g for g in sentence.nouns if group in g.apposed), None)
    return [s.party for s in by_part(sentence, called, discourse)] if called is not None else []


def _of_state(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """Somebody told by name and state alone, who stands for the state ("Chile's Ada Cole")."""
    owner, tokens = group.possessor, sentence.tokens[group.head - 1 : group.head + 1]
    first = group.head - (owner.j if owner is not None else group.j)
    if owner is None or not 1 < first <= _LONGEST_NAME or not all(t.text[0].isupper() and not t.mark and t.tag == "N" for t in tokens):
        return []
    parties = [a.party for a in actors(sentence, owner, discourse, listed=False) if a.sort == "party" and is_actor(a.party)]
    return [Side(p, "party", who=sentence.words(owner.j + 1, group.j), group=group) for p in parties]


def _holds_office(sentence: Sentence, person: Person) -> bool:
    """Whether a person is told to act for a state: "Mr Cole" alone is anybody, "His Highness" is not."""
    titled = {w.lower() for w in sentence.text[person.start : person.end].split()} & _sets(sentence.language)["dignities"]
    return bool(person.office or titled) or person.level != "other"


def _described(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """Somebody who is told by what stands behind the name ("Met with Ada Cole, head of the Foreign Relations Department of Ghana")."""
    found = [s for a in group.apposed for s in sides(sentence, a, discourse) if s.acts and s.party]
    if not found:
        # "Ada Cole, chief adviser to the president of Ghana".
        served = [s for a in [group, *group.apposed] for _, g in behind(a) for s in sides(sentence, g, discourse) if s.acts and s.party]
        found = [s._replace(level="other", person=None) for s in served]
    return [s._replace(who=sentence.words(group.i, group.j), sort="person", group=group) for s in found][:1]


def by_name(sentence: Sentence, group: NounGroup, party: str) -> list[Side]:
    """Somebody who is only named, as one who acts for a party that is told otherwise ("the Chilean delegation was led by Ada Cole")."""
    tokens = sentence.tokens[group.i : group.j]
    if len(tokens) < _FULL_NAME or not all(t.text[0].isupper() and not t.mark for t in tokens):
        return []
    name = sentence.words(group.i, group.j)
    start, end = sentence.place(group.i, group.j)
    return [Side(party, "person", "other", name, Person(start, end, name, "", party, "other"), group)]


def _are_told(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether "they" can mean the parties of the sentence's own list or of the latest subject, not just any two spoken of."""
    listed = any(len(g.listed) > 1 and g.j <= group.i and sides(sentence, g, discourse) for g in sentence.nouns)
    return listed or len(discourse.subject) > 1 or discourse.pair is not None


def _can_act(sentence: Sentence, group: NounGroup, actor: Actor) -> bool:
    head = sentence.head(group)
    lemma, known = head.lemma, _sets(sentence.language)
    if actor.sort == "pair" and head.lower in known["nobody"]:
        # "Met two people from Mariupol"; but "the two peoples".
        return False
    return actor.sort != "company" and not (actor.sort in PEOPLE and lemma in known["nobody"] | known["regional"])


def _of_person(sentence: Sentence, group: NounGroup, person: Person, discourse: Discourse) -> list[Side]:
    parties = [a.party for a in actors(sentence, group, discourse, listed=False)] if sentence.head(group).value is person else []
    parties = _who_receives(sentence, group, person, discourse) or parties
    parties = parties or [p for p in (person.party,) if p]
    if person.addressed and not parties:
        # "Mr. President", by nobody knows whom.
        return []
    regional = person.office.lower() in _sets(sentence.language)["regional"]
    if person.plural and regional and not person.parties:
        # "The governors of both states": of what sort of states the text alone does not tell.
        return []
    if not parties and not person.plural and person.level == "other":
        parties = _of_body(sentence, group, discourse)[:1]
    parties = parties or [p for p in (_region(sentence, person, discourse),) if p] or _by_part_behind(sentence, group, discourse)
    parties = parties or _told_by_office(person, discourse)
    if person.plural and not person.parties and not person.party:
        # "The foreign ministers from the two countries".
        belonging = words(sentence.language).sets["belonging"]
        # "The two presidents' talks in Lima" are in a city, not of a state.
        whose = [
            g for prep, g in group.behind if prep in belonging and (prep in _sets(sentence.language)["of"] or not _is_city(sentence, g))
        ]
        theirs = [a.party for g in whose for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)]
        named = _named_behind(sentence, group, person)
        if len(named) > 1:
            return named
        # "The heads of state of both countries", where the mark holds it all.
        inside = set(sentence.text[person.start : person.end].lower().split()) & _sets(sentence.language)["numerals"]
        parties = list(dict.fromkeys(theirs)) or _of_two(sentence, group, person, discourse) or (parties if inside else [])
    made = [Side(party, "person", person.level, who(sentence, person), person, group) for party in parties]
    if not made and not person.plural:
        made = [Side("", "person", person.level, who(sentence, person), person, group)]
    if is_delegation(sentence, group):
        return _of_delegation(sentence, group, made)
    return made


def _is_city(sentence: Sentence, group: NounGroup) -> bool:
    head = sentence.head(group)
    return head.mark == "place" or getattr(head.value, "sort", "") == "capital"


def _named_behind(sentence: Sentence, group: NounGroup, office: Person) -> list[Side]:
    """Those who are named behind an office that they share ("the leaders, Ada Cole of Peru and Li Moe of Fiji")."""
    first = next((g for g in sentence.nouns if g.i == group.j + 1), None)
    if first is None or sentence.tokens[group.j].mark != "sign":
        return []
    found: list[Side] = []
    for member in first.listed:
        party = next(
            (a.party for prep, g in member.behind if prep in _sets(sentence.language)["of"] for a in actors(sentence, g, Discourse())), ""
        )
        found += [s._replace(level=office.level) for s in by_name(sentence, member, party)] if party else []
    return found


def _of_body(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Whose the body is that somebody is of ("head of the Policy Bureau at Poland's Chancellery")."""
    preps = words(sentence.language).sets["belonging"] | _sets(sentence.language)["at"]
    bodies = [g for prep, g in behind(group) if prep in preps and sentence.head(g).tag == "N"]
    return [a.party for g in bodies for a in owners(sentence, g, discourse) if is_actor(a.party)]


def _of_two(sentence: Sentence, group: NounGroup, person: Person, discourse: Discourse) -> list[str]:
    """Whose "the two ministers" and "the leaders" are: those of the encounter told last, "the two" else of the document's pair.

    "Members of Congress" and "the Gulf Council ministers" are nobody of the two in question.
    """
    named = [w for t in sentence.tokens[group.i : group.j] for w in t.text.split()]
    if any(w[0].isupper() and w not in person.office.split() for w in named[1:]) or any(
        prep in _sets(sentence.language)["of"] for prep, _ in group.behind
    ):
        return []
    first = {w.lower() for w in named[:2]}
    told = discourse.last.get(ENCOUNTER)
    if first & words(sentence.language).sets["definite"] and isinstance(told, Told) and len(told.parties) > 1:
        return [s.party for s in told.sides]
    return list(discourse.pair) if discourse.pair and first & _sets(sentence.language)["numerals"] else []


def _who_receives(sentence: Sentence, group: NounGroup, person: Person, discourse: Discourse) -> list[str]:
    """Whose head a guest who has the word names beside himself by the office alone ("the President and I spoke"): the house's."""
    turn, home = discourse.turn, discourse.own
    alone = not (person.name or person.plural or person.addressed) and person.level == "head_of_state"
    if turn is None or home is None or turn.party in (None, home) or not alone:
        return []
    known = words(sentence.language).sets["own_one"]
    return [home] if any(sentence.head(g).lower in known for g in group.listed) else []


def _told_by_office(person: Person, discourse: Discourse) -> list[str]:
    """Whose somebody is who is called by his office alone: of the encounter told last, the one who holds it ("the President")."""
    told = discourse.last.get(ENCOUNTER)
    if person.name or person.plural or not isinstance(told, Told):
        return []
    same = {s.party for s in told.sides if s.person is not None and s.person.office.lower() == person.office.lower()}
    return list(same) if len(same) == 1 else []


def _region(sentence: Sentence, person: Person, discourse: Discourse) -> str | None:
    """The state of a governor or mayor, by the province or city of his office, told here or when he was named first."""
    kept = discourse.last.setdefault("regions", {})
    assert isinstance(kept, dict)
    named = places(sentence.text, [], person.start, person.end, sentence.language) if person.start >= sentence.start else []
    party: str | None = next((p.party for p in named), None)
    for key in (person.name, person.office.lower()):
        if key and party:
            kept[key] = party
        elif key and key in kept:
            party = str(kept[key])
    return party


def _of_actor(sentence: Sentence, group: NounGroup, actor: Actor) -> Side:
    named = sentence.words(_first(sentence, group), group.head + 1) if actor.sort in PEOPLE else ""
    return Side(actor.party, actor.sort, "other", named, actor.person, group)


def is_delegation(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names a body of people that travels."""
    head = sentence.head(group)
    known = _sets(sentence.language)["delegations"]
    if head.lemma in known or not isinstance(head.value, Person):
        return head.lemma in known
    # "A delegation of the parliament of Peru".
    office = singular(head.value.office.lower(), sentence.language)
    of = next((k for k, word in enumerate(office.split()) if word in _sets(sentence.language)["of"]), None)
    body = " ".join(office.split()[:of])
    return bool({office, body, *body.split()[-1:]} & known)


def by_delegation(sentence: Sentence, group: NounGroup) -> list[Side]:
    """A delegation of which the text does not tell whose it is."""
    return _of_delegation(sentence, group, [Side("", "delegation", group=group)]) if is_delegation(sentence, group) else []


def sent_by(sentence: Sentence, group: NounGroup, senders: list[Side]) -> list[Side]:
    """A delegation that somebody sends, or names, to do something somewhere ("the president named a delegation to attend the rite")."""
    bodies = [g for g in (group, *ancestors(group)) if is_delegation(sentence, g)]
    return _of_delegation(sentence, bodies[0], [Side(s.party, "delegation", group=bodies[0]) for s in senders[:1]]) if bodies else []


def _of_delegation(sentence: Sentence, group: NounGroup, found: list[Side]) -> list[Side]:
    """A delegation has the level of its leader, or what its adjectives say: the higher one."""
    levels = _levels(sentence.language)
    end = max([group.j, *(g.j for _, g in behind(group))])
    told = next((levels[w] for t in sentence.tokens[group.i : end] for w in t.lower.split() if w in levels), "other")
    value = sentence.head(group).value
    named = who(sentence, value) if isinstance(value, Person) else sentence.words(_first(sentence, group), group.head + 1)
    leader = leader_of(sentence, group)
    if leader is not None:
        parties = [s.party for s in found] or [leader.party or ""]
        # A delegation of parliament is one whoever leads it.
        level = min(leader.level, told, key=below)
        return [Side(p, "delegation", level, who(sentence, leader), leader, group) for p in parties]
    return [
        s._replace(sort="delegation", level=min(told, s.level, key=below), who=s.person.name if s.person and s.person.name else named)
        for s in found
    ]


def leader_of(sentence: Sentence, group: NounGroup) -> Person | None:
    """Who leads a delegation: "led by X", "under X", "with X at its head", or the subject of "led a delegation"."""
    known = _sets(sentence.language)
    for verb in sentence.verbs:
        if verb.lemma in known["leading"] and group in (verb.noun, *verb.objects):
            for leader in verb.subjects:
                value = sentence.head(leader).value
                if isinstance(value, Person):
                    return value
    for prep, other in group.behind:
        value = sentence.head(other).value
        if prep in known["under"] and isinstance(value, Person):
            return value
    return None


def _first(sentence: Sentence, group: NounGroup) -> int:
    return group.i + 1 if sentence.tokens[group.i].tag in ("D", "Q") and group.j > group.i + 1 else group.i


def by_party(found: Iterable[Side]) -> dict[str, Side]:
    """One side for each party that can act, the first named, but for one with people or of a higher level.

    An organisation acts by somebody of its own: its secretary general meets a president.
    """
    kept: dict[str, Side] = {}
    for side in found:
        by_one = side.person is not None and not side.person.plural and bool(side.party)
        if not (is_actor(side.party) or by_one):
            continue
        other = kept.get(side.party)
        if other is None or (side.acts, -below(side.level)) > (other.acts, -below(other.level)):
            kept[side.party] = side
    return kept
