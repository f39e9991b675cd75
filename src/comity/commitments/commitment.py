"""What a commitment is, and what came of it."""

import datetime
import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from comity.commitments.rules import Rule
from comity.ledger import Record
from comity.observation import Observation


class Status(StrEnum):
    """What came of a commitment by a day. Silence is `UNKNOWN`, never `MISSED`."""

    FULFILLED = "fulfilled"
    LATE = "kept late"
    PARTLY = "partly"
    IN_PROGRESS = "in progress"
    DUE = "due"
    OVERDUE = "overdue"
    MISSED = "missed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Commitment:
    """One thing promised, with all that tell of the promise, in the order in which they told it.

    Attributes:
        rule: the rule of its sort.
        goal: the act that was promised; empty where the thing itself is.
        records: the observations that tell it, at least one.

    """

    rule: Rule
    goal: str
    records: tuple[Record, ...]

    @property
    def observation(self) -> Observation:
        """The promise as the first that gives it a day tells it; an act told as done that promises another only where nothing else does."""
        told = [r.observation for r in self.records]
        promised = [o for o in told if o.modality != "actual"]
        return next((o for o in promised if o.start), (promised or told)[0])

    @property
    def promise(self) -> Observation:
        """What was promised: the observation, and of an act told as done that promises another, that other."""
        o = self.observation
        return o if o.modality != "actual" else replace(o, modality="planned", attrs={**o.attrs, "action": self.goal})

    @property
    def told(self) -> datetime.date | None:
        """The day on which it was first told; None if no source has one."""
        return min((r.source.published for r in self.records if r.source.published), default=None)

    @property
    def told_last(self) -> datetime.date | None:
        """The day on which it was last told."""
        return max((r.source.published for r in self.records if r.source.published), default=None)

    @property
    def due(self) -> datetime.date | None:
        """The last day on which it would be in time; None if none is told. An act told as done that promises another has none."""
        o = self.observation
        return None if o.modality == "actual" else o.end or o.start

    @property
    def due_from(self) -> datetime.date | None:
        """The first day of the time for which it was promised."""
        return self.observation.start if self.due else None

    @property
    def id(self) -> str:
        """The same for the same promise of the same pair, whatever else the ledger holds."""
        o, first = self.observation, self.records[0]
        told = (o.kind, o.a, str(o.b), self.goal, str(self.due), str(o.value), first.source.id, str(first.observation.spans))
        return hashlib.sha256("|".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True)
class Step:
    """An act that is told of the thing promised.

    Attributes:
        action: what was done.
        start, end: its first and last day, one day where that is known; `start` is None where only the day of the telling is.
        days: days since the step before; None for the first, and where one of the two has no day.

    """

    action: str
    start: datetime.date | None
    end: datetime.date
    days: int | None


@dataclass(frozen=True)
class Outcome:
    """What came of a commitment.

    Attributes:
        commitment: what was promised.
        status: what came of it by the day asked for.
        evidence: the observations that show it, none where nothing is told.
        reasoning: why, in a line.
        would_change: what would change the status, in a line.
        reached: of a figure, the value that came nearest and counts; None otherwise.
        share: of a figure, the share of the way from what was when it was promised, else from nothing (1 is all of it).
        days: days from the first telling to what fulfilled it; None where it is not fulfilled or no day is told.
        life: all acts that are told of the thing promised, in the order of time; empty for a visit, a meeting or a figure.

    """

    commitment: Commitment
    status: Status
    evidence: tuple[Record, ...]
    reasoning: str
    would_change: str
    reached: float | None = None
    share: float | None = None
    days: int | None = None
    life: tuple[Step, ...] = ()

    @property
    def rule_version(self) -> str:
        """The version of the rules by which it was judged."""
        return self.commitment.rule.version
