"""When two figures of one thing agree."""

from comity.observation.interval import Interval

#: By how much two figures may miss each other, as a share, where each was rounded on its own before it was computed with.
_ROUNDING = 0.005


def agree(x: Interval, y: Interval) -> bool:
    """Whether two figures meet, or miss each other by no more than what rounding loses."""
    return x.off(y) <= _ROUNDING
