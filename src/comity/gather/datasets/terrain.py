"""How rugged and how mountainous the land of states is."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="terrain",
    title="Rugged and mountainous terrain",
    version="peacesciencer 1.2",
    publisher="Steven V. Miller, from Nathan Nunn and Diego Puga, and from Gibler and Miller",
    licence="GPL-2 (the R package peacesciencer); the measures by their authors' terms, to be cited",
    page="https://svmiller.com/peacesciencer/reference/rugged.html",
    citation="""@article{nunn2012ruggedness,
  author = {Nunn, Nathan and Puga, Diego}, year = {2012}, title = {Ruggedness: The Blessing of Bad Geography in Africa},
  journal = {Review of Economics and Statistics}, volume = {94}, number = {1}, pages = {20--36} }
@article{gibler2014external,
  author = {Gibler, Douglas M. and Miller, Steven V.}, year = {2014}, title = {External Territorial Threat, State Capacity, and Civil War},
  journal = {Journal of Peace Research}, volume = {51}, number = {5}, pages = {634--646} }""",
    files="rugged of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "ccode, gwcode": "the state by the Correlates of War's and by Gleditsch and Ward's code, which may be missing",
        "rugged": "index of ruggedness: mean difference in height to the neighbouring points, in hundreds of metres",
        "newlmtnest": "natural logarithm of the share of mountainous land in percent, and 1",
    },
    gives=("variable terrain",),
    urls={
        f"{PEACESCIENCER}/rugged.rda": "5c1d8fd4dabb1b2e93ff6a3ae93ddd6d23276707c9b7109ab07bf182d689dfcc",
    },
    editions={"eb92aa01b56ff8ceb1e11feec44b9b14001aa1ef24e5f1ca08a32b6c26981e35": "peacesciencer 1.2"},
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*rugged*")]


def load(files: list[Path]) -> Data:
    """The measures as variable ``terrain``: ccode, gwcode, rugged, newlmtnest.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"ccode": Column(required=True, known=known("cow")), "gwcode": Column(known=known("gw") | known("gwm"))}
    table = read_table(DATASET, files[0], columns | dict.fromkeys(("rugged", "newlmtnest"), Column("float", least=0)), once=("ccode",))
    return Data([], {"terrain": table.drop_columns("line")})
