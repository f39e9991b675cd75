"""Militarised interstate disputes of a state, version 5.0 (Palmer et al. 2022)."""

from comity.panel.dispute_rules import disputes_of_state
from comity.panel.variables.cow_disputes import VARIABLE as OF_DYADS

VARIABLE = disputes_of_state("cow", OF_DYADS)
