"""National Material Capabilities of the Correlates of War: what a state could bring to a conflict, by year."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import known

DATASET = DataSet(
    id="cow_nmc",
    title="Correlates of War National Material Capabilities",
    version="6.0",
    publisher="Correlates of War Project",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/national-material-capabilities/",
    citation="""@incollection{singer1972capability,
  author = {Singer, J. David and Bremer, Stuart and Stuckey, John}, year = {1972},
  title = {Capability Distribution, Uncertainty, and Major Power War, 1820--1965},
  booktitle = {Peace, War, and Numbers}, editor = {Russett, Bruce}, publisher = {Sage}, pages = {19--48} }""",
    files="NMC-60-abridged.csv",
    columns={
        "ccode, year": "state and year",
        "milex": "military expenditure, thousands of pounds to 1913, of US dollars from 1914",
        "milper": "military personnel, thousands",
        "irst": "iron and steel production, thousands of tons",
        "pec": "primary energy consumption, thousands of coal-ton equivalents",
        "tpop, upop": "total and urban population, thousands",
        "cinc": "share of the system's capabilities, 0 to 1",
    },
    gives=("variable capabilities",),
    editions={
        "989920cc06ccb652bf8b0c537f78220463ecfe14c41295a8876e9f263e78f323": "6.0",
        # The table of the R package peacesciencer 1.2.9, as it has it and as Parquet.
        "e642496b9b62c7950e0ef5494807486c6be499e5c9c86c32cd4742c568ec1add": "7.0",
        "9a260aafb7edba60b7c6bf022f1ed4289521ec58ad0b6fb402dcd0c468650e48": "7.0",
    },
    member="NMC*.csv",
    edition_column="version",
    edition_names={"2021": "6.0", "6": "6.0", "6.0": "6.0", "5": "5.0", "5.0": "5.0", "2011": "4.0", "4": "4.0"},
)
_MEASURES = ("milex", "milper", "irst", "pec", "tpop", "upop")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "NMC-60-abridged.csv*", "NMC*abridged*.csv*", "NMC*.csv*", "NMC*.zip")]


def load(files: list[Path]) -> Data:
    """The state-years as variable ``capabilities``; -9 is missing.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    missing = ("", "-9", "-9.0")
    columns = {"ccode": Column(required=True, known=known("cow")), "year": YEAR}
    columns |= {m: Column("float", missing, least=0) for m in _MEASURES}
    columns["cinc"] = Column("float", missing, least=0, most=1)
    table = read_table(DATASET, files[0], columns, member=DATASET.member, once=("ccode", "year")).drop_columns("line")
    return Data([], {"capabilities": table})
