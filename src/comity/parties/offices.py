"""Offices: which of them stand at what level, and where a text names one of a party ("the Kazakh foreign minister")."""

import re
from dataclasses import dataclass
from functools import cache

from comity.parties.days import Moment
from comity.parties.find import find
from comity.parties.tables import rows

#: Levels from the highest down, as a meeting's level is the highest of both sides.
LEVELS = ("head_of_state", "head_of_government", "foreign_minister", "minister", "parliament", "other")


@dataclass(frozen=True, slots=True)
class Office:
    """A place in a text, ``text[start:end]``, that names an office of a party, with the office's level (one of `LEVELS`)."""

    start: int
    end: int
    party: str
    office: str
    level: str


@cache
def levels() -> dict[str, str]:
    """Office, in lower case, to level."""
    return {row["office"]: row["level"] for row in rows("offices.csv")}


@cache
def office_pattern() -> str:
    """A regular expression for any office of the table, longest first, to be used without regard to case."""
    offices = sorted(levels(), key=len, reverse=True)
    return "|".join(re.escape(o).replace(r"\ ", " ") for o in offices)


def level_of(office: str) -> str:
    """The level of an office as written, `other` if the table has none of its words."""
    word = " ".join(office.lower().split())
    return levels().get(word, "minister" if "minister" in word else "other")


def highest(*levels_: str) -> str:
    """The highest of some levels."""
    return min(levels_, key=LEVELS.index, default="other")


def find_offices(text: str, on: Moment | None = None) -> list[Office]:
    """The offices of states and organisations that a text names, in order.

    Args:
        text: the text.
        on: the moment as of which names are read; today's reading if not given.

    Returns:
        One for each "Kazakh foreign minister", "Russia's President", "Minister of Foreign Affairs of Kazakhstan".

    """
    flat = text.replace("\n", " ").replace("\u00a0", " ")
    after, before = _after(), _before()
    found = []
    for mention in find(text, on):
        m = after.match(flat, mention.end)
        if m:
            found.append(Office(mention.start, m.end(), mention.party, m["office"], level_of(m["office"])))
            continue
        m = before.search(flat, max(0, mention.start - 80), mention.start)
        if m:
            found.append(Office(m.start(), mention.end, mention.party, m["office"], level_of(m["office"])))
    return found


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)? (?:(?:acting|deputy|former|first|new|then) )?(?P<office>{office_pattern()})\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<office>{office_pattern()}) of (?:the )?$", re.IGNORECASE)
