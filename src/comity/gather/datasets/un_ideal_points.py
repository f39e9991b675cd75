"""Ideal points of states from their votes in the General Assembly (Bailey, Strezhnev, Voeten)."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import IDEAL_POINTS
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="un_ideal_points",
    title="UN General Assembly ideal points",
    version="2020-04",
    publisher="Michael Bailey, Anton Strezhnev, Erik Voeten",
    licence="CC0 (Dataverse); MIT (repository)",
    page="https://doi.org/10.7910/DVN/LEJUQZ",
    citation="""@article{bailey2017estimating,
  author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik}, year = {2017},
  title = {Estimating Dynamic State Preferences from United Nations Voting Data},
  journal = {Journal of Conflict Resolution}, volume = {61}, number = {2}, pages = {430--456} }""",
    files="IdealpointsAll_Apr2020.csv",
    columns={
        "ccode, session": "COW code; session of the Assembly, the first of which was in 1946",
        "IdealPoint, Q5%, Q95%": "the estimate, and the bounds of its middle nine tenths",
        "NVotes": "votes that it rests on",
    },
    gives=("variable ideal_points",),
    urls={f"{IDEAL_POINTS}/IdealpointestimatesAll_Apr2020.csv": "9757b73a770355f4be8fa306afc15fb552dd9338ac14022436d9f198307596de"},
    editions={"9757b73a770355f4be8fa306afc15fb552dd9338ac14022436d9f198307596de": "2020-04"},
)
#: The year before that of the first session.
_BEFORE_FIRST = 1945


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*[Ii]deal*[Pp]oints*.csv*")]


def load(files: list[Path]) -> Data:
    """The estimates as variable ``ideal_points``: ccode, year, ideal_point, lower, upper, votes, the year in which it began.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"ccode": Column(required=True, known=known("cow")), "session": Column(required=True, least=1, most=200)}
    columns |= {"IdealPoint": Column("float"), "Q5%": Column("float"), "Q95%": Column("float"), "NVotes": Column(least=0)}
    table = read_table(DATASET, files[0], columns, once=("ccode", "session"))
    year = pc.add(table["session"], _BEFORE_FIRST)
    made = {"ccode": table["ccode"], "year": year, "ideal_point": table["IdealPoint"], "lower": table["Q5%"], "upper": table["Q95%"]}
    points = pa.table(made | {"votes": table["NVotes"]})
    return Data([], {"ideal_points": points}, unplaced(points, crosswalk("cow", pairs(points, ("ccode",))), ("ccode",)))
