"""Formal bilateral influence capacity of China and Russia in other states."""

from pathlib import Path

import duckdb

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, pairs, unplaced

DATASET = DataSet(
    id="fbic",
    title="Formal Bilateral Influence Capacity (FBIC), China and Russia",
    version="2021",
    publisher="Frederick S. Pardee Center, University of Denver; Jonathan D. Moyer and others",
    licence="not found; to be cited",
    page="https://korbel.du.edu/fbic",
    citation="""@techreport{moyer2021fbic,
  author = {Moyer, Jonathan D. and Meisel, Collin J. and Matthews, Austin S. and Bohl, David K. and Burrows, Mathew J.}, year = {2021},
  title = {China-US Competition: Measuring Global Influence}, institution = {Atlantic Council and Pardee Center} }""",
    files="a table of influence by receiver and year (CSV: iso3, year, fbic_chn, fbic_rus …)",
    columns={
        "iso3, year": "who is influenced, in the year",
        "fbic_chn, fbic_rus": "the index of China's and Russia's influence, 0 to 1",
        "econb_, polb_, secb_, econd_, secd_": "its parts: bandwidth and dependence, economic, political, of security",
    },
    gives=("variable fbic",),
    editions={"e2fc8ec7cafbcd3c7f77c3461872032d0a47df8f67c880d268ca655f386ff525": "2021"},
)
_PARTS = ("fbic", "econb", "econd", "polb", "secb", "secd")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*FBIC*.csv*", "*fbic*.csv*")]


def load(files: list[Path]) -> Data:
    """The indices as variable ``fbic``: party, year, fbic_chn, fbic_rus and their parts. A code that was nobody's in the year is left out.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"iso3": Column("text", required=True), "year": YEAR}
    columns |= {f"{part}_{power}": Column("float", least=0) for power in ("chn", "rus") for part in _PARTS}
    table = read_table(DATASET, files[0], columns, once=("iso3", "year"))
    states = crosswalk("iso3", pairs(table, ("iso3",)))
    with duckdb.connect() as connection:
        connection.register("t", table)
        connection.register("states", states)
        made = connection.sql("""
            SELECT party, t.* EXCLUDE (iso3, line) FROM t JOIN states s ON s.code = iso3 AND s.year = t.year
            QUALIFY row_number() OVER (PARTITION BY party, t.year ORDER BY line) = 1 ORDER BY party, t.year""").to_arrow_table()
    return Data([], {"fbic": made}, unplaced(table, states, ("iso3",)))
