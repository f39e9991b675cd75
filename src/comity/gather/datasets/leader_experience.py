"""What leaders had been through before they led: schooling, service, rebellion, wars won and lost (LEAD)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER

DATASET = DataSet(
    id="leader_experience",
    title="Leader Experience and Attribute Descriptions (LEAD), abbreviated",
    version="peacesciencer 1.2",
    publisher="Cali Mortenson Ellis, Michael C. Horowitz, Allan C. Stam",
    licence="GPL-2 (the R package peacesciencer); the data by their authors' terms, to be cited",
    page="https://svmiller.com/peacesciencer/reference/LEAD.html",
    citation="""@article{ellis2015introducing,
  author = {Ellis, Cali Mortenson and Horowitz, Michael C. and Stam, Allan C.}, year = {2015}, title = {Introducing the LEAD Data Set},
  journal = {International Interactions}, volume = {41}, number = {4}, pages = {718--741} }""",
    files="LEAD of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "obsid": "the leader's term, as Archigos has it",
        "leveledu": "schooling: 0 primary, 1 secondary, 2 university, 3 graduate",
        "milservice, combat, rebel": "1 after military service, combat in it, having been a rebel",
        "warwin, warloss, rebelwin, rebelloss": "1 after a war won or lost in service, or as a rebel",
        "yrsexper, physhealth, mentalhealth": "years in politics before; 1 where in bad bodily or mental health",
    },
    gives=("variable leader_experience",),
    urls={
        f"{PEACESCIENCER}/LEAD.rda": "91c91901b7facce4d681fb79bfd9f850baed6d1aa3981fc5291af0b2889e5cfb",
    },
    editions={"91c91901b7facce4d681fb79bfd9f850baed6d1aa3981fc5291af0b2889e5cfb": "peacesciencer 1.2"},
)
_FLAGS = ("milservice", "combat", "rebel", "warwin", "warloss", "rebelwin", "rebelloss", "physhealth", "mentalhealth")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*LEAD*")]


def load(files: list[Path]) -> Data:
    """The attributes as variable ``leader_experience``: obsid and the columns as the file has them.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"obsid": Column("text", required=True), "leveledu": Column(least=0, most=3), "yrsexper": Column(least=0, most=100)}
    table = read_table(DATASET, files[0], columns | dict.fromkeys(_FLAGS, Column(least=0, most=1)), once=("obsid",))
    return Data([], {"leader_experience": table.drop_columns("line")})
