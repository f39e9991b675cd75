"""Reads the tables of parties; each is read once, when it is first needed."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from comity.parties.model import Name, Party


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one CSV table of this package, as dictionaries."""
    with files("comity.parties").joinpath("tables", table).open(encoding="utf-8") as f:
        yield from csv.DictReader(f)


@cache
def parties() -> dict[str, Party]:
    """Every party by id: states first, in the order of their ids, then organisations."""
    found = {r["id"]: Party(r["id"], r["name"], "state", r["alpha2"], r["gec"], r["since"], r["until"]) for r in rows("states.csv")}
    found |= {r["id"]: Party(r["id"], r["name"], "organisation") for r in rows("organisations.csv")}
    return found


@cache
def names() -> tuple[Name, ...]:
    """Every name of every party."""
    found = [
        Name(r["party"], r["name"], r["sort"], r["since"], r["until"])  # type: ignore[arg-type]
        for r in rows("names.csv")
    ]
    for r in rows("organisations.csv"):
        texts = {r["id"], r["name"], *filter(None, r["aliases"].split("|"))}
        found += [Name(r["id"], text, "organisation") for text in sorted(texts)]
    return tuple(found)


@cache
def false_friends() -> tuple[str, ...]:
    """Phrases that contain a party's name and do not mean the party."""
    return tuple(r["phrase"] for r in rows("false_friends.csv"))
