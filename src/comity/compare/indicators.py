"""The indicators of a profile, read from ``indicators.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from comity import packaged


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of a panel's variable of which an indicator is made.

    Attributes:
        variable, column: which.
        both: how two directions make one value.
        least, most: columns of the variable and what each must be at least, or at most; else a value is none.

    """

    variable: str
    column: str
    both: Literal["same", "sum", "low", "high", "mean"]
    least: Mapping[str, float] = field(default_factory=dict)
    most: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    Attributes:
        id: as in the table.
        title: in words.
        sense: whether more of it is more of a relationship.
        unit: ``USD``, ``share``, ``percent``, or empty for a number.
        words: what a value is called where it is a code; a value that is not there has its number.
        measures: of a panel; the first whose data are there is taken. Empty for others.
        change: whether the value is the change of the measure on the year before, in percent.
        kind: of the observations that are counted; empty for others.
        counted: what of them.
        own: what Comity works out itself; empty for others.

    """

    id: str
    title: str
    sense: Literal["more", "less"]
    unit: Literal["USD", "share", "percent", ""] = ""
    words: Mapping[float, str] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    change: bool = False
    kind: str = ""
    counted: Literal["days", "dollars", ""] = ""
    own: Literal["shared_memberships", "commitments_kept", ""] = ""


@cache
def indicators() -> dict[str, Indicator]:
    """The indicators by id, in the order in which they are shown.

    Examples:
        >>> "trade" in indicators()
        True

    """
    return {name: _indicator(name, **row) for name, row in packaged.toml("comity.compare", "indicators.toml").items()}


def _indicator(name: str, measures: list[dict[str, Any]] | None = None, words: dict[str, str] | None = None, **told: Any) -> Indicator:
    made = tuple(Measure(**m) for m in measures or ())
    return Indicator(name, measures=made, words={float(value): word for value, word in (words or {}).items()}, **told)
