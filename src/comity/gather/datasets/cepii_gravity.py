"""CEPII Gravity: what explains trade between two states, by year: distance, languages, agreements, GDP, flows."""

from pathlib import Path

import duckdb

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table

DATASET = DataSet(
    id="cepii_gravity",
    title="CEPII Gravity",
    version="202211",
    publisher="Centre d'études prospectives et d'informations internationales",
    licence="none on the publisher's page; to be cited",
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8",
    citation="""@techreport{conte2022gravity,
  author = {Conte, Maddalena and Cotterlaz, Pierre and Mayer, Thierry}, year = {2022}, title = {The CEPII Gravity Database},
  institution = {CEPII}, type = {Working Paper}, number = {2022-05} }""",
    files="Gravity_V202211.csv (in Gravity_csv_V202211.zip)",
    columns={
        "iso3_o, iso3_d, year": "origin, destination, year; country_exists_o and _d: 1 where it was a state then",
        "dist, contig, comlang_off, comcol": "distance of the main cities, km; border; official language; same coloniser",
        "gdp_o, gdp_d": "thousands of current US dollars; pop_o, pop_d: thousands",
        "tradeflow_comtrade_o, _d": "flow from origin to destination as reported by each, thousands of current US dollars",
    },
    gives=("variable gravity",),
    edition_in_name=r"V(\d{6})",
    tried=False,
)
_NUMBERS = ("dist", "contig", "comlang_off", "comcol", "gdp_o", "gdp_d", "pop_o", "pop_d", "tradeflow_comtrade_o", "tradeflow_comtrade_d")
_THOUSANDS = {"gdp_o", "gdp_d", "pop_o", "pop_d", "tradeflow_comtrade_o", "tradeflow_comtrade_d"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "Gravity_V*.csv*", "Gravity_csv_V*.zip")]


def load(files: list[Path]) -> Data:
    """The dyad-years of existing states as variable ``gravity``: party1, party2, year and the columns, money in dollars, people in heads.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    from comity.gather.state_codes import crosswalk, pairs

    columns = {"year": YEAR, "iso3_o": Column("text", required=True), "iso3_d": Column("text", required=True)}
    columns |= {"country_exists_o": Column(least=0, most=1), "country_exists_d": Column(least=0, most=1)}
    columns |= {n: Column("float", ("", "NA"), least=0) for n in _NUMBERS}
    table = read_table(DATASET, files[0], columns, member="Gravity_V*.csv")
    numbers = ", ".join(f"{n} * 1000 AS {n}" if n in _THOUSANDS else n for n in _NUMBERS)
    with duckdb.connect() as connection:
        connection.register("dyads", table)
        connection.register("states", crosswalk("iso3", pairs(table, ("iso3_o", "iso3_d"))))
        made = connection.sql(f"""
            SELECT DISTINCT ON (party1, party2, year) x.party AS party1, y.party AS party2, d.year, {numbers}
            FROM dyads d JOIN states x ON x.code = iso3_o AND x.year = d.year JOIN states y ON y.code = iso3_d AND y.year = d.year
            WHERE coalesce(country_exists_o, 1) = 1 AND coalesce(country_exists_d, 1) = 1 AND x.party <> y.party
            ORDER BY party1, party2, d.year, line""").to_arrow_table()
    lost = table.num_rows - made.num_rows
    return Data([], {"gravity": made}, {"is not of two states that both existed in the year": lost} if lost else {})
