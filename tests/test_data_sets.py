"""Data sets on their real files: how much they give, a few rows by hand, what wrong files do, and that their variables join."""

from pathlib import Path

import pytest

from comity.errors import GatherError
from comity.gather import gather, loader
from comity.ledger import Data, Ledger, Source
from comity.observation import to_dict
from comity.panel import Panel, variables
from published import FILES, published, variables_in

#: Data set: how many observations and rows left out, its variables with their rows.
MORE: dict[str, tuple[int, int, dict[str, int]]] = {
    "us_travels": (4_271, 0, {"us_travels": 4_271}),
    "us_visitors": (3_259, 5, {"us_visitors": 3_259}),
    "us_missions": (9_934, 560, {"us_missions": 5_210}),
    "gsdb": (3_108, 13, {"sanctions": 1_875}),
    "unctad_bit": (6_634, 1, {"investment_treaties": 3_402}),
    "huggo": (4_171, 2_189, {"agreements_huggo": 2_351}),
    "ieadb": (3_948, 3_274, {"agreements_ieadb": 2_454}),
    "nuclear_cooperation": (1_786, 3, {"nuclear_cooperation": 3_152}),
    "cow_alliances": (1_552, 1_174, {"alliances": 148_254}),
    "cow_wars": (297, 4, {"wars": 1_364}),
    "sipri_arms": (13_780, 15_777, {"arms": 28_947}),
    "un_vetoes": (64, 0, {"vetoes": 265}),
    "un_ideal_points": (0, 96, {"ideal_points": 10_469}),
    "cow_trade_national": (25_660, 765, {"trade_national": 14_410}),
    "china_travels": (595, 0, {"china_travels": 595}),
    "french_travels": (71, 1, {"french_travels": 71}),
    "td_rivalries": (0, 0, {"td_rivalries": 197}),
    "tss_rivalries": (0, 0, {"tss_rivalries": 264}),
    "peace_scale": (0, 1_356, {"peace_scale": 99_387}),
    "creg": (0, 0, {"creg": 11_523}),
    "territorial_threat": (0, 0, {"territorial_threat": 14_781}),
    "leader_willingness": (0, 0, {"leader_willingness": 3_409}),
    "minimum_distance": (0, 0, {"minimum_distance": 952_244}),
    "support_signals": (0, 0, {"support_signals": 9_266}),
    "fbic": (0, 360, {"fbic": 11_474}),
    "passport_index": (0, 0, {"visas": 39_402}),
    "gml_mid": (5_261, 0, {"gml_disputes": 10_276}),
    "cow_mid5": (5_853, 4, {"cow_disputes": 11_390}),
    "gml_leaders": (0, 0, {"gml_leader_disputes": 11_686}),
    "aiddata_finance": (3_266, 2_200, {"chinese_finance": 5_078}),
    "aiddata_diplomacy": (1_292, 0, {"chinese_diplomacy": 741}),
    "atop_members": (0, 0, {"atop_members": 2_510}),
    "icews": (0, 1_964, {"icews": 1_741}),
    "gdelt": (0, 1_367, {"gdelt": 151}),
    "tfdd": (2_605, 140, {"agreements_tfdd": 2_605}),
    "atop_states": (0, 307, {"atop_states": 11_923}),
    "comtrade": (1_330, 22, {"trade_comtrade": 1_330}),
    "wdi": (0, 1_776, {"wdi": 8_579}),
    "democracy": (0, 0, {"democracy": 38_555}),
    "simulated_gdp": (0, 0, {"simulated_gdp": 36_203}),
    "terrain": (0, 0, {"terrain": 192}),
    "leader_experience": (0, 0, {"leader_experience": 3_409}),
    "minimum_distance_gw": (0, 0, {"minimum_distance_gw": 871_034}),
    "ucdp_conflicts": (85, 1, {"ucdp_conflicts": 6_324}),
    "ucdp_onsets": (0, 0, {"ucdp_onsets": 10_142}),
    "cow_interstate_wars": (0, 0, {"interstate_wars": 1_932}),
    "penppml_exports": (178_932, 137_385, {"exports": 178_932}),
    "cow_civil_wars": (0, 113, {"civil_wars": 1_248}),
}


@pytest.fixture(scope="module")
def loaded(shared: Path) -> dict[str, tuple[Source, Data]]:
    """Every data set of the table whose file is there, loaded once."""
    return {name: published(shared, name) for name in MORE if (shared / "data" / FILES[name]).exists()}


def facts(data: Data) -> list[dict[str, object]]:
    """The observations as dictionaries, whether they came one by one or as a table."""
    if isinstance(data.entries, list):
        return [to_dict(e.observation) | {"row": e.row} for e in data.entries]
    return data.entries.to_pylist()


@pytest.mark.parametrize("name", MORE)
def test_real_files_give_what_they_have(name: str, shared: Path) -> None:
    source, data = published(shared, name)
    count, left_out, tables = MORE[name]
    assert (data.count, sum(data.left_out.values())) == (count, left_out)
    assert {n: t.num_rows for n, t in data.tables.items()} == tables
    assert source.label == loader(name).DATASET.version and len(source.sha256) == 64


#: Data set, and facts that its file tells: a, b, first day, attributes that are among theirs.
BY_HAND = [
    ("us_travels", "USA", "PAN", "1906-11-14", {"level": "head_of_state", "who": "Theodore Roosevelt"}),
    ("us_travels", "USA", "SUN", "1972-05-22", {"level": "head_of_state", "who": "Richard M. Nixon"}),
    ("us_visitors", "IND", "USA", "2023-06-22", {"level": "head_of_government", "type": "state"}),
    ("us_missions", "USA", "SUN", "1987-04-06", {"what": "ambassador", "action": "accredited"}),
    ("us_missions", "USA", "BEN", "1961-02-15", {"what": "embassy", "action": "opened"}),
    ("us_missions", "USA", "HUN", "1966-11-28", {"what": "embassy", "action": "upgraded"}),
    ("us_missions", "USA", "SDN", "1996-02-07", {"what": "embassy", "action": "closed"}),
    ("gsdb", "UN", "PRK", "2006-01-01", {"action": "sanctions"}),
    ("unctad_bit", "DEU", "PAK", "1959-11-25", {"action": "signed", "type": "treaty"}),
    ("unctad_bit", "IND", "ISR", "2017-03-25", {"action": "terminated"}),
    ("huggo", "IRQ", "KWT", "1964-02-11", {"action": "signed"}),
    ("huggo", "KAZ", "RUS", "1992-05-25", {"name": "Russian Federation Kazakhstan (trade)"}),
    ("ieadb", "HUN", "ROU", "2003-09-15", {"action": "signed"}),
    ("ieadb", "FRA", "SEN", "2007-01-16", {"action": "signed"}),
    ("huggo", "CAN", "IND", "1956-04-28", {"action": "signed"}),
    ("cow_alliances", "FRA", "USA", "1949-01-01", {"status": "alliance"}),
    ("cow_wars", "JPN", "USA", "1941-12-07", {"action": "military"}),
    ("sipri_arms", "SUN", "UGA", "1972-01-01", {"type": "contract", "name": "order of 14 MiG-17 fighter aircraft"}),
    ("un_vetoes", "CHN", "RUS", "2022-05-26", {"organisation": "UN"}),
    ("china_travels", "CHN", "BRA", "2019-01-01", {"who": "Xi Jinping", "level": "head_of_state"}),
    ("french_travels", "FRA", "DZA", "2012-12-20", {"place": "Tlemcen"}),
    ("tfdd", "CHN", "KAZ", "2001-09-12", {"action": "signed"}),
    ("gml_mid", "TUR", "GRC", "1978-01-01", {"action": "military"}),
    ("aiddata_diplomacy", "KGZ", "CHN", "2015-01-01", {"of": "students"}),
    ("ucdp_conflicts", "IND", "PAK", "1971-12-03", {"action": "military"}),
    ("nuclear_cooperation", "EGY", "SUN", "1974-01-01", {"action": "signed"}),
]


@pytest.mark.parametrize(("name", "a", "b", "start", "attrs"), BY_HAND)
def test_facts_are_those_of_the_rows(name: str, a: str, b: str, start: str, attrs: dict[str, str], shared: Path) -> None:
    import json

    near = [f for f in facts(published(shared, name)[1]) if (f["a"], f["b"], str(f["start"])) == (a, b, start)]
    told = [json.loads(f["attrs"]) if isinstance(f["attrs"], str) else f["attrs"] for f in near]
    assert any(attrs.items() <= t.items() for t in told), near
    assert all(f["row"] for f in near)


def test_every_variable_of_them_joins(loaded: dict[str, tuple[Source, Data]], shared: Path, tmp_path: Path) -> None:
    ledger = variables_in(tmp_path / "record.duckdb", shared, *loaded, "archigos")
    held = set(Ledger(ledger).variables())
    mine = [v for v in variables().values() if v.needs and set(v.needs) <= held]
    assert {n for v in mine for n in v.needs} == held
    dyads = Panel.dyads("cow", ledger).years(1990, 1991).only("USA", "RUS", "CHN")
    leaders = Panel.leaders("cow", ledger).years(1990, 1991)
    both = Panel.leader_dyads("cow", ledger).years(1990, 1991).only("USA", "RUS")
    for v in mine:
        if v.unit == "leader_dyad":
            both = both.add(v.name)
        elif v.unit == "leader":
            leaders, both = leaders.add(v.name), both.add(v.name)
        else:
            dyads = dyads.add(v.name)
    assert leaders.to_arrow().num_rows > 300 and both.to_arrow().num_rows > 300
    assert dyads.to_arrow().num_rows == Panel.dyads("cow").years(1990, 1991).only("USA", "RUS", "CHN").to_arrow().num_rows


def test_disputes_are_directed(shared: Path, tmp_path: Path) -> None:
    ledger = variables_in(tmp_path / "record.duckdb", shared, "cow_mid")
    panel = Panel.dyads("cow", ledger).years(1958, 1959).only(("USA", "CHN")).add("disputes").to_arrow().to_pylist()
    by_row = {(r["ccode1"], r["year"]): r for r in panel}
    usa, china = by_row[2, 1958], by_row[710, 1958]
    assert (usa["hostility1"], china["hostility1"], usa["hostility"]) == (3, 4, 4)
    assert (usa["side_a1"], china["side_a1"], usa["reciprocated"]) == (0, 1, 0)
    quiet = next(r for r in Panel.dyads("cow", ledger).years(2005, 2005).only((2, 20)).add("disputes").to_arrow().to_pylist())
    assert (quiet["hostility1"], quiet["fatality"], quiet["side_a1"]) == (0, None, None)


def test_west_germany_has_the_code_of_the_state_system_in_its_years(shared: Path, tmp_path: Path) -> None:
    """The Peace Scale's file has 255 for it throughout."""
    ledger = variables_in(tmp_path / "record.duckdb", shared, "peace_scale")
    panel = Panel.dyads("cow", ledger, directed=False).years(1950, 1995).add("peace_scale")
    levels = {(r["ccode1"], r["ccode2"], r["year"]): r["peace"] for r in panel.to_arrow().to_pylist()}
    assert levels[220, 260, 1970] == levels[220, 255, 1995] - 0.25 == 0.75


#: Data sets of which the publisher's file has no row twice, each with such a file (CSV).
ONCE = {"atop_members": "", "french_travels": "", "huggo": "", "us_missions": "", "cow_mid": "official/dyadic_mid_4.02.csv.gz"}
#: And those of which it has, with how many.
DOUBLED = {"sipri_arms": 49, "un_vetoes": 1, "china_travels": 7, "nuclear_cooperation": 361}


@pytest.mark.parametrize("name", ONCE)
def test_a_row_that_is_there_again_is_refused(name: str, shared: Path, tmp_path: Path) -> None:
    import gzip

    published_file = shared / "data" / (ONCE[name] or FILES[name])
    with gzip.open(published_file, "rt", encoding="utf-8", newline="") as f:
        rows = [next(f) for _ in range(30)]
    path = tmp_path / published_file.name.removesuffix(".gz")
    path.write_text("".join([*rows, rows[-1]]), encoding="utf-8", newline="")
    with pytest.raises(GatherError, match=r"line 31 has .* as line 30 has: it may be there only once; nothing was loaded"):
        gather(name, path, "1")


@pytest.mark.parametrize("name", DOUBLED)
def test_rows_that_the_publisher_has_twice_are_counted(name: str, shared: Path) -> None:
    assert published(shared, name)[1].doubled == DOUBLED[name]


#: The layouts in which the IMF gives its trade: the portal's long one with all columns, the one a published file has (codes alone, no
#: frequency and no scale: Botswana's imports of 2000 are 2,081.6 millions), the wide one with names and a code of the series, the API's.
IMTS = {
    "long": "COUNTRY.ID,COUNTRY,INDICATOR.ID,COUNTERPART_COUNTRY.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n"
    "KAZ,Kazakhstan,XG_FOB_USD,RUS,A,2020,4.8,9\nKAZ,Kazakhstan,MG_CIF_USD,G001,A,2020,38000,6\n"
    "KAZ,Kazakhstan,XG_FOB_USD,RUS,M,2020-M01,0.4,9\nKAZ,Kazakhstan,XG_FOB_USD,G110,A,2020,1,9\n",
    "codes": '"COUNTRY.ID","INDICATOR.ID","COUNTERPART_COUNTRY.ID","TIME_PERIOD","OBS_VALUE"\n"BWA","MG_CIF_USD","G001","2000","2081.583938"\n'
    '"LCA","MG_CIF_USD","G163","1981","2.948"\n"BWA","XG_FOB_USD","G001","2019","5051.675864"\n',
    "wide": "SERIES_CODE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,SCALE,2019,2019-M01,2020\n"
    "KAZ.XG_FOB_USD.RUS.A,Kazakhstan,Exports,Russia,Annual,Millions,,,4800\nKAZ.MG_CIF_USD.G001.M,Kazakhstan,Imports,World,Monthly,Millions,,3000,\n"
    "KAZ.MG_CIF_USD.G001.A,Kazakhstan,Imports,World,Annual,Millions,,,38000\nKAZ.TBG_USD.G001.A,Kazakhstan,Balance,World,Annual,Millions,,,1\n",
    "api": "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
    "IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,RUS,A,2020,4800,6\nIMF.STA:IMTS(1.0.0),KAZ,MG_CIF_USD,G001,A,2020,38000,6\n"
    "IMF.STA:IMTS(1.0.0),KAZ,MG_CIF_USD,RUS,A,2020,NaN,6\n",
}


@pytest.mark.parametrize("layout", IMTS)
def test_the_imfs_csv_of_trade(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "dataset_IMF.STA_IMTS_1.0.csv"
    path.write_text(IMTS[layout], encoding="utf-8-sig")
    _, data = gather("imf_imts", path)
    told = [(r["reporter"], r["partner"], r["year"], r["flow"], r["usd"]) for r in data.tables["trade_imts"].to_pylist()]
    if layout == "codes":
        assert told == [
            ("BWA", None, 2000, "imports", pytest.approx(2081.583938e6)),
            ("BWA", None, 2019, "exports", pytest.approx(5051.675864e6)),
        ]
    else:
        assert told == [("KAZ", "RUS", 2020, "exports", pytest.approx(4.8e9)), ("KAZ", None, 2020, "imports", 38e9)]
    assert sum(data.left_out.values()) == {"long": 1, "codes": 1, "wide": 1, "api": 0}[layout]


def test_comtrades_services_and_commodities_are_no_goods_traded_in_all(shared: Path) -> None:
    path = shared / "data/more/comtrade_TradeData_services_china_2022.csv"
    if not path.exists():
        pytest.skip(f"needs {path}")
    with pytest.raises(GatherError, match="120 rows of services"):
        gather("comtrade", path)


@pytest.mark.parametrize("width", [57, 58, 61])
def test_gdelts_files_without_names_give_what_the_named_ones_give(width: int, shared: Path, tmp_path: Path) -> None:
    """The real table, written as GDELT publishes it: tabs, no names, and so many columns."""
    import csv
    import gzip
    import zipfile

    with gzip.open(shared / "data" / FILES["gdelt"], "rt", encoding="utf-8") as f:
        rows = list(csv.reader(f))[1:]
    lines = ["\t".join([*row[:57], *row[57:], "", "", ""][:width]) for row in rows]
    for name, part in (("20120701.export.CSV", lines[:700]), ("20120702.export.CSV", lines[700:])):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr(name, "\n".join(part) + "\n")
    source, data = gather("gdelt", tmp_path)
    _, named = published(shared, "gdelt")
    assert source.label == "20120701" and data.left_out == named.left_out
    assert data.tables["gdelt"].combine_chunks().equals(named.tables["gdelt"].combine_chunks())
    (tmp_path / "20120703.export.CSV").write_text("1\t2\n")
    with pytest.raises(GatherError, match=r"20120703\.export\.CSV: 2 columns"):
        gather("gdelt", tmp_path)


def test_a_csv_that_is_not_of_the_imfs_trade_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dataset_IMF.STA_IMTS_1.0.csv"
    path.write_text("COUNTRY.ID,TIME_PERIOD,OBS_VALUE\nKAZ,2020,1\n")
    with pytest.raises(GatherError, match=r"no column INDICATOR\.ID"):
        gather("imf_imts", path)
    path.write_text(IMTS["codes"].replace("5051.675864", "much"))
    with pytest.raises(GatherError, match="line 4, column OBS_VALUE: 'much' is no number"):
        gather("imf_imts", path)
    path.write_text(IMTS["codes"].replace('"2019"', '"2O19"'))
    with pytest.raises(GatherError, match="line 4, column TIME_PERIOD: '2O19' is no period"):
        gather("imf_imts", path)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "us_travels",
            "id,role,name,start_date,end_date,country,locale,remarks\n1,pope,X,2000-01-01,2000-01-02,Peru,Lima,\n",
            "column role: 'pope' is",
        ),
        (
            "us_travels",
            "id,role,name,start_date,end_date,country,locale,remarks\n1,president,X,soon,2000-01-02,Peru,,\n",
            "line 2, column start_date",
        ),
        ("gsdb", "a,b\n1,2\n", "no column case_id"),
        ("passport_index", "Passport,Destination,Requirement\nPER,FJI,perhaps\n", "line 2, column Requirement: 'perhaps'"),
        (
            "passport_index",
            "Passport,Destination,Requirement\nPER,FJI,90\nFJI,PER,90\nPER,FJI,30\n",
            "line 4 has Passport PER, Destination FJI as line 2 has",
        ),
        (
            "un_vetoes",
            "date,draft,agenda_item,crisis_topic,member_veto1,member_veto2,member_veto3\n2/30/1999,S/1,a,b,USA,,\n",
            "'2/30/1999' is no date",
        ),
        ("peace_scale", "dyad,yearmonth,peacelevel\n2020,1920,x\n", "line 2, column peacelevel: 'x' is no number"),
    ],
)
def test_what_is_wrong_is_refused_with_row_and_column(name: str, text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text)
    with pytest.raises(GatherError, match=words):
        gather(name, path, "1")
