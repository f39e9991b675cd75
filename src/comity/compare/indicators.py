"""The indicators of a profile, read from ``indicators.toml``."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from comity import packaged


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    Attributes:
        id: as in the table.
        title: in words, with the unit.
        sense: whether more of it is more of a relationship.
        variable, column, both: of a panel, and how two directions make one value; empty for others.
        kind: of the observations that are counted; empty for others.
        own: what Comity works out itself; empty for others.

    """

    id: str
    title: str
    sense: Literal["more", "less"]
    variable: str = ""
    column: str = ""
    both: Literal["same", "sum", "low", "high", "mean", ""] = ""
    kind: str = ""
    own: Literal["shared_memberships", "commitments_kept", ""] = ""


@cache
def indicators() -> dict[str, Indicator]:
    """The indicators by id, in the order in which they are shown."""
    return {name: Indicator(name, **row) for name, row in packaged.toml("comity.compare", "indicators.toml").items()}
