"""A sentence with its marks, groups and clauses."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from comity.parties import Mention
from comity.read.grammar import Item, Marked, NounGroup, Token, VerbGroup, attach, items, stand_for, tag, tokens, words
from comity.read.grammar.sentence_row import COMMA
from comity.read.marks.fiscal_years import begins_in, with_days
from comity.read.marks.people import Memory, Person, people
from comity.read.marks.periods import Period, periods
from comity.read.marks.places import Place, places
from comity.read.marks.quantities import Quantity, quantities

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
#: Between a name and its number.
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))


@dataclass(eq=False)
class Sentence:
    """One sentence of a document, ``text[start:end]``.

    Attributes:
        index: its number in the document.
        tokens: its tokens, in order.
        row: its groups with the tokens between them.
        today: the document's date.
        day: an ISO date by which names and currencies are read; None if nothing is known.
        language: ISO 639-1 code.
        is_heading: whether it is a heading, a caption or an item's title rather than a sentence.
        is_item: whether it is an item of a list that an earlier sentence introduces.
        kept: what several kinds ask of it and is found out once, by who finds it out and of what.

    """

    text: str
    start: int
    end: int
    index: int
    tokens: list[Token]
    row: list[Item]
    today: datetime.date | None
    day: str | None
    language: str
    is_heading: bool = False
    is_item: bool = False
    nouns: list[NounGroup] = field(default_factory=list)
    verbs: list[VerbGroup] = field(default_factory=list)
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nouns = [g for g in self.row if isinstance(g, NounGroup)]
        self.verbs = [g for g in self.row if isinstance(g, VerbGroup)]

    @cached_property
    def evokers(self) -> list[tuple[NounGroup | VerbGroup, str]]:
        """The groups that can evoke a frame, with the dictionary forms that do, in the order of the text."""
        found: list[tuple[NounGroup | VerbGroup, str]] = []
        for item in self.row:
            if isinstance(item, VerbGroup):
                found.append((item, item.lemma))
            elif isinstance(item, NounGroup) and self.tokens[item.head].tag == "N":
                found.append((item, self.tokens[item.head].lemma))
        return found

    def words(self, i: int, j: int) -> str:
        """The words of ``tokens[i:j]`` as written, white space single."""
        return " ".join(self.text[self.tokens[i].start : self.tokens[j - 1].end].split()) if i < j else ""

    def phrase(self, group: NounGroup | VerbGroup) -> str:
        """The words of a group."""
        return self.words(group.i, group.j)

    def place(self, i: int, j: int) -> tuple[int, int]:
        """Where ``tokens[i:j]`` stand in the document's text."""
        return self.tokens[i].start, self.tokens[j - 1].end

    def head(self, group: NounGroup) -> Token:
        """The head of a noun group."""
        return self.tokens[group.head]

    def headed_by(self, at: int) -> NounGroup | None:
        """The noun group whose head a token is; None if it heads none."""
        return next((g for g in self.nouns if g.head == at), None)

    def explained(self, group: NounGroup) -> NounGroup | None:
        """What is told right behind a name that nothing marks ("Sonel, the Fijian power company, …"); a number may be a part of the name."""
        own = [t for t in self.tokens[group.i : group.j] if t.mark != "quantity"]
        is_name = bool(own) and all(t.text[:1].isupper() and not t.mark for t in own)
        return group.apposed[0] if group.apposed and is_name else None

    def verb_at(self, place: int) -> VerbGroup | None:
        """The verb group whose verb is the token at a place; None if it is none."""
        return next((v for v in self.verbs if v.main == place), None)

    def is_aside(self, verb: VerbGroup) -> bool:
        """Whether a verb's clause only says when, why or if ("warned that, when the sanctions are lifted, …"), not what stands behind it."""
        first = self.tokens[verb.first]
        if first.tag != "S" or first.lower in words(self.language).sets["that"]:
            return False
        begins = min((g.i for g in verb.subjects), default=verb.i)
        behind = self.tokens[begins - 1].text == COMMA and any(v.first == verb.first and v.i < begins for v in self.verbs)
        return not behind

    def marked(self, i: int, j: int, mark: str) -> Iterator[Token]:
        """The tokens of ``tokens[i:j]`` that are marked so."""
        return (t for t in self.tokens[max(0, i) : j] if t.mark == mark)

    def periods(self, i: int = 0, j: int | None = None) -> list[tuple[int, Period]]:
        """The periods of ``tokens[i:j]`` with their places."""
        return [(at, period) for at, period in self._periods if i <= at and (j is None or at < j)]

    def quantities(self, i: int = 0, j: int | None = None) -> list[tuple[int, Quantity]]:
        """The quantities of ``tokens[i:j]`` with their places."""
        return [(at, quantity) for at, quantity in self._quantities if i <= at and (j is None or at < j)]

    @cached_property
    def _periods(self) -> list[tuple[int, Period]]:
        return [(t.index, t.value) for t in self.tokens if isinstance(t.value, Period)]

    @cached_property
    def _quantities(self) -> list[tuple[int, Quantity]]:
        return [(t.index, t.value) for t in self.tokens if isinstance(t.value, Quantity)]

    def is_label(self) -> bool:
        """Whether it is a label with a number behind its colon ("Exports to Chile: $3 million")."""
        colon = next((t.index for t in self.tokens if t.lower == ":"), len(self.tokens))
        clause = any(v.sort == "finite" for v in self.verbs)
        return not clause and any(t.mark == "quantity" for t in self.tokens[colon + 1 : colon + 2])

    def is_entry(self) -> bool:
        """Whether it is a line of a list of numbers: a label, or names with a number each ("Chile – 3,000", "Imports: Chile 3%, Peru 2%")."""
        pairs = list(zip(self.tokens, self.tokens[1:], strict=False))
        dashed = any(t.lower in _DASHES and after.mark == "quantity" for t, after in pairs)
        colon = any(t.lower == ":" and after.mark == "party" for t, after in pairs)
        numbered = colon and any(t.mark == "party" and after.mark == "quantity" for t, after in pairs)
        return self.is_label() or ((dashed or numbered) and not self.verbs)

    def leads_on(self) -> bool:
        """Whether it ends in a colon, and so leads on to what stands below it."""
        return self.text[self.start : self.end].rstrip().endswith(":")

    def heading_year(self) -> Period | None:
        """The year at a heading's end that only its place tells to be one ("Legation Opened, 1910")."""
        last = next((t for t in reversed(self.tokens) if t.mark != "sign"), None)
        return self.year_at(last) if last is not None else None

    def year_at(self, token: Token) -> Period | None:
        """The year that a bare number is where only its place tells it to be one ("a 1998 treaty"); None if it can be none."""
        if not isinstance(token.value, Quantity) or not _YEAR.fullmatch(token.text):
            return None
        year = int(token.text)
        return Period(token.start, token.end, datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    def date_at(self, token: Token) -> Period | None:
        """The period that a token is, or the year that a bare number is (see `year_at`)."""
        return token.value if isinstance(token.value, Period) else self.year_at(token)

    def parties(self) -> list[str]:
        """The parties that it names, each once, in order; those of people too."""
        found: dict[str, None] = {}
        for token in self.tokens:
            value = token.value
            if isinstance(value, Mention | Place) or (isinstance(value, Person) and value.party):
                found[str(value.party)] = None
            if isinstance(value, Person):
                found |= dict.fromkeys(value.parties)
        return list(found)


class SentenceMaker:
    """Makes the sentences of one document; remembers its people from one to the next."""

    def __init__(self, text: str, mentions: Sequence[Mention], today: datetime.date | None, day: str | None, language: str) -> None:
        self._text = text
        self._mentions = mentions
        self._next = 0
        self._today = today
        self._day = day
        self._language = language
        self._told = ""
        self._begins = begins_in(text, language)
        self.memory = Memory()

    def read_title(self, title: str, mentions: Sequence[Mention]) -> None:
        """Learn the people whom the title names: the text may name them by surname and office alone."""
        people(title, mentions, self.memory, 0, len(title), self._language)

    def make(self, index: int, start: int, end: int, is_heading: bool = False) -> Sentence:
        """The sentence ``text[start:end]``; sentences are to be asked for in order."""
        marks = self._marks(start, end)
        found = tokens(self._text, start, end, marks)
        tag(found, self._language)
        self._told = stand_for(found, self._told, words(self._language))
        row = items(found, self._language)
        attach(found, row, self._language)
        return Sentence(self._text, start, end, index, found, row, self._today, self._day, self._language, is_heading)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The parties mentioned in ``text[start:end]``; to be asked for in order."""
        while self._next < len(self._mentions) and self._mentions[self._next].start < start:
            self._next += 1
        found = []
        for mention in self._mentions[self._next :]:
            if mention.start >= end:
                break
            found.append(mention)
        return found

    def _marks(self, start: int, end: int) -> list[Marked]:
        named = self.mentions(start, end)
        times = [with_days(p, self._begins) for p in periods(self._text, self._today, start, end, self._language)]
        found = [Marked(p.start, p.end, "person", p) for p in people(self._text, named, self.memory, start, end, self._language)]
        found += [Marked(p.start, p.end, "period", p) for p in times]
        sums = quantities(self._text, start, end, self._language)
        found += [Marked(q.start, q.end, "quantity", q) for q in sums]
        # "US$80 million", "5 million Indian rupees": the state is a part of the currency.
        money = [(q.start, q.end) for q in sums if q.sort == "money"]
        found += [Marked(m.start, m.end, "party", m) for m in named if not any(i <= m.start and m.end <= j for i, j in money)]
        taken = [(m.start, m.end) for m in found]
        found += [Marked(p.start, p.end, "place", p) for p in places(self._text, taken, start, end, self._language)]
        return _apart(found)


_RANK = {"person": 0, "period": 1, "party": 2, "quantity": 3, "place": 4}


def _apart(found: list[Marked]) -> list[Marked]:
    """The marks without those that lie within or across a surer one."""
    sums = [(m.start, m.end) for m in found if m.mark == "quantity"]
    # The state of a currency is no party of the sentence ("US $ 590 million", "3 billion Belgian francs").
    kept = [m for m in found if m.mark not in ("party", "place") or not any(s <= m.start and m.end <= e for s, e in sums)]
    kept.sort(key=lambda m: (m.start, _RANK[m.mark], -m.end))
    result: list[Marked] = []
    for marked in kept:
        while result and marked.start < result[-1].end and _RANK[marked.mark] < _RANK[result[-1].mark]:
            result.pop()
        if not result or marked.start >= result[-1].end:
            result.append(marked)
    return result
