"""The words of a sentence with the parties among them, as the readers of people and places go over them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from comity.parties import Mention
from comity.read.marks.titles import Office, Titles

#: A possessive ending; initials; a word with what is joined to it; any other sign.
_TOKEN = re.compile(r"'s\b|\b(?:[^\W\d_]\.)+(?:[^\W\d_]\b)?|[^\W_]+(?:(?:-|'(?!s\b))[^\W_]+)*|\S")


class Token(NamedTuple):
    """A word or sign, or a party: then `parties` are those meant and `sort` is the mention's."""

    start: int
    end: int
    text: str
    low: str
    parties: tuple[str, ...] = ()
    sort: str = ""

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital letter first."""
        return not self.parties and self.text[:1].isupper()


class Tokens:
    """One sentence as tokens; positions beyond its ends give an empty token."""

    def __init__(self, text: str, start: int, end: int, mentions: Sequence[Mention], titles: Titles) -> None:
        self.titles = titles
        self.tokens = _without_acronyms(_tokens(text, start, end, mentions, titles))
        self.words = frozenset(t.low for t in self.tokens)
        long = [t for t in self.tokens if len(t.text) > 3 and t.text.isalpha()]
        upper = sum(t.text[0].isupper() for t in long)
        # A verb in small letters is no headline's, however many names are around it.
        plain = any(not t.text[0].isupper() and not t.parties and t.low in titles.forms for t in long)
        #: Whether words begin with a capital letter as such, as in headlines.
        self.headline = len(long) > 3 and upper > 0.7 * len(long) and not plain
        self._none = Token(end, end, "", "")

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, position: int) -> Token:
        return self.tokens[position] if 0 <= position < len(self.tokens) else self._none

    def is_in(self, position: int, group: str) -> bool:
        """Whether the word at a position is in one of the table's sets."""
        token = self[position]
        return not token.parties and token.low in self.titles.sets[group]

    def stands(self, position: int, phrase: Sequence[str]) -> bool:
        """Whether a phrase stands at a position."""
        if position + len(phrase) > len(self.tokens):
            return False
        return all(self.tokens[position + i].low == word for i, word in enumerate(phrase))

    def office(self, position: int) -> Office | None:
        """The longest office that begins at a position."""
        token = self[position]
        if token.parties:
            return None
        return next((o for o in self.titles.offices.get(token.low, ()) if self.stands(position, o.words)), None)

    def body(self, position: int) -> tuple[int, str] | None:
        """How many words the body at a position has, and the level of who heads it."""
        for words, level in self.titles.bodies.get(self[position].low, ()):
            if self.stands(position, words):
                return len(words), level
        return None

    def group(self, position: int) -> int:
        """How many words a phrase for parties named elsewhere has here."""
        return next((len(words) for words in self.titles.groups.get(self[position].low, ()) if self.stands(position, words)), 0)

    def phrase(self, start: int, end: int) -> str:
        """The words from one position to another as they may be shown: spaces single."""
        out = ""
        for i in range(start, end):
            token = self.tokens[i]
            out += (" " if i > start and token.start > self.tokens[i - 1].end else "") + token.text
        return " ".join(out.split())


def _tokens(text: str, start: int, end: int, mentions: Sequence[Mention], titles: Titles) -> list[Token]:
    found: list[Token] = []
    position = start
    i = bisect_left(mentions, start, key=lambda m: m.start)
    while i < len(mentions) and mentions[i].start < end:
        first = mentions[i]
        parties = []
        while i < len(mentions) and mentions[i].start == first.start:
            parties.append(mentions[i].party)
            i += 1
        if first.start < position:
            continue
        _plain(text, position, first.start, titles, found)
        words = text[first.start : first.end]
        found.append(Token(first.start, first.end, words, words.lower(), tuple(parties), first.sort))
        position = first.end
    _plain(text, position, end, titles, found)
    return found


def _without_acronyms(tokens: list[Token]) -> list[Token]:
    """Leaves out a short form in brackets: "National Assembly (NA) Chairman", "Republic of Korea (ROK) President"."""
    short = {i for i in range(1, len(tokens) - 3) if tokens[i].text == "(" and tokens[i + 2].text == ")" and _is_short_form(tokens, i + 1)}
    return [t for i, t in enumerate(tokens) if short.isdisjoint((i, i - 1, i - 2))] if short else tokens


def _is_short_form(tokens: list[Token], position: int) -> bool:
    """Whether what stands in brackets is a party's other name, or the letters of an office."""
    whole, short = tokens[position - 2], tokens[position]
    if whole.parties:
        return short.text.isupper() and (short.parties or whole.parties) == whole.parties and tokens[position + 2].capital
    return _is_acronym(tokens, position) and tokens[position + 2].capital


def _is_acronym(tokens: list[Token], position: int) -> bool:
    """Whether letters in brackets are the first ones of the words before them."""
    token, initials = tokens[position], ""
    for before in reversed(tokens[: position - 1]):
        if not before.capital:
            break
        initials = before.text[0] + initials
    return token.text.isupper() and len(token.text) > 1 and token.text[0] in initials and initials.endswith(token.text[-1])


def _plain(text: str, start: int, end: int, titles: Titles, found: list[Token]) -> None:
    """Adds the tokens of a stretch without parties; "vice-president" is two words."""
    for m in _TOKEN.finditer(text, start, end):
        word, at = m[0], m.start()
        while "-" in word[1:-1]:
            first, _, rest = word.partition("-")
            if first.lower() not in titles.split or not first:
                break
            found.append(Token(at, at + len(first), first, first.lower()))
            at, word = at + len(first) + 1, rest
        found.append(Token(at, at + len(word), word, word.lower()))
