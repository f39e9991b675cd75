"""The builder of panels: each call adds a step to a recipe; nothing is computed until a table is asked for."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from comity.errors import PanelError
from comity.ledger import Ledger
from comity.panel.joining import Built, build
from comity.panel.recipe import PRESENCES, Added, Recipe
from comity.panel.state_years import FIRST_YEAR, KEYS, System, last_year
from comity.panel.variables import variable
from comity.parties import Party, party_of, resolve

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True)
class Panel:
    """A panel to be: `Panel.dyads(system="cow").years(1946, 2010).add("contiguity").to_pandas()`.

    Args:
        recipe: what it is made of.
        ledger: the ledger that holds the gathered data sets; None where only what is built in is wanted.

    Examples:
        >>> table = Panel.dyads().years(2000, 2000).only(("KAZ", "RUS")).add("distance").to_arrow()
        >>> table.column_names
        ['ccode1', 'ccode2', 'year', 'capital_distance']

    """

    recipe: Recipe
    ledger: Ledger | None = None
    _built: list[Built] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def dyads(cls, system: str = "cow", ledger: Ledger | str | Path | None = None, directed: bool = True) -> "Panel":
        """Every pair of states in every year of a system, from 1816 to its list's last year.

        Args:
            system: ``cow`` (Correlates of War), ``gw`` (Gleditsch and Ward) or ``iso`` (ISO 3166).
            ledger: where `comity gather` has put the data sets: a `Ledger`, or its path.
            directed: whether each dyad stands there in both directions, or once, the smaller code first.

        Raises:
            PanelError: there is no such system.

        """
        known = _system(system)
        return cls(Recipe("dyads", known, FIRST_YEAR, last_year(known), directed), _opened(ledger))

    @classmethod
    def states(cls, system: str = "cow", ledger: Ledger | str | Path | None = None) -> "Panel":
        """Every state in every year of a system. Arguments and errors as for `dyads`."""
        known = _system(system)
        return cls(Recipe("states", known, FIRST_YEAR, last_year(known)), _opened(ledger))

    @classmethod
    def of(cls, recipe: str, ledger: Ledger | str | Path | None = None) -> "Panel":
        """The panel of a recipe in JSON, as it stands in the metadata of a file that a panel wrote."""
        return cls(Recipe.from_json(recipe), _opened(ledger))

    def years(self, first: int, last: int) -> "Panel":
        """Only these years, both included. After the last year of a system's list its last members are carried forward.

        Raises:
            PanelError: they are not in order, or before 1816.

        """
        if not FIRST_YEAR <= first <= last <= 2100:
            raise PanelError(f"years {first} to {last}: give a first and a last year from {FIRST_YEAR} on")
        return self._with(first=first, last=last)

    def presence(self, how: str) -> "Panel":
        """In which years a state counts that was not one all the year: on ``any`` day of it (the default, as in most published
        panels), at its ``start``, at its ``end``, or only if on ``all`` days.

        Raises:
            PanelError: another word.

        """
        if how not in PRESENCES:
            raise PanelError(f"presence {how!r}: give any, start, end or all")
        return self._with(presence=how)

    def microstates(self, keep: bool) -> "Panel":
        """Whether a panel of ``gw`` has the microstates that Gleditsch and Ward list apart (by default it has)."""
        return self._with(microstates=keep)

    def never_met(self, keep: bool) -> "Panel":
        """Whether to keep dyads whose two states were never states on the same day of the year (by default not)."""
        return self._with(never_met=keep)

    def only(self, *units: tuple[str | int, str | int] | str | int) -> "Panel":
        """Only these dyads, in both directions (or states), by code, id or name: ``only(("KAZ", "RUS"), (2, 200))``, ``only("KAZ")``.

        Raises:
            PartyError: a name is unknown. PanelError: it has no code in the system.

        """
        listed = tuple(tuple(self._code(u) for u in (unit if isinstance(unit, tuple) else (unit,))) for unit in units)
        return self._with(only=self.recipe.only + listed)

    def add(self, *names: str, lag: int = 0, whittle: bool | tuple[str, ...] = False) -> "Panel":
        """With some variables (see `comity panel variables`).

        Args:
            names: of variables.
            lag: the values are those of that many years before, in columns ending in _lagN.
            whittle: of several disputes of a dyad in a year keep one instead of merging them: by these rules, each deciding where those
                before it leave several, or by all rules of the variable in their order.

        Raises:
            PanelError: there is no such variable or rule, it is of dyads in a panel of states, or it is there already.

        Examples:
            >>> Panel.dyads().add("distance", "majors").add("contiguity", lag=1).recipe.add
            (Added(name='distance', lag=0), Added(name='majors', lag=0), Added(name='contiguity', lag=1))

        """
        panel = self
        for name in names:
            panel = panel._with_one(name, lag, whittle)
        return panel

    def _with_one(self, name: str, lag: int, whittle: bool | tuple[str, ...]) -> "Panel":
        if not isinstance(name, str):
            raise PanelError(f'{name!r} is no variable; give names, and a lag as add("igos", lag=1)')
        found = variable(name)
        if found.unit == "dyad" and self.recipe.unit == "states":
            raise PanelError(f"{name} is a variable of dyads; a panel of states cannot have it")
        if not 0 <= lag <= 100:
            raise PanelError(f"{name}: a lag of {lag} years; give 0 to 100")
        if (name, lag) in {(a.name, a.lag) for a in self.recipe.add}:
            raise PanelError(f"{name} is in the panel already" + (f" with lag {lag}" if lag else ""))
        rules = tuple(found.whittling) if whittle is True else tuple(whittle or ())
        if whittle:
            found.order(rules)
        return self._with(add=(*self.recipe.add, Added(name, lag, rules)))

    def peace_years(self, event: str) -> "Panel":
        """With the column EVENT_peace_years: full years without the event before the year, since the last one or since the unit began.

        As Beck, Katz and Tucker (1998, American Journal of Political Science 42 (4): 1260-1288) count them: 0 in a unit's first year
        and in the year after an event; a gap in the unit's years begins a new count.
        """
        return self._with(peace_years=(*self.recipe.peace_years, event))

    def where(self, condition: str) -> "Panel":
        """Only rows for which a condition over the columns holds, in SQL: ``where("relevant = 1 AND year >= 1950")``."""
        before = self.recipe.where
        return self._with(where=f"({before}) AND ({condition})" if before else condition)

    def to_arrow(self) -> "pa.Table":
        """The panel as an Arrow table, in the order of its codes and years.

        Raises:
            PanelError: data are not in the ledger, or a condition is wrong.

        """
        return self._build().table

    def to_polars(self) -> "pl.DataFrame":
        """The panel as a Polars data frame (needs polars)."""
        try:
            import polars
        except ImportError:
            raise PanelError("polars is not installed; pip install 'comity[polars]'") from None
        return cast("pl.DataFrame", polars.from_arrow(self.to_arrow()))

    def to_pandas(self) -> "pd.DataFrame":
        """The panel as a pandas data frame; columns of whole numbers with missing values are of pandas' Int64."""
        from comity.panel.files import as_pandas

        return as_pandas(self.to_arrow())

    def write(self, path: str | Path) -> None:
        """Write the panel to a ``.parquet`` (with recipe and citations inside), ``.csv``, ``.dta`` (Stata) or ``.arrow`` file.

        Raises:
            PanelError: another ending, or the file cannot be written.

        """
        from comity.panel.files import write

        write(self._build(), Path(path))

    def cite(self) -> str:
        """BibTeX of the data sets and lists behind the panel, without building it where its data are not in the ledger."""
        from comity.panel.joining import citations

        return "\n\n".join(citations(self.recipe, self.ledger))

    def notes(self) -> tuple[str, ...]:
        """What to know of the panel as built: members carried forward, records that a rule dropped, years that data cover."""
        return self._build().notes

    def _build(self) -> Built:
        if not self._built:
            self._built.append(build(self.recipe, self.ledger))
        return self._built[0]

    def _with(self, **changes: Any) -> "Panel":
        return Panel(replace(self.recipe, **changes), self.ledger)

    def _code(self, name: str | int) -> str | int:
        system = self.recipe.system
        if isinstance(name, int):
            if party_of(name, system if system != "iso" else "isonum") is None:
                raise PanelError(f"{name} is no code of {system}")
            return name
        party: Party = resolve(name)
        found = party.to("iso3" if system == "iso" else system)
        if found is None:
            raise PanelError(f"{party.name} has no code in {system}")
        return found


def _system(name: str) -> System:
    if name not in KEYS:
        raise PanelError(f"there is no system {name!r} of panels; give cow, gw or iso")
    return cast(System, name)


def _opened(ledger: Ledger | str | Path | None) -> Ledger | None:
    return Ledger(ledger) if isinstance(ledger, str | Path) else ledger
