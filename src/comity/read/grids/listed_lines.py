"""Lines that each name a state, a time or goods and give figures ("- Peru: 48,442, +5.8%", "2015: $3 million"), as rows of a table.

Such a row has the cells: level, change, share, a percentage of which its line does not tell what it is, and an amount in brackets.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from comity.language import any_of, table
from comity.parties import Mention
from comity.read.grammar.tokens import POSSESSIVE
from comity.read.grids.cells import Cell, Row, lines
from comity.read.grids.figure_cells import AMOUNTS
from comity.read.grids.inline_lists import pieces
from comity.read.grids.label_meanings import Label, Labels
from comity.read.grids.topics import says_no_more, share_or_change, topic
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity, quantities

#: What the cells of a row are of.
COLUMNS = (Label(measure="level"), Label(measure="change"), Label(measure="share"), Label(measure="percent"), Label(measure="earlier"))
_PLACES = {column.measure: k for k, column in enumerate(COLUMNS)}
_LONGEST = 160
#: A name stands so near its line's beginning.
_NEAR = 24
_ITEM = re.compile(r"[ ]*(?:[-*•▪·◦‣–—]+|\(?\d{1,3}[.)](?!\d))?[ ]*")
#: What parts an item from the next, or ends the last.
_PARTED = ";,. "
_PARTING = " \t:;,.–—-=…(|"
#: A label that is no state's, what leads from it to its figures, and their beginning.
_OTHER_LABEL = re.compile(
    r"([^\W\d_][^:\d\n|]{1,48}?|(?:19|20)\d\d[^:\n|]{0,20}?)(?::|\s[–-]|\s?\.{2,}|\s{2,}|\t)\s*(?=[-+$€£¥]?[A-Z]{0,3}[$€£¥]?\s?\d)"
)
_LEADS = (":", " –", " -", "..", "  ", "\t")
#: Between two figures of one line.
_BETWEEN = re.compile(r"[,;()/|]| [–-] ")
_BRACKETED = re.compile(r"\([^()\d]*\)")
_DIGIT = re.compile(r"\d")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
#: In front of whose total a share is of.
_OWNED = re.compile(r"%\s+\w+\s+(?:\w+\s+)?$")
#: At the end of a line that leads to others.
_LEADING_ON = ":"
_WIDE = re.compile(r"[ ]{2,}|\t")
_MINUS = re.compile(r"(?<=\s)-(?=\d[\d.,]*\s?%)")
_ENDING = re.compile(r"\[[^\[\]]*\]$")
#: A label and a number that is no year.
_OTHERS = re.compile(r"[^\d:]{1,40}:?\s+[-+$€£¥]?(?!(?:19|20)\d\d(?![\d.,%]))\d[\d.,]*")
#: A number stands so near behind a name; a name with these behind it is an owner's.
_FAR = 60
_AT_ONCE = re.compile(r"(?!['’])[\s:;,.–—=…(|-]+(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d")
#: So many lines that are none part two lists.
_REACH = 4
_TWO = 2


class Entry(NamedTuple):
    """A row and what it is of.

    Attributes:
        row: the row, its label first.
        sort: what its label names.
        party: the state that it is of; empty for others.
        period: the time that it is of; None for others.
        goods: the goods that it is of; empty for others, and for all goods.
        place: its state's place, where that is told; else 0.

    """

    row: Row
    sort: Literal["state", "time", "goods", ""]
    party: str = ""
    period: Period | None = None
    goods: str = ""
    place: int = 0


class _Line(NamedTuple):
    """A line, what it may be of by its looks (empty if of nothing), and the parties that it names."""

    start: int
    end: int
    sort: str
    named: Sequence[Mention]


def listed_lines(text: str, mentions: Sequence[Mention], labels: Labels, language: str) -> Iterator[tuple[Entry, ...]]:
    """The lists of a text: two lines or more of one sort, each of another state, time or goods, that only blank lines and other lines with
    figures part.
    """
    block: list[Entry] = []
    broken = False
    for line in _candidates(text, mentions, language):
        entry = _entry(text, line, labels, language) if line is not None and line.sort else None
        if line is not None and entry is None and _is_like_a_row(text, line, language):
            # What cannot be read of a list may change what the rest is of.
            block, broken = [], True
            continue
        if entry is None and (line is None or not _has_figures(text, line.start, line.end)):
            broken, block = False, [] if broken else block
        elif broken:
            continue
        if entry is not None and (not block or entry.sort == block[0].sort):
            block.append(entry)
        elif entry is not None or line is None or (block and not _has_figures(text, line.start, line.end)):
            yield from _list(block)
            block = [entry] if entry is not None else []


def _is_like_a_row(text: str, line: _Line, language: str) -> bool:
    """Whether a line begins with the name of a state and goes on with a number."""
    item = _ITEM.match(text, line.start, line.end)
    begins = item.end() if item is not None else line.start
    if line.sort != "state" or line.named[0].start > begins or line.named[0].sort in ("adjective", "prefix"):
        return False
    led = _AT_ONCE.match(text, line.named[0].end, line.end)
    return led is not None and not topic(led[0], language).kind


def _candidates(text: str, mentions: Sequence[Mention], language: str) -> Iterator[_Line | None]:
    """The lines of a text that hold something, of those near others like them what they may be of; None at the end of such lines."""
    starts = [m.start for m in mentions]
    near: list[_Line] = []
    for start, end in lines(text):
        if start < end:
            within = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            for first, last in pieces(text, start, end, within, language):
                named = [m for m in within if first <= m.start < last]
                near.append(_Line(first, last, _looks_like(text, first, last, named, language), named))
            if len(near) > _REACH and not any(line.sort for line in near[-_REACH:]):
                yield from _those_alike(near)
                near = []
    yield from _those_alike(near)


def _those_alike(near: Sequence[_Line]) -> Iterator[_Line | None]:
    if sum(bool(line.sort) for line in near) >= _TWO:
        yield from near
        yield None


def _looks_like(text: str, start: int, end: int, named: Sequence[Mention], language: str) -> str:
    """What a line may be of, by its looks: a state near its beginning, or other words, and soon a number."""
    if end - start > _LONGEST or not _DIGIT.search(text, start, end) or text[end - 1] == _LEADING_ON:
        return ""
    if named:
        name = named[0]
        if _is_behind_figure(text, start, end, named, language):
            return "state"
        number = _DIGIT.search(text, name.end, min(end, name.end + _FAR)) if name.start - start <= _NEAR else None
        return "state" if number is not None and text[name.end : name.end + 2] not in POSSESSIVE else ""
    if text[end - 1] == ".":
        # Goods and times with their figures are no sentence, nor the end of one.
        return ""
    if not any(text.find(sign, start, end) >= 0 for sign in _LEADS):
        return ""
    item = _ITEM.match(text, start, end)
    return "other" if _OTHER_LABEL.match(text, item.end() if item is not None else start, end) else ""


@cache
def _figure_in_front(language: str) -> re.Pattern[str]:
    """A figure with its unit and one short word behind it, up to the state that it is of."""
    articles = any_of(table(language, "grids")["inline"]["articles"].split())
    return re.compile(rf"(?:[A-Z]{{0,3}}[$€£¥]|[A-Z]{{3}}\s)?\s?\d[\d.,]*%?(?:\s[A-Za-z]+){{0,3}}?\s[a-z]{{2,4}}\s(?:(?:{articles})\s)?")


def _is_behind_figure(text: str, start: int, end: int, named: Sequence[Mention], language: str) -> bool:
    """Whether a line is a figure and the state that it is of ("- $12 million to Peru", "3,400 from Chile (12%)")."""
    item = _ITEM.match(text, start, end)
    begins = item.end() if item is not None else start
    return _figure_in_front(language).fullmatch(text, begins, named[0].start) is not None and named[0].sort not in ("adjective", "prefix")


def lines_like_rows(text: str, mentions: Sequence[Mention], language: str) -> frozenset[int]:
    """Where lines begin that look like rows of lists, whether they can be read or not: they head nothing."""
    return frozenset(
        line.start for line in _candidates(text, mentions, language) if line is not None and _is_like_a_row(text, line, language)
    )


def _list(block: list[Entry]) -> Iterator[tuple[Entry, ...]]:
    of = {(e.party, e.period and (e.period.first, e.period.last), e.goods) for e in block}
    if len(of) == len(block) >= _TWO:
        yield tuple(block)


def _has_figures(text: str, start: int, end: int) -> bool:
    """Whether a line that names no state gives figures of its own behind a label ("Others: 3,200")."""
    return _OTHERS.match(text, start, end) is not None and end - start < _LONGEST and not text[start:end].endswith(":")


def _entry(text: str, line: _Line, labels: Labels, language: str) -> Entry | None:
    """A line as a row, and what it is of."""
    item = _ITEM.match(text, line.start, line.end)
    begins = item.end() if item is not None else line.start
    ending = _ENDING.search(text, begins, line.end)
    stop = begins + len(text[begins : ending.start() if ending is not None else line.end].rstrip(_PARTED))
    row = Row(line.start, line.end, ())
    if line.sort == "state":
        return _of_state(text, row, begins, stop, line.named, language)
    return _of_other(text, row, begins, stop, labels, language)


def _of_state(text: str, row: Row, begins: int, stop: int, named: Sequence[Mention], language: str) -> Entry | None:
    if _is_behind_figure(text, row.start, row.end, named, language):
        return _figure_first(text, row, begins, stop, named, language)
    places = [q for q in quantities(text, named[0].end, stop, language) if q.sort == "ordinal"]
    for place in places[:1]:
        # "Peru: ranked 4th with 56,058 arrivals".
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    told = _quantities(text, named[0].end, stop, language)
    if not told or _BARE_YEAR.fullmatch(text, told[0].start, told[0].end):
        # "Danish workers abroad, 2011".
        return None
    label = Cell(begins, begins + len(text[begins : told[0].start].rstrip(_PARTING)))
    name = _BRACKETED.sub("", text[label.start : label.end])
    inside = [m for m in named if m.end <= label.end and text.rfind("(", begins, m.start) <= text.rfind(")", begins, m.start)]
    behind = [m for m in named if m.start >= told[0].start]
    # A map's label behind the figure names the same state again.
    others = [m for m in behind if not inside or m.party != inside[0].party]
    if len(inside) != 1 or any(not _OWNED.search(text, told[0].start, m.start) for m in others):
        return None
    if topic(text[begins : inside[0].start], language).kind:
        # "Arrivals in Malta: 210,300": what all are of.
        return None
    beside = name.replace(text[inside[0].start : inside[0].end], " ")
    for owner in behind:
        # "18% of Ghana's exports".
        text = text[: owner.start] + " " * (owner.end - owner.start) + text[owner.end :]
    cells = _cells(text, told, stop, language)
    if cells is None or not says_no_more(beside, language) or _DIGIT.search(beside):
        return None
    at = int(places[0].value or 0) if places else 0
    return Entry(row._replace(cells=(Cell(inside[0].start, inside[0].end), *cells)), "state", inside[0].party, place=at)


def _figure_first(text: str, row: Row, begins: int, stop: int, named: Sequence[Mention], language: str) -> Entry | None:
    """A line whose figure stands in front of its state."""
    name = named[0]
    front = _quantities(text, begins, name.start, language)
    behind = text[name.end : stop]
    more = _quantities(text, name.end, stop, language) if _DIGIT.search(behind) else []
    between = text[front[0].end : name.start] if len(front) == 1 else behind
    if len(front) != 1 or len(named) > 1 or len(between.split()) > _TWO or _BARE_YEAR.fullmatch(text, front[0].start, front[0].end):
        return None
    first = _cells(text, front, front[0].end, language)
    rest = _cells(text, more, stop, language) if more else None
    if first is None or (behind.strip(_PARTING + ")") and rest is None):
        return None
    if rest is not None and any(one.end and two.end for one, two in zip(first, rest, strict=True)):
        return None
    cells = [two if two.end else one for one, two in zip(first, rest or first, strict=True)]
    return Entry(row._replace(cells=(Cell(name.start, name.end), *cells)), "state", name.party)


def _of_other(text: str, row: Row, begins: int, stop: int, labels: Labels, language: str) -> Entry | None:
    """A line that begins with a time, or with words for goods."""
    found = _OTHER_LABEL.match(text, begins, stop)
    told = _quantities(text, found.end(), stop, language) if found is not None else []
    cells = _cells(text, told, stop, language) if told and found is not None and told[0].start <= found.end() + 1 else None
    if cells is None or found is None:
        return None
    label = Cell(*found.span(1))
    row = row._replace(cells=(label, *cells))
    if labels.is_time(label):
        return Entry(row, "time", period=labels.label(label).period)
    words = text[label.start : label.end]
    return Entry(row, "goods", goods="" if says_no_more(words, language) else words) if not _DIGIT.search(words) else None


def _quantities(text: str, start: int, end: int, language: str) -> list[Quantity]:
    """The quantities of a line; a minus behind a gap is one, and no dash. What a wide gap parts does not touch."""
    line = _MINUS.sub("+", text[start:end])
    edges = [0, *(edge for gap in _WIDE.finditer(line) for edge in gap.span()), len(line)]
    found: list[Quantity] = []
    for i, j in zip(edges[::2], edges[1::2], strict=True):
        at = start + i
        found += [
            q._replace(start=q.start + at, end=q.end + at, number_start=q.number_start + at, number_end=q.number_end + at)
            for q in quantities(line[i:j], 0, None, language)
        ]
    return [q for q in found if q.sort != "ordinal"]


def _cells(text: str, told: Sequence[Quantity], end: int, language: str) -> list[Cell] | None:
    """The cells of a line behind its label; None where two are of one measure, or something else is told."""
    edges = [told[0].start, *(_edge(text, one, two, language) for one, two in pairwise(told)), end]
    found = [Cell(0, 0)] * len(COLUMNS)
    for quantity, (i, j) in zip(told, pairwise(edges), strict=True):
        beside = f"{text[i : quantity.start]} {text[quantity.end : j]}"
        if not says_no_more(beside, language) or _DIGIT.search(beside):
            return None
        if quantity.sort in AMOUNTS:
            in_bracket = i and text[i - 1] == "(" and text[quantity.end : quantity.end + 1] == ")"
            measure = "earlier" if in_bracket and found[0].end else "level"
        elif quantity.sort == "percent":
            signed = text[max(i, quantity.start - 1) : quantity.number_start + 1].strip("( ")[:1] in ("+", "-") or (quantity.value or 0) < 0
            measure = share_or_change(beside, language) or ("change" if signed else "percent")
        else:
            return None
        if found[_PLACES[measure]].end:
            return None
        found[_PLACES[measure]] = Cell(i, j)
    return found


def _edge(text: str, one: Quantity, two: Quantity, language: str) -> int:
    """Where what belongs to a figure ends and what belongs to the next begins."""
    sign = _BETWEEN.search(text, one.end, two.start)
    if sign is not None:
        return sign.end()
    word = next((m.start() for m in re.finditer(r"\S+", text[one.end : two.start]) if share_or_change(m[0], language) == "change"), None)
    signed = text[two.start - 1 : two.start] in ("+", "-")
    return two.start - signed if word is None else one.end + word
