"""Figures of the ledger for a claim's figure: the same one, its mirror, or one computed from others."""

from collections.abc import Iterator
from dataclasses import replace

from comity.check.case import Case
from comity.check.comparisons import changes, ranks, shares, sums
from comity.check.comparisons.as_told import as_told
from comity.check.comparisons.comparable import Comparable
from comity.check.verdicts import Claim
from comity.observation import normalized, vocabulary

__all__ = ["Comparable", "comparables"]

#: The currency of most data.
_DATA = "USD"
#: What stands at a level from year to year.
_STANDS = ("trade", "investment")


def comparables(claim: Claim, case: Case) -> Iterator[Comparable]:
    """All that the ledger has to hold against a claim's figure; a target against targets.

    Where the ledger has no rates of the claim's currency, what it has in US dollars is told and not held against it.

    Args:
        claim: with a figure.
        case: what it is held against.

    """
    yield from _in_its_currency(claim, case)
    yield from _levels_beside(claim, case)
    o = claim.observation
    if o.measure == "level" and o.unit != _DATA and vocabulary().kinds[o.kind].money and not case.store.has_rates(o.unit):
        for found in _in_its_currency(replace(claim, observation=replace(o, unit=_DATA)), case):
            yield replace(found, sameness="other currency")


def _levels_beside(claim: Claim, case: Case) -> Iterator[Comparable]:
    """How high the trade or investment stood of which a claim tells a change or a target: told beside it, and not held against it."""
    o = claim.observation
    if o.kind not in _STANDS or (o.measure != "change" and o.modality != "target"):
        return
    unit = _DATA if o.measure == "change" else o.unit
    level = normalized(replace(o, measure="level", unit=unit, modality="actual", value=0.0, base_start=None, base_end=None))
    for found in _in_its_currency(replace(claim, observation=level), case):
        yield replace(found, sameness="level")


def _in_its_currency(claim: Claim, case: Case) -> Iterator[Comparable]:
    o, store = claim.observation, case.store
    records = [r for r in case.records(o.a, o.b, o.kind) if r.observation.modality == o.modality]
    yield from as_told(claim, records, store)
    if o.kind == "trade" and o.modality == "actual" and "product" not in o.attrs:
        records = [r for r in records if "product" not in r.observation.attrs]
        if o.measure == "level":
            yield from sums.computed(claim, records, store)
        if o.measure == "change":
            yield from changes.computed(o, records, store)
        if o.measure == "share":
            yield from shares.computed(o, records, store)
        if o.measure == "rank":
            yield from ranks.computed(o, claim.told, store)
            yield from ranks.in_both(o, claim.told, store)
