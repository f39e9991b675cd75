"""Figures of one partner after another in a text on one topic ("Australia came second with a share of 23% (7,025), while Fiji had 8%").

What the figures are of is told by the sentence itself, by those before it or by the title; whose they are by the document. A figure is read only
where all words between it and its state are such as heads of figures and reports on them have, so that it can be of nothing else.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.observation import Finding
from comity.parties import Mention
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.figures.figure import FLOWS, measured, told_on
from comity.read.figures.year_to_date import a_year_earlier, at_close
from comity.read.grids.figure_cells import AMOUNTS
from comity.read.grids.label_meanings import Label
from comity.read.grids.topics import falls, share_or_change, topic, topic_words
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: The kind of the figures: people are told so, partner by partner; of money every clause tells what it is.
KIND = "count"
#: Under this the discourse keeps what the figures of a text are of.
_TOPIC = "partners topic"
#: And under this the states of which figures were told, none of which is whose they are.
_PARTNERS = "partners told"
#: And under this where people are told to come to or to live.
_HOST = "partners host"
#: So many sentences on a topic that is not told again is still told of, and so many behind the title.
_REACH, _TITLE = 1, 8
#: A figure stands so near in front of the state that it is of, in words.
_NEAR = 5
_TWO = 2
_OPEN = "("
_STOPS = frozenset((";", ":", ".", ",", "(", ")"))
_YEARS = range(1800, 2101)
#: Fewer people than these, or more, are no figure of a statistic.
_LEAST, _MOST = 10, 200_000_000


class _Topic(NamedTuple):
    """What figures are of, and the last sentence that told it."""

    label: Label
    sentence: int


class _Owned(NamedTuple):
    """A figure with the state that it is of, and the words that stand between or beside them."""

    quantity: Quantity
    at: int
    owner: str
    around: tuple[int, int]


def of_partners(sentence: Sentence, discourse: Discourse, found: Sequence[Finding], title: Label) -> list[Finding]:
    """The figures that a sentence tells of partners one by one, that no other reader has found in it.

    Args:
        sentence: the sentence.
        discourse: what was told before.
        found: what others have found in it.
        title: what its title says.

    """
    told_of = _topic(sentence, discourse, title)
    host = _host(sentence, discourse) if told_of is not None else ""
    owned = _owned(sentence, host) if told_of is not None else []
    counted = discourse.last.get(_PARTNERS, frozenset())
    assert isinstance(counted, frozenset)
    discourse.last[_PARTNERS] = counted | {one.owner for one in owned}
    if told_of is None or not host or host in counted:
        return []
    read = [mark for f in found for mark in f.marks]
    known = {(f.observation.kind, f.observation.measure, f.observation.a, f.observation.b) for f in found}
    told = _told(sentence, owned, told_of._replace(period=_when(told_of, sentence, discourse, found)), host)
    fresh = [
        f
        for f in told
        if (f.observation.kind, f.observation.measure, f.observation.a, f.observation.b) not in known
        and not any(i < f.marks[0][1] and f.marks[0][0] < j for i, j in read)
    ]
    # One alone may be of anything.
    return fresh if len(fresh) >= _TWO else []


def _topic(sentence: Sentence, discourse: Discourse, title: Label) -> Label | None:
    """What the figures of a sentence are of; None where nothing tells, or it speaks of something else too."""
    own = topic(sentence.text[sentence.start : sentence.end], sentence.language)
    kept = discourse.last.get(_TOPIC)
    before = kept.label if isinstance(kept, _Topic) and discourse.index - kept.sentence <= _REACH else None
    if before is None and title.kind and discourse.index <= _TITLE:
        before = title
    if own.kind:
        before = Label(kind=own.kind, of=own.of, way=own.way)
        discourse.last[_TOPIC] = _Topic(before, discourse.index)
    if before is None or before.kind != KIND or not sentence.quantities():
        return None
    words = {t.lower for t in sentence.tokens}
    return None if words & topic_words(sentence.language).single["other"] else before


def _host(sentence: Sentence, discourse: Discourse) -> str:
    """Whose figures they are: where the people of the topic are told to come to or to live, or else of whom the document is."""
    seen = discourse.last.get(_HOST, "")
    assert isinstance(seen, str)
    told = {_party(sentence, t.index) for t in sentence.tokens if _is_where(sentence, t.index)}
    if len(told) == 1:
        seen = discourse.last[_HOST] = told.pop()
    return seen or discourse.own or ("" if len(discourse.title) > 1 else next(iter(discourse.title), ""))


def _is_where(sentence: Sentence, at: int) -> bool:
    """Whether a state stands where people of a topic come to or live ("arrivals to Fiji", "a source market for the Maldives", "visited Samoa")."""
    known, tokens = topic_words(sentence.language).single, sentence.tokens
    if not isinstance(tokens[at].value, Mention) or not is_actor(_party(sentence, at)):
        return False
    before = [t for t in tokens[max(0, at - 3) : at] if t.lower not in known["articles"]]
    words = table(sentence.language, "grids")["reports"]
    if before and before[-1].lower in words["visiting"].split():
        return True
    led = len(before) > 1 and before[-1].lower in known["host"]
    return led and (before[-2].lower in words["coming"].split() or topic(before[-2].lower, sentence.language).kind == KIND)


def _when(topic: Label, sentence: Sentence, discourse: Discourse, found: Sequence[Finding]) -> Period | None:
    """When the figures are of: as others of the sentence are, or those before, or as the topic is told."""
    beside = next((f.observation for f in found if f.observation.kind == KIND and f.observation.start), None)
    if beside is not None:
        return Period(sentence.start, sentence.start, beside.start, beside.end)
    before = told_on(KIND, discourse)
    return (before.period if before is not None else None) or measured(discourse) or topic.period


@cache
def _plain(language: str) -> frozenset[str]:
    return frozenset(table(language, "grids")["reports"]["plain"].split()) | topic_words(language).single["plain"]


def _owned(sentence: Sentence, host: str) -> list[_Owned]:
    """The figures of a sentence with their states."""
    states = [t.index for t in sentence.tokens if isinstance(t.value, Mention) and t.mark == "party" and _is_partner(t.value, host)]
    owned: list[_Owned] = []
    for at, quantity in sentence.quantities():
        behind = next((s for s in states if at < s <= at + _NEAR and _is_led(sentence, at, s)), None)
        bracketed = sentence.tokens[at - 1].text == _OPEN if at else False
        if bracketed and owned and owned[-1].at == at - 2:
            owned.append(_Owned(quantity, at, owned[-1].owner, (at - 1, at + 1)))
            continue
        before = max((s for s in states if s < at), default=None)
        if behind is not None:
            start = next((k for k in range(at, -1, -1) if sentence.tokens[k - 1].text in _STOPS or k == 0), 0)
            owned.append(_Owned(quantity, at, _party(sentence, behind), (start, behind)))
        elif before is not None and not any(o.around[1] == before for o in owned):
            end = next((k for k in range(at + 1, len(sentence.tokens)) if sentence.tokens[k].text in _STOPS), len(sentence.tokens))
            end = min([end, *(s for s in states if s > at)])
            owned.append(_Owned(quantity, at, _party(sentence, before), (before + 1, end)))
    return owned


def _is_partner(mention: Mention, host: str) -> bool:
    return mention.party != host and is_actor(mention.party) and mention.sort not in ("capital", "prefix")


def _party(sentence: Sentence, at: int) -> str:
    value = sentence.tokens[at].value
    assert isinstance(value, Mention)
    return value.party


def _is_led(sentence: Sentence, at: int, state: int) -> bool:
    """Whether a figure leads to a state behind it ("2,278 from India", "3,001 citizens of Russia")."""
    between = sentence.tokens[at + 1 : state]
    return any(t.tag == "P" for t in between) and not any(t.text in _STOPS or t.mark for t in between)


def _told(sentence: Sentence, owned: Sequence[_Owned], topic: Label, host: str) -> Iterator[Finding]:
    """The findings of figures that can be of nothing but the topic."""
    percents = ""
    seen: set[tuple[str, str]] = set()
    for one in owned:
        text = " ".join(t.text for t in sentence.tokens[one.around[0] : one.around[1]] if not t.mark)
        if not all(w.lower() in _plain(sentence.language) for w in text.split() if w[:1].isalpha()):
            continue
        measure, percents = _measure(sentence, one, text, percents)
        if not measure or (measure == "level" and not _is_number(one.quantity)) or (one.owner, measure) in seen:
            continue
        seen.add((one.owner, measure))
        yield _finding(sentence, one, measure, topic, host, falls(text, sentence.language))


def _measure(sentence: Sentence, one: _Owned, text: str, percents: str) -> tuple[str, str]:
    """Of what measure a figure is, and what the percentages of its sentence are."""
    if one.quantity.points or one.quantity.value is None:
        return "", percents
    if one.quantity.sort == "percent":
        near = " ".join(
            t.text for t in sentence.tokens[max(one.around[0], one.at - _NEAR) : min(one.around[1], one.at + _NEAR)] if not t.mark
        )
        told = share_or_change(near, sentence.language) or share_or_change(text, sentence.language)
        return (told or percents), (told or percents)
    if one.quantity.sort not in AMOUNTS or share_or_change(text, sentence.language) == "change":
        return "", percents
    return "level", percents


def _is_number(quantity: Quantity) -> bool:
    """Whether a level can be a number of people."""
    value = quantity.value or 0.0
    return quantity.sort != "money" and value == int(value) and _LEAST <= value < _MOST and int(value) not in _YEARS


def _finding(sentence: Sentence, one: _Owned, measure: str, topic: Label, host: str, fallen: bool) -> Finding:
    a, b = (host, one.owner) if measure == "share" or topic.way == "out" else (one.owner, host)
    value = one.quantity.value or 0.0
    period = at_close(topic.period) if topic.period is not None and topic.of not in FLOWS else topic.period
    base = a_year_earlier(period) if measure == "change" and period is not None else None
    return finding(
        sentence, KIND, a, b, {"of": topic.of}, period, (one.quantity.start, one.quantity.end), "partner",
        measure=measure, value=-abs(value) if measure == "change" and fallen else value, unit="count" if measure == "level" else "percent",
        bound=one.quantity.bound, base=base,
    )  # fmt: skip
