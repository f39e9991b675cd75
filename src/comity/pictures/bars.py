"""Figures side by side as bars from a common zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.pictures.colours import MARK, QUIET, RULE, SERIES
from comity.pictures.picture import Picture

#: Of the picture: at least, and for each letter of the longest label.
_NARROWEST, _LETTER = 270, 6
_ROW, _THICK = 36, 12
#: Room for the figure behind the longest bar.
_BEHIND = 110


@dataclass(frozen=True)
class Bar:
    """A figure: what it is of, the value, in words; whether it is the one that the picture is about; whether it is yet to come."""

    label: str
    value: float
    shown: str
    is_marked: bool = True
    is_ahead: bool = False


def bars(title: str, listed: Sequence[Bar]) -> Picture:
    """A bar for each, from the top, its label above it.

    Args:
        title: what it shows.
        listed: at least one.

    """
    low, high = min(0.0, *(b.value for b in listed)), max(0.0, *(b.value for b in listed))
    # Half of a row's distance lies between a bar and the label of the next.
    values = [{"y": n * _ROW + _ROW - _THICK, **_row(bar)} for n, bar in enumerate(listed)]
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    width = max(_NARROWEST, _LETTER * max(len(b.label) for b in listed))
    scale = {"domain": [low, high or 1.0], "range": [0, width - _BEHIND], "nice": False}
    x = {"type": "quantitative", "axis": None, "scale": scale}
    spec: dict[str, Any] = {
        "width": width, "height": len(listed) * _ROW, "data": {"values": values}, "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "rule", "stroke": RULE},
                "data": {"values": [{}]},
                "encoding": {"x": {"datum": 0, **x}, "y": {"value": 0}, "y2": {"value": len(listed) * _ROW}},
            },
            {
                "mark": {"type": "bar", "height": _THICK, "cornerRadius": 2},
                "encoding": {
                    "x": {"field": "value", **x},
                    "x2": {"datum": 0},
                    "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
                    "fillOpacity": {"condition": {"test": "datum.ahead", "value": 0.25}, "value": 1},
                    "description": {"field": "said", "type": "nominal"},
                },
            },
            {"mark": {"type": "text", "align": "left", "dy": -15}, "encoding": {"x": {"value": 0}, "text": {"field": "label"}}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fill": QUIET},
                "encoding": {"x": {"field": "end", **x}, "text": {"field": "shown"}},
            },
        ],
    }  # fmt: skip
    return Picture(title, spec, ("Of", "Figure"), tuple((b.label, b.shown) for b in listed))


def _row(bar: Bar) -> dict[str, Any]:
    colour = MARK if bar.is_marked and bar.value >= 0 else SERIES[1] if bar.is_marked else QUIET
    return {
        "label": bar.label,
        "value": bar.value,
        "end": max(bar.value, 0.0),
        "shown": bar.shown,
        "colour": colour,
        "ahead": bar.is_ahead,
        "said": f"{bar.label}: {bar.shown}",
    }
