"""Lists within a line, cut in pieces that are read as the rows of a list: behind a colon ("Main buyers were: Peru, 5.3; Chile, 2.2"), or one
after another behind what leads to them ("The main buyers were Peru (5.3), Chile (2.2) and Ghana (1.7)").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from comity.language import any_of, table
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
#: A figure in front of a name is no longer.
_FAR = 60
#: A lead is no shorter, and a line no longer: what is longer is no list for people to read.
_LEAST, _LONGEST = 12, 2000


def pieces(text: str, start: int, end: int, named: Sequence[Mention], language: str) -> Iterator[tuple[int, int]]:
    """The pieces of a line: what leads to its list and each item, if it holds one of which each item names one party and a number; else the line.

    Args:
        text: the document's.
        start, end: of the line.
        named: the parties that it names.
        language: of the document.

    """
    found = next(filter(None, (_items(text, lead.end(), end, named) for lead in _leads(text, start, end))), [])
    found = found or _run(text, start, end, named, language)
    if not found:
        yield start, end
        return
    yield start, start + len(text[start : found[0][0]].rstrip())
    yield from found
    rest = found[-1][1] + len(text[found[-1][1] : end]) - len(text[found[-1][1] : end].lstrip())
    if rest < end:
        yield from pieces(text, rest, end, [m for m in named if m.start >= rest], language)


def _leads(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if end - start <= _LONGEST:
        yield from (m for m in _LEAD.finditer(text, start, end) if m.start() - start >= _LEAST)


def _items(text: str, start: int, end: int, named: Sequence[Mention]) -> list[tuple[int, int]]:
    """The items from a place on, up to the end of the sentence; none if one of them names no party, several, or no number."""
    masked = _BRACKETED.sub(lambda m: "_" * len(m[0]), text[start:end])
    stop = _STOP.search(masked)
    last = start + stop.end() if stop is not None else end
    for sign in (_STRONG, _WEAK):
        cuts = list(sign.finditer(masked, 0, last - start))
        edges = [start, *(start + m.end() for m in cuts), last]
        found = [(i, i + len(text[i:j].rstrip())) for i, j in pairwise(edges)]
        if len(found) >= _TWO and all(_is_item(text, i, j, named) for i, j in found):
            return found
    return []


def _is_item(text: str, start: int, end: int, named: Sequence[Mention]) -> bool:
    inside = {m.party for m in named if start <= m.start < end}
    return len(inside) == 1 and _DIGIT.search(text, start, end) is not None


class _Forms(NamedTuple):
    """What leads to items one after another, what stands behind a name or in front of one in an item, what may follow the latter, what parts items."""

    lead: re.Pattern[str]
    behind: re.Pattern[str]
    front: re.Pattern[str]
    aside: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _forms(language: str) -> _Forms:
    told: dict[str, str] = table(language, "grids")["inline"]
    figure = r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\d[\d.,]*(?<=\d)%?" + rf"(?:\s(?:{any_of(told['units'].split())}))*"
    bracket = r"\([^()\n]{0,60}\d[^()\n]{0,60}\)"
    led = any_of(told["leads"].split())
    article = any_of(told["articles"].split())
    return _Forms(
        re.compile(rf"(?:\b(?:{led})|\))\s+(?:(?:{article})\s)?\Z"),
        re.compile(rf"\s{bracket}|(?:,|\s(?:{any_of(told['with'].split())}))\s{figure}(?:\s{bracket})?"),
        re.compile(rf"{figure}\s(?:{any_of(told['of'].split())})\s(?:(?:{article})\s)?\Z"),
        re.compile(rf"(?:\s{bracket})?"),
        re.compile(
            rf"(?:[,;]\s+(?:{any_of(told['and'].split())})\s+|[,;]\s+|\s+(?:{any_of(told['and'].split())})\s+)(?:(?:{article})\s)?\Z"
        ),
    )


def _run(text: str, start: int, end: int, named: Sequence[Mention], language: str) -> list[tuple[int, int]]:
    """Items of one form one after another, from what leads to them to the last."""
    forms = _forms(language)
    run: list[tuple[int, int]] = []
    is_behind = False
    for m in named if end - start <= _LONGEST else ():
        first = _figure_first(text, start, end, m, forms)
        figure = forms.behind.match(text, m.end, end) if first is None else None
        item = first or ((m.start, figure.end()) if figure is not None else None)
        if item is not None and run and is_behind == (first is None) and forms.between.fullmatch(text, run[-1][1], item[0]):
            run.append(item)
            continue
        if len(run) >= _TWO:
            break
        run = [item] if item is not None and forms.lead.search(text, start, item[0]) else []
        is_behind = first is None
    return run if len(run) >= _TWO else []


def _figure_first(text: str, start: int, end: int, name: Mention, forms: _Forms) -> tuple[int, int] | None:
    """An item whose figure stands in front of its name ("5.3 from Peru (12%)")."""
    figure = forms.front.search(text, max(start, name.start - _FAR), name.start)
    aside = forms.aside.match(text, name.end, end)
    return (figure.start(), aside.end() if aside is not None else name.end) if figure is not None else None
