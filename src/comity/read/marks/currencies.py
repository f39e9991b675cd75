"""Currencies: their words, signs and codes, and whose currency a word is."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from comity.language.folder import rows, table
from comity.read.marks.number_words import BLANK, fold
from comity.read.marks.phrases import Beginnings, Phrases


class _Meaning(NamedTuple):
    code: str
    party: str
    since: str
    until: str


@cache
def _meanings(language: str) -> dict[str, tuple[_Meaning, ...]]:
    """Currency words to what they may mean, in the order of the table."""
    found: dict[str, dict[_Meaning, None]] = {}
    for row in rows(language, "currencies"):
        found.setdefault(row["word"].lower(), {})[_Meaning(row["code"], row["party"], row["since"], row["until"])] = None
    return {word: tuple(meanings) for word, meanings in found.items()}


def codes(word: str, language: str = "en") -> frozenset[str]:
    """All codes that a currency word may stand for."""
    return frozenset(m.code for m in _meanings(language).get(word, ()))


def currency(word: str, parties: Sequence[str], on: str | None, language: str = "en") -> str | None:
    """The ISO 4217 code that a currency word means.

    Args:
        word: as `Quantity.word` gives it.
        parties: ids of the parties concerned, the nearest first: they tell whose crown or franc it is.
        on: ISO date of the document; a currency that had not begun is not meant, one that had ended only where none of today's near
            has the name (a text of 2019 on the lats of 2010).
        language: ISO 639-1 code of the word's language.

    Returns:
        The code, or None where several states' currencies have that name and none of them is near.

    """
    begun = [m for m in _meanings(language).get(fold(word), ()) if not on or not m.since or on >= m.since]
    options = [m for m in begun if not on or not m.until or on <= m.until] or begun
    for able in (options, begun):
        # Of what had ended, what one of them had: a text of 2019 on Finnish marks.
        own = next((m.code for near in parties for m in able if m.party == near), None)
        if own is not None:
            return own
    general = [m for m in options if not m.party] or [m for m in begun if not m.party]
    # Undated, a word is meant as it is used today.
    chosen = [m for m in general if not m.until] or general or options
    found = {m.code for m in chosen}
    return found.pop() if len(found) == 1 else None


class Money(NamedTuple):
    """The currency words of a language, before a number as an expression, and which need more than a bare number beside them."""

    before: Beginnings
    after: Phrases
    first: str
    signs: str
    weak_before: frozenset[str]
    weak_after: frozenset[str]
    general: frozenset[str]

    def is_weak(self, word: str, before: bool) -> bool:
        """Whether a word as written is a currency only beside a scale, a grouped number or decimals."""
        weak = self.weak_before if before else self.weak_after
        return word in weak or fold(word) in weak


@cache
def money(language: str) -> Money:
    """The currency words of a language."""
    data = rows(language, "currencies")
    before = [r for r in data if r["place"] != "after"]
    after = [r for r in data if r["place"] != "before"]
    signs = {w[0] for r in data if not (w := r["word"])[0].isalnum()} | {r["word"][-1] for r in before if not r["word"][-1].isalnum()}
    return Money(
        before=Beginnings(*_words(before)),
        after=Phrases(*_words(after)),
        first="".join(
            sorted({c for r in before for c in {r["word"][0], r["word"][0].upper() if "exact" not in r["form"] else r["word"][0]}})
        ),
        signs="".join(re.escape(s) for s in sorted(signs - {".", "/"})),
        weak_before=_weak(before),
        weak_after=_weak(after),
        general=frozenset(table(language, "numbers")["conversion"]["general"]),
    )


def _words(data: Sequence[dict[str, str]]) -> tuple[list[str], list[str]]:
    """Words that are meant in upper and lower case, and those meant only as written."""
    return [r["word"] for r in data if "exact" not in r["form"]], [r["word"] for r in data if "exact" in r["form"]]


def _weak(data: Sequence[dict[str, str]]) -> frozenset[str]:
    return frozenset(r["word"] for r in data if "weak" in r["form"]) - frozenset(r["word"] for r in data if r["form"] in ("", "exact"))


def unlike(one: str, other: str, language: str) -> bool:
    """Whether two currency words cannot mean one currency."""
    return not codes(one, language) & codes(other, language)


def blank_or_figure(number: str) -> str:
    """What follows a currency before its number: figures at once or after a blank, words after a blank."""
    return rf"(?:{BLANK}?(?=\.?\d)|{BLANK}(?=(?:{number})(?!\w)))"
