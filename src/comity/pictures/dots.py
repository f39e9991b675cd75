"""Where one stands among others, from least to most: a row of dots for each thing that is measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.pictures.colours import QUIET, RULE, SERIES
from comity.pictures.picture import Picture

_WIDTH, _ROW = 560, 36
_OWN, _OTHER = 110, 36


@dataclass(frozen=True)
class Row:
    """What is measured, where the one stands (0 to 100), in words, and where the others do."""

    label: str
    own: float
    shown: str
    others: tuple[float, ...]


def dots(title: str, rows: Sequence[Row]) -> Picture:
    """A row for each, its label above it: the one as a full dot, the others as rings.

    Args:
        title: what it shows.
        rows: at least one.

    """
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, 100], "range": [8, _WIDTH - 8]}}
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    own = [{"y": _y(n), "x": r.own, "said": f"{r.label}: {r.shown}"} for n, r in enumerate(rows)]
    others = [{"y": _y(n), "x": value} for n, r in enumerate(rows) for value in sorted(set(r.others))]
    labels = [{"y": _y(n) - 15, "words": r.label} for n, r in enumerate(rows)]
    spec: dict[str, Any] = {
        "width": _WIDTH, "height": len(rows) * _ROW + 6, "encoding": {"y": y},
        "layer": [
            {"data": {"values": own}, "mark": {"type": "rule", "stroke": RULE},
             "encoding": {"x": {"datum": 0, **x}, "x2": {"datum": 100}}},
            {"data": {"values": labels}, "mark": {"type": "text", "align": "left"},
             "encoding": {"x": {"value": 0}, "text": {"field": "words"}}},
            {"data": {"values": others}, "mark": {"type": "point", "size": _OTHER, "stroke": QUIET, "opacity": 0.6, "aria": False},
             "encoding": {"x": {"field": "x", **x}}},
            {"data": {"values": own}, "mark": {"type": "point", "size": _OWN, "fill": SERIES[1], "stroke": SERIES[1], "opacity": 1},
             "encoding": {"x": {"field": "x", **x}, "description": {"field": "said", "type": "nominal"}}},
        ],
    }  # fmt: skip
    return Picture(title, spec, ("Of", "Place"), tuple((r.label, r.shown) for r in rows))


def _y(number: int) -> int:
    return (number + 1) * _ROW - 6
