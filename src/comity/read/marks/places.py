"""Cities and provinces that stand for their state: "consulates in Toronto", "the Lagos office", "MOMBASA, Jan 5".

A name of the gazetteer is read only where the words around it say that it is a place, and only if it means a place of
one state (see the table's header). Capitals are mentions of parties already.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import takewhile
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
#: So many words are kept that were looked up: those in use, and not every word of an archive.
_KEPT = 20_000


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
    found = list[Place]()
    context = _context(language)
    behind = start
    for m in _CAPITAL.finditer(text, start, stop):
        if m.start() < behind:
            continue
        longest = _words(m[0].removesuffix("'s").rstrip("'"))
        if not longest:
            continue
        name = _longest_name(text, m.start(), stop, longest)
        if name is None or _is_taken(taken, m.start(), m.start() + len(name)):
            continue
        place = _named(text, m.start(), name)
        if _is_place(text, place, taken, found, context):
            found.append(place)
            behind = place.end
    return found


@cache
def _gazetteer() -> packaged.Sorted:
    return packaged.Sorted("comity.parties", "tables/places.csv")


@lru_cache(maxsize=_KEPT)
def _known(name: str) -> tuple[str, int] | None:
    """Whose place of the gazetteer a name is, and how many people live there, 0 if not told; None if it is none."""
    row = _gazetteer().row(name)
    return (row[1], int(row[2])) if row else None


@lru_cache(maxsize=_KEPT)
def _most_words(first: str) -> int:
    """The most words of a name of the gazetteer that begins with a word, 0 if none does; a word with a hyphen may be met whole or as two."""
    names = [row[0] for row in takewhile(lambda row: row[0][len(first) : len(first) + 1] <= "-", _gazetteer().beginning(first))]
    heads = ((name, name.split(" ", 1)[0]) for name in names)
    return max((1 + name.count(" ") + name.count("-") for name, head in heads if first in (head, head.split("-", 1)[0])), default=0)


@cache
def _context(language: str) -> _Context:
    data = table(language, "places")["context"]
    sets = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str) and key != "dateline"}
    return _Context(sets, re.compile(data["dateline"]), data["large"])


def _words(first: str) -> int:
    """The most words of a name that begins with a word, as written or without what a hyphen joins to it."""
    for word in (first, first.partition("-")[0]):
        longest = _most_words(word) or (_most_words(word.title()) if word.isupper() else 0)
        if longest:
            return longest
    return 0


def _longest_name(text: str, start: int, stop: int, longest: int) -> str | None:
    """The longest name of the gazetteer that stands here as words of its own."""
    m = _WORDS.match(text, start, min(stop, start + 2 * _REACH))
    if m is None:
        return None
    ends = [*[i.start() for i in _NEXT.finditer(m[0])][: longest + 1], len(m[0])]
    for end in reversed(ends[:_LONGEST]):
        for name in (m[0][:end], m[0][:end].removesuffix("'s").rstrip("."), m[0][:end].rstrip("'")):
            if _known(name) or (name.isupper() and _known(name.title())):
                return name
    return None


def _named(text: str, start: int, name: str) -> Place:
    proper = name if _known(name) else name.title()
    return Place(start, start + len(name), (_known(proper) or ("", 0))[0], proper)


def _is_taken(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    i = bisect_left(taken, (end, 0))
    return i > 0 and taken[i - 1][1] > start


def _is_place(text: str, place: Place, taken: list[tuple[int, int]], found: list[Place], context: _Context) -> bool:
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
    return low in sets["weak"] and not following[:1].isupper() and (_known(place.name) or ("", 0))[1] >= context.large


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
