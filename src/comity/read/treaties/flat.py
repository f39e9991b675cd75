"""A stretch of text with scanning errors mended, which knows where each character stood."""

import re
from typing import NamedTuple

from comity.read.late import Late
from comity.read.treaties.treaty_words import Words

#: Signs of footnotes after a word ("AGREEMENT 1 BETWEEN", "CONVENTION*", "Union'").
_FOOTNOTE = re.compile(r"\*{2,}|(?<=[A-Za-z])(?:\s?[*¹²³]+|\s[1I](?=\s+[A-Za-z])|[123'](?=\s+[A-Z]))|(?<=\s)\*(?=\s)")
_BLANK = re.compile(r"\s+")
_RULE = re.compile(r"_{2,}|(?:_ ){2,}|={2,}")
#: A title run on to what an office program left in front of it.
_FOREIGN = re.compile(r"(?<=[^\x00-\x7f])(?=[A-Z]{4,})")


class Flat(NamedTuple):
    """Mended text: `text[i]` stood at `origin[i]` of the document."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the document ``text[start:end]`` stands."""
        return self.origin[start], self.origin[end - 1] + 1


def flat(text: str, start: int, end: int, words: Words) -> Flat:
    """``text[start:end]`` with single blanks (a line end stays one, an empty line two), words joined and parted again."""
    piece, origin = text[start:end], list(range(start, min(end, len(text))))
    for pattern, new in (
        (_RULE, "\n\n"),
        (words.broken, None),
        (_FOOTNOTE, ""),
        (words.glued, " "),
        (_FOREIGN, "\n"),
        (_BLANK, "blank"),
    ):
        piece, origin = _replaced(piece, origin, pattern, new, words)
    return Flat(piece, tuple(origin))


def _replaced(text: str, origin: list[int], pattern: re.Pattern[str] | Late, new: str | None, words: Words) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    last = 0
    for m in pattern.finditer(text):
        told = m.group()
        if new is None:
            put = re.sub(r"-?\s+", "", told)
        elif new == "blank":
            lines = told.count("\n")
            put = "\n\n" if lines > 1 else "\n" if lines else " "
        elif pattern is words.glued:
            put = f"{told} "
        else:
            put = new
        pieces += [text[last : m.start()], put]
        kept += origin[last : m.start()]
        kept += [origin[min(m.start() + i, len(origin) - 1)] for i in range(len(put))]
        last = m.end()
    return "".join([*pieces, text[last:]]), kept + origin[last:]
