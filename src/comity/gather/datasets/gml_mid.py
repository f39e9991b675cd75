"""Militarized interstate disputes of Gibler, Miller and Little, by directed dyad-year."""

from pathlib import Path

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table, unique
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="gml_mid",
    title="Gibler-Miller-Little Militarized Interstate Disputes",
    version="2.2.1",
    publisher="Douglas M. Gibler, Steven V. Miller, Erin K. Little",
    licence="free for research, to be cited",
    page="https://dmgibler.people.ua.edu/mid-data.html",
    citation="""@article{gibler2016analysis,
  author = {Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.}, year = {2016},
  title = {An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816--2001},
  journal = {International Studies Quarterly}, volume = {60}, number = {4}, pages = {719--730} }""",
    files="gml_dirdisp of the R package peacesciencer (Parquet or CSV), or gml-dirdisp-2.2.1.csv",
    columns={
        "dispnum, ccode1, ccode2, year": "dispute, the directed dyad, the year",
        "midonset": "1 in the dispute's first year",
        "sidea1, orig1, revstate1": "1 where the first was of the side that began, in it from the first day, revisionist",
        "hostlev1, hostlev2": "highest hostility of each: 1 none, 2 threat, 3 display, 4 use of force, 5 war",
        "fatality1, fatality2, recip": "level of the fatalities of each, -9 unknown; whether both took action",
    },
    gives=("variable gml_disputes", "coercion"),
    editions={"04d1258d1afb1caefb134e5a8f7b83df370fa8f1add114a02e64f80645ba203a": "2.2.1"},
)
_UNKNOWN = ("", "-9", "NA")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*gml_dirdisp*", "*gml*dirdisp*.csv*")]


def load(files: list[Path]) -> Data:
    """The rows as variable ``gml_disputes``, and of each dispute the act of each state that threatened, showed or used force, by years.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state, flag = Column(required=True, known=known("cow")), Column(missing=_UNKNOWN, least=0, most=1)
    level, fatality = Column(missing=_UNKNOWN, least=0, most=5), Column(missing=_UNKNOWN, least=0, most=6)
    columns = {"dispnum": Column(required=True), "ccode1": state, "ccode2": state, "year": YEAR}
    columns |= dict.fromkeys(("midonset", "sidea1", "sidea2", "orig1", "orig2", "revstate1", "revstate2", "recip"), flag)
    columns |= {"hostlev1": level, "hostlev2": level, "fatality1": fatality, "fatality2": fatality, "fatality": fatality}
    table = read_table(DATASET, files[0], columns)
    unique(table, ("dispnum", "ccode1", "ccode2", "year"), files[0])
    states = crosswalk("cow", pairs(table))
    query = """
        SELECT x.party AS a, y.party AS b, make_date(min(d.year), 1, 1) AS "start", make_date(max(d.year), 12, 31) AS "end",
               CASE WHEN max(hostlev1) >= 4 THEN '{"action": "military"}' ELSE '{"action": "threat"}' END AS attrs,
               'dispute ' || dispnum || ', states ' || ccode1 || ' and ' || ccode2 || ': hostility ' || max(hostlev1) AS row
        FROM d JOIN states x ON x.code = ccode1 AND x.year = d.year JOIN states y ON y.code = ccode2 AND y.year = d.year
        WHERE hostlev1 >= 2 GROUP BY dispnum, ccode1, ccode2, x.party, y.party ORDER BY dispnum, ccode1, ccode2, "start" """
    made = observations(query, {"d": table, "states": states}, "coercion", DATASET.id)
    return Data(made, {"gml_disputes": table.drop_columns("line")}, unplaced(table, states))
