"""Least distance between two states' borders, by dyad-year, 1886 to 2019."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="minimum_distance",
    title="Minimum distance between states (COW)",
    version="peacesciencer 1.2",
    publisher="Steven V. Miller, from CShapes 2.0",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@article{miller2022peacesciencer,
  author = {Miller, Steven V.}, year = {2022}, title = {peacesciencer: An R Package for Quantitative Peace Science Research},
  journal = {Conflict Management and Peace Science}, volume = {39}, number = {6}, pages = {755--779} }""",
    files="cow_mindist of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "ccode1, ccode2, year": "the dyad, the smaller COW code first, and the year",
        "mindist": "kilometres between the nearest points of the two, 0 where they touch",
    },
    gives=("variable minimum_distance",),
    urls={
        f"{PEACESCIENCER}/cow_mindist.rda": "9fa13d911c454d463044bf13a711c64b90a6131246e2d239dcdf4d01f2f263b4",
    },
    editions={
        "a74678429f3b2ae5ebbbd0d9fb7073e9b075fb283d93bb145ea13808174e1892": "peacesciencer 1.2",
        "9fa13d911c454d463044bf13a711c64b90a6131246e2d239dcdf4d01f2f263b4": "peacesciencer 1.2",
    },
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*cow_mindist*")]


def load(files: list[Path]) -> Data:
    """The distances as variable ``minimum_distance``: ccode1, ccode2, year, mindist.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    columns = {"ccode1": state, "ccode2": state, "year": YEAR, "mindist": Column("float", least=0, most=20100)}
    table = read_table(DATASET, files[0], columns, once=("ccode1", "ccode2", "year"))
    return Data([], {"minimum_distance": table.drop_columns("line")})
