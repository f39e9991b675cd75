"""The areas of the packaged atlas, projected once: an outline each, and a point for those that are too small to be seen."""

import json
from dataclasses import dataclass
from functools import cache

from comity import packaged
from comity.parties import party_of
from comity.web.world.antimeridian import cut
from comity.web.world.equal_earth import HALF_WIDTH, project
from comity.web.world.topojson import Ring, shapes

#: Of the picture, in its own units; with its outlines in whole units it weighs some 70 kB.
WIDTH = 1500
_SCALE = WIDTH / 2 / HALF_WIDTH
#: The north edge of what is shown, and the south edge: Antarctica is left out.
_NORTH, _SOUTH = 84.0, -57.0
#: An area of less than this, in square units, gets a dot.
_SMALL = 60.0
_LEFT_OUT = "ATA"

Point = tuple[int, int]


@dataclass(frozen=True)
class Area:
    """An area of the map.

    Attributes:
        party: whose it is; empty if none of ours.
        name: what the atlas calls it.
        outline: a path of SVG, empty if nothing of it is left in whole units.
        dot: where its dot is; None for an area that is large enough.

    """

    party: str
    name: str
    outline: str
    dot: Point | None


@dataclass(frozen=True)
class Dispute:
    """An area whose belonging is disputed: where, and by whom."""

    name: str
    place: Point
    note: str


def height() -> int:
    """Of the picture, in its own units."""
    return round((project(0, _NORTH)[1] - project(0, _SOUTH)[1]) * _SCALE)


@cache
def areas() -> tuple[Area, ...]:
    """All areas but Antarctica, in the order of the atlas."""
    topology = json.loads(packaged.text("comity.web", "atlas/countries-50m.json"))
    return tuple(_area(s.id, s.code, s.name, s.rings) for s in shapes(topology, "countries") if s.code != _LEFT_OUT)


@cache
def disputes() -> tuple[Dispute, ...]:
    """The disputed areas that are no areas of their own in the atlas."""
    rows = packaged.rows("comity.web", "tables/disputed.csv")
    return tuple(Dispute(r["name"], _point(float(r["longitude"]), float(r["latitude"])), r["note"]) for r in rows)


@cache
def _own_codes() -> dict[str, str]:
    return {row["code"]: row["party"] for row in packaged.rows("comity.web", "tables/atlas_codes.csv")}


def _area(id: str, code: str, name: str, rings: tuple[Ring, ...]) -> Area:
    own = _own_codes().get(code)
    party = own if own is not None else party_of(id, "isonum") or ""
    drawn = [[_point(*place) for place in part] for ring in rings for part in cut(ring)]
    largest = max(drawn, key=_size)
    outline = "".join(_path(ring) for ring in drawn)
    return Area(party, name, outline, _middle(largest) if sum(map(_size, drawn)) < _SMALL else None)


def _point(longitude: float, latitude: float) -> Point:
    x, y = project(longitude, latitude)
    return round(WIDTH / 2 + x * _SCALE), round((project(0, _NORTH)[1] - y) * _SCALE)


def _path(ring: list[Point]) -> str:
    """A ring as a path of steps, without the points that lie on a straight line."""
    kept: list[Point] = []
    for point in ring:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    if len(kept) < 4:
        return ""
    steps = " ".join(f"{x - px},{y - py}" for (px, py), (x, y) in zip(kept, kept[1:-1], strict=False))
    return f"M{kept[0][0]},{kept[0][1]}l{steps}z"


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    forward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0
    return forward and (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0])


def _size(ring: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _middle(ring: list[Point]) -> Point:
    xs, ys = zip(*ring, strict=True)
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
