"""Ethnic and religious fractionalisation and polarisation (Composition of Religious and Ethnic Groups), 1945 to 2013."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="creg",
    title="Composition of Religious and Ethnic Groups (CREG)",
    version="1.02",
    publisher="Cline Center for Advanced Social Research, University of Illinois",
    licence="free for research, to be cited",
    page="https://clinecenter.illinois.edu/project/Religious-Ethnic-Identity/composition-religious-and-ethnic-groups-creg-project",
    citation="""@misc{nardulli2012creg,
  author = {Nardulli, Peter F. and Wong, Cara J. and Singh, Ajay and Peyton, Buddy and Bajjalieh, Joseph}, year = {2012},
  title = {The Composition of Religious and Ethnic Groups (CREG) Project}, publisher = {Cline Center for Democracy} }""",
    files="creg of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "gwcode, year": "Gleditsch and Ward's code of the state, and the year",
        "creg_ccode": "CREG's own code: the USSR and Russia, for one, have each their row in 1991",
        "ethfrac, ethpol, relfrac, relpol": "fractionalisation and polarisation of ethnic and of religious groups, 0 to 1",
    },
    gives=("variable creg",),
    urls={
        f"{PEACESCIENCER}/creg.rda": "79d28e6af621524361e2f72c259ce518b490336b7595cdae64a01334ea262ed3",
    },
    editions={
        "b4b999b9e40b25b5531ac9f1cf94ca38a52a159fe4f846d6a569219af304e1fe": "1.02",
        "79d28e6af621524361e2f72c259ce518b490336b7595cdae64a01334ea262ed3": "1.02",
    },
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*creg*")]


def load(files: list[Path]) -> Data:
    """The measures as variable ``creg``: ccode (missing where COW has no state), gwcode, creg_ccode, year, and the four.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    share = Column("float", least=0, most=1)
    columns = {"gwcode": Column(required=True, known=known("gw") | known("gwm")), "creg_ccode": Column(required=True), "year": YEAR}
    columns["ccode"] = Column(known=known("cow"))
    columns |= dict.fromkeys(("ethfrac", "ethpol", "relfrac", "relpol"), share)
    table = read_table(DATASET, files[0], columns, once=("gwcode", "creg_ccode", "year"))
    return Data([], {"creg": table.drop_columns("line")})
