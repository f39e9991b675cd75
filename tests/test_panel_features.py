"""What a panel has beside variables: names and codes, days, leaders, one's own tables, lags and leads, spells and their splines."""

import datetime
import re
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import ComityError, PanelError
from comity.gather import gather
from comity.ledger import Data, Ledger, Source
from comity.panel import Panel, Spell, recipe_in
from comity.panel.spells import bent, counted
from comity.parties import code, known_systems
from commands import comity
from published import variables_in


def made(tmp_path: Path, **tables: list[dict[str, Any]]) -> Path:
    """A ledger with small tables of variables."""
    data = Data([], {name: pa.Table.from_pylist(rows) for name, rows in tables.items()})
    Ledger(tmp_path / "l.duckdb").add([(Source("dataset:small", "dataset", title="small", citation="@misc{small}"), data)])
    return tmp_path / "l.duckdb"


def rows_of(panel: Panel) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = panel.to_arrow().to_pylist()
    return found


def test_names_and_codes_are_those_of_the_year() -> None:
    panel = Panel.dyads("cow", directed=False).years(1990, 1991).only(("DEU", "RUS"), (260, 365)).identify("name", *known_systems())
    found = {(r["ccode1"], r["year"]): r for r in rows_of(panel)}
    assert all(
        r["name_1"] == "Germany"
        and r["cow_1"] == r["ccode1"]
        and r["gwc_2"] == "RUS"
        and r["cowc_1"] == {255: "GMY", 260: "GFR"}[r["ccode1"]]
        for r in found.values()
    )
    assert [(found[y]["iso3_1"], found[y]["iso3_2"]) for y in ((260, 1990), (255, 1991))] == [("DEU", "SUN"), ("DEU", "RUS")]
    assert [r["name"] for r in rows_of(Panel.states("gw").years(2000, 2000).only("KAZ").identify("name"))] == ["Kazakhstan"]
    with pytest.raises(PanelError, match="no codes of 'iso5'; give name or cow"):
        Panel.states().identify("iso5")


def test_days_are_those_on_which_a_state_was_one(shared: Path) -> None:
    days = Panel.states("cow").days("1990-10-01", "1990-10-04").only(255, 260).to_arrow()
    assert [(r["ccode"], str(r["date"])) for r in days.to_pylist()] == [
        (255, "1990-10-03"), (255, "1990-10-04"), (260, "1990-10-01"), (260, "1990-10-02")]  # fmt: skip
    mine = Panel.states("cow").days("1940-06-01", "1941-05-31").to_arrow()
    theirs = f"""SELECT ccode, unnest(range(greatest(make_date(styear, stmonth, stday), DATE '1940-06-01'),
                        least(make_date(endyear, endmonth, endday), DATE '1941-05-31') + 1, INTERVAL 1 DAY))::DATE AS date
                 FROM '{shared}/data/reference/cow_states.parquet'"""
    for one, other in (("mine", f"({theirs})"), (f"({theirs})", "mine")):
        assert duckdb.sql(f"SELECT ccode, date FROM {one} EXCEPT SELECT ccode, date FROM {other}").fetchall() == []
    assert mine.num_rows > 19_000


def test_dyad_days_have_both_states_and_the_variables_of_the_year() -> None:
    table = Panel.dyads("cow").days("1991-12-30", "1992-01-02").only("KAZ").add("distance").to_arrow()
    assert set(table["year"].to_pylist()) == {1991, 1992} and table["capital_distance"].null_count == 0
    states = [Panel.states("cow").days(d, d).to_arrow().num_rows for d in ("1991-12-30", "1991-12-31", "1992-01-01", "1992-01-02")]
    assert table.num_rows == sum(2 * (n - 1) for n in states)
    for wrong, words in (
        (lambda: Panel.dyads().days("1990-01-01", "1991-01-02"), "at most 366 for dyads"),
        (lambda: Panel.states().days("1990-02-01", "1990-01-01"), "a first and a last day"),
        (lambda: Panel.states().days("then", "1990-01-01"), "give days as 1990-10-03"),
        (lambda: Panel.states().days("1990-01-01", "1990-01-01").add("majors", lag=1), "lags and leads are of states and dyads by year"),
    ):
        with pytest.raises(PanelError, match=words):
            wrong()


@pytest.fixture(scope="module")
def leaders(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return variables_in(tmp_path_factory.mktemp("leaders") / "l.duckdb", shared, "archigos", "leader_willingness", "gml_leaders")


def test_leader_years_are_those_of_archigos_in_states(leaders: Path, shared: Path) -> None:
    mine = Panel.leaders("gw", leaders).years(1875, 2015).microstates(False).to_arrow()
    reference = shared / "data/reference"
    theirs = duckdb.sql(f"""
        SELECT DISTINCT gwcode, obsid AS leader_id, y::INTEGER AS year, gender, (y - yrborn)::INTEGER AS leader_age,
               (y - year(l.startdate) + 1)::INTEGER AS year_in_office
        FROM '{reference}/archigos.parquet' l JOIN '{reference}/gw_states.parquet' s USING (gwcode),
        LATERAL (SELECT unnest(range(greatest(year(l.startdate), year(s.startdate)), least(year(l.enddate), year(s.enddate)) + 1)) AS y)
        WHERE l.startdate <= s.enddate AND s.startdate <= l.enddate AND y BETWEEN 1875 AND 2015""").to_arrow_table()
    keys = "gwcode, leader_id, year, leader_age, year_in_office"
    assert mine.num_rows == theirs.num_rows > 15_000
    assert duckdb.sql(f"SELECT {keys} FROM mine EXCEPT SELECT {keys} FROM theirs").fetchall() == []


def test_leaders_of_other_lists_lead_what_was_their_state_then(leaders: Path) -> None:
    years = rows_of(Panel.leaders("cow", leaders).years(1989, 1991).only(255, 260, 678, 679))
    assert [(r["ccode"], r["year"]) for r in years if r["leader"] == "Kohl"] == [(255, 1990), (255, 1991), (260, 1989), (260, 1990)]
    assert {r["ccode"] for r in years if r["leader_id"] == "YEM-1978"} == {678, 679}
    panel = Panel.leaders("cow", leaders).years(1980, 1990).only("IRQ").add("leader_estimates", "disputes_of_leader", "majors")
    table = panel.to_arrow()
    assert set(table["leader"].to_pylist()) == {"Saddam Hussein"} and sum(table["leader_disputes"].to_pylist()) > 10
    assert table["theta2_mean"].null_count == 0 and set(table["major"].to_pylist()) == {0}
    with pytest.raises(PanelError, match="a variable of leaders; a panel of states cannot have it"):
        Panel.states("cow", leaders).add("leader_estimates")


def test_leader_days_are_the_days_on_which_they_led(leaders: Path) -> None:
    """Thatcher led Britain until 28 November 1990, Major from that day on."""
    panel = Panel.leaders("cow", leaders).days("1990-11-27", "1990-11-29").only("GBR").add("majors")
    told = [(r["leader"], str(r["date"]), r["year"], r["major"]) for r in rows_of(panel)]
    assert told == [
        ("Thatcher", "1990-11-27", 1990, 1),
        ("Thatcher", "1990-11-28", 1990, 1),
        ("Major", "1990-11-28", 1990, 1),
        ("Major", "1990-11-29", 1990, 1),
    ]
    with pytest.raises(PanelError, match="at most 36600 for leaders"):
        Panel.leaders("cow", leaders).days("1850-01-01", "1990-01-01")


def test_dyads_of_leaders_led_on_one_day(leaders: Path) -> None:
    """The Shah left in February 1979, Bakr in July, so that each met one of the other state's leaders whom the other did not."""
    panel = Panel.leader_dyads("cow", leaders, directed=False).years(1978, 1981).only(("IRQ", "IRN"))
    told = rows_of(panel.add("disputes_of_leaders", "disputes_of_leader", "majors").identify("iso3"))
    shah, khomeini, bakr, hussein = "Mohammad Reza", "Ayatollah Khomeini", "Hassan Al-Bakr", "Saddam Hussein"
    assert [(r["leader1"], r["leader2"], r["year"], r["leaders_dispute"], r["leaders_onset"]) for r in told] == [
        (shah, bakr, 1978, 0, 0),
        (shah, bakr, 1979, 0, 0),
        (khomeini, bakr, 1979, 1, 1),
        (khomeini, hussein, 1979, 0, 0),
        (khomeini, hussein, 1980, 1, 1),
        (khomeini, hussein, 1981, 1, 0),
    ]
    last = told[-1]
    assert (last["iso3_1"], last["iso3_2"], last["major2"]) == ("IRN", "IRQ", 0)
    assert (last["leader_age2"], last["year_in_office2"], last["leader_disputes2"]) == (44, 3, 3)
    assert panel.never_met(True).to_arrow().num_rows == len(told) + 1
    assert Panel.leader_dyads("cow", leaders).years(1978, 1981).only(("IRQ", "IRN")).to_arrow().num_rows == 2 * len(told)
    for wrong, words in (
        (lambda: panel.days("1980-01-01", "1980-01-02"), "a panel of leaders' dyads is by year"),
        (lambda: panel.add("majors", lag=1), "lags and leads are of states and dyads by year"),
        (lambda: Panel.leaders("cow", leaders).add("disputes_of_leaders"), "a variable of leader_dyads; a panel of leaders cannot have it"),
        (lambda: Panel.dyads("cow", leaders).add("disputes_of_leaders"), "a variable of leader_dyads; a panel of dyads cannot have it"),
    ):
        with pytest.raises(PanelError, match=words):
            wrong()


def test_lags_and_leads_never_cross_a_gap(tmp_path: Path) -> None:
    """The Netherlands were no state from 1941 to 1944; the data have a figure for every year."""
    power = dict.fromkeys(("milex", "milper", "irst", "pec", "tpop", "upop"), 1.0)
    ledger = made(tmp_path, capabilities=[{"ccode": 210, "year": y, **power, "cinc": float(y)} for y in range(1930, 1960)])
    panel = (
        Panel.states("cow", ledger).years(1938, 1947).only("NLD").add("capabilities").add("capabilities", lag=1).add("capabilities", lead=2)
    )
    found = {r["year"]: (r["cinc_lag1"], r["cinc_lead2"]) for r in rows_of(panel)}
    assert found == {1938: (1937, 1940), 1939: (1938, None), 1940: (1939, None), 1945: (None, 1947), 1946: (1945, 1948), 1947: (1946, 1949)}
    with pytest.raises(PanelError, match="give one of them"):
        Panel.states().add("majors", lag=1, lead=1)


def test_ones_own_table_joins_by_any_codes_and_tells_what_did_not_match(tmp_path: Path) -> None:
    own = tmp_path / "trade.csv"
    own.write_text("from,to,when,flow\n004,398,1995,5\n398,004,1995,6\n398,999,1995,7\n398,643,1850,8\n398,398,1995,9\n398,,1995,10\n")
    panel = Panel.dyads("cow").years(1990, 2000).only("KAZ").join(own, ("from", "to"), "m49", "when")
    assert [(r["ccode1"], r["ccode2"], r["flow"]) for r in rows_of(panel) if r["flow"]] == [(700, 705, 5), (705, 700, 6)]
    told = {(r["code"], r["why"], r["rows"]) for r in panel.unmatched().to_pylist()}
    assert told == {
        ("999", "is no code of m49 that anybody has then", 1),
        ("398", "is of a year that the panel does not have", 1),
        ("398-398", "is no row of the panel then", 1),
        ("", "has no code or no year", 1),
    }
    assert "trade.csv: 2 of 6 rows joined by m49; not joined: " in panel.notes()[-1]


@pytest.mark.parametrize("system", [*known_systems(), "name"])
def test_every_system_of_codes_joins(system: str, tmp_path: Path) -> None:
    called = {p: "Kazakhstan" if p == "KAZ" else "Poland" for p in ("KAZ", "POL")} if system == "name" else {}
    codes = [called.get(p) or code(p, system, 2010) for p in ("KAZ", "POL")]
    own = tmp_path / "own.parquet"
    held = {"c": [str(c) for c in codes if c is not None], "year": [2010] * (2 - codes.count(None)), "x": [1.5] * (2 - codes.count(None))}
    pq.write_table(pa.table(held), own)
    panel = Panel.states("gw").years(2009, 2010).only("KAZ", "POL").join(own, "c", system, "year")
    assert sum(r["x"] is not None for r in rows_of(panel)) == 2 - codes.count(None)
    assert panel.unmatched().num_rows == 0


def test_a_table_without_years_both_ways_and_for_both_sides(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("a,b,tie\nKAZ,POL,1\n")
    (tmp_path / "size.csv").write_text("state,area,sea\nKazakhstan,2724900,0\nPoland,312685,1\n")
    panel = Panel.dyads("iso").years(2000, 2001).only(("KAZ", "POL")).join(tmp_path / "ties.csv", ("a", "b"), "iso3", both_ways=True)
    found = rows_of(panel.join(tmp_path / "size.csv", "state", columns=("area",)))
    assert [r["tie"] for r in found] == [1] * 4 and "sea1" not in found[0]
    assert {(r["iso1"], r["area1"], r["area2"]) for r in found} == {("KAZ", 2724900, 312685), ("POL", 312685, 2724900)}


def test_wrong_tables_are_refused(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a,year,x\nKAZ,2000,1\nKAZ,2000,2\n")
    (tmp_path / "then.csv").write_text("a,year,x\nKAZ,then,1\n")
    states = Panel.states("cow").years(2000, 2000)
    for build, words in (
        (lambda: states.join(tmp_path / "own.csv", "a", "iso3", "year").to_arrow(), "own.csv: 1 of its 2 rows have the key of another"),
        (lambda: states.join(tmp_path / "then.csv", "a", "iso3", "year").to_arrow(), "column year is not of years"),
        (lambda: states.join(tmp_path / "own.csv", "b", "iso3"), "has no column b; it has a, year, x"),
        (lambda: states.join(tmp_path / "own.csv", ("a", "x"), "iso3"), "is of dyads"),
        (lambda: states.join(tmp_path / "own.csv", "a", "iso9"), "no codes of 'iso9'"),
        (lambda: states.join(tmp_path / "none.csv", "a", "iso3"), "no such file"),
        (lambda: states.join(tmp_path / "l.xlsx", "a", "iso3"), "no such file"),
        (lambda: states.join(tmp_path, "a", "iso3"), "no such file"),
    ):
        with pytest.raises(ComityError, match=re.escape(words)):
            build()
    (tmp_path / "l.xlsx").write_bytes(b"PK")
    with pytest.raises(PanelError, match=r"cannot join .xlsx; give .csv"):
        states.join(tmp_path / "l.xlsx", "a", "iso3")


def test_a_recipe_opens_no_table_that_is_not_given(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("a,x\nKAZ,1\n")
    Panel.states("cow").years(2000, 2000).join(own, "a", "iso3").write(tmp_path / "p.parquet")
    recipe = recipe_in(tmp_path / "p.parquet")
    with pytest.raises(PanelError, match="a table of your own, own.csv, with the hash"):
        Panel.of(recipe).to_arrow()
    Panel.of(recipe, files=[own]).write(tmp_path / "q.parquet")
    assert (tmp_path / "p.parquet").read_bytes() == (tmp_path / "q.parquet").read_bytes()
    own.write_text("a,x\nKAZ,2\n")
    with pytest.raises(PanelError, match="give that very file"):
        Panel.of(recipe, files=[own]).to_arrow()


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from([0, 0, 0, 1, 3])), unique_by=lambda t: t[0], min_size=1, max_size=13))
@settings(max_examples=40, deadline=None)
def test_years_since_the_last_event(years: list[tuple[int, int]]) -> None:
    rows = ", ".join(f"(1, {y}, {e})" for y, e in years)
    found = dict(
        duckdb.sql(
            f"SELECT year, e_years_since FROM ({counted(f'FROM (VALUES {rows}) v(u, year, e)', ['u'], Spell('e', 'years_since'))})"
        ).fetchall()
    )
    events = dict(years)
    for year in events:
        before = [y for y in range(year - 1, -1, -1) if all(z in events for z in range(y, year)) and events[y]]
        assert found[year] == (year - before[0] if before else None)


def test_powers_and_splines_of_a_spell() -> None:
    counts = [0, 1, 2, 3, 5, 8, 12, 20, 20, None, 33]
    table = pa.table({"e_peace_years": pa.array(counts, pa.int64())})
    found = bent(bent(table, Spell("e", "peace_years", 3, "b")), Spell("e", "peace_years", 1, "natural"))
    xs = np.array([c for c in counts if c is not None], float)
    column = {n: np.array([v for v in found[n].to_pylist() if v is not None]) for n in found.column_names[1:]}
    assert np.allclose(column["e_peace_years_p3"], (xs / 10) ** 3) and found["e_peace_years_b1"].to_pylist()[9] is None
    basis = np.column_stack([np.ones(len(xs)), *(column[f"e_peace_years_b{i}"] for i in range(1, 5))])
    truncated = np.column_stack([np.ones(len(xs)), xs, xs**2, xs**3, np.maximum(xs - np.median(xs), 0) ** 3])
    assert (
        np.linalg.matrix_rank(np.column_stack([basis, truncated]), tol=1e-6) == 5
    )  # they span the cubic splines with a knot at the median
    sums = basis[:, 1:].sum(axis=1)
    assert sums[0] == 0 and sums[-1] == pytest.approx(1) and (basis[:, 1:] >= 0).all()
    natural = np.column_stack([column[f"e_peace_years_n{i}"] for i in range(1, 4)])
    knots = (0, 1, 4, 7, 33)
    for j, k in enumerate(knots[:3]):  # by hand, at 20 years
        by_hand = (20 - k) ** 3 - 13**3 * (33 - k) / 26
        assert natural[7, j] == pytest.approx(by_hand / 33**2)


def test_splines_need_counts_beyond_their_knots() -> None:
    panel = Panel.states("cow").years(2000, 2004).add("majors").peace_years("major", spline="b")
    with pytest.raises(PanelError, match="a spline needs counts of more than 7 years"):
        panel.to_arrow()
    for wrong in ({"powers": 0}, {"spline": "cubic"}):
        with pytest.raises(PanelError, match="give powers from 1 to 9, and b or natural"):
            Panel.states().peace_years("major", **wrong)  # type: ignore[arg-type]


def test_the_command_takes_them_all(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a,b,when,x\nKAZ,RUS,1995,1\nKAZ,XXX,1995,2\n")
    arguments = ("--years", "1992-2005", "--only", "KAZ-RUS,KAZ-USA", "--with", "majors,majors:1,majors:lead1", "--identify", "name,iso3")
    arguments += ("--join", "own.csv=iso3:a,b@when", "--unmatched", "lost.csv", "--peace-years", "major2", "--powers", "2")
    done = comity("panel", "dyads", *arguments, "-o", "p.parquet", cwd=tmp_path)
    assert done.returncode == 0 and "own.csv: 1 of 2 rows joined by iso3; not joined: XXX is no code of iso3" in done.stderr
    table = pq.read_table(tmp_path / "p.parquet")
    assert {"name_1", "iso3_2", "major1_lead1", "x", "major2_peace_years_p2"} <= set(table.column_names)
    assert pc_csv.read_csv(tmp_path / "lost.csv").to_pylist() == [
        {"file": "own.csv", "code": "XXX", "why": "is no code of iso3 that anybody has then", "rows": 1, "first": 1995, "last": 1995}
    ]
    lost = comity("panel", "dyads", *arguments, "--unmatched", "lost.parquet", cwd=tmp_path)
    assert lost.returncode == 1 and "lost.parquet: cannot write .parquet; give .csv" in lost.stderr
    assert not (tmp_path / "lost.parquet").exists()
    assert comity("panel", "rebuild", "p.parquet", "--join", "own.csv", "-o", "q.parquet", cwd=tmp_path).returncode == 0
    assert (tmp_path / "p.parquet").read_bytes() == (tmp_path / "q.parquet").read_bytes()
    days = comity("panel", "states", "--days", "1991-12-25:1991-12-27", "--only", "KAZ", cwd=tmp_path).stdout.splitlines()
    assert days == ["ccode,date,year", "705,1991-12-26,1991", "705,1991-12-27,1991"]
    coded = comity("panel", "dyads", "--years", "1990-1990", "--only", "2-260", cwd=tmp_path).stdout.splitlines()
    assert coded == ["ccode1,ccode2,year", "2,260,1990", "260,2,1990"]
    failed = comity("panel", "dyads", "--join", "own.csv", cwd=tmp_path)
    assert failed.returncode == 1 and "give it as visits.csv=iso3:guest,host@year" in failed.stderr


def test_dates_are_dates() -> None:
    assert Panel.states("cow").days(datetime.date(2000, 1, 1), "2000-01-01").recipe.days == ("2000-01-01", "2000-01-01")


def test_votes_by_issue_by_hand(tmp_path: Path) -> None:
    """Two roll calls on human rights, one of them on colonies too; one on none."""
    cast = {1: (1, 1), 2: (1, 3), 3: (2, 3)}
    votes = [
        {"ccode": None, "party": party, "year": 1990, "rcid": rcid, "vote": vote}
        for rcid, pair in cast.items()
        for party, vote in zip(("USA", "GBR"), pair, strict=True)
    ]
    issues = [{"rcid": 1, "issue": "hr"}, {"rcid": 2, "issue": "hr"}, {"rcid": 2, "issue": "co"}]
    panel = (
        Panel.dyads("cow", made(tmp_path, un_votes=votes, un_issues=issues)).years(1990, 1990).only(("USA", "GBR")).add("votes_by_issue")
    )
    for row in rows_of(panel):
        assert (row["vote_agreement_hr"], row["vote_agreement_co"], row["vote_agreement_me"]) == (0.5, 0, None)
        assert (row["vote_agreement_weighted"], row["vote_s_weighted"]) == (0.25, 1 - (1 + 2) / 2)


def test_trade_as_both_sides_report_it(tmp_path: Path) -> None:
    path = tmp_path / "dataset_IMF.STA_IMTS_1.0.csv"
    path.write_text(
        "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\nKAZ,XG_FOB_USD,RUS,2020,4800\nKAZ,MG_CIF_USD,G001,2020,38000\n"
        "RUS,MG_CIF_USD,KAZ,2020,5100\nRUS,XG_FOB_USD,KAZ,2020,14000\n"
    )
    Ledger(tmp_path / "l.duckdb").add([gather("imf_imts", path)])
    rows = rows_of(Panel.dyads("cow", tmp_path / "l.duckdb").years(2020, 2020).only(("KAZ", "RUS")).add("trade_imts"))
    names = ("imts_exports", "imts_imports", "imts_exports_mirror", "imts_imports_mirror")
    assert {r["ccode1"]: [r[n] for n in names] for r in rows} == {705: [4.8e9, None, 5.1e9, 14e9], 365: [14e9, 5.1e9, None, 4.8e9]}
