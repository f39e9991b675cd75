"""A map of values: each area in the class of its value, hatched where there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from comity.parties import parties
from comity.web.world.atlas import Area, Dispute, Point, areas, disputes

#: Into so many classes of about as many states each the values are put.
CLASSES = 5
_NOT_SETTLED = ("disputed", "de facto")


@dataclass(frozen=True)
class Drawn:
    """An area as it is drawn: classes of the style sheet, what is said of it, and where it leads (empty for nowhere)."""

    outline: str
    dot: Point | None
    style: str
    title: str
    link: str


@dataclass(frozen=True)
class WorldMap:
    """A map, its legend (class and the range of its values in words), and the disputed areas to be marked."""

    areas: tuple[Drawn, ...]
    legend: tuple[tuple[str, str], ...]
    disputes: tuple[Dispute, ...]


def world_map(values: Mapping[str, float], shown: Callable[[float], str], chosen: str, link: Callable[[str], str]) -> WorldMap:
    """The map of some values.

    Args:
        values: by party; a party that is not there has no value, which is not zero.
        shown: a value in words.
        chosen: the party that the values are about, empty if none.
        link: where an area leads.

    """
    edges = _edges(list(values.values()))

    def drawn(area: Area) -> Drawn:
        value = values.get(area.party)
        style = "chosen" if area.party and area.party == chosen else "none" if value is None else f"c{_class(value, edges)}"
        known = parties().get(area.party)
        settled = not known or known.status not in _NOT_SETTLED
        told = "" if style == "chosen" else ": no data" if value is None else f": {shown(value)}"
        name = known.name if known else area.name
        title = name + told + ("" if settled or not known else f" ({known.status}: {known.note})")
        return Drawn(area.outline, area.dot, style if settled else f"{style} unsettled", title, link(area.party) if known else "")

    legend = tuple((f"c{n}", _range(low, high, shown)) for n, (low, high) in enumerate(edges, 1))
    return WorldMap(tuple(drawn(a) for a in areas()), legend, disputes())


def _edges(values: list[float]) -> list[tuple[float, float]]:
    """The least and the greatest value of each class: about as many in each, equal ones in one."""
    ordered = sorted(values)
    made: list[tuple[float, float]] = []
    at = 0
    for left in range(CLASSES, 0, -1):
        if at >= len(ordered):
            break
        end = min(at + max(1, round((len(ordered) - at) / left)), len(ordered))
        while end < len(ordered) and ordered[end] == ordered[end - 1]:
            end += 1
        made.append((ordered[at], ordered[end - 1]))
        at = end
    return made


def _class(value: float, edges: list[tuple[float, float]]) -> int:
    return next(n for n, (_, high) in enumerate(edges, 1) if value <= high)


def _range(low: float, high: float, shown: Callable[[float], str]) -> str:
    return shown(low) if shown(low) == shown(high) else f"{shown(low)} – {shown(high)}"
