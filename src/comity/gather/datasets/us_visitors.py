"""Visits of foreign heads of state and government to the United States since 1874."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import locate
from comity.gather.visit_lists import Visit, level_of, table, type_of
from comity.gather.xml_records import rows

DATASET = DataSet(
    id="us_visitors",
    title="Visits by foreign leaders to the United States",
    version="2026-06",
    publisher="Office of the Historian, U.S. Department of State",
    licence="public domain (work of the United States government)",
    page="https://github.com/HistoryAtState/visits",
    citation="""@misc{us_visitors, author = {{Office of the Historian}}, title = {Visits by Foreign Leaders},
  publisher = {U.S. Department of State}, year = {2026}, url = {https://history.state.gov/departmenthistory/visits} }""",
    files="the XML files of the folder data (1870.xml …), or one table made of them (CSV)",
    columns={
        "id, visitor, from": "number of the visit; title and name of who visited; of which state",
        "start_date, end_date": "first and last day",
        "description": "the sort of visit, and what was done, in words",
    },
    gives=("variable us_visitors", "visit"),
    editions={"0f1e6283c9fadc8ebc40645df81333ec2589fcf2018380cf2154783c955f25d0": "2026-06"},
)
_FIELDS = {
    "id": "id",
    "start_date": "start-date",
    "end_date": "end-date",
    "visitor": "visitor",
    "from": "from",
    "description": "description",
}


def find(path: Path) -> list[Path]:
    """The visits' XML files in a folder, else the table made of them."""
    found = sorted(p for folder in (path, path / "data") for p in folder.glob("[12][0-9][0-9]0.xml")) if path.is_dir() else []
    return found or [locate(DATASET, path, "*visits_to_us*.csv*")]


def load(files: list[Path]) -> Data:
    """Each visit as an observation, and all of them as variable ``us_visitors`` (visitor, host, year, since, until, level, type, who).

    Raises:
        GatherError: the files are not what the publisher offers, or a date is none.

    """
    collected = Collected(DATASET)
    visits = []
    for row in rows(DATASET, files, "visit", _FIELDS, once=("id",)):
        (since, _), (_, until) = collected.span(row, "start_date"), collected.span(row, "end_date")
        visitor = collected.party(row["from"], row["start_date"])
        if visitor:
            where = f"visit {row['id']}: {row['visitor']}, {row['from']}, {row['start_date']} to {row['end_date']}"
            level, sort = level_of(row["visitor"], visitor), type_of(row["description"])
            visits.append(Visit(visitor, "USA", since, until, level, sort, row["visitor"], where))
    collected.tell_visits(visits)
    return collected.data({"us_visitors": table(visits)})
