"""Obligations of each state under all its alliances, by year (ATOP)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.datasets.atop_members import DATASET as MEMBERS
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, pairs, unplaced

DATASET = DataSet(
    id="atop_states",
    title="Alliance Treaty Obligations and Provisions (ATOP), state-years",
    version="5.1",
    publisher=MEMBERS.publisher,
    licence=MEMBERS.licence,
    page=MEMBERS.page,
    citation=MEMBERS.citation,
    files="atop5_1sy.csv",
    columns={
        "state, year": "COW code and year; a state-year without an alliance has no row",
        "defense, offense, neutral, nonagg, consul": "1 where any of its alliances has that obligation",
        "number": "in how many alliances the state was",
    },
    gives=("variable atop_states",),
    editions={"187ce932d5b77002f795d849b67b5b2dd6baa170304bed58663c4194e240f929": "5.1"},
    edition_column="version",
)
_OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "atop*sy.csv*")]


def load(files: list[Path]) -> Data:
    """The rows as variable ``atop_states``: ccode, year, the obligations, number.

    Raises:
        GatherError: the file is not what the publisher offers, or has a state-year twice.

    """
    columns = {"state": Column(required=True, least=2, most=9999), "year": YEAR}
    columns |= dict.fromkeys(_OBLIGATIONS, Column(missing=("", "."), least=0, most=1)) | {"number": Column(least=1, most=999)}
    table = read_table(DATASET, files[0], columns, once=("state", "year"))
    states = crosswalk("cow", pairs(table, ("state",)))
    return Data([], {"atop_states": table.drop_columns("line").rename_columns({"state": "ccode"})}, unplaced(table, states, ("state",)))
