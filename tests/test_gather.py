"""Official data sets: the publishers' own files as they are, small files in the documented layouts, wrong files, downloads."""

import gzip
import http.server
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.errors import GatherError
from comity.gather import gather, loaders
from comity.gather.dataset import DataSet
from comity.gather.download import download
from comity.ledger import Ledger
from comity.ledger.entries import Data
from comity.waiting import is_any_left
from commands import comity
from published import published
from slow_sender import drip
from test_data_sets import MORE

OFFICIAL = {  # data set: observations, variable: rows
    "cow_states": (0, {"system_states": 243}),
    "cow_contiguity": (0, {"contiguity": 82_498}),
    "cow_nmc": (0, {"capabilities": 15_951}),
    "cow_mid": (5_308, {"disputes": 20_716}),
    "desta": (24_900, {"trade_agreements": 7_771}),
    "cepii_geodist": (0, {"geography": 225}),
    "archigos": (0, {"leaders": 3_409}),
    "imf_rates": (0, {"exchange_rates": 1_822}),
    "imf_dip": (23_721, {"investment": 24_101}),
}


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_publishers_own_files_load(name: str, shared: Path) -> None:
    source, data = gather(name, shared / "data/official")
    assert data.count == OFFICIAL[name][0]
    assert {n: t.num_rows for n, t in data.tables.items()} == OFFICIAL[name][1]
    assert source.citation.startswith("@") and source.publisher and source.url.startswith("http") and len(source.sha256) == 64


def test_un_votes_and_igo_memberships_load(shared: Path) -> None:
    _, votes = published(shared, "un_votes")
    assert {name: table.num_rows for name, table in votes.tables.items()} == {"un_votes": 870_109, "un_issues": 5_745}
    _, igo = published(shared, "cow_igo")
    assert (igo.count, igo.tables["igo_memberships"].num_rows) == (5_092, 538_965)
    _, by_organisation = gather("cow_igo", shared / "data/reference/igo_year_format3.parquet")
    assert by_organisation.tables["igo_memberships"].num_rows == 539_802


def test_what_is_loaded_is_what_the_rows_say(shared: Path) -> None:
    _, dip = published(shared, "imf_dip")
    rows = dip.tables["investment"].to_pylist()
    assert {"reporter": "SGP", "partner": "USA", "year": 2020, "direction": "inward", "reported": False, "usd": 264_188e6} in rows
    stock = next(o for o in dip.entries.to_pylist() if (o["a"], o["b"]) == ("USA", "SGP") and o["value"] == 264_188e6)
    assert (stock["kind"], stock["attrs"], str(stock["start"]), stock["unit"]) == ("investment", '{"of": "stock"}', "2020-01-01", "USD")
    assert "outward position of USA with SGP, 2020, reported by USA" in stock["row"]
    _, mid = published(shared, "cow_mid")
    acts = [(o["a"], o["b"], str(o["start"])) for o in mid.entries.to_pylist() if o["row"].startswith("dispute 2,")]
    assert acts == [("USA", "GBR", "1902-07-01")]


def test_data_sets_declare_all_that_a_user_asks() -> None:
    assert len(loaders()) >= 20
    for name, module in loaders().items():
        d = module.DATASET
        assert d.id == name and d.title and d.publisher and d.licence and d.page and d.gives and d.columns, name
        assert d.citation.startswith("@") and "title" in d.citation, name
    tried = {n for n, m in loaders().items() if m.DATASET.tried}
    assert tried == {*OFFICIAL, *MORE, "un_votes", "cow_igo", "factbook", "memberships"}


def small(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


NMC = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\nUSA,2,1816,3823,17,80,254,8659,101,.0396,2021\nUKG,200,1816,-9,255,-9,9,19520,2213,.33,2021\n"


@pytest.mark.parametrize("pack", ["csv", "gz", "zip", "bom", "crlf"])
def test_files_are_taken_as_they_come(tmp_path: Path, pack: str) -> None:
    path = tmp_path / "NMC-60-abridged.csv"
    data = NMC.encode()
    if pack == "gz":
        path = path.with_suffix(".csv.gz")
        data = gzip.compress(data)
    elif pack == "bom":
        data = b"\xef\xbb\xbf" + data
    elif pack == "crlf":
        data = data.replace(b"\n", b"\r\n")
    if pack == "zip":
        path = tmp_path / "NMC_v6.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("NMC/NMC-60-abridged.csv", data)
            archive.writestr("__MACOSX/NMC-60-abridged.csv", b"x")
    else:
        path.write_bytes(data)
    table = gather("cow_nmc", tmp_path)[1].tables["capabilities"]
    assert table["milex"].to_pylist() == [3823.0, None] and table["cinc"].to_pylist() == [0.0396, 0.33]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("<!DOCTYPE html><html><title>Not found</title></html>", "is a web page, not the file"),
        ("a,b\n1,2\n", "no column ccode, year, milex.* this is not NMC-60-abridged.csv"),
        (NMC.splitlines()[0] + "\n", "has a header and no rows"),
        (NMC.replace("8659", "many"), "line 2, column tpop: 'many' is no number"),
        (NMC.replace("USA,2,", f"USA,{'2' * 19},"), "line 2, column ccode: '2222222222222222222' is no whole number"),
        (NMC.replace("8659", "1e999"), "line 2, column tpop: '1e999' is too large a number"),
        (NMC.replace("USA,2,", "USA,3,"), "line 2, column ccode: '3' is an unknown code"),
        (NMC.replace("1816,3823", ",3823"), "line 2, column year: '' is missing"),
        (NMC.replace(".33", "33"), "line 3, column cinc: '33' is above 1"),
        (NMC.replace("3823", "-3"), "line 2, column milex: '-3' is below 0"),
        (NMC + NMC.splitlines()[1] + "\n", "line 4 has ccode 2, year 1816 as line 2 has: it may be there only once"),
        (NMC.replace("USA,2,1816", "USA,2,1816,extra"), "line 2: 12 values, where the lines before it have 11"),
        (NMC.replace("USA,2,1816", "USA,2,1816,extra"), "get NMC-60-abridged.csv at https://correlatesofwar.org"),
        (NMC.replace("USA,2,1816", "USA,2,18\r16"), "NMC-60-abridged.csv: is "),
        (NMC[:-30], r"line 3: 4 values, where the lines before it have 11; is the file cut off\?"),
    ],
)
def test_wrong_files_are_refused_with_row_and_column(tmp_path: Path, text: str, words: str) -> None:
    path = small(tmp_path, "NMC-60-abridged.csv", text)
    with pytest.raises(GatherError, match=words) as caught:
        gather("cow_nmc", path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(("data", "words"), [(b"\x1f\x8bgarbage", "cannot be read"), (b"PK\x03\x04broken", "cannot be read")])
def test_damaged_archives_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "NMC-60-abridged.csv.gz").write_bytes(data)
    with pytest.raises(GatherError, match=words):
        gather("cow_nmc", tmp_path)


@pytest.mark.parametrize(
    ("name", "file", "data"),
    [("cepii_geodist", "geo_cepii.xls", b"no Excel"), ("archigos", "Archigos_4.1.dta", b"no Stata"), ("terrain", "rugged.rda", b"no R"), ("imf_imts", "IMTS.xml", b"<no/>"),
     ("comtrade", "comtrade.json", b'{"error": 1}'), ("wdi", "wdi.jsonl", b'{"a": 1}\n'), ("cow_igo", "state_year_format3.csv", b"a,b\n1,2\n"),
     ("un_votes", "UNVotes.csv", b"rcid,year\n1,2000\n"), ("desta", "DESTA.csv", b"a;b\n1;2\n")],
)  # fmt: skip
def test_every_format_refuses_what_it_is_not(tmp_path: Path, name: str, file: str, data: bytes) -> None:
    (tmp_path / file).write_bytes(data)
    with pytest.raises(GatherError) as caught:
        gather(name, tmp_path / file)
    assert file in str(caught.value)


def test_the_edition_is_read_from_the_file_or_asked_for(tmp_path: Path, shared: Path) -> None:
    older = small(tmp_path, "NMC_5_0.csv", NMC.replace(",2021\n", ",5\n"))
    assert gather("cow_nmc", older)[0].label == "5.0"
    silent = small(tmp_path, "NMC-60-abridged.csv", NMC.replace(",2021\n", ",\n"))
    with pytest.raises(GatherError, match="say which, as --edition 6.0"):
        gather("cow_nmc", silent)
    assert gather("cow_nmc", silent, "6.0")[0].label == "6.0"
    contiguity = "state1no,state2no,year,conttype,version\n2,20,1920,1,3.1\n"
    assert gather("cow_contiguity", small(tmp_path, "contdird.csv", contiguity))[0].label == "3.1"
    assert gather("cow_mid", shared / "data/official")[0].label == "4.02"
    packed = small(tmp_path, "dyadic_mid.csv", gzip.decompress((shared / "data/official/dyadic_mid_4.02.csv.gz").read_bytes()).decode())
    assert gather("cow_mid", packed)[0].label == "4.02"


def test_nothing_is_loaded_where_something_is_wrong(tmp_path: Path) -> None:
    small(tmp_path, "NMC-60-abridged.csv", NMC.replace("8659", "many"))
    done = comity("gather", "cow_nmc", "--from", ".", "--ledger", "l.duckdb", cwd=tmp_path)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and not (tmp_path / "l.duckdb").exists()


def test_loading_again_changes_nothing_and_a_new_version_replaces(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    path = small(tmp_path, "NMC-60-abridged.csv", NMC)
    assert [ledger.add([gather("cow_nmc", path)]) for _ in range(2)] == [1, 0]
    path.write_text(NMC + "FRN,220,1816,1,2,3,4,5,6,.1,2021\n")
    assert ledger.add([gather("cow_nmc", path)]) == 1
    source, rows = ledger.variables()["capabilities"]
    assert rows == 3 and source.citation.startswith("@incollection")
    assert [(n, current) for n, current, _, _ in ledger.history("dataset:cow_nmc")] == [(1, False), (2, True)]
    assert ledger.sql("SELECT count(*) FROM data.capabilities")[1] == [(3,)]


TRADE = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,version\n2,20,1920,USA,CAN,611.86,735.48,4\n2,200,1920,USA,UK,-9,1849.06,4\n"


def test_cow_trade_in_its_layout(tmp_path: Path) -> None:
    data = gather("cow_trade", small(tmp_path, "Dyadic_COW_4.0.csv", TRADE))[1]
    assert data.tables["trade"].to_pylist() == [
        {"ccode1": 2, "ccode2": 20, "year": 1920, "imports": 611_860_000.0},
        {"ccode1": 20, "ccode2": 2, "year": 1920, "imports": 735_480_000.0},
        {"ccode1": 200, "ccode2": 2, "year": 1920, "imports": 1_849_060_000.0},
    ]
    told = {(o["a"], o["b"], o["value"], o["attrs"]) for o in data.entries.to_pylist()}
    assert ("GBR", "USA", 1_849_060_000.0, '{"flow": "imports"}') in told and len(told) == 3


def test_cow_alliances_in_its_layout(tmp_path: Path) -> None:
    text = "version4id,ccode1,state_name1,ccode2,state_name2,defense,neutrality,nonaggression,entente,year,version\n" + "".join(
        f"250,200,UK,235,Portugal,1,0,1,0,{year},4.1\n" for year in (1949, 1950, 1952)
    )
    source, data = gather("cow_alliances", small(tmp_path, "alliance_v4.1_by_dyad_yearly.csv", text))
    assert source.label == "4.1"
    assert data.tables["alliances"].num_rows == 6
    told = [(o["a"], o["b"], str(o["start"]), str(o["end"])) for o in data.entries.to_pylist()]
    assert told == [("GBR", "PRT", "1949-01-01", "1950-12-31"), ("GBR", "PRT", "1952-01-01", "None")]


def test_atop_in_its_layout(tmp_path: Path) -> None:
    text = "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul\n2000020,2,20,1942,1,1,1,0,0,0\n20000002,20,2,1942,1,1,1,0,0,.\n"
    table = gather("atop", small(tmp_path, "atop5_1ddyr.csv", text))[1].tables["atop"]
    assert table.column_names == ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"]
    assert table["atop_consul"].to_pylist() == [0, None]


def test_cow_diplomatic_exchange_in_its_layout(tmp_path: Path) -> None:
    text = "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n2,200,1817,2,2,1,2006.1\n2,365,2005,3,0,1,2006.1\n"
    data = gather("cow_diplomatic", small(tmp_path, "Diplomatic_Exchange_2006v1.csv", text))[1]
    assert data.tables["diplomatic_exchange"].to_pylist()[-1] == {"ccode1": 365, "ccode2": 2, "year": 2005, "rank": 3}
    assert ("RUS", "USA", '{"action": "exists", "what": "ambassador"}') in {(o["a"], o["b"], o["attrs"]) for o in data.entries.to_pylist()}
    assert data.count == 3


def test_igo_dyadic_layout(tmp_path: Path) -> None:
    text = "ccode1,country1,ccode2,country2,year,AAB,UN,dyadid\n2,usa,20,canada,1950,1,1,2020\n2,usa,200,uk,1950,-9,1,2200\n"
    table = gather("cow_igo", small(tmp_path, "dyadic_format3.csv", text))[1].tables["igo_dyads"]
    assert table["igos"].to_pylist() == [2, 1]


ROW = {"reporterISO": "KAZ", "partnerISO": "RUS", "refYear": 2020, "flowCode": "X", "cmdCode": "TOTAL", "primaryValue": 4.6e9, "partner2Code": 0, "motCode": 0, "customsCode": "C00"}  # fmt: skip
OTHERS = [
    {**ROW, "partnerISO": "W00", "primaryValue": 46e9},
    {**ROW, "cmdCode": "10"},
    {**ROW, "partnerISO": "X1"},
    {**ROW, "flowCode": "RX"},
    {**ROW, "motCode": 1000},
    {**ROW, "flowCode": "M", "primaryValue": 13.4e9},
]
FLOWS = {("KAZ", "RUS", "exports", 4.6e9), ("KAZ", None, "exports", 46e9), ("KAZ", "RUS", "imports", 13.4e9)}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_comtrade_in_its_layouts(tmp_path: Path, form: str) -> None:
    rows = [ROW, *OTHERS]
    text = (
        json.dumps({"data": rows}) if form == "json" else "\n".join([",".join(ROW), *(",".join(map(str, r.values())) for r in rows)]) + "\n"
    )
    data = gather("comtrade", small(tmp_path, f"comtrade.{form}", text))[1]
    assert {(r["reporter"], r["partner"], r["flow"], r["usd"]) for r in data.tables["trade_comtrade"].to_pylist()} == FLOWS
    assert {(o["a"], o["b"], json.loads(o["attrs"])["flow"], o["value"]) for o in data.entries.to_pylist()} == FLOWS


def test_the_world_banks_files_of_one_indicator(tmp_path: Path) -> None:
    head = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-07-01",\n\n'
    names = '"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020",\n'
    for indicator, values in (("NY.GDP.MKTP.CD", '"1.8E11","1.7E11"'), ("SP.POP.TOTL", '"18513673",""')):
        rows = f'"Kazakhstan","KAZ","x","{indicator}",{values},\n"World","WLD","x","{indicator}","1","2",\n'
        small(tmp_path, f"API_{indicator}_DS2_en_csv_v2_1.csv", head + names + rows)
    data = gather("wdi", tmp_path)[1]
    told = [(r["party"], r["year"], r["gdp"], r["population"]) for r in data.tables["wdi"].to_pylist()]
    assert told == [("KAZ", 2019, 1.8e11, 18513673.0), ("KAZ", 2020, 1.7e11, None)] and data.left_out == {"of groups of economies": 4}


def test_votes_in_two_formats_side_by_side(tmp_path: Path) -> None:
    small(tmp_path, "un_roll_calls.csv", "rcid,date\n1,2000-01-02\n")
    small(tmp_path, "un_votes.csv", "rcid,country,vote\n1,Peru,yes\n")
    pq.write_table(pa.table({"rcid": [1], "country": ["Peru"], "vote": ["yes"]}), tmp_path / "un_votes.parquet")
    assert gather("un_votes", tmp_path, "made")[1].tables["un_votes"].num_rows == 1


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ({"rcid": [1], "country": ["Peru"], "vote": ["perhaps"]}, "'perhaps' is neither"),
        ({"rcid": ["one"], "country": ["Peru"], "vote": ["yes"]}, "row 1, column rcid: 'one' is no whole number"),
        ({"rcid": [1], "country": [["Peru"]], "vote": ["yes"]}, "un_votes.parquet: is damaged"),
        ({"rcid": [1], "country": ["Peru"]}, "no column vote"),
    ],
)
def test_strange_and_damaged_parquet_is_refused(tmp_path: Path, votes: dict[str, list[object]], words: str) -> None:
    calls = pa.table({"rcid": [1] * 500, "date": ["2000-01-02"] * 500})
    pq.write_table(calls, tmp_path / "un_roll_calls.parquet")
    pq.write_table(pa.table(votes), tmp_path / "un_votes.parquet")
    with pytest.raises(GatherError, match=words):
        gather("un_votes", tmp_path, "made")
    whole = (tmp_path / "un_roll_calls.parquet").read_bytes()
    for at in range(0, len(whole), 40):
        (tmp_path / "un_roll_calls.parquet").write_bytes(whole[:at] + b"\xff\x00\xff" + whole[at + 3 :])
        with suppress(GatherError):
            gather("un_votes", tmp_path, "made")


@pytest.mark.parametrize("day", ["soon", "2000-13-40"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, day: str) -> None:
    small(tmp_path, "un_roll_calls.csv", f"rcid,date\n1,{day}\n")
    small(tmp_path, "un_votes.csv", "rcid,country,vote\n1,Peru,yes\n")
    with pytest.raises(GatherError, match=r"un_votes\.csv: is damaged"):
        gather("un_votes", tmp_path, "made")


def test_a_year_that_is_none_is_refused(tmp_path: Path) -> None:
    head = "COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE\n"
    path = small(tmp_path, "rates_ER_4.0.1.csv", f"{head}PER,XDC_USD,EOP_RT,A,2 24,3.7\n")
    with pytest.raises(GatherError, match="line 2, column TIME_PERIOD: '2 24' is no year"):
        gather("imf_rates", path, "made")


def test_comtrade_as_its_site_gives_it(tmp_path: Path) -> None:
    names = ["typeCode", "freqCode", *ROW]
    rows = [("C", "A", ROW), ("C", "M", ROW), ("S", "A", ROW), ("C", "A", ROW | {"reporterISO": "S19"})]
    lines = [",".join(names), *(",".join([kind, often, *map(str, row.values())]) + "," for kind, often, row in rows)]
    small(tmp_path, "TradeData_11_26_2026_10_0_0.csv", "\n".join(lines) + "\n")
    data = gather("comtrade", tmp_path)[1]
    assert data.tables["trade_comtrade"].num_rows == 1
    assert dict(data.left_out) == {"of a month": 1, "of services": 1, "of S19, which is no state": 1}
    done = comity("gather", "comtrade", "--from", ".", "--ledger", "l.duckdb", cwd=tmp_path)
    assert "1 row left out: of services" in done.stderr


SDMX = """<?xml version="1.0"?>
<mes:GenericData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:gen="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
<mes:Header><mes:ID>t</mes:ID><mes:Test>true</mes:Test><mes:Prepared>2026-01-01T00:00:00</mes:Prepared><mes:Sender id="IMF"/>
<mes:Structure structureID="IMTS" dimensionAtObservation="TIME_PERIOD"><com:Structure><Ref id="IMTS" agencyID="IMF" version="1.0"/></com:Structure></mes:Structure>
</mes:Header>
<mes:DataSet structureRef="IMTS">
<gen:Series><gen:SeriesKey><gen:Value id="COUNTRY" value="KAZ"/><gen:Value id="INDICATOR" value="XG_FOB_USD"/>
<gen:Value id="COUNTERPART_COUNTRY" value="RUS"/><gen:Value id="FREQUENCY" value="A"/></gen:SeriesKey>
<gen:Attributes><gen:Value id="SCALE" value="6"/></gen:Attributes>
<gen:Obs><gen:ObsDimension value="2019"/><gen:ObsValue value="5600.5"/></gen:Obs>
<gen:Obs><gen:ObsDimension value="2020"/><gen:ObsValue value="4600"/></gen:Obs></gen:Series>
<gen:Series><gen:SeriesKey><gen:Value id="COUNTRY" value="KAZ"/><gen:Value id="INDICATOR" value="MG_CIF_USD"/>
<gen:Value id="COUNTERPART_COUNTRY" value="G001"/><gen:Value id="FREQUENCY" value="A"/></gen:SeriesKey>
<gen:Attributes><gen:Value id="SCALE" value="6"/></gen:Attributes>
<gen:Obs><gen:ObsDimension value="2020"/><gen:ObsValue value="38000"/></gen:Obs></gen:Series>
</mes:DataSet></mes:GenericData>"""


def test_imts_through_sdmx(tmp_path: Path) -> None:
    pytest.importorskip("sdmx")
    table = gather("imf_imts", small(tmp_path, "IMTS.xml", SDMX))[1].tables["trade_imts"]
    assert {(r["reporter"], r["partner"], r["year"], r["flow"], r["usd"]) for r in table.to_pylist()} == {
        ("KAZ", "RUS", 2019, "exports", 5_600_500_000.0), ("KAZ", "RUS", 2020, "exports", 4.6e9), ("KAZ", None, 2020, "imports", 38e9),
    }  # fmt: skip


def test_wdi_in_its_layouts(tmp_path: Path) -> None:
    head = '"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020",\n'
    rows = '"Kazakhstan","KAZ","GDP","NY.GDP.MKTP.CD","1.8e11","1.7e11",\n"Arab World","ARB","GDP","NY.GDP.MKTP.CD","1","2",\n"Kazakhstan","KAZ","Other","XX","5","",\n'
    table = gather("wdi", small(tmp_path, "WDICSV.csv", head + rows))[1].tables["wdi"]
    assert [(r["party"], r["year"], r["gdp"], r["population"]) for r in table.to_pylist()] == [
        ("KAZ", 2019, 1.8e11, None),
        ("KAZ", 2020, 1.7e11, None),
    ]
    line = json.dumps({"value": 1.9e7, "series": "SP.POP.TOTL", "economy": "KAZ", "time": "YR2020"})
    assert gather("wdi", small(tmp_path, "wdi.jsonl", line + "\n"))[1].tables["wdi"]["population"].to_pylist() == [1.9e7]


def test_cepii_gravity_in_its_layout(tmp_path: Path) -> None:
    names = ["year", "iso3_o", "iso3_d", "country_exists_o", "country_exists_d", "dist", "contig", "comlang_off", "comcol", "gdp_o", "gdp_d", "pop_o", "pop_d",
             "tradeflow_comtrade_o", "tradeflow_comtrade_d"]  # fmt: skip
    lines = ["2000,KAZ,RUS,1,1,2277,1,1,0,18292000,259710000,14884,146597,1748000,2200000", "1980,KAZ,RUS,0,1,2277,1,1,0,NA,NA,NA,NA,NA,NA"]
    table = gather("cepii_gravity", small(tmp_path, "Gravity_V202211.csv", "\n".join([",".join(names), *lines]) + "\n"))[1].tables[
        "gravity"
    ]
    assert [(r["party1"], r["party2"], r["year"], r["gdp_o"], r["tradeflow_comtrade_d"]) for r in table.to_pylist()] == [
        ("KAZ", "RUS", 2000, 18_292_000_000.0, 2.2e9)
    ]


class Server(http.server.BaseHTTPRequestHandler):
    """Serves `content`; `cuts` says after how many bytes to cut each of the next connections."""

    content = b""
    cuts: list[int] = []
    asked: list[str] = []
    ranges = True

    def do_GET(self) -> None:
        Server.asked.append(self.headers.get("Range", ""))
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", "/file.csv")
            self.end_headers()
            return
        if self.path.startswith("/gone"):
            self.send_error(404)
            return
        start = int(self.headers["Range"].split("=")[1].rstrip("-")) if Server.ranges and self.headers.get("Range") else 0
        body = Server.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        cut = Server.cuts.pop(0) if Server.cuts else len(body)
        self.wfile.write(body[:cut])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def start(content: bytes, cuts: list[int] | None = None, ranges: bool = True) -> str:
        Server.content, Server.cuts, Server.asked, Server.ranges = content, list(cuts or []), [], ranges
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    server.shutdown()


def dataset(url: str, content: bytes):
    import hashlib

    return replace(loaders()["cow_nmc"].DATASET, urls={url: hashlib.sha256(content).hexdigest()})


def test_a_download_is_kept_and_checked(serve: Callable[..., str], tmp_path: Path) -> None:
    url = serve(NMC.encode()) + "/file.csv"
    path = download(dataset(url, NMC.encode()), tmp_path)
    assert path.read_text() == NMC and gather("cow_nmc", path)[1].tables["capabilities"].num_rows == 2
    assert download(dataset(url, NMC.encode()), tmp_path) == path and len(Server.asked) == 1


def test_a_data_set_of_several_files_is_kept_in_one_folder(serve: Callable[..., str], tmp_path: Path) -> None:
    url, declared = serve(NMC.encode()), loaders()["cow_nmc"].DATASET
    known = next(iter(dataset(url, NMC.encode()).urls.values()))
    kept = download(replace(declared, urls={f"{url}/one.csv": known, f"{url}/two.csv": ""}), tmp_path)
    assert {p.name: p.read_text() for p in kept.iterdir()} == {"one.csv": NMC, "two.csv": NMC}
    with pytest.raises(GatherError, match=r"two\.csv: is not the file"):
        download(replace(declared, urls={f"{url}/one.csv": known, f"{url}/two.csv": known[::-1]}), tmp_path)


def test_tables_of_r_are_read_and_others_refused(tmp_path: Path) -> None:
    import pandas as pd

    rdata = pytest.importorskip("rdata")
    rows = pd.DataFrame({"ccode": [2.0, 20.0], "gwcode": [2.0, float("nan")], "rugged": [1.5, 0.5], "newlmtnest": [3.25, float("nan")]})
    path = tmp_path / "rugged.rda"
    rdata.write_rda(path, {"rugged": rows})
    told = [{"ccode": 2, "gwcode": 2, "rugged": 1.5, "newlmtnest": 3.25}, {"ccode": 20, "gwcode": None, "rugged": 0.5, "newlmtnest": None}]
    assert gather("terrain", path, "made")[1].tables["terrain"].to_pylist() == told
    rdata.write_rda(path, {"one": rows, "two": rows})
    with pytest.raises(GatherError, match="holds 2 data frames of R"):
        gather("terrain", path, "made")
    rdata.write_rda(path, {"rugged": rows.assign(ccode=[2.0, 7.0])})
    with pytest.raises(GatherError, match="row 2, column ccode: '7' is an unknown code"):
        gather("terrain", path, "made")


def test_tables_in_two_lists_need_both_files(tmp_path: Path) -> None:
    head = "year,euds,aeuds,polity2,v2x_polyarchy\n1990,1.5,1,10,0.9\n"
    small(tmp_path, "cw_democracy.csv", "ccode," + head.replace("1990", "255,1990"))
    with pytest.raises(GatherError, match=r"needs gw_democracy\.csv beside it"):
        gather("democracy", tmp_path, "made")
    small(tmp_path, "gw_democracy.csv", "gwcode," + head.replace("1990", "260,1990"))
    source, data = gather("democracy", tmp_path / "gw_democracy.csv", "made")
    assert [(r["list"], r["code"]) for r in data.tables["democracy"].to_pylist()] == [("cow", 255), ("gw", 260)]
    Ledger(tmp_path / "l.duckdb").add([(source, data)])
    from comity.panel import Panel

    for system, code in (("cow", 255), ("gw", 260)):
        panel = Panel.states(system, tmp_path / "l.duckdb").years(1990, 1990).add("democracy").where("polity2 = 10").to_arrow()
        assert panel.column(0).to_pylist() == [code]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_cut_download_goes_on(serve: Callable[..., str], tmp_path: Path, ranges: bool) -> None:
    content = b"x" * 100_000
    url = serve(content, cuts=[30_000, 20_000], ranges=ranges) + "/file.csv"
    assert download(dataset(url, content), tmp_path).read_bytes() == content
    assert Server.asked[1:] == (["bytes=30000-", "bytes=50000-"] if ranges else ["bytes=30000-", "bytes=20000-"])


def test_a_download_that_is_always_cut_is_told_and_goes_on_next_time(serve: Callable[..., str], tmp_path: Path) -> None:
    content = b"x" * 100_000
    url = serve(content, cuts=[10_000] * 4) + "/file.csv"
    with pytest.raises(GatherError, match="could not be fetched in 4 tries"):
        download(dataset(url, content), tmp_path)
    assert download(dataset(url, content), tmp_path).read_bytes() == content and Server.asked[-1] == "bytes=40000-"


class Odd(http.server.BaseHTTPRequestHandler):
    answers: ClassVar[list[bytes]] = []
    over: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
        self.wfile.write(Odd.answers.pop(0) if len(Odd.answers) > 1 else Odd.answers[0])
        if Odd.answers[0].endswith(b"drips"):
            drip(self.wfile, 0.02, Odd.over)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc"
PART = b"HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\nContent-Range: bytes %d-%d/6\r\n\r\n%s"


@contextmanager
def answering(monkeypatch: pytest.MonkeyPatch, answers: list[bytes]) -> Iterator[DataSet]:
    """A data set whose address gives these answers, the last for ever."""
    monkeypatch.setattr(Odd, "answers", list(answers))
    monkeypatch.setattr(Odd, "over", threading.Event())
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield replace(loaders()["cow_nmc"].DATASET, urls={f"http://127.0.0.1:{server.server_port}/file.csv": ""})
    finally:
        Odd.over.set()
        server.shutdown()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([CUT, PART % (3, 5, b"def")], ""),
        ([CUT, PART % (0, 2, b"xyz"), CUT.replace(b"abc", b"abcdef")], ""),  # not the part that was asked for: from the beginning
        ([CUT, b"HTTP/1.1 416 No\r\nContent-Range: bytes */2\r\n\r\n", CUT.replace(b"abc", b"abcdef")], ""),
        ([PART % (3, 5, b"def")], "another part than was asked for"),
        ([b"HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n"], "416"),
        ([CUT.replace(b"6", b"-6")], "length that is none"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"], "connection was cut"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\ndrips"], "slower than 1000 bytes a second"),
    ],
)
def test_odd_answers_to_a_download(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: list[bytes], words: str) -> None:
    monkeypatch.setattr("comity.gather.download.PATIENCE", 0.3)
    with answering(monkeypatch, answers) as asked:
        if words:
            with pytest.raises(GatherError, match=words):
                download(asked, tmp_path)
        else:
            assert download(asked, tmp_path).read_bytes() == b"abcdef"


def test_a_server_whose_headers_never_end_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("comity.gather.download.ANSWERED", 0.3)
    with answering(monkeypatch, [b"HTTP/1.1 200 OK\r\nX: drips"]) as asked, pytest.raises(GatherError, match="has not answered in 0.3 s"):
        download(asked, tmp_path)
    # A command that fails while work is left behind ends its process at once, and that of the tests with it.
    until = time.monotonic() + 20
    while is_any_left() and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_any_left()


def test_redirects_are_followed(serve: Callable[..., str], tmp_path: Path) -> None:
    assert download(dataset(serve(b"abc") + "/moved", b"abc"), tmp_path).read_bytes() == b"abc"


def test_missing_and_wrong_files_are_errors(serve: Callable[..., str], tmp_path: Path) -> None:
    with pytest.raises(GatherError, match="404"):
        download(dataset(serve(b"") + "/gone.csv", b""), tmp_path)
    with pytest.raises(GatherError, match="is not the file of version 6.0"):
        download(dataset(serve(b"abc") + "/file.csv", b"other"), tmp_path)
    with pytest.raises(GatherError, match="could not be fetched"):
        download(dataset("http://127.0.0.1:9/file.csv", b""), tmp_path)
    with pytest.raises(GatherError, match="cannot be fetched automatically; get NMC"):
        download(loaders()["cow_nmc"].DATASET, tmp_path)


def test_services_are_asked_and_their_answers_loaded(serve: Callable[..., str], tmp_path: Path) -> None:
    from comity.gather.datasets import comtrade

    url = serve(json.dumps({"data": [ROW, *OTHERS]}).encode())
    path = comtrade.fetch(tmp_path, ["KAZ", "RUS"], range(2020, 2021), api=url)
    assert gather("comtrade", path)[1].count == 3
    serve(b"no JSON")
    with pytest.raises(GatherError, match="2020: no answer that can be read"):
        comtrade.fetch(tmp_path, ["KAZ"], range(2020, 2021), api=url)


def test_the_command_loads_lists_and_tells(tmp_path: Path) -> None:
    small(tmp_path, "Dyadic_COW_4.0.csv", TRADE)
    done = comity("gather", "cow_trade", "--from", ".", "--ledger", "l.duckdb", cwd=tmp_path)
    assert done.returncode == 0 and "3 observations, 3 rows of trade, loaded" in done.stdout and "not yet tried" in done.stderr
    assert "nothing changed" in comity("gather", "cow_trade", "--from", ".", "--ledger", "l.duckdb", cwd=tmp_path).stdout
    assert "imf_dip" in comity("gather", "list", cwd=tmp_path).stdout
    assert "@article{dur2014design" in comity("gather", "about:desta", cwd=tmp_path).stdout
    for arguments, words in (
        (("desta",), "say where the file is"),
        (("cow_nmc", "--download"), "cannot be fetched automatically"),
        (("wdi", "--download"), "say which years"),
        (("gossip",), "no data set 'gossip'"),
        (("cow_nmc", "--from", "nowhere"), "no such file or folder"),
    ):
        failed = comity("gather", *arguments, cwd=tmp_path)
        assert failed.returncode == 1 and words in failed.stderr and len(failed.stderr.splitlines()) == 1


def test_bulk_observations_are_read_like_others(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([gather("cow_trade", small(tmp_path, "Dyadic_COW_4.0.csv", TRADE))])
    records = ledger.records(pair=("CAN", "USA"))
    assert [(r.observation.a, r.observation.value, r.finding.row) for r in records] == [
        ("CAN", 735_480_000.0, "line 2, 1920"), ("USA", 611_860_000.0, "line 2, 1920")]  # fmt: skip
    assert isinstance(gather("cow_trade", tmp_path)[1], Data)


def test_rates_of_another_sort_are_neither_average_nor_end_and_a_file_of_them_alone_is_refused(tmp_path: Path) -> None:
    head = '"COUNTRY.ID","INDICATOR.ID","TYPE_OF_TRANSFORMATION.ID","FREQUENCY.ID","TIME_PERIOD","OBS_VALUE"'
    average, other = ('"PER","XDC_USD","PA_RT","A","2018","3.3"', '"PER","XDC_USD","XX_RT","A","2018","9.0"')
    path = tmp_path / "ER.csv"
    path.write_text("\n".join((head, average, other)))
    rates = gather("imf_rates", path, "made")[1].tables["exchange_rates"].to_pylist()
    assert rates == [{"party": "PER", "year": 2018, "measure": "average", "per_usd": 3.3}]
    path.write_text("\n".join((head, other)))
    with pytest.raises(GatherError, match=r"ER.csv: holds nothing that imf_rates takes \(1 rows left out: is no rate of a year"):
        gather("imf_rates", path, "made")
