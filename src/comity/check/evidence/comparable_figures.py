"""Figures of the ledger that can be held against a claim's figure."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.comparables import Comparable, comparables
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim, Evidence, Strength
from comity.wording import off, span

#: By how much a figure may miss another of the same definition, and of the other side's statistics, before it contradicts it.
_SAME, _MIRROR = 0.03, 0.25
#: Lengths of borders differ by how they are measured.
_BORDER = 0.05


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """Each comparable figure, weighed."""
    if claim.figure is not None and claim.finding is not None and claim.observation.modality in ("actual", "target"):
        yield from (weigh(claim, found, case.store) for found in comparables(claim, case))


def weigh(claim: Claim, found: Comparable, store: Store) -> Evidence:
    """A comparable figure as evidence on a claim."""
    assert claim.figure is not None
    record = found.records[0]
    official = record.source.sort == "dataset"
    missed = claim.figure.off(found.figure)
    unit = claim.observation.unit
    told = f"{found.told}; the claim, {span(claim.figure, unit)}, "
    place = " | ".join(dict.fromkeys(store.sentence(r) for r in found.records))
    if found.sameness in ("other period", "other definition"):
        return Evidence(record.source, place, "context", f"{found.told} ({found.sameness})", "weak", record.source.root)
    if missed == 0:
        strength: Strength = "strong" if official and found.sameness != "mirror" else "moderate"
        return Evidence(record.source, place, "supports", told + "fits", strength, record.source.root)
    limit = _MIRROR if found.sameness == "mirror" else _BORDER if claim.observation.kind == "border" else _SAME
    if claim.observation.measure == "rank":
        limit = 0
    told += f"is {off(missed)}"
    if claim.observation.modality == "target":
        return Evidence(record.source, place, "context", f"{told}, as aims may be set anew", "weak", record.source.root)
    if missed <= limit:
        reason = "as the two sides' statistics may differ" if found.sameness == "mirror" else "as revised or rounded figures may differ"
        return Evidence(record.source, place, "context", f"{told}, {reason}", "weak", record.source.root)
    return Evidence(record.source, place, "contradicts", told, "strong" if official else "moderate", record.source.root)
