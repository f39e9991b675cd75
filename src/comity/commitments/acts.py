"""What came of a promise to do something: a visit, an agreement, a mission …"""

import datetime
from collections.abc import Iterable, Sequence

from comity.commitments.commitment import Commitment, Outcome, Status
from comity.commitments.evidence import Deed, deeds, since
from comity.commitments.promises import same_thing
from comity.commitments.rules import Act
from comity.ledger import Record
from comity.wording import counted, day, period

#: A promise for fewer days than this names its days, and does not stand open as one for a month or year does.
_A_WEEK = 7
_A_YEAR = 365


def judge(commitment: Commitment, records: Sequence[Record], others: Iterable[Commitment], as_of: datetime.date) -> Outcome:
    """What came of it by a day, from all that is known of the pair by then.

    The first that holds decides: it was done in time; it was promised anew in time; it was done late; it was denied; it was taken back;
    it was promised anew after its day; steps were made; its day lies ahead; nothing is told.
    """
    act = commitment.rule.acts.get(commitment.goal)
    told = deeds(commitment, records)
    after, often = since(commitment, told), _is_frequent(commitment, told)
    others = list(others)
    done, anew = (
        _done(commitment, act, [d for d in after if not _is_of_another(commitment, d, others)], often),
        _promised_anew(commitment, others),
    )
    if done and anew and done.status is Status.LATE and anew.status is Status.SUPERSEDED:
        return anew
    return (
        done
        or _denied(commitment, since(commitment, deeds(commitment, records, "denied")))
        or _undone(commitment, act, after)
        or anew
        or _under_way(commitment, act, after, as_of)
        or silent(commitment, as_of)
    )


def _done(c: Commitment, act: Act | None, after: list[Deed], often: bool) -> Outcome | None:
    found = [d for d in after if (act is None or d.action in act.done) and _in_reach(c, d, often)]
    if not found:
        return None
    # Several sources tell it; the one that tells the day most closely is the day.
    first = min(found, key=lambda d: (d.start is None, d.end, (d.end - (d.start or d.end)).days))
    late = bool(c.due and first.start and first.start > c.due)
    when = period(first.record.observation.start, first.record.observation.end) or f"(told {day(first.end)})"
    days = (first.start - c.told).days if first.start == first.end and c.told else None
    overdue = (first.start - c.due).days if late and c.due and first.start else 0
    why = f"{_what(first)}{when}" + (f", {counted(overdue, 'day')} after it was due" if overdue else "")
    status = Status.LATE if late else Status.FULFILLED
    tell_it = [d for d in found if (d.start or d.end) <= first.end and (first.start or first.end) <= d.end]
    return Outcome(c, status, tuple(d.record for d in tell_it), why, "a source that has it on another day", days=days)


def _is_frequent(c: Commitment, told: list[Deed]) -> bool:
    """Whether several such things are told of the year before and the year after the time promised."""
    near = {d.end for d in told if c.due and abs((d.end - c.due).days) <= _A_YEAR}
    return len(near) > 1


def _is_of_another(c: Commitment, d: Deed, others: Iterable[Commitment]) -> bool:
    """Whether, of what comes again and again, what was done after the time promised was done in the time of another promise."""
    start = d.start or d.end
    if not c.rule.recurs or c.due is None or start <= c.due:
        return False
    meant = (x for x in others if x is not c and x.goal == c.goal and x.due and x.due_from and x.due_from <= d.end and start <= x.due)
    return any(same_thing(c.observation, x.observation) for x in meant)


def _in_reach(c: Commitment, d: Deed, often: bool) -> bool:
    """Whether what was done can be what was promised: not too long before or after its time or, where none was told, after the telling."""
    start = d.start or d.end
    if c.due is None or c.due_from is None:
        return c.told is not None and (start - c.told).days <= c.rule.open
    if c.rule.early is not None and (c.due_from - d.end).days > c.rule.early:
        return False
    named = often and (c.due - c.due_from).days < _A_WEEK
    late = (c.rule.late_of_days if named else 0) or c.rule.late
    return not late or (start - c.due).days <= late


def _denied(c: Commitment, after: list[Deed]) -> Outcome | None:
    """A denial that is younger than the last telling, and of the act promised."""
    found = [d for d in after if (not c.goal or d.action == c.goal) and (c.told_last is None or d.told > c.told_last)]
    found = [d for d in found if c.due_from is None or d.start is None or d.end >= c.due_from]
    if not found:
        return None
    last = found[-1]
    past = c.due is not None and last.told > c.due
    why = f"told {day(last.told)} that it was not done" if past else f"told {day(last.told)}, before it was due, that it will not be done"
    status = Status.MISSED if past else Status.WITHDRAWN
    return Outcome(c, status, tuple(d.record for d in found), why, "a source that tells it done")


def _undone(c: Commitment, act: Act | None, after: list[Deed]) -> Outcome | None:
    found = [d for d in after if act and d.action in act.undone]
    if not found:
        return None
    last = found[-1]
    return Outcome(c, Status.WITHDRAWN, (last.record,), f"{_what(last)}{day(last.end)}", "a source that takes it up again")


def _promised_anew(c: Commitment, others: Iterable[Commitment]) -> Outcome | None:
    """Another promise of the same thing for a later time: told in time it takes its place, afterwards it shows it undone.

    Of what comes again and again it shows nothing afterwards.
    """
    later = [x for x in others if x is not c and x.goal == c.goal and c.due and x.due_from and x.due_from > c.due and _is_later(c, x)]
    later = [x for x in later if same_thing(c.observation, x.observation)]
    # What comes round every year is promised every year.
    later = [x for x in later if not c.rule.late or (x.due_from and c.due and (x.due_from - c.due).days <= c.rule.late)]
    if not later:
        return None
    x = min(later, key=lambda x: x.told or datetime.date.max)
    assert x.told and c.due and x.due
    when = period(x.due_from, x.due)
    if x.told > c.due and c.rule.recurs:
        return None
    if x.told <= c.due:
        return Outcome(
            c, Status.SUPERSEDED, x.records[:1], f"promised anew on {day(x.told)}, for {when}", "a source that has it done in time"
        )
    why = f"promised anew on {day(x.told)}, after it was due, for {when}: it had not been done"
    return Outcome(c, Status.MISSED, x.records[:1], why, "a source that has it done")


def _is_later(c: Commitment, x: Commitment) -> bool:
    return x.told is not None and (c.told is None or x.told > c.told)


def _under_way(c: Commitment, act: Act | None, found: list[Deed], as_of: datetime.date) -> Outcome | None:
    """Steps made after the promise; a promise to sign a text agreed on is such a step towards a signing promised before."""
    steps = [d for d in found if act and d.action in act.under_way]
    if not steps:
        return None
    last = steps[-1]
    past = c.due is not None and c.due < as_of
    status = Status.OVERDUE if past else Status.IN_PROGRESS
    tail = f"; due {day(c.due)}, not told done" if past and c.due else ""
    return Outcome(c, status, tuple(d.record for d in steps), f"{_what(last)}{day(last.end)}{tail}", "a source that tells it done")


def silent(c: Commitment, as_of: datetime.date) -> Outcome:
    """What can be said of a promise of which nothing more is told."""
    if c.due and c.due >= as_of:
        return Outcome(c, Status.DUE, (), f"due {period(c.due_from, c.due)}", "a source that tells it done or given up")
    if c.due and c.told_last and c.told_last > c.due:
        last = c.records[-1]
        return Outcome(
            c,
            Status.OVERDUE,
            (last,),
            f"told again as still to come on {day(c.told_last)}, after it was due",
            "a source that tells it done",
        )
    if c.due is None and c.told_last and (as_of - c.told_last).days <= c.rule.open // 2:
        return Outcome(
            c, Status.DUE, (), f"promised {day(c.told_last)} for no day, nothing told since", "a source that tells it done or given up"
        )
    return Outcome(c, Status.UNKNOWN, (), "no evidence: no source tells what came of it", "any source that tells of it")


def _what(d: Deed) -> str:
    return f"{d.action.replace('_', ' ') or 'took place'} " if d.action != "in_force" else "in force "
