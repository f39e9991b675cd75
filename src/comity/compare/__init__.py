"""Comparison: the profile of a pair over open indicators, where it stands among others, and pairs like it."""

from comity.compare.indicators import Indicator, indicators
from comity.compare.pairs import Pair, chosen
from comity.compare.profile import Line, Profile, percentiles, profile, similar
from comity.compare.ranking import Place, bounds, ranking

__all__ = [
    "Indicator",
    "Line",
    "Pair",
    "Place",
    "Profile",
    "bounds",
    "chosen",
    "indicators",
    "percentiles",
    "profile",
    "ranking",
    "similar",
]
