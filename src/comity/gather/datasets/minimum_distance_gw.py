"""Least distance between two of Gleditsch and Ward's states, by dyad-year, 1886 to 2019."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.datasets import minimum_distance
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="minimum_distance_gw",
    title="Minimum distance between states (Gleditsch and Ward)",
    version=minimum_distance.DATASET.version,
    publisher=minimum_distance.DATASET.publisher,
    licence=minimum_distance.DATASET.licence,
    page="https://svmiller.com/peacesciencer/reference/gw_mindist.html",
    citation=minimum_distance.DATASET.citation,
    files="gw_mindist of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "gwcode1, gwcode2, year": "the dyad, the smaller code first, and the year",
        "mindist": "kilometres between the nearest points of the two on the first of January, 0 where they touch",
    },
    gives=("variable minimum_distance_gw",),
    urls={
        f"{PEACESCIENCER}/gw_mindist.rda": "c5cfc974f3b3d91e31f45981332462f250794721938e2c8abeb79b8307dec990",
    },
    editions={"c5cfc974f3b3d91e31f45981332462f250794721938e2c8abeb79b8307dec990": minimum_distance.DATASET.version},
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*gw_mindist*")]


def load(files: list[Path]) -> Data:
    """The distances as variable ``minimum_distance_gw``: gwcode1, gwcode2, year, mindist.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("gw") | known("gwm"))
    columns = {"gwcode1": state, "gwcode2": state, "year": YEAR, "mindist": Column("float", least=0, most=20100)}
    table = read_table(DATASET, files[0], columns, once=("gwcode1", "gwcode2", "year"))
    return Data([], {"minimum_distance_gw": table.drop_columns("line")})
