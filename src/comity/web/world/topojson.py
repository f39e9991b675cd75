"""Shapes from TopoJSON (specification of 2013, version 1): arcs that neighbours share, as whole numbers to be scaled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Shape:
    """An area: its codes as the file has them, its name, and the rings around its parts, in degrees of longitude and latitude."""

    id: str
    code: str
    name: str
    rings: tuple[Ring, ...]


def shapes(topology: dict[str, Any], layer: str) -> Iterator[Shape]:
    """The areas of a layer of a topology with a transform."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"][layer]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        told = geometry.get("properties", {})
        yield Shape(str(geometry.get("id", "")), told.get("a3", ""), told.get("name", ""), rings)


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs one after the other; a negative number is an arc read backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
