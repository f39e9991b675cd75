"""Intervals: what a rounded or bounded figure may be, and arithmetic on them."""

import math
from dataclasses import dataclass

#: Relative slack for what floating point loses.
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; either may be infinite.

    The result of an operation holds the result for every pair of numbers in the operands.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"{self.low} to {self.high} is no interval")

    def __add__(self, other: "Interval | float") -> "Interval":
        o = as_interval(other)
        return Interval(self.low + o.low, self.high + o.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __sub__(self, other: "Interval | float") -> "Interval":
        return self + -as_interval(other)

    def __mul__(self, other: "Interval | float") -> "Interval":
        o = as_interval(other)
        products = [_product(x, y) for x in (self.low, self.high) for y in (o.low, o.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: "Interval | float") -> "Interval":
        """The quotient; of everything by an interval that holds zero, all numbers."""
        o = as_interval(other)
        if o.low <= 0 <= o.high:
            return Interval(-math.inf, math.inf)
        return self * Interval(1 / o.high, 1 / o.low)

    def meets(self, other: "Interval") -> bool:
        """Whether some number is in both."""
        slack = _SLACK * max(_size(self), _size(other), 1e-300)
        return self.low <= other.high + slack and other.low <= self.high + slack

    def gap(self, other: "Interval") -> float:
        """By how much the two miss each other; 0 if they meet."""
        return 0.0 if self.meets(other) else max(self.low - other.high, other.low - self.high)

    def off(self, other: "Interval") -> float:
        """The gap as a share of the nearer end of `other`: 0.1 is 10% off; infinite where that end is 0."""
        missed = self.gap(other)
        if not missed:
            return 0.0
        near = other.high if self.low > other.high else other.low
        return missed / abs(near) if near else math.inf

    def widened(self, share: float) -> "Interval":
        """With each end moved out by a share of itself (0.05: 5%)."""
        return Interval(self.low - abs(self.low) * share, self.high + abs(self.high) * share)

    def __contains__(self, value: float) -> bool:
        return self.meets(Interval(value, value))


def as_interval(value: "Interval | float") -> Interval:
    """A number as the interval of itself."""
    return value if isinstance(value, Interval) else Interval(float(value), float(value))


def _size(x: Interval) -> float:
    return max((abs(e) for e in (x.low, x.high) if math.isfinite(e)), default=0.0)


def _product(x: float, y: float) -> float:
    return 0.0 if x == 0 or y == 0 else x * y
