"""External territorial threat to states, 1816 to 2010 (Miller)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="territorial_threat",
    title="External territorial threat",
    version="2022",
    publisher="Steven V. Miller",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@article{miller2022random,
  author = {Miller, Steven V.}, year = {2022}, title = {A Random Item Response Model of External Territorial Threat, 1816--2010},
  journal = {Journal of Global Security Studies}, volume = {7}, number = {4} }""",
    files="terrthreat of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "ccode, year": "COW code and year",
        "lterrthreat, sd, lwr, upr": "the latent threat, standard deviation and bounds of its estimate",
        "m_lterrthreat, m_sd, m_lwr, m_upr": "a second estimate of it",
    },
    gives=("variable territorial_threat",),
    urls={
        f"{PEACESCIENCER}/terrthreat.rda": "67394b4056144f377dc9aba832a6e0aacc46b6ec9e338f78635f793ddf00770d",
    },
    editions={
        "472d770f9689466e7be202afeb72d128c378c7dc530a81d3d3f0b489cf45c93c": "2022",
        "eee292b2cb9e7886013e74153a0c4961535ce1959f0a015b7bc37c39b9b4e2ab": "2022",
    },
)

#: Estimates as the file has them, and as the variable calls them.
_NAMES = {"lterrthreat": "threat", "sd": "sd", "lwr": "lower", "upr": "upper"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*terrthreat*")]


def load(files: list[Path]) -> Data:
    """The estimates as variable ``territorial_threat``: ccode, year, threat, sd, lower, upper, and a second estimate of each.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"ccode": Column(required=True, known=known("cow")), "year": YEAR}
    columns |= dict.fromkeys((f"{of}{name}" for of in ("", "m_") for name in _NAMES), Column("float"))
    table = read_table(DATASET, files[0], columns, once=("ccode", "year"))
    made = [f"{of}{name}" for of in ("", "second_") for name in _NAMES.values()]
    return Data([], {"territorial_threat": table.drop_columns("line").rename_columns(["ccode", "year", *made])})
