"""Years counted between events, with the polynomials and splines by which models let a hazard bend over them."""

import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import PanelError
from comity.panel.recipe import Spell

#: Cubic B-splines: degree, and how many columns, as `splines::bs(spell, 4)` in R gives.
DEGREE, FREEDOM = 3, 4
#: Natural splines: the inner knots of Beck, Katz and Tucker (1998), in years.
KNOTS = (1, 4, 7)


def counted(query: str, unit: list[str], spell: Spell) -> str:
    """A query with the column of a spell.

    Args:
        query: gives the unit's columns, ``year`` and the event.
        unit: columns that tell the units apart.
        spell: what to count. ``peace_years`` is full years without the event before the year, since the last one or since the unit
            began: 0 in its first year and in the year after an event. ``years_since`` is how many years ago the last event was:
            1 in the year after it, missing before the first. A gap in the unit's years begins both anew.

    """
    who = ", ".join(unit)
    event, column = (f'"{name.replace(chr(34), chr(34) * 2)}"' for name in (spell.event, spell.column))
    before = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    runs = f"SELECT *, year - row_number() OVER (PARTITION BY {who} ORDER BY year) AS run_ FROM ({query})"
    if spell.count == "years_since":
        last = f"max(CASE WHEN {event} > 0 THEN year END) OVER (PARTITION BY {who}, run_ ORDER BY year {before})"
        return f"SELECT * EXCLUDE (run_), year - {last} AS {column} FROM ({runs})"
    events = f"coalesce(sum(coalesce({event}, 0)) OVER (PARTITION BY {who}, run_ ORDER BY year {before}), 0)"
    return f"""
        SELECT * EXCLUDE (run_, since_), CASE WHEN {event} IS NULL THEN NULL ELSE
               row_number() OVER (PARTITION BY {who}, run_, since_ ORDER BY year) - 1 END AS {column}
        FROM (SELECT *, {events} AS since_ FROM ({runs}))"""


def bent(table: pa.Table, spell: Spell) -> pa.Table:
    """A table with the powers and the spline of a spell's column behind the others.

    Powers are of tenths of the count, so that a cube stays small, and end in _p2, _p3 (Carter and Signorino 2010, Political Analysis
    18 (3): 271-292). Cubic B-splines, ending in _b1 to _b4, have one inner knot at the median of the rows' counts and their least and
    most as boundaries, as `bs` of R's splines does (de Boor 1978, A Practical Guide to Splines). Natural cubic splines, ending in _n1
    to _n3, have the knots of Beck, Katz and Tucker (1998), 0, 1, 4, 7 and the most, in the basis of Harrell (2015, Regression Modeling
    Strategies, 2.4.5); with the count itself they span what the three splines of these authors and the count do.

    Raises:
        PanelError: the counts are too few for a spline.

    """
    if spell.powers == 1 and not spell.spline:
        return table
    counts = table[spell.column].combine_chunks()
    codes = counts.dictionary_encode()
    xs = [int(x) for x in codes.dictionary.to_pylist()]
    columns = {f"p{n}": [(x / 10) ** n for x in xs] for n in range(2, spell.powers + 1)}
    if spell.spline and (not xs or max(xs) <= KNOTS[-1]):
        raise PanelError(f"{spell.column}: a spline needs counts of more than {KNOTS[-1]} years, and there are none")
    if spell.spline == "b":
        columns |= _b_splines(xs, float(pc.quantile(counts, 0.5)[0].as_py()))
    elif spell.spline == "natural":
        columns |= _natural(xs)
    for ending, column in columns.items():
        table = table.append_column(f"{spell.column}_{ending}", pa.array(column, pa.float64()).take(codes.indices))
    return table


def _b_splines(xs: list[int], middle: float) -> dict[str, list[float]]:
    """The basis at each count, without its first column, which an intercept stands for."""
    from scipy.interpolate import BSpline

    inner = [middle] * (FREEDOM - DEGREE)
    knots = [float(min(xs))] * (DEGREE + 1) + inner + [float(max(xs))] * (DEGREE + 1)
    basis = BSpline.design_matrix([float(x) for x in xs], knots, DEGREE).toarray()
    return {f"b{j}": [float(row[j]) for row in basis] for j in range(1, FREEDOM + 1)}


def _natural(xs: list[int]) -> dict[str, list[float]]:
    """The terms beside the count itself, one less than inner knots and boundaries without the last two."""
    knots = (0, *KNOTS, max(xs))
    last, before = knots[-1], knots[-2]

    def term(x: int, knot: int) -> float:
        def cube(k: int) -> float:
            return float(max(x - k, 0)) ** 3

        bend = cube(before) * (last - knot) / (last - before) - cube(last) * (before - knot) / (last - before)
        return (cube(knot) - bend) / (last - knots[0]) ** 2

    return {f"n{j}": [term(x, knot) for x in xs] for j, knot in enumerate(knots[:-2], 1)}
