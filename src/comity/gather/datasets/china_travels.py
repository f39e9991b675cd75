"""Travels abroad of Chinese leaders, 1949 to 2020, by year."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, doubled, locate, read_rows
from comity.gather.spans import year_span
from comity.gather.visit_lists import Visit, table

DATASET = DataSet(
    id="china_travels",
    title="WHO | WHERE | WHEN: International travel of the PRC leaders",
    version="1.1",
    publisher="Central European Institute of Asian Studies (CEIAS)",
    licence="freely available to anyone, to be cited (CEIAS)",
    page="https://who-where-when.ceias.eu/",
    citation="""@misc{turcsanyi2021who,
  author = {Turcs{\\'a}nyi, Richard Q. and Eckert, Manuel and {\\v S}imal{\\v c}{\\'i}k, Mat{\\v e}j and
    Majsniarov{\\'a}, Nikola}, year = {2021},
  title = {WHO | WHERE | WHEN: International travel of the PRC leaders (1949-2020)},
  publisher = {Central European Institute of Asian Studies} }""",
    files="the workbook, sheet Dataset (Excel)",
    columns={
        "Year, Name, Level, Country": "in which year who, of what office, travelled to which state",
    },
    gives=("variable china_travels", "visit"),
    editions={"4cfd7ff5b8f9aa77e9417e6149973a4fe1daa9d538939a2b48251006dd8df5b3": "1.1"},
)
_LEVELS = {"President": "head_of_state", "Premier": "head_of_government"}
_LEVELS |= dict.fromkeys(("Leader CCP", "Paramount Leader", "Other (Acting leader)"), "other")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*chinese_leader_travel*.xlsx")]


def load(files: list[Path]) -> Data:
    """Each visit as an observation of its year, and all as variable ``china_travels`` (visitor, host, year, level, who …).

    Raises:
        GatherError: the file is not what the publisher offers, or an office is unknown.

    """
    text = Column("text", required=True)
    columns = {"Year": YEAR, "Name": text, "Level": text, "Country": text}
    collected = Collected(DATASET)
    visits = []
    rows = read_rows(DATASET, files[0], columns, sheet="Dataset")
    for row in rows:
        if row["Level"].strip() not in _LEVELS:
            raise collected.wrong(row, "Level", "is an unknown office")
        host = collected.party(row["Country"], row["Year"])
        if host:
            since, until = year_span(row["Year"])
            where = f"row {row['line']}: {row['Name']}, {row['Level']}, {row['Country']}, {row['Year']}"
            visits.append(Visit("CHN", host, since, until, _LEVELS[row["Level"].strip()], "other", row["Name"], where))
    collected.tell_visits(visits)
    return collected.data({"china_travels": table(visits)}, doubled(rows))
