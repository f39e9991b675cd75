"""Militarised interstate disputes of a state (Gibler, Miller and Little 2016)."""

from comity.panel.dispute_rules import disputes_of_state
from comity.panel.variables.gml_disputes import VARIABLE as OF_DYADS

VARIABLE = disputes_of_state("gml", OF_DYADS)
