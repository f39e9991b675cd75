"""State system membership of the Correlates of War: who was a state, from which day to which."""

import datetime
from pathlib import Path

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table

DATASET = DataSet(
    id="cow_states",
    title="Correlates of War State System Membership List",
    version="2016",
    publisher="Correlates of War Project",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/state-system-membership/",
    citation="""@misc{cow_states,
  author = {{Correlates of War Project}}, year = {2017}, title = {State System Membership List, v2016},
  url = {https://correlatesofwar.org} }""",
    files="states2016.csv",
    columns={
        "stateabb, ccode, statenme": "abbreviation, code and name of the state",
        "styear, stmonth, stday, endyear, endmonth, endday": "first and last day of a stretch of membership",
    },
    gives=("variable system_states",),
    editions={"dbb5d20c4c410fac2a5f751633c8ab144afbb7f4853f15c4cfef26deb69afd00": "2016"},
    member="states2*.csv",
    edition_column="version",
)

_COLUMNS = {
    "stateabb": Column("text", required=True),
    "ccode": Column(required=True, least=2, most=999),
    "statenme": Column("text", required=True),
    "styear": Column(required=True, least=1816, most=2100),
    "stmonth": Column(required=True, least=1, most=12),
    "stday": Column(required=True, least=1, most=31),
    "endyear": Column(required=True, least=1816, most=2100),
    "endmonth": Column(required=True, least=1, most=12),
    "endday": Column(required=True, least=1, most=31),
}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "states20*.csv*", "*States*.zip", "states*.csv*")]


def load(files: list[Path]) -> Data:
    """The spells as variable ``system_states``: ccode, stateabb, statenme, since, until.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    table = read_table(DATASET, files[0], _COLUMNS, member=DATASET.member, once=("ccode", "styear"))
    since, until = _days(table, files[0], "st"), _days(table, files[0], "end")
    made = {"ccode": table["ccode"], "stateabb": table["stateabb"], "statenme": table["statenme"], "since": since, "until": until}
    return Data([], {"system_states": pa.table(made)})


def _days(table: pa.Table, path: Path, part: str) -> pa.Array:
    found = []
    for row in table.select(["line", f"{part}year", f"{part}month", f"{part}day"]).to_pylist():
        try:
            found.append(datetime.date(row[f"{part}year"], row[f"{part}month"], row[f"{part}day"]))
        except ValueError as error:
            raise GatherError(f"{path}: line {row['line']}, column {part}day: {error}; nothing was loaded") from None
    return pa.array(found, pa.date32())
