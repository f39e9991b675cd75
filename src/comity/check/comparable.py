"""When a record of the ledger tells the same thing as a claim, and how it must be turned to be held against it."""

from dataclasses import dataclass, replace
from typing import Literal

from comity.ledger import Record
from comity.observation import Observation, normalized, vocabulary
from comity.observation.interval import Interval
from comity.observation.same import same_but

Sameness = Literal["same", "mirror", "derived", "other period", "other definition"]
_SWAPPED = {"exports": "imports", "imports": "exports"}
#: Fields in which a figure that is held against a claim's may differ from it.
_FREE = ("value", "unit", "date", "base", "modality")


@dataclass(frozen=True)
class Comparable:
    """A figure of the ledger that can be held against a claim.

    Attributes:
        figure: what it may be, in the claim's unit.
        sameness: ``same`` (indicator, direction, period), ``mirror`` (the same flow as the other side reports it), ``derived``
            (computed from several), ``other period`` or ``other definition`` (told, but no evidence).
        told: the figure and how it was come by, in words.
        records: those that it was made of.

    """

    figure: Interval
    sameness: Sameness
    told: str
    records: tuple[Record, ...]


def is_sale(o: Observation, seller: str, buyer: str) -> bool:
    """Whether a level of trade is what `seller` sells to `buyer`, told as exports of the one or imports of the other."""
    return (o.attrs["flow"], o.a, o.b) in (("exports", seller, buyer), ("imports", buyer, seller))


def same_thing(claim: Observation, found: Observation) -> Sameness | None:
    """How a record's figure is of the claim's indicator, in any period: the same one, the other side's, of another definition, or not."""
    if same_but(claim, found, *_FREE):
        return "same"
    mirrored = _mirrored(found)
    if claim.measure == "level" and mirrored and same_but(claim, mirrored, *_FREE):
        return "mirror"
    defined = "of" if claim.kind in ("investment", "finance") else "flow" if claim.measure in ("share", "rank") else ""
    return "other definition" if defined and same_but(claim, found, *_FREE, defined) else None


def is_same_flow(claim: Observation, level: Observation) -> bool:
    """Whether a level is of the flow that a share or change is of."""
    return same_but(normalized(replace(claim, measure="level")), level, *_FREE)


def _mirrored(o: Observation) -> Observation | None:
    """What one side sells as what the other buys; None of anything else."""
    flow = str(o.attrs.get("flow"))
    if flow not in _SWAPPED or o.b is None:
        return None
    return replace(o, a=o.b, b=o.a, attrs=o.attrs | {"flow": _SWAPPED[flow]})


def same_period(claim: Observation, found: Observation) -> bool:
    """Whether two figures are of one period, or of a kind that has none."""
    if vocabulary().kinds[claim.kind].timeless:
        return True
    return claim.start is not None and (claim.start, claim.end) == (found.start, found.end)
