"""Counts by year as columns from a common zero: what draws two together above it, what sets them apart below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.pictures.colours import RULE, SERIES
from comity.pictures.picture import Picture

_WIDTH, _HEIGHT = 360, 170
#: The part of a year's room that its column takes, and the most that it may be wide.
_PART, _WIDEST = 0.7, 26.0
#: Colours above the line and below it.
_ABOVE, _BELOW = (SERIES[2], SERIES[0]), (SERIES[1], SERIES[5])

#: Below the line, too, it is counted from the line.
_COUNTED = {"title": None, "tickMinStep": 1, "tickCount": 5, "labelExpr": "datum.value % 1 ? '' : format(abs(datum.value), 'd')"}


@dataclass(frozen=True)
class Stack:
    """A sort that is counted: its name, whether it stands above the line, and counts by year."""

    name: str
    is_above: bool
    counts: dict[int, int]


def columns(title: str, stacks: Sequence[Stack]) -> Picture:
    """A column for each year, the stacks of either side upon each other.

    Args:
        title: what it shows.
        stacks: in the order of the legend; at least one of them counts something.

    """
    years = sorted({year for s in stacks for year, n in s.counts.items() if n})
    shown = [s for s in stacks if any(s.counts.values())]
    room = _WIDTH / (years[-1] - years[0] + 1)
    names, colours = [s.name for s in shown], [_colour(s, shown) for s in shown]
    scale = {"domain": [years[0] - 0.5, years[-1] + 0.5], "nice": False, "zero": False}
    spec = {
        "width": _WIDTH, "height": _HEIGHT,
        "data": {"values": [_row(s, year) for s in shown for year in years if s.counts.get(year)]},
        "layer": [
            {"mark": {"type": "rule", "stroke": RULE}, "data": {"values": [{}]}, "encoding": {"y": {"datum": 0, "type": "quantitative"}}},
            {
                "mark": {"type": "bar", "width": min(_PART * room, _WIDEST)},
                "encoding": {
                    "x": {"field": "year", "type": "quantitative", "scale": scale,
                          "axis": {"format": "d", "tickMinStep": 1, "title": None, "grid": False, "tickCount": 6}},
                    "y": {"field": "n", "type": "quantitative", "stack": "zero", "axis": _COUNTED},
                    "color": {"field": "name", "type": "nominal", "scale": {"domain": names, "range": colours}},
                    "description": {"field": "said", "type": "nominal"},
                },
            },
        ],
    }  # fmt: skip
    rows = tuple((str(year), s.name, str(s.counts[year])) for year in years for s in shown if s.counts.get(year))
    return Picture(title, spec, ("Year", "Sort", "Events"), rows)


def _row(stack: Stack, year: int) -> dict[str, Any]:
    n = stack.counts[year]
    return {"name": stack.name, "year": year, "n": n if stack.is_above else -n, "said": f"{year}, {stack.name}: {n}"}


def _colour(stack: Stack, stacks: Sequence[Stack]) -> str:
    """Of each stack its own among those of its side."""
    side = [s.name for s in stacks if s.is_above == stack.is_above]
    colours = _ABOVE if stack.is_above else _BELOW
    return colours[side.index(stack.name) % len(colours)]
