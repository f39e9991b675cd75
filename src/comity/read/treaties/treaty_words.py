"""The table of words of treaty texts, compiled."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple

from comity.language import table
from comity.read.late import Late

_LONGEST_GAP = r"\s+"


class Alias(NamedTuple):
    """A name that means a party only inside treaty texts which hold one of the words needed."""

    name: Late
    needs: Late
    party: str


class DateWords(NamedTuple):
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
    month: Late
    suffixes: str
    before_month: str
    before_year: frozenset[str]


class Words(NamedTuple):
    """The table of one language; each pattern finds the phrases of the list of its name."""

    types: dict[str, str]
    noun: Late
    phrase: Late
    carriers: Late
    weak: frozenset[str]
    connector: Late
    between: Late
    dated: Late
    sentence: Late
    ends: Late
    ends_exactly: Late
    before: Late
    article: Late
    lead: Late
    joining: Late
    range: Late
    number: Late
    numbered: Late
    marks: tuple[Late, ...]
    notes: Late
    itself: Late
    least: int
    never: Late
    never_at_all: Late
    reporting: Late
    verb: Late
    closing: Late
    label: Late
    other: Late
    place: Late
    alone: Late
    no_place: frozenset[str]
    note: Late
    glue: frozenset[str]
    aliases: tuple[Alias, ...]
    members: Late
    members_before: Late
    no_party_after: Late
    no_party: frozenset[str]
    changes: tuple[tuple[str, Late], ...]
    dates: DateWords
    broken: Late
    glued: Late


@cache
def words(language: str = "en") -> Words:
    """The words of treaty texts in a language (ISO 639-1 code)."""
    data = table(language, "treaty")
    title, genre, signing, party = data["title"], data["genre"], data["signing"], data["party"]
    nouns = any_of(data["nouns"])
    return Words(
        types=dict(data["nouns"]),
        noun=Late(rf"\b(?:{nouns})\b", re.I, data["nouns"]),
        phrase=Late(rf"\b(?:(?:{any_of(title['modifiers'])})\s+)*(?:{nouns})\b", re.I),
        carriers=Late(rf"(?:{any_of(title['carriers'])})\b", re.I, title["carriers"]),
        weak=frozenset(title["weak"]),
        connector=Late(rf"(?:\b(?:{any_of(title['connectors'])})|[,&/-])\s*$", re.I),
        between=_phrases(title["between"]),
        dated=Late(rf"\b(?:{any_of(title['dated'])})\s*$", re.I),
        sentence=_phrases(title["sentence"]),
        ends=Late(rf"\b(?:{any_of(title['ends'])})(?!\w)", re.I),
        ends_exactly=Late(rf"\b(?:{any_of(title['ends_exactly'])})"),
        before=Late(rf"(?:{'|'.join(_loose(p) for p in title['before'])})", re.I),
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
        members=Late(rf"\s+(?:{any_of(party['groups']['members'])})\b", re.I),
        members_before=Late(rf"\b(?:{any_of(party['groups']['members_before'])})\s+$", re.I),
        no_party=frozenset(party["no_party"]),
        no_party_after=Late(rf"\b(?:{any_of(party['no_party_after'])})\s+$", re.I),
        changes=tuple((action, _phrases(found)) for action, found in data["change"].items()),
        dates=_date_words(data["dates"]),
        broken=_broken(data["repair"]["broken"]),
        glued=Late(rf"\b(?:{any_of(data['repair']['glued'])})(?=[A-Z][A-Za-z])"),
    )


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, the longest first; white space is any, ``#`` a number, ``~`` any one word."""
    return "|".join(_one(p) for p in sorted(phrases, key=len, reverse=True))


def _one(phrase: str) -> str:
    return _LONGEST_GAP.join(re.escape(word).replace(r"\#", r"\d+").replace(r"\~", r"\w+").replace("~", r"\w+") for word in phrase.split())


def _loose(expression: str) -> str:
    """A phrase of the list ``before``, in which signs of expressions mean what they do."""
    return expression.replace(" ?", r"\s{0,3}").replace(" ", r"\s+").replace("#", r"\d[\d-]*").replace("~", r"\w+")


def _phrases(phrases: Collection[str]) -> Late:
    return Late(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", re.I, (re.sub("[#~]", " ", phrase) for phrase in phrases))


def _small_words(title: dict[str, Any]) -> dict[str, Any]:
    """Patterns of articles, joining words and numbers, which look at the end of what stands before something."""
    article, joining, numbered = (any_of(title[name]) for name in ("article", "joining", "numbered"))
    return {
        "article": Late(rf"(?:\s|^)(?:{article})\s*$", re.I),
        "lead": Late(rf"(?:(?:{any_of(title['lead'])})\s+)?(?:(?:{article})\s+)?$", re.I),
        "joining": Late(rf"(?<!\w)(?:{joining})(?!\w)", re.I),
        "range": Late(rf"\b\d{{1,2}}\s?(?:-|{joining})\s?$", re.I),
        "number": Late(rf"[\W_]*(?:(?:{numbered})\s*)?(?:\d[\d .]*[.:~)-]?\s*|-\s?\d+\s?-\s*)?[\W_]*", re.I),
        "numbered": Late(rf"\b(?:{numbered})\s*$", re.I),
    }


def _signing_words(signing: dict[str, Any]) -> dict[str, Any]:
    at, city = any_of(signing["at"]), any_of(signing["city"])
    capital = r"[A-Z][\w'.-]*"
    name = rf"{capital}(?:(?:\s|,\s(?={any_of(signing['after_comma'])}))(?:{capital}|{any_of(signing['within'])})){{0,3}}"
    alone = r"[A-Z][A-Za-zé'-]+(?:\s[A-Z][A-Za-zé'.-]+){0,2}"
    return {
        "verb": Late(rf"\b(?:{any_of(signing['verbs'])})\b", re.I),
        "closing": _phrases(signing["closing"]),
        "label": Late(rf"(?<!\w)(?:{any_of(signing['labels'])})(?!\w)", re.I),
        "other": Late(rf"(?<!\w)(?:{any_of(signing['other'])})(?!\w)", re.I),
        "place": Late(rf"\b(?i:{at})\s+(?:(?i:{city})\s+)?(?P<place>{name})"),
        "alone": Late(rf"(?:^|[\n(.,;\])]\s*|\s{{2,}})(?P<place>{alone}),?\s*(?:(?:{any_of(signing['on'])})\s)?$"),
        "no_place": frozenset(signing["no_place"]),
        "note": _phrases(signing["notes"]),
    }


def _date_words(dates: dict[str, Any]) -> DateWords:
    months = {name: n for key in ("months", "short") for n, name in enumerate(dates[key], 1)}
    return DateWords(
        months=months,
        numbers={**dates["units"], **dates["ordinals"]},
        powers=dict(dates["powers"]),
        month=Late(rf"(?<![A-Za-z])(?:{any_of(months)})(?![a-z])\.?", re.I),
        suffixes=any_of(dates["suffixes"]),
        before_month=any_of(dates["before_month"]),
        before_year=frozenset(dates["before_year"]),
    )


def _broken(whole: Iterable[str]) -> Late:
    """Finds words that a line end or a scan has cut in two, with a hyphen or without; each half has two letters or more."""
    # By their first two letters: else each place of a text is tried with every cut of every word.
    cuts: dict[str, list[str]] = {}
    for word in whole:
        for i in range(2, len(word) - 1):
            if "-" not in word[i - 1 : i + 1]:
                cuts.setdefault(word[:2], []).append(rf"{re.escape(word[2:i])}-?\s+{re.escape(word[i:])}")
    parts = (f"{re.escape(start)}(?:{'|'.join(rest)})" for start, rest in cuts.items())
    return Late(rf"\b(?:{'|'.join(parts)})\b", re.I)
