"""Figures of the ledger that can be held against a claim's figure."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.comparables import Comparable, comparables
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim, Evidence, Strength
from comity.observation.rounding import BORDER, MIRROR, REVISED
from comity.wording import off

#: What is told beside a claim and is no evidence on it, and how many of them.
_CONTEXT = ("other period", "other definition")
_NEAREST = 3

#: Why a figure may miss another a little.
_WHY = {
    "border": "as the length of a border depends on how it is measured",
    "mirror": "as the two sides' statistics may differ",
    "same": "as revised or rounded figures may differ",
}


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """Each comparable figure, weighed; of those of other periods or another definition the nearest few."""
    if claim.figure is None or claim.finding is None or claim.observation.modality not in ("actual", "target"):
        return
    found = list(comparables(claim, case))
    yield from (weigh(claim, c, case.store) for c in found if c.sameness not in _CONTEXT)
    near = sorted((c for c in found if c.sameness in _CONTEXT), key=lambda c: _days_from(claim, c))
    yield from (weigh(claim, c, case.store) for c in near[:_NEAREST])


def _days_from(claim: Claim, found: Comparable) -> int:
    """How far a figure's period is from the claim's; of an undated claim, from the day on which it is told."""
    day, other = claim.observation.end or claim.told, found.records[0].observation.end
    return abs((day - other).days) if day and other else 0


def weigh(claim: Claim, found: Comparable, store: Store) -> Evidence:
    """A comparable figure as evidence on a claim."""
    assert claim.figure is not None
    record = found.records[0]
    official = record.source.sort == "dataset"
    missed = claim.figure.off(found.figure)
    told = f"{found.told}; the claim, {claim.said}, "
    place = " | ".join(dict.fromkeys(store.sentence(r) for r in found.records))
    if found.sameness in _CONTEXT:
        return Evidence(record.source, place, "context", f"{found.told} ({found.sameness})", "weak", record.source.root)
    if missed == 0:
        strength: Strength = "strong" if official and found.sameness != "mirror" else "moderate"
        return Evidence(record.source, place, "supports", told + "fits", strength, record.source.root)
    limit = MIRROR if found.sameness == "mirror" else BORDER if claim.observation.kind == "border" else REVISED
    if claim.observation.measure == "rank":
        limit = 0
    told += f"is {off(missed)}"
    if claim.observation.modality == "target":
        return Evidence(record.source, place, "context", f"{told}, as aims may be set anew", "weak", record.source.root)
    if missed <= limit:
        reason = _WHY.get(claim.observation.kind) or _WHY[found.sameness if found.sameness == "mirror" else "same"]
        return Evidence(record.source, place, "context", f"{told}, {reason}", "weak", record.source.root)
    return Evidence(record.source, place, "contradicts", told, "strong" if official else "moderate", record.source.root)
