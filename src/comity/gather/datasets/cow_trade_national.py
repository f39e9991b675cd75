"""Total trade of states, of the Correlates of War, 1870 to 2014."""

from pathlib import Path

import duckdb

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_trade_national",
    title="Correlates of War Trade, national",
    version="4.0",
    publisher="Correlates of War Project; Katherine Barbieri, Omar M. G. Keshk",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/bilateral-trade/",
    citation="""@misc{barbieri2016cowtrade,
  author = {Barbieri, Katherine and Keshk, Omar M. G.}, year = {2016},
  title = {Correlates of War Project Trade Data Set Codebook, Version 4.0}, url = {https://correlatesofwar.org} }""",
    files="National_COW_4.0.csv (in COW_Trade_4.0.zip)",
    columns={
        "ccode, year": "the state and the year",
        "imports, exports": "totals, millions of current US dollars; -9 is missing",
    },
    gives=("variable trade_national", "trade"),
    editions={"8a8772f87f4b21a11967b3fc0ab7e10f540a5f5db2b1a0c5677fcbf0acf79a69": "4.0"},
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*National_COW_*.csv*", "*national.csv*", "COW_Trade*.zip")]


def load(files: list[Path]) -> Data:
    """The totals as variable ``trade_national`` (ccode, year, imports, exports), in US dollars, and as trade with the world.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    flow = Column("float", ("", "-9", "-9.0", "NA"), least=0)
    columns = {"ccode": Column(required=True, known=known("cow")), "year": YEAR, "imports": flow, "exports": flow}
    table = read_table(DATASET, files[0], columns, member="National_COW_*.csv", once=("ccode", "year"))
    states = crosswalk("cow", pairs(table, ("ccode",)))
    with duckdb.connect() as connection:
        connection.register("t", table)
        made = connection.sql("""
            SELECT ccode, year, round(imports * 1e6, 2) AS imports, round(exports * 1e6, 2) AS exports, line FROM t""").to_arrow_table()
    query = """
        SELECT party AS a, NULL::VARCHAR AS b, 'level' AS measure, usd AS value, 'USD' AS unit, make_date(f.year, 1, 1) AS "start",
               make_date(f.year, 12, 31) AS "end", '{"flow": "' || flow || '"}' AS attrs, 'line ' || line || ', ' || f.year AS row
        FROM (UNPIVOT t ON imports, exports INTO NAME flow VALUE usd) f JOIN states s ON s.code = ccode AND s.year = f.year"""
    told = observations(query, {"t": made, "states": states}, "trade", DATASET.id)
    return Data(told, {"trade_national": made.drop_columns("line")}, unplaced(table, states, ("ccode",)))
