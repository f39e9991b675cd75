"""Whose a document is: the state whose institution publishes it or stands at its head, and where that institution has its seat."""

import re
from collections import Counter
from functools import cache

from comity import parties
from comity.documents.document import Document
from comity.language import table
from comity.parties import Mention
from comity.read.discourse import is_actor
from comity.read.plain import plain

#: How far a party may stand from the institution that makes a document its own.
_NEAR = 24
#: A line of more words than this is no institution's name.
_NAME_WORDS = 9
#: In so many first characters a document can name whose it is.
_HEAD = 300
#: How much a publisher's name and how much a body in the text tells of whose figures a page gives; so much in all is enough, and so many times the next.
_PUBLISHED, _SURE, _LEAD = 3, 2, 1


def whose_page(document: Document, title: str, text: str) -> tuple[str | None, str | None]:
    """Whose document it is, and in which other state a mission that it is of has its seat; None for what is not told.

    "High Commission of Sri Lanka, Male" is Sri Lanka's, in the Maldives.
    """
    lines = [title, *text[:_HEAD].split("\n")[:-1]]
    for k, head in enumerate((plain(document.publisher or ""), *(line for line in lines if len(line.split()) <= _NAME_WORDS))):
        named = parties.find(head)
        party = _institution_in(head, named, document.language, seated=not k)
        if party:
            others = {m.party for m in named if is_actor(m.party)} - {party}
            mission = _missions(document.language).search(head)
            return party, others.pop() if mission and len(others) == 1 else None
    return None, None


def reporter(document: Document, text: str, mentions: list[Mention]) -> str | None:
    """The state whose figures a page most likely tells: that of its publisher's name, or of the bodies that the text cites; None if nothing tells.

    "Suva Business Post" and "the Bureau of Statistics of Fiji" tell of Fiji; a text that names the state nowhere is not about it.
    """
    weights: Counter[str] = Counter()
    named = {m.party for m in mentions if is_actor(m.party)}
    published = {m.party for m in parties.find(plain(document.publisher or "")) if m.party in named}
    if len(published) == 1:
        weights[published.pop()] += _PUBLISHED
    states = [m for m in mentions if m.party in named]
    for body in _institutions(document.language).finditer(text):
        near = [
            m
            for m in states
            if -_NEAR < m.start - body.end() < _NEAR and "\n" not in text[min(m.end, body.end()) : max(m.start, body.start())]
        ]
        if near:
            weights[min(near, key=lambda m: min(abs(m.start - body.end()), abs(body.start() - m.end))).party] += 1
    first, *others = [*weights.most_common(2), ("", 0)]
    return first[0] if first[1] >= _SURE and first[1] > _LEAD * others[0][1] else None


@cache
def _institutions(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in table(language, "actors")["own"]["institutions"])
    return re.compile(rf"\b(?:{names})\b", re.I)


def _institution_in(text: str, mentions: list[Mention], language: str, seated: bool = False) -> str | None:
    """The state whose institution a heading names; None if it names none.

    Args:
        text, mentions, language: the heading.
        seated: whether a capital tells whose it is too, where nothing else does ("Ministry of Foreign Affairs, Lima").

    """
    for m in _institutions(language).finditer(text):
        close = [x for x in mentions if is_actor(x.party) and -_NEAR < x.start - m.end() < _NEAR]
        near = [x for x in close if x.sort != "capital"] or (close if seated else [])
        near += [x for x in mentions if is_actor(x.party) and 0 <= m.start() - x.end < 3]
        in_front = [x for x in near if x.end < m.start() and not text[x.end : m.start()].strip()]
        if in_front:
            # "The Peruvian embassy in Chile".
            return in_front[-1].party
        if near:
            return min(near, key=lambda x: abs(x.start - m.end())).party
    return None


@cache
def _missions(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in table(language, 'actors')['own']['missions'])})\b", re.I)
