"""Figures, intervals and parties in words, for the reasoning of verdicts."""

import datetime
import math

from comity.observation import Observation
from comity.observation.interval import Interval
from comity.parties import parties

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float, digits: int = 4) -> str:
    """16 billion, 7,644, 25.6."""
    if math.isinf(value):
        return "any number"
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.{digits}g} {word}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.{digits}g}"


def amount(value: float, unit: str | None) -> str:
    """A number with its unit."""
    if unit == "percent":
        return f"{value:.4g}%"
    return f"{number(value)} {unit}" if unit and unit not in ("count", "rank", "times") else number(value)


def span(x: Interval, unit: str | None) -> str:
    """An interval: "15.5 billion to 16.5 billion USD", or one number where it is one."""
    if math.isclose(x.low, x.high, rel_tol=1e-9):
        return amount(x.low, unit)
    if math.isinf(x.high):
        return f"{amount(x.low, unit)} and more"
    if unit == "percent":
        return f"{x.low:.4g} to {x.high:.4g}%"
    return f"{number(x.low)} to {amount(x.high, unit)}"


def name(party: str | None) -> str:
    """A party's name; the world for None."""
    return "the world" if party is None else parties()[party].name if party in parties() else party


def pair(o: Observation) -> str:
    """The two parties, as a direction where it matters."""
    return f"{name(o.a)} and {name(o.b)}"


def period(start: datetime.date | None, end: datetime.date | None) -> str:
    """A period: a year, a day, or from when to when."""
    if start is None:
        return "an unknown time"
    if end is None:
        return f"since {start}"
    if start == end:
        return str(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{start} to {end}"


def off(share: float) -> str:
    """How far off: "12% off"."""
    return "far off" if math.isinf(share) else f"{share * 100:.2g}% off"
