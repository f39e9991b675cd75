"""Leaders in militarized interstate disputes, of Gibler, Miller and Little with Archigos."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import known

DATASET = DataSet(
    id="gml_leaders",
    title="Gibler-Miller-Little disputes of leaders",
    version="2.2.1",
    publisher="Steven V. Miller",
    licence="free for research, to be cited",
    page="https://svmiller.com/peacesciencer/",
    citation="""@article{miller2022peacesciencer,
  author = {Miller, Steven V.}, year = {2022}, title = {peacesciencer: An R Package for Quantitative Peace Science Research},
  journal = {Conflict Management and Peace Science}, volume = {39}, number = {6}, pages = {755--779} }""",
    files="gml_mid_dirleaderdisps of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "dispnum, obsid1, obsid2, year": "dispute, the leaders of both sides as Archigos has them (missing where unknown), the year",
        "ccode1, ccode2": "COW codes of their states",
        "gmlmidonset, sidea1, orig1": "1 in the dispute's first year; of the side that began; from its first day",
    },
    gives=("variable gml_leader_disputes",),
    urls={
        f"{PEACESCIENCER}/gml_mid_dirleaderdisps.rda": "87245166606869a788b15585241377141b28902086f36896e7b831d1f6b5a400",
    },
    editions={
        "c15240554b4ae660d34430de023885625aafd267948860c855c9fa9143249d75": "2.2.1",
        "87245166606869a788b15585241377141b28902086f36896e7b831d1f6b5a400": "2.2.1",
    },
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*gml_mid_dirleaderdisps*")]


def load(files: list[Path]) -> Data:
    """The rows as variable ``gml_leader_disputes``: dispute, states, leaders, year, onset, side, originator.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    # Of some states no leader is known, above all before 1870.
    leader = Column("text", missing=("", "NA", "nan"))
    state, flag = Column(required=True, known=known("cow")), Column(least=0, most=1)
    columns = {"dispnum": Column(required=True), "ccode1": state, "ccode2": state, "obsid1": leader, "obsid2": leader, "year": YEAR}
    columns |= dict.fromkeys(("gmlmidonset", "sidea1", "sidea2", "orig1", "orig2"), flag)
    table = read_table(DATASET, files[0], columns, once=("dispnum", "ccode1", "ccode2", "obsid1", "obsid2", "year"))
    return Data([], {"gml_leader_disputes": table.drop_columns("line")})
