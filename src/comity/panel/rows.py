"""The rows of a panel, before any variable: dyads or states by year or day, leaders by year."""

import duckdb

from comity.errors import PanelError
from comity.panel.recipe import Recipe
from comity.panel.state_years import KEYS, literal

#: The most days that a panel may have: each day of dyads is some 40,000 rows.
LONGEST = {"dyads": 366, "states": 36_600}


def keys(recipe: Recipe) -> list[str]:
    """The columns that tell the rows of a panel apart, in order."""
    key = KEYS[recipe.system]
    unit = [f"{key}1", f"{key}2"] if recipe.unit == "dyads" else [key]
    return [*unit, *(["leader_id"] if recipe.unit == "leaders" else []), "date" if recipe.days else "year"]


def told(recipe: Recipe) -> list[str]:
    """Columns beside the keys that come with the rows themselves."""
    return ["leader", "gender", "leader_age", "year_in_office"] if recipe.unit == "leaders" else ["year"] if recipe.days else []


def make(connection: duckdb.DuckDBPyConnection, recipe: Recipe) -> None:
    """Make the table ``panel`` in a connection that has the states: keys, ``year``, and the years of the unit's stretch around each.

    Raises:
        PanelError: more days than a panel may have, or of leaders.

    """
    if recipe.days:
        query = _by_day(recipe)
    elif recipe.unit == "leaders":
        query = _leaders(recipe)
    else:
        query = _by_year(recipe)
    connection.execute(f"CREATE TEMP TABLE panel AS {query}")


def _by_year(recipe: Recipe) -> str:
    """Two states make a dyad in the years in which they share a day."""
    key = KEYS[recipe.system]
    if recipe.unit == "states":
        parts = f"SELECT code AS {key}, first_year AS lo, last_year AS hi FROM stretch WHERE {_only(recipe)}"
        return _yearly(parts, key, recipe)
    lo, hi, met = "x.first_year, y.first_year", "x.last_year, y.last_year", ""
    if not recipe.never_met:
        lo, hi = f"{lo}, year(x.since), year(y.since)", f"{hi}, year(least(x.until, y.until))"
        met = "AND x.since <= y.until AND y.since <= x.until"
    parts = f"""SELECT x.code AS {key}1, y.code AS {key}2, greatest({lo}) AS lo, least({hi}) AS hi
                FROM stretch x, stretch y WHERE x.code {_order(recipe)} y.code {met} AND {_only(recipe)}"""
    return _yearly(parts, f"{key}1, {key}2", recipe)


def _yearly(parts: str, unit: str, recipe: Recipe) -> str:
    """A row a year of stretches `lo` to `hi`, in the order of unit and year; those that touch are one stretch, run_first to run_last."""
    before = f"max(hi) OVER (PARTITION BY {unit} ORDER BY lo ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return f"""
        WITH parts AS (SELECT *, coalesce(lo > {before} + 1, true)::INTEGER AS new FROM ({parts}) WHERE lo <= hi),
        numbered AS (SELECT *, sum(new) OVER (PARTITION BY {unit} ORDER BY lo, hi ROWS UNBOUNDED PRECEDING) AS run FROM parts),
        runs AS (SELECT {unit}, min(lo) AS run_first, max(hi) AS run_last FROM numbered GROUP BY {unit}, run)
        SELECT {unit}, unnest(range(greatest(run_first, {recipe.first}), least(run_last, {recipe.last}) + 1))::INTEGER AS year,
               {"run_first, run_last" if any(a.ending for a in recipe.add) else "NULL AS run_first, NULL AS run_last"}
        FROM (FROM runs ORDER BY {unit}, run_first)"""


def _by_day(recipe: Recipe) -> str:
    """A row a day, of states on the days on which they were; of dyads on the days on which both were."""
    first, last = (f"DATE '{d}'" for d in recipe.days)
    if recipe.unit not in LONGEST:
        raise PanelError("a panel of leaders is by year; give days to states or dyads")
    key = KEYS[recipe.system]
    if recipe.unit == "states":
        columns, tables, since, until, order = f"code AS {key}", "whole", "since", "until", key
    else:
        columns, tables, order = f"x.code AS {key}1, y.code AS {key}2", "whole x, whole y", f"{key}1, {key}2"
        since, until = "greatest(x.since, y.since)", "least(x.until, y.until)"
    differ = f"x.code {_order(recipe)} y.code AND" if recipe.unit == "dyads" else ""
    return f"""
        SELECT *, year(date)::INTEGER AS year, NULL AS run_first, NULL AS run_last FROM (
            SELECT {columns}, unnest(generate_series(greatest({since}, {first}), least({until}, {last}), INTERVAL 1 DAY))::DATE AS date
            FROM {tables} WHERE {differ} {since} <= {last} AND {until} >= {first} AND {since} <= {until} AND {_only(recipe)})
        ORDER BY {order}, date"""


def _leaders(recipe: Recipe) -> str:
    """A row a year of each leader who led on a day of it on which the state was one.

    Archigos has states by Gleditsch and Ward's codes. A leader's state in another list is the one that then was the same party.
    """
    key = KEYS[recipe.system]
    own = "l.gwcode = w.code" if recipe.system == "gw" else "w.party IN (SELECT party FROM listed WHERE list = 'gw' AND code = l.gwcode)"
    return f"""
        WITH terms AS (
            SELECT w.code AS {key}, l.*, greatest(l.since, w.since) AS lo, least(l.until, w.until) AS hi
            FROM leaders l JOIN part w ON {own} AND l.since <= w.until AND w.since <= l.until WHERE {_only(recipe, "w.code")}),
        years AS (SELECT *, unnest(range(greatest(year(lo), {recipe.first}), least(year(hi), {recipe.last}) + 1))::INTEGER AS year
                  FROM terms)
        SELECT {key}, obsid AS leader_id, year, any_value(leader) AS leader, any_value(gender) AS gender,
               any_value(year - yrborn)::INTEGER AS leader_age, any_value(year - year(since) + 1)::INTEGER AS year_in_office,
               NULL AS run_first, NULL AS run_last
        FROM years GROUP BY {key}, obsid, year ORDER BY {key}, leader_id, year"""


def _order(recipe: Recipe) -> str:
    return "<>" if recipe.directed else "<"


def _only(recipe: Recipe, code: str = "code") -> str:
    """The condition that a dyad of `x` and `y`, or a state, is one of those to keep."""
    if not recipe.only:
        return "true"
    singles = ", ".join(literal(s) for s in sorted({o[0] for o in recipe.only if len(o) == 1}, key=str))
    if recipe.unit != "dyads":
        return f"{code} IN ({singles})"
    pairs = {p for o in recipe.only for p in ([(o[0], o[1]), (o[1], o[0])] if len(o) == 2 else [])}
    parts = [f"(x.code, y.code) IN ({', '.join(f'({literal(a)}, {literal(b)})' for a, b in sorted(pairs, key=str))})"] if pairs else []
    parts += [f"x.code IN ({singles})", f"y.code IN ({singles})"] if singles else []
    return f"({' OR '.join(parts)})"
