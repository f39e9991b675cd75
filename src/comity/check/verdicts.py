"""What a claim is, what it was held against, and the verdict on it."""

import datetime
from dataclasses import dataclass
from typing import Literal

from comity.ledger import Source
from comity.observation import Finding, Observation
from comity.observation.interval import Interval
from comity.wording import amount

Label = Literal["supported", "refuted", "conflicting evidence", "not enough evidence"]
Relation = Literal["supports", "contradicts", "context"]
Strength = Literal["strong", "moderate", "weak", "none"]


@dataclass(frozen=True)
class Claim:
    """One claim of a document.

    Attributes:
        number: its place among the document's claims.
        observation: what is claimed, with who is reported as saying it.
        text: the sentence that states it first.
        words: those of the sentence that carry it.
        figure: what its figure may be, as written; None where it has none.
        told: the day of the document; None if unknown.
        finding: with the rule that read it and the offsets of its words; None for a claim that is no observation.

    """

    number: int
    observation: Observation
    text: str
    words: str
    figure: Interval | None
    told: datetime.date | None = None
    finding: Finding | None = None

    @property
    def is_praise(self) -> bool:
        """Whether it praises a relationship, of which nothing can be found true or false."""
        return self.finding is None and self.observation.kind == "relations"

    @property
    def said(self) -> str:
        """Its figure as people write it: "about $24 billion", "−3.89%"; empty where it has none."""
        o = self.observation
        return amount(o.value, o.unit, o.bound)


@dataclass(frozen=True)
class Test:
    """A claim held against the other claims of its document, or against what no text is needed for.

    Attributes:
        rule: its name.
        claims: numbers of the claims that it is about.
        holds: whether they agree.
        reasoning: the computation in a line.
        off: by how much figures miss each other, as a share; 0 if they agree, infinite of what is no figure.

    """

    rule: str
    claims: tuple[int, ...]
    holds: bool
    reasoning: str
    off: float = 0.0


@dataclass(frozen=True)
class Evidence:
    """Something in the ledger that a claim was held against.

    Attributes:
        source: where it comes from.
        place: the row or the sentence.
        relation: ``supports``, ``contradicts``, or ``context`` where it is near but not the same thing.
        reasoning: the comparison in a line.
        strength: how much it says.
        origin: what it goes back to: two pieces of one origin are one.
        is_of_all: whether it is on the claim's being the first, the longest or a record among all, not on the fact itself.
        is_contested: whether sources of the same rank may well say otherwise, so that it contradicts and decides nothing.

    """

    source: Source
    place: str
    relation: Relation
    reasoning: str
    strength: Strength
    origin: str
    is_of_all: bool = False
    is_contested: bool = False


@dataclass(frozen=True)
class Verdict:
    """The verdict on a claim: on what is claimed, not on who said it.

    Attributes:
        claim: the claim.
        label: supported, refuted, conflicting evidence, not enough evidence.
        consistent: whether it agrees with the document's other claims; None where no rule applied.
        reasoning: one line to print.
        strength: how strong the label is.
        tests: rules within the document.
        evidence: what the ledger has on it.
        independent: how many independent sources speak for or against it.
        backing: whose evidence the label rests on, to be read behind it: "by two documents, one agency"; empty without evidence.
        would_change: what would change the verdict.

    """

    claim: Claim
    label: Label
    consistent: bool | None
    reasoning: str
    strength: Strength
    tests: tuple[Test, ...]
    evidence: tuple[Evidence, ...]
    independent: int
    backing: str
    would_change: str
