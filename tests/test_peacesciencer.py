"""Panels beside those of the R package peacesciencer: its tables in the shared folder, cell by cell; and the page that compares the two."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from comity.gather import gather
from comity.gather.file_formats import text_table
from comity.ledger import Ledger
from comity.panel import Panel, variables
from published import variables_in

PAGE = Path(__file__).parent.parent / "docs/coming-from-peacesciencer.md"
#: What peacesciencer has too and a file of which is in the shared folder.
NAMES = (
    "archigos",
    "cow_igo",
    "cow_mid5",
    "cow_trade_national",
    "creg",
    "gml_mid",
    "leader_willingness",
    "minimum_distance",
    "td_rivalries",
)
NAMES += ("territorial_threat", "tss_rivalries")


@pytest.fixture(scope="module")
def ledger(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with what peacesciencer has too."""
    return variables_in(tmp_path_factory.mktemp("peacesciencer") / "l.duckdb", shared, *NAMES)


def compared(mine: pa.Table, theirs: str, keys: str, pairs: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Of each pair of columns (ours: theirs), how many rows have one in both tables and in how many of these the two differ."""
    counts = ", ".join(f"count(*) FILTER (m.{a} IS DISTINCT FROM r.{b})" for a, b in pairs.items())
    found = rows(f"SELECT count(*), {counts} FROM mine m JOIN ({theirs}) r USING ({keys})", mine)[0]
    return {a: (found[0], differing) for a, differing in zip(pairs, found[1:], strict=True)}


def rows(sql: str, mine: pa.Table) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        connection.register("mine", mine)
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(("system", "key", "last"), [("cow", "ccode", 2016), ("gw", "gwcode", 2017)])
def test_state_years(system: str, key: str, last: int, shared: Path) -> None:
    since, until = (
        ("make_date(styear, stmonth, stday)", "make_date(endyear, endmonth, endday)") if system == "cow" else ("startdate", "enddate")
    )
    theirs = f"""SELECT DISTINCT {key}, unnest(range(year({since}), least(year({until}), {last}) + 1)) AS year
                 FROM '{shared}/data/reference/{system}_states.parquet'"""
    mine = Panel.states(system).years(1816, last).microstates(False).to_arrow()
    for one, other in (("mine", f"({theirs})"), (f"({theirs})", "mine")):
        assert rows(f"SELECT {key}, year FROM {one} WHERE year >= 1816 EXCEPT SELECT {key}, year FROM {other}", mine) == []


# Four of their 10,234 rows are of a state that was none in the year (Canada before 1920, in dispute 197): no dyad-year has a place for them.
@pytest.mark.parametrize(("prefix", "count"), [("gml", 9_284), ("cow", 10_230)])
def test_disputes_whittled(prefix: str, count: int, ledger: Path, shared: Path) -> None:
    """The whittled dispute of every dyad-year is theirs, with its measures; where they have no row we have no dispute."""
    mine = Panel.dyads("cow", ledger).years(1816, 2014).add(f"{prefix}_disputes", whittle=True).to_arrow()
    measures = {
        "onset": f"{prefix}midonset",
        "dispute": f"{prefix}midongoing",
        "number": "dispnum",
        "hostility": "hostlev",
        "hostility1": "hostlev1",
    }
    measures |= {"side_a1": "sidea1", "originator1": "orig1", "reciprocated": "recip", "least_days": "mindur", "most_days": "maxdur"}
    theirs = f"SELECT * REPLACE (nullif(fatality, -9) AS fatality) FROM '{shared}/data/more/ps_{prefix}_mid_ddydisps.parquet'"
    pairs = {f"{prefix}_{a}": b for a, b in measures.items()} | {f"{prefix}_fatality": "fatality", f"{prefix}_start_month": "stmon"}
    told = compared(mine, theirs, "ccode1, ccode2, year", pairs)
    assert set(told.values()) == {(count, 0)}, told
    extra = f"SELECT count(*) FROM mine m ANTI JOIN ({theirs}) r USING (ccode1, ccode2, year) WHERE {prefix}_dispute = 1"
    assert rows(extra, mine) == [(0,)]


def test_state_year_variables(ledger: Path, shared: Path) -> None:
    reference, more = shared / "data/reference", shared / "data/more"
    names = ("igo_counts", "trade_national", "territorial_threat", "fractionalisation")
    mine = Panel.states("cow", ledger).years(1816, 2016).add(*names).to_arrow()
    igos = {"igo_full": "sum_igo_full", "igo_associate": "sum_igo_associate", "igo_observer": "sum_igo_observer"}
    assert compared(mine, f"FROM '{reference}/cow_igo_sy.parquet'", "ccode, year", igos) == dict.fromkeys(igos, (15_557, 0))
    trade = f"SELECT *, imports IS NULL AS no_imports FROM '{reference}/cow_trade_sy.parquet'"
    wrong = f"""SELECT count(*) FROM mine m JOIN ({trade}) r USING (ccode, year)
                WHERE no_imports <> (total_imports IS NULL) OR abs(total_imports - imports * 1e6) > 1 OR abs(total_exports - exports * 1e6) > 1"""
    assert rows(wrong, mine) == [(0,)]
    threat = {"territorial_threat": "lterrthreat", "territorial_threat_sd": "sd", "territorial_threat_lower": "lwr"}
    threat |= {"territorial_threat_upper": "upr", "territorial_threat_second": "m_lterrthreat"}
    assert compared(mine, f"FROM '{more}/ps_terrthreat.parquet'", "ccode, year", threat) == dict.fromkeys(threat, (14_781, 0))
    groups = f"""FROM '{more}/ps_creg.parquet' WHERE ccode IS NOT NULL
                 QUALIFY row_number() OVER (PARTITION BY ccode, year ORDER BY ethfrac DESC NULLS LAST, relfrac DESC NULLS LAST) = 1"""
    measures = {m: m for m in ("ethfrac", "ethpol", "relfrac", "relpol")}
    assert compared(mine, groups, "ccode, year", measures) == dict.fromkeys(measures, (8_930, 0))


def test_leaders_of_state_years(ledger: Path, shared: Path) -> None:
    mine = Panel.states("gw", ledger).years(1870, 2015).add("leaders", "leader_willingness").to_arrow()
    theirs = f"""
        WITH terms AS (SELECT *, unnest(range(year(startdate), year(enddate) + 1)) AS year FROM '{shared}/data/reference/archigos.parquet'),
        years AS (SELECT gwcode, year::INTEGER AS year, arg_min(obsid, (startdate, enddate)) AS jan1obsid,
                         arg_max(obsid, (enddate, startdate)) AS dec31obsid, count(DISTINCT leadid) AS n_leaders FROM terms GROUP BY ALL)
        SELECT years.*, theta2_mean FROM years LEFT JOIN '{shared}/data/more/ps_lwuf.parquet' w ON w.obsid = dec31obsid"""
    pairs = {"leader_first_id": "jan1obsid", "leader_last_id": "dec31obsid", "leaders": "n_leaders", "willingness2": "theta2_mean"}
    told = compared(mine, theirs, "gwcode, year", pairs)
    assert set(told.values()) == {(14_103, 0)}, told


def test_dyad_variables(ledger: Path, shared: Path) -> None:
    reference, more = shared / "data/reference", shared / "data/more"
    mine = Panel.dyads("cow", ledger).years(1816, 2016).add("minimum_distance", "tss_rivalries", "td_rivalries", "distance").to_arrow()
    distance = {"minimum_distance": "mindist"}
    assert compared(mine, f"FROM '{reference}/cow_mindist.parquet'", "ccode1, ccode2, year", distance) == {"minimum_distance": (895_499, 0)}
    sorts = ("spatial", '"positional"', "ideological", "interventionary")
    most = ", ".join(f"max(coalesce({s}, 0)) AS {s}" for s in sorts)
    rivalries = f"""
        WITH years AS (SELECT ccode1, ccode2, unnest(range("start"::INTEGER, "end"::INTEGER + 1)) AS year, {", ".join(sorts)}
                       FROM '{more}/ps_tss_rivalries.parquet')
        SELECT ccode1, ccode2, year, 1 AS rivalry, {most} FROM (FROM years UNION ALL SELECT ccode2, ccode1, * EXCLUDE (ccode1, ccode2) FROM years)
        WHERE year BETWEEN 1816 AND 2016 GROUP BY ALL"""
    pairs = {f"tss_{s.strip(chr(34))}": s for s in sorts} | {"tss_rivalry": "rivalry"}
    assert compared(mine, rivalries, "ccode1, ccode2, year", pairs) == dict.fromkeys(pairs, (14_760, 0))
    assert rows("SELECT sum(tss_rivalry) FROM mine", mine) == [(14_760,)]
    places = f"""SELECT ccode, y::INTEGER AS year, lat, lng FROM '{reference}/cow_capitals.parquet',
                 LATERAL (SELECT unnest(range(year(stdate), least(year(enddate), 2016) + 1)) AS y)
                 QUALIFY row_number() OVER (PARTITION BY ccode, y ORDER BY stdate DESC) = 1"""
    far = f"""WITH p AS ({places}) SELECT count(*), count(*) FILTER (abs(capital_distance - 2 * 6371.0088 * asin(sqrt(
                 pow(sin(radians(two.lat - one.lat) / 2), 2) +
                 cos(radians(one.lat)) * cos(radians(two.lat)) * pow(sin(radians(two.lng - one.lng) / 2), 2)))) > 0.01)
              FROM mine m JOIN p one ON one.ccode = ccode1 AND one.year = m.year JOIN p two ON two.ccode = ccode2 AND two.year = m.year"""
    found, differing = rows(far, mine)[0]
    assert found > 1_800_000 and differing == 0


#: Data set and file of R, the panel and its variable, the keys and columns (ours: theirs), rows that both have. What is not in the shared folder
#: was compared with the files of peacesciencer's and isard's repositories of June and July 2026.
OF_R: dict[str, tuple[str, str, str, str, dict[str, str], int]] = {
    "democracy": (
        "cw_democracy",
        "states",
        "cow",
        "ccode, year",
        {"euds": "euds", "polity2": "polity2", "v2x_polyarchy": "v2x_polyarchy"},
        17_706,
    ),
    "democracy in gw": ("gw_democracy", "states", "gw", "gwcode, year", {"aeuds": "aeuds", "polity2": "polity2"}, 20_849),
    "simulated_gdp": (
        "cw_gdppop",
        "states",
        "cow",
        "ccode, year",
        {"sim_gdp_per_head": "mrgdppc", "sim_gdp_per_head_sd": "sd_mrgdppc"},
        16_536,
    ),
    "simulated_gdp in gw": ("gw_gdppop", "states", "gw", "gwcode, year", {"sim_gdp_per_head": "mrgdppc"}, 19_667),
    "terrain": ("rugged", "states", "cow", "ccode", {"ruggedness": "rugged", "mountains_log": "newlmtnest"}, 14_000),
    "terrain in gw": ("rugged", "states", "gw", "gwcode", {"ruggedness": "rugged", "mountains_log": "newlmtnest"}, 14_000),
    "conflict_onsets": (
        "ucdp_onsets",
        "states",
        "gw",
        "gwcode, year",
        {"new_conflicts": "sumnewconf", "conflict_onsets_10": "sumonset10"},
        10_142,
    ),
    "minimum_distance_gw": ("gw_mindist", "dyads", "gw", "gwcode1, gwcode2, year", {"minimum_distance_gw": "mindist"}, 20_000),
    "leader_experience": (
        "LEAD",
        "leaders",
        "gw",
        "leader_id",
        {"schooling": "leveledu", "political_years": "yrsexper", "lost_war": "warloss"},
        14_000,
    ),
}


@pytest.mark.parametrize("case", OF_R)
def test_tables_of_r(case: str, shared: Path, tmp_path: Path) -> None:
    file, unit, system, keys, pairs, count = OF_R[case]
    name = case.partition(" ")[0]
    (data_set,) = variables()[name].datasets
    ledger = variables_in(tmp_path / "l.duckdb", shared, data_set, *(["archigos"] if unit == "leaders" else []))
    start = {"states": Panel.states, "dyads": Panel.dyads, "leaders": Panel.leaders}[unit]
    mine = start(system, ledger).years(*((1990, 1991) if unit == "dyads" else (1816, 2025))).add(name).to_arrow()
    table = text_table(shared / "data/more" / f"{file}.rda")
    key = "obsid AS leader_id" if unit == "leaders" else ", ".join(f"{k}::INTEGER AS {k}" for k in keys.split(", "))
    with duckdb.connect() as connection:
        connection.register("r", table)
        present = " AND ".join(f"{k} <> ''" for k in table.column_names if k in keys)
        values = ", ".join(f"nullif({c}, '')::DOUBLE AS {c}" for c in pairs.values())
        theirs = connection.sql(f"SELECT {key}, {values} FROM r {f'WHERE {present}' if present else ''}").to_arrow_table()
        connection.register("mine", mine)
        connection.register("theirs", theirs)
        differing = " OR ".join(f"m.{a}::DOUBLE IS DISTINCT FROM t.{b}" for a, b in pairs.items())
        both, wrong = connection.execute(
            f"SELECT count(*), count(*) FILTER ({differing}) FROM mine m JOIN theirs t USING ({keys})"
        ).fetchall()[0]
    assert both >= count and wrong == 0


def test_variables_of_states_are_made_of_those_of_dyads(ledger: Path, shared: Path, tmp_path: Path) -> None:
    """A state's neighbours, rivals, nearest state and disputes, counted by hand of the tables."""
    mine = Panel.states("cow", ledger).years(1816, 2010).add("rivals", "nearest", "gml_disputes_of_state").to_arrow()
    more = shared / "data/more"
    theirs = f"""
        WITH told AS (SELECT ccode1, ccode2, "start", "end" FROM '{more}/ps_tss_rivalries.parquet'
                      UNION ALL SELECT ccode2, ccode1, "start", "end" FROM '{more}/ps_tss_rivalries.parquet')
        SELECT ccode1 AS ccode, y::INTEGER AS year, count(DISTINCT ccode2) AS n
        FROM told, LATERAL (SELECT unnest(range("start"::INTEGER, "end"::INTEGER + 1)) AS y) GROUP BY ALL"""
    assert compared(mine, theirs, "ccode, year", {"rivals": "n"})["rivals"][1] == 0
    disputes = f"""SELECT ccode1 AS ccode, year, count(DISTINCT dispnum) AS n, count(DISTINCT dispnum) FILTER (midonset = 1) AS began,
                          count(DISTINCT dispnum) FILTER (sidea1 = 1 OR orig1 = 0) AS initiated
                   FROM '{more}/ps_gml_dirdisp.parquet' GROUP BY ALL"""
    told = compared(mine, disputes, "ccode, year", {"gml_disputes": "n", "gml_onsets": "began", "gml_disputes_initiated": "initiated"})
    assert told["gml_disputes"][0] > 4_000 and {wrong for _, wrong in told.values()} == {0}
    nearest = f"""SELECT ccode, year, min(mindist) AS n FROM (
                      SELECT ccode1 AS ccode, year, mindist FROM '{shared}/data/reference/cow_mindist.parquet'
                      UNION ALL SELECT ccode2, year, mindist FROM '{shared}/data/reference/cow_mindist.parquet') GROUP BY ALL"""
    assert compared(mine, nearest, "ccode, year", {"nearest_distance": "n"})["nearest_distance"][1] == 0
    borders = Panel.states("cow", variables_in(tmp_path / "l.duckdb", shared, "cow_contiguity")).years(2000, 2000).add("neighbours")
    found = {r["ccode"]: (r["land_borders"], r["sea_borders"]) for r in borders.to_arrow().to_pylist()}
    assert found[705][0] == 5 and found[20][0] == 1 and found[225][0] == 5


def test_capabilities_in_its_seventh_version(shared: Path, tmp_path: Path) -> None:
    file = shared / "data/reference/cow_nmc.parquet"
    source, data = gather("cow_nmc", file)
    assert source.label == "7.0"
    Ledger(tmp_path / "l.duckdb").add([(source, data)])
    mine = Panel.states("cow", tmp_path / "l.duckdb").years(1816, 2022).add("capabilities").to_arrow()
    columns = {c: c for c in ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")}
    assert compared(mine, f"FROM '{file}'", "ccode, year", columns) == dict.fromkeys(columns, (17_121, 0))


def test_disputes_of_leaders_dyads(shared: Path, tmp_path: Path) -> None:
    """Every pair of leaders in a dispute in the package's own table is in ours in that year, with its onset."""
    path = shared / "data/more/gml_mid_ddlydisps.rda"
    if not path.exists():
        pytest.skip(f"needs {path}")
    ledger = variables_in(tmp_path / "l.duckdb", shared, "archigos", "gml_leaders")
    mine = Panel.leader_dyads("cow", ledger).add("disputes_of_leaders").where("leaders_dispute = 1").to_arrow()
    with duckdb.connect() as connection:
        connection.register("mine", mine)
        connection.register("r", text_table(path))
        theirs = "SELECT obsid1, obsid2, year::INTEGER AS year, max(gmlmidonset::INTEGER) AS onset FROM r WHERE obsid1 <> '' AND obsid2 <> '' GROUP BY ALL"
        told = f"""SELECT (SELECT count(*) FROM ({theirs})), count(*), count(*) FILTER (leaders_onset <> onset)
                   FROM mine m JOIN ({theirs}) t ON leader_id1 = obsid1 AND leader_id2 = obsid2 AND m.year = t.year"""
        assert connection.execute(told).fetchall() == [(10_044, 10_044, 0)]


def test_wars_between_and_within_states(shared: Path, tmp_path: Path) -> None:
    """The wars of every dyad-year and state-year are those of the package's tables: going on and onset."""
    ledger = variables_in(tmp_path / "l.duckdb", shared, "cow_interstate_wars", "cow_civil_wars", "ucdp_conflicts")
    between = Panel.dyads("cow", ledger).years(1816, 2007).add("interstate_wars", whittle=True).to_arrow()
    within = Panel.states("cow", ledger).years(1816, 2007).add("civil_wars").to_arrow()
    with duckdb.connect() as connection:
        for name, table in (("between", between), ("within", within)):
            connection.register(name, table)
        for name in ("cow_war_inter", "cow_war_intra"):
            connection.register(name, text_table(shared / "data/more" / f"{name}.rda"))
        wars = """SELECT ccode1::INT AS ccode1, ccode2::INT AS ccode2, year::INT AS year, max(cowinteronset::INT) AS onset FROM cow_war_inter GROUP BY ALL"""
        told = f"""SELECT count(*), count(*) FILTER (interstate_war <> 1 OR interstate_war_onset <> onset),
                          (SELECT sum(interstate_war) FROM between) FROM between JOIN ({wars}) USING (ccode1, ccode2, year)"""
        assert connection.execute(told).fetchall() == [(1_876, 0, 1_876)]
        civil = """SELECT ccodea::INT AS ccode, year::INT AS year, max(cowintraonset::INT) AS onset FROM cow_war_intra
                   WHERE primary_state = '1' GROUP BY ALL"""
        told = f"""SELECT count(*), count(*) FILTER (civil_war <> 1 OR civil_war_onset <> onset), (SELECT sum(civil_war) FROM within)
                   FROM within JOIN ({civil}) USING (ccode, year)"""
        assert connection.execute(told).fetchall() == [(930, 0, 930)]


#: What peacesciencer 1.2 gives to make tables with (its NAMESPACE exports every name; these are the functions of its manual).
FUNCTIONS = """
    add_archigos add_atop_alliance add_cap_dist add_capital_distance add_ccode_to_gw add_contiguity add_cow_alliance add_cow_majors
    add_cow_mids add_cow_trade add_cow_wars add_creg_frac add_creg_fractionalization add_democracy add_fpsim add_gml_mids
    add_gwcode_to_cow add_igos add_latent_territorial_threat add_lead add_lwuf add_min_dist add_minimum_distance add_nmc
    add_peace_years add_rugged_terrain add_sdp_gdp add_sim_gdp_pop add_spells add_strategic_rivalries add_ucdp_acd add_ucdp_onsets
    create_dyadyears create_leaderdays create_leaderdyadyears create_leaderyears create_statedays create_stateyears filter_prd
    whittle_conflicts_duration whittle_conflicts_fatality whittle_conflicts_hostility whittle_conflicts_jds whittle_conflicts_onsets
    whittle_conflicts_reciprocation whittle_conflicts_startmonth
    """


def test_the_page_has_every_function_and_names_what_is_there() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    theirs = {name for line in lines for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert set(FUNCTIONS.split()) <= theirs
    ours = {name for line in lines for name in re.findall(r"`([a-z_0-9]+)`", line.split("|")[2])}
    columns = {c for v in variables().values() for c in v.columns}
    assert {n for n in ours if n not in variables() and n not in columns} <= {"atop", "transsum"}
