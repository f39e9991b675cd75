"""What was promised between two parties and what came of it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from comity.commitments.acts import judge
from comity.commitments.commitment import Commitment, Outcome, Status
from comity.commitments.evidence import life
from comity.commitments.promises import commitments
from comity.commitments.rules import rules
from comity.commitments.targets import judge_money, judge_target
from comity.ledger import Record

_MONEY, _TARGETS = "finance", ("trade", "investment", "count")
_KEPT = (Status.FULFILLED, Status.LATE)
_DECIDED = (*_KEPT, Status.PARTLY, Status.MISSED)


def follow(records: Iterable[Record], as_of: datetime.date | None = None) -> list[Outcome]:
    """The commitments of a pair, each with what came of it.

    Args:
        records: all that a ledger tells of the pair.
        as_of: the day as of which it is told, today if not given: what was published or happened later is left out.

    Returns:
        In the order in which they were first told.

    Examples:
        >>> follow([])
        []

    """
    today = as_of or datetime.date.today()
    known = [r for r in records if _is_known(r, today)]
    promised = commitments(known)
    return [_outcome(c, known, promised, today) for c in promised]


@dataclass(frozen=True)
class Rate:
    """How many commitments of a sort were kept.

    Attributes:
        pair: the two parties.
        title: of the sort.
        all: how many were promised and are not due later, given up or overtaken: the base.
        kept, late, partly, missed: how many of them were; `kept` counts those kept late too.
        unknown: how many of them nothing decides.

    """

    pair: tuple[str, str | None]
    title: str
    all: int
    kept: int
    late: int
    partly: int
    missed: int
    unknown: int

    @property
    def rate(self) -> float | None:
        """The share that was kept of those of which it is known; None where nothing is known."""
        decided = self.all - self.unknown
        return self.kept / decided if decided else None

    @property
    def silent(self) -> float | None:
        """The share of which nothing is known; None without a base."""
        return self.unknown / self.all if self.all else None


def rates(outcomes: Sequence[Outcome]) -> list[Rate]:
    """The rates of fulfilment by pair and sort, in the order of the rules.

    Examples:
        >>> rates([])
        []

    """
    pairs = sorted({o.commitment.observation.pair for o in outcomes}, key=str)
    found = []
    for pair in pairs:
        for rule in rules().values():
            of_sort = [o.status for o in outcomes if o.commitment.rule is rule and o.commitment.observation.pair == pair]
            if of_sort:
                found.append(_rate(pair, rule.title, of_sort))
    return found


def _rate(pair: tuple[str, str | None], title: str, told: list[Status]) -> Rate:
    base = [s for s in told if s in (*_DECIDED, Status.OVERDUE, Status.UNKNOWN)]
    kept, late = sum(s in _KEPT for s in base), base.count(Status.LATE)
    unknown = sum(s not in _DECIDED for s in base)
    return Rate(pair, title, len(base), kept, late, base.count(Status.PARTLY), base.count(Status.MISSED), unknown)


def _outcome(c: Commitment, known: Sequence[Record], promised: Sequence[Commitment], today: datetime.date) -> Outcome:
    return replace(_judged(c, known, promised, today), life=life(c, known))


def _judged(c: Commitment, known: Sequence[Record], promised: Sequence[Commitment], today: datetime.date) -> Outcome:
    if c.rule.kind == _MONEY:
        return judge_money(c, known, today)
    if c.rule.kind in _TARGETS:
        return judge_target(c, known, promised, today)
    return judge(c, known, promised, today)


def _is_known(record: Record, today: datetime.date) -> bool:
    o, published = record.observation, record.source.published
    if published and published > today:
        return False
    return o.modality != "actual" or o.start is None or o.start <= today
