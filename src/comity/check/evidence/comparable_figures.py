"""Figures of the ledger that can be held against a claim's figure."""

from collections.abc import Iterator

from comity import packaged
from comity.check.case import Case
from comity.check.comparisons import Comparable, comparables
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim, Evidence, Relation, Strength
from comity.observation import Observation
from comity.observation.interval import Interval
from comity.observation.rounding import BEYOND_BOTH, BEYOND_ONE, BORDER, CHANGES, DEFINED, REVISED
from comity.wording import off

#: What is told beside a claim and is no evidence on it, and how many of them.
_CONTEXT = ("other period", "other definition", "other currency", "level")
#: Of the claim's own period and thing.
_OWN_PERIOD = ("same", "mirror", "derived")
_NEAREST = 3
#: How far a claim may be off where it is not trade.
_LIMITS = {"border": BORDER, "investment": DEFINED, "finance": DEFINED, "count": DEFINED}

#: Why a figure may miss another.
_WHY = {
    "border": "as the length of a border depends on how it is measured",
    "trade": "as the two sides' statistics may differ",
    "other": "as others may count otherwise",
}


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """Each comparable figure, weighed; of those of other periods or another definition the nearest few."""
    if claim.figure is None or claim.finding is None or claim.observation.modality not in ("actual", "target"):
        return
    found = list(comparables(claim, case))
    meant = [c for c in found if c.sameness not in _CONTEXT]
    yield from (_weighed(claim, c, meant, case.store) for c in meant)
    near = sorted((c for c in found if c.sameness in _CONTEXT), key=lambda c: _days_from(claim, c))
    yield from (_piece(c, "context", "weak", f"{c.told} ({c.sameness})", case.store) for c in near[:_NEAREST])


def _days_from(claim: Claim, found: Comparable) -> int:
    """How far a figure's period is from the claim's; of an undated claim, from the day on which it is told."""
    day, other = claim.observation.end or claim.told, found.records[0].observation.end
    return abs((day - other).days) if day and other else 0


def _weighed(claim: Claim, found: Comparable, all_: list[Comparable], store: Store) -> Evidence:
    """A comparable figure as evidence on a claim, given all that are comparable."""
    o, is_official = claim.observation, found.records[0].source.sort == "dataset"
    assert claim.figure is not None
    missed = claim.figure.off(found.figure)
    told = f"{found.told}; the claim, {claim.said}, "
    if missed == 0:
        plain = is_official and found.sameness not in ("mirror", "latest") and not found.is_rough
        return _piece(found, "supports", "strong" if plain else "moderate", told + "fits", store)
    told += f"is {off(missed)}"
    if (
        is_official
        and (o.kind, o.measure) == ("trade", "level")
        and o.modality == "actual"
        and missed <= REVISED
        and found.sameness in _OWN_PERIOD
    ):
        return _piece(found, "supports", "moderate", f"{told}, no more than figures are revised", store)
    if o.modality == "target":
        return _piece(found, "context", "weak", f"{told}, as aims may be set anew", store)
    if found.sameness == "latest":
        return _piece(found, "context", "weak", f"{told}, as it may be of another year", store)
    if found.is_rough:
        return _piece(found, "context", "weak", f"{told}, as a share is of goods and rounded", store)
    left_out = packaged.toml("comity.check.evidence", "partial_data.toml")["partial"].get(found.records[0].source.id)
    if left_out and o.measure == "level" and claim.figure.low > found.figure.high:
        return _piece(found, "context", "weak", f"{told}, as {left_out}", store)
    if _is_beyond(o.bound, claim.figure, found.figure):
        return _piece(found, "context", "weak", f"{told}, and only bounds it", store)
    if _may_be(claim, found, all_):
        return _piece(found, "context", "weak", f"{told}, {_WHY.get(o.kind, _WHY['other'])}", store)
    return _piece(found, "contradicts", "strong" if is_official else "moderate", told, store, _is_contested(o, all_))


def _is_beyond(bound: str, claimed: Interval, found: Interval) -> bool:
    """Whether a figure is above one told as the least that it is, or below one told as the most."""
    return (bound == "at_least" and found.low > claimed.high) or (bound == "at_most" and found.high < claimed.low)


def _may_be(claim: Claim, found: Comparable, all_: list[Comparable]) -> bool:
    """Whether a figure that misses a claim's is no contradiction: statistics of other makers, days and definitions differ by so much."""
    o = claim.observation
    assert claim.figure is not None
    if found.leeway is not None:
        return claim.figure.meets(found.leeway)
    if found.records[0].source.sort == "document":
        return claim.figure.off(found.figure) <= REVISED
    if o.measure == "change":
        return claim.figure.gap(found.figure) <= CHANGES
    # What lies between the figures of the two sides is the one's as much as the other's.
    official = [c.figure for c in all_ if c.records[0].source.sort == "dataset" and c.sameness != "latest"]
    between = Interval(min(f.low for f in official), max(f.high for f in official))
    limit = _LIMITS.get(o.kind) or (BEYOND_BOTH if _are_both(all_) and o.measure == "level" else BEYOND_ONE)
    return claim.figure.off(between) <= limit


def _are_both(all_: list[Comparable]) -> bool:
    """Whether both sides of a dyad report."""
    return len({c.reporter for c in all_ if c.reporter}) > 1


def _is_contested(o: Observation, all_: list[Comparable]) -> bool:
    """Whether a contradiction decides nothing: of trade the other side's report is not known, of investment the definition."""
    if o.kind == "trade" and o.measure == "level":
        return not _are_both(all_)
    return o.measure == "change" or o.kind in _LIMITS.keys() - {"border"}


def _piece(found: Comparable, relation: Relation, strength: Strength, told: str, store: Store, is_contested: bool = False) -> Evidence:
    source = found.records[0].source
    place = " | ".join(dict.fromkeys(store.sentence(r) for r in found.records))
    return Evidence(source, place, relation, told, strength, source.root, is_contested=is_contested)
