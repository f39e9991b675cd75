"""Cities and provinces that stand for their state: "consulates in Toronto", "the Lagos office", "MOMBASA, Jan 5".

A name of the gazetteer is read only where the words around it say that it is a place, and only if it means a place of
one state (see the table's header). Capitals are mentions of parties already.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple, TypeGuard

from comity import packaged
from comity.language import table
from comity.parties import Mention

#: A word with a capital letter first.
_CAPITAL = re.compile(r"(?<![\w@#])(?![a-z\d_])[^\W\d_][\w'-]*")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*|[,/&-])\s*$")
_WORD_AFTER = re.compile(r"(\s+|-)([^\W\d_][\w'-]*)")
_TWO_BEFORE = re.compile(r"([^\W\d_][\w'-]*)\s+[^\W\d_]+\s+$")
_WORDS = re.compile(r"[\w.']+(?:[ -][\w.']+)*")
_NEXT = re.compile(r"[ -]")
_COMMA = re.compile(r"\s*,\s*|\s*\(")
_REACH = 40
_LONGEST = 5


class Place(NamedTuple):
    """A place in a text, ``text[start:end]``, that names a city or province of a party."""

    start: int
    end: int
    party: str
    name: str


def is_city(value: object) -> TypeGuard[Mention | Place]:
    """Whether the value of a mark is a city or province, a capital too, and not its state by its own name."""
    return isinstance(value, Place) or (isinstance(value, Mention) and value.sort == "capital")


class _Context(NamedTuple):
    sets: dict[str, frozenset[str]]
    dateline: re.Pattern[str]
    large: int


def places(text: str, taken: list[tuple[int, int]], start: int = 0, end: int | None = None, language: str = "en") -> list[Place]:
    """The cities and provinces that ``text[start:end]`` names as places, in order.

    Args:
        text: the document's text, in its plain spelling.
        taken: stretches of the text that mean something else (parties, people), in order.
        start: where to begin.
        end: where to end, the text's end if not given.
        language: code of the text's language.

    """
    stop = len(text) if end is None else end
    known, found = _gazetteer(), list[Place]()
    context = _context(language)
    behind = start
    for m in _CAPITAL.finditer(text, start, stop):
        if m.start() < behind:
            continue
        longest = _words(known, m[0].removesuffix("'s").rstrip("'"))
        if not longest:
            continue
        name = _longest_name(text, m.start(), stop, longest)
        if name is None or _is_taken(taken, m.start(), m.start() + len(name)):
            continue
        place = _named(text, m.start(), name, known, taken)
        if _is_place(text, place, known, taken, found, context):
            found.append(place)
            behind = place.end
    return found


class _Gazetteer(NamedTuple):
    #: Name to its row: name, party, population, sort.
    places: dict[str, tuple[str, ...]]
    #: First word of the names of several words to the most that such a name has.
    longest: dict[str, int]

    def words(self, first: str) -> int:
        """The most words of a name that begins with this one, 0 if none does."""
        return self.longest.get(first) or (1 if first in self.places else 0)

    def party(self, name: str) -> str:
        """Whose place it is."""
        return self.places[name][1]

    def population(self, name: str) -> int:
        """How many people live there, 0 if not told."""
        return int(self.places[name][2])


@cache
def _gazetteer() -> _Gazetteer:
    found = {row[0]: row for row in packaged.lines("comity.parties", "tables/places.csv")[1:]}
    longest: dict[str, int] = {}
    for name in found:
        words = 1 + name.count(" ") + name.count("-")
        if words > 1:
            # A word with a hyphen may be met whole or as two.
            first = name.split(" ", 1)[0]
            for word in {first, first.split("-", 1)[0]}:
                longest[word] = max(longest.get(word, 0), words)
    return _Gazetteer(found, longest)


@cache
def _context(language: str) -> _Context:
    data = table(language, "places")["context"]
    sets = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str) and key != "dateline"}
    return _Context(sets, re.compile(data["dateline"]), data["large"])


def _words(known: _Gazetteer, first: str) -> int:
    """The most words of a name that begins with a word, as written or without what a hyphen joins to it."""
    for word in (first, first.partition("-")[0]):
        longest = known.words(word) or (known.words(word.title()) if word.isupper() else 0)
        if longest:
            return longest
    return 0


def _longest_name(text: str, start: int, stop: int, longest: int) -> str | None:
    """The longest name of the gazetteer that stands here as words of its own."""
    known = _gazetteer().places
    m = _WORDS.match(text, start, min(stop, start + 2 * _REACH))
    if m is None:
        return None
    ends = [*[i.start() for i in _NEXT.finditer(m[0])][: longest + 1], len(m[0])]
    for end in reversed(ends[:_LONGEST]):
        for name in (m[0][:end], m[0][:end].removesuffix("'s").rstrip("."), m[0][:end].rstrip("'")):
            if name in known or (name.isupper() and name.title() in known):
                return name
    return None


def _named(text: str, start: int, name: str, known: _Gazetteer, taken: list[tuple[int, int]]) -> Place:
    proper = name if name in known.places else name.title()
    return Place(start, start + len(name), known.party(proper), proper)


def _is_taken(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    i = bisect_left(taken, (end, 0))
    return i > 0 and taken[i - 1][1] > start


def _is_place(text: str, place: Place, known: _Gazetteer, taken: list[tuple[int, int]], found: list[Place], context: _Context) -> bool:
    """Whether the words around a name say that it is a place."""
    sets = context.sets
    if _is_dateline(text, place, context):
        return True
    if text[place.start : place.end].isupper() and len(place.name) > 1:
        return False
    before, after = _before(text, place.start), _WORD_AFTER.match(text, place.end)
    following = after[2] if after else ""
    if following[:1].isupper() and ((after is not None and after[1] == "-") or following.lower() not in sets["beside"]):
        return False
    if before[:1].isupper() and before.lower() not in sets["beside"] and text[place.start - 1] != ".":
        return False
    low, next_ = before.lower(), following.lower()
    if low in sets["before"] or (after and (next_ in sets["after"] or (after[1] == "-" and next_ in sets["joined"]))):
        return True
    if low in sets["of"] and _is_of_kind(text, place, context):
        return True
    if low in sets["joiners"] and found and text[found[-1].end : place.start].strip() in sets["joiners"]:
        return True
    if _is_followed_by_state(text, place, taken):
        return True
    return low in sets["weak"] and not following[:1].isupper() and known.population(place.name) >= context.large


def _before(text: str, start: int) -> str:
    m = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return m[1] if m else ""


def _is_of_kind(text: str, place: Place, context: _Context) -> bool:
    """ "The port of X"."""
    m = _TWO_BEFORE.search(text, max(0, place.start - _REACH), place.start)
    return m is not None and m[1].lower() in context.sets["kinds"]


def _is_followed_by_state(text: str, place: Place, taken: list[tuple[int, int]]) -> bool:
    """ "X, Canada"."""
    m = _COMMA.match(text, place.end)
    if m is None:
        return False
    i = bisect_left(taken, (m.end(), 0))
    return i < len(taken) and taken[i][0] == m.end() and text[m.end() : m.end() + 1].isupper() and "," in m[0]


def _is_dateline(text: str, place: Place, context: _Context) -> bool:
    """Whether the name begins a line and what follows is a day, an agency or a dash."""
    line = text.rfind("\n", 0, place.start) + 1
    if text[line : place.start].strip():
        return False
    return context.dateline.match(text, place.end) is not None
