"""Travels abroad of the presidents (since 1906) and secretaries of state (since 1866) of the United States."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import locate
from comity.gather.visit_lists import Visit, table, type_of
from comity.gather.xml_records import rows

DATASET = DataSet(
    id="us_travels",
    title="Travels abroad of the President and of the Secretary of State of the United States",
    version="2026-07",
    publisher="Office of the Historian, U.S. Department of State",
    licence="public domain (work of the United States government)",
    page="https://github.com/HistoryAtState/travels",
    citation="""@misc{us_travels, author = {{Office of the Historian}},
  title = {Travels Abroad of the President and of the Secretary of State},
  publisher = {U.S. Department of State}, year = {2026}, url = {https://history.state.gov/departmenthistory/travels} }""",
    files="the folders president-travels and secretary-travels (XML), or one table made of them (CSV)",
    columns={
        "id, role, name": "number of the trip; president or secretary; who travelled",
        "start_date, end_date": "first and last day",
        "country, locale, remarks": "where, the places, and in words what for",
    },
    gives=("variable us_travels", "visit"),
    editions={"373d11c7ff8ad0c99badcd5b885f4d2f7845ab04449556b7c9e4e4759cfec352": "2026-07"},
)
_FIELDS = {"id": "id", "role": "role", "name": "name", "start_date": "start-date", "end_date": "end-date", "country": "country"}
_FIELDS |= {"locale": "locale", "remarks": "remarks"}
_LEVELS = {"president": "head_of_state", "secretary": "foreign_minister"}
_ELECT = "made as President-elect"


def find(path: Path) -> list[Path]:
    """The trips' XML files in a folder, else the table made of them."""
    found = sorted(path.glob("*-travels/*.xml")) if path.is_dir() else []
    return found or [locate(DATASET, path, "us*travels*.csv*", "*travels*.csv*")]


def load(files: list[Path]) -> Data:
    """Each trip to a state as a visit, and all of them as variable ``us_travels`` (visitor, host, year, since, until, level, type, who).

    Raises:
        GatherError: the files are not what the publisher offers, or a date is none.

    """
    collected = Collected(DATASET)
    visits = []
    for row in rows(DATASET, files, "trip", _FIELDS, once=("id",)):
        if row["role"] not in _LEVELS:
            raise collected.wrong(row, "role", "is neither president nor secretary")
        (since, _), (_, until) = collected.span(row, "start_date"), collected.span(row, "end_date")
        host = collected.party(row["country"], row["start_date"])
        if host:
            level = "other" if _ELECT in row["remarks"] else _LEVELS[row["role"]]
            where = f"trip {row['id']}: {row['name']}, {row['country']}, {row['start_date']} to {row['end_date']}"
            visits.append(Visit("USA", host, since, until, level, type_of(row["remarks"]), row["name"], where, row["locale"]))
    collected.tell_visits(visits)
    return collected.data({"us_travels": table(visits)})
