"""A text with what the end of a line broke made whole again: soft hyphens, and words that go on in the next line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

# A soft hyphen between figures stays: the figures must show by themselves whether they belong together.
_INVISIBLE = re.compile(r"(?<=\D)\u00ad\s*|\u00ad\s*(?=\D)|(?<=\d\u00ad)\s+(?=\d)|[\u200b\u2060\ufeff]")
_SIGNS = "\u00ad\u200b\u2060\ufeff"
_HYPHENATED = re.compile(r"-[^\S\n]{0,9}\n[^\S\n]{0,40}")
_BEFORE = re.compile(r"[^\W\d_]{1,12}$")
_AFTER = re.compile(r"[^\W\d_]{1,12}(?!\w)")


def _word(text: str, start: int, end: int) -> str:
    """The word that a hyphen and the end of a line part, in lower case."""
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text[max(0, start - 13) : start]) if after else None
    return (before[0] + after[0]).lower() if before and after else ""


class Cuts:
    """What was left out of a text, and what positions in the rest were before."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.gone: list[int] = []
        total = 0
        for start, end in spans:
            self.starts.append(start - total)
            total += end - start
            self.gone.append(total)

    def start(self, at: int) -> int:
        """The position in the text as it stood where what begins at ``at`` began."""
        n = bisect_right(self.starts, at)
        return at + (self.gone[n - 1] if n else 0)

    def end(self, at: int) -> int:
        """The position in the text as it stood where what ends at ``at`` ended."""
        n = bisect_left(self.starts, at)
        return at + (self.gone[n - 1] if n else 0)


def unbroken(text: str, known: Callable[[str], bool]) -> tuple[str, Cuts | None]:
    """A text without soft hyphens and without hyphens that part a known word.

    Args:
        text: as it stands.
        known: whether a word in lower case is one that is looked for.

    Returns:
        The text, and what was left out of it, None if nothing was.

    """
    spans = []
    if any(c in text for c in _SIGNS):
        spans += [m.span() for m in _INVISIBLE.finditer(text)]
    if "-" in text and "\n" in text:
        spans += [m.span() for m in _HYPHENATED.finditer(text) if known(_word(text, *m.span()))]
    if not spans:
        return text, None
    parts, at, cut = [], 0, []
    for start, end in sorted(spans):
        if start >= at:
            parts.append(text[at:start])
            cut.append((start, end))
            at = end
    return "".join([*parts, text[at:]]), Cuts(cut)
