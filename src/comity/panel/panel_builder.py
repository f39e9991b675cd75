"""The builder of panels: each call adds a step to a recipe; nothing is computed until a table is asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from comity.errors import PanelError
from comity.ledger import Ledger
from comity.panel import code_columns, own_tables, units_of_analysis
from comity.panel.building import Built, build
from comity.panel.recipe import PRESENCES, SPLINES, Added, Recipe, Spell
from comity.panel.recipe import Unit as Rows
from comity.panel.state_years import FIRST_YEAR, KEYS, System, last_year
from comity.panel.variable import Unit
from comity.panel.variables import variable
from comity.parties import Party, party_of, resolve, two_names

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

#: Of what a panel can have variables.
_TAKES: dict[Rows, tuple[Unit, ...]] = {
    "dyads": ("dyad", "state"),
    "states": ("state",),
    "leaders": ("leader", "state"),
    "leader_dyads": ("leader_dyad", "leader", "dyad", "state"),
}


@dataclass(frozen=True)
class Panel:
    """A panel to be: `Panel.dyads(system="cow").years(1946, 2010).add("contiguity").to_pandas()`.

    Args:
        recipe: what it is made of.
        ledger: the ledger that holds the gathered data sets; None where only what is built in is wanted.
        files: tables of the user's own, among which those of the recipe are.

    Examples:
        >>> table = Panel.dyads().years(2000, 2000).only(("KAZ", "RUS")).add("distance").to_arrow()
        >>> table.column_names
        ['ccode1', 'ccode2', 'year', 'capital_distance']

    """

    recipe: Recipe
    ledger: Ledger | None = None
    files: tuple[Path, ...] = ()
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
        return cls(Recipe("dyads", known, FIRST_YEAR, last_year(known), directed=directed), _opened(ledger))

    @classmethod
    def states(cls, system: str = "cow", ledger: Ledger | str | Path | None = None) -> "Panel":
        """Every state in every year of a system. Arguments and errors as for `dyads`."""
        known = _system(system)
        return cls(Recipe("states", known, FIRST_YEAR, last_year(known)), _opened(ledger))

    @classmethod
    def leaders(cls, system: str = "cow", ledger: Ledger | str | Path | None = None) -> "Panel":
        """Every leader in every year in which they led a state of a system, of Archigos (`comity gather archigos`).

        With name, gender, age (year less year of birth) and year in office, counted from 1. Arguments and errors as for `dyads`.
        """
        known = _system(system)
        return cls(Recipe("leaders", known, FIRST_YEAR, last_year(known)), _opened(ledger))

    @classmethod
    def leader_dyads(cls, system: str = "cow", ledger: Ledger | str | Path | None = None, directed: bool = True) -> "Panel":
        """Every pair of leaders of two states in every year on a day of which both led (with `never_met`, in which both led at all).

        With name, gender, age and year in office of both, as `leaders` has them. Arguments and errors as for `dyads`.
        """
        known = _system(system)
        return cls(Recipe("leader_dyads", known, FIRST_YEAR, last_year(known), directed=directed), _opened(ledger))

    @classmethod
    def of(cls, recipe: str, ledger: Ledger | str | Path | None = None, files: Iterable[str | Path] = ()) -> "Panel":
        """The panel of a recipe in JSON, as it stands in the metadata of a file that a panel wrote.

        Args:
            recipe: in JSON.
            ledger: as for `dyads`.
            files: the tables of the user's own that the recipe joins, which it knows by their hash; it opens no others.

        """
        return cls(Recipe.from_json(recipe), _opened(ledger), tuple(Path(f) for f in files))

    def years(self, first: int, last: int) -> "Panel":
        """Only these years, both included. After the last year of a system's list its last members are carried forward.

        Raises:
            PanelError: they are not in order, or before 1816.

        """
        if not FIRST_YEAR <= first <= last <= 2100:
            raise PanelError(f"years {first} to {last}: give a first and a last year from {FIRST_YEAR} on")
        return self._with(first=first, last=last)

    def days(self, first: datetime.date | str, last: datetime.date | str) -> "Panel":
        """A row a day, from one day to another, both included: each state on the days on which it was one, each dyad on the days on which
        both were, each leader on the days on which they led. Variables are those of the day's year.

        Raises:
            PanelError: they are no days in order, too many (dyads: 366 days; states, leaders: 100 years), or it is one of leaders' dyads.

        """
        try:
            since, until = (d if isinstance(d, datetime.date) else datetime.date.fromisoformat(d) for d in (first, last))
        except ValueError:
            raise PanelError(f"days {first} to {last}: give days as 1990-10-03") from None
        if self.recipe.unit not in units_of_analysis.LONGEST:
            raise PanelError("a panel of leaders' dyads is by year; give days to states, dyads or leaders")
        most = units_of_analysis.LONGEST[self.recipe.unit]
        if not datetime.date(FIRST_YEAR, 1, 1) <= since <= until or (until - since).days >= most:
            raise PanelError(
                f"days {first} to {last}: give a first and a last day from {FIRST_YEAR} on, at most {most} for {self.recipe.unit}"
            )
        return self._with(days=(str(since), str(until)), first=since.year, last=until.year)

    def identify(self, *systems: str) -> "Panel":
        """With the states' names and codes as columns, in a panel of dyads for both sides.

        ``identify("name", "iso3")`` gives name_1, name_2, iso3_1 and iso3_2; a name is the present one, a code that of the year.

        Raises:
            PanelError: there is no such system (see `comity.parties.known_systems`).

        """
        for system in systems:
            code_columns.check(system)
        return self._with(identify=tuple(dict.fromkeys(self.recipe.identify + systems)))

    def join(
        self,
        path: str | Path,
        codes: tuple[str, ...] | str,
        system: str = "name",
        year: str = "",
        columns: tuple[str, ...] = (),
        both_ways: bool = False,
    ) -> "Panel":
        """With a table of one's own, CSV or Parquet, by any system of codes, or by names; `unmatched` tells which rows found no place.

        Args:
            path: of the table.
            codes: the column of the state's code, whose values a panel of dyads has for both sides, or the two columns of a dyad's.
            system: of the codes (see `comity.parties.known_systems`), or ``name``.
            year: the column of the year; not given where the table holds for all years.
            columns: those to join; all others if not given.
            both_ways: whether a row is of its dyad in both directions.

        Raises:
            PanelError: there is no such file, column or system, or its columns are of dyads in a panel of states.

        """
        named = (codes,) if isinstance(codes, str) else tuple(codes)
        if len(named) > len(self.recipe.sides):
            raise PanelError(f"{path}: is of dyads; a panel of {self.recipe.unit} cannot have it")
        own = own_tables.described(Path(path), system, named, year, tuple(columns), both_ways)
        return replace(self._with(tables=(*self.recipe.tables, own)), files=(*self.files, Path(path)))

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
        """Only these dyads, in both directions (or states), by code, id or name: ``only(("KAZ", "RUS"), "PER-CHL", (2, 200))``.

        Raises:
            PartyError: a name is unknown. PanelError: it has no code in the system.

        """
        pairs = ((two_names(unit) or unit) if isinstance(unit, str) else unit for unit in units)
        listed = tuple(tuple(self._code(u) for u in (unit if isinstance(unit, tuple) else (unit,))) for unit in pairs)
        return self._with(only=self.recipe.only + listed)

    def add(self, *names: str, lag: int = 0, lead: int = 0, whittle: bool | tuple[str, ...] = False) -> "Panel":
        """With some variables (see `comity panel variables`).

        Args:
            names: of variables.
            lag: the values are those of that many years before, in columns ending in _lagN; missing where the dyad or state was none
                in a year between.
            lead: the values are those of that many years after, in columns ending in _leadN, likewise.
            whittle: of several disputes of a dyad in a year keep one instead of merging them: by these rules, each deciding where those
                before it leave several, or by all rules of the variable in their order.

        Raises:
            PanelError: there is no such variable or rule, it is of dyads in a panel of states, or it is there already.

        Examples:
            >>> [(a.name, a.lag) for a in Panel.dyads().add("distance", "majors").add("contiguity", lag=1).recipe.add]
            [('distance', 0), ('majors', 0), ('contiguity', 1)]

        """
        panel = self
        for name in names:
            panel = panel._with_one(name, lag, lead, whittle)
        return panel

    def _with_one(self, name: str, lag: int, lead: int, whittle: bool | tuple[str, ...]) -> "Panel":
        if not isinstance(name, str):
            raise PanelError(f'{name!r} is no variable; give names, and a lag as add("igos", lag=1)')
        found = variable(name)
        if found.unit not in _TAKES[self.recipe.unit]:
            raise PanelError(f"{name} is a variable of {found.unit}s; a panel of {self.recipe.unit} cannot have it")
        if not (0 <= lag <= 100 and 0 <= lead <= 100) or (lag and lead):
            raise PanelError(f"{name}: a lag of {lag} years, a lead of {lead}; give one of them, from 0 to 100")
        if (lag or lead) and (self.recipe.led or self.recipe.days):
            raise PanelError(f"{name}: lags and leads are of states and dyads by year")
        if (name, lag, lead) in {(a.name, a.lag, a.lead) for a in self.recipe.add}:
            raise PanelError(f"{name} is in the panel already" + (f" with lag {lag}" if lag else f" with lead {lead}" if lead else ""))
        rules = tuple(found.whittling) if whittle is True else tuple(whittle or ())
        if whittle:
            found.order(rules)
        return self._with(add=(*self.recipe.add, Added(name, lag, lead, rules)))

    def peace_years(self, event: str, powers: int = 1, spline: str = "") -> "Panel":
        """With the column EVENT_peace_years: full years without the event before the year, since the last one or since the unit began.

        As Beck, Katz and Tucker (1998, American Journal of Political Science 42 (4): 1260-1288) count them: 0 in a unit's first year
        and in the year after an event; a gap in the unit's years begins a new count.

        Args:
            event: a column that is above 0 in a year with the event.
            powers: up to which power the count comes too, of tenths (Carter and Signorino 2010): 3 gives columns ending in _p2 and _p3.
            spline: ``b`` for cubic B-splines of four degrees of freedom, in columns ending in _b1 to _b4; ``natural`` for natural
                cubic ones with the knots of Beck, Katz and Tucker, ending in _n1 to _n3.

        Raises:
            PanelError: another spline, or powers that are not 1 to 9.

        """
        return self._spell(event, "peace_years", powers, spline)

    def years_since(self, event: str, powers: int = 1, spline: str = "") -> "Panel":
        """With the column EVENT_years_since: how many years ago the last event was, 1 in the year after it, missing before the first.

        Arguments and errors as for `peace_years`; a gap in the unit's years begins anew.
        """
        return self._spell(event, "years_since", powers, spline)

    def _spell(self, event: str, count: str, powers: int, spline: str) -> "Panel":
        if spline not in SPLINES or not 1 <= powers <= 9:
            raise PanelError(f"{event}: powers {powers}, spline {spline!r}; give powers from 1 to 9, and b or natural for splines")
        if self.recipe.days:
            raise PanelError(f"{event}: years are counted in a panel by year")
        return self._with(spells=(*self.recipe.spells, Spell(event, count, powers, spline)))

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
        from comity.panel.building import citations

        return "\n\n".join(citations(self.recipe, self.ledger))

    def notes(self) -> tuple[str, ...]:
        """What to know of the panel as built: members carried forward, records that a rule dropped, years that data cover."""
        return self._build().notes

    def unmatched(self) -> "pa.Table":
        """What of the tables of one's own found no place: file, code, why, how many rows, of which first and last year."""
        return self._build().unmatched

    def _build(self) -> Built:
        if not self._built:
            self._built.append(build(self.recipe, self.ledger, self.files))
        return self._built[0]

    def _with(self, **changes: Any) -> "Panel":
        return Panel(replace(self.recipe, **changes), self.ledger, self.files)

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
    if isinstance(ledger, str | Path):
        return Ledger(ledger)
    if not isinstance(ledger, Ledger | None):
        raise PanelError(f"{type(ledger).__name__}: is no ledger; give a Ledger or the path of one")
    return ledger
