"""The Peace Scale of Diehl, Goertz and Gallegos: how far from war two states are, 1900 on."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, pairs, unplaced

DATASET = DataSet(
    id="peace_scale",
    title="Peace Data",
    version="3.1",
    publisher="Paul F. Diehl, Gary Goertz, Yahve Gallegos",
    licence="free for non-commercial use; book, article and version to be cited (readme of version 3.1)",
    page="https://doi.org/10.1177/0738894219855610",
    citation="""@article{diehl2021peace,
  author = {Diehl, Paul F. and Goertz, Gary and Gallegos, Yahve}, year = {2021},
  title = {Peace Data: Concept, Measurement, Patterns, and Research Agenda},
  journal = {Conflict Management and Peace Science}, volume = {38}, number = {5}, pages = {605--624} }""",
    files="the mean of each dyad-year (CSV: dyad, yearmonth, peacelevel)",
    columns={
        "dyad": "1000 times the smaller COW code, and the greater; West Germany is 255 here, Kiribati 936 and Tuvalu 937",
        "yearmonth": "the year",
        "peacelevel": "0 severe rivalry, 0.5 negative peace, 1 security community; above 1 where months had no code",
    },
    gives=("variable peace_scale",),
    editions={"4ef2930af7ab3ae1ee5aec9a5930c02ca90fce5df4c54e3a43346f8165ee8a03": "3.1"},
)
_THOUSAND = 1000
#: What the file's own codes are in the state system; West Germany's in the years in which the system has no 255 (readme of version 3.1).
_OWN_CODES = {936: 946, 937: 947}
_GERMANY, _WEST_GERMANY, _APART = 255, 260, (1955, 1989)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*peace_scale*.csv*")]


def load(files: list[Path]) -> Data:
    """The levels as variable ``peace_scale``: ccode1, ccode2, year, peace. A mean above 1 has months without a code in it and is missing.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"dyad": Column(required=True, least=2000), "yearmonth": YEAR, "peacelevel": Column("float", least=0)}
    table = read_table(DATASET, files[0], columns, once=("dyad", "yearmonth"))
    first = pc.divide(table["dyad"], _THOUSAND)
    second = pc.subtract(table["dyad"], pc.multiply(first, _THOUSAND))
    one, two = (_in_the_state_system(codes, table["yearmonth"]) for codes in (first, second))
    level = pc.if_else(pc.less_equal(table["peacelevel"], 1), table["peacelevel"], pa.scalar(None, pa.float64()))
    missing = {"has months without a code in its mean": level.null_count} if level.null_count else {}
    levels = pa.table({"ccode1": one, "ccode2": two, "year": table["yearmonth"], "peace": level})
    return Data([], {"peace_scale": levels}, missing | unplaced(levels, crosswalk("cow", pairs(levels))))


def _in_the_state_system(codes: pa.ChunkedArray, years: pa.ChunkedArray) -> pa.ChunkedArray:
    """The codes of the state system for those of the file."""
    for own, code in _OWN_CODES.items():
        codes = pc.if_else(pc.equal(codes, own), code, codes)
    apart = pc.and_(pc.greater_equal(years, _APART[0]), pc.less_equal(years, _APART[1]))
    return pc.if_else(pc.and_(pc.equal(codes, _GERMANY), apart), _WEST_GERMANY, codes)
