"""Words and phrases by the hundred, looked up where they may stand: an expression of all of them takes long to compile."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from comity.read.marks.number_words import BLANK, fold

_PIECE = re.compile(rf"{BLANK}?(?:\w+|[^\w\s])")
_BLANK = re.compile(BLANK)
#: What stands where a word ends, before its figure, and where it has a blank.
_CLASSES = {"": r"\s\d.", " ": r"\s"}


class Phrases:
    """Words and phrases, found as words of their own at a place of a text; their blanks are as wide as the text has them.

    Args:
        words: in any mix of upper and lower case.
        exact: those that are meant only as they are written.

    """

    def __init__(self, words: Iterable[str], exact: Iterable[str] = ()) -> None:
        self._folded, self._exact = frozenset(map(fold, words)), frozenset(exact)
        pieces = [[phrase] if phrase.isalnum() else _PIECE.findall(phrase) for phrase in self._folded | self._exact]
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


class Beginnings:
    """Words and signs by the hundred that may touch the figure behind them ("US$5", "Rs.500"), found at a place of a text.

    Args:
        words: in any mix of upper and lower case.
        exact: those that are meant only as they are written.

    """

    def __init__(self, words: Iterable[str], exact: Iterable[str] = ()) -> None:
        self._anyhow, self._exactly = _tree(map(fold, words)), _tree(exact)

    def opening(self) -> str:
        """An expression of their first two characters: a cheap test, which most places of a text fail."""
        behind: dict[str, set[str]] = {}
        for tree, cases in ((self._exactly, (str,)), (self._anyhow, (str.lower, str.upper))):
            for first, seconds in tree.items():
                for case in cases:
                    behind.setdefault(case(first), set()).update(_CLASSES.get(c) or re.escape(f(c)) for c in seconds for f in cases)
        alike: dict[str, str] = {}
        for first, classes in behind.items():
            seconds = "".join(sorted(classes))
            alike[seconds] = alike.get(seconds, "") + re.escape(first)
        return "|".join(f"[{firsts}][{seconds}]" for seconds, firsts in alike.items())

    def ends(self, text: str, at: int) -> list[int]:
        """Where those end that begin at a place, the longest first."""
        return sorted({*_ends(self._exactly, text, at, str), *_ends(self._anyhow, text, at, str.lower)}, reverse=True)


def _tree(words: Iterable[str]) -> dict[str, Any]:
    """From each letter of words to those that may follow it; to nothing where a word ends."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for c in word:
            node = node.setdefault(c, {})
        node[""] = {}
    return root


def _ends(node: dict[str, Any], text: str, at: int, case: Callable[[str], str]) -> Iterator[int]:
    """Where the words of a tree end that begin at a place."""
    while node:
        if "" in node:
            yield at
        if " " in node and (blank := _BLANK.match(text, at)):
            node, at = node[" "], blank.end()
        else:
            node, at = node.get(case(text[at : at + 1]), {}), at + 1
