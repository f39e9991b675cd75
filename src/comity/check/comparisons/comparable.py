"""A figure of the ledger that can be held against a claim's, and how the two are of one thing."""

import datetime
from dataclasses import dataclass, replace
from typing import Literal

from comity.ledger import Record
from comity.observation import Observation, vocabulary
from comity.observation.interval import Interval
from comity.observation.rounding import LATEST
from comity.observation.same import is_whole, same_indicator

Sameness = Literal["same", "mirror", "derived", "latest", "other period", "other definition", "other currency", "level"]
#: What one side sells is what the other buys.
SWAPPED = {"exports": "imports", "imports": "exports"}


@dataclass(frozen=True)
class Comparable:
    """A figure of the ledger that can be held against a claim.

    Attributes:
        figure: what it may be, in the claim's unit.
        sameness: ``same`` (indicator, direction, period), ``mirror`` (the same flow as the other side reports it), ``derived``
            (computed from several), ``latest`` (the last before a claim that has no date), ``other period``, ``other definition``,
            ``other currency`` or ``level`` (of a change or target: told, but no evidence).
        told: the figure and how it was come by, in words.
        records: those that it was made of.
        reporter: whose statistics it is from; empty where they are not known to be one side's.
        leeway: of a rank, the places that it may have in other statistics.
        is_rough: whether it is computed from figures that do not quite fit each other, so that to miss it says nothing.

    """

    figure: Interval
    sameness: Sameness
    told: str
    records: tuple[Record, ...]
    reporter: str = ""
    leeway: Interval | None = None
    is_rough: bool = False


def same_thing(claim: Observation, found: Observation) -> Sameness | None:
    """How a record's figure is of the claim's indicator, in any period: the same one, the other side's, of another definition, or not."""
    if same_indicator(claim, found):
        return "same"
    mirrored = _mirrored(found)
    if claim.measure == "level" and mirrored and same_indicator(claim, mirrored):
        return "mirror"
    defined = "of" if claim.kind in ("investment", "finance") else "flow" if claim.measure in ("share", "rank") else ""
    return "other definition" if defined and same_indicator(claim, found, defined) else None


def _mirrored(o: Observation) -> Observation | None:
    """What one side sells as what the other buys; None of anything else."""
    flow = str(o.attrs.get("flow"))
    if flow not in SWAPPED or o.b is None:
        return None
    return replace(o, a=o.b, b=o.a, attrs=o.attrs | {"flow": SWAPPED[flow]})


def same_period(claim: Observation, found: Observation) -> bool:
    """Whether two figures are of one period, or of a kind that has none; a stock told for a year is that of its last day."""
    if vocabulary().kinds[claim.kind].timeless:
        return True
    if claim.attrs.get("of") in ("stock", "debt"):
        return claim.end is not None and claim.end == found.end
    return claim.start is not None and (claim.start, claim.end) == (found.start, found.end)


def is_total(record: Record, part: Observation) -> bool:
    """Whether a record is a state's level with all partners together in the period of a figure, or of a share of it, with one of them."""
    o = record.observation
    return o.measure == "level" and is_whole(o, part) and same_period(part, o)


def in_period(claim: Observation, found: Observation, told: datetime.date | None, sameness: Sameness) -> Sameness:
    """A sameness in a claim's own period; of another one, whether it is the last before a claim of trade that has no date."""
    if same_period(claim, found):
        return sameness
    may_be_meant = claim.kind == "trade" and not claim.start and found.start and found.start.year in years_of(claim, told)
    return "latest" if may_be_meant else "other period"


def years_of(o: Observation, told: datetime.date | None) -> list[int]:
    """The year of a claim; of one without a date, those before the day on which it is told that may be meant, the latest first."""
    if o.start and o.end:
        return [o.start.year] if o.start.year == o.end.year else []
    return [told.year - n for n in range(LATEST + 1)] if told and not o.start else []


def teller(record: Record) -> str:
    """The source of a record as it is called."""
    return record.source.teller
