"""Dated events over the years, in lanes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.pictures.colours import INK, MARK, QUIET, RULE
from comity.pictures.picture import Picture

#: The width of a letter, about, in units of the picture.
_LETTER = 6.4
_DOT = 5
#: Room between a dot and its label.
_APART = 9


@dataclass(frozen=True)
class Dated:
    """An event.

    Attributes:
        lane: where it stands.
        start, end: its first and last day.
        said: what it is.
        when: its days in words.
        label: what stands beside its mark; empty if nothing does.
        is_ahead: whether it is yet to come.

    """

    lane: str
    start: datetime.date
    end: datetime.date
    said: str
    when: str
    label: str = ""
    is_ahead: bool = False


@dataclass(frozen=True)
class _Layout:
    """How wide the picture is, where its years begin, the height of a row, of a lane's head, and whether labels stand above their marks."""

    width: int
    left: int
    row: int
    head: int
    is_narrow: bool


_WIDE = _Layout(860, 150, 19, 0, False)
_NARROW = _Layout(340, 6, 34, 22, True)


@dataclass(frozen=True)
class _Placed:
    """An event in its row, between two places, with its label at one of its sides."""

    event: Dated
    y: float
    x1: float
    x2: float
    label: str = ""
    at: float = 0.0
    is_left: bool = False


def timeline(title: str, events: Sequence[Dated], columns: tuple[str, str, str] = ("Of", "When", "What")) -> Picture:
    """A mark for each event on its day, or over its period, with its words as a title.

    Args:
        title: what it shows.
        events: at least one; their lanes stand in the order in which they first come.
        columns: what the table calls lane, date and words.

    """
    rows = tuple((e.lane, e.when, e.said) for e in sorted(events, key=lambda e: (e.start, e.end, e.said)))
    return Picture(title, _declared(events, _WIDE), columns, rows, _declared(events, _NARROW))


def _declared(events: Sequence[Dated], layout: _Layout) -> dict[str, Any]:
    first = min(e.start for e in events).year
    last = max(max(e.end for e in events).year + 1, first + 2)
    heads: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    placed: list[_Placed] = []
    y = 0.0
    for lane in dict.fromkeys(e.lane for e in events):
        heads.append({"words": lane, "y": y + layout.row / 2 if not layout.is_narrow else y + 8})
        found, below = _lane([e for e in events if e.lane == lane], y + layout.head, layout, (first, last))
        placed += found
        y = below + 10
        rules.append({"y": y - 5})
    return _spec(layout, (first, last), round(y), heads, rules[:-1], placed)


def _spec(
    layout: _Layout, years: tuple[int, int], height: int, heads: list[dict[str, Any]], rules: list[dict[str, Any]], placed: list[_Placed]
) -> dict[str, Any]:
    first, last = years
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / s <= layout.width / 75)
    scale = {"domain": [first, last], "range": [layout.left, layout.width - 12], "nice": False, "zero": False}
    axis = {"values": [n for n in range(first, last + 1) if n % step == 0], "format": "d", "title": None}
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    mark: dict[str, Any] = {"fillOpacity": {"condition": {"test": "datum.ahead", "value": 0}, "value": 1}}
    # Where a picture is narrow there is no mouse to read a title with; its table has the words.
    is_said = not layout.is_narrow
    if is_said:
        mark["description"] = {"field": "said", "type": "nominal"}
    labels = [{"x": p.at, "y": _label_y(p, layout), "words": p.label, "left": p.is_left} for p in placed if p.label]
    place = {"field": "x", "type": "quantitative", "scale": None, "axis": None}
    layers: list[dict[str, Any]] = [
        # Nothing but the years, along the foot and behind all else.
        {"data": {"values": [{"n": first}]}, "mark": {"type": "point", "opacity": 0, "aria": False, "stroke": RULE},
         "encoding": {"x": {"field": "n", "type": "quantitative", "scale": scale, "axis": axis}, "y": {"value": 0}}},
        {"data": {"values": rules}, "mark": {"type": "rule", "stroke": RULE},
         "encoding": {"y": y, "x": {"value": 0}, "x2": {"value": layout.width}}},
        {"data": {"values": heads}, "mark": {"type": "text", "align": "left", "fill": QUIET, "fontWeight": "bold"},
         "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "words"}}},
        {"data": {"values": [_bar(p) for p in placed if p.x2 - p.x1 > 2 * _DOT]},
         "mark": {"type": "rect", "cornerRadius": _DOT, "fill": MARK, "stroke": MARK, "opacity": 0.85, "aria": is_said},
         "encoding": {"x": place, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}, **mark}},
        {"data": {"values": [_dot(p) for p in placed if p.x2 - p.x1 <= 2 * _DOT]},
         "mark": {"type": "point", "shape": "circle", "size": 80, "fill": MARK, "stroke": MARK, "strokeWidth": 1.5, "opacity": 0.85,
                  "aria": is_said},
         "encoding": {"x": place, "y": y, **mark}},
    ]  # fmt: skip
    for is_left, align in ((False, "left"), (True, "right")):
        layers.append(
            {
                "data": {"values": [row for row in labels if row["left"] == is_left]},
                "mark": {"type": "text", "align": align, "fill": INK},
                "encoding": {"x": place, "y": y, "text": {"field": "words"}},
            }
        )
    return {"width": layout.width, "height": height, "layer": layers, "resolve": {"scale": {"x": "independent", "y": "independent"}}}


def _dot(placed: _Placed) -> dict[str, Any]:
    return {"x": (placed.x1 + placed.x2) / 2, "y": placed.y, **_said(placed.event)}


def _bar(placed: _Placed) -> dict[str, Any]:
    return {"x": placed.x1, "x2": placed.x2, "y": placed.y - _DOT, "y2": placed.y + _DOT, **_said(placed.event)}


def _said(event: Dated) -> dict[str, Any]:
    return {"said": f"{event.when}: {event.said}", "ahead": event.is_ahead}


def _label_y(placed: _Placed, layout: _Layout) -> float:
    return placed.y - 14 if layout.is_narrow else placed.y


def _lane(events: Sequence[Dated], top: float, layout: _Layout, years: tuple[int, int]) -> tuple[list[_Placed], float]:
    """The events of a lane in rows, those without a label in one, the others in as few as labels need; and where the next lane begins."""
    found: list[_Placed] = []
    silent = [e for e in events if not e.label]
    if silent:
        found += [_Placed(e, top + 10, *_ends(e, layout, years)) for e in silent]
        top += 20
    ends: list[float] = []
    for event in sorted((e for e in events if e.label), key=lambda e: (e.start, e.said)):
        placed = _labelled(event, layout, years)
        low, high = (0.0, float(layout.width)) if layout.is_narrow else _extent(placed)
        row = next((n for n, end in enumerate(ends) if end < low), len(ends))
        ends[row : row + 1] = [high]
        middle = layout.row - 9 if layout.is_narrow else layout.row / 2
        found.append(replace(placed, y=top + row * layout.row + middle))
    return found, top + len(ends) * layout.row


def _ends(event: Dated, layout: _Layout, years: tuple[int, int]) -> tuple[float, float]:
    first, last = datetime.date(years[0], 1, 1).toordinal(), datetime.date(years[1], 1, 1).toordinal()
    unit = (layout.width - 12 - layout.left) / (last - first)
    start, end = (layout.left + (min(day.toordinal(), last) - first) * unit for day in (event.start, event.end))
    return start, end


def _labelled(event: Dated, layout: _Layout, years: tuple[int, int]) -> _Placed:
    x1, x2 = _ends(event, layout, years)
    if layout.is_narrow:
        return _Placed(event, 0.0, x1, x2, _shortened(f"{event.when}: {event.label}", int(layout.width / _LETTER) - 2), 0.0)
    wide = len(event.label) * _LETTER
    is_left = max(x2, x1 + _DOT) + _APART + wide > layout.width
    return _Placed(event, 0.0, x1, x2, event.label, x1 - _APART if is_left else max(x2, x1) + _APART, is_left)


def _extent(placed: _Placed) -> tuple[float, float]:
    """From where to where an event with its label reaches."""
    wide = len(placed.label) * _LETTER + _APART
    return (placed.at - wide, placed.x2 + _APART) if placed.is_left else (placed.x1 - _APART, placed.at + wide)


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
