"""The rows of a panel, before any variable: dyads, states or leaders by year or day, dyads of leaders by year."""

import duckdb

from comity.errors import PanelError
from comity.panel.recipe import Recipe
from comity.panel.state_years import KEYS, literal

#: The most days that a panel may have: each day of dyads is some 40,000 rows.
LONGEST = {"dyads": 366, "states": 36_600, "leaders": 36_600}
#: What is told of a leader: column, and its value in a row of a term in office.
_TOLD = {
    "leader": "leader",
    "gender": "gender",
    "leader_age": "year - yrborn",
    "year_in_office": "year - year(since) + 1",
}


def keys(recipe: Recipe) -> list[str]:
    """The columns that tell the rows of a panel apart, in order."""
    key = KEYS[recipe.system]
    leaders = [f"leader_id{s}" for s in recipe.sides] if recipe.led else []
    return [*(f"{key}{s}" for s in recipe.sides), *leaders, "date" if recipe.days else "year"]


def told(recipe: Recipe) -> list[str]:
    """Columns beside the keys that come with the rows themselves."""
    leaders = [f"{name}{s}" for s in recipe.sides for name in _TOLD] if recipe.led else []
    return [*(["year"] if recipe.days else []), *leaders]


def make(connection: duckdb.DuckDBPyConnection, recipe: Recipe) -> None:
    """Make the table ``panel`` in a connection that has the states: keys, ``year``, and the years of the unit's stretch around each.

    Raises:
        PanelError: days of a panel that is by year.

    """
    if recipe.days and recipe.unit not in LONGEST:
        raise PanelError("a panel of leaders' dyads is by year; give days to states, dyads or leaders")
    made = {"leaders": _leaders, "leader_dyads": _leader_dyads}.get(recipe.unit, _by_day if recipe.days else _by_year)
    connection.execute(f"CREATE TEMP TABLE panel AS {made(recipe)}")


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


def _terms(recipe: Recipe, only: str = "true") -> str:
    """A row a term in office of each leader, from the first to the last day on which they led what then was a state.

    Archigos has states by Gleditsch and Ward's codes. A leader's state in another list is the one that then was the same party.
    """
    own = "l.gwcode = w.code" if recipe.system == "gw" else "w.party IN (SELECT party FROM listed WHERE list = 'gw' AND code = l.gwcode)"
    return f"""SELECT w.code, l.*, greatest(l.since, w.since) AS lo, least(l.until, w.until) AS hi
               FROM leaders l JOIN part w ON {own} AND l.since <= w.until AND w.since <= l.until WHERE {only}"""


def _leaders(recipe: Recipe) -> str:
    """A row a year, or day, of each leader on a day of which they led."""
    key = KEYS[recipe.system]
    if recipe.days:
        first, last = (f"DATE '{d}'" for d in recipe.days)
        moment, by = f"unnest(generate_series(greatest(lo, {first}), least(hi, {last}), INTERVAL 1 DAY))::DATE AS date", "date"
        within, year = f"WHERE lo <= {last} AND hi >= {first}", "year(date)::INTEGER AS year"
    else:
        moment = f"unnest(range(greatest(year(lo), {recipe.first}), least(year(hi), {recipe.last}) + 1))::INTEGER AS year"
        by, within, year = "year", "", ""
    told = ", ".join(f"any_value({value})::{'VARCHAR' if value == name else 'INTEGER'} AS {name}" for name, value in _TOLD.items())
    return f"""
        WITH terms AS ({_terms(recipe, _only(recipe, "w.code"))}),
        moments AS (SELECT *, {moment} FROM terms {within}),
        dated AS (SELECT *{f", {year}" if year else ""} FROM moments)
        SELECT code AS {key}, obsid AS leader_id, {by}, {"any_value(year) AS year," if recipe.days else ""} {told},
               NULL AS run_first, NULL AS run_last
        FROM dated GROUP BY code, obsid, {by} ORDER BY code, leader_id, {by}"""


def _leader_dyads(recipe: Recipe) -> str:
    """A row a year of two leaders of two states: of the years on a day of which both led."""
    key = KEYS[recipe.system]
    lo, hi, met = "year(x.lo), year(y.lo)", "year(x.hi), year(y.hi)", ""
    if not recipe.never_met:
        lo, hi, met = "year(greatest(x.lo, y.lo))", "year(least(x.hi, y.hi))", "AND x.lo <= y.hi AND y.lo <= x.hi"
    both = ", ".join(f"{side}.{c} AS {c}{n}" for n, side in (("1", "x"), ("2", "y")) for c in ("leader", "gender", "yrborn", "since"))
    told = ", ".join(
        f"any_value({value.replace('yrborn', f'yrborn{n}').replace('since', f'since{n}')}{n if value == name else ''})"
        f"::{'VARCHAR' if value == name else 'INTEGER'} AS {name}{n}"
        for n in recipe.sides
        for name, value in _TOLD.items()
    )
    return f"""
        WITH terms AS ({_terms(recipe)}),
        years AS (
            SELECT x.code AS {key}1, y.code AS {key}2, x.obsid AS leader_id1, y.obsid AS leader_id2, {both},
                   unnest(range(greatest({lo}, {recipe.first}), least({hi}, {recipe.last}) + 1))::INTEGER AS year
            FROM terms x JOIN terms y ON x.code {_order(recipe)} y.code {met} AND {_only(recipe)})
        SELECT {key}1, {key}2, leader_id1, leader_id2, year, {told}, NULL AS run_first, NULL AS run_last
        FROM years GROUP BY {key}1, {key}2, leader_id1, leader_id2, year ORDER BY ALL"""


def _order(recipe: Recipe) -> str:
    return "<>" if recipe.directed else "<"


def _only(recipe: Recipe, code: str = "code") -> str:
    """The condition that a dyad of `x` and `y`, or a state, is one of those to keep."""
    if not recipe.only:
        return "true"
    singles = ", ".join(literal(s) for s in sorted({o[0] for o in recipe.only if len(o) == 1}, key=str))
    if len(recipe.sides) == 1:
        return f"{code} IN ({singles})"
    pairs = {p for o in recipe.only for p in ([(o[0], o[1]), (o[1], o[0])] if len(o) == 2 else [])}
    parts = [f"(x.code, y.code) IN ({', '.join(f'({literal(a)}, {literal(b)})' for a, b in sorted(pairs, key=str))})"] if pairs else []
    parts += [f"x.code IN ({singles})", f"y.code IN ({singles})"] if singles else []
    return f"({' OR '.join(parts)})"
