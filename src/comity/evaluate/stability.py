"""How much of what a reader finds depends on the order in which it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.evaluate.scoring import is_same
from comity.observation import Observation


@dataclass(frozen=True)
class Stability:
    """Several runs over the same documents, held against each other.

    Attributes:
        runs: how many.
        told: facts that at least one of them tells.
        always: those that all of them tell.

    """

    runs: int
    told: int
    always: int

    @property
    def share(self) -> float | None:
        """The share of the facts told at all that every run tells; None if none is."""
        return self.always / self.told if self.told else None


def stability(runs: Sequence[Sequence[Sequence[Observation]]]) -> Stability:
    """How far several runs agree.

    Args:
        runs: of each run, of each document, what was read; the documents in the same order.

    """
    told = always = 0
    for readings in zip(*runs, strict=True):
        facts: list[Observation] = []
        for reading in readings:
            facts += [o for o in reading if not any(is_same(known, o) for known in facts)]
        told += len(facts)
        always += sum(all(any(is_same(fact, o) for o in reading) for reading in readings) for fact in facts)
    return Stability(len(runs), told, always)
