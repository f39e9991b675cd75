"""A document as Comity's own readers see it, for holding proposals against it."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from comity.documents.document import Document
from comity.language import table
from comity.observation import Finding, vocabulary
from comity.read.actors import actors, owners
from comity.read.discourse import Discourse
from comity.read.facts import dates
from comity.read.frames import instances
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.plain import plain
from comity.read.reader import gathered, walk
from comity.read.sentence import Sentence
from comity.read.status import verb_status
from comity.read.timing import when

#: White space and quotation marks of a quote may be others in the text.
_QUOTES = "\"'“”„«»‘’`"
_QUOTED = re.compile(rf"[^\s{_QUOTES}]+")
_WORD = re.compile(r"[^\W\d_]+")
#: So many sentences in front may tell the date or the side of one.
_REACH = 2
#: Where a party can stand in a clause, besides behind a preposition.
SUBJECT, OBJECT, OWNER = "subject", "object", "owner"
#: Whoever says or judges what is told.
TELLER = "teller"


@dataclass(frozen=True)
class Word:
    """A word that our own reader takes for an event, whoever's it is.

    Attributes:
        kind, action: of the event; the action is empty where the word tells none.
        status: as in `comity.read.frames.Instance.status`.
        first, last: its days, None where nothing tells them.

    """

    kind: str
    action: str
    status: str
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, eq=False)
class Seen:
    """A sentence with what was known there.

    Attributes:
        named: the parties that its words name or mean, by name, people, places, pronouns and "the two countries", and of what is found.
        people: the parties whose people it names.
        levels: the levels of the offices that it names.
        places: each party and where it stands in the grammar: a preposition, `SUBJECT`, `OBJECT`, `OWNER` or `TELLER`.
        events: its words for events.
        found: what the rules find in it.

    """

    sentence: Sentence
    named: frozenset[str]
    people: frozenset[str]
    levels: frozenset[str]
    places: tuple[tuple[str, str], ...]
    events: tuple[Word, ...]
    found: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text[self.sentence.start : self.sentence.end]

    def periods(self) -> list[tuple[str, Period]]:
        """Its periods, each as written, with its preposition where it has one."""
        return [(self.sentence.tokens[i].text, p) for i, p in self.sentence.periods()]

    def figures(self, start: int, end: int) -> list[tuple[float, str]]:
        """The figures within a stretch of the document, each with the status of its verb (see `comity.read.frames.Instance.status`)."""
        found = []
        for at, quantity in self.sentence.quantities():
            if quantity.value is not None and start <= quantity.number_start and quantity.number_end <= end:
                near = [v for v in self.sentence.verbs if v.first <= at < v.last]
                verb = next((v for v in reversed(near) if v.i <= at), near[0] if near else None)
                found.append((quantity.value, verb_status(self.sentence, verb)[0] if verb is not None else "actual"))
        return found

    def words(self) -> set[str]:
        """Its words as written, those of its names and offices too, and in their dictionary forms, lower case."""
        return {*_WORD.findall(self.text.lower())} | {word for t in self.sentence.tokens for word in (t.lower, t.lemma) if word}

    def acts(self, kind: str, action: str) -> list[tuple[str, str, int]]:
        """Doer, target and place of the acts of a kind and sort that the rules find in it."""
        acts = [f for f in self.found if f.marks and f.observation.kind == kind and f.observation.attrs.get("action") == action]
        return [(f.observation.a, f.observation.b or "", min(f.marks)[0]) for f in acts]


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
                places += [(party, _place(sentence, group)) for party in meant]
                places += [(a.party, OWNER) for a in owners(sentence, group, discourse)]
            named.update(p for p, place in places if place == OWNER)
            named -= _left_out(places, sentence.language)
            named.update(discourse.two() or () if len(named) < 2 else ())
            named.update(party for f in found for party in (f.observation.a, f.observation.b) if party)
            offices = [t.value for t in sentence.tokens if isinstance(t.value, Person)]
            people = {p for person in offices for p in (person.party, *person.parties) if p}
            levels = {person.level for person in offices}
            self.sentences.append(
                Seen(
                    sentence,
                    frozenset(named),
                    frozenset(people),
                    frozenset(levels),
                    tuple(places),
                    _events(sentence, discourse),
                    tuple(found),
                )
            )

    def by_rules(self) -> list[Finding]:
        """What the rules find in it."""
        return gathered(self.document, self._found)

    def find(self, quote: str) -> Iterator[tuple[int, int]]:
        """Where a quote stands: exactly, or but for white space, quotation marks and how a letter and its accent are encoded."""
        words = _QUOTED.findall(plain(quote))
        if not words:
            return
        between = rf"[\s{_QUOTES}]*"
        for m in re.finditer(between.join(map(_written, words)), self.text):
            yield m.span()

    def around(self, start: int, end: int) -> Iterator[tuple[Seen, list[Seen]]]:
        """Each sentence that a stretch lies in, with those right before it."""
        for k, seen in enumerate(self.sentences):
            if seen.sentence.start < end and start < seen.sentence.end:
                yield seen, self.sentences[max(0, k - _REACH) : k]


def _events(sentence: Sentence, discourse: Discourse) -> tuple[Word, ...]:
    kinds = [name for name, kind in vocabulary().kinds.items() if not kind.numeric]
    return tuple(
        Word(kind, str(i.frame.attrs.get("action", "")), i.status, *dates(when(i, discourse)))
        for kind in kinds
        for i in instances(sentence, kind, every=True)
    )


def _written(word: str) -> str:
    """A pattern for a word, each accented letter as one sign or as several."""
    letters = unicodedata.normalize("NFC", word)
    apart = [unicodedata.normalize("NFD", letter) for letter in letters]
    return "".join(re.escape(c) if c == d else f"(?:{re.escape(c)}|{re.escape(d)})" for c, d in zip(letters, apart, strict=True))


def _left_out(places: list[tuple[str, str]], language: str) -> set[str]:
    """The parties that are named only to be told apart from the others ("unlike Georgia")."""
    apart = set(table(language, "second")["apart"]["words"].split())
    return {party for party, _ in places} - {party for party, place in places if place not in apart}


def _place(sentence: Sentence, group: NounGroup) -> str:
    verb = group.verb
    if group.by:
        return group.by
    if group.role not in (SUBJECT, OBJECT) or verb is None:
        return group.role
    if group in verb.objects:
        # In the passive what stands as the subject is acted on.
        return OBJECT
    known = words(sentence.language).sets
    tells = verb.lemma in known["saying"] and any(v.governor is verb and v.subjects for v in sentence.verbs)
    return TELLER if tells or verb.lemma in known["judged"] else SUBJECT
