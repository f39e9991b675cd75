"""Public diplomacy of China in East and South Asia by state and year (AidData), 2000 to 2018."""

from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_rows
from comity.gather.spans import year_span

DATASET = DataSet(
    id="aiddata_diplomacy",
    title="China's Public Diplomacy",
    version="2000-2018",
    publisher="AidData at William & Mary",
    licence="free to use with attribution (AidData terms)",
    page="https://www.aiddata.org/china-public-diplomacy",
    citation="""@techreport{custer2018ties,
  author = {Custer, Samantha and Russell, Brooke and DiLorenzo, Matthew and Cheng, Mengfan and Ghose, Siddhartha and others}, year = {2018},
  title = {Ties That Bind: Quantifying China's public diplomacy and its good neighbor effect},
  institution = {AidData at William \\& Mary} }""",
    files="the table of receiving countries by year (CSV)",
    columns={
        "receiving_country, year": "the state and the year",
        "government_visits, military_visits": "visits both ways by officials",
        "confucius_institutes, sister_cities_established": "institutes open; towns paired in the year",
        "outbound_chinese_students, inbound_students_to_china": "Chinese students there; its students in China",
    },
    gives=("variable chinese_diplomacy", "count"),
    editions={"dd20ad4d723cfae8614e0ff7451a619eaf4416a85cab4dd4a1ec77f83c01a15f": "2000-2018"},
)
_FIGURES = (
    "confucius_institutes",
    "sister_cities_established",
    "government_visits",
    "military_visits",
    "outbound_chinese_students",
    "inbound_students_to_china",
)
#: Column, what it counts, and from where they come.
_COUNTS = (
    ("government_visits", "visits", ""),
    ("outbound_chinese_students", "students", "CHN"),
    ("inbound_students_to_china", "students", ""),
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*chinese_public_diplomacy*.csv*")]


def load(files: list[Path]) -> Data:
    """Students both ways and government visits as counts, and all as variable ``chinese_diplomacy``.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    figure = Column("float", ("N/A", "", "NA"), least=0)
    columns = {"receiving_country": Column("text", required=True), "year": YEAR} | dict.fromkeys(_FIGURES, figure)
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, once=("receiving_country", "year")):
        party = collected.party(row["receiving_country"], row["year"])
        if party is None:
            continue
        made.append({"party": party, "year": row["year"]} | {name: row[name] for name in _FIGURES})
        start, end = year_span(row["year"])
        for name, of, sender in _COUNTS:
            if row[name]:
                a, b = ("CHN", party) if sender == "CHN" else (party, "CHN")
                where = f"line {row['line']}: {row['receiving_country']}, {row['year']}, {name}"
                counted = {"measure": "level", "value": row[name], "unit": "count", "attrs": {"of": of}}
                collected.tell("count", a, b, where, start=start, end=end, **counted)
    return collected.data({"chinese_diplomacy": pa.Table.from_pylist(made)})
