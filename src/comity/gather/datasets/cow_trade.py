"""Trade of the Correlates of War, dyadic: what each state imported from each other, 1870 to 2014."""

from pathlib import Path

import duckdb

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_trade",
    title="Correlates of War Trade, dyadic",
    version="4.0",
    publisher="Correlates of War Project; Katherine Barbieri, Omar M. G. Keshk",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/bilateral-trade/",
    citation="""@misc{barbieri2016cowtrade,
  author = {Barbieri, Katherine and Keshk, Omar M. G.}, year = {2016},
  title = {Correlates of War Project Trade Data Set Codebook, Version 4.0}, url = {https://correlatesofwar.org} }""",
    files="Dyadic_COW_4.0.csv (in COW_Trade_4.0.zip)",
    columns={
        "ccode1, ccode2, year": "the dyad, the smaller code first, and the year",
        "flow1": "imports of the first from the second, millions of current US dollars; -9 is missing",
        "flow2": "imports of the second from the first",
    },
    gives=("variable trade", "trade"),
    urls={"https://correlatesofwar.org/wp-content/uploads/COW_Trade_4.0.zip": ""},
    editions={"6254b538d36bbabb93ab2c13e061a9fb4129e45aa5491b108aa98ac7425aa616": "4.0"},
    edition_in_name=r"(?:Dyadic_COW|COW_Trade)_(\d+\.\d+)",
    tried=False,
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "Dyadic_COW_*.csv*", "COW_Trade*.zip")]


def load(files: list[Path]) -> Data:
    """Imports both ways as variable ``trade`` (ccode1, ccode2, year, imports, source), in US dollars, and as observations.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    flow = Column("float", ("", "-9", "-9.0", "NA"), least=0)
    columns = {"ccode1": state, "ccode2": state, "year": YEAR, "flow1": flow, "flow2": flow}
    table = read_table(DATASET, files[0], columns, member="Dyadic_COW_*.csv", once=("ccode1", "ccode2", "year"))
    with duckdb.connect() as connection:
        connection.register("dyads", table)
        flows = connection.sql("""
            SELECT ccode1, ccode2, year, round(flow1 * 1e6, 2) AS imports, line FROM dyads WHERE flow1 IS NOT NULL
            UNION ALL SELECT ccode2, ccode1, year, round(flow2 * 1e6, 2), line FROM dyads WHERE flow2 IS NOT NULL
            ORDER BY ccode1, ccode2, year""").to_arrow_table()
    query = """
        SELECT x.party AS a, y.party AS b, 'level' AS measure, imports AS value, 'USD' AS unit, make_date(f.year, 1, 1) AS "start",
               make_date(f.year, 12, 31) AS "end", '{"flow": "imports"}' AS attrs, 'line ' || line || ', ' || f.year AS row
        FROM flows f JOIN states x ON x.code = ccode1 AND x.year = f.year JOIN states y ON y.code = ccode2 AND y.year = f.year
        WHERE x.party <> y.party"""
    states = crosswalk("cow", pairs(table))
    made = observations(query, {"flows": flows, "states": states}, "trade", DATASET.id)
    return Data(made, {"trade": flows.drop_columns("line")}, unplaced(flows, states))
