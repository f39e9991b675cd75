"""Archigos: who led each state, from which day to which, and how they came and went."""

from pathlib import Path

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.state_codes import known

DATASET = DataSet(
    id="archigos",
    title="Archigos, a database of leaders",
    version="4.1",
    publisher="Hein Goemans, Kristian Skrede Gleditsch, Giacomo Chiozza",
    licence="none stated; the article, version and date to be cited",
    page="https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    citation="""@article{goemans2009archigos,
  author = {Goemans, Henk E. and Gleditsch, Kristian Skrede and Chiozza, Giacomo}, year = {2009},
  title = {Introducing Archigos: A Dataset of Political Leaders},
  journal = {Journal of Peace Research}, volume = {46}, number = {2}, pages = {269--283} }""",
    files="Archigos_4.1_stata14.dta",
    columns={
        "ccode": "code of the state, Gleditsch and Ward's",
        "leader, startdate, enddate": "who led, from which day to which (enddate: the data end on 2015-12-31)",
        "entry, exit": "how the leader came to power and lost it",
        "gender, yrborn": "M or F; year of birth",
    },
    gives=("variable leaders",),
    editions={"3e3b4092a7ac5a7e78cd86df6e6287c69027bf6fe60c9396adf136a39b1943ad": "4.1"},
)
_WANTED = ("obsid", "ccode", "leader", "startdate", "enddate", "entry", "exit", "gender", "yrborn")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "Archigos*.dta")]


def load(files: list[Path]) -> Data:
    """The leaders as variable ``leaders``: gwcode, obsid, leader, since, until, entry, exit, gender, yrborn.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    path = files[0]
    columns = {
        "ccode": Column(required=True, known=known("gw") | known("gwm"), missing=("",)),
        "yrborn": Column(missing=("", "NA", "-999", "-777")),
    }
    table = read_table(
        DATASET, path, {name: columns.get(name, Column("text", ("",))) for name in _WANTED}, once=("ccode", "startdate", "enddate")
    )
    made = {name: table[name] for name in _WANTED}
    made["startdate"], made["enddate"] = (_days(table[c], path, c) for c in ("startdate", "enddate"))
    names = {"ccode": "gwcode", "startdate": "since", "enddate": "until"}
    return Data([], {"leaders": pa.table({names.get(k, k): v for k, v in made.items()})})


def _days(values: pa.ChunkedArray, path: Path, name: str) -> pa.ChunkedArray:
    try:
        return values.cast(pa.date32())
    except pa.ArrowInvalid as error:
        raise GatherError(f"{path}: column {name}: {error}; nothing was loaded") from None
