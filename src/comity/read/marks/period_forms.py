"""Forms of periods as a language's table tells them: sequences of classes of words, compiled and looked for.

Each word and number of a text becomes one character that stands for all its classes ("May" is a month, "second" an
ordinal and a unit), so that a form (`d1:DAY of? m1:MONTH COMMA? y:YEAR`) is a short regular expression over them. In a form

    NAME        a class: a list of the table, or one of the `NUMERIC` and `SIGNS` below
    word        that word itself
    A+b         either
    d1:DAY      what the reading gets as `d1`
    ( … | … )?  as in regular expressions
    <NAME>      a piece told once under `pieces`
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from comity.errors import ComityError
from comity.read.late import Late

_ITEM = re.compile(r"[()|?]|[^\s()|?]+")
_PIECE = re.compile(r"<(\w+)>")
#: What a form may demand of the words around it.
_CONTEXTS = ("after", "then", "unless", "never_after")
#: The places of a form's parts: one name may stand in several alternatives.
Groups = dict[str, list[tuple[str, tuple[str, ...]]]]
#: The characters of each class and word.
_Members = Mapping[str, frozenset[str]]


class Form(NamedTuple):
    """One way to write a period.

    Attributes:
        reading: how its parts are understood.
        late: its pattern, over the characters of classes.
        groups: the places of each part in the pattern (one name may stand in several alternatives), with their classes.
        after, then, unless, never_after: what must stand before, what must follow, what must not follow, what must
            not stand before.
        follows: only as the next member of a list of periods.
        line: only at the beginning of a line.
        settings: further settings for the reading.

    """

    reading: str
    late: Late
    groups: Groups
    after: Late | None
    then: Late | None
    unless: Late | None
    never_after: Late | None
    follows: bool
    line: bool
    settings: dict[str, Any]


class Beginning(NamedTuple):
    """How what a form describes may begin.

    Attributes:
        first, second: the characters that may stand first, and behind the first.
        single: whether it may be one character long.
        empty: whether it may be nothing.

    """

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    single: bool = False
    empty: bool = True

    def then(self, other: "Beginning") -> "Beginning":
        """The beginning of this with the other behind it."""
        if not (self.single or self.empty):
            return self
        return Beginning(
            self.first | other.first if self.empty else self.first,
            self.second | (other.first if self.single else frozenset()) | (other.second if self.empty else frozenset()),
            (self.single and other.empty) or (self.empty and other.single),
            self.empty and other.empty,
        )

    def otherwise(self, other: "Beginning") -> "Beginning":
        """The beginning of this or the other."""
        return Beginning(self.first | other.first, self.second | other.second, self.single or other.single, self.empty or other.empty)

    def fits(self, two: str) -> bool:
        """Whether what begins with two characters, or is the last one, may be it."""
        return two[0] in self.first and (self.single or two[1:] in self.second)


def compiled_form(entry: dict[str, Any], pieces: dict[str, str], members: _Members) -> tuple[Form, Beginning]:
    """An entry of the table as a form, and how it may begin."""
    regex, begins, groups = compiled(entry["form"], pieces, members)
    told: dict[str, Late | None] = dict.fromkeys(_CONTEXTS)
    for name in _CONTEXTS:
        if name in entry:
            told[name] = Late(f"(?:{compiled(entry[name], pieces, members)[0]})" + "$" * name.endswith("after"))
    settings = {k: v for k, v in entry.items() if k not in ("is", "form", *_CONTEXTS, "follows", "line", "examples")}
    follows, line = entry.get("follows", False), entry.get("line", False)
    return Form(entry["is"], Late(regex), groups, **told, follows=follows, line=line, settings=settings), begins


def compiled(form: str, pieces: dict[str, str], members: _Members) -> tuple[str, Beginning, Groups]:
    """A form as a regular expression over the characters of classes, how it may begin, and its parts."""
    while "<" in form:
        form = _PIECE.sub(lambda m: pieces[m[1]], form)
    reader = _FormReader(form, members)
    regex, begins = reader.alternatives()
    return regex, begins, reader.groups


class _FormReader:
    """A form turned into a regular expression, with how it may begin."""

    def __init__(self, form: str, members: _Members) -> None:
        self.form = form
        self.items = _ITEM.findall(form)
        self.at = 0
        self.members = members
        self.groups: Groups = {}

    def alternatives(self) -> tuple[str, Beginning]:
        regex, begins = self._sequence()
        while self._next() == "|":
            self.at += 1
            other, begin = self._sequence()
            regex, begins = f"{regex}|{other}", begins.otherwise(begin)
        return regex, begins

    def _next(self) -> str:
        return self.items[self.at] if self.at < len(self.items) else ""

    def _sequence(self) -> tuple[str, Beginning]:
        regex, begins = "", Beginning()
        while self._next() not in ("", ")", "|"):
            piece, begin = self._piece()
            regex, begins = regex + piece, begins.then(begin)
        return regex, begins

    def _piece(self) -> tuple[str, Beginning]:
        item = self._next()
        self.at += 1
        if item == "(":
            inner, begins = self.alternatives()
            self.at += 1
            regex = f"(?:{inner})"
        else:
            regex, chars = self._atom(item)
            begins = Beginning(chars, single=True, empty=False)
        if self._next() == "?":
            self.at += 1
            return regex + "?", begins._replace(empty=True)
        return regex, begins

    def _atom(self, item: str) -> tuple[str, frozenset[str]]:
        name, _, atom = item.rpartition(":")
        names = tuple(atom.split("+"))
        chars = frozenset[str]().union(*(self.members.get(n, ()) for n in names))
        if not chars:
            raise ComityError(f"periods.toml: {item} in {self.form!r} is no word and no class")
        regex = "[" + "".join(sorted(chars)) + "]"
        if not name:
            return regex, chars
        places = self.groups.setdefault(name, [])
        places.append((f"{name}_{len(places)}", names))
        return f"(?P<{places[-1][0]}>{regex})", chars


def literals(told: dict[str, Any]) -> Iterator[str]:
    """The words that the forms name themselves."""
    texts = [told["onward"]["form"], *told["pieces"].values(), *(entry.get(k, "") for entry in told["form"] for k in ("form", *_CONTEXTS))]
    for text in texts:
        for item in re.sub(r"<\w+>", " ", text).replace("(", " ").replace(")", " ").replace("|", " ").replace("?", " ").split():
            yield from (name for name in item.rpartition(":")[2].split("+") if not name.isupper())
