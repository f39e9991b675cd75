"""What the words of a label say that the figures below are of: trade, people, investments or aid, and which side a list of partners is."""

import re
from functools import cache
from typing import Any, NamedTuple

from comity.language import any_of, table
from comity.read.marks.periods import Period

_WORD = re.compile(r"[^\W\d_][\w/-]*|#")
#: Pictures of a rise and a fall.
_UP, _DOWN = "▲", "▼"


class Topic(NamedTuple):
    """What figures are of; all that the words do not say is empty.

    Attributes:
        kind: ``count``, ``investment``, ``finance`` or ``trade``.
        of: what of it: whom, flow or stock, aid or loan.
        way: ``in`` where a list goes through those who come, invest or give, ``out`` where it goes through those who get them.
        yearly: whether a rise or fall is told against a year before.
        other: whether they are of something else, or of a part.

    """

    kind: str = ""
    of: str = ""
    way: str = ""
    yearly: bool = False
    other: bool = False


class TopicWords(NamedTuple):
    """The words of heads, as ``grids.toml`` has them.

    Attributes:
        topics: phrases of what figures can be of, with its kind and what of it.
        scales: how many people one unit is, with its phrases.
        phrases: the other phrases, by what they say.
        single: words that stand by themselves, by what they say.

    """

    topics: tuple[tuple[re.Pattern[str], str, str], ...]
    scales: tuple[tuple[float, re.Pattern[str]], ...]
    phrases: dict[str, re.Pattern[str]]
    single: dict[str, frozenset[str]]


@cache
def topic_words(language: str) -> TopicWords:
    """The words of heads in a language."""
    rows: dict[str, Any] = table(language, "grids")
    head = rows["head"]
    every = {w for row in rows["topic"] for phrase in row["words"] for w in phrase.split()}
    every |= {w for key in ("in", "out", "stock", "yearly", "fall", "rise", "part") for phrase in head[key] for w in phrase.split()}
    phrases = {key: _phrases(head[key]) for key in ("in", "out", "yearly", "stock", "fall", "rise", "part", "to_date", "against", "aside")}
    single = {key: frozenset(head[key]) for key in ("other", "rank", "host", "giver", "articles", "compared")}
    return TopicWords(
        topics=tuple((_phrases(row["words"]), row["kind"], row["of"]) for row in rows["topic"]),
        scales=tuple((float(many), _scale(words)) for many, words in rows["scales"].items()),
        phrases=phrases,
        single=single | {"plain": frozenset(head["plain"]) | every},
    )


def topic(text: str, language: str) -> Topic:
    """What the words of a label say that figures are of."""
    known, told = topic_words(language), text.lower()
    kind, of = next(((kind, of) for words, kind, of in known.topics if words.search(told)), ("", ""))
    if kind == "investment" and known.phrases["stock"].search(told):
        of = "stock"
    way = next((way for way in ("out", "in") if known.phrases[way].search(told)), "")
    other = bool(known.single["other"] & {w.lower() for w in _WORD.findall(text)})
    return Topic(kind, of, way, bool(known.phrases["yearly"].search(told)), other)


def falls(text: str, language: str) -> bool:
    """Whether words say that a number has fallen ("down 3%", "▼ 3%")."""
    return _DOWN in text or bool(topic_words(language).phrases["fall"].search(text.lower()))


def share_or_change(text: str, language: str) -> str:
    """Whether words beside a percentage, or over it, say that it is a ``share`` or a ``change``; empty if they do not, or say both."""
    known, told = topic_words(language), text.lower()
    share = bool(known.phrases["part"].search(told))
    change = falls(text, language) or _UP in text or bool(known.phrases["rise"].search(told) or known.phrases["yearly"].search(told))
    return "" if share == change else "share" if share else "change"


def persons(text: str, language: str) -> float:
    """How many people one unit is, where a label says so ("'000", "in thousands", "million persons"); 0 where it does not."""
    known = topic_words(language)
    return next((many for many, words in known.scales if words.search(text.lower())), 0.0)


def to_date(period: Period, text: str, language: str) -> Period:
    """A period that is told to be what has come together since the year's beginning ("YTD June 2018")."""
    summed = period.first is not None and topic_words(language).phrases["to_date"].search(text.lower())
    return period._replace(first=period.first.replace(month=1, day=1)) if summed and period.first is not None else period


def is_base_behind(text: str, language: str) -> bool:
    """Whether a time behind a text is what a rise or fall is told against ("change on")."""
    last = text.split()[-1:]
    return bool(last) and last[0].lower() in topic_words(language).single["compared"] and share_or_change(text, language) == "change"


def says_in_brackets(text: str, language: str) -> bool:
    """Whether a text says that what it tells is of the figures in brackets."""
    return bool(topic_words(language).phrases["aside"].search(text.lower()))


def sets_against(text: str, language: str) -> bool:
    """Whether a text between two times sets the first against the second ("compared with", "vs")."""
    return bool(topic_words(language).phrases["against"].search(text.lower()))


def says_no_more(text: str, language: str) -> bool:
    """Whether the words of a label are only such as heads of figures have, so that it names nothing else that they could be of."""
    known = topic_words(language)
    return all(w.lower() in known.single["plain"] for w in _WORD.findall(text))


def is_people(text: str, language: str) -> bool:
    """Whether a text begins with people that are counted ("workers deployed")."""
    return any(words.match(text.lower()) for words, kind, _ in topic_words(language).topics if kind == "count")


def _phrases(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(words)})(?![\w-])")


def _scale(words: list[str]) -> re.Pattern[str]:
    """Phrases that are no part of a number ("2.5 million", "1,000")."""
    return re.compile(rf"(?<![\d.] )(?<![\d.,\w'])(?:{any_of(words)})(?!\w)")
