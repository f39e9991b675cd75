"""A map of values: each area in the class of its value, hatched where there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.parties import parties
from comity.pictures.colours import CHOSEN, CLASSES, QUIET, WARM
from comity.pictures.drawing import HATCH, SITE, drawn
from comity.pictures.world.atlas import LAYER, Area, Dispute, areas, disputes, topology

_WIDTH, _HEIGHT = 1500, 690
#: An area of less than this, in steradians, gets a dot: some sixty square units of the picture.
_SMALL = 0.0002
_DOT, _RING = 80, 160
_NOT_SETTLED = ("disputed", "de facto")


@dataclass(frozen=True)
class WorldMap:
    """A map, its legend (colour, and the range of its values in words), and the disputed areas that are marked."""

    svg: str
    legend: tuple[tuple[str, str], ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True)
class Shaded:
    """How an area is shown: its colour, what is said of it, where it leads (empty for nowhere), whether it is settled whose it is."""

    fill: str
    said: str
    link: str
    is_settled: bool


def world_map(title: str, values: Mapping[str, float], shown: Callable[[float], str], chosen: str, link: Callable[[str], str]) -> WorldMap:
    """The map of some values.

    Args:
        title: what it shows.
        values: by party; a party that is not there has no value, which is not zero.
        shown: a value in words.
        chosen: the party that the values are about, empty if none.
        link: where an area leads, on the page's own site.

    """
    edges = _edges(list(values.values()))
    legend = tuple((CLASSES[n], _range(low, high, shown)) for n, (low, high) in enumerate(edges))
    return WorldMap(drawn(_spec(shaded(values, shown, chosen, link)), title, digits=0), legend, disputes())


def shaded(values: Mapping[str, float], shown: Callable[[float], str], chosen: str, link: Callable[[str], str]) -> tuple[Shaded, ...]:
    """How each area is shown, in the order of the atlas; arguments as of `world_map`."""
    edges = _edges(list(values.values()))

    def one(area: Area) -> Shaded:
        value = values.get(area.party)
        is_chosen = bool(area.party) and area.party == chosen
        known = parties().get(area.party)
        is_settled = not known or known.status not in _NOT_SETTLED
        told = "" if is_chosen else ": no data" if value is None else f": {shown(value)}"
        said = (known.name if known else area.name) + told + (f" ({known.status}: {known.note})" if known and not is_settled else "")
        fill = CHOSEN if is_chosen else HATCH if value is None else CLASSES[_class(value, edges)]
        return Shaded(fill, said, link(area.party) if known else "", is_settled)

    return tuple(one(a) for a in areas())


def _spec(listed: tuple[Shaded, ...]) -> dict[str, Any]:
    rows = [{"fill": s.fill, "said": s.said, "unsettled": not s.is_settled} | ({"link": SITE + s.link} if s.link else {}) for s in listed]
    rings = [{"longitude": d.longitude, "latitude": d.latitude, "said": f"{d.name}: {d.note}"} for d in disputes()]
    place = {"longitude": {"field": "longitude", "type": "quantitative"}, "latitude": {"field": "latitude", "type": "quantitative"}}
    look = {
        "fill": {"field": "properties.fill", "type": "nominal", "scale": None},
        "stroke": {"condition": {"test": "datum.properties.unsettled", "value": WARM}, "value": QUIET},
        "strokeWidth": {"condition": {"test": "datum.properties.unsettled", "value": 1.6}, "value": 0.7},
        "strokeDash": {"condition": {"test": "datum.properties.unsettled", "value": [5, 3]}, "value": [1, 0]},
        "description": {"field": "properties.said", "type": "nominal"},
        "href": {"field": "properties.link", "type": "nominal"},
    }
    centre = [{"calculate": f"geoCentroid(null, datum)[{n}]", "as": name} for n, name in enumerate(("longitude", "latitude"))]
    return {
        "width": _WIDTH, "height": _HEIGHT, "padding": 0, "projection": {"type": "equalEarth", "precision": 0},
        "data": {"values": topology(rows), "format": {"type": "topojson", "feature": LAYER}},
        "layer": [
            {"mark": "geoshape", "encoding": look},
            {"transform": [{"filter": f"geoArea(null, datum) < {_SMALL}"}, *centre], "mark": {"type": "circle", "size": _DOT, "opacity": 1},
             "encoding": {**place, **look}},
            {"data": {"values": rings},
             "mark": {"type": "point", "size": _RING, "fill": "transparent", "stroke": WARM, "strokeWidth": 2, "strokeDash": [3, 2],
                      "opacity": 1},
             "encoding": {**place, "description": {"field": "said", "type": "nominal"}}},
        ],
    }  # fmt: skip


def _edges(values: list[float]) -> list[tuple[float, float]]:
    """The least and the greatest value of each class: about as many in each, equal ones in one."""
    ordered = sorted(values)
    made: list[tuple[float, float]] = []
    at = 0
    for left in range(len(CLASSES), 0, -1):
        if at >= len(ordered):
            break
        end = min(at + max(1, round((len(ordered) - at) / left)), len(ordered))
        while end < len(ordered) and ordered[end] == ordered[end - 1]:
            end += 1
        made.append((ordered[at], ordered[end - 1]))
        at = end
    return made


def _class(value: float, edges: list[tuple[float, float]]) -> int:
    return next(n for n, (_, high) in enumerate(edges) if value <= high)


def _range(low: float, high: float, shown: Callable[[float], str]) -> str:
    return shown(low) if shown(low) == shown(high) else f"{shown(low)} – {shown(high)}"
