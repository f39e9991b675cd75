"""Who acts for a party: one mention of a person, and what a document has told of its people so far."""

from collections import deque
from typing import NamedTuple
from unicodedata import combining, normalize

from comity.read.marks.titles import Titles, titles

#: So many people are looked over for "the two ministers".
_RECENT = 6


def plain_word(word: str) -> str:
    """A word of a name in lower case and without accents: the second time they are often left out."""
    return word.lower() if word.isascii() else "".join(c for c in normalize("NFD", word.lower()) if not combining(c))


class Person(NamedTuple):
    """A place in a text, ``text[start:end]``, that names somebody who acts for a party.

    Attributes:
        name: the name without titles, empty if only the office is named.
        office: the office as written, empty if only the name is there.
        party: id of the party that they act for, None where the text does not tell.
        level: one of the levels of `visit`.
        to: of an ambassador or envoy: the party that they are sent to.
        plural: whether several people are meant; `parties` are theirs then, where told.
        former: whether they held the office before.
        counterpart: "his Thai counterpart": the level is that of the person whose counterpart they are.
        possessor: the pronoun that says whose they are ("its"), in lower case; empty where there is none.
        addressed: whether it is somebody spoken to ("Mr. President, …").
        holder: who was the last to be named with the office, where only the office is named; empty where nobody was.

    """

    start: int
    end: int
    name: str
    office: str
    party: str | None
    level: str
    to: str | None = None
    plural: bool = False
    parties: tuple[str, ...] = ()
    former: bool = False
    counterpart: bool = False
    possessor: str = ""
    addressed: bool = False
    holder: str = ""


class Memory:
    """The people of a document: who a surname means, and who was the last to hold an office.

    Looking somebody up costs the same however many are known.
    """

    def __init__(self, language: str = "en") -> None:
        self._titles: Titles = titles(language)
        self._names: dict[str, Person] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._offices: dict[str, Person] = {}
        self._held: dict[str, tuple[str, ...]] = {}
        self._named_for: dict[str, set[str]] = {}
        self._expected: set[str] = set()
        self._recent: deque[tuple[Person, frozenset[str]]] = deque(maxlen=_RECENT)
        self._of_sentence: list[tuple[Person, frozenset[str]]] = []
        self.last: Person | None = None

    def begin(self) -> None:
        """A sentence begins."""
        self._of_sentence.clear()

    def close(self, behind_of: set[int]) -> None:
        """A sentence ends: of several who hold an office for different parties the first named is whom the office alone means behind it.

        Not one named behind "of" or "by", whose places these are ("at the invitation of President X").
        """
        for office in {name for _, names in self._of_sentence for name in names}:
            holders = [p for p, names in self._of_sentence if office in names]
            first = next((p for p in holders if p.start not in behind_of), None)
            if first is not None and len({p.party for p in holders}) > 1:
                self._offices[office] = first

    def remember(self, person: Person, *offices: str) -> None:
        """Keeps a person; `offices` are the usual names of the office that was named."""
        if person.plural:
            return
        self.last = person
        known = self._named(person.name)
        if known and (not person.office or person.party is None) and (not offices or known.office):
            person = person._replace(
                party=person.party or known.party,
                level=person.level if person.office else known.level,
                office=person.office or known.office,
                to=person.to or known.to,
                former=person.former or (known.former and not person.office),
            )
        if person.name and (person.party or person.office):
            self._keep_name(person)
        if not person.former and not person.counterpart:
            if person.name and offices:
                self._held[person.name] = offices
            self._hold(person, offices)

    def expect(self, person: Person, called: tuple[str, ...]) -> None:
        """Keeps somebody whom the document has not told of yet, by the words of the short name: what it tells itself comes first."""
        words = plain_word(person.name).split()
        self._words[person.name] = frozenset((*called, *words, *(part for w in words for part in w.split("-"))))
        for word in {called[0], called[-1]}:
            if not any(
                word in known
                for known in (self._titles.sets["names.particles"], self._titles.sets["honorifics.words"], self._titles.offices)
            ):
                self._names.setdefault(word, person)
        self._expected.add(person.name)

    def expects(self, person: Person) -> bool:
        """Whether somebody is known from elsewhere, and the document has not told who it is."""
        return person.name in self._expected

    def again(self, person: Person) -> None:
        """Notes that somebody known was named again without an office: they are the last to hold theirs now."""
        self.last = person
        known = self._named(person.name)
        if known:
            self._hold(known._replace(start=person.start, end=person.end), self._held.get(known.name, ()))

    def known(self, words: list[str]) -> Person | None:
        """The person whom a name, given by its words, means: all of its words are theirs."""
        asked = frozenset(plain_word(w) for w in words if len(w) > 1 and not w.endswith("."))
        for word in (words[-1], words[0]):
            person = self._names.get(plain_word(word))
            if person and (asked <= self._words[person.name] or self._words[person.name] <= asked):
                return person
        return None

    def knows(self, words: frozenset[str]) -> bool:
        """Whether one of the words, in lower case, is the surname or first name of somebody known."""
        return not words.isdisjoint(self._names)

    def holder(self, office: str) -> Person | None:
        """Who was the last named to hold an office, by its usual name."""
        return self._offices.get(office)

    def named_holder(self, office: str) -> str:
        """The name of who holds an office, by its usual name; empty where nobody was named, or whose it is may be more than one's."""
        holder = self._offices.get(office)
        name = (holder.name or holder.holder) if holder is not None else ""
        return name if holder is not None and (holder.party or len(self._named_for.get(office, ())) < 2) else ""

    def latest(self, office: str) -> list[Person]:
        """The last two people of different parties named to hold an office, the first named first; fewer if there are no two."""
        found: dict[str, Person] = {}
        for person, offices in reversed(self._recent):
            if office in offices and person.party and person.party not in found:
                found[person.party] = person
            if len(found) > 1:
                break
        return list(found.values())[::-1]

    def _hold(self, person: Person, offices: tuple[str, ...]) -> None:
        names = {name for office in offices for name in self._titles.same.get(office, frozenset()) | {office}}
        for name in names:
            self._offices[name] = person
            if person.name:
                self._named_for.setdefault(name, set()).add(person.name.split()[-1])
        if names:
            self._recent.append((person, frozenset(names)))
            self._of_sentence.append((person, frozenset(names)))

    def _named(self, name: str) -> Person | None:
        return self.known(name.split()) if name else None

    def _keep_name(self, person: Person) -> None:
        words = [w for w in person.name.split() if not w.endswith(".") and not self._is_small(w)]
        if not words:
            return
        self._words[person.name] = frozenset(plain_word(w) for w in person.name.split() if len(w) > 1 and not w.endswith("."))
        # "Ruiz" of "Ada Ruiz Vega"; the first and last word are surer.
        for word in [*(words[-2:-1] if len(words) > 2 else ()), words[0], words[-1]]:
            if len(word) > 1:
                self._names[word.lower()] = self._names[plain_word(word)] = person

    def _is_small(self, word: str) -> bool:
        low = word.lower()
        return low in self._titles.sets["names.particles"] or low in self._titles.sets["names.suffixes"]
