"""A sentence with everything in it found and marked, as the kinds read it.

The *masked* text of a sentence is its words in lower case with each party, person, sum, percentage,
number, ordinal and period put as one private character, so that a pattern such as
``<party> exports to <party>`` is a plain regular expression. `Scene.token` leads from a character of
the masked text back to what stands there.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from comity.parties import Mention
from comity.read.text.people import Person, level_of, office_pattern
from comity.read.text.periods import Period, periods
from comity.read.text.quantities import Quantity, currency, quantities

STATE, ADJECTIVE, CAPITAL, ORGANISATION = "\ue000", "\ue001", "\ue002", "\ue003"
PERSON, INSTITUTION = "\ue004", "\ue005"
MONEY, PERCENT, NUMBER, ORDINAL, PERIOD, FRACTION, TIMES = "\ue006", "\ue007", "\ue008", "\ue009", "\ue00a", "\ue00b", "\ue00c"

_SORT_MASK = {
    "name": STATE,
    "official": STATE,
    "native": STATE,
    "abbreviation": STATE,
    "initials": STATE,
    "former": STATE,
    "historic": STATE,
    "plural": STATE,
    "listed": STATE,
    "adjective": ADJECTIVE,
    "national": ADJECTIVE,
    "prefix": ADJECTIVE,
    "capital": CAPITAL,
    "metonym": CAPITAL,
    "institution": CAPITAL,
    "organisation": ORGANISATION,
}
_QUANTITY_MASK = {
    "money": MONEY,
    "percent": PERCENT,
    "number": NUMBER,
    "scaled": NUMBER,
    "vague": NUMBER,
    "ordinal": ORDINAL,
    "fraction": FRACTION,
    "times": TIMES,
}
_ANY_PARTY = f"[{STATE}{ADJECTIVE}{CAPITAL}{ORGANISATION}]"
_FUTURE = re.compile(
    r"\b(?:will|shall|would|plans? to|planned|planning|is to|are to|to be|expected|due|scheduled|intends?|intend|hopes?|"
    r"going to|set to|slated|about to|upcoming|forthcoming|ready to|agreed to|aims?|likely to|next)\b"
)

#: What a token holds.
Value = Mention | Person | Quantity | Period | str


@dataclass(frozen=True, slots=True)
class Token:
    """A marked thing: its place in the document's text and what it is."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Scene:
    """One sentence.

    Attributes:
        text: the whole document's text, in its `plain` spelling.
        start, end: where the sentence stands in it.
        index: the sentence's number in the document.
        masked: the sentence with its tokens masked, lower case, single spaces.
        tokens: by position in `masked`.
        future: whether the sentence looks ahead.
        today: the document's date.

    """

    text: str
    start: int
    end: int
    index: int
    masked: str
    tokens: dict[int, Token]
    offsets: list[int] = field(repr=False)
    future: bool
    today: datetime.date | None
    positions: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The offset in the document's text of a position in `masked`."""
        return self.offsets[position] if position < len(self.offsets) else self.end

    def words(self, start: int, end: int) -> str:
        """The original words between two positions of `masked`, spaces made single."""
        first, last = self.place(start, end)
        return " ".join(self.text[first:last].split())

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``masked[start:end]`` stands in the document's text; a token at its end is taken whole."""
        if end <= start:
            return self.offset(start), self.offset(start)
        token = self.tokens.get(end - 1)
        return self.offset(start), token.end if token else self.offset(end - 1) + 1

    def between(self, start: int, end: int) -> Iterator[tuple[int, Token]]:
        """The tokens in ``masked[start:end]`` with their positions, in order."""
        for position in self.positions[bisect_right(self.positions, start - 1) :]:
            if position >= end:
                return
            yield position, self.tokens[position]

    def party(self, position: int) -> str | None:
        """The id of the party that the token at `position` stands for, if it does."""
        token = self.tokens.get(position)
        if token is None:
            return None
        if isinstance(token.value, Mention | Person):
            return token.value.party
        return token.value if isinstance(token.value, str) else None

    def parties(self, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        """The parties named in a part of `masked`, each at its first position."""
        found: dict[str, int] = {}
        for position, _ in self.between(start, len(self.masked) if end is None else end):
            party = self.party(position)
            if party:
                found.setdefault(party, position)
        return sorted((position, party) for party, position in found.items())

    @cached_property
    def sum_parties(self) -> tuple[str, ...]:
        """The parties of the sentence in order, to tell whose currency is meant."""
        return tuple(party for _, party in self.parties())

    def unit(self, quantity: Quantity, *whose: str | None) -> str | None:
        """The currency code of a sum: told by the word, then by the parties `whose` figure it is, then by the sentence's."""
        order = [*(p for p in whose if p), *self.sum_parties]
        return currency(quantity.word, order, self.today.isoformat() if self.today else None)


@cache
def _person_pattern() -> re.Pattern[str]:
    """An office with its state and holder, over text in which parties are masked but case is kept.

    For example "<adj> Foreign Minister Sergey Lavrov", "President of <state> Nursultan Nazarbayev",
    "<state>'s U.N. Representative, Ambassador Li Luye", "the <adj> foreign minister".
    """
    office = office_pattern()
    name = r"[A-Z][\w.'-]*(?:[ ](?:(?:al|bin|ibn|de|da|dos|von|van|der|el|ul|Al|El)[ -])?[A-Z][\w'-]+){0,3}"
    qualifier = r"(?:(?:[A-Z][a-z]+|foreign|vice|deputy|first|senior|finance|trade|special|then|former|outgoing|new|visiting|top|high-ranking|high-level) ){0,3}?"
    party = _ANY_PARTY
    return re.compile(
        rf"(?:(?P<owner>{party})'s? )?(?:(?P<before>{party})(?:'s?)? ?(?:and )?)?(?P<qualifier>{qualifier})\b(?P<office>(?i:{office}))\b"
        rf"(?:(?:,| of| for| to)?(?: the| foreign affairs of| Foreign Affairs of| Affairs of)*(?: (?:Republic|Government|State|Kingdom) of(?: the)?)? (?P<after>{party})(?!\w)(?!'|-| \w+ (?i:minister|president))(?: (?:[A-Z]\w+ ){{0,2}}(?:Ministry|Bank|Department|Office|Parliament|Council|Committee|Government|Treasury|Senate|Congress))?)?"
        rf"(?:,? (?:(?i:mr|mrs|ms|dr|gen|sheikh|sayyid|hon)\.? )?(?P<name>{name})"
        rf"(?: of (?:the )?(?:(?:Republic|Government|State|Kingdom) of (?:the )?)?(?P<whose>{party})(?!'|-))?)?"
    )


@cache
def _institution_pattern() -> re.Pattern[str]:
    nouns = (
        "government|governments|foreign ministry|ministry of foreign affairs|foreign office|authorities|parliament|"
        "senate|congress|side|administration|ministry of [a-z]+|[a-z]+ ministry|cabinet|sides|party|leadership"
    )
    return re.compile(
        rf"(?:(?P<before>{_ANY_PARTY})(?:'s?)? (?:[a-z]+ )?(?P<noun>(?i:{nouns}))\b"
        rf"|(?P<noun2>(?i:government|authorities|people|republic|parliament|peoples|ministry of foreign affairs|foreign ministry))"
        rf" of (?:the )?(?:(?:Republic|State|Kingdom) of (?:the )?)?(?P<after>{_ANY_PARTY})(?!-))"
    )


class SceneBuilder:
    """Makes the scenes of one document; remembers who its people are from sentence to sentence."""

    def __init__(self, text: str, mentions: list[Mention], today: datetime.date | None) -> None:
        self._text = text
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._today = today
        self._people: dict[str, Person] = {}
        self._surnames: re.Pattern[str] | None = None

    def scene(self, index: int, start: int, end: int) -> Scene:
        """The sentence ``text[start:end]`` with everything in it marked."""
        sentence = self._text[start:end]
        future = _FUTURE.search(sentence) is not None
        found = self._found(start, end, future)
        masked, tokens, offsets = _mask(self._text, start, end, found)
        masked, tokens, offsets = self._with_people(masked, tokens, offsets)
        masked, tokens, offsets = _with_institutions(masked, tokens, offsets)
        return Scene(self._text, start, end, index, _lower(masked), tokens, offsets, future, self._today, tuple(sorted(tokens)))

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The parties' mentions in ``text[start:end]``."""
        return self._mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def knows_anyone_in(self, start: int, end: int) -> bool:
        """Whether the part names a person met before."""
        return self._surnames is not None and self._surnames.search(self._text, start, end) is not None

    def _found(self, start: int, end: int, future: bool) -> list[tuple[int, int, str, Value]]:
        found: list[tuple[int, int, str, Value]] = [(m.start, m.end, _SORT_MASK[m.sort], m) for m in self.mentions_in(start, end)]
        text, places = _single_spaced(self._text, start, end)
        times = periods(text, self._today, 0, None, future)
        for p in times:
            s, e = places[p.start], places[p.end - 1] + 1
            found.append((s, e, PERIOD, replace(p, start=s, end=e)))
        for q in quantities(text):
            if not any(q.start < p.end and p.start < q.end for p in times):
                s, e = places[q.start], places[q.end - 1] + 1
                found.append((s, e, _QUANTITY_MASK[q.sort], replace(q, start=s, end=e)))
        return sorted(found, key=lambda f: (f[0], -f[1]))

    def _with_people(self, masked: str, tokens: dict[int, Token], offsets: list[int]) -> tuple[str, dict[int, Token], list[int]]:
        def party_at(position: int) -> str | None:
            token = tokens.get(position)
            return token.value.party if token and isinstance(token.value, Mention) else None

        edits: list[tuple[int, int, Value]] = []
        for m in _person_pattern().finditer(masked):
            party = party_at(m.start("before")) if m["before"] else None
            if m["owner"] and (party is None or masked[m.start("before")] == ORGANISATION):
                party = party_at(m.start("owner"))
            for group in ("after", "whose"):
                party = party or (party_at(m.start(group)) if m[group] else None)
            office = (m["qualifier"] + m["office"]).strip()
            office = " ".join(w for w in office.split() if w.lower() not in ("former", "then", "the"))
            name = " ".join((m["name"] or "").split())
            known = self._people.get(name.split()[-1]) if name else None
            if party is None and known:
                party = known.party
            if party is None and not name and not m["after"]:
                continue
            office_level = level_of(office) if office.lower() != m["office"].lower() else level_of(m["office"])
            if level_of(m["office"]) != "minister" or office_level == "other":
                office_level = level_of(m["office"])
            person = Person(name or office, party, _level(office, office_level), bool(name))
            if name and party:
                self._remember(person)
            edits.append((m.start(), m.end(), person))
        if self._surnames:
            for m in self._surnames.finditer(masked):
                if not any(s < m.end() and m.start() < e for s, e, _ in edits):
                    edits.append((m.start(), m.end(), self._people[m["surname"]]))
        return _replace(masked, tokens, offsets, sorted(edits, key=lambda e: e[0]), PERSON)

    def _remember(self, person: Person) -> None:
        parts = [w for w in person.name.replace(".", " ").split() if len(w) > 2]
        for word in {parts[-1], parts[0]} if parts else set():
            self._people[word] = person
        if self._people:
            words = "|".join(re.escape(w) for w in self._people)
            self._surnames = re.compile(rf"(?:\b(?:Mr|Mrs|Ms|Dr)\.? )?(?:[A-Z][\w'-]+ )?\b(?P<surname>{words})\b(?: [A-Z][\w'-]+)?")


def _single_spaced(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """``text[start:end]`` with runs of spaces made one, and where each character stands in `text`."""
    sentence = text[start:end]
    if "  " not in sentence:
        return sentence, range(start, end)
    places = [i for i in range(start, end) if text[i] != " " or text[i - 1] != " " or i == start]
    return "".join(text[i] for i in places), places


def _lower(text: str) -> str:
    """Lower case of the same length: a letter whose lower case is two characters stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _level(office: str, level: str) -> str:
    """A deputy or assistant of a high office is not at its level."""
    first = office.lower().replace("-", " ").split()
    if level == "foreign_minister" and first and first[0] in ("deputy", "vice", "assistant"):
        return "minister" if "minister" in first else "other"
    if level in ("head_of_state", "head_of_government") and first and first[0] in ("deputy", "vice"):
        return "minister" if "minister" in first or "premier" in first else "other"
    return level


def _mask(text: str, start: int, end: int, found: list[tuple[int, int, str, Value]]) -> tuple[str, dict[int, Token], list[int]]:
    """The sentence with `found` masked, case kept, white space made single."""
    out: list[str] = []
    offsets: list[int] = []
    tokens: dict[int, Token] = {}
    length, position = 0, start
    for s, e, mask, value in [*found, (end, end, "", "")]:
        if s < position:
            continue
        for i in range(position, s):
            c = text[i]
            if c.isspace():
                if out and out[-1] == " ":
                    continue
                c = " "
            out.append(c)
            offsets.append(i)
            length += 1
        if mask:
            tokens[length] = Token(s, e, value)
            out.append(mask)
            offsets.append(s)
            length += 1
        position = e
    return "".join(out), tokens, offsets


def _replace(
    masked: str, tokens: dict[int, Token], offsets: list[int], edits: list[tuple[int, int, Value]], mask: str
) -> tuple[str, dict[int, Token], list[int]]:
    """The masked text with each edited stretch put as one `mask` that holds the edit's value."""
    if not edits:
        return masked, tokens, offsets
    out: list[str] = []
    new_offsets: list[int] = []
    new_tokens: dict[int, Token] = {}
    position = 0
    for s, e, value in [*edits, (len(masked), len(masked), "")]:
        if s < position:
            continue
        shift = len(new_offsets) - position
        for p, t in tokens.items():
            if position <= p < s:
                new_tokens[p + shift] = t
        out.append(masked[position:s])
        new_offsets += offsets[position:s]
        if e > s:
            last = tokens[e - 1].end if e - 1 in tokens else offsets[e - 1] + 1
            new_tokens[len(new_offsets)] = Token(offsets[s], last, value)
            out.append(mask)
            new_offsets.append(offsets[s])
        position = e
    return "".join(out), new_tokens, new_offsets


def _with_institutions(masked: str, tokens: dict[int, Token], offsets: list[int]) -> tuple[str, dict[int, Token], list[int]]:
    edits: list[tuple[int, int, Value]] = []
    for m in _institution_pattern().finditer(masked):
        token = tokens.get(m.start("before") if m["before"] else m.start("after"))
        if token and isinstance(token.value, Mention):
            edits.append((m.start(), m.end(), token.value.party))
    return _replace(masked, tokens, offsets, edits, INSTITUTION)
