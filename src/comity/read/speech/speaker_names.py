"""What whoever says something is called, as a text names them; nobody where that is not sure."""

from typing import Literal

from comity.read.actors import actors
from comity.read.discourse import Discourse, Teller
from comity.read.grammar import NounGroup, Token, links, words
from comity.read.marks.people import Person
from comity.read.persons_meant import antecedent
from comity.read.sentence import Sentence
from comity.read.speech.reports import can_speak, speech_words

_COMMA = ","
#: "A report on the figures of the data of …": so many steps lead to whose they are.
_STEPS = 4


def teller(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Teller | None:
    """Who a group is that says something; None where it means nobody who is sure, or the two sides of what is told."""
    head = sentence.head(group)
    if head.tag == "U":
        return _meant(sentence, head, discourse)
    if _is_carrier(sentence, group):
        return _of_carrier(sentence, group, discourse)
    if not can_speak(sentence, group) or _is_joint(sentence, group, discourse):
        return None
    if _is_again(sentence, group, discourse):
        return discourse.teller
    person = _person(sentence, group)
    if person is not None:
        return Teller(person, "person", discourse.index, head.value.office if isinstance(head.value, Person) else head.text)
    return Teller(phrase(sentence, group), _sort(sentence, group), discourse.index)


def _sort(sentence: Sentence, group: NounGroup) -> Literal["person", "many", "any", "name"]:
    """What sort of teller a group is (see `Teller`)."""
    head = sentence.head(group)
    if isinstance(head.value, Person):
        return "many" if head.value.plural else "person"
    if head.tag == "N" and head.lemma != head.lower:
        return "many"
    if head.tag == "N" and _is_name(sentence, group):
        return "any" if head.lemma in speech_words(sentence.language)["speaking"] else "name"
    return "many" if len(group.listed) > 1 else "any"


def _is_joint(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a group means the sides of what is told, whose word is no report of anybody's ("the two ministers noted that")."""
    known = speech_words(sentence.language)
    people = [sentence.head(g).value for g in group.listed or [group]]
    is_several = all(isinstance(p, Person) for p in people) and (len(people) > 1 or any(isinstance(p, Person) and p.plural for p in people))
    said_both = any(t.lower in known["both"] for t in sentence.tokens[group.i : group.head])
    parties = {a.party for a in actors(sentence, group, discourse)}
    return len(parties) > 1 or said_both or (is_several and len(parties) != 1)


def _is_again(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a group is who has spoken before, by what they are ("the official added")."""
    known, head, said = speech_words(sentence.language), sentence.head(group), discourse.teller
    if said is None or said.sort != "person" or group.behind or group.apposed:
        return False
    if isinstance(head.value, Person):
        article, _, office = head.text.lower().partition(" ")
        is_office = article in known["the"] and bool(office) and said.office.lower().startswith(office)
        return is_office and not head.value.name and not head.value.plural
    return group.j == group.i + 2 and sentence.tokens[group.i].lower in known["the"] and head.lower in known["again"]


def _person(sentence: Sentence, group: NounGroup) -> str | None:
    """The name of a person that a group is, or that stands beside it."""
    for at in (group, *group.apposed):
        value = sentence.head(at).value
        if isinstance(value, Person) and value.name and not value.plural:
            return value.name
    return _name_inside(sentence, group) or _name_beside(sentence, group)


def _name_inside(sentence: Sentence, group: NounGroup) -> str | None:
    """The name that a group ends in behind what its bearer is ("trade negotiator Ana Cole")."""
    speaking = speech_words(sentence.language)["speaking"]
    tokens = sentence.tokens[group.i : group.j]
    kind = next((t for t in reversed(tokens) if not t.text[:1].isupper()), None)
    is_told = kind is not None and kind.tag == "N" and kind.lemma in speaking and kind.index < group.head
    return sentence.words(kind.index + 1, group.j) if kind is not None and is_told else None


def _name_beside(sentence: Sentence, group: NounGroup) -> str | None:
    """The name of nobody known that stands between commas behind an office ("the bureau's director of trade, Ana Cole, says")."""
    i, tokens = end(sentence, group), sentence.tokens
    if i >= len(tokens) or tokens[i].lower != _COMMA or _is_name(sentence, group):
        return None
    beside = next((g for g in sentence.nouns if g.i == i + 1), None)
    if beside is None or beside.j >= len(tokens) or tokens[beside.j].tag != "Y" or beside.j == beside.i + 1:
        return None
    is_name = _is_name(sentence, beside) and all(t.tag == "N" for t in tokens[beside.i : beside.j])
    return sentence.phrase(beside) if is_name else None


def phrase(sentence: Sentence, group: NounGroup) -> str:
    """The words of a group with what it is of, without its article."""
    tokens = sentence.tokens
    several = [g for g in group.listed if _is_name(sentence, g) == _is_name(sentence, group)] or [group]
    first, last = several[0], several[-1]
    i = first.i + 1 if tokens[first.i].tag == "D" and first.j > first.i + 1 else first.i
    if i and tokens[i - 1].tag == "P" and tokens[i].mark in ("party", "place") and first.j == i + 2 and group.verb is not None:
        # "In Chile Cole said".
        i += sentence.head(first).lemma not in speech_words(sentence.language)["speaking"]
    if i > 1 and i == first.i and tokens[i - 1].tag == "X" and tokens[i - 1].text[0].isupper():
        # "The Home Office".
        i -= 1
    return sentence.words(i, max(end(sentence, last), group.j))


def _is_name(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is somebody's name ("Ana Cole, director of the board and chairman of the bank")."""
    return all(t.text[:1].isupper() for t in sentence.tokens[group.i : group.j])


def end(sentence: Sentence, group: NounGroup) -> int:
    """Where a group ends with what it is of ("the Office of Planning")."""
    at: NounGroup | None = group
    while at is not None:
        last = at
        at = next((g for by, g in last.behind if by == links.OF and last.j < g.i <= last.j + 2), None)
    return last.j


def _is_carrier(sentence: Sentence, group: NounGroup) -> bool:
    head = sentence.head(group)
    return head.lemma in speech_words(sentence.language)["carriers"] and not isinstance(head.value, Person)


def _whose(sentence: Sentence, group: NounGroup) -> NounGroup | None:
    """Whose words or figures something carries: whose it is, of whom it is, who gave it out; None where nobody is told."""
    carried = speech_words(sentence.language)["carried"]
    found = [group.possessor] if group.possessor is not None else []
    found += [g for by, g in group.behind if by in carried and g.i > group.j]
    for verb in sentence.verbs:
        if verb.noun is group or verb.missing is group:
            found += [*(g for by, g in verb.obliques if by in carried and g.i > verb.i), *verb.subjects]
    return next((g for g in found if g is not group and can_speak(sentence, g)), None)


def _of_carrier(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Teller | None:
    """Who tells what something carries: whose it is, by as many steps as a text can mean; itself where only it has a voice."""
    at, steps = group, _STEPS
    while steps and _is_carrier(sentence, at) and (whose := _whose(sentence, at)) is not None:
        if sentence.head(whose).tag == "L" and at.possessor is not whose:
            # "Data from Chile": a state's figures are not its word.
            return Teller(sentence.words(at.i, max(at.j, whose.j)), "any", discourse.index)
        at, steps = whose, steps - 1
    if not _is_carrier(sentence, at):
        return teller(sentence, at, discourse)
    known, head, inside = speech_words(sentence.language), sentence.head(at), sentence.tokens[at.i : at.head]
    has_voice = head.lemma in known["documents"] and head.lower == head.lemma and any(t.lower in known["the"] for t in inside)
    is_told = has_voice or any(_tells_whose(t, known["speaking"]) for t in inside)
    return Teller(phrase(sentence, at), "any", discourse.index) if is_told else None


def _tells_whose(token: Token, speaking: frozenset[str]) -> bool:
    """Whether a word in front of what carries words tells whose it is ("Chilean figures", "cabinet statement", "Monstat data")."""
    return token.mark in ("party", "place", "person") or (token.tag == "N" and (token.lemma in speaking or token.text[0].isupper()))


def _meant(sentence: Sentence, pronoun: Token, discourse: Discourse) -> Teller | None:
    """Whom "he", "they" or "it" means that says something: who was the last to say something, else the person spoken of."""
    known = speech_words(sentence.language)
    said = discourse.teller
    is_person = pronoun.lower in words(sentence.language).sets["person"]
    if is_person and any(isinstance(t.value, Person) for t in sentence.tokens[: pronoun.index]):
        said = None
    fits = said is not None and (
        (is_person and said.sort in ("person", "name"))
        or (pronoun.lower in known["one"] and said.sort in ("any", "name"))
        or (pronoun.lower in known["many"] and said.sort == "many")
    )
    if fits:
        return said
    person = antecedent(sentence, pronoun, discourse) if is_person else None
    return Teller(person.name, "person", discourse.index, person.office) if person is not None and person.name else None
