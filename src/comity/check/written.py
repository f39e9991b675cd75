"""Written figures as intervals: "16 billion" is 15.5 to 16.5 billion, "over 7,500" is 7,500 up to the next round figure."""

import math
import re

from comity.check.interval import Interval
from comity.observation import Observation

_NUMERAL = re.compile(
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)[\u00a0 -]?"
    r"(?P<scale>trillion|trn|billion|bln|bn|million|mln|mn|thousand|crore|lakh|hundred|[kmb](?![a-z]))?",
    re.IGNORECASE,
)
_SCALES = {
    "trillion": 1e12, "trn": 1e12, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
    "crore": 1e7, "lakh": 1e5, "thousand": 1e3, "k": 1e3, "hundred": 1e2,
}  # fmt: skip
#: A figure in words ("a third", "tripled") or marked "about": how far it may be off, as a share of itself.
_WORDS, _ABOUT = 0.06, 0.05
#: A whole count up to this is counted, not rounded.
_COUNTED = 100


def written(o: Observation, text: str) -> Interval | None:
    """What the figure of an observation may be, by how it is written in a text.

    Args:
        o: the observation, with value and bound.
        text: the words that state it.

    Returns:
        The interval; None for a vague figure. People say "over" of the nearest round figure below, so "over 7,500" is bounded by the
        next round one, 8,000 (the next step of the last digit, or of five of them where it is a five); "about" is at least 5% either
        way; a rank is exact; a figure in words
        ("a third") may be some percent off, "more than a third" up to a quarter more.

    """
    if o.value is None:
        return None
    if o.measure == "rank" or o.unit == "rank":
        return Interval(o.value, o.value)
    step = step_of(abs(o.value), text)
    half = abs(o.value) * _WORDS if step is None else step / 2
    if o.bound == "about":
        half = max(2 * half, abs(o.value) * _ABOUT)
    if step is None and o.bound in ("at_least", "at_most"):
        ends = sorted((o.value, o.value * (1.25 if o.bound == "at_least" else 0.75)))
        return Interval(ends[0], ends[1])
    if o.bound == "at_least":
        return Interval(o.value, o.value + _to_next_round(abs(o.value)))
    if o.bound == "at_most":
        return Interval(max(0.0, o.value - _to_next_round(abs(o.value))) if o.value >= 0 else o.value, o.value)
    return Interval(o.value - half, o.value + half)


def step_of(value: float, text: str) -> float | None:
    """The step to which a value is rounded where the text writes it in figures; None where it does not."""
    for m in _NUMERAL.finditer(text):
        digits = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", m["number"]).replace(",", ".")
        scale = _SCALES.get((m["scale"] or "").lower(), 1.0)
        if not math.isclose(float(digits) * scale, value, rel_tol=1e-6):
            continue
        whole, _, decimals = digits.partition(".")
        if decimals:
            return float(scale * 10.0 ** -len(decimals))
        zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
        if scale > 1:
            return float(scale * 10 ** max(0, zeros - 1))
        if value <= _COUNTED or zeros < 2:
            return 1.0
        return float(10 ** (zeros if len(whole) - zeros > 1 else zeros - 1))
    return None


def _to_next_round(value: float) -> float:
    """How far the next round figure is: 500 above 7,500, 1,000 above 7,000, 1 above 18."""
    if value == 0:
        return 1.0
    digits = f"{value:.12g}"
    mantissa = re.sub(r"e.*$", "", f"{value:.11e}").rstrip("0").rstrip(".")
    exponent = math.floor(math.log10(value))
    places = len(mantissa.replace(".", "")) - 1
    step = 10.0 ** (exponent - places)
    return step * 5 if digits and mantissa[-1] == "5" and places else step
