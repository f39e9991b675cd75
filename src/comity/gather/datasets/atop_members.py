"""Members of alliances with their obligations (ATOP)."""

from pathlib import Path

import pyarrow.compute as pc

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.spans import stretches

DATASET = DataSet(
    id="atop_members",
    title="Alliance Treaty Obligations and Provisions (ATOP), members",
    version="5.1",
    publisher="Brett Ashley Leeds, Rice University",
    licence="free, to be cited (ATOP)",
    page="http://www.atopdata.org/data.html",
    citation="""@article{leeds2002alliance,
  author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.}, year = {2002},
  title = {Alliance Treaty Obligations and Provisions, 1815--1944},
  journal = {International Interactions}, volume = {28}, number = {3}, pages = {237--260} }""",
    files="atop5_1m.csv",
    columns={
        "atopid, member": "the alliance, and the COW code of a member",
        "yrent, yrexit": "first and last year; 0 is going on at the data's end, 2018",
        "defense, offense, neutral, nonagg, consul": "1 where the member has that obligation",
    },
    gives=("variable atop_members",),
    editions={"0e3c803f65275c3cb9309d08c04710416dff16aee936c8b4f887c7b67ee5b55b": "5.1"},
)
_OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")
#: The last year of the data.
_LAST = 2018


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "atop5*1m.csv*", "atop5_*m.csv*")]


def load(files: list[Path]) -> Data:
    """The memberships as variable ``atop_members``: atopid, ccode, since, until (ends of 2018 go on), and the obligations.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    flag = Column(missing=("", "."), least=0, most=1)
    columns = {
        "atopid": Column(required=True),
        "member": Column(required=True, least=2, most=9999),
        "yrent": YEAR,
        "phase": Column(missing=("", ".")),
    }
    columns |= {"yrexit": Column(required=True, least=0, most=2100)} | dict.fromkeys(_OBLIGATIONS, flag)
    table = read_table(DATASET, files[0], columns, once=("atopid", "member", "phase", "yrent", "yrexit")).drop_columns(["line", "phase"])
    ends = pc.if_else(pc.equal(table["yrexit"], 0), _LAST, table["yrexit"])
    table = table.set_column(table.column_names.index("yrexit"), "yrexit", ends).rename_columns({"member": "ccode"})
    return Data([], {"atop_members": stretches(table, "yrent", "yrexit")})
