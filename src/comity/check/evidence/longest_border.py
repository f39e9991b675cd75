"""Superlatives of borders: "the longest border in the world", against the lengths of all."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence
from comity.wording import name


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The place of the claim's border among all by length."""
    o = claim.observation
    if (
        o.kind != "border"
        or claim.figure is None
        or o.modality != "actual"
        or "longest" not in claim.text.lower()
        or not case.store.borders
    ):
        return
    place = next((i for i, (a, b, _) in enumerate(case.store.borders, 1) if {a, b} == {o.a, o.b}), None)
    if place is None:
        return
    record = next((r for r in case.records(o.a, o.b, "border") if r.source.sort == "dataset"), None)
    longest = case.store.borders[0]
    if record is None:
        return
    told = f"{record.source.title}: {name(o.a)} and {name(o.b)} are number {place} of {len(case.store.borders)} borders by length"
    if place > 1:
        told += f"; the longest is {name(longest[0])} and {name(longest[1])}, {longest[2]:,.0f} km (with all its parts)"
    yield Evidence(record.source, record.finding.row, "context", told, "moderate", record.source.id)
