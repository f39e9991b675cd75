"""Nuclear cooperation agreements of states with each other, 1951 to 2003."""

from pathlib import Path

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, doubled, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="nuclear_cooperation",
    title="Nuclear Cooperation Agreements, 1950-2003",
    version="2009",
    publisher="Matthew Fuhrmann",
    licence="not found; to be cited",
    page="https://www.matthewfuhrmann.com/datasets.html",
    citation="""@article{fuhrmann2009spreading,
  author = {Fuhrmann, Matthew}, year = {2009},
  title = {Spreading Temptation: Proliferation and Peaceful Nuclear Cooperation Agreements},
  journal = {International Security}, volume = {34}, number = {1}, pages = {7--41} }""",
    files="the Stata file of agreements (ccode1, ccode2, year, nca, nca_type)",
    columns={
        "ccode1, ccode2, year": "supplier and receiver, COW codes, and the year of signature; many agreements stand there both ways",
        "nca_type": "the sort of agreement, 1 to 7, as the author numbers them",
    },
    gives=("variable nuclear_cooperation", "agreement"),
    editions={"cefed748d9d91fd3d29d0fd523a2e7586ff25a60720468e9a3fc64f6de2b0688": "2009"},
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*nuclear_cooperation*.dta*", "*NCA*.dta*")]


def load(files: list[Path]) -> Data:
    """Each agreement of two states in a year as an observation, the rows as variable ``nuclear_cooperation``.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    columns = {"ccode1": state, "ccode2": state, "year": YEAR, "nca": Column(least=0, most=1), "nca_type": Column(least=1, most=7)}
    table = read_table(DATASET, files[0], columns)
    states = crosswalk("cow", pairs(table))
    query = """
        SELECT DISTINCT least(x.party, y.party) AS a, greatest(x.party, y.party) AS b, make_date(t.year, 1, 1) AS "start",
               make_date(t.year, 12, 31) AS "end",
               '{"action": "signed", "name": "nuclear cooperation agreement", "type": "agreement"}' AS attrs,
               'states ' || least(ccode1, ccode2) || ' and ' || greatest(ccode1, ccode2) || ', ' || t.year AS row
        FROM t JOIN states x ON x.code = ccode1 AND x.year = t.year JOIN states y ON y.code = ccode2 AND y.year = t.year
        WHERE nca = 1 AND x.party <> y.party ORDER BY ALL"""
    made = observations(query, {"t": table, "states": states}, "agreement", DATASET.id)
    return Data(made, {"nuclear_cooperation": table.drop_columns("line")}, unplaced(table, states), doubled(table.to_pylist()))
