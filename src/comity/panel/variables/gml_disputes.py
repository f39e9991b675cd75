"""Militarised interstate disputes of a directed dyad (Gibler, Miller and Little 2016)."""

from comity.panel.dispute_rules import disputes

VARIABLE = disputes(
    "gml",
    "gml_mid",
    "Gibler, Miller and Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
    {"revisionist1": ("1 if the first wanted to change things", "max(revstate1)")},
)
