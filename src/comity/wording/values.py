"""Figures and intervals as people write them."""

import math

from comity.observation.interval import Interval
from comity.wording.english import words

#: A number is shown with so many digits before and behind the point together, and with two behind it at least where it has them.
_DIGITS = 4


def number(value: float) -> str:
    """A number with thousands apart and no needless digits: 7,500, 16 billion, 3.5, −12.

    Examples:
        >>> number(7500), number(16e9)
        ('7,500', '16 billion')

    """
    if math.isinf(value):
        return "any number"
    for word, scale in words()["scales"].items():
        if abs(value) >= scale:
            return f"{_short(value / scale)} {word}"
    return _short(value)


def counted(n: int, one: str) -> str:
    """A number of things: "1 source", "1,200 sources".

    Examples:
        >>> counted(1, "fact"), counted(1200, "source")
        ('1 fact', '1,200 sources')

    """
    return f"{n:,} {one}" if n == 1 else f"{n:,} {one}s"


def _short(value: float) -> str:
    whole = len(str(int(abs(value))))
    text = f"{value:,.{max(2, _DIGITS - whole)}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def amount(value: float | None, unit: str | None, bound: str = "exact") -> str:
    """A value with its unit and bound: "over $16 billion", "about 8,500", "20.6%", "7,644 km".

    A value of None is vague and gives an empty text.

    Examples:
        >>> amount(16e9, "USD", "at_least"), amount(20.6, "percent"), amount(8500, "count", "about")
        ('over $16 billion', '20.6%', 'about 8,500')

    """
    if value is None:
        return ""
    if unit == "rank":
        return ordinal(int(value))
    return str(words()["bounds"][bound]) + _with_unit(number(abs(value)), value < 0, unit)


def _with_unit(figure: str, falls: bool, unit: str | None) -> str:
    sign, minus = words()["signs"].get(unit), "−" if falls else ""
    if sign:
        return f"{minus}{sign}{figure}"
    if unit == "percent":
        return f"{minus}{figure}%"
    return f"{minus}{figure}" + ("" if unit in ("count", None) else f" {unit}")


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th …

    Examples:
        >>> ordinal(1), ordinal(12), ordinal(22)
        ('1st', '12th', '22nd')

    """
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def span(x: Interval, unit: str | None) -> str:
    """An interval: "$15.5 to $16.5 billion", or one figure where it is one or its ends are written alike.

    Examples:
        >>> span(Interval(15.5e9, 16.5e9), "USD")
        '$15.5 to $16.5 billion'

    """
    if unit == "rank":
        unit = None
    low, high = amount(x.low, unit), "" if math.isinf(x.high) else amount(x.high, unit)
    if not high:
        return f"{low} and more"
    if low == high:
        return low
    scale, same = low.rpartition(" ")[2], high.rpartition(" ")[2]
    return f"{low.removesuffix(f' {scale}') if scale == same else low} to {high}"


def off(share: float) -> str:
    """How far a figure misses another: "12% off".

    Examples:
        >>> off(0.12)
        '12% off'

    """
    if math.isinf(share):
        return "far off"
    return f"{share * 100:.2g}% off" if share < 1 else f"{share * 100:,.0f}% off"
