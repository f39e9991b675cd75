"""Militarised interstate disputes of a directed dyad, version 5.0 (Palmer et al. 2022)."""

from comity.panel.dispute_rules import disputes

VARIABLE = disputes("cow", "cow_mid5", "Palmer et al. (2022), The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description")
