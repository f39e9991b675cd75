"""Who is meant by a noun group: parties by name, by their people and institutions, or by what the discourse tells."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.parties import Mention
from comity.read.actor_nouns import nouns_of
from comity.read.discourse import Discourse, is_actor
from comity.read.grammar import NounGroup, Token, is_adjective, words
from comity.read.marks.people import Person
from comity.read.marks.places import Place
from comity.read.persons_meant import antecedent, beside_its_verb, is_praised, land_between, owner_beside
from comity.read.regions import of_form, region_of
from comity.read.sentence import Sentence
from comity.read.the_one import doers_before, from_whom, is_of_a_name, is_some_one, of_two, the_one, whose_land
from comity.read.the_two import all_of, is_the_two, leads_to_some, said_among, sharing, told_two, two

#: How many pronouns may stand between a pronoun and the name that it means.
_CHAIN = 8


class Actor(NamedTuple):
    """A party, and how a text names it.

    Attributes:
        party: its id.
        sort: ``party`` by name, ``person``, ``institution``, ``forces``, ``company``, ``place``, ``pair`` (one of "the two
            countries"), ``single`` ("the kingdom"), ``pronoun``, ``adjective`` (only beside a noun: whose it is).
        person: the person, if it is named by one.

    """

    party: str
    sort: str
    person: Person | None = None


def actors(sentence: Sentence, group: NounGroup, discourse: Discourse, listed: bool = True) -> list[Actor]:
    """The parties that a noun group means as doers or partners, each once.

    Args:
        sentence, discourse: where the group stands, and what the document has told so far.
        group: the group.
        listed: whether to take the groups that it is coordinated with too.

    """
    found: dict[str, Actor] = {}
    for member in group.listed if listed and group.listed else [group]:
        for actor in _own(sentence, member, discourse):
            found.setdefault(actor.party, actor)
    return list(found.values())


def owners(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whose a thing is, by what stands before it: possessor, adjective, or the parties of a compound, in order."""
    found: dict[str, Actor] = {}
    if group.possessor is not None:
        for actor in actors(sentence, group.possessor, discourse):
            found.setdefault(actor.party, actor)
    for token in sentence.tokens[group.i : group.head]:
        if token.tag == "Q":
            for party in pronoun_parties(sentence, token, discourse):
                found.setdefault(party, Actor(party, "pronoun"))
        elif token.mark in ("party", "place", "person") and not _inside_possessor(group, token):
            told = _party(token)
            if told:
                found.setdefault(told, Actor(told, "adjective"))
        elif token.lower in nouns_of(sentence.language).adjectives and not found:
            named = sharing(sentence, group)
            for party in named or two(sentence, group, discourse):
                found.setdefault(party, Actor(party, "adjective" if named else "pair"))
    return list(found.values())


def _inside_possessor(group: NounGroup, token: Token) -> bool:
    return group.possessor is not None and token.index < group.possessor.j


def _party(token: Token) -> str | None:
    value = token.value
    return value.party if isinstance(value, Mention | Place | Person) else None


def _own(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Actor]:
    head = sentence.head(group)
    value = head.value
    if isinstance(value, Person):
        yield from _person(sentence, group, value, discourse)
    elif isinstance(value, Mention):
        if not is_adjective(head) or head.index == group.i or group.j == group.head + 1:
            yield Actor(value.party, "company" if value.sort == "company" else "party")
    elif isinstance(value, Place):
        yield Actor(value.party, "place")
    elif head.tag in ("U", "Q"):
        for party in pronoun_parties(sentence, head, discourse):
            yield Actor(party, "pronoun", discourse.person if head.lower in words(sentence.language).sets["person"] else None)
    elif is_the_two(sentence, group):
        # "Trade between the two".
        yield from _pair(sentence, group, discourse)
    elif head.mark == "quantity":
        yield from (Actor(p, "pair") for p in all_of(sentence, group, discourse) or ())
    elif head.tag in ("N", "D", "A"):
        told = list(_in_land(sentence, group) or _by_noun(sentence, group, head, discourse))
        yield from told or _firm_beside(sentence, group, discourse) or [Actor(*a) for a in discourse.letters.get(head.text, ())]


def _in_land(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The land that stands beside a place whose name is not known ("Lucerne, Switzerland")."""
    beside = group.apposed[0] if group.apposed and group.by in words(sentence.language).sets["at_place"] else None
    named = beside is not None and all(t.text[:1].isupper() and t.tag == "N" for t in sentence.tokens[group.i : group.j])
    party = _party(sentence.head(beside)) if beside is not None and named and sentence.head(beside).mark == "party" else None
    return [Actor(party, "place")] if party else []


def _firm_beside(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whose firm or bank a name is, as is told right behind it ("Sonel, the Fijian power company, …")."""
    beside = sentence.explained(group)
    return [a for a in actors(sentence, beside, discourse, listed=False) if a.sort == "company"] if beside is not None else []


def in_brackets(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The party in brackets behind a name ("Ivan Duque (Colombia)")."""
    behind = sentence.tokens[group.j : group.j + 3]
    party = _party(behind[1]) if len(behind) == 3 and behind[0].lower == "(" and behind[2].lower == ")" else None
    return [Actor(party, "party")] if party else []


def _from_where(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The party that "of" right behind a name tells ("Sheikh Tamim of Qatar")."""
    for prep, other in group.behind[:1]:
        party = _party(sentence.head(other)) if prep in words(sentence.language).sets["partitive"] else None
        if party and not is_adjective(sentence.head(other)):
            return [Actor(party, "party")]
    return []


def _person(sentence: Sentence, group: NounGroup, person: Person, discourse: Discourse) -> Iterator[Actor]:
    if person.addressed:
        if other := discourse.yours():
            yield Actor(other, "person", person)
    elif person.parties:
        for party in person.parties:
            yield Actor(party, "person", person)
    elif person.party:
        yield Actor(person.party, "person", person)
    elif person.plural:
        for party in two(sentence, group, discourse):
            yield Actor(party, "person", person)
    else:
        whose = owners(sentence, group, discourse) or in_brackets(sentence, group) or _from_where(sentence, group)
        if not whose and person.possessor and not person.counterpart:
            whose = [Actor(p, "pronoun") for p in possessed(sentence, person, discourse)]
        for actor in whose[:1]:
            yield Actor(actor.party, "person", person)


def possessed(sentence: Sentence, person: Person, discourse: Discourse) -> tuple[str, ...]:
    """The parties that the possessive inside a person's phrase means ("its ambassador")."""
    token = next(t for t in sentence.tokens if t.value is person)
    return pronoun_parties(sentence, replace(token, lower=person.possessor.lower(), mark="", value=None), discourse)


def pronoun_parties(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """The parties that a pronoun or possessive means: by the subject before it in the sentence, or the one of the sentence before.

    That subject may be a pronoun too, and so on: so those in front are looked up first, each once for a sentence.
    """
    if not discourse.pending and (token.index, token.lower) not in discourse.meant:
        for before in (t for t in sentence.tokens[: token.index] if t.tag in ("U", "Q")):
            _looked_up(sentence, before, discourse)
    return _looked_up(sentence, token, discourse)


def _looked_up(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """What a pronoun means, from memory if it was looked up before; nobody where that leads further from pronoun to pronoun than `_CHAIN`."""
    key = (token.index, token.lower)
    if key in discourse.meant or discourse.pending >= _CHAIN:
        return discourse.meant.get(key, ())
    discourse.pending += 1
    discourse.meant[key] = _pronoun_parties(sentence, token, discourse)
    discourse.pending -= 1
    return discourse.meant[key]


def _pronoun_parties(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    sets = words(sentence.language).sets
    word = token.lower
    spoken = _in_speech(sentence, {word}, discourse)
    if spoken is not None:
        return spoken
    if word in sets["possessive_relative"]:
        behind_it = [g for g in sentence.nouns if g.j <= token.index]
        return tuple(dict.fromkeys(a.party for g in behind_it[-1:] for a in actors(sentence, g, discourse)))
    before = _subject_before(sentence, token, discourse)
    if word in sets["person"] and not (word in sets["feminine"] and before and not any(t.mark == "person" for t in sentence.tokens)):
        # "Chile holds Cole to account for his war": it is a person's. "New Zealand and her exports" are a state's.
        person = antecedent(sentence, token, discourse)
        return (person.party,) if person is not None and person.party else ()
    if word in sets["possessive_many"] or word in sets["plural"]:
        if discourse.turn is not None or _stands_for_others(sentence, token) or leads_to_some(sentence, token):
            # "The rebels deny they are negotiating": they are somebody who is no party. Who speaks is not among "them" either.
            return ()
        before = before if len(before) >= 2 else _listed_before(sentence, token, discourse) or before
        alone = len(before) >= 2 or (before and (_are_firms(sentence, token, discourse) or _are_people_of_one(sentence, token)))
        return before if alone else told_two(sentence, token.index, discourse) or before
    found = () if is_some_one(sentence, token) else land_between(sentence, token) or owner_beside(sentence, token) or before[:1]
    barred = from_whom(sentence, token)
    if barred is None or barred not in found:
        return found
    return tuple(p for p in discourse.subject if p != barred)[:1] or tuple(p for p in (discourse.other(barred),) if p)


def _listed_before(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """The several who are one subject in front, over an "it" between ("Chile and Peru let it be known that they had …")."""
    single = words(sentence.language).sets["singular"]
    for verb in reversed([v for v in sentence.verbs if v.i < token.index]):
        groups = [g for g in verb.subjects if g.j <= token.index]
        if groups and not all(sentence.head(g).tag == "U" and sentence.head(g).lower in single for g in groups):
            found = tuple(dict.fromkeys(a.party for g in groups for a in actors(sentence, g, discourse)))
            return found if len(groups[0].listed) > 1 and len(found) > 1 else ()
    return ()


def _in_speech(sentence: Sentence, said: set[str], discourse: Discourse) -> tuple[str, ...] | None:
    """Whose side words for the speaker or the one spoken to mean, nobody where that is not known; None if none is among the words."""
    sets = words(sentence.language).sets
    if said & sets["own"]:
        party = discourse.ours()
    elif said & sets["spoken_to"]:
        party = discourse.yours()
    else:
        return None
    return (party,) if party else ()


def _are_firms(sentence: Sentence, token: Token, discourse: Discourse) -> bool:
    """Whether the nearest subject in front of a token is several firms of one state ("Chilean companies doubled their exports")."""
    verb = next((v for v in reversed(sentence.verbs) if v.i < token.index), None)
    groups = [g for g in verb.subjects if sentence.head(g).lower != sentence.head(g).lemma] if verb is not None else []
    return any(a.sort == "company" for g in groups for a in _own(sentence, g, discourse))


def _are_people_of_one(sentence: Sentence, token: Token) -> bool:
    """Whether the nearest subject in front of a token is several people of one state: "Premier Cole and Minister Poe", "Chilean officials"."""
    verb = next((v for v in reversed(sentence.verbs) if v.i < token.index and any(g.j <= token.index for g in v.subjects)), None)
    heads = [sentence.head(g) for g in verb.subjects if g.j <= token.index] if verb is not None else []
    people = [h for h in heads if isinstance(h.value, Person)]
    named = all(h in people or (h.text[0].isupper() and not h.mark) for h in heads)
    several = len(heads) > 1 or any(isinstance(h.value, Person) and h.value.plural and h.value.party for h in people)
    return several and bool(people) and named and len({_party(h) for h in people}) == 1


def _stands_for_others(sentence: Sentence, token: Token) -> bool:
    """Whether the nearest subject in front of a plural pronoun is a common noun for people of no party's ("the rebels deny they …")."""
    own = next((v for v in sentence.verbs if any(g.head == token.index for g in v.subjects)), None)
    verb = next((v for v in reversed(sentence.verbs) if v.i < token.index and v is not own and v.subjects), None)
    heads = [sentence.head(g) for g in verb.subjects] if verb is not None else []
    return bool(heads) and all(h.tag == "N" and h.lemma in nouns_of(sentence.language).nobody for h in heads)


def _subject_before(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """The parties of the nearest subject in front of a token, else of the latest subject told."""
    for verb in reversed(sentence.verbs):
        if verb.i >= token.index or (token.tag == "U" and any(sentence.head(g) is token for g in verb.objects)):
            # "Fiji recognised it": that is not Fiji.
            continue
        praised = is_praised(sentence, verb, token)
        in_front = [g for g in verb.subjects if g.j <= token.index]
        told_of = verb.objects if praised or (verb.passive and not in_front) else verb.subjects
        groups = [g for g in told_of if g.j <= token.index and (praised or not _holds(g, token))]
        found: dict[str, None] = {}
        for group in groups:
            for actor in _own(sentence, group, discourse) if sentence.head(group) is not token else ():
                found[actor.party] = None
            for actor in owners(sentence, group, discourse) if not found else ():
                found[actor.party] = None
        if found:
            return tuple(found)
        heads = {sentence.head(g).tag for g in groups if sentence.head(g) is not token}
        bodies = any(is_institution(sentence, g) for g in groups)
        if "F" in heads or bodies or ("N" in heads and verb.lemma in words(sentence.language).sets["saying"]):
            # "The company said it had signed": it is the company, of whatever state; so with a person of no known one.
            return ()
    beside = beside_its_verb(sentence, token)
    named = [p for t in sentence.tokens[: token.index] if (p := _party(t)) and p not in beside]
    return tuple(dict.fromkeys(named[:1])) or tuple(p for p in discourse.subject if p not in beside)


def _holds(group: NounGroup, token: Token) -> bool:
    """Whether a token stands in what hangs on a group ("the head of its army": it is not its own head)."""
    return any(g.i <= token.index < g.j or _holds(g, token) for _, g in group.behind)


def _by_noun(sentence: Sentence, group: NounGroup, head: Token, discourse: Discourse) -> Iterator[Actor]:
    nouns = nouns_of(sentence.language)
    lemma = head.lemma or head.lower
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    if among := said_among(sentence, group):
        yield from (Actor(party, "party") for party in among)
        return
    if head.lower in nouns.ordered and before and not group.behind and (party := of_two(sentence, group, discourse)):
        yield Actor(party, "single")
        return
    duo = lemma in nouns.duo and head.lower == lemma and group.head == group.i + 1 and _is_definite(before, sentence) and not group.behind
    if head.lower in nouns.both or duo or (lemma in nouns.pair and before & nouns.numerals):
        yield from _pair(sentence, group, discourse)
        return
    sort = nouns.institution.get(lemma) or ("forces" if nouns.craft.fullmatch(head.text) else None)
    if sort and not (head.lower == lemma and before & nouns.parts):
        whose = owners(sentence, group, discourse)
        # Looked for once: a chain of "the head of the head of …" would take twice as long with each "of".
        behind = list(_behind(sentence, group, discourse)) if not whose or (lemma in nouns.single and len(whose) == 1) else []
        whose = whose or behind
        # "The Joint Expeditionary Forces" are called so.
        whose = [a for a in whose if not (a.sort == "pair" and sort == "forces" and head.text[0].isupper())]
        if lemma in nouns.single and before & nouns.former and not behind:
            # "The former Soviet republic" is one that has come out of it.
            return
        if lemma in nouns.single and len(whose) == 1:
            # "The former Soviet republic of Ukraine".
            lands = [a for a in behind if is_actor(a.party)]
            whose = lands[:1] or whose
        if whose:
            for actor in whose:
                # "Representatives of Chilean banks" act for the banks.
                yield Actor(actor.party, actor.sort if actor.sort == "company" else sort)
            return
    belonging = words(sentence.language).sets["belonging"]
    of_others = any(prep in belonging for prep, _ in group.behind)
    # "The Arab states", "the developing countries", "the countries that signed" are not the two.
    counted = any(t.tag in ("K", "L", "J", "N", "A") for t in sentence.tokens[group.i : group.head])
    counted = counted or any(t.tag == "R" for t in sentence.tokens[group.j : group.j + 1])
    called = group.j < len(sentence.tokens) and sentence.tokens[group.j].mark == "party"  # "The neighbours Chile and Peru" are those.
    if lemma in nouns.pair and head.lower != lemma and (several := all_of(sentence, group, discourse)) is not None:
        yield from (Actor(p, "pair") for p in several if not of_others and not called)
    elif lemma in nouns.pair and head.lower != lemma and _is_definite(before, sentence) and not (of_others or counted or called):
        yield from _pair(sentence, group, discourse)
    elif lemma in nouns.beside and head.lower == lemma and not (of_others or called or before & nouns.numerals):
        yield from (Actor(p, "single") for p in _neighbour(sentence, group, before, discourse))
    elif of_others and (named_by := whose_land(sentence, group)):
        yield from (Actor(p, "party") for p in named_by)
    elif lemma in nouns.single and (spoken := _in_speech(sentence, before, discourse)) is not None:
        # "Our country", "your nation".
        yield from (Actor(p, "single") for p in spoken)
    elif lemma in nouns.single and _is_definite(before, sentence) and (region := region_of(sentence, group)):
        # "The West African nation": the one of the document's states that lies there.
        there = [p for p in discourse.named if p in region]
        yield from (Actor(p, "single") for p in there if len(there) == 1 and not of_others)
    elif (
        lemma in nouns.single
        and _is_definite(before, sentence)
        and (head.lower == lemma or not counted)
        and not is_of_a_name(sentence, group)
    ):
        named = [
            p for t in sentence.tokens[: group.i] if t.mark in ("party", "place", "person") and not is_adjective(t) and (p := _party(t))
        ]
        # "Peru, with which the country has a border": not Peru.
        with_whom = {_party(sentence.head(g)) for _, g in (group.verb.obliques if group.verb and group in group.verb.subjects else ())}
        named = [p for p in named if p not in with_whom]
        people = [t.value.party for t in sentence.tokens[: group.i] if isinstance(t.value, Person) and t.value.party]
        # "The premier defended his country".
        his = people[-1] if people and before & words(sentence.language).sets["person"] else None
        # "The kingdom of Bavaria" is another.
        able = frozenset[str]() if of_others else of_form(lemma, sentence.language)
        party = his or the_one(nouns.single[lemma], before, discourse, named[-1:], able, sentence.language, doers_before(sentence, group))
        doing = group.verb if group.verb is not None and group in group.verb.subjects else None
        if party and doing is not None and party in {_party(sentence.head(g)) for g in doing.objects}:
            # "The government accused Peru": the other one did.
            party = discourse.other(party)
        if party:
            yield Actor(party, "single")


def _neighbour(sentence: Sentence, group: NounGroup, before: set[str], discourse: Discourse) -> list[str]:
    """Whom "its southern neighbour" and "the neighbour to the south" mean: the other of the two, for the one whose it is."""
    whose = [a.party for a in owners(sentence, group, discourse)]
    if not whose and _is_definite(before, sentence):
        whose = [discourse.own] if discourse.own else list(discourse.subject)
    other = discourse.other(whose[0]) if len(whose) == 1 else None
    return [other] if other else []


def _pair(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Actor]:
    found = two(sentence, group, discourse)
    own = {t.lower for t in sentence.tokens[group.i : group.head]} & words(sentence.language).sets["own"]
    if own and discourse.home() and (discourse.home() not in found or sentence.head(group).lemma in nouns_of(sentence.language).friends):
        # "Our allies" are others than who speaks, and not two of whom he speaks.
        return
    for party in found:
        yield Actor(party, "pair")


def is_institution(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names people or a body that acts for a party, whichever that is."""
    return sentence.head(group).lemma in nouns_of(sentence.language).institution


def is_nobody(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names people who act for no state (rebels, analysts, firms)."""
    return sentence.head(group).lemma in nouns_of(sentence.language).nobody


def is_of_both(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is told to be two's, by a word like "joint" before it."""
    return any(t.lower in nouns_of(sentence.language).adjectives for t in sentence.tokens[group.i : group.head])


def _is_definite(before: set[str], sentence: Sentence) -> bool:
    return bool(before & words(sentence.language).sets["definite"])


def _behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Actor]:
    """Whose an institution is, by "of", "from" or "in" behind it."""
    belonging = words(sentence.language).sets["belonging"]
    for prep, other in group.behind:
        if prep in belonging:
            yield from actors(sentence, other, discourse)
            return
