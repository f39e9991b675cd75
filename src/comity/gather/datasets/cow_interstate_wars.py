"""Wars between states of the Correlates of War 4.0, by directed dyad-year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="cow_interstate_wars",
    title="Correlates of War Inter-State Wars, by directed dyad and year",
    version="4.0",
    publisher="Correlates of War Project; Steven V. Miller",
    licence="free for research, to be cited; the table is of the R package peacesciencer, GPL-2",
    page="https://correlatesofwar.org/data-sets/cow-war/",
    citation="""@book{sarkees2010resort,
  author = {Sarkees, Meredith Reid and Wayman, Frank Whelon}, year = {2010}, publisher = {CQ Press},
  title = {Resort to War: A Data Guide to Inter-State, Extra-State, Intra-State, and Non-State Wars, 1816-2007} }""",
    files="cow_war_inter of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "warnum, ccode1, ccode2, year": "the war, the directed dyad by the Correlates of War's codes, the year",
        "cowinteronset": "1 in the year in which it began, or began anew",
        "initiator1": "1 where the first began it",
        "outcome1": "for the first: 1 won, 2 lost, 3 compromise, 4 became another war, 6 stalemate, 7 went on below war, 8 changed sides",
        "batdeath1, batdeath2": "deaths in battle of each in the whole war; -9 unknown",
        "resume": "1 in the second of two rows of a year in which the war stopped and began anew",
    },
    gives=("variable interstate_wars",),
    urls={
        f"{PEACESCIENCER}/cow_war_inter.rda": "d727523be3ab6f35653adc62a9b893101c8342e152af084d96f1297bb9a56131",
    },
    editions={"d727523be3ab6f35653adc62a9b893101c8342e152af084d96f1297bb9a56131": "4.0"},
)
_UNKNOWN = ("", "NA", "-9")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*cow_war_inter*")]


def load(files: list[Path]) -> Data:
    """The rows as variable ``interstate_wars``: warnum, ccode1, ccode2, year, onset, initiator1, outcome1, deaths1, deaths2, resumed.

    They are no observations, which ``cow_wars`` gives with days.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state, flag, deaths = Column(required=True, known=known("cow")), Column(least=0, most=1), Column(missing=_UNKNOWN, least=0)
    columns = {"warnum": Column(required=True), "ccode1": state, "ccode2": state, "year": YEAR, "cowinteronset": flag, "initiator1": flag}
    columns |= {"outcome1": Column(least=1, most=8), "batdeath1": deaths, "batdeath2": deaths, "resume": flag}
    table = read_table(DATASET, files[0], columns, once=("warnum", "ccode1", "ccode2", "year", "resume"))
    names = ("warnum", "ccode1", "ccode2", "year", "onset", "initiator1", "outcome1", "deaths1", "deaths2", "resumed")
    return Data([], {"interstate_wars": table.drop_columns("line").rename_columns(names)})
