"""Intervals: what a written figure may be, rounded and bounded as it is, and arithmetic on them.

"16 billion" is 15.5 to 16.5 billion; "over 7,500" is 7,500 up to the next round figure.
"""

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.language import table
from comity.observation.observation import Observation

#: Relative slack for what floating point loses.
_SLACK = 1e-9
#: A figure in words ("a third", "tripled") or marked "about": how far it may be off, as a share of itself.
_WORDS, _ABOUT = 0.06, 0.05
#: How far a bounded figure in words may reach: "more than a third" up to a quarter more.
_BOUNDED_WORDS = 0.25
#: A figure halfway to the next one is rounded to that: what is written as 168 and what is written as 169 never meet in 168.5.
_SHORT_OF = 1 - 1e-6
#: A whole count up to this is counted, not rounded.
_COUNTED = 100
#: Figures whose intervals are kept: each is held against many.
_KEPT = 4096


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

    @property
    def width(self) -> float:
        """How far it is from end to end."""
        return self.high - self.low

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
        # As `meets`, without an interval for each of the many numbers that are asked for.
        size = abs(value)
        slack = _SLACK * max(_size(self), size if size < math.inf else 0.0, 1e-300)
        return self.low <= value + slack and value <= self.high + slack


def as_interval(value: "Interval | float") -> Interval:
    """A number as the interval of itself."""
    return value if isinstance(value, Interval) else Interval(float(value), float(value))


def written(o: Observation, text: str | None = None) -> Interval | None:
    """What the figure of an observation may be, by how it is written.

    Args:
        o: the observation, with value and bound.
        text: the words that state it, in which the figure may stand in words; None where they are not at hand: then the value is
            taken as people would write it (16e9 as "16 billion").

    Returns:
        The interval; None for a vague figure. People say "over" of the nearest round figure below, so "over 7,500" is bounded by the
        next round one, 8,000, and "over $3 billion" is no $9 billion (the next step of the last digit, or of five of them where it is a
        five); "about" is at least 5% either way; a rank is exact; a figure in words ("a third") may be some percent off, "more than a
        third" up to a quarter more.

    """
    if o.value is None:
        return None
    if o.measure == "rank" or o.unit == "rank":
        return Interval(o.value, o.value)
    found = _as_people_write(abs(o.value), o.bound) if text is None else _magnitude(abs(o.value), o.bound, text)
    return found if o.value >= 0 else -found


@lru_cache(maxsize=_KEPT)
def _as_people_write(value: float, bound: str) -> Interval:
    return _magnitude(value, bound, _usual(value))


def _magnitude(value: float, bound: str, text: str) -> Interval:
    """What a figure may be, its sign aside: a fall by over 5% is one of 5 to 6%."""
    step = step_of(value, text)
    if bound == "at_least":
        return Interval(value, value * (1 + _BOUNDED_WORDS) if step is None else value + _to_next_round(value))
    if bound == "at_most":
        return Interval(value * (1 - _BOUNDED_WORDS) if step is None else max(0.0, value - _to_next_round(value)), value)
    half = value * _WORDS if step is None else step / 2 * _SHORT_OF
    if bound == "about":
        half = max(2 * half, value * _ABOUT)
    return Interval(value - half, value + half)


def step_of(value: float, text: str) -> float | None:
    """The step to which a value is rounded where the text writes it in figures; None where it does not."""
    for m in _numeral().finditer(text):
        digits = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", m["number"]).replace(",", ".")
        scale = _scales().get((m["scale"] or "").lower(), 1.0)
        if not math.isclose(float(digits) * scale, value, rel_tol=1e-6):
            continue
        whole, _, decimals = digits.partition(".")
        if decimals:
            return scale * 10.0 ** -len(decimals)
        zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
        if scale > 1:
            return scale * 10.0 ** max(0, zeros - 1)
        if value <= _COUNTED or zeros < 2:
            return 1.0
        return 10.0 ** (zeros if len(whole) - zeros > 1 else zeros - 1)
    return None


def _usual(value: float) -> str:
    """A value as people write it: "16 billion", "7500", "25.6"."""
    for word in table("en", "observation")["figures"]["usual"]:
        scale = _scales()[word]
        if value >= scale:
            return f"{value / scale:.12g} {word}"
    # Six digits after the point are more than any text has, and no power of ten is written in the way of computers.
    return f"{value:.6f}".rstrip("0").rstrip(".")


@cache
def _scales() -> dict[str, float]:
    return {word: float(scale) for word, scale in table("en", "observation")["figures"]["scales"].items()}


@cache
def _numeral() -> re.Pattern[str]:
    words = sorted(_scales(), key=lambda w: -len(w))
    scale = "|".join(rf"{w}(?![a-z])" if len(w) == 1 else w for w in words)
    number = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    return re.compile(rf"(?P<number>{number})[\u00a0 -]?(?P<scale>{scale})?", re.IGNORECASE)


def _to_next_round(value: float) -> float:
    """How far the next round figure is: 500 above 7,500, 1,000 above 7,000, 1 above 18."""
    if value == 0:
        return 1.0
    mantissa = f"{value:.11e}".partition("e")[0].rstrip("0").rstrip(".")
    places = len(mantissa.replace(".", "")) - 1
    step = 10.0 ** (math.floor(math.log10(value)) - places)
    return step * 5 if mantissa[-1] == "5" and places else step


def _size(x: Interval) -> float:
    low, high = abs(x.low), abs(x.high)
    return max(low if low < math.inf else 0.0, high if high < math.inf else 0.0)


def _product(x: float, y: float) -> float:
    return 0.0 if x == 0 or y == 0 else x * y
