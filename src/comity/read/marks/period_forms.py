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


def compiled_form(entry: dict[str, Any], pieces: dict[str, str], members: _Members) -> tuple[Form, frozenset[str]]:
    """An entry of the table as a form, and the characters that it may begin with."""
    regex, first, groups = compiled(entry["form"], pieces, members)
    told: dict[str, Late | None] = dict.fromkeys(_CONTEXTS)
    for name in _CONTEXTS:
        if name in entry:
            told[name] = Late(f"(?:{compiled(entry[name], pieces, members)[0]})" + "$" * name.endswith("after"))
    settings = {k: v for k, v in entry.items() if k not in ("is", "form", *_CONTEXTS, "follows", "line", "examples")}
    follows, line = entry.get("follows", False), entry.get("line", False)
    return Form(entry["is"], Late(regex), groups, **told, follows=follows, line=line, settings=settings), first


def compiled(form: str, pieces: dict[str, str], members: _Members) -> tuple[str, frozenset[str], Groups]:
    """A form as a regular expression over the characters of classes, what it may begin with, and its parts."""
    for _ in range(3):
        form = re.sub(r"<(\w+)>", lambda m: pieces[m[1]], form)
    reader = _FormReader(form, members)
    regex, first, _ = reader.alternatives()
    return regex, first, reader.groups


class _FormReader:
    """A form turned into a regular expression, with the characters that it may begin with."""

    def __init__(self, form: str, members: _Members) -> None:
        self.form = form
        self.items = _ITEM.findall(form)
        self.at = 0
        self.members = members
        self.groups: Groups = {}

    def alternatives(self) -> tuple[str, frozenset[str], bool]:
        parts = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            parts.append(self._sequence())
        first = frozenset().union(*(p[1] for p in parts))
        return "|".join(p[0] for p in parts), first, any(p[2] for p in parts)

    def _next(self) -> str:
        return self.items[self.at] if self.at < len(self.items) else ""

    def _sequence(self) -> tuple[str, frozenset[str], bool]:
        regex, first, empty = "", frozenset[str](), True
        while self._next() not in ("", ")", "|"):
            piece, begins, nullable = self._piece()
            regex += piece
            first |= begins if empty else frozenset()
            empty = empty and nullable
        return regex, first, empty

    def _piece(self) -> tuple[str, frozenset[str], bool]:
        item = self._next()
        self.at += 1
        if item == "(":
            inner, first, nullable = self.alternatives()
            self.at += 1
            regex = f"(?:{inner})"
        else:
            regex, first = self._atom(item)
            nullable = False
        if self._next() == "?":
            self.at += 1
            return regex + "?", first, True
        return regex, first, nullable

    def _atom(self, item: str) -> tuple[str, frozenset[str]]:
        name, _, atom = item.rpartition(":")
        names = tuple(atom.split("+"))
        chars = frozenset().union(*(self.members.get(n, frozenset()) for n in names))
        if not chars:
            raise ComityError(f"periods.toml: {item} in {self.form!r} is no word and no class")
        regex = "[" + "".join(sorted(chars)) + "]"
        if not name:
            return regex, chars
        places = self.groups.setdefault(name, [])
        places.append((f"{name}_{len(places)}", names))
        return f"(?P<{places[-1][0]}>{regex})", chars


def any_of(forms: list[Form]) -> re.Pattern[str]:
    """Whether any of the forms fits: one look, as most words that may begin a period begin none."""
    return re.compile("|".join(re.sub(r"\?P<\w+>", "?:", form.late.regex) for form in forms) or "(?!)")


def literals(told: dict[str, Any]) -> Iterator[str]:
    """The words that the forms name themselves."""
    texts = [told["onward"]["form"], *told["pieces"].values(), *(entry.get(k, "") for entry in told["form"] for k in ("form", *_CONTEXTS))]
    for text in texts:
        for item in re.sub(r"<\w+>", " ", text).replace("(", " ").replace(")", " ").replace("|", " ").replace("?", " ").split():
            yield from (name for name in item.rpartition(":")[2].split("+") if not name.isupper())
