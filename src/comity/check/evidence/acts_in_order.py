"""Claims of acts against other sources' acts by the rules of a document: an embassy before relations, an anniversary and its founding."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.rules import anniversary_year, order
from comity.check.verdicts import Claim, Evidence, Test
from comity.ledger import Record
from comity.observation.rounding import ONE_NAME
from comity.observation.same import names_agree

#: Kinds whose acts are in an order that holds between sources too. Official visits have come before relations.
_KINDS = ("relations", "mission", "agreement", "project", "anniversary")


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """What breaks an order, and the founding that an anniversary is of or the anniversary of a founding."""
    o = claim.observation
    if o.kind not in _KINDS or claim.finding is None or o.modality != "actual" or not o.start:
        return
    for record in (r for kind in _KINDS for r in case.records(o.a, o.b, kind)):
        if record.observation.modality == "actual" and record.observation.start and _may_be_held(claim, record):
            told = Claim(0, record.observation, "", "", None)
            for test in [*order.test([claim, told]), *anniversary_year.test([claim, told])]:
                yield from _evidence(test, record, case)


def _evidence(test: Test, record: Record, case: Case) -> Iterator[Evidence]:
    """A broken rule contradicts; one that holds supports an anniversary, or the founding that it is of."""
    is_founding = "anniversar" in test.rule
    if 0 not in test.claims or len(test.claims) < 2 or (test.holds and not is_founding):
        return
    told = f"{record.source.called}: {test.reasoning}"
    relation = "supports" if test.holds else "contradicts"
    yield Evidence(record.source, case.store.sentence(record), relation, told, "moderate", record.source.root)  # type: ignore[arg-type]


def _may_be_held(claim: Claim, record: Record) -> bool:
    o, found = claim.observation, record.observation
    if o.kind == found.kind == "agreement":
        assert o.start and found.start
        return names_agree(o, found) and abs((o.start - found.start).days) <= ONE_NAME
    return o.kind != found.kind or o.kind in ("anniversary", "project", "relations")
