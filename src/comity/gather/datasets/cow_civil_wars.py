"""Wars within states of the Correlates of War 4.1, by year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="cow_civil_wars",
    title="Correlates of War Intra-State Wars, by year",
    version="4.1",
    publisher="Correlates of War Project; by year Steven V. Miller",
    licence="free for research, to be cited; the table is of the R package peacesciencer, GPL-2",
    page="https://correlatesofwar.org/data-sets/cow-war/",
    citation="""@book{dixon2016guide,
  author = {Dixon, Jeffrey S. and Sarkees, Meredith Reid}, year = {2016},
  title = {A Guide to Intra-State Wars: An Examination of Civil, Regional, and Intercommunal Wars, 1816-2014}, publisher = {CQ Press} }""",
    files="cow_war_intra of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "warnum, year": "the war, and the year",
        "wartype": "central control or local issues",
        "primary_state": "1 in rows of the state in which the war is",
        "ccodea, ccodeb": "the Correlates of War's codes of participants that are states; -8 others",
        "cowintraonset, intnl": "1 in the year in which it began, or began anew; 1 where it was internationalised",
        "sideadeaths, sidebdeaths": "deaths of the two sides in the whole war; -9 unknown, -8 none is meant",
    },
    gives=("variable civil_wars",),
    urls={
        f"{PEACESCIENCER}/cow_war_intra.rda": "0c0a9bfe2cc566c7bd6d4e893fa7d507da85489d8ad6de1c478dbc7a3186e993",
    },
    editions={"0c0a9bfe2cc566c7bd6d4e893fa7d507da85489d8ad6de1c478dbc7a3186e993": "4.1"},
)
_NONE, _UNKNOWN = ("", "NA", "-8"), ("", "NA", "-8", "-9")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*cow_war_intra*")]


def load(files: list[Path]) -> Data:
    """The rows of states as variable ``civil_wars``: warnum, year, type, own, ccode, onset, international, deaths.

    `own` is 1 where the war was in the state, 0 where the state joined it; `deaths` are the first side's.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    flag, state = Column(least=0, most=1), Column(missing=_NONE, known=known("cow"))
    columns = {"warnum": Column(required=True), "year": YEAR, "wartype": Column("text", required=True), "primary_state": flag}
    columns |= {"ccodea": state, "cowintraonset": flag, "intnl": flag, "sideadeaths": Column(missing=_UNKNOWN, least=0)}
    table = read_table(DATASET, files[0], columns).drop_columns("line")
    names = ("warnum", "year", "type", "own", "ccode", "onset", "international", "deaths")
    rows = table.rename_columns(names)
    held = rows.filter(rows["ccode"].is_valid())
    lost = rows.num_rows - held.num_rows
    return Data([], {"civil_wars": held}, {"has no state on the first side": lost} if lost else {})
