"""The areas of the packaged atlas, and those whose belonging is disputed."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity import packaged
from comity.parties import party_of

#: Points nearer to each other than this, in degrees, are one: about a unit of the picture.
_STEP = 0.24
#: A line that reaches no farther than this is kept as it is: without its points a small island would have no inside.
_SHORT = 3.0
#: Antarctica, which no state's figures are of.
_LEFT_OUT = "ATA"
LAYER = "countries"


@dataclass(frozen=True)
class Area:
    """An area: whose it is (empty if no party's of ours), and what the atlas calls it."""

    party: str
    name: str


@dataclass(frozen=True)
class Dispute:
    """An area whose belonging is disputed: where, in degrees, and by whom."""

    name: str
    longitude: float
    latitude: float
    note: str


@cache
def areas() -> tuple[Area, ...]:
    """All areas but Antarctica, in the order of the atlas."""
    return tuple(Area(_party(g), str(g["properties"]["name"])) for g in _geometries())


@cache
def disputes() -> tuple[Dispute, ...]:
    """The disputed areas that are no areas of their own in the atlas."""
    rows = packaged.rows("comity.pictures", "tables/disputed.csv")
    return tuple(Dispute(r["name"], float(r["longitude"]), float(r["latitude"]), r["note"]) for r in rows)


def topology(properties: list[dict[str, Any]]) -> dict[str, Any]:
    """The atlas as TopoJSON, as fine as a picture shows it, each area with properties of its own.

    Args:
        properties: of each area, in the order of `areas`.

    """
    listed = [{**g, "properties": told} for g, told in zip(_geometries(), properties, strict=True)]
    return {"type": "Topology", "arcs": _arcs(), "objects": {LAYER: {"type": "GeometryCollection", "geometries": listed}}}


@cache
def _atlas() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(packaged.text("comity.pictures", "atlas/countries-50m.json"))
    return found


@cache
def _geometries() -> tuple[dict[str, Any], ...]:
    return tuple(g for g in _atlas()["objects"][LAYER]["geometries"] if g["properties"]["a3"] != _LEFT_OUT)


@cache
def _arcs() -> list[list[tuple[float, float]]]:
    """The lines between areas in degrees, without the points that no picture would show."""
    (kx, ky), (dx, dy) = _atlas()["transform"]["scale"], _atlas()["transform"]["translate"]
    return [_thinned(arc, kx, ky, dx, dy) for arc in _atlas()["arcs"]]


def _thinned(arc: list[list[int]], kx: float, ky: float, dx: float, dy: float) -> list[tuple[float, float]]:
    """An arc of steps as places: of a long one its two ends, and what lies far enough from the place before."""
    x = y = 0
    places: list[tuple[float, float]] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        places.append((round(x * kx + dx, 3), round(y * ky + dy, 3)))
    xs, ys = zip(*places, strict=True)
    if max(xs) - min(xs) + max(ys) - min(ys) < _SHORT:
        return places
    kept = places[:1]
    for place in places[1:-1]:
        if abs(place[0] - kept[-1][0]) + abs(place[1] - kept[-1][1]) >= _STEP:
            kept.append(place)
    return [*kept, places[-1]]


def _party(geometry: dict[str, Any]) -> str:
    own = _own_codes().get(geometry["properties"]["a3"])
    return own if own is not None else party_of(str(geometry.get("id", "")), "isonum") or ""


@cache
def _own_codes() -> dict[str, str]:
    return {row["code"]: row["party"] for row in packaged.rows("comity.pictures", "tables/atlas_codes.csv")}
