"""Whose a document is: the state whose institution publishes it or stands at its head, and where that institution has its seat."""

import re
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
