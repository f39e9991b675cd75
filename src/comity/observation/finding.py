"""An observation with how it was come by."""

from dataclasses import dataclass

from comity.observation.observation import Observation


@dataclass(frozen=True)
class Finding:
    """An observation as it was found in a document or a data set; a ledger keeps it so.

    Attributes:
        observation: the fact.
        rule: what made it: of a document ``kind.rule``, of a data set its loader.
        marks: offsets of the words that carry it (figure, parties, verb), within the observation's spans.
        row: where in a data set it stands; empty for documents.

    """

    observation: Observation
    rule: str
    marks: tuple[tuple[int, int], ...] = ()
    row: str = ""
