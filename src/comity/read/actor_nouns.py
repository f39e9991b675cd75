"""Nouns that act or stand for a party, as the table of a language has them."""

import re
from functools import cache
from typing import NamedTuple

from comity.language import table


class Nouns(NamedTuple):
    """The nouns of a language that stand for parties, by what they are."""

    institution: dict[str, str]
    parts: frozenset[str]
    pair: frozenset[str]
    numerals: frozenset[str]
    both: frozenset[str]
    duo: frozenset[str]
    adjectives: frozenset[str]
    single: dict[str, str]
    other: frozenset[str]
    host: frozenset[str]
    ordered: dict[str, int]
    nobody: frozenset[str]
    beside: frozenset[str]
    former: frozenset[str]
    friends: frozenset[str]
    craft: re.Pattern[str]


@cache
def nouns_of(language: str) -> Nouns:
    """The table of a language, read once."""
    rows = table(language, "actors")
    institution = dict.fromkeys(rows["institution"]["nouns"].split(), "institution")
    institution |= {n: sort for sort in ("forces", "company") for n in rows["institution"][sort].split()}
    single = {n: sort for sort, text in rows["single"].items() if sort not in ("other", "host") for n in text.split()}
    pair = rows["pair"]
    return Nouns(
        institution,
        frozenset(rows["institution"]["parts"].split()),
        frozenset(pair["nouns"].split()),
        frozenset(pair["numerals"].split()),
        frozenset(pair["words"].split()),
        frozenset(pair["people"].split()),
        frozenset(pair["adjectives"].split()),
        single,
        frozenset(rows["single"].get("other", "").split()),
        frozenset(rows["single"]["host"].split()),
        {word: place for place, text in enumerate(rows["of_two"].values()) for word in text.split()},
        frozenset(rows["nobody"]["nouns"].split()),
        frozenset(rows["beside"]["nouns"].split()),
        frozenset(rows["beside"]["former"].split()),
        frozenset(pair["friends"].split()),
        re.compile(rows["institution"]["craft"]),
    )
