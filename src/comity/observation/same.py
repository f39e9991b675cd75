"""Are two observations the same fact? The one place that says so, by what the vocabulary says tells two facts of a kind apart.

Whether the limits here are right is seen in the gold: no two of a document's annotated facts may be one.
"""

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import replace
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from comity.language import table
from comity.observation.interval import written
from comity.observation.observation import Observation, is_directed, normalized
from comity.observation.vocabulary import Comparison, Kind, vocabulary
from comity.parties import names

#: Two figures that differ by less, as a share of the larger, are one figure.
_NEAR = 0.005
#: Two names of which so many of all their words are common are one name, for a scan or a speller loses some.
_COMMON = 0.75
#: A name of so many words that say what it is about is one agreement's own.
_A_NAME = 2
#: Sorts of a party's names that stand in the names of its agreements.
_NAMED = ("name", "official", "adjective", "national", "abbreviation", "initials", "former", "prefix", "plural", "organisation")
_WORD = re.compile(r"[^\W\d_]+|\d+")
#: What a figure says of an indicator, and not which indicator it is.
_OF_A_FIGURE = ("value", "unit", "date", "base", "modality")
#: Sorts of agreements that may be called so whatever they are.
_GENERAL = ("agreement", "other")
#: "co-operation" is cooperation.
_PREFIXED = re.compile(r"\b([^\W\d_]{2})-(?=[^\W\d_])")
#: Names of which the words are kept, about a kilobyte each.
_KEPT = 10_000

Days = tuple[datetime.date, datetime.date | None]


class Match(Enum):
    """How two facts' values of a field compare: alike, not to be told (one side is silent or may be rounded), or apart."""

    AGREES = "agrees"
    OPEN = "open"
    DIFFERS = "differs"


class Sameness(NamedTuple):
    """How two observations compare.

    Attributes:
        differs: the first field that tells them apart ("kind" and "parties" too); None where nothing does.
        agree: the fields that both tell, and alike.
        doubtful: the fields that only one tells, or that may be rounded.
        is_one: whether they are one fact: nothing tells them apart, and what a fact of the kind is known by agrees.

    """

    differs: str | None
    agree: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    is_one: bool = False


def same_fact(x: Observation, y: Observation) -> bool:
    """Whether two observations are one fact."""
    return sameness(x, y).is_one


def differs(x: Observation, y: Observation, but: Collection[str] = ()) -> str | None:
    """The first field that tells two observations apart, those of `but` aside; None where nothing does."""
    return sameness(x, y, but).differs


def same_but(x: Observation, y: Observation, *but: str) -> bool:
    """Whether two observations tell one thing for sure, whatever the fields of `but` say: what the one tells, the other tells alike.

    Where the value is left out, two that do not meet contradict each other.
    """
    compared = sameness(x, y, but)
    return compared.differs is None and not compared.doubtful


def same_indicator(x: Observation, y: Observation, *but: str) -> bool:
    """Whether two figures are surely of one indicator of one dyad, whatever the figure and its period; the fields of `but` aside."""
    return same_but(x, y, *_OF_A_FIGURE, *but)


def same_flow(x: Observation, y: Observation) -> bool:
    """Whether two figures are surely of one flow of one dyad, the one perhaps its level and the other a share, a rank or a change of it."""
    first, second = (normalized(replace(o, measure="level")) for o in (x, y))
    return same_indicator(first, second)


def is_whole(x: Observation, part: Observation) -> bool:
    """Whether a figure is of a state's flow with all partners together, of which another is with one of them."""
    return x.b is None and x.a == part.a and same_flow(replace(x, b=part.b), part)


def sameness(x: Observation, y: Observation, but: Collection[str] = ()) -> Sameness:
    """How two observations compare, the fields of `but` aside."""
    if x.kind != y.kind:
        return Sameness("kind")
    if not _same_parties(x, y):
        return Sameness("parties")
    kind = vocabulary().kinds[x.kind]
    if "measure" in kind.tells_apart and "measure" not in but and x.measure != y.measure:
        # First, for figures of two measures are not to be compared at all.
        return Sameness("measure")
    agree: list[str] = []
    doubtful: list[str] = []
    for field, comparison in kind.tells_apart.items():
        if field in but:
            continue
        first, second = _told(x, field, kind), _told(y, field, kind)
        match = _COMPARISONS[comparison](first, second, x, y)
        if match is Match.DIFFERS:
            return Sameness(field)
        if match is Match.AGREES:
            agree.append(field)
        elif first != second:
            doubtful.append(field)
    return Sameness(None, tuple(agree), tuple(doubtful), not doubtful or _is_known(kind, agree, x, y))


def told(o: Observation, field: str) -> Any:
    """What an observation tells in a field that tells facts apart; None where it tells nothing."""
    return _told(o, field, vocabulary().kinds[o.kind])


def names_agree(x: Observation, y: Observation) -> bool:
    """Whether two agreements or projects, told anywhere, have one name that no other is likely to have.

    This is stricter than `same_fact`, where the shorter name of a document's agreement is a name of it. One word ("trade agreement")
    is a sort, of which two states may have several.
    """
    first, second = (content(str(o.attrs["name"]), o.a, o.b) for o in (x, y))
    return min(len(first), len(second)) >= _A_NAME and _nearly_all(first, second)


def names_visitor(o: Observation) -> bool:
    """Whether a visit tells its visitor's name, and not an office alone."""
    return bool(_person_words(str(o.attrs.get("who", "")), o.a, o.b))


def is_called(text: str, o: Observation) -> bool:
    """Whether some words, such as those that say what an anniversary is of, may be a name of an agreement or project."""
    return _contents_match(content(text, o.a, o.b), content(str(o.attrs["name"]), o.a, o.b)) is Match.AGREES


@lru_cache(maxsize=_KEPT)
def content(name: str, a: str, b: str | None) -> frozenset[str]:
    """The stems of the words of a name that say what it is about, not whose it is or that it is an agreement."""
    short = table("en", "observation")["names"]["short"]
    found = _WORD.findall(_PREFIXED.sub(r"\1", _whose().sub(" ", name)))
    words = [part for word in found for part in short.get(word, word).split()]
    own = _words_of(a) | _words_of(b)
    empty = _listed("names", "empty")
    return frozenset(_stem(_spelled(w.lower())) for w in words if w.lower() not in empty and (w[0].islower() or w.lower() not in own))


@lru_cache(maxsize=_KEPT)
def without_owners(name: str, a: str, b: str | None) -> str:
    """A name of an agreement without whose it is, where it says so: of "Treaty between Peru and Chile on fishing", "Treaty on fishing".

    One that says nothing else is left as it is.
    """
    found = _between().search(name)
    if not found:
        return name
    words = {w.lower() for w in _WORD.findall(found[1])} - _listed("names", "empty")
    short = f"{name[: found.start()].rstrip()} {name[found.end() :].lstrip()}".strip()
    return short if words & _words_of(a) and words & _words_of(b) and content(short, a, b) else name


def _told(o: Observation, field: str, kind: Kind) -> Any:
    own = _OWN.get(field)
    value = own(o) if own else o.attrs.get(field)
    return None if value is None or value in kind.says_nothing.get(field, ()) else value


def _same_parties(x: Observation, y: Observation) -> bool:
    return (x.a, x.b) == (y.a, y.b) or (x.pair == y.pair and not is_directed(x) and not is_directed(y))


def _is_known(kind: Kind, agree: list[str], x: Observation, y: Observation) -> bool:
    """Whether what a fact of the kind is known by agrees, or one of two events tells nothing of that and is the other, mentioned."""
    if not kind.known_by or any(field in agree for field in kind.known_by):
        return True
    return not kind.numeric and any(all(told(o, field) is None for field in kind.known_by) for o in (x, y))


def _days(start: datetime.date | None, end: datetime.date | None) -> Days | None:
    if start is None:
        return None if end is None else (end, end)
    return start, end


def begun(start: datetime.date, end: datetime.date | None) -> tuple[datetime.date, datetime.date]:
    """The days in which something began: what goes on without an end "since 2004" may have begun on any day of that year.

    The vocabulary has the first day for it, as for "since March 2004" the first of that month.
    """
    if end is None and start.day == 1:
        month = 12 if start.month == 1 else start.month
        return start, datetime.date(start.year, month, calendar.monthrange(start.year, month)[1])
    return start, end or start


def _equal(x: Any, y: Any, *_: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    return Match.AGREES if x == y else Match.DIFFERS


def _told_alike(x: Any, y: Any, *_: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN if x is y else Match.DIFFERS
    first, second = content(str(x), "", None), content(str(y), "", None)
    return Match.AGREES if first == second or _nearly_all(first, second) else Match.DIFFERS


def _words(x: Any, y: Any, *_: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    return _contents_match(content(str(x), "", None), content(str(y), "", None))


def _name(x: Any, y: Any, o: Observation, p: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    return _contents_match(content(str(x), o.a, o.b), content(str(y), p.a, p.b))


def _sort(x: Any, y: Any, o: Observation, p: Observation) -> Match:
    # "The agreement" may be a memorandum told before; "the memorandum" is no treaty.
    bare = any(sort in _GENERAL and not content(str(q.attrs.get("name", "")), q.a, q.b) for sort, q in ((x, o), (y, p)))
    return Match.OPEN if bare and x != y else _equal(x, y)


def _person(x: Any, y: Any, o: Observation, p: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    first, second = (_person_words(str(who), q.a, q.b) for who, q in ((x, o), (y, p)))
    if not first or not second:
        return Match.OPEN
    return Match.AGREES if first <= second or second <= first else Match.DIFFERS


def _date(x: Days | None, y: Days | None, *_: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    # What goes on without an end is known by when it began.
    (first, last), (other_first, other_last) = begun(*x), begun(*y)
    return Match.AGREES if first <= other_last and other_first <= last else Match.DIFFERS


def _period(x: Days | None, y: Days | None, *_: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    if x == y or (x[0] == y[0] and (x[1] is None or y[1] is None)):
        return Match.AGREES
    one_day = x[0] == x[1] or y[0] == y[1]
    return Match.OPEN if one_day and _date(x, y) is Match.AGREES else Match.DIFFERS


def _figure(x: float | None, y: float | None, o: Observation, p: Observation) -> Match:
    if x is None or y is None:
        return Match.OPEN
    if o.measure == "rank":
        return Match.AGREES if x == y else Match.DIFFERS
    if abs(x - y) <= _NEAR * max(abs(x), abs(y)):
        return Match.AGREES
    first, second = written(o), written(p)
    rounded = (first is not None and y in first) or (second is not None and x in second)
    return Match.OPEN if rounded else Match.DIFFERS


#: The fields that an observation has itself, whatever its kind.
_OWN: dict[str, Callable[[Observation], Any]] = {
    "measure": lambda o: o.measure,
    "unit": lambda o: o.unit,
    "modality": lambda o: o.modality,
    "value": lambda o: o.value,
    "date": lambda o: _days(o.start, o.end),
    "base": lambda o: _days(o.base_start, o.base_end),
}
_COMPARISONS: dict[Comparison, Callable[[Any, Any, Observation, Observation], Match]] = {
    "equal": _equal,
    "told": _told_alike,
    "words": _words,
    "name": _name,
    "sort": _sort,
    "person": _person,
    "date": _date,
    "period": _period,
    "figure": _figure,
}


def _contents_match(x: frozenset[str], y: frozenset[str]) -> Match:
    if not x or not y:
        return Match.OPEN
    return Match.AGREES if x <= y or y <= x or _nearly_all(x, y) else Match.DIFFERS


def _nearly_all(x: frozenset[str], y: frozenset[str]) -> bool:
    return len(x & y) >= _COMMON * len(x | y)


@lru_cache(maxsize=_KEPT)
def _person_words(who: str, a: str, b: str | None) -> frozenset[str]:
    """The words of a person's name, without offices, initials and whose officer it is."""
    left_out = _listed("people", "titles") | _words_of(a) | _words_of(b)
    short = table("en", "observation")["people"]["short"]
    words = (w.lower() for w in _WORD.findall(_without_accents(who)) if len(w) > 1 and not w[0].islower())
    return frozenset(short.get(w, w) for w in words if w not in left_out)


def _without_accents(name: str) -> str:
    """A name as one writes it who leaves the accents out."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _spelled(word: str) -> str:
    """A word in the one of its spellings by which it is held against others."""
    for one, other in table("en", "observation")["names"]["spellings"]:
        word = word.replace(one, other)
    return word


def _stem(word: str) -> str:
    shortest = table("en", "observation")["names"]["stem"]
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(table("en", "observation")["names"]["endings"].split(), key=lambda e: -len(e)))


@cache
def _listed(part: str, list_: str) -> frozenset[str]:
    return frozenset(table("en", "observation")[part][list_].split())


@cache
def _whose() -> re.Pattern[str]:
    """What says whose an agreement is: "between A and B", up to what it is on."""
    words = table("en", "observation")["names"]
    whose, about = ("|".join(words[key]) for key in ("whose", "about"))
    return re.compile(rf"\b(?:{whose})\s+(?:the\s+)?(?=[A-Z]).*?(?=\b(?:{about})\b|[,;(]|$)")


@cache
def _between() -> re.Pattern[str]:
    """The same in whatever case, with those whose it is."""
    words = table("en", "observation")["names"]
    whose, about = ("|".join(words[key]) for key in ("whose", "about"))
    return re.compile(rf"(?<!\()\b(?:{whose})\s+(.*?)(?=\s(?:{about})\b|[;(]|$)", re.IGNORECASE)


@cache
def _own_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in names():
        if name.sort in _NAMED:
            found.setdefault(name.party, set()).update(_WORD.findall(name.text.lower()))
    return {party: frozenset(words) for party, words in found.items()}


def _words_of(party: str | None) -> frozenset[str]:
    return _own_words().get(party or "", frozenset())
