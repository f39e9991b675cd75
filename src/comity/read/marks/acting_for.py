"""Whose people are who sign for a state: "signed by Minister X for Peru and Ambassador Y on behalf of the Government of Chile"."""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.grammar.tokens import POSSESSIVE
from comity.read.marks.person import Memory, Person
from comity.read.marks.words_and_parties import Tokens

#: So many letters may stand between somebody and the state that he signs for.
_GAP = 60


def acting_for(found: list[Person], s: Tokens, text: str, mentions: Sequence[Mention], memory: Memory) -> list[Person]:
    """The people of a sentence, each of whom no party is told with the one for which he is said to sign.

    Args:
        found: the people, in order.
        s: the sentence's words.
        text: the document's text.
        mentions: the parties' mentions, in order.
        memory: what the document has told before; learns from these.

    """
    sets = s.titles.sets
    if not found or s.words.isdisjoint(sets["signing.verbs"]):
        return found
    told: list[Person] = []
    for person in found:
        party = None if person.party or person.plural else _signed_for(person, text, mentions, sets)
        if party is not None:
            person = person._replace(party=party)
            memory.remember(person)
        told.append(person)
    return told


def _signed_for(person: Person, text: str, mentions: Sequence[Mention], sets: dict[str, frozenset[str]]) -> str | None:
    """The party named right behind somebody and "for" or the like; None where another word stands between, or it only owns something."""
    named = next((m for m in mentions if m.start >= person.end), None)
    if named is None or named.sort == "adjective" or named.start - person.end > _GAP or text[named.end : named.end + 2] in POSSESSIVE:
        return None
    between = text[person.end : named.start].lower().split()
    if between and between[0] in sets["signing.verbs"]:
        # "Minister X signed for Peru".
        between = between[1:]
    led = any(" ".join(between[:n]) in sets["signing.for"] for n in (1, 2, 3))
    return named.party if led and set(between) <= sets["signing.between"] else None
