"""Commitments: what was promised, and what came of it by the documents and data of a ledger."""

from comity.commitments.commitment import Commitment, Outcome, Status, Step
from comity.commitments.outcomes import Rate, follow, rates
from comity.commitments.rules import Rule, rules

__all__ = ["Commitment", "Outcome", "Rate", "Rule", "Status", "Step", "follow", "rates", "rules"]
