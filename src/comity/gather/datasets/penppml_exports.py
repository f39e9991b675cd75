"""Exports between states every fourth year, 1964 to 2016, as the R package penppml has them from UN Comtrade."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PENPPML
from comity.gather.state_codes import crosswalk, pairs, unplaced

DATASET = DataSet(
    id="penppml_exports",
    title="Exports of goods between states every fourth year, 1964-2016 (R package penppml)",
    version="2021-12",
    publisher="Diego Ferreras Garrucho, Tom Zylkin, Joao Cruz and Nicolas Apfel, from UN Comtrade",
    licence="MIT (the R package penppml); UN Comtrade's figures by its terms",
    page="https://github.com/tomzylkin/penppml",
    citation="""@techreport{breinlich2021machine,
  author = {Breinlich, Holger and Corradi, Valentina and Rocha, Nadia and Ruta, Michele and Santos Silva, J. M. C. and Zylkin, Tom},
  title = {Machine Learning in International Trade Research: Evaluating the Impact of Trade Agreements}, year = {2021},
  institution = {World Bank}, url = {http://hdl.handle.net/10986/35451} }""",
    files="trade.rda of the R package penppml",
    columns={
        "exp, imp, time": "exporter and importer as ISO alpha-3 codes, and the year",
        "export": "exports in current US dollars; 0 stands for none and for no figure alike, and is left out",
    },
    gives=("variable exports", "trade"),
    urls={f"{PENPPML}/trade.rda": "d97178aa1cfa26b89f24a70004f86b4de6c36a903d3a5b5bb0e7da7d7870ee9e"},
    editions={"d97178aa1cfa26b89f24a70004f86b4de6c36a903d3a5b5bb0e7da7d7870ee9e": "2021-12"},
)
_SIDES = ("exp", "imp")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "trade.rda", "*penppml*trade*")]


def load(files: list[Path]) -> Data:
    """The exports as variable ``exports`` (exporter, importer, year, usd) and as observations.

    Raises:
        GatherError: the file is not what the package has.

    """
    code = Column("text", required=True)
    columns = {"exp": code, "imp": code, "time": YEAR, "export": Column("float", least=0, required=True)}
    table = read_table(DATASET, files[0], columns, once=(*_SIDES, "time"))
    told = table.filter(pc.greater(table["export"], 0))
    states = crosswalk("iso3", pairs(told, _SIDES, "time"))
    with duckdb.connect() as connection:
        connection.register("told", told)
        connection.register("states", states)
        made: pa.Table = connection.sql("""
            SELECT x.party AS exporter, y.party AS importer, time AS year, export AS usd, line
            FROM told JOIN states x ON x.code = exp AND x.year = time JOIN states y ON y.code = imp AND y.year = time
            WHERE x.party <> y.party ORDER BY line""").to_arrow_table()
    query = """
        SELECT exporter AS a, importer AS b, 'level' AS measure, usd AS value, 'USD' AS unit, make_date(year, 1, 1) AS "start",
               make_date(year, 12, 31) AS "end", '{"flow": "exports"}' AS attrs, 'row ' || line AS row
        FROM made"""
    left_out = unplaced(told, states, _SIDES, "time")
    if nothing := table.num_rows - told.num_rows:
        left_out["has 0, which is none or no figure"] = nothing
    return Data(observations(query, {"made": made}, "trade", DATASET.id), {"exports": made.drop_columns("line")}, left_out)
