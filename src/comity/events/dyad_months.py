"""Events counted by directed dyad and month or year: cooperation and conflict, verbal and material, and mean Goldstein."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from comity.events.daily import CodedEvent

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The sorts of events that are counted, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The events of one towards another in a month or year, by the day on which they were.

    Attributes:
        source, target: ids of the parties.
        period: as "2017-05" or "2017".
        verbal_cooperation, material_cooperation, verbal_conflict, material_conflict: numbers of events.
        goldstein: the mean of their scores, -10 to 10, to four places.

    """

    source: str
    target: str
    period: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    goldstein: float


COLUMNS = tuple(f.name for f in fields(Counted))


def counted(events: Iterable[CodedEvent], by: str) -> list[Counted]:
    """The counts by ``month`` or ``year``, sorted; of what happened only. A period without a row has no event that is told."""
    length = {"month": 7, "year": 4}[by]
    groups: dict[tuple[str, str, str], list[CodedEvent]] = {}
    for e in events:
        if e.is_of_the_day:
            groups.setdefault((e.source, e.target, e.date.isoformat()[:length]), []).append(e)
    return [_row(key, group) for key, group in sorted(groups.items())]


def _row(key: tuple[str, str, str], group: list[CodedEvent]) -> Counted:
    verbal, material, words, deeds = (sum(e.code.quad == quad for e in group) for quad in QUADS)
    return Counted(*key, verbal, material, words, deeds, round(sum(e.code.goldstein for e in group) / len(group), 4))
