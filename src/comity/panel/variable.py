"""What a variable of a panel declares: where it comes from, how it is joined, what its absence means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from comity.errors import PanelError

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.ledger import Ledger

Unit = Literal["dyad", "state", "leader", "leader_dyad"]


@dataclass(frozen=True)
class Variable:
    """One variable, or a few that come together.

    Attributes:
        name: by which a panel adds it.
        unit: of a dyad, of a state, of a leader, whose `code` is the id of a term in office, or of a dyad of leaders; in a panel of
            dyads a state's comes twice, its columns ending in 1 and 2, and in one of leaders' dyads a leader's.
        keys: whose codes `query` gives: ``cow``, ``gw``, ``party`` (ids), ``own`` (those of the panel's system), or ``listed``: those of
            the list that ``getvariable('list')`` names, ``gw`` in a panel of Gleditsch and Ward's states, ``cow`` in others.
        columns: name to meaning, with units.
        query: gives ``code1``, ``code2``, ``year`` (or ``code``, ``year``) and the columns, each key once. It reads the
            ledger's variables by name, and ``sy``, the panel's state-years (code, year, party, cow, gw, listed), ``capitals``
            and ``majors``.
        formula: for what is made of the two states of a dyad: column to an expression over `one` and `two`, the rows of `query`
            for each of them, which then gives ``code``, ``year`` and what the expressions read. (Joining two states is much
            quicker than joining all dyads.)
        symmetric: whether `query` gives each dyad once, the smaller code first, with what is true of it in both directions.
        needs: variables of the ledger that it reads, the first one being that whose years are its coverage (see `covers`).
        made: of the ledger's observations, a table that `query` reads by the variable's name; None for what needs none.
        covers: first and last year that the data cover, where they have no row at their ends; empty where their rows tell.
        datasets: the data sets that give them, as ``comity gather`` knows them.
        zero: columns that are 0 where the data cover the year and have no row; the others are missing there.
        rule: which of several records of one key is taken.
        counts: a query for the number of records before that rule, if it drops any.
        whittling: ways to keep one of several records of a dyad-year instead: name to an order (SQL) over the rows of the first of
            `needs`, by which the first is kept. The record with the lowest number is kept where all of them leave several.
        yearly: whether its keys have a year; otherwise its values hold for all years.
        number: the column or columns of the first of `needs` that number its records, where it can be whittled.
        reference: the paper or formula behind it.

    """

    name: str
    unit: Unit
    keys: Literal["cow", "gw", "party", "own", "listed"]
    columns: Mapping[str, str]
    query: str
    formula: Mapping[str, str] = field(default_factory=dict)
    symmetric: bool = False
    needs: tuple[str, ...] = ()
    made: "Callable[[Ledger], pa.Table] | None" = None
    covers: tuple[int, ...] = ()
    datasets: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    rule: str = ""
    counts: str = ""
    whittling: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    yearly: bool = True
    reference: str = ""

    def order(self, rules: tuple[str, ...]) -> str:
        """The order (SQL) by which the first of several records of a dyad-year is kept.

        Raises:
            PanelError: the variable is not whittled by one of these rules.

        """
        if not self.whittling:
            raise PanelError(f"{self.name} has nothing to whittle")
        unknown = [r for r in rules if r not in self.whittling]
        if unknown:
            raise PanelError(f"{self.name} is not whittled by {unknown[0]!r}; give {', '.join(self.whittling)}")
        return ", ".join([*(self.whittling[r] for r in rules), self.number])
