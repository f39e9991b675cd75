"""Onsets of armed conflicts within and of states, by year (UCDP)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="ucdp_onsets",
    title="UCDP onsets of armed conflict, by state and year",
    version="19.1",
    publisher="Uppsala Conflict Data Program; by state and year Steven V. Miller",
    licence="CC BY 4.0 (UCDP), to be cited; the table is of the R package peacesciencer, GPL-2",
    page="https://ucdp.uu.se/downloads/",
    citation="""@article{pettersson2019organized,
  author = {Pettersson, Therese and H{\\"o}gbladh, Stina and {\\"O}berg, Magnus}, year = {2019},
  title = {Organized violence, 1989--2018 and peace agreements},
  journal = {Journal of Peace Research}, volume = {56}, number = {4}, pages = {589--603} }""",
    files="ucdp_onsets of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "gwcode, year": "Gleditsch and Ward's code of the state, and the year",
        "sumnewconf": "new conflicts",
        "sumonset1 … sumonset10": "episodes that began in new conflicts, or after more than 1, 2, 3, 5, 10 years without one",
    },
    gives=("variable ucdp_onsets",),
    urls={
        f"{PEACESCIENCER}/ucdp_onsets.rda": "90d86e1e1c68e0217cf89c5c9ece3d311deb1512f34c93925f2c4ca7f2a70908",
    },
    editions={"90d86e1e1c68e0217cf89c5c9ece3d311deb1512f34c93925f2c4ca7f2a70908": "19.1"},
)
_COUNTS = ("sumnewconf", "sumonset1", "sumonset2", "sumonset3", "sumonset5", "sumonset10")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*ucdp_onsets*")]


def load(files: list[Path]) -> Data:
    """The counts as variable ``ucdp_onsets``: gwcode, year and the counts as the file has them.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"gwcode": Column(required=True, known=known("gw") | known("gwm")), "year": YEAR}
    table = read_table(DATASET, files[0], columns | dict.fromkeys(_COUNTS, Column(least=0)), once=("gwcode", "year"))
    return Data([], {"ucdp_onsets": table.drop_columns("line")})
