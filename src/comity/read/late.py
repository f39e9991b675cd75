"""Regular expressions that are compiled when they are first needed: of the hundreds of a language most texts need a few."""

import re
import sys
from collections.abc import Iterable, Iterator


class Late:
    """A regular expression as its text, compiled once it can match; from then on its methods are those of the compiled one.

    Args:
        regex: the expression.
        flags: as `re.compile` takes them.
        phrases: words and phrases, in any case, of which one stands in whatever it matches: until one does it is not compiled.

    """

    def __init__(self, regex: str, flags: int = 0, phrases: Iterable[str] = ()) -> None:
        self.regex, self._flags = regex, flags
        self._words = {max(phrase.lower().split(), key=len, default="") for phrase in phrases}

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What it matches at a position."""
        return self._compiled().match(text, start, end) if self._may_match(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What it matches if that is all of a stretch."""
        return self._compiled().fullmatch(text, start, end) if self._may_match(text, start, end) else None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first that it matches."""
        return self._compiled().search(text, start, end) if self._may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All that it matches, in order."""
        return self._compiled().finditer(text, start, end) if self._may_match(text, start, end) else iter(())

    def sub(self, new: str, text: str) -> str:
        """A text with something else for all that it matches."""
        return self._compiled().sub(new, text) if self._may_match(text, 0, len(text)) else text

    def _may_match(self, text: str, start: int, end: int) -> bool:
        if not self._words:
            return True
        there = _folded(text[start:end])
        return any(word in there for word in self._words)

    def _compiled(self) -> re.Pattern[str]:
        pattern = re.compile(self.regex, self._flags)
        # What asks again asks the compiled expression itself: reading in bulk pays nothing for the delay.
        for method in ("match", "fullmatch", "search", "finditer", "sub"):
            setattr(self, method, getattr(pattern, method))
        return pattern


def _folded(text: str) -> str:
    """A text in lower case; of the signs that an expression takes for a letter in any case, that letter."""
    return text.lower() if text.isascii() else text.casefold().replace("\u0307", "").replace("\u0131", "i")
