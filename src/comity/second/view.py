"""A document as Comity's own readers see it, for holding proposals against it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.read.actors import actors, owners
from comity.read.document import Document, Finding
from comity.read.grammar import NounGroup
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.plain import plain
from comity.read.reader import gathered, walk
from comity.read.sentence import Sentence

#: White space and quotation marks of a quote may be others in the text.
_QUOTES = "\"'“”„«»‘’`"
_WORD = re.compile(rf"[^\s{_QUOTES}]+")
#: So many sentences in front may tell the date or the side of one.
_REACH = 2
#: Where a party can stand in a clause, besides behind a preposition.
SUBJECT, OBJECT, OWNER = "subject", "object", "owner"
_FORCE = "military"


@dataclass(frozen=True, eq=False)
class Seen:
    """A sentence with what was known there.

    Attributes:
        named: the parties that its words name or mean, by name, people, places, pronouns and "the two countries".
        people: the parties whose people it names.
        levels: the levels of the offices that it names.
        places: each party and where it stands in the grammar: a preposition, `SUBJECT`, `OBJECT` or `OWNER`.
        force: doer, target and place of the acts of force that the rules find in it.

    """

    sentence: Sentence
    named: frozenset[str]
    people: frozenset[str]
    levels: frozenset[str]
    places: tuple[tuple[str, str], ...]
    force: frozenset[tuple[str, str, int]]


class View:
    """A document, its sentences, and where words stand in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = plain(document.text)
        self.sentences: list[Seen] = []
        self._found: list[list[Finding]] = []
        for sentence, discourse, found in walk(document):
            self._found.append(found)
            named = {*sentence.parties()}
            places: list[tuple[str, str]] = []
            for group in sentence.nouns:
                meant = [a.party for a in actors(sentence, group, discourse, listed=False)]
                named.update(meant)
                places += [(party, _place(group)) for party in meant]
                places += [(a.party, OWNER) for a in owners(sentence, group, discourse)]
            named.update(p for p, place in places if place == OWNER)
            named.update(discourse.two() or () if len(named) < 2 else ())
            offices = [t.value for t in sentence.tokens if isinstance(t.value, Person)]
            people = {p for person in offices for p in (person.party, *person.parties) if p}
            levels = {person.level for person in offices}
            force = {
                (f.observation.a, f.observation.b or "", min(f.marks)[0])
                for f in found
                if f.marks and f.observation.attrs.get("action") == _FORCE
            }
            self.sentences.append(Seen(sentence, frozenset(named), frozenset(people), frozenset(levels), tuple(places), frozenset(force)))

    def by_rules(self) -> list[Finding]:
        """What the rules find in it."""
        return gathered(self.document, self._found)

    def find(self, quote: str) -> Iterator[tuple[int, int]]:
        """Where a quote stands: exactly, or but for white space and quotation marks."""
        words = _WORD.findall(quote)
        if not words:
            return
        between = rf"[\s{_QUOTES}]*"
        for m in re.finditer(between.join(re.escape(w) for w in words), self.text):
            yield m.span()

    def around(self, start: int, end: int) -> tuple[list[Seen], list[Seen]]:
        """The sentences that a stretch lies in, and those right before them."""
        inside = [k for k, s in enumerate(self.sentences) if s.sentence.start < end and start < s.sentence.end]
        if not inside:
            return [], []
        return [self.sentences[k] for k in inside], self.sentences[max(0, inside[0] - _REACH) : inside[0]]


def quantities(seen: list[Seen]) -> list[tuple[Seen, Quantity]]:
    """The quantities of some sentences, each with its sentence."""
    return [(s, q) for s in seen for _, q in s.sentence.quantities()]


def periods(seen: list[Seen]) -> list[tuple[str, Period]]:
    """The periods of some sentences, each as written, with its preposition where it has one."""
    return [(s.sentence.tokens[i].text, p) for s in seen for i, p in s.sentence.periods()]


def _place(group: NounGroup) -> str:
    if group.by:
        return group.by
    if group.role in (SUBJECT, OBJECT) and group.verb is not None:
        # In the passive what stands as the subject is acted on.
        return OBJECT if group in group.verb.objects else SUBJECT
    return group.role
