"""Rings that cross the 180th meridian, cut into a part on each side of it."""

from collections.abc import Callable

from comity.web.world.topojson import Ring

_EDGE, _ROUND = 180.0, 360.0


def cut(ring: Ring) -> list[Ring]:
    """The parts of a ring between 180° west and 180° east; a ring that does not cross is given as it is."""
    whole = _unwrapped(ring)
    if all(-_EDGE <= x <= _EDGE for x, _ in whole):
        return [ring]
    parts = []
    for turns in (-1, 0, 1):
        moved = [(x + turns * _ROUND, y) for x, y in whole]
        part = _clipped(_clipped(moved, lambda x: x - _EDGE, _EDGE), lambda x: -_EDGE - x, -_EDGE)
        if len(part) > 3:
            parts.append(part)
    return parts


def _unwrapped(ring: Ring) -> Ring:
    """The ring without jumps from one edge to the other: its longitudes may go beyond them."""
    made: Ring = []
    turn = 0.0
    for number, (x, y) in enumerate(ring):
        step = x - ring[number - 1][0] if number else 0.0
        turn += -_ROUND if step > _EDGE else _ROUND if step < -_EDGE else 0.0
        made.append((x + turn, y))
    return made


def _clipped(ring: Ring, beyond: Callable[[float], float], edge: float) -> Ring:
    """What of a ring is not beyond a meridian (Sutherland and Hodgman 1974)."""
    made: Ring = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (beyond(x1) > 0) != (beyond(x2) > 0):
            made.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        if beyond(x2) <= 0:
            made.append((x2, y2))
    return made
