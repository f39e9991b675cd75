"""Figures over the years as lines, one for each flow and reporter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.pictures.colours import SERIES
from comity.pictures.picture import Picture

_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
_WIDTH, _HEIGHT = 360, 190
#: Powers of ten that are said in a word.
_POWERS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


@dataclass(frozen=True)
class Point:
    """A figure: the year that it is of (parts of a year as parts of one), the value, both in words, and whether it is yet to come."""

    year: float
    value: float
    when: str
    shown: str
    is_ahead: bool = False


@dataclass(frozen=True)
class Line:
    """Figures of one flow as one reporter has them.

    Attributes:
        name: what the legend calls it.
        flow: lines of one flow have one colour, whoever reports it.
        points: in the order of time.

    """

    name: str
    flow: str
    points: tuple[Point, ...]


def series(title: str, unit: str, lines: Sequence[Line]) -> Picture:
    """Lines in one unit; of a figure yet to come the mark is hollow.

    Args:
        title: what it shows.
        unit: of all values, as the axis names it.
        lines: at least one, none of them empty.

    """
    divisor, word = _scale(max(abs(p.value) for line in lines for p in line.points))
    axis = " ".join(filter(None, (word, unit)))
    spec = {
        "width": _WIDTH, "height": _HEIGHT, "autosize": {"type": "pad"},
        "data": {"values": [_row(line, p, divisor) for line in lines for p in line.points]},
        "encoding": {"x": _years(lines), "y": _values(axis), "color": _told_apart(lines)},
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 2, "aria": False},
                "transform": [{"filter": "!datum.ahead"}],
                "encoding": {"strokeDash": _scaled(lines, [_DASHES[i % len(_DASHES)] for i in _places(lines)])},
            },
            *(_points(lines, is_ahead) for is_ahead in (False, True)),
        ],
    }  # fmt: skip
    rows = tuple((line.name, p.when, p.shown) for line in lines for p in line.points)
    return Picture(title, spec, ("Flow", "When", "Figure"), rows)


def _points(lines: Sequence[Line], is_ahead: bool) -> dict[str, Any]:
    """The marks of what was, or hollow ones of what is yet to come."""
    return {
        "mark": {"type": "point", "size": 60, "strokeWidth": 2, "opacity": 1, "filled": not is_ahead},
        "transform": [{"filter": f"datum.ahead === {str(is_ahead).lower()}"}],
        "encoding": {
            "shape": _scaled(lines, [_SHAPES[n % len(_SHAPES)] for n in range(len(lines))]),
            "description": {"field": "said", "type": "nominal"},
        },
    }


def _row(line: Line, point: Point, divisor: float) -> dict[str, Any]:
    said = f"{line.name}, {point.when}: {point.shown}"
    return {"name": line.name, "year": point.year, "value": point.value / divisor, "ahead": point.is_ahead, "said": said}


def _years(lines: Sequence[Line]) -> dict[str, Any]:
    found = [p.year for line in lines for p in line.points]
    scale = {"zero": False, "nice": False, "domain": [min(found) - 0.3, max(found) + 0.3]}
    axis = {"format": "d", "tickMinStep": 1, "title": None, "grid": False, "tickCount": 6}
    return {"field": "year", "type": "quantitative", "scale": scale, "axis": axis}


def _values(axis: str) -> dict[str, Any]:
    # The title stands flat above the axis, where it takes no room of a phone's screen.
    title = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -10, "titleBaseline": "bottom"}
    return {"field": "value", "type": "quantitative", "axis": {"title": axis, "tickCount": 5, **title}}


def _told_apart(lines: Sequence[Line]) -> dict[str, Any]:
    flows = list(dict.fromkeys(line.flow for line in lines))
    return _scaled(lines, [SERIES[flows.index(line.flow) % len(SERIES)] for line in lines])


def _places(lines: Sequence[Line]) -> list[int]:
    """Of each line its place among those of its flow."""
    return [sum(other.flow == line.flow for other in lines[:n]) for n, line in enumerate(lines)]


def _scaled(lines: Sequence[Line], range_: Sequence[Any]) -> dict[str, Any]:
    return {"field": "name", "type": "nominal", "scale": {"domain": [line.name for line in lines], "range": list(range_)}}


def _scale(largest: float) -> tuple[float, str]:
    return next(((power, word) for power, word in _POWERS if largest >= power), (1.0, ""))
