"""Leaders' willingness to use force (Carter and Smith), for the leaders of Archigos."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER

DATASET = DataSet(
    id="leader_willingness",
    title="Leaders' willingness to use force",
    version="2020",
    publisher="Jeff Carter, Charles E. Smith, Jr.",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@article{carter2020framework,
  author = {Carter, Jeff and Smith, Jr., Charles E.}, year = {2020}, title = {A Framework for Measuring Leaders' Willingness to Use Force},
  journal = {American Political Science Review}, volume = {114}, number = {4}, pages = {1352--1358} }""",
    files="lwuf of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "obsid": "the leader, as Archigos has it",
        "theta1_mean … theta4_mean, theta1_sd …": "estimates of four models, and their standard deviations",
    },
    gives=("variable leader_willingness",),
    urls={
        f"{PEACESCIENCER}/lwuf.rda": "a24dda4cc561338238eebd51f737c14def7e7a361c1847637affa740e7b698a8",
    },
    editions={
        "57a55c362d71db165d38d398862a841a959a316a2e2612339bafc324fc6902fa": "2020",
        "a24dda4cc561338238eebd51f737c14def7e7a361c1847637affa740e7b698a8": "2020",
    },
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*lwuf*")]


def load(files: list[Path]) -> Data:
    """The estimates as variable ``leader_willingness``: obsid, theta1_mean, theta1_sd … theta4_sd.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"obsid": Column("text", required=True)}
    columns |= {f"theta{i}_{part}": Column("float") for i in range(1, 5) for part in ("mean", "sd")}
    table = read_table(DATASET, files[0], columns, once=("obsid",))
    return Data([], {"leader_willingness": table.drop_columns("line")})
