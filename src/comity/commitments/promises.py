"""Which observations are promises, and which of them are one."""

import datetime
from collections.abc import Iterable, Sequence

from comity.commitments.commitment import Commitment
from comity.commitments.rules import Rule, rules
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.same import names_agree, names_visitor, sameness, told

_PROMISED = ("planned", "target")
#: What may differ between a promise and what came of it, or between two tellings of a promise.
_MAY_DIFFER = ("modality", "date", "action", "base")
#: A visit of at most so many days is known by them where the one telling has the visitor's name and the other an office or nothing.
_A_MONTH = 31
_FIGURES = ("trade", "investment", "count", "finance")


def commitments(records: Iterable[Record]) -> list[Commitment]:
    """The promises among some observations, each once, in the order in which they were first told.

    Two tellings are one promise where they promise the same act of the same thing for the same time, or one of them for no time.
    """
    found = [
        (rule, goal, r) for r in records if (rule := rules().get(r.observation.kind)) and (goal := goal_of(r.observation, rule)) is not None
    ]
    found.sort(key=lambda t: (t[2].observation.start is None, t[2].source.published or datetime.date.max, t[2].number))
    groups: list[tuple[Rule, str, list[Record]]] = []
    for rule, goal, record in found:
        home = next((g for g in groups if g[1] == goal and _one(rule, record, g[2])), None)
        if home:
            home[2].append(record)
        else:
            groups.append((rule, goal, [record]))
    made = [Commitment(rule, goal, tuple(sorted(group, key=_told))) for rule, goal, group in groups]
    return sorted(made, key=lambda c: _told(c.records[0]))


def goal_of(o: Observation, rule: Rule) -> str | None:
    """The act that an observation promises, empty where the thing itself is promised; None where it promises nothing."""
    if o.b is None or (o.kind in _FIGURES and (o.value is None or o.measure != "level")):
        return None
    act = str(o.attrs.get("action", ""))
    if o.modality == "actual":
        return rule.promises.get(act)
    if o.modality not in _PROMISED or (rule.acts and act not in rule.acts):
        return None
    return act


def same_thing(x: Observation, y: Observation, *but: str) -> bool:
    """Whether two observations tell of one thing, whatever is said to become of it, when and by whom."""
    compared = sameness(x, y, (*_MAY_DIFFER, *but))
    if compared.differs:
        return False
    if x.kind in ("agreement", "project"):
        # A name that only one tells is no name they share.
        return names_agree(x, y) or "name" in compared.agree
    if x.kind in ("visit", "meeting"):
        return bool({"who", "level"} & set(compared.agree))
    return True


def same_visit(x: Record, y: Record) -> bool:
    """Whether one visit of no level is told once with the visitor's name and once without ("the Vice President"), on the same days."""
    one, other = x.observation, y.observation
    if one.kind != "visit" or names_visitor(one) == names_visitor(other) or sameness(one, other, _MAY_DIFFER).differs:
        return False
    (since, until), (other_since, other_until) = _time(x), _time(y)
    if since is None or until is None or other_since is None or other_until is None or told(one, "level") or told(other, "level"):
        return False
    is_short = max((until - since).days, (other_until - other_since).days) < _A_MONTH
    return is_short and since <= other_until and other_since <= until


def _one(rule: Rule, record: Record, group: Sequence[Record]) -> bool:
    """Whether a telling is of the promise that a group tells: of that thing, and for no other time than any of them."""
    is_one = same_thing(record.observation, group[0].observation) or same_visit(record, group[0])
    return is_one and all(_may_be_due_together(rule, record, r) for r in group)


def _may_be_due_together(rule: Rule, x: Record, y: Record) -> bool:
    """Whether two tellings may promise for one time; of what comes again and again one without a time stands open for a while only."""
    a, b = x.observation, y.observation
    if "actual" in (a.modality, b.modality):
        return True
    if a.start and b.start:
        return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)
    if not rule.recurs:
        return True
    (since, until), (other_since, other_until) = _time(x), _time(y)
    if since is None or until is None or other_since is None or other_until is None:
        return True
    return max((since - other_until).days, (other_since - until).days) <= rule.open


def _time(record: Record) -> tuple[datetime.date | None, datetime.date | None]:
    """For when a telling promises; of one without a time, when it was told."""
    o, published = record.observation, record.source.published
    return (o.start, o.end or o.start) if o.start else (published, published)


def _told(record: Record) -> tuple[datetime.date, int]:
    return record.source.published or datetime.date.max, record.number
