"""Rows: lines that name one state or two and else only dates, numbers and short texts, in cells or not ("Chad - Fiji | March | 1976")."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from comity.read.discourse import state
from comity.read.grammar import Token
from comity.read.grids.cells import BAR
from comity.read.marks.periods import Period, periods
from comity.read.marks.places import is_city
from comity.read.memory import has_clause
from comity.read.rosters import bare_years
from comity.read.sentence import Sentence

#: What joins two states of a row.
_JOINING = frozenset(("-", "--", "/", "&"))
#: Tags of what may stand beside a state in its cell: articles, conjunctions, prepositions, signs.
_BESIDE = frozenset("DCPY")
_PAIR = 2
#: What a row without cells has right behind its states.
_BEHIND = frozenset(("sign", "period", "quantity"))
#: A cell that may be a month.
_WORD = re.compile(r"[^\W\d]{3,9}\.?")
#: A line of more words is a sentence.
_LONG = 60


class Row(NamedTuple):
    """A row.

    Attributes:
        sentence: its line.
        cells: where each of its cells begins and ends, by tokens; one for a row that is not cut.
        parties: the state or the two states that it is of, each with the number of its cell.
        end: the token behind them.

    """

    sentence: Sentence
    cells: tuple[tuple[int, int], ...]
    parties: tuple[tuple[str, int], ...]
    end: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the document's text."""
        return self.sentence.start, self.sentence.end

    def words(self, cell: int) -> str:
        """The text of a cell."""
        return self.sentence.words(*self.cells[cell])

    def dates(self, year: Period | None) -> list[tuple[int, Period]]:
        """Its dates with their cells, in order; a month or day alone is of the year told above."""
        found = sorted([*self.sentence.periods(self.end), *(y for y in bare_years(self.sentence) if y[0] >= self.end)], key=lambda d: d[0])
        told = [(self.cell_of(at), p) for at, p in found]
        if year is not None and year.first is not None:
            missing = [k for k, (i, j) in enumerate(self.cells) if j - i == 1 and not any(k == cell for cell, _ in told)]
            told += [(k, month) for k in missing if (month := _month(self.words(k), year.first.year, self.sentence)) is not None]
        return sorted(told, key=lambda d: d[0])

    def cell_of(self, token: int) -> int:
        """The number of the cell in which a token stands."""
        return next(k for k, (i, j) in enumerate(self.cells) if token < j or k + 1 == len(self.cells))


def cells(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where the cells of a line begin and end, by tokens."""
    bars = [t.index for t in sentence.tokens if t.text == BAR]
    if bars and bars[0] == 0:
        bars = bars[1:]
        start = 1
    else:
        start = 0
    edges = [start, *(x for b in bars for x in (b, b + 1)), len(sentence.tokens)]
    found = list(zip(edges[::2], edges[1::2], strict=True))
    return tuple(found[:-1] if len(found) > 1 and found[-1][0] == found[-1][1] else found)


def row(sentence: Sentence) -> Row | None:
    """The row that a line is; None if it is none."""
    if len(sentence.tokens) > _LONG:
        return None
    cut = cells(sentence)
    if len(cut) > 1:
        return _of_cells(sentence, cut)
    first = next((t.index for t in sentence.tokens if t.mark not in ("sign", "quantity", "period") and t.tag not in "YD"), None)
    if first is None or has_clause(sentence):
        return None
    named, end = _leading(sentence.tokens, first)
    closed = end >= len(sentence.tokens) or sentence.tokens[end].mark in _BEHIND or sentence.tokens[end].tag == "U"
    return Row(sentence, cut, tuple((party, 0) for party in named), end) if named and closed else None


def _of_cells(sentence: Sentence, cut: tuple[tuple[int, int], ...]) -> Row | None:
    found: list[tuple[str, int]] = []
    end = 0
    for k, (i, j) in enumerate(cut):
        named = _only(sentence.tokens[i:j])
        if named and len(found) + len(named) <= _PAIR and (not found or found[-1][1] == k - 1):
            found += [(party, k) for party in named]
            end = j
    return Row(sentence, cut, tuple(found), end) if found else None


def _only(tokens: Sequence[Token]) -> list[str]:
    """The one or two states of a cell that holds nothing else."""
    named = [p for t in tokens if (p := _name(t))]
    rest = [t for t in tokens if not _name(t) and t.tag not in _BESIDE]
    return named if len(named) <= _PAIR and not rest else []


def _leading(tokens: Sequence[Token], first: int) -> tuple[list[str], int]:
    """The one or two states with which a line begins, and the token behind them."""
    found: list[str] = []
    k = first
    while k < len(tokens) and len(found) < _PAIR and (party := _name(tokens[k])):
        found.append(party)
        k += 1
        joined = k + 1 < len(tokens) and (tokens[k].lower in _JOINING or tokens[k].tag == "C")
        if not joined or not _name(tokens[k + 1]):
            break
        k += 1
    return found, k


def _name(token: Token) -> str | None:
    """The state that a token names by a name of its own."""
    return state(token) if not is_city(token.value) else None


def _month(words: str, year: int, sentence: Sentence) -> Period | None:
    """The month that a cell names, of a year."""
    if not _WORD.fullmatch(words):
        return None
    told = f"{words} {year}"
    found = periods(told, sentence.today, 0, len(told), sentence.language)
    return found[0] if len(found) == 1 and found[0].start == 0 and found[0].end == len(told) else None
