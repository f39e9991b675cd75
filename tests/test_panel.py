"""Panels: equal to published ones, every rule, every format, the same bytes again."""

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import ComityError, PanelError
from comity.gather import gather
from comity.ledger import Data, Ledger, Source
from comity.panel import Panel, recipe_in, variables
from comity.panel.recipe import Spell
from comity.panel.spells import counted
from commands import comity
from published import published, variables_in

SYSTEMS = ("cow", "gw", "iso")


@pytest.fixture(scope="session")
def gathered(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the publishers' own data."""
    names = ("cow_contiguity", "cow_nmc", "cow_mid", "desta", "cepii_geodist", "archigos", "imf_dip", "cow_igo", "un_votes")
    return variables_in(tmp_path_factory.mktemp("panel") / "l.duckdb", shared, *names)


def query(sql: str, **tables: pa.Table) -> list[tuple[Any, ...]]:
    with duckdb.cursor() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(("system", "key", "count"), [("cow", "ccode", 2_214_930), ("gw", "gwcode", 2_599_466)])
def test_dyad_years_are_the_published_ones(system: str, key: str, count: int, shared: Path) -> None:
    mine = Panel.dyads(system).years(1816, 2024).to_arrow()
    theirs = shared / f"data/reference/{system}_ddy.parquet"
    assert mine.num_rows == count
    columns = f"{key}1, {key}2, year"
    assert query(f"SELECT count(*) FROM (SELECT {columns} FROM mine EXCEPT SELECT {columns} FROM '{theirs}')", mine=mine) == [(0,)]
    assert query(f"SELECT count(*) FROM (SELECT {columns} FROM '{theirs}' EXCEPT SELECT {columns} FROM mine)", mine=mine) == [(0,)]


@pytest.mark.parametrize(("system", "key", "count"), [("cow", "ccode", 60), ("gw", "gwcode", 40)])
def test_dyads_that_never_met_are_the_published_ones(system: str, key: str, count: int, shared: Path) -> None:
    met, kept = (Panel.dyads(system).years(1816, 2024).never_met(k).to_arrow() for k in (False, True))
    columns = f"{key}1, {key}2, year"
    false = query(f"SELECT {columns} FROM kept EXCEPT SELECT {columns} FROM met", kept=kept, met=met)
    theirs = query(f"SELECT {columns} FROM '{shared}/data/reference/false_{system}_dyads.parquet'")
    assert len(false) == count and set(false) == set(theirs)


def test_rows_come_in_order_and_once() -> None:
    table = Panel.dyads("cow").years(1990, 1993).to_arrow()
    keys = list(zip(*(c.to_pylist() for c in table.columns), strict=True))
    assert keys == sorted(set(keys))
    undirected = Panel.dyads("cow", directed=False).years(1990, 1993).to_arrow()
    assert undirected.num_rows * 2 == table.num_rows


def test_variables_are_the_published_ones_cell_by_cell(gathered: Path, shared: Path) -> None:
    reference = shared / "data/reference"
    panel = Panel.dyads("cow", gathered).years(1816, 2016).add("contiguity").add("majors").add("igos").add("capabilities")
    mine = panel.to_arrow()
    igos = f"""SELECT count(*), count(*) FILTER (r.dyadigos <> m.igos) FROM mine m
               JOIN '{reference}/cow_igo_ndy.parquet' r USING (ccode1, ccode2, year)"""
    assert query(igos, mine=mine) == [(917_695 - 22, 0)]  # 22 published rows are of dyads that never met
    spells = f"""SELECT ccode1, ccode2, y.year, min(conttype) FILTER (conttype > 0) AS conttype FROM '{reference}/cow_contdir.parquet' s,
                 LATERAL (SELECT unnest(range(year(s.stdate), year(s.enddate) + 1)) AS year) y GROUP BY ALL"""
    contiguity = (
        f"SELECT count(*) FROM mine LEFT JOIN ({spells}) r USING (ccode1, ccode2, year) WHERE mine.conttype <> coalesce(r.conttype, 0)"
    )
    assert query(contiguity, mine=mine) == [(0,)]
    majors = f"""SELECT count(*) FROM mine m WHERE major1 <> (EXISTS (FROM '{reference}/cow_majors.parquet' r
                 WHERE r.ccode = m.ccode1 AND m.year BETWEEN styear AND endyear))::INTEGER"""
    assert query(majors, mine=mine) == [(0,)]
    for column, differing in {"milex": 0, "milper": 0, "irst": 0, "tpop": 0, "upop": 0, "pec": 2_585, "cinc": 7_512}.items():
        # the published table is of a later version, which has revised energy (pec) from 1974 on, and with it the index (cinc)
        capabilities = f"""SELECT count(*) FROM (SELECT DISTINCT ccode1 AS ccode, year, {column}1 AS mine FROM mine) m
                           JOIN '{reference}/cow_nmc.parquet' r USING (ccode, year) WHERE r.{column} IS DISTINCT FROM m.mine"""
        assert query(capabilities, mine=mine) == [(differing,)], column


def test_atop_alliances_are_the_published_ones_cell_by_cell(shared: Path, tmp_path: Path) -> None:
    published = shared / "data/reference/atop_alliance.parquet"
    file = tmp_path / "atop5_1ddyr.csv"
    renamed = "ccode1 AS stateA, ccode2 AS stateB, year, atop_defense AS defense, atop_offense AS offense, atop_neutral AS neutral"
    query(f"COPY (SELECT {renamed}, atop_nonagg AS nonagg, atop_consul AS consul FROM '{published}') TO '{file}' (HEADER)")
    Ledger(tmp_path / "l.duckdb").add([gather("atop", file)])
    mine = Panel.dyads("cow", tmp_path / "l.duckdb").years(1816, 2018).add("atop").to_arrow()
    obligations = ("defense", "offense", "neutral", "nonagg", "consul")
    different = " OR ".join(f"m.atop_{o} <> coalesce(r.atop_{o}, 0)" for o in obligations)
    assert query(f"SELECT count(*) FROM mine m LEFT JOIN '{published}' r USING (ccode1, ccode2, year) WHERE {different}", mine=mine) == [
        (0,)
    ]
    assert query("SELECT sum(atop_defense) > 50000 FROM mine", mine=mine) == [(True,)]


def made(tmp_path: Path, **tables: list[dict[str, Any]]) -> Path:
    """A ledger with small tables of variables."""
    data = Data([], {name: pa.Table.from_pylist(rows) for name, rows in tables.items()})
    Ledger(tmp_path / "l.duckdb").add([(Source("dataset:small", "dataset", title="small", citation="@misc{small}"), data)])
    return tmp_path / "l.duckdb"


def test_missing_is_told_from_zero(tmp_path: Path) -> None:
    ledger = made(tmp_path, contiguity=[{"ccode1": 2, "ccode2": 20, "year": y, "conttype": 1} for y in (1950, 1952)])
    panel = Panel.dyads("cow", ledger).years(1949, 1953).only((2, 20)).add("contiguity").add("contiguity", lag=1)
    rows = [r for r in panel.to_arrow().to_pylist() if r["ccode1"] == 2]
    assert [(r["year"], r["conttype"], r["conttype_lag1"]) for r in rows] == [
        (1949, None, None), (1950, 1, None), (1951, 0, 1), (1952, 1, 0), (1953, None, 1)]  # fmt: skip


def test_of_several_disputes_of_a_year_the_highest_of_each_measure_is_taken(tmp_path: Path) -> None:
    sides = dict.fromkeys((f"{name}{n}" for name in ("hihost", "sidea", "orig", "revstate", "fatlev") for n in (1, 2)), 1)
    told = [{"disno": 1, "hihost": 2, "fatlev": 3, "war": 0, "onset": 1}, {"disno": 2, "hihost": 4, "fatlev": 0, "war": 0, "onset": 0}]
    rows = [{"ccode1": x, "ccode2": y, "year": 1950, "recip": 1} | sides | dispute for x, y in ((2, 20), (20, 2)) for dispute in told]
    panel = Panel.dyads("cow", made(tmp_path, disputes=rows)).years(1950, 1950).only((2, 20)).add("disputes")
    assert [(r["hostility"], r["fatality"], r["disputes"]) for r in panel.to_arrow().to_pylist()] == [(4, 3, 2)] * 2


def test_the_closest_of_several_types_is_taken_and_told(tmp_path: Path) -> None:
    ledger = made(tmp_path, contiguity=[{"ccode1": 2, "ccode2": 20, "year": 1950, "conttype": t} for t in (4, 1)])
    panel = Panel.dyads("cow", ledger).years(1950, 1950).only(("USA", "CAN")).add("contiguity")
    assert panel.to_arrow()["conttype"].to_pylist() == [1, 0]
    assert any("1 of 2 records dropped or merged" in n and "closest" in n for n in panel.notes())


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_year_in_which_a_state_has_two_codes_is_joined(gathered: Path, system: str) -> None:
    held = set(Ledger(gathered).variables())
    for unit, build in (("state", Panel.states), ("dyad", lambda *a: Panel.dyads(*a).only("DEU", "YEM"))):
        panel = build(system, gathered).years(1989, 1991)
        for variable in variables().values():
            if variable.unit == unit and set(variable.needs) <= held:
                panel = panel.add(variable.name)
        assert panel.to_arrow().num_rows > 300


def test_a_join_that_would_add_rows_is_refused(tmp_path: Path) -> None:
    ledger = made(
        tmp_path,
        capabilities=[{"ccode": 2, "year": 1950, **dict.fromkeys(("milex", "milper", "irst", "pec", "tpop", "upop", "cinc"), 1.0)}] * 2,
    )
    with pytest.raises(PanelError, match="1 of its 2 rows have the key of another"):
        Panel.states("cow", ledger).add("capabilities").to_arrow()


def test_states_that_were_not_all_the_year() -> None:
    def years(how: str) -> list[int]:
        return (
            Panel.states("cow").years(1939, 1946).presence(how).only("NLD").to_arrow()["year"].to_pylist()
        )  # occupied 1940-07-14 to 1945-06-26

    assert years("any") == [1939, 1940, 1945, 1946]
    assert years("start") == [1939, 1940, 1946]
    assert years("end") == [1939, 1945, 1946]
    assert years("all") == [1939, 1946]


def test_who_was_a_state_from_the_first_of_january_counts_at_the_start_of_that_year() -> None:
    for year, is_there in ((1992, False), (1993, True)):
        assert (316 in Panel.states("cow").years(year, year).presence("start").to_arrow()["ccode"].to_pylist()) == is_there


def test_systems_differ_as_their_lists_do() -> None:
    cow, gw, iso = (Panel.states(s).years(1992, 1992).to_arrow() for s in SYSTEMS)
    assert 255 in cow["ccode"].to_pylist() and 260 in gw["gwcode"].to_pylist() and "DEU" in iso["iso"].to_pylist()
    assert (
        232 in gw["gwcode"].to_pylist()
        and 232 not in Panel.states("gw").years(1992, 1992).microstates(False).to_arrow()["gwcode"].to_pylist()
    )
    assert {"CSK", "YUG", "RUS"} <= set(iso["iso"].to_pylist()) and "SUN" not in iso["iso"].to_pylist()


def test_variables_follow_a_state_into_another_system(gathered: Path) -> None:
    cow = Panel.dyads("cow", gathered).years(1995, 1995).only(("DEU", "POL")).add("contiguity").add("igos").to_arrow().to_pylist()[0]
    gw = Panel.dyads("gw", gathered).years(1995, 1995).only(("DEU", "POL")).add("contiguity").add("igos").to_arrow().to_pylist()[0]
    iso = Panel.dyads("iso", gathered).years(1995, 1995).only(("DEU", "POL")).add("contiguity").add("igos").to_arrow().to_pylist()[0]
    assert (cow["ccode1"], gw["gwcode1"], iso["iso1"]) == (255, 260, "DEU")
    assert cow["conttype"] == gw["conttype"] == iso["conttype"] == 1 and cow["igos"] == gw["igos"] == iso["igos"] > 40


def test_capitals_lie_as_far_apart_as_they_do() -> None:
    table = Panel.dyads("cow").years(2016, 2016).only((2, 200), (220, 255)).add("distance").to_arrow().to_pylist()
    km = {(r["ccode1"], r["ccode2"]): r["capital_distance"] for r in table}
    assert km[2, 200] == km[200, 2] == pytest.approx(5900, abs=15)  # Washington, London
    assert km[220, 255] == pytest.approx(878, abs=5)  # Paris, Berlin


def test_relevant_dyads_are_neighbours_and_those_of_major_powers(gathered: Path) -> None:
    rows = Panel.dyads("cow", gathered).years(2000, 2000).add("relevant").add("contiguity").add("majors").to_arrow().to_pylist()
    assert all(r["relevant"] == int(r["conttype"] > 0 or r["major1"] or r["major2"]) for r in rows)


VOTES = {"A": [1, 1, 2, 3, 1, 3], "B": [1, 2, 2, 1, 1, 3]}


def test_measures_of_votes_by_hand(tmp_path: Path) -> None:
    parties = {"USA": VOTES["A"], "GBR": VOTES["B"]}
    votes = [{"ccode": None, "party": p, "year": 1990, "rcid": i, "vote": v} for p, listed in parties.items() for i, v in enumerate(listed)]
    votes.append({"ccode": None, "party": "USA", "year": 1990, "rcid": 99, "vote": 1})
    panel = Panel.dyads("cow", made(tmp_path, un_votes=votes)).years(1990, 1990).only(("USA", "GBR")).add("votes")
    row = panel.to_arrow().to_pylist()[0]
    assert (row["votes"], row["vote_agreement"]) == (6, pytest.approx(4 / 6))
    assert row["vote_s"] == pytest.approx(1 - 2 * (1 + 2) / (2 * 6))
    a, b = np.array(VOTES["A"]), np.array(VOTES["B"])
    seen = ((a - b) ** 2).mean()
    assert row["vote_kappa"] == pytest.approx(1 - seen / ((a[:, None] - b[None, :]) ** 2).mean())
    both = np.concatenate([a, b])
    assert row["vote_pi"] == pytest.approx(1 - seen / ((both[:, None] - both[None, :]) ** 2).mean())
    assert row["vote_kappa_nominal"] == pytest.approx(1 - (2 / 6) / (a[:, None] != b[None, :]).mean())
    assert row["vote_pi_nominal"] == pytest.approx(1 - (2 / 6) / (both[:, None] != both[None, :]).mean())


def test_a_panel_of_chosen_dyads_has_the_rows_of_the_whole(tmp_path: Path) -> None:
    listed = {"USA": VOTES["A"], "GBR": VOTES["B"], "FRA": VOTES["A"][::-1]}
    votes = [{"ccode": None, "party": p, "year": 1990, "rcid": i, "vote": v} for p, cast in listed.items() for i, v in enumerate(cast)]
    panel = Panel.dyads("iso", made(tmp_path, un_votes=votes)).years(1990, 1990).add("votes", "distance")
    whole = {(r["iso1"], r["iso2"]): r for r in panel.to_arrow().to_pylist()}
    few = panel.only(("USA", "GBR"), "FRA").to_arrow().to_pylist()
    assert len(few) > 300 and all(r == whole[r["iso1"], r["iso2"]] for r in few)
    assert sum(r["votes"] == 6 for r in few) == 6


def test_measures_of_alliances_by_hand(tmp_path: Path) -> None:
    tie = {"alliance": 1, "year": 1850, "neutrality": 0, "nonaggression": 0, "entente": 0, "defense": 0}
    pairs = [(200, 220, {"defense": 1}), (200, 255, {"entente": 1}), (220, 365, {"nonaggression": 1})]
    rows = [{**tie, **o, "ccode1": x, "ccode2": y} for a, b, o in pairs for x, y in ((a, b), (b, a))]
    cinc = [
        {
            "ccode": c,
            "year": 1850,
            "milex": 1.0,
            "milper": 1.0,
            "irst": 1.0,
            "pec": 1.0,
            "tpop": 1.0,
            "upop": 1.0,
            "cinc": 0.1 * (1 + c % 7),
        }
        for c in (200, 220, 255, 365, 2)
    ]
    panel = Panel.dyads("cow", made(tmp_path, alliances=rows, capabilities=cinc)).years(1850, 1850)
    row = panel.only((200, 220)).add("alliance_similarity").add("alliance_similarity_weighted").to_arrow().to_pylist()[0]
    states = Panel.states("cow").years(1850, 1850).to_arrow()["ccode"].to_pylist()
    uk, france = np.zeros(len(states)), np.zeros(len(states))
    for vector, ties in ((uk, {200: 3, 220: 3, 255: 1}), (france, {220: 3, 200: 3, 365: 2})):
        for state, value in ties.items():
            vector[states.index(state)] = value
    assert row["alliance_s"] == pytest.approx(1 - 2 * np.abs(uk - france).sum() / (3 * len(states)))
    seen = ((uk - france) ** 2).mean()
    assert row["alliance_kappa"] == pytest.approx(1 - seen / ((uk[:, None] - france[None, :]) ** 2).mean())
    both = np.concatenate([uk, france])
    assert row["alliance_pi"] == pytest.approx(1 - seen / ((both[:, None] - both[None, :]) ** 2).mean())
    weight = np.array([next((c["cinc"] for c in cinc if c["ccode"] == s), 0) for s in states])
    assert row["alliance_s_weighted"] == pytest.approx(1 - 2 * (weight * np.abs(uk - france)).sum() / (3 * weight.sum()))


def test_ratios_dependence_and_agreements_by_hand(tmp_path: Path) -> None:
    power = [
        {"ccode": c, "year": 1990, "milex": 1.0, "milper": 1.0, "irst": 1.0, "pec": 1.0, "tpop": 1.0, "upop": 1.0, "cinc": v}
        for c, v in ((2, 0.3), (20, 0.1))
    ]
    trade = [{"ccode1": 2, "ccode2": 20, "year": 1990, "imports": 90.0}, {"ccode1": 20, "ccode2": 2, "year": 1990, "imports": 60.0}]
    wdi = [
        {"party": p, "year": 1990, "gdp": g, "gdp_constant": g, "population": 1.0, "exports": 1.0, "imports": 1.0}
        for p, g in (("USA", 3000.0), ("CAN", 300.0))
    ]
    treaty = {"number": "1", "base_treaty": "1", "name": "FTA", "entry_type": "base_treaty", "year": 1988, "entryforceyear": 1989}
    ledger = made(tmp_path, capabilities=power, trade=trade, wdi=wdi, trade_agreements=[{**treaty, "party": p} for p in ("USA", "CAN")])
    names = ("capability_ratio", "trade", "trade_dependence", "trade_agreements")
    panel = Panel.dyads("cow", ledger).years(1988, 1990).only((2, 20))
    for name in names:
        panel = panel.add(name)
    rows = {(r["ccode1"], r["year"]): r for r in panel.to_arrow().to_pylist()}
    row = rows[2, 1990]
    assert (row["cinc_share"], row["cinc_ratio"]) == (pytest.approx(0.75), pytest.approx(3))
    assert (row["imports_12"], row["imports_21"], row["turnover"]) == (90, 60, 150)
    assert (row["dependence1"], row["dependence2"], row["dependence_low"]) == (pytest.approx(0.05), pytest.approx(0.5), pytest.approx(0.05))
    assert [(rows[20, y]["agreements"], rows[20, y]["agreement_signed"]) for y in (1988, 1989, 1990)] == [(0, 1), (1, 0), (1, 0)]


def test_of_two_figures_of_one_reporter_the_larger_is_taken(tmp_path: Path) -> None:
    rows = [{"reporter": "KAZ", "partner": "RUS", "year": 2000, "flow": "exports", "usd": usd} for usd in (4.8e9, 5e9)]
    panel = Panel.dyads("cow", made(tmp_path, trade_imts=rows)).years(2000, 2000).only(("KAZ", "RUS")).add("trade_imts")
    assert {(r["ccode1"], r["imts_exports"], r["imts_imports_mirror"]) for r in panel.to_arrow().to_pylist()} == {
        (705, 5e9, None), (365, None, 5e9)
    }  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from([0, 0, 0, 1])), unique_by=lambda t: t[0], max_size=13))
@settings(max_examples=60, deadline=None)
def test_peace_years_count_from_the_last_event_or_the_beginning(years: list[tuple[int, int]]) -> None:
    table = pa.table(
        {"u": [1] * len(years), "year": pa.array([y for y, _ in years], pa.int32()), "e": pa.array([e for _, e in years], pa.int32())}
    )
    found = (
        dict(query(f"SELECT year, e_peace_years FROM ({counted('SELECT * FROM t', ['u'], Spell('e', 'peace_years'))})", t=table))
        if years
        else {}
    )
    expected: dict[int, int] = {}
    count = 0
    events = dict(years)
    for year in sorted(events):
        count = 0 if year - 1 not in events or events[year - 1] else count + 1
        expected[year] = count
    assert found == expected


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".dta", ".arrow"])
def test_every_format_has_the_same_rows_and_the_same_bytes_again(tmp_path: Path, ending: str) -> None:
    import pandas as pd

    panel = Panel.dyads("cow").years(1990, 1991).add("distance").add("majors")
    panel.write(tmp_path / f"a{ending}")
    Panel.of(panel.recipe.to_json()).write(tmp_path / f"b{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
    read = {".parquet": pd.read_parquet, ".csv": pd.read_csv, ".dta": pd.read_stata, ".arrow": pd.read_feather}[ending]
    pd.testing.assert_frame_equal(read(tmp_path / f"a{ending}"), panel.to_pandas(), check_dtype=False)


def test_polars_and_pandas_get_the_same(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    panel = Panel.states("iso").years(2000, 2001).add("majors")
    assert panel.to_polars().rows() == [tuple(r) for r in panel.to_pandas().itertuples(index=False)]


def test_the_file_carries_recipe_versions_and_citations(gathered: Path, tmp_path: Path) -> None:
    panel = Panel.dyads("cow", gathered).years(2000, 2001).add("contiguity")
    panel.write(tmp_path / "p.parquet")
    metadata = pq.read_schema(tmp_path / "p.parquet").metadata[b"comity"].decode()
    assert all(
        word in metadata for word in ("cow_contiguity", '"3.2"', "sha256", "stinnett2002contiguity", '"system": "cow"', "58 of 82498")
    )
    assert "@article{stinnett2002contiguity" in panel.cite() and "State System Membership List" in panel.cite()
    again = Panel.of(recipe_in(tmp_path / "p.parquet"), gathered)
    assert again.recipe == panel.recipe and again.to_arrow() == panel.to_arrow()


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_variable_joins_in_every_system(gathered: Path, system: str) -> None:
    for of, unit in ((Panel.dyads, "dyad"), (Panel.states, "state")):
        alone = of(system, gathered).years(2014, 2014)
        alone = alone.only("USA", "RUS", "CHN", "FRA", "KAZ", "DEU") if unit == "dyad" else alone
        found = [v for v in variables().values() if v.unit == unit and not v.made and set(v.needs) <= Ledger(gathered).variables().keys()]
        table = alone.add(*(v.name for v in found)).to_arrow()
        assert table.num_rows == alone.to_arrow().num_rows
        assert len(found) > 4 and all(v.columns and v.reference for v in found)
        assert [v.name for v in found if all(table[c].null_count == table.num_rows for c in v.columns)] == []


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Panel.dyads("un"), "no system 'un'"),
        (lambda: Panel.dyads().years(2000, 1990), "years 2000 to 1990"),
        (lambda: Panel.dyads().years(1700, 1990), "from 1816 on"),
        (lambda: Panel.dyads().add("igoes"), "did you mean igos"),
        (lambda: Panel.dyads().add("gossip"), "no variable 'gossip'; did you mean igos?"),
        (lambda: Panel.states().add("contiguity"), "a variable of dyads"),
        (lambda: Panel.dyads().add("majors").add("majors"), "in the panel already"),
        (lambda: Panel.dyads().add("majors", lag=-1), "a lag of -1 years"),
        (lambda: Panel.dyads().add("contiguity").to_arrow(), "needs the data set cow_contiguity, but no ledger is given"),
        (lambda: Panel.dyads().years(2000, 2000).where("gossip = 1").to_arrow(), "condition or a column is wrong"),
        (lambda: Panel.dyads().presence("often"), "give any, start, end or all"),
        (lambda: Panel.dyads().only(("HKG", "USA")), "Hong Kong has no code in cow"),
        (lambda: Panel.dyads().only("Narnia"), "no state or organisation"),
        (lambda: Panel.of("{}"), "no recipe"),
        (lambda: Panel.states().years(2000, 2000).write("x.xlsx"), "cannot write .xlsx; give .parquet, .csv"),
    ],
)
def test_wrong_panels_are_refused_with_reasons(build: Any, words: str) -> None:
    with pytest.raises(ComityError, match=re.escape(words)):
        build()


@pytest.mark.parametrize(
    "change",
    [
        {"first": "1816) --"},
        {"last": 1990.5},
        {"system": "cow; DROP"},
        {"only": [[{"a": 1}]]},
        {"directed": "x"},
        {"add": [{"name": 3, "lag": 0}]},
        {"x": 1},
    ],
)
def test_a_recipe_of_somebody_else_is_checked(change: dict[str, Any]) -> None:
    recipe = json.loads(Panel.states().years(1990, 1990).recipe.to_json()) | change
    with pytest.raises(ComityError):
        Panel.of(json.dumps(recipe)).to_arrow()


def test_a_condition_reaches_nothing_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("year\n1990\n")
    for condition in (
        f"year IN (SELECT year FROM read_csv('{secret}'))",
        f"1 = 1); COPY (SELECT 1) TO '{tmp_path}/out.csv' --",
        f"EXISTS (FROM '{secret}')",
    ):
        with pytest.raises(PanelError):
            Panel.states().years(1990, 1990).where(condition).to_arrow()
    assert not (tmp_path / "out.csv").exists()


def test_the_command_builds_rebuilds_and_cites(gathered: Path, tmp_path: Path) -> None:
    arguments = ("--years", "2010-2011", "--undirected", "--with", "contiguity,majors:1", "--ledger", str(gathered))
    done = comity("panel", "dyads", *arguments, "-o", "p.parquet", cwd=tmp_path)
    assert done.returncode == 0 and "58 of 82498 records" in done.stderr and "p.parquet: " in done.stderr
    assert comity("panel", "rebuild", "p.parquet", "-o", "q.parquet", "--ledger", str(gathered), cwd=tmp_path).returncode == 0
    assert (tmp_path / "p.parquet").read_bytes() == (tmp_path / "q.parquet").read_bytes()
    assert "@article{stinnett" in comity("panel", "dyads", *arguments, "--cite", cwd=tmp_path).stdout
    lines = comity("panel", "dyads", "--years", "2010-2010", "--only", "KAZ-RUS", "--with", "distance", cwd=tmp_path).stdout.splitlines()
    assert lines[0] == "ccode1,ccode2,year,capital_distance" and len(lines) == 3
    assert "needs comity gather cow_trade" in comity("panel", "variables", cwd=tmp_path).stdout
    assert len(comity("panel", "states", "--years", "2016-2016", cwd=tmp_path).stdout.splitlines()) == 196
    for wrong, words in (
        (("--with", "contiguity:x"), "lag is a number"),
        (("--years", "then"), "give years as"),
        (("--only", "KAZ-Narnia"), "no state"),
    ):
        failed = comity("panel", "dyads", *wrong, cwd=tmp_path)
        assert failed.returncode == 1 and words in failed.stderr and len(failed.stderr.splitlines()) == 1


def test_the_tutorial_runs(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    # They have been gathered before.
    monkeypatch.setattr("comity.gather.gather", lambda name, folder: published(shared, name))
    text = (Path(__file__).parent.parent / "docs/panel.md").read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    assert ".years(1950, 2010)" in code
    code = code.replace(".years(1950, 2010)", ".years(1995, 2000)")  # enough to see it run
    names: dict[str, Any] = {}
    exec(compile(code, "docs/panel.md", "exec"), names)
    assert len(names["table"]) > 8_000 and (tmp_path / "disputes.png").stat().st_size > 10_000
    assert 0.005 < names["table"]["dispute_onset"].mean() < 0.05
