"""Rows: lines that name one state or two and else only dates, numbers and short texts, in cells or not ("Chad - Fiji | March | 1976")."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from comity.read.discourse import state
from comity.read.grammar import Token
from comity.read.grids.cells import BAR
from comity.read.marks.periods import Period, periods
from comity.read.marks.places import is_city
from comity.read.memory import has_clause
from comity.read.rosters import bare_years
from comity.read.sentence import Sentence

#: What parts cells: a bar, a wide gap, a dash between spaces, a comma.
GAP, DASH, COMMA = "  ", "-", ","
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
#: The name of a column is no longer than this.
_LABEL = 7
#: What joins two states of a row.
_JOINING = frozenset(("-", "--", "/", "&"))
#: Tags of what may stand beside a state in its cell: articles, conjunctions, prepositions, signs.
_BESIDE = frozenset("DCPY")
_PAIR = 2
#: What a row without cells has right behind its states.
_BEHIND = frozenset(("sign", "period", "quantity"))
#: A dash between spaces.
_DASH = re.compile(r"\s(?:-|--|\u2013|\u2014)\s")
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
        found = sorted([*self.sentence.periods(), *bare_years(self.sentence)], key=lambda d: d[0])
        told = [(cell, p) for at, period in found for cell, p in _parts(self.sentence, self.cell_of(at), period)]
        if year is not None and year.first is not None:
            missing = [k for k, (i, j) in enumerate(self.cells) if j - i == 1 and not any(k == cell for cell, _ in told)]
            told += [(k, month) for k in missing if (month := _month(self.words(k), year.first.year, self.sentence)) is not None]
        return sorted(told, key=lambda d: d[0])

    def cell_of(self, token: int) -> int:
        """The number of the cell in which a token stands."""
        return next(k for k, (i, j) in enumerate(self.cells) if token < j or k + 1 == len(self.cells))


def cells(sentence: Sentence, parting: str | None = None) -> tuple[tuple[int, int], ...]:
    """Where the cells of a line begin and end, by tokens; one cell for a line that is not cut.

    Args:
        sentence: the line.
        parting: what parts its cells, as `parted_by` tells of the line that names the columns; bars and gaps if not told.

    """
    raw, tokens = sentence.text[sentence.start : sentence.end], sentence.tokens
    parting = parting or (BAR if BAR in raw else GAP)
    if parting not in raw and parting != DASH:
        return ((0, len(tokens)),)
    if parting == GAP:
        starts = [t.index for t, before in zip(tokens[1:], tokens, strict=False) if is_gap(sentence.text[before.end : t.start])]
        return tuple(pairwise([0, *starts, len(tokens)]))
    signs = [t.index for t in tokens if t.text == parting or (parting == DASH and t.text in _DASHES and _is_apart(sentence, t))]
    edges = [-1, *signs, len(tokens)]
    found = [(i + 1, j) for i, j in pairwise(edges)]
    first = 1 if len(found) > 1 and found[0][0] == found[0][1] else 0
    return tuple(found[first : len(found) - (len(found) > 1 and found[-1][0] == found[-1][1])])


def parted_by(sentence: Sentence) -> str:
    """What parts the cells of a line that names columns; empty for a line that is not cut in three or more, or by bars or gaps."""
    for parting, least in ((BAR, _PAIR), (GAP, _PAIR), (DASH, _PAIR + 1), (COMMA, _PAIR + 1)):
        cut = cells(sentence, parting)
        if len(cut) >= least and all(0 < j - i <= _LABEL for i, j in cut[: None if parting != BAR else -1]):
            return parting
    return ""


def is_gap(between: str) -> bool:
    """Whether what stands between two words parts cells."""
    return len(between) > 1 and between.isspace()


def _is_apart(sentence: Sentence, token: Token) -> bool:
    """Whether a dash stands between spaces."""
    return sentence.text[token.start - 1 : token.start].isspace() and sentence.text[token.end : token.end + 1].isspace()


def row(sentence: Sentence, parting: str | None = None) -> Row | None:
    """The row that a line is; None if it is none."""
    if len(sentence.tokens) > _LONG:
        return None
    cut = cells(sentence, parting)
    if len(cut) > 1 and (found := _of_cells(sentence, cut)) is not None:
        return found
    cut = ((0, len(sentence.tokens)),)
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


def _parts(sentence: Sentence, cell: int, period: Period) -> list[tuple[int, Period]]:
    """A date with its cell; two where a dash that parts cells was taken for one between two dates ("June 1967 — July 1972")."""
    text = sentence.text[period.start : period.end]
    parts = _DASH.split(text) if _DASH.search(text) else [text]
    if len(parts) != _PAIR or parts[0].isdigit():
        return [(cell, period)]
    found = [periods(part, sentence.today, 0, len(part), sentence.language) for part in parts]
    return [(cell + k, p[0]) for k, p in enumerate(found)] if all(len(p) == 1 for p in found) else [(cell, period)]


def _month(words: str, year: int, sentence: Sentence) -> Period | None:
    """The month that a cell names, of a year."""
    if not _WORD.fullmatch(words):
        return None
    told = f"{words} {year}"
    found = periods(told, sentence.today, 0, len(told), sentence.language)
    return found[0] if len(found) == 1 and found[0].start == 0 and found[0].end == len(told) else None
