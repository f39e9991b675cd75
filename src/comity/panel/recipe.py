"""What a panel is made of: the steps that its builder was told, as data that a file can keep."""

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from comity.errors import PanelError
from comity.panel.state_years import KEYS, Presence, System

Unit = Literal["dyads", "states", "leaders", "leader_dyads"]
UNITS: tuple[Unit, ...] = ("dyads", "states", "leaders", "leader_dyads")
#: In which years a state counts that was not one all the year.
PRESENCES: tuple[Presence, ...] = ("any", "start", "end", "all")
#: How the years of a spell are counted, and by which splines a model bends them.
COUNTS, SPLINES = ("peace_years", "years_since"), ("", "b", "natural")


@dataclass(frozen=True)
class Added:
    """A variable of a recipe.

    Attributes:
        name: of the variable.
        lag, lead: by how many years it is of an earlier or a later year; one of them is 0.
        whittle: by which rules one of several records of a dyad-year is kept; empty where they are merged.

    """

    name: str
    lag: int = 0
    lead: int = 0
    whittle: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """How the names of its columns end."""
        return f"_lag{self.lag}" if self.lag else f"_lead{self.lead}" if self.lead else ""


@dataclass(frozen=True)
class Spell:
    """Years counted between events.

    Attributes:
        event: the column that is above 0 in a year with the event.
        count: ``peace_years`` or ``years_since``.
        powers: up to which power the count comes too: 3 for its square and cube.
        spline: whose columns come too: ``b`` or ``natural``; empty for none.

    """

    event: str
    count: str
    powers: int = 1
    spline: str = ""

    @property
    def column(self) -> str:
        """The name of its column."""
        return f"{self.event}_{self.count}"


@dataclass(frozen=True)
class OwnTable:
    """A table of the user's, known by its content.

    Attributes:
        name: of the file.
        sha256: of the file.
        system: of the codes in it, or ``name``.
        codes: the column of the state's code, or the two of a dyad's.
        year: the column of the year; empty where the table holds for all years.
        columns: those to join; all others where empty.
        both_ways: whether a row is of its dyad in both directions.

    """

    name: str
    sha256: str
    system: str
    codes: tuple[str, ...]
    year: str = ""
    columns: tuple[str, ...] = ()
    both_ways: bool = False


@dataclass(frozen=True)
class Recipe:
    """All that a panel is made of; two panels of one recipe over the same data are the same to the byte.

    Attributes:
        unit: ``dyads``, ``states``, ``leaders`` or ``leader_dyads``.
        system: ``cow``, ``gw`` or ``iso``.
        first, last: years.
        days: first and last day (ISO), where a row is a day; empty where it is a year.
        directed: whether each dyad stands there in both directions.
        presence: in which years a state counts that was not one all the year (see `Panel.presence`).
        microstates: with ``gw``, those that Gleditsch and Ward list apart too.
        never_met: whether to keep dyads whose states were never states on the same day of the year.
        only: dyads or states to keep, as codes of the system; all if empty.
        identify: systems whose codes of the states are columns too, and ``name``.
        add: variables, in their order.
        tables: the user's own, in their order.
        spells: years counted between events.
        where: a condition over the columns, in SQL.

    """

    unit: Unit
    system: System
    first: int
    last: int
    days: tuple[str, ...] = ()
    directed: bool = True
    presence: Presence = "any"
    microstates: bool = True
    never_met: bool = False
    only: tuple[tuple[str | int, ...], ...] = ()
    identify: tuple[str, ...] = ()
    add: tuple[Added, ...] = ()
    tables: tuple[OwnTable, ...] = ()
    spells: tuple[Spell, ...] = ()
    where: str = ""

    def __post_init__(self) -> None:
        numbers = [self.first, self.last, *(n for a in self.add for n in (a.lag, a.lead)), *(s.powers for s in self.spells)]
        texts = [self.where, *self.identify, *(t for a in self.add for t in (a.name, *a.whittle)), *(s.event for s in self.spells)]
        texts += [t for o in self.tables for t in (o.name, o.sha256, o.system, o.year, *o.codes, *o.columns)]
        flags = (self.directed, self.microstates, self.never_met, *(o.both_ways for o in self.tables))
        codes = all(type(c) in (int, str) for unit in self.only for c in unit)
        known = self.unit in UNITS and self.system in KEYS and self.presence in PRESENCES
        counted = all(s.count in COUNTS and s.spline in SPLINES and 1 <= s.powers <= 9 for s in self.spells)
        typed = all(type(n) is int for n in numbers) and all(isinstance(t, str) for t in texts) and all(isinstance(f, bool) for f in flags)
        if not (typed and codes and known and counted and _are_days(self.days)):
            raise PanelError("this is no recipe of a panel: a value is of the wrong sort")

    @property
    def sides(self) -> tuple[str, ...]:
        """How the columns of a row's states end: in 1 and 2 for the two of a dyad."""
        return ("1", "2") if self.unit in ("dyads", "leader_dyads") else ("",)

    @property
    def led(self) -> bool:
        """Whether its rows are of leaders."""
        return self.unit in ("leaders", "leader_dyads")

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
            given: dict[str, Any] = _tuples(json.loads(text))
            for name, sort in (("add", Added), ("tables", OwnTable), ("spells", Spell)):
                given[name] = tuple(sort(**parts) for parts in given.get(name, ()))
            return cls(**given)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise PanelError(f"this is no recipe of a panel: {error}") from None


def _tuples(value: Any) -> Any:
    """JSON with tuples for its lists."""
    if isinstance(value, dict):
        return {k: _tuples(v) for k, v in value.items()}
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


def _are_days(days: tuple[str, ...]) -> bool:
    """Whether these are no days at all, or a first and a last one in order."""
    if not days:
        return True
    try:
        first, last = (datetime.date.fromisoformat(d) for d in days)
    except (TypeError, ValueError):
        return False
    return first <= last
