"""A language's table of people: offices, titles and names, as the reader of people uses them."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple, TypeVar

from comity.language import table
from comity.read.grammar.words import Verbs, words


class Office(NamedTuple):
    """A phrase for an office.

    Attributes:
        words: as it stands in a text, in lower case, hyphens read as spaces.
        name: the same in the singular.
        head: the word of it that says what its holder is ("minister"), in the singular.
        level: one of the levels of `visit`.
        plural: whether the phrase means several holders.

    """

    words: tuple[str, ...]
    name: str
    head: str
    level: str
    plural: bool


class Titles(NamedTuple):
    """The table `people` of a language.

    Attributes:
        offices: first word to the offices that begin with it, the longest first.
        starts: words at which a phrase for a person may be met: an office's or body's first, a title.
        lasts: words that end an office or title, as may stand right before a name.
        split: beginnings of words with a hyphen that are words of their own ("vice-president").
        sets: named sets of words, keyed by the table's section and field ("qualifiers.former").
        bodies: first word to the bodies that begin with it and the level of who heads them, the longest first.
        groups: first word to phrases for parties named elsewhere ("the two countries").
        foreign: phrases for the field of foreign affairs.
        deputy_level: level to that of a deputy; by head of the office where that decides.
        honorific_office: titles that are offices ("majesty") to their level.
        same: office to those that may stand for it when somebody is named again.
        closed: words of closed classes.
        forms: every form of a verb.

    """

    offices: dict[str, tuple[Office, ...]]
    starts: frozenset[str]
    lasts: frozenset[str]
    split: frozenset[str]
    sets: dict[str, frozenset[str]]
    bodies: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    groups: dict[str, tuple[tuple[str, ...], ...]]
    foreign: tuple[tuple[str, ...], ...]
    deputy_level: dict[str, str]
    deputy_heads: dict[str, str]
    honorific_office: dict[str, str]
    same: dict[str, frozenset[str]]
    closed: frozenset[str]
    forms: Verbs

    def is_rather_verb(self, word: str) -> bool:
        """Whether a word is a form of verbs only that are seldom nouns."""
        forms = self.forms.get(word)
        return bool(forms) and max(f.noun for f in forms) < _RATHER_VERB

    def body(self, phrase: str) -> str | None:
        """The level of who heads a body that is just this phrase, in lower case."""
        words_ = tuple(phrase.split())
        return next((level for words, level in self.bodies.get(words_[0], ()) if words == words_), None)


#: A form of a verb that is a noun less often than this is read as a verb.
_RATHER_VERB = 0.5


@cache
def titles(language: str) -> Titles:
    """The table of people of a language, read once."""
    data = table(language, "people")
    grammar = words(language)
    offices = _by_first(_offices(data), lambda o: o.words)
    bodies = _by_first(((tuple(b.split()), level) for level, listed in _levels(data["bodies"]) for b in listed), lambda b: b[0])
    sets = _sets(data)
    return Titles(
        offices=offices,
        starts=frozenset(offices)
        | frozenset(bodies)
        | sets["honorifics.words"]
        | sets["honorifics.opened"]
        | {f"{w}." for w in sets["honorifics.words"] if "." in w},
        lasts=frozenset(o.words[-1] for listed in offices.values() for o in listed) | sets["honorifics.address"],
        split=_split(data),
        sets=sets,
        bodies=bodies,
        groups=_by_first((tuple(g.split()) for g in data["relations"]["groups"]), lambda g: g),
        foreign=tuple(tuple(f.split()) for f in data["field"]["foreign"]),
        deputy_level=data["qualifiers"]["deputy_level"],
        deputy_heads=data["qualifiers"]["deputy_heads"],
        honorific_office=data["honorifics"]["office"],
        same=_same(data["same"]["groups"]),
        closed=frozenset(grammar.closed),
        forms=grammar.verbs,
    )


def _levels(bodies: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(level, listed) for level, listed in bodies.items() if isinstance(listed, list)]


def _listed(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split(",")]


def _sets(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for section in ("qualifiers", "field", "honorifics", "names", "relations", "bodies", "words", "signing", "grades", "service"):
        found |= {f"{section}.{key}": frozenset(text.split()) for key, text in data[section].items() if isinstance(text, str)}
    found["signing.for"] = frozenset(data["signing"]["for"])
    found["honorifics.address"] = frozenset(data["honorifics"]["address"]["words"].split())
    for section in ("civil", "named", "sent", "counterpart"):
        found |= {f"{section}.{key}": frozenset(_listed(text)) for key, text in data[section].items()}
    found["qualifiers"] = found["qualifiers.plain"] | found["qualifiers.deputy"] | found["qualifiers.former"]
    return found


def _offices(data: dict[str, Any]) -> Iterable[Office]:
    plurals: dict[str, str] = data["plurals"]
    listed = [(name, level) for level, names in data["offices"].items() for name in names]
    listed += [(name, "other") for name in _listed(data["counterpart"]["offices"])]
    for name, level in listed:
        parts = tuple(name.replace("-", " ").split())
        at = _head(parts, plurals, data["field"], data["relations"]["sent"])
        yield Office(parts, name, parts[at], level, False)
        if parts[at] in plurals:
            yield Office((*parts[:at], plurals[parts[at]], *parts[at + 1 :]), name, parts[at], level, True)


def _head(parts: tuple[str, ...], plurals: dict[str, str], field: dict[str, str], sent: str) -> int:
    """Where the head stands in a phrase: the last word before its field that has a plural."""
    markers = {*field["markers"].split(), *field["inner"].split(), *sent.split()}
    end = next((i for i, word in enumerate(parts) if i and word in markers), len(parts))
    postposed = field["postposed"].split()
    heads = [i for i in range(end) if parts[i] in plurals and not (i and parts[i] in postposed)]
    return heads[-1] if heads else end - 1


def _split(data: dict[str, Any]) -> frozenset[str]:
    qualifiers = data["qualifiers"]
    before = " ".join(qualifiers[key] for key in ("plain", "deputy", "former")).split()
    return frozenset(before) | {name.replace("-", " ").split()[0] for names in data["offices"].values() for name in names}


def _same(groups: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        names = frozenset(_listed(group))
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


T = TypeVar("T")


def _by_first(things: Iterable[T], of: Any) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for thing in things:
        found.setdefault(of(thing)[0], []).append(thing)
    return {first: tuple(sorted(listed, key=lambda t: -len(of(t)))) for first, listed in found.items()}
