"""Claims that relations were established or a mission opened, against the envoys and missions that the ledger knows."""

import datetime
from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation
from comity.ledger import Record
from comity.wording import period, sentence

#: Acts that two with relations do.
_ACTS = ("opened", "reopened", "appointed", "accredited", "exists")
#: Those that take place where the mission is: who is appointed may come later, or not at all.
_THERE = ("opened", "reopened", "accredited")
_IN_PERSON = ("appointed", "accredited")
#: Who stands at the head of a mission; a legation is one of no other sort.
_HEADS = {"embassy": "ambassador", "other": "diplomats"}


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The first envoy that is known, who speaks for it if he came in the very year; else that there is a mission now."""
    o = claim.observation
    if claim.finding is None or o.modality != "actual" or not o.start or not _begins(claim):
        return
    records = [
        r for r in case.records(o.a, o.b, "mission") if r.observation.attrs["action"] in _ACTS and r.observation.modality == "actual"
    ]
    if o.kind == "mission":
        records = [r for r in records if r.observation.a == o.a and (_is_there_now(claim, r) or _is_its_head(claim, r))]
    dated = [r for r in records if r.observation.start]
    first = min((r for r in dated if r.observation.attrs["action"] in _THERE), key=_day, default=None) or min(dated, key=_day, default=None)
    if first:
        yield _piece(first, "supports" if _day(first).year == o.start.year else "context", "the first that is known", case)
    elif records:
        yield _piece(records[0], "context", "now", case)


def _begins(claim: Claim) -> bool:
    o = claim.observation
    if o.kind == "relations":
        return o.attrs["action"] in ("established", "recognised") and o.attrs["status"] == "diplomatic"
    return o.kind == "mission" and o.attrs["action"] in ("opened", "reopened", "upgraded")


def _is_there_now(claim: Claim, record: Record) -> bool:
    o, found = claim.observation, record.observation
    return o.attrs["action"] != "upgraded" and found.attrs["action"] == "exists" and o.attrs["what"] == found.attrs["what"]


def _is_its_head(claim: Claim, record: Record) -> bool:
    """Whether a record is of who leads a mission of the sort that is claimed to have been opened, or that one was raised to."""
    o, found = claim.observation, record.observation
    return (
        o.attrs["action"] != "reopened" and found.attrs["action"] in _IN_PERSON and found.attrs["what"] == _HEADS.get(str(o.attrs["what"]))
    )


def _day(record: Record) -> datetime.date:
    assert record.observation.start
    return record.observation.start


def _piece(record: Record, relation: Relation, note: str, case: Case) -> Evidence:
    found = record.observation
    when = f", {period(found.start, found.end)}" if found.start else ""
    told = f"{record.source.called}: {sentence(found)}{when} ({note})"
    return Evidence(record.source, case.store.sentence(record), relation, told, "weak", record.source.root)
