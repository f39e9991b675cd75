"""The table of words of treaty texts, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.language import table

_LONGEST_GAP = r"\s+"


@dataclass(frozen=True)
class Alias:
    """A name that means a party only inside treaty texts which hold one of the words needed."""

    name: re.Pattern[str]
    needs: re.Pattern[str]
    party: str


@dataclass(frozen=True)
class DateWords:
    """What dates are written with.

    Attributes:
        months: number of a month by its name in lower case.
        numbers: cardinal and ordinal number words.
        powers: hundred and thousand.
        month: finds a month's name.
        suffixes: endings of ordinals in digits, as an alternation.
        before_month: words that may stand between day and month, as an alternation.
        before_year: words that may stand between month and year.

    """

    months: dict[str, int]
    numbers: dict[str, int]
    powers: dict[str, int]
    month: re.Pattern[str]
    suffixes: str
    before_month: str
    before_year: frozenset[str]


@dataclass(frozen=True)
class Words:
    """The table of one language; each pattern finds the phrases of the list of its name."""

    types: dict[str, str]
    noun: re.Pattern[str]
    phrase: re.Pattern[str]
    carriers: re.Pattern[str]
    weak: frozenset[str]
    connector: re.Pattern[str]
    between: re.Pattern[str]
    dated: re.Pattern[str]
    sentence: re.Pattern[str]
    ends: re.Pattern[str]
    ends_exactly: re.Pattern[str]
    before: re.Pattern[str]
    article: re.Pattern[str]
    lead: re.Pattern[str]
    joining: re.Pattern[str]
    range: re.Pattern[str]
    number: re.Pattern[str]
    numbered: re.Pattern[str]
    marks: tuple[re.Pattern[str], ...]
    notes: re.Pattern[str]
    itself: re.Pattern[str]
    least: int
    never: re.Pattern[str]
    never_at_all: re.Pattern[str]
    reporting: re.Pattern[str]
    verb: re.Pattern[str]
    closing: re.Pattern[str]
    label: re.Pattern[str]
    other: re.Pattern[str]
    place: re.Pattern[str]
    alone: re.Pattern[str]
    no_place: frozenset[str]
    note: re.Pattern[str]
    glue: frozenset[str]
    aliases: tuple[Alias, ...]
    members: re.Pattern[str]
    members_before: re.Pattern[str]
    no_party_after: re.Pattern[str]
    no_party: frozenset[str]
    changes: tuple[tuple[str, re.Pattern[str]], ...]
    dates: DateWords
    broken: re.Pattern[str]
    glued: re.Pattern[str]


@cache
def words(language: str = "en") -> Words:
    """The words of treaty texts in a language (ISO 639-1 code)."""
    data = table(language, "treaty")
    title, genre, signing, party = data["title"], data["genre"], data["signing"], data["party"]
    nouns = any_of(data["nouns"])
    return Words(
        types=dict(data["nouns"]),
        noun=re.compile(rf"\b(?:{nouns})\b", re.I),
        phrase=re.compile(rf"\b(?:(?:{any_of(title['modifiers'])})\s+)*(?:{nouns})\b", re.I),
        carriers=re.compile(rf"(?:{any_of(title['carriers'])})\b", re.I),
        weak=frozenset(title["weak"]),
        connector=re.compile(rf"(?:\b(?:{any_of(title['connectors'])})|[,&/-])\s*$", re.I),
        between=_phrases(title["between"]),
        dated=re.compile(rf"\b(?:{any_of(title['dated'])})\s*$", re.I),
        sentence=_phrases(title["sentence"]),
        ends=re.compile(rf"\b(?:{any_of(title['ends'])})(?!\w)", re.I),
        ends_exactly=re.compile(rf"\b(?:{any_of(title['ends_exactly'])})"),
        before=re.compile(rf"(?:{'|'.join(_loose(p) for p in title['before'])})", re.I),
        **_small_words(title),
        marks=tuple(_phrases(genre[name]) for name in ("parties", "agreed", "articles", "force", "witness")),
        notes=_phrases(genre["notes"]),
        itself=_phrases(genre["itself"]),
        least=int(genre["least"]),
        never=_phrases(genre["never"]),
        never_at_all=_phrases(genre["never_at_all"]),
        reporting=_phrases(genre["reporting"]),
        **_signing_words(signing),
        glue=frozenset(party["glue"]),
        aliases=tuple(Alias(_phrases([a["name"]]), _phrases(a["needs"]), a["party"]) for a in party["alias"]),
        members=re.compile(rf"\s+(?:{any_of(party['groups']['members'])})\b", re.I),
        members_before=re.compile(rf"\b(?:{any_of(party['groups']['members_before'])})\s+$", re.I),
        no_party=frozenset(party["no_party"]),
        no_party_after=re.compile(rf"\b(?:{any_of(party['no_party_after'])})\s+$", re.I),
        changes=tuple((action, _phrases(found)) for action, found in data["change"].items()),
        dates=_date_words(data["dates"]),
        broken=_broken(data["repair"]["broken"]),
        glued=re.compile(rf"\b(?:{any_of(data['repair']['glued'])})(?=[A-Z][A-Za-z])"),
    )


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, the longest first; white space is any, ``#`` a number, ``~`` any one word."""
    return "|".join(_one(p) for p in sorted(phrases, key=len, reverse=True))


def _one(phrase: str) -> str:
    return _LONGEST_GAP.join(re.escape(word).replace(r"\#", r"\d+").replace(r"\~", r"\w+").replace("~", r"\w+") for word in phrase.split())


def _loose(expression: str) -> str:
    """A phrase of the list ``before``, in which signs of expressions mean what they do."""
    return expression.replace(" ?", r"\s{0,3}").replace(" ", r"\s+").replace("#", r"\d[\d-]*").replace("~", r"\w+")


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", re.I)


def _small_words(title: dict[str, Any]) -> dict[str, Any]:
    """Patterns of articles, joining words and numbers, which look at the end of what stands before something."""
    article, joining, numbered = (any_of(title[name]) for name in ("article", "joining", "numbered"))
    return {
        "article": re.compile(rf"(?:\s|^)(?:{article})\s*$", re.I),
        "lead": re.compile(rf"(?:(?:{any_of(title['lead'])})\s+)?(?:(?:{article})\s+)?$", re.I),
        "joining": re.compile(rf"(?<!\w)(?:{joining})(?!\w)", re.I),
        "range": re.compile(rf"\b\d{{1,2}}\s?(?:-|{joining})\s?$", re.I),
        "number": re.compile(rf"[\W_]*(?:(?:{numbered})\s*)?(?:\d[\d .]*[.:~)-]?\s*|-\s?\d+\s?-\s*)?[\W_]*", re.I),
        "numbered": re.compile(rf"\b(?:{numbered})\s*$", re.I),
    }


def _signing_words(signing: dict[str, Any]) -> dict[str, Any]:
    at, city = any_of(signing["at"]), any_of(signing["city"])
    capital = r"[A-Z][\w'.-]*"
    name = rf"{capital}(?:(?:\s|,\s(?={any_of(signing['after_comma'])}))(?:{capital}|{any_of(signing['within'])})){{0,3}}"
    alone = r"[A-Z][A-Za-zé'-]+(?:\s[A-Z][A-Za-zé'.-]+){0,2}"
    return {
        "verb": re.compile(rf"\b(?:{any_of(signing['verbs'])})\b", re.I),
        "closing": _phrases(signing["closing"]),
        "label": re.compile(rf"(?<!\w)(?:{any_of(signing['labels'])})(?!\w)", re.I),
        "other": re.compile(rf"(?<!\w)(?:{any_of(signing['other'])})(?!\w)", re.I),
        "place": re.compile(rf"\b(?i:{at})\s+(?:(?i:{city})\s+)?(?P<place>{name})"),
        "alone": re.compile(rf"(?:^|[\n(.,;\])]\s*|\s{{2,}})(?P<place>{alone}),?\s*(?:(?:{any_of(signing['on'])})\s)?$"),
        "no_place": frozenset(signing["no_place"]),
        "note": _phrases(signing["notes"]),
    }


def _date_words(dates: dict[str, Any]) -> DateWords:
    months = {name: n for key in ("months", "short") for n, name in enumerate(dates[key], 1)}
    return DateWords(
        months=months,
        numbers={**dates["units"], **dates["ordinals"]},
        powers=dict(dates["powers"]),
        month=re.compile(rf"(?<![A-Za-z])(?:{any_of(months)})(?![a-z])\.?", re.I),
        suffixes=any_of(dates["suffixes"]),
        before_month=any_of(dates["before_month"]),
        before_year=frozenset(dates["before_year"]),
    )


def _broken(whole: Iterable[str]) -> re.Pattern[str]:
    """Finds words that a line end or a scan has cut in two, with a hyphen or without; each half has two letters or more."""
    # By their first two letters: else each place of a text is tried with every cut of every word.
    cuts: dict[str, list[str]] = {}
    for word in whole:
        for i in range(2, len(word) - 1):
            if "-" not in word[i - 1 : i + 1]:
                cuts.setdefault(word[:2], []).append(rf"{re.escape(word[2:i])}-?\s+{re.escape(word[i:])}")
    parts = (f"{re.escape(start)}(?:{'|'.join(rest)})" for start, rest in cuts.items())
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.I)
