"""Visits in lists of visits: the level of who visits, the type that the words tell, and the table that a panel counts."""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from comity import packaged

_TYPES = (
    ("state", re.compile(r"\bstate visit\b", re.IGNORECASE)),
    ("official", re.compile(r"\boff?ici?al (?:\w+ )?visit\b", re.IGNORECASE)),
    ("working", re.compile(r"\bworking visit\b", re.IGNORECASE)),
)
SCHEMA = pa.schema([
    ("visitor", pa.string()), ("host", pa.string()), ("year", pa.int64()), ("since", pa.date32()), ("until", pa.date32()),
    ("level", pa.string()), ("type", pa.string()), ("who", pa.string()),
])  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """A visit as a list tells it; `where` is its place in the list."""

    visitor: str
    host: str
    since: datetime.date | None
    until: datetime.date | None
    level: str
    type: str
    who: str
    where: str
    place: str = ""

    def fields(self) -> dict[str, Any]:
        """What an observation of it has besides parties and row."""
        attrs = (
            {"level": self.level, "type": self.type}
            | ({"who": self.who} if self.who else {})
            | ({"place": self.place} if self.place else {})
        )
        return {"start": self.since, "end": self.until, "attrs": {name: value for name, value in attrs.items() if value}}


def table(visits: list[Visit]) -> pa.Table:
    """The visits as a variable for panels."""
    names = [n for n in SCHEMA.names if n != "year"]
    rows = [{n: getattr(v, n) for n in names} | {"year": v.since.year if v.since else None} for v in visits]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def type_of(words: str) -> str:
    """The type of visit that words tell ("Official Working Visit." is official); other where they tell none."""
    return next((name for name, pattern in _TYPES if pattern.search(words)), "other")


def level_of(person: str, state: str) -> str:
    """The level of a person of a state by the title that stands before the name; other where it is not in the table."""
    fitting = [
        (len(title), bool(only), level)
        for title, only, level in _offices()
        if f"{person} ".startswith(title) and (not only or state in only)
    ]
    return max(fitting)[2] if fitting else "other"


@cache
def _offices() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    rows = packaged.rows("comity.gather.datasets", "offices.csv")
    return tuple((f"{r['title']} ", tuple(r["only"].split()), r["level"]) for r in rows)
