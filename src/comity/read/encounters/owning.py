"""Whose an encounter is: the sides that what stands before its noun names."""

from collections.abc import Iterator

from comity.read.actors import owners
from comity.read.discourse import Discourse
from comity.read.encounters.called import who
from comity.read.encounters.participants import Side, sides
from comity.read.encounters.settling import of_one_office
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.persons_meant import antecedent
from comity.read.sentence import Sentence


def owner_sides(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Side]:
    """The sides that what stands before a noun names: "President X's visit", "their talks", "the A-B commission"."""
    if group.possessor is not None:
        for member in group.possessor.listed or [group.possessor]:
            yield from sides(sentence, member, discourse)
    for token in sentence.tokens[group.i : group.head]:
        value = token.value
        if isinstance(value, Person) and not (group.possessor and token.index < group.possessor.j):
            party = value.party or ""
            yield Side(party, "person", value.level, who(sentence, value), value, group)
    if group.possessor is not None and any(True for _ in sides(sentence, group.possessor, discourse)):
        return
    possessive = next((t for t in sentence.tokens[group.i : group.head] if t.tag == "Q"), None)
    if possessive is not None and possessive.lower in words(sentence.language).sets["person"]:
        person = antecedent(sentence, possessive, discourse)
        if person is not None:
            yield Side(person.party or "", "person", person.level, who(sentence, person), person, group)
            return
    speaker = discourse.turn.speaker if discourse.turn is not None else discourse.author
    if possessive is not None and speaker is not None and possessive.lower in words(sentence.language).sets["own_one"]:
        # "My visit": of who speaks.
        party = (discourse.turn.party if discourse.turn is not None else speaker.party) or ""
        yield Side(party, "person", speaker.level, who(sentence, speaker), speaker, group)
        return
    if possessive is not None and possessive.lower in words(sentence.language).sets["possessive_many"]:
        several = _several_before(sentence, possessive.index, discourse) or _several_ahead(sentence, possessive.index, discourse)
        if several:
            yield from several
            return
    leaders = sentence.head(group.possessor).value if group.possessor is not None else None
    if isinstance(leaders, Person) and leaders.plural and not leaders.party:
        # "Was ignored at the leaders' summit": of which states they are, is not told.
        return
    for actor in owners(sentence, group, discourse):
        yield Side(actor.party, actor.sort)


def _several_before(sentence: Sentence, index: int, discourse: Discourse) -> list[Side]:
    """Whom "their" means: the nearest people in front that are named side by side."""
    for group in reversed([g for g in sentence.nouns if g.j <= index]):
        if len(group.listed) > 1:
            found = [s for member in group.listed for s in sides(sentence, member, discourse) if s.acts]
            if len({s.party for s in found}) > 1:
                return found
            if two := of_one_office(found, discourse):
                return two
    return []


def _several_ahead(sentence: Sentence, index: int, discourse: Discourse) -> list[Side]:
    """Whom "their" at the front means, where nobody is named in front of it: the subject ("during their talks, A and B agreed")."""
    if any(t.mark in ("person", "party") or t.tag in ("V", "E", "U") for t in sentence.tokens[:index]):
        return []
    subjects = next((v.subjects for v in sentence.verbs if any(g.i > index for g in v.subjects)), [])
    found = [s for g in subjects for s in sides(sentence, g, discourse) if s.acts]
    return found if len({s.party for s in found}) > 1 else []


def other_owner(sentence: Sentence, group: NounGroup | None, but: list[str]) -> list[Side]:
    """The one person in front who is not of the states that "he" is said to visit ("A met B during his visit to B's land")."""
    possessive = {t.lower for t in sentence.tokens[group.i : group.head] if t.tag == "Q"} if group is not None else set()
    if group is None or not possessive & words(sentence.language).sets["person"]:
        return []
    people = [t.value for t in sentence.tokens[: group.i] if isinstance(t.value, Person) and t.value.party and not t.value.plural]
    others = {p.party: p for p in people if p.party not in but and p.party is not None}
    return [Side(party, "person", p.level, who(sentence, p), p, group) for party, p in others.items()] if len(others) == 1 else []


def is_of_event_itself(sentence: Sentence, group: NounGroup, event: NounGroup) -> bool:
    """Whether what stands behind an event hangs on it or on where it is, not on another thing ("a visit to Peru at the invitation of its premier")."""
    parent = group.parent
    while parent is not None and parent is not event:
        if sentence.head(parent).tag == "N":
            return False
        parent = parent.parent
    return True
