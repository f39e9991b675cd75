"""What came of a promise in figures: a target of trade, investment or numbers, or a sum of money."""

import datetime
from collections.abc import Iterable, Sequence

from comity.commitments.acts import silent
from comity.commitments.commitment import Commitment, Outcome, Status
from comity.commitments.evidence import Deed, deeds, since
from comity.commitments.promises import same_thing
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.interval import written
from comity.observation.same import same_fact
from comity.wording import amount, day, period

#: A payment of more than so many times a promised sum is of another thing.
_MORE = 1.5

#: A period of so many days is a year, or more.
_A_YEAR = 360


def judge_money(c: Commitment, records: Sequence[Record], as_of: datetime.date) -> Outcome:
    """What came of a promised sum: the payments told since, each once."""
    promised = written(c.observation)
    most = _MORE * promised.high if promised else 0.0
    told = [d for d in deeds(c, records, but=("value",)) if (value := d.record.observation.value) is not None and value <= most]
    paid = _each_once(since(c, told))
    if not paid or promised is None:
        return silent(c, as_of)
    total = sum(d.record.observation.value or 0.0 for d in paid)
    evidence, figure = tuple(d.record for d in paid), amount(total, c.observation.unit)
    if total < promised.low:
        status = Status.PARTLY if c.due is None or c.due < as_of else Status.IN_PROGRESS
        why = f"{figure} of {amount(c.observation.value or 0.0, c.observation.unit)} told as given"
        return Outcome(c, status, evidence, why, "a source that tells more of it given", total, total / (c.observation.value or 1.0))
    last = max(paid, key=lambda d: d.end)
    status = Status.LATE if c.due and last.start and last.start > c.due else Status.FULFILLED
    return Outcome(c, status, evidence, f"{figure} told as given", "a source that has less given", total, 1.0)


def judge_target(c: Commitment, records: Sequence[Record], others: Iterable[Commitment], as_of: datetime.date) -> Outcome:
    """What came of a target: the figures told for its time, for an earlier one, for a later one."""
    levels = [d for d in deeds(c, records, but=("value",)) if d.record.observation.value is not None and d.start and _is_comparable(c, d)]
    after = [d for d in levels if c.told is None or d.end > c.told]
    in_time = [d for d in after if c.due is None or d.end <= c.due]
    due = [d for d in in_time if d.start == c.due_from and d.end == c.due]
    if len({_reaches(d.record.observation, c.observation) for d in due}) > 1:
        values = " and ".join(dict.fromkeys(_figure(d.record.observation) for d in due))
        return Outcome(c, Status.UNKNOWN, tuple(d.record for d in due), f"sources disagree: {values}", "a source that decides between them")
    return (
        _reached(c, in_time, levels, Status.FULFILLED)
        or _overtaken(c, others)
        or _reached(c, [d for d in after if d not in in_time], levels, Status.LATE)
        or _not_reached(c, due or in_time, levels, Status.MISSED if due else Status.IN_PROGRESS, as_of)
        or silent(c, as_of)
    )


def _is_comparable(c: Commitment, d: Deed) -> bool:
    """Whether a figure is of a time as long as the target's: the trade of some months is not that of a year."""
    whole = d.start is not None and (d.end - d.start).days >= _A_YEAR
    return c.rule.kind != "trade" or whole or (d.start, d.end) == (c.due_from, c.due)


def _reached(c: Commitment, found: list[Deed], levels: list[Deed], status: Status) -> Outcome | None:
    first = next((d for d in found if _reaches(d.record.observation, c.observation)), None)
    if first is None:
        return None
    o = first.record.observation
    why = f"{_figure(o)} in {period(o.start, o.end)}"
    days = (first.end - c.told).days if c.told else None
    return Outcome(c, status, (first.record,), why, "a figure below the target for that time", o.value, _share(c, first, levels), days)


def _overtaken(c: Commitment, others: Iterable[Commitment]) -> Outcome | None:
    """The same figure, aimed at anew for a later time before this time had come."""
    for x in others:
        later = x is not c and c.due and x.due_from and x.due_from > c.due and x.told and c.told and c.told < x.told <= c.due
        if later and same_thing(c.observation, x.observation):
            why = f"aimed at anew on {day(x.told)}, for {period(x.due_from, x.due)}" if x.told else ""
            return Outcome(c, Status.SUPERSEDED, x.records[:1], why, "a figure that reaches it in time")
    return None


def _not_reached(c: Commitment, found: list[Deed], levels: list[Deed], status: Status, as_of: datetime.date) -> Outcome | None:
    if not found or (status is Status.IN_PROGRESS and c.due and c.due < as_of):
        return None
    last = found[-1]
    o = last.record.observation
    share = _share(c, last, levels)
    way = f", {share:.0%} of the way" if share is not None else ""
    why = f"{_figure(o)} in {period(o.start, o.end)}{way} to {_figure(c.observation)}"
    return Outcome(c, status, tuple(d.record for d in found), why, "a figure that reaches the target for that time", o.value, share)


def _reaches(o: Observation, target: Observation) -> bool:
    """Whether a figure as written may be at least (of an upper bound, at most) the target as written."""
    told, aimed = written(o), written(target)
    assert told is not None and aimed is not None
    return told.low <= aimed.high if target.bound == "at_most" else told.high >= aimed.low


def _share(c: Commitment, d: Deed, levels: list[Deed]) -> float | None:
    """The share of the way from the last figure before the promise; from nothing where there is none."""
    target, value = c.observation.value, d.record.observation.value
    before = [x for x in levels if c.told and x.end <= c.told]
    base = before[-1].record.observation.value if before else 0.0
    if target is None or value is None or base is None or target == base:
        return None
    return (value - base) / (target - base)


def _each_once(found: Iterable[Deed]) -> list[Deed]:
    kept: list[Deed] = []
    for d in found:
        if not any(same_fact(d.record.observation, k.record.observation) for k in kept):
            kept.append(d)
    return kept


def _figure(o: Observation) -> str:
    return amount(o.value or 0.0, o.unit)
