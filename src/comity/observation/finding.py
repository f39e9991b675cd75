"""An observation with how it was come by."""

from dataclasses import dataclass
from typing import Literal

from comity.observation.observation import Observation

#: How the rule of what a language model found begins, and what stands between the rules of what two readers found.
MODEL = "second."
AND = "+"
Reader = Literal["rules", "llm"]


@dataclass(frozen=True)
class Finding:
    """An observation as it was found in a document or a data set; a ledger keeps it so.

    Attributes:
        observation: the fact.
        rule: what made it: of a document ``kind.rule``, of a data set its loader; of what a language model found, which and how asked.
        marks: offsets of the words that carry it (figure, parties, verb), within the observation's spans.
        row: where in a data set it stands; empty for documents.

    """

    observation: Observation
    rule: str
    marks: tuple[tuple[int, int], ...] = ()
    row: str = ""

    @property
    def readers(self) -> frozenset[Reader]:
        """Who found it in a document: the rules, a language model, or both."""
        return frozenset("llm" if rule.startswith(MODEL) else "rules" for rule in self.rule.split(AND))
