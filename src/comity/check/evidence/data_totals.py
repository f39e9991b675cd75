"""A share and a level of one year, as a document tells them, against the total that data have: the two must give about that total."""

from collections.abc import Iterator
from dataclasses import replace

from comity.check.case import Case
from comity.check.comparisons.comparable import is_total, same_period, same_thing
from comity.check.verdicts import Claim, Evidence
from comity.ledger import Record
from comity.observation import Observation, normalized
from comity.observation.interval import Interval
from comity.observation.rounding import BEYOND_ONE, LEAST_OF_TOTAL, MOST_OF_TOTAL, SAME_TOTAL
from comity.observation.same import same_flow
from comity.wording import off, period, possessive, span


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The data's total for a level, or for a share that the document gives a level for."""
    o = claim.observation
    if o.kind != "trade" or o.modality != "actual" or claim.figure is None or not o.start:
        return
    if "product" in o.attrs:
        yield from _product(claim, case)
        return
    near = [c for c in case.claims if c.observation.kind == "trade" and same_period(o, c.observation)]
    if o.measure == "share":
        for level in (c for c in near if c.observation.measure == "level" and same_flow(o, c.observation)):
            yield from _held(level, claim, case)
    elif o.measure == "level" and o.attrs["flow"] in ("exports", "imports"):
        shares = [c for c in near if c.observation.measure == "share" and same_flow(c.observation, o)]
        for share in shares:
            yield from _held(claim, share, case)
        if not shares:
            yield from _part(claim, case)


def _held(level: Claim, share: Claim, case: Case) -> Iterator[Evidence]:
    """The total that a level and a share give, beside the data's."""
    if level.figure is None or share.figure is None or share.figure.low <= 0:
        return
    implied = level.figure / (share.figure / 100)
    unit = level.observation.unit
    for record, total in _totals(level.observation, case):
        told = (
            f"{record.source.title}: {possessive(level.observation.a)} {level.observation.attrs['flow']} are {span(total, unit)} in all; "
            f"{level.said} being {share.said} makes {span(implied, unit)}"
        )
        missed = implied.off(total)
        if missed <= SAME_TOTAL:
            yield Evidence(record.source, record.finding.row, "supports", told, "moderate", record.source.id)
        elif implied.low > total.high * MOST_OF_TOTAL or implied.high < total.low * LEAST_OF_TOTAL:
            yield Evidence(record.source, record.finding.row, "contradicts", f"{told}, {off(missed)}", "moderate", record.source.id)
        else:
            yield Evidence(record.source, record.finding.row, "context", told, "weak", record.source.id)


def _part(claim: Claim, case: Case) -> Iterator[Evidence]:
    """A level alone is no more than the total."""
    o = claim.observation
    assert claim.figure is not None
    for record, total in _totals(o, case):
        told = f"{record.source.title}: {possessive(o.a)} {o.attrs['flow']} are {span(total, o.unit)} in all"
        if claim.figure.low > total.high * MOST_OF_TOTAL:
            yield Evidence(record.source, record.finding.row, "contradicts", told, "strong", record.source.id)
        else:
            yield Evidence(record.source, record.finding.row, "context", f"{told}; the claim is a part of it", "weak", record.source.id)


def _product(claim: Claim, case: Case) -> Iterator[Evidence]:
    """A level of one product is no more than what data have of all that the one sells the other."""
    o = claim.observation
    if o.measure != "level":
        return
    whole = normalized(replace(o, attrs={k: v for k, v in o.attrs.items() if k != "product"}))
    for record in case.records(o.a, o.b, "trade"):
        found = record.observation
        is_it = record.source.sort == "dataset" and same_period(o, found) and same_thing(whole, found) in ("same", "mirror")
        total = case.store.figure(record, o.unit) if is_it else None
        if total is None or claim.figure is None:
            continue
        told = f"{record.source.title}: {span(total, o.unit)} of all goods, {period(found.start, found.end)}"
        if claim.figure.low > total.high * (1 + BEYOND_ONE):
            yield Evidence(record.source, record.finding.row, "contradicts", told, "moderate", record.source.id, is_contested=True)
        else:
            yield Evidence(record.source, record.finding.row, "context", f"{told}; the claim is a part of it", "weak", record.source.id)


def _totals(o: Observation, case: Case) -> Iterator[tuple[Record, Interval]]:
    """What data have of a state's whole trade of the flow and period."""
    for record in case.records(o.a, None, "trade"):
        if record.source.sort == "dataset" and is_total(record, o):
            figure = case.store.figure(record, o.unit)
            if figure is not None and figure.low > 0:
                yield record, figure
