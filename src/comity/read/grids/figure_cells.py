"""The figure that a cell, or a part of a line, holds: its number with its sign, and its currency where it has one."""

import re
from typing import NamedTuple

from comity.read.grids.cells import Cell
from comity.read.grids.topics import falls
from comity.read.grids.trade_grid import number
from comity.read.marks.quantities import quantities

#: Sorts of quantities that are an amount, and not a part of one.
AMOUNTS = frozenset(("number", "scaled", "money"))
#: What parts the figures of a line.
_AROUND = " \t,;()/|"
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_SIGNED = re.compile(r"[-+]\d[\d.,]*%")


class Figure(NamedTuple):
    """A number in a cell.

    Attributes:
        value: with its sign.
        coin: the currency as written; empty if none stands in the cell.
        whole: whether its scale is told with it ("1.2 million").
        percent: whether it is a percentage.
        bound: ``exact``, ``about``, ``at_least`` or ``at_most``.
        scale: how much one unit of the number is, as the cell itself tells.

    """

    value: float
    coin: str = ""
    whole: bool = False
    percent: bool = False
    bound: str = "exact"
    scale: float = 1.0


def figure(text: str, cell: Cell, language: str) -> Figure | None:
    """The figure of a cell; None where it holds none, several, or one that can be read in two ways."""
    written = text[cell.start : cell.end]
    bracketed = written.strip().startswith("(") and written.strip().endswith(")")
    plain = number(written if bracketed else written.lstrip(_AROUND).rstrip(_AROUND + "."))
    if plain is not None:
        return Figure(plain, percent="%" in written)
    first = written.split()[:1]
    if (
        first
        and _SIGNED.fullmatch(first[0].lstrip(_AROUND).rstrip(_AROUND + "."))
        and (plain := number(first[0].strip(_AROUND))) is not None
    ):
        # "-3.5% y/y".
        return Figure(plain, percent=True)
    told = quantities(text, cell.start, cell.end, language)
    if len(told) != 1 or told[0].value is None or told[0].points or told[0].sort not in (*AMOUNTS, "percent"):
        return None
    value = -abs(told[0].value) if falls(written, language) else told[0].value
    digits = _DIGITS.search(text, told[0].number_start, told[0].number_end)
    bare = number(digits[0]) if digits is not None else None
    scale = told[0].value / bare if bare else 1.0
    return Figure(value, told[0].word, told[0].sort != "number", told[0].sort == "percent", told[0].bound, abs(scale))
