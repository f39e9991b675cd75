"""What is found in a document."""

from dataclasses import dataclass

from comity.documents.document import Document
from comity.observation import Observation

__all__ = ["Document", "Finding"]


@dataclass(frozen=True)
class Finding:
    """An observation read from a document.

    Attributes:
        observation: what is said.
        rule: the rule that found it, as ``kind.rule``.
        marks: offsets of the words that carry it (figure, parties, verb), within the observation's spans.

    """

    observation: Observation
    rule: str
    marks: tuple[tuple[int, int], ...] = ()
