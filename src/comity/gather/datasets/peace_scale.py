"""The Peace Scale of Diehl, Goertz and Gallegos: how far from war two states are, 1900 on."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table

DATASET = DataSet(
    id="peace_scale",
    title="Peace Data",
    version="3.1",
    publisher="Paul F. Diehl, Gary Goertz, Yahve Gallegos",
    licence="free for research, to be cited",
    page="https://doi.org/10.1177/0738894219855610",
    citation="""@article{diehl2021peace,
  author = {Diehl, Paul F. and Goertz, Gary and Gallegos, Yahve}, year = {2021},
  title = {Peace Data: Concept, Measurement, Patterns, and Research Agenda},
  journal = {Conflict Management and Peace Science}, volume = {38}, number = {5}, pages = {605--624} }""",
    files="the mean of each dyad-year (CSV: dyad, yearmonth, peacelevel)",
    columns={
        "dyad": "1000 times the smaller COW code, and the greater",
        "yearmonth": "the year",
        "peacelevel": "0 severe rivalry, 0.5 negative peace, 1 security community; above 1 where months had no code",
    },
    gives=("variable peace_scale",),
    editions={"4ef2930af7ab3ae1ee5aec9a5930c02ca90fce5df4c54e3a43346f8165ee8a03": "3.1"},
)
_THOUSAND = 1000


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*peace_scale*.csv*")]


def load(files: list[Path]) -> Data:
    """The levels as variable ``peace_scale``: ccode1, ccode2, year, peace. A mean above 1 has months without a code in it and is missing.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"dyad": Column(required=True, least=2000), "yearmonth": YEAR, "peacelevel": Column("float", least=0)}
    table = read_table(DATASET, files[0], columns, once=("dyad", "yearmonth"))
    one = pc.divide(table["dyad"], _THOUSAND)
    two = pc.subtract(table["dyad"], pc.multiply(one, _THOUSAND))
    level = pc.if_else(pc.less_equal(table["peacelevel"], 1), table["peacelevel"], pa.scalar(None, pa.float64()))
    missing = {"has months without a code in its mean": level.null_count} if level.null_count else {}
    return Data([], {"peace_scale": pa.table({"ccode1": one, "ccode2": two, "year": table["yearmonth"], "peace": level})}, missing)
