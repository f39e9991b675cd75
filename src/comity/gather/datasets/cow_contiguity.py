"""Direct contiguity of the Correlates of War: which states touch by land or lie across how much water, by year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import known

DATASET = DataSet(
    id="cow_contiguity",
    title="Correlates of War Direct Contiguity",
    version="3.2",
    publisher="Correlates of War Project",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/direct-contiguity/",
    citation="""@article{stinnett2002contiguity,
  author = {Stinnett, Douglas M. and Tir, Jaroslav and Diehl, Paul F. and Schafer, Philip and Gochman, Charles}, year = {2002},
  title = {The Correlates of War (COW) Project Direct Contiguity Data, Version 3.0},
  journal = {Conflict Management and Peace Science}, volume = {19}, number = {2}, pages = {59--67} }""",
    files="contdird.csv (in DirectContiguity320.zip)",
    columns={
        "state1no, state2no": "codes of the two states; each pair stands there in both directions",
        "year": "the year",
        "conttype": "1 land or river border, 2 to 5 water of up to 12, 24, 150, 400 miles",
    },
    gives=("variable contiguity",),
    editions={"42b8fe2bc7fffe58665a38f7476d7d76cf3acd5a22e176c3691670997a4717f2": "3.2"},
    member="contdird.csv",
    edition_column="version",
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "contdird.csv*", "DirectContiguity*.zip")]


def load(files: list[Path]) -> Data:
    """The directed dyad-years as variable ``contiguity``: ccode1, ccode2, year, conttype.

    In a few years (58 rows of version 3.2) the type changed, and a dyad-year has two rows: both are kept.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    columns = {"state1no": state, "state2no": state, "year": YEAR, "conttype": Column(required=True, least=1, most=5)}
    table = read_table(DATASET, files[0], columns, member=DATASET.member, once=("state1no", "state2no", "year", "conttype")).drop_columns(
        "line"
    )
    return Data([], {"contiguity": table.rename_columns(["ccode1", "ccode2", "year", "conttype"])})
