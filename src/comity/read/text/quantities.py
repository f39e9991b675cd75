"""Numbers as people write them: money, percentages, counts, fractions, ordinals, with their bounds."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Sort = Literal["money", "percent", "number", "scaled", "ordinal", "fraction", "times", "vague"]

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: float(n) for n, word in enumerate(_UNITS)} | {w: 20.0 + 10 * i for i, w in enumerate(_TENS)}
_ORDINALS = {
    w: n
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100}
_SCALES = {
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "thousands": 1e3,
    "thsd": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "trillion": 1e12,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_MULTIPLES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0}
_MULTIPLES |= {"doubling": 2.0, "tripling": 3.0, "double": 2.0, "triple": 3.0, "twofold": 2.0, "two-fold": 2.0}
_MULTIPLES |= {"threefold": 3.0, "three-fold": 3.0, "fourfold": 4.0, "four-fold": 4.0, "fivefold": 5.0, "tenfold": 10.0}

_NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d])(?:\.\d+)?|\d+-\d/\d|\d+(?:\.\d+)?)"
_WORDNUM = (
    rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS[1:10])})|(?:one|two|three|four|five) and a half|half a|"
    rf"{'|'.join(sorted(_UNITS[1:] + _TENS, key=len, reverse=True))}|an?)"
)
_SCALE = r"(?:hundred|thousands?|thsd|lakhs?|mln|million|millions|mn|crores?|bln|billions?|bn|trillion|trn|tn)"
_SHORT = r"(?:bn|mn|tn|[mbk])"

#: "The two countries" counts nothing.
_COUNTRIES = "countries|states|nations|sides|part(?:y|ies)|neighbo|leaders|governments|presidents|peoples|capitals|ministers|republics|partners|allies|heads|delegations|foreign|way|korea"

_TIMES = "|".join(sorted(_MULTIPLES, key=len, reverse=True))
_BEFORE = [
    (
        "at_least",
        re.compile(
            r"(?:more than|just over|well over|over|above|exceed(?:s|ed|ing)?|at least|upwards? of|in excess of|"
            r"surpass(?:ed|es|ing)?|topped|no less than|not less than|greater than|a minimum of|no fewer than)"
            r"(?: the| a| some| us)?\s*$",
            re.I,
        ),
    ),
    (
        "at_most",
        re.compile(
            r"(?:up to|at most|less than|fewer than|just under|under|below|no more than|not more than|not exceeding|"
            r"a maximum of|a ceiling of)(?: the| a| us)?\s*$",
            re.I,
        ),
    ),
    (
        "about",
        re.compile(
            r"(?:about|around|some|approximately|nearly|almost|roughly|an? estimated|estimated(?: at)?|close to|approx\.?|"
            r"circa|near|virtually|~|in the region of|or so)(?: the| a| us)?\s*$",
            re.I,
        ),
    ),
]
_AFTER = [
    ("at_least", re.compile(r"\s*(?:or more|plus\b|and more)", re.I)),
    ("about", re.compile(r"\s*(?:or so)\b", re.I)),
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: ``text[start:end]``.

    Attributes:
        sort: ``money``, ``percent``, ``scaled`` (a number with million and the like, no unit said),
            ``number``, ``ordinal``, ``fraction`` (of one, in percent), ``times`` (a multiple), or
            ``vague`` ("thousands of", without a value).
        value: in plain units: 16 billion is 16e9, a third is 33.3, None for a vague one.
        word: the currency as written, lower case; empty otherwise.
        bound: ``exact``, ``about``, ``at_least`` or ``at_most``.

    """

    start: int
    end: int
    sort: Sort
    value: float | None
    word: str = ""
    bound: str = "exact"


@cache
def _currencies() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Currency words to (code, party, until), in the order of the table."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    with files("comity.read.text").joinpath("currencies.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            found.setdefault(row["word"], []).append((row["code"], row["party"], row["until"]))
    return {word: tuple(codes) for word, codes in found.items()}


def currency(word: str, parties: Sequence[str], on: str | None) -> str | None:
    """The ISO 4217 code that a currency word means.

    Args:
        word: as `Quantity.word` gives it.
        parties: ids of the parties concerned, the nearest first: they tell whose crown or franc it is.
        on: ISO date of the document; a currency that had ended before it is not meant.

    Returns:
        The code, or None where several states' currencies have that name and none of them is near.

    """
    options = [o for o in _currencies().get(word, ()) if not (o[2] and on and on > o[2])]
    if word in ("rouble", "roubles", "ruble", "rubles") and on and on < "1991-12-26":
        return "SUR"
    for near in parties:
        for code, party, _ in options:
            if party == near:
                return code
    codes = {o[0] for o in options}
    return codes.pop() if len(codes) == 1 else None


@cache
def _scanner() -> re.Pattern[str]:
    words = sorted(_currencies(), key=len, reverse=True)
    signs = "|".join(
        re.escape(w)
        for w in words
        if not w[-1].isalpha() or w in ("rs", "usd", "eur", "gbp", "rmb", "cny", "jpy", "inr", "rub", "kzt", "chf")
    )
    names = "|".join(re.escape(w) for w in words if w[-1].isalpha() and w != "rs")
    number = rf"(?:{_NUM}|{_WORDNUM}(?=[ -](?:{_SCALE})\b)|(?!an?\b){_WORDNUM}\b)"
    return re.compile(
        rf"(?<![\w.,$€£])(?!two[- ](?:{_COUNTRIES}))(?:"
        rf"(?P<sign>{signs}) ?(?P<signed>{_NUM}|(?:{_WORDNUM}))(?:(?:[ -]?(?P<signscale>{_SCALE})|(?P<signshort>{_SHORT}))\b)?(?:[ -](?:{names})\b)?"
        rf"|(?P<part>(?:(?:one|two|three|a|an|\d)[ -])?(?:half|thirds?|quarters?|fourths|fifths?|tenths?)(?= of\b| the\b| \()|(?<=by )(?:an?|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?|half)\b)"
        rf"|(?P<percent>{number})(?:[ -](?:and|to|-)?[ -]?{_NUM})?[ -]?(?:%|per ?cent\b|pct\b|percentage points?\b|p\.c\.)"
        rf"|(?P<ordinal>\d+(?:st|nd|rd|th)\b|(?:{'|'.join(_TENS)})-(?:{'|'.join(list(_ORDINALS)[:9])})\b|(?:{'|'.join(_ORDINALS)})\b)"
        rf"|(?P<multiple>(?:{_TIMES})\b)|(?P<times>{number})[ -](?:times|fold)\b"
        rf"|(?P<vague>(?:tens of thousands|hundreds of thousands|thousands|hundreds|dozens|tens|scores|millions|scores) of\b)"
        rf"|(?P<number>{number})(?:[ -]?(?P<scale>{_SCALE})\b|(?P<short>{_SHORT})\b)?(?:[ -](?P<name>{names})\b)?"
        rf")",
        re.I,
    )


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities in ``text[start:end]``, in order, none overlapping.

    Whether "m" or "b" is a scale is told by a currency next to it; "0.5 million tonnes" is a scaled
    number, never money. Bounds are read from the words around ("more than", "nearly", "up to").
    """
    found = []
    for match in _scanner().finditer(text, start, len(text) if end is None else end):
        made = _quantity(match)
        if made:
            found.append(made)
    return found


def _quantity(m: re.Match[str]) -> Quantity | None:
    group = m.lastgroup
    if m["sign"]:
        scale = m["signscale"] or m["signshort"]
        return _make(m, "money", _number(m["signed"]) * _scale(scale), m["sign"].lower())
    if m["part"]:
        return _fraction(m)
    if m["percent"]:
        return _make(m, "percent", _number(m["percent"]))
    if m["ordinal"]:
        return _make(m, "ordinal", float(ordinal(m["ordinal"])))
    if m["multiple"]:
        return _make(m, "times", _MULTIPLES[m["multiple"].lower()])
    if m["times"]:
        return _make(m, "times", _number(m["times"]))
    if m["vague"]:
        return _make(m, "vague", None)
    if m["number"] and group:
        scale = m["scale"] or m["short"]
        value = _number(m["number"]) * _scale(scale)
        if m["name"]:
            return _make(m, "money", value, m["name"].lower())
        return _make(m, "scaled" if m["scale"] else "number", value if m["scale"] else _number(m["number"]))
    return None


def _make(m: re.Match[str], sort: Sort, value: float | None, word: str = "") -> Quantity:
    return Quantity(m.start(), m.end(), sort, value, word, _bound(m) if sort != "vague" else "about")


def _fraction(m: re.Match[str]) -> Quantity:
    words = re.split(r"[ -]", m["part"].lower())
    bottom = _PARTS[words[-1].rstrip("s") if words[-1] != "half" else "half"]
    top = {"two": 2.0, "three": 3.0}.get(words[0], float(words[0]) if words[0].isdigit() else 1.0)
    return _make(m, "fraction", 100.0 * top / bottom)


def _bound(m: re.Match[str]) -> str:
    before = m.string[max(0, m.start() - 24) : m.start()]
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    after = m.string[m.end() : m.end() + 12]
    return next((bound for bound, pattern in _AFTER if pattern.match(after)), "exact")


def _number(text: str) -> float:
    word = text.lower()
    if word in _WORDS:
        return _WORDS[word]
    if word in ("a", "an"):
        return 1.0
    if word == "half a":
        return 0.5
    if word.endswith(" and a half"):
        return _WORDS[word.split()[0]] + 0.5
    if word[0].isalpha():
        tens, _, unit = word.replace(" ", "-").partition("-")
        return _WORDS[tens] + _WORDS[unit]
    if "/" in word:
        whole, _, part = word.partition("-")
        top, _, bottom = part.partition("/")
        return float(whole) + (float(top) / float(bottom) if float(bottom) else 0.0)
    return float(word.replace(",", "").replace(" ", ""))


def _scale(word: str | None) -> float:
    return _SCALES[word.lower()] if word else 1.0


def ordinal(text: str) -> int:
    """The number that an ordinal ("25th", "third", "twenty-fifth") names.

    Raises:
        KeyError: it is no ordinal.

    """
    word = text.lower()
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    if word in _ORDINALS:
        return _ORDINALS[word]
    tens, _, unit = word.partition("-")
    return int(_WORDS[tens]) + _ORDINALS[unit]
