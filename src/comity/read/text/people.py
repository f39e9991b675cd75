"""Offices and the people who hold them: which state they act for, and at what level."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Levels from the highest down, as a meeting's level is the highest of both sides.
LEVELS = ("head_of_state", "head_of_government", "foreign_minister", "minister", "parliament", "other")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts for a party: a named person, an office, or both.

    Attributes:
        name: as in the text, without the office; the office where no name is given.
        party: id of the party, None where the text does not tell.
        level: one of `LEVELS`.
        named: whether `name` is a person's name.

    """

    name: str
    party: str | None
    level: str
    named: bool


@cache
def levels() -> dict[str, str]:
    """Office, in lower case, to level."""
    with files("comity.read.text").joinpath("offices.csv").open(encoding="utf-8") as f:
        return {row["office"]: row["level"] for row in csv.DictReader(f)}


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
