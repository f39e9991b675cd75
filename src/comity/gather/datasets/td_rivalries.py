"""Strategic rivalries of Thompson and Dreyer, 1494 to 2010."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.spans import stretches

DATASET = DataSet(
    id="td_rivalries",
    title="Handbook of International Rivalries",
    version="2012",
    publisher="William R. Thompson, David R. Dreyer",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@book{thompson2012handbook,
  author = {Thompson, William R. and Dreyer, David R.}, year = {2012}, title = {Handbook of International Rivalries},
  publisher = {CQ Press} }""",
    files="td_rivalries of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "ccode1, ccode2": "COW codes of the two, the smaller first",
        "styear, endyear": "first and last year; those of 2010 were going on",
        "type1, type2, type3": "spatial, positional, ideological, interventionary",
    },
    gives=("variable td_rivalries",),
    urls={
        f"{PEACESCIENCER}/td_rivalries.rda": "06875a5100a9aaf83a073d6b78078722be7a0ef1c8a851ee31ad36914553c68b",
    },
    editions={
        "6c7f6990db0f3bb51c8337e46fdfe2a6a62839323c30b9ce2cd6eafc3e8474e4": "2012",
        "06875a5100a9aaf83a073d6b78078722be7a0ef1c8a851ee31ad36914553c68b": "2012",
    },
)
_YEAR = Column(least=1400, most=2100, required=True)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*td_rivalries*")]


def load(files: list[Path]) -> Data:
    """The rivalries as variable ``td_rivalries``: rivalryno, ccode1, ccode2, since, until, type1, type2, type3.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, least=2, most=999)
    columns = {"rivalryno": Column(required=True), "ccode1": state, "ccode2": state, "styear": _YEAR, "endyear": _YEAR}
    columns |= dict.fromkeys(("type1", "type2", "type3"), Column("text", ("", "NA", "nan")))
    table = read_table(DATASET, files[0], columns, once=("rivalryno",))
    return Data([], {"td_rivalries": stretches(table.drop_columns("line"), "styear", "endyear")})
