"""Words and phrases by the hundred, looked up where they may stand: an expression of all of them takes long to compile."""

import re
from collections.abc import Iterable, Iterator

from comity.read.marks.number_words import BLANK, fold

_PIECE = re.compile(rf"{BLANK}?(?:\w+|[^\w\s])")


class Phrases:
    """Words and phrases, found as words of their own at a place of a text; their blanks are as wide as the text has them.

    Args:
        words: in any mix of upper and lower case.
        exact: those that are meant only as they are written.

    """

    def __init__(self, words: Iterable[str], exact: Iterable[str] = ()) -> None:
        self._folded, self._exact = frozenset(map(fold, words)), frozenset(exact)
        pieces = [_PIECE.findall(phrase) for phrase in self._folded | self._exact]
        self._most = max(map(len, pieces), default=0)
        self._first = frozenset(fold(found[0]) for found in pieces)

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Where the phrases end that begin at a place, the longest first."""
        first = _PIECE.match(text, at)
        if not first or fold(first[0]) not in self._first or first[0][0].isspace():
            return
        ends = [first.end()]
        while len(ends) < self._most and (piece := _PIECE.match(text, ends[-1])):
            ends.append(piece.end())
        for end in reversed(ends):
            if self._has(text[at:end]) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_"):
                yield end

    def _has(self, written: str) -> bool:
        return fold(written) in self._folded or " ".join(written.split()) in self._exact
