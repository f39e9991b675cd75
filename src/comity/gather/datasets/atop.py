"""Alliance Treaty Obligations and Provisions (ATOP), by directed dyad-year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import known

DATASET = DataSet(
    id="atop",
    title="Alliance Treaty Obligations and Provisions (ATOP)",
    version="5.1",
    publisher="Brett Ashley Leeds, Rice University",
    licence="free, to be cited (ATOP)",
    page="http://www.atopdata.org/data.html",
    citation="""@article{leeds2002alliance,
  author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.}, year = {2002},
  title = {Alliance Treaty Obligations and Provisions, 1815--1944},
  journal = {International Interactions}, volume = {28}, number = {3}, pages = {237--260} }""",
    files="atop5_1ddyr.csv (or atop5_0ddyr.csv)",
    columns={
        "stateA, stateB, year": "the directed dyad and the year",
        "defense, offense, neutral, nonagg, consul": "1 where stateA has that obligation to stateB",
    },
    gives=("variable atop",),
    edition_in_name=r"atop(\d+)_(\d+)",
    tried=False,
)
_OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "atop5*ddyr.csv*", "atop*ddyr*.zip")]


def load(files: list[Path]) -> Data:
    """The obligations as variable ``atop``: ccode1, ccode2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    columns = {"stateA": state, "stateB": state, "year": YEAR} | {o: Column(missing=("", "NA", "."), least=0, most=1) for o in _OBLIGATIONS}
    table = read_table(DATASET, files[0], columns, member="atop5*ddyr.csv", once=("stateA", "stateB", "year")).drop_columns("line")
    return Data([], {"atop": table.rename_columns(["ccode1", "ccode2", "year", *(f"atop_{o}" for o in _OBLIGATIONS)])})
