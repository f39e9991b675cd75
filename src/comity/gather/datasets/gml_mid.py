"""Militarized interstate disputes of Gibler, Miller and Little, by directed dyad-year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.dispute_years import OF_DISPUTES, OF_SIDES, ONCE, data, flag
from comity.gather.publisher_files import locate, read_table
from comity.gather.repositories import PEACESCIENCER

DATASET = DataSet(
    id="gml_mid",
    title="Gibler-Miller-Little Militarized Interstate Disputes",
    version="2.2.1",
    publisher="Douglas M. Gibler, Steven V. Miller, Erin K. Little",
    licence="free for research, to be cited",
    page="https://dmgibler.people.ua.edu/mid-data.html",
    citation="""@article{gibler2016analysis,
  author = {Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.}, year = {2016},
  title = {An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816--2001},
  journal = {International Studies Quarterly}, volume = {60}, number = {4}, pages = {719--730} }""",
    files="gml_dirdisp of the R package peacesciencer (.rda, Parquet or CSV), or gml-dirdisp-2.2.1.csv",
    columns={
        "dispnum, ccode1, ccode2, year": "dispute, the directed dyad, the year",
        "midonset": "1 in the dispute's first year",
        "sidea1, orig1, revstate1": "1 where the first was of the side that began, in it from the first day, revisionist",
        "hostlev1, hostlev2": "highest hostility of each: 1 none, 2 threat, 3 display, 4 use of force, 5 war",
        "fatality1, fatality2": "level of the fatalities of each, -9 unknown",
        "fatality, hostlev, mindur, maxdur, recip, stmon": "of the dispute: level of fatalities, highest hostility, least and most days, "
        "whether both sides took action, the month in which it began",
    },
    gives=("variable gml_disputes", "coercion"),
    urls={
        f"{PEACESCIENCER}/gml_dirdisp.rda": "862dd4c70ffe5b400ef9db9e136e35798f561c2aae9f00e212d1baf3b18bae4a",
    },
    editions={
        "04d1258d1afb1caefb134e5a8f7b83df370fa8f1add114a02e64f80645ba203a": "2.2.1",
        "862dd4c70ffe5b400ef9db9e136e35798f561c2aae9f00e212d1baf3b18bae4a": "2.2.1",
    },
)
_REVISIONISM = ("revstate1", "revstate2")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*gml_dirdisp*", "*gml*dirdisp*.csv*")]


def load(files: list[Path]) -> Data:
    """The rows as variable ``gml_disputes``, and of each dispute the act of each state that threatened, showed or used force, by years.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = OF_SIDES | OF_DISPUTES | {"midonset": flag()} | dict.fromkeys(_REVISIONISM, flag())
    table = read_table(DATASET, files[0], columns, once=ONCE)
    renamed = ["onset" if n == "midonset" else n for n in table.column_names]
    return data(DATASET, table.rename_columns(renamed), "gml_disputes")
