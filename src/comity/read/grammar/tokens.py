"""The tokens of a sentence: words and signs, with whatever is marked taken as one token."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Mark = Literal["", "party", "person", "place", "quantity", "period", "sign", "possessive"]

#: What is written behind an apostrophe and is a word of its own.
_SHORT = r"(?:s|ve|re|ll|d|m|S|VE|RE|LL)\b"
#: "1,200-km".
_MEASURING = r"\d{1,3}(?:,\d{3})+(?:[-‐‑][^\W\d_]+)+"
_WORD = re.compile(
    rf"{_MEASURING}|['’]{_SHORT}|[^\W_]+(?=n['’]t\b)|n['’]t\b|[^\W_]+(?:(?:[-‐‑]|['’](?!{_SHORT})|(?<=\b\w)\.(?=\w))[^\W_]+)*\.?(?<=\b\w\.)|[^\W_]+(?:[-‐‑'’](?!{_SHORT})[^\W_]+)*|--+(?!\S*-)|\S"
)
#: A dash, as it is written where a machine has none.
_TYPED, _LONG = "--", "—"
#: So many words in capitals are a sentence so written.
_SENTENCE = 5
#: What makes a name an owner's.
POSSESSIVE = ("'s", "’s")
#: The dashes; a line that begins with a date and one of them has more tokens.
_DASHES, _DATED = frozenset("-–—"), 3
_COLON = ":"


@dataclass(slots=True)
class Token:
    """A word, a sign, or a marked thing, at ``text[start:end]`` of the document.

    Attributes:
        text, lower: as written and in lower case.
        mark: what it is marked as; empty for a plain word.
        value: what the mark holds (a Mention, Person, Place, Quantity or Period); None for words and signs.
        tag: its part of speech, given by `comity.read.grammar.tagging`.
        lemma: the dictionary form of a verb or noun.
        form: the form of a verb (``base``, ``s``, ``past``, ``ed``, ``en``, ``ing``).

    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    mark: Mark = ""
    value: object = None
    tag: str = ""
    lemma: str = ""
    form: str = ""


def is_adjective(token: Token) -> bool:
    """Whether a party is named by its adjective ("Chilean"), or by part of a compound."""
    return token.mark == "party" and getattr(token.value, "sort", "") in ("adjective", "prefix")


class Marked(NamedTuple):
    """A marked stretch of a text: what sort of mark, and what it holds."""

    start: int
    end: int
    mark: Mark
    value: object


def tokens(text: str, start: int, end: int, marks: Sequence[Marked]) -> list[Token]:
    """The tokens of ``text[start:end]``; `marks` are in order and do not overlap."""
    found: list[Token] = []
    position = start
    for marked in marks:
        _words(text, position, marked.start, found)
        stretch = text[marked.start : marked.end]
        found.append(Token(len(found), marked.start, marked.end, stretch, stretch.lower(), marked.mark, marked.value))
        position = marked.end
    _words(text, position, end, found)
    plain = [t for t in found if not t.mark]
    if len(plain) >= _SENTENCE and not any(map(str.islower, (c for t in plain for c in t.text))):
        # A wire in capitals: they tell nothing of a word.
        for token in plain:
            token.text = token.lower
    return found


def _words(text: str, start: int, end: int, found: list[Token]) -> None:
    for m in _WORD.finditer(text, start, end):
        word = _LONG if m.group().startswith(_TYPED) else m.group()
        lower = word.lower().replace("’", "'")
        mark: Mark = "" if any(map(str.isalnum, word)) else "sign"
        # "Brothers' " has its possessive sign alone behind an s.
        if lower in POSSESSIVE or (lower == "'" and found and found[-1].end == m.start() and found[-1].lower.endswith("s")):
            mark = "possessive"
        found.append(Token(len(found), m.start(), m.end(), word, lower, mark))


def colon_behind_date(tokens: list[Token]) -> None:
    """ "May 1975 - Peru closes its embassy": a dash behind the date that opens a line is a colon."""
    if len(tokens) > _DATED and tokens[0].mark == "period" and tokens[1].text in _DASHES:
        apart = tokens[0].end < tokens[1].start and tokens[1].end < tokens[2].start
        if apart and tokens[2].mark not in ("period", "quantity"):
            tokens[1].lower = _COLON
