"""Strategic rivalries of Thompson, Sakuwa and Suhas, 1494 to 2020."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.spans import stretches

DATASET = DataSet(
    id="tss_rivalries",
    title="Analyzing Strategic Rivalries in World Politics",
    version="2021",
    publisher="William R. Thompson, Kentaro Sakuwa, Prashant Hosur Suhas",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@book{thompson2021analyzing,
  author = {Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur}, year = {2021},
  title = {Analyzing Strategic Rivalries in World Politics}, publisher = {Springer} }""",
    files="tss_rivalries of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "ccode1, ccode2": "COW codes of the two, the smaller first",
        "start, end": "first and last year; those of 2020 were going on",
        "positional, spatial, ideological, interventionary": "1 where the rivalry is about that",
        "principal, aprin": "1 for a principal rivalry; for an asymmetric one",
    },
    gives=("variable tss_rivalries",),
    urls={
        f"{PEACESCIENCER}/tss_rivalries.rda": "7d4aabe829ed3f3d32cc16cb1cf4c4fa11588e6823a2c19d73678e29c6879f6f",
    },
    editions={
        "792d69e2c4f2a5659955f81bcdaab2f70e958baf6fa6d800c26f8c5c84cbd080": "2021",
        "7d4aabe829ed3f3d32cc16cb1cf4c4fa11588e6823a2c19d73678e29c6879f6f": "2021",
    },
)
_YEAR = Column(least=1400, most=2100, required=True)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*tss_rivalries*")]


def load(files: list[Path]) -> Data:
    """The rivalries as variable ``tss_rivalries``: tssr_id, ccode1, ccode2, since, until, and what they are about.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state, about = Column(required=True, least=2, most=999), Column(least=0, most=1)
    columns = {"tssr_id": Column(required=True), "ccode1": state, "ccode2": state, "start": _YEAR, "end": _YEAR}
    columns |= dict.fromkeys(("positional", "spatial", "ideological", "interventionary", "principal", "aprin"), about)
    table = read_table(DATASET, files[0], columns, once=("tssr_id",))
    return Data([], {"tss_rivalries": stretches(table.drop_columns("line"), "start", "end")})
