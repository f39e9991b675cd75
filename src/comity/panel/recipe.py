"""What a panel is made of: the steps that its builder was told, as data that a file can keep."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

from comity.errors import PanelError
from comity.panel.state_years import KEYS, Presence, System

Unit = Literal["dyads", "states"]
#: In which years a state counts that was not one all the year.
PRESENCES: tuple[Presence, ...] = ("any", "start", "end", "all")


@dataclass(frozen=True)
class Added:
    """A variable of a recipe, by how many years it is lagged, and by which rules one of several records of a dyad-year is kept."""

    name: str
    lag: int = 0
    whittle: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """All that a panel is made of; two panels of one recipe over the same data are the same to the byte.

    Attributes:
        unit: ``dyads`` or ``states``.
        system: ``cow``, ``gw`` or ``iso``.
        first, last: years.
        directed: whether each dyad stands there in both directions.
        presence: in which years a state counts that was not one all the year (see `Panel.presence`).
        microstates: with ``gw``, those that Gleditsch and Ward list apart too.
        never_met: whether to keep dyads whose states were never states on the same day of the year.
        only: dyads or states to keep, as codes of the system; all if empty.
        add: variables, in their order.
        peace_years: column of an event and the unit's column that counts the years since.
        where: a condition over the columns, in SQL.

    """

    unit: Unit
    system: System
    first: int
    last: int
    directed: bool = True
    presence: Presence = "any"
    microstates: bool = True
    never_met: bool = False
    only: tuple[tuple[str | int, ...], ...] = ()
    add: tuple[Added, ...] = ()
    peace_years: tuple[str, ...] = ()
    where: str = ""

    def __post_init__(self) -> None:
        whole = all(type(v) is int for v in (self.first, self.last, *(a.lag for a in self.add)))
        texts = all(isinstance(v, str) for v in (self.where, *self.peace_years, *(t for a in self.add for t in (a.name, *a.whittle))))
        flags = all(isinstance(v, bool) for v in (self.directed, self.microstates, self.never_met))
        codes = all(type(c) in (int, str) for unit in self.only for c in unit)
        known = self.unit in ("dyads", "states") and self.system in KEYS and self.presence in PRESENCES
        if not (whole and texts and flags and codes and known):
            raise PanelError("this is no recipe of a panel: a value is of the wrong sort")

    def to_json(self) -> str:
        """The recipe as JSON, with sorted keys."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Recipe":
        """A recipe from JSON.

        Raises:
            PanelError: it is none.

        """
        try:
            given = json.loads(text)
            given["add"] = tuple(Added(**{**a, "whittle": tuple(a.get("whittle", ()))}) for a in given.get("add", ()))
            given["only"] = tuple(tuple(o) for o in given.get("only", ()))
            given["peace_years"] = tuple(given.get("peace_years", ()))
            return cls(**given)
        except (TypeError, ValueError, KeyError) as error:
            raise PanelError(f"this is no recipe of a panel: {error}") from None
