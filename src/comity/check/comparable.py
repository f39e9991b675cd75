"""When a record of the ledger tells the same thing as a claim, and how it must be turned to be held against it."""

from dataclasses import dataclass
from typing import Literal

from comity.check.interval import Interval
from comity.ledger import Record
from comity.observation import Observation

Sameness = Literal["same", "mirror", "derived", "other period", "other definition"]
_SWAPPED = {"exports": "imports", "imports": "exports"}


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


def same_flow(claim: Observation, found: Observation) -> Sameness | None:
    """How a record's trade is the claim's: the same side's figure, the other side's, or not at all."""
    flow = str(claim.attrs["flow"])
    if found.attrs["flow"] == flow and (found.a, found.b) == (claim.a, claim.b):
        return "same"
    if flow == "turnover" and found.attrs["flow"] == "turnover" and {found.a, found.b} == {claim.a, claim.b}:
        return "same"
    if flow in _SWAPPED and found.attrs["flow"] == _SWAPPED[flow] and (found.a, found.b) == (claim.b, claim.a):
        return "mirror"
    return None


def same_period(claim: Observation, found: Observation) -> bool:
    """Whether two figures are of one period; a border has none."""
    if claim.kind == "border":
        return True
    return claim.start is not None and (claim.start, claim.end) == (found.start, found.end)
