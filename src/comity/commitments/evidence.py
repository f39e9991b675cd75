"""What later documents and data tell of the thing that was promised."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from comity.commitments.commitment import Commitment, Step
from comity.commitments.promises import same_thing, same_visit
from comity.ledger import Record


@dataclass(frozen=True)
class Deed:
    """One observation that tells of the thing promised.

    Attributes:
        record: the observation.
        start, end: the first and last day on which it may have been; of what is told without a day, up to the day of the telling.

    """

    record: Record
    start: datetime.date | None
    end: datetime.date

    @property
    def action(self) -> str:
        """The act, empty for a kind that has none."""
        return str(self.record.observation.attrs.get("action", ""))

    @property
    def told(self) -> datetime.date:
        """The day on which it was told; of a data set, the last day of what it is about."""
        return self.record.source.published or self.end


def deeds(commitment: Commitment, records: Iterable[Record], modality: str = "actual", but: tuple[str, ...] = ()) -> list[Deed]:
    """What is told of the thing promised in a modality, in the order in which it may have been at the latest; undated ones left out.

    Args:
        but: fields in which it may differ from what was promised, besides its date and act.

    """
    o = commitment.observation
    said = (r for r in records if r.observation.modality == modality)
    told = (_deed(r) for r in said if same_thing(o, r.observation, *but) or any(same_visit(c, r) for c in commitment.records))
    return sorted((d for d in told if d), key=lambda d: (d.end, d.record.number))


def since(commitment: Commitment, found: Iterable[Deed]) -> list[Deed]:
    """Those that may be what came of it: that may have been on or after the day on which it was told, or that day's news of another source.

    Without a day of telling, those that may have been in or after the time for which it was promised. Each row of a data set is of a thing
    of its own: what one promises, no other of that set gives.
    """
    first = commitment.told or commitment.due_from
    own = {r.source.id for r in commitment.records if r.source.sort == "dataset"}
    return [d for d in found if first and d.end >= first and d.told >= first and d.record.source.id not in own]


def life(commitment: Commitment, records: Iterable[Record]) -> tuple[Step, ...]:
    """The acts that are told of the thing promised, each once, with the days between them; none of what has no acts."""
    if not commitment.rule.acts:
        return ()
    found: list[Step] = []
    told = {(d.action, d.start, d.end): d for d in reversed(deeds(commitment, records))}
    for d in sorted(told.values(), key=lambda d: (d.end, d.start or d.end)):
        before = found[-1] if found else None
        dated = before is not None and before.start == before.end and d.start == d.end
        found.append(Step(d.action, d.start, d.end, (d.end - before.end).days if before and dated else None))
    return tuple(found)


def _deed(record: Record) -> Deed | None:
    o = record.observation
    last = o.end or o.start or record.source.published
    return Deed(record, o.start, last) if last else None
