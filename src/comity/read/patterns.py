"""Patterns over masked sentences, written for people: ``<party>``, ``<sum>``, ``<period>`` in a regular expression."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from comity.read.text import scene as marks

_STATE = f"[{marks.STATE}{marks.ADJECTIVE}{marks.CAPITAL}{marks.INSTITUTION}]"
_MACROS = {
    "state": f"[{marks.STATE}{marks.CAPITAL}{marks.INSTITUTION}]",
    "land": f"[{marks.STATE}{marks.ADJECTIVE}{marks.CAPITAL}{marks.INSTITUTION}{marks.PERSON}]",
    "name": marks.STATE,
    "adjective": marks.ADJECTIVE,
    "capital": marks.CAPITAL,
    "organisation": marks.ORGANISATION,
    "party": f"[{marks.STATE}{marks.ADJECTIVE}{marks.CAPITAL}{marks.ORGANISATION}{marks.INSTITUTION}]",
    "person": marks.PERSON,
    "institution": marks.INSTITUTION,
    "actor": f"[{marks.STATE}{marks.ADJECTIVE}{marks.CAPITAL}{marks.ORGANISATION}{marks.INSTITUTION}{marks.PERSON}]",
    "sum": marks.MONEY,
    "percent": marks.PERCENT,
    "number": f"[{marks.NUMBER}]",
    "ordinal": marks.ORDINAL,
    "period": marks.PERIOD,
    "fraction": marks.FRACTION,
    "times": marks.TIMES,
    "any": "[\ue000-\ue00c]",
    "s": "(?:'s?)?",
    "the": "(?:the |a |an )?",
    # up to three plain words in between
    "few": r"(?:[\w'-]+ ){0,3}?",
    "some": r"(?:[\w',-]+ ){0,6}?",
}
_MACRO = re.compile(r"(?<!\?P)<(?:(\w+):)?(\w+)>")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its marks put in: ``<party>`` any party, ``<a:party>`` the same as group ``a``.

    Raises:
        KeyError: an unknown mark.

    """

    def put(m: re.Match[str]) -> str:
        inner = _MACROS[m[2]]
        return f"(?P<{m[1]}>{inner})" if m[1] else f"(?:{inner})"

    return re.compile(_MACRO.sub(put, pattern))


@cache
def knowledge(kind: str) -> dict[str, Any]:
    """The table of words and patterns beside a kind's module, ``kinds/<kind>.toml``."""
    return tomllib.loads(files("comity.read.kinds").joinpath(f"{kind}.toml").read_text("utf-8"))


@cache
def pattern(kind: str, name: str) -> re.Pattern[str]:
    """One compiled pattern of a kind's table."""
    return compiled(knowledge(kind)[name])


@cache
def patterns(kind: str, name: str) -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    """A kind's list of patterns, each with its row of the table (its ``match`` compiled)."""
    return tuple((compiled(row["match"]), row) for row in knowledge(kind)[name])
