"""Lists set out within a line behind a colon, cut in pieces that are read as the rows of a list ("Main buyers were: Peru (5.3); Chile (2.2)")."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.parties import Mention

#: What leads to a list within a line.
_LEAD = re.compile(r":\s+(?=\S)")
#: Where a sentence ends, and the last piece with it.
_STOP = re.compile(r"\.(?=\s+[\"'(]?[A-Z]|\s*$)")
_DIGIT = re.compile(r"\d")
#: What parts the pieces; a comma only where no stronger sign does, and none within a number or bracket.
_STRONG, _WEAK = re.compile(r";\s+"), re.compile(r",\s+(?!\d)")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO = 2
#: A lead is no shorter, and a line no longer: what is longer is no list for people to read.
_LEAST, _LONGEST = 12, 2000


def pieces(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The pieces of a line: what leads to its list and each item, if it holds one of which each item names one party and a number; else the line.

    Args:
        text: the document's.
        start, end: of the line.
        named: the parties that it names.

    """
    found = next(filter(None, (_items(text, lead.end(), end, named) for lead in _leads(text, start, end))), [])
    if not found:
        yield start, end
        return
    yield start, len(text[: found[0][0]].rstrip())
    yield from found
    if text[found[-1][1] : end].strip():
        yield found[-1][1] + len(text[found[-1][1] : end]) - len(text[found[-1][1] : end].lstrip()), end


def _leads(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if end - start <= _LONGEST:
        yield from (m for m in _LEAD.finditer(text, start, end) if m.start() - start >= _LEAST)


def _items(text: str, start: int, end: int, named: Sequence[Mention]) -> list[tuple[int, int]]:
    """The items from a place on, up to the end of the sentence; none if one of them names no party, several, or no number."""
    masked = _BRACKETED.sub(lambda m: "_" * len(m[0]), text[start:end])
    stop = _STOP.search(masked)
    last = start + stop.end() if stop is not None else end
    for sign in (_STRONG, _WEAK):
        cuts = [m for m in sign.finditer(masked, 0, last - start)]
        edges = [start, *(start + m.end() for m in cuts), last]
        found = [(i, i + len(text[i:j].rstrip())) for i, j in pairwise(edges)]
        if len(found) >= _TWO and all(_is_item(text, i, j, named) for i, j in found):
            return found
    return []


def _is_item(text: str, start: int, end: int, named: Sequence[Mention]) -> bool:
    inside = {m.party for m in named if start <= m.start < end}
    return len(inside) == 1 and _DIGIT.search(text, start, end) is not None
