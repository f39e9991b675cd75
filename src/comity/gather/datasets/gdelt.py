"""Machine-coded events of GDELT between states, of its first and second version."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.event_tables import Layout, between_states
from comity.gather.publisher_files import header, locate, read_rows

DATASET = DataSet(
    id="gdelt",
    title="Global Database of Events, Language and Tone (GDELT), events",
    version="2012-07 subset",
    publisher="The GDELT Project",
    licence="free and open, to be cited (GDELT)",
    page="https://www.gdeltproject.org/data.html",
    citation="""@inproceedings{leetaru2013gdelt,
  author = {Leetaru, Kalev and Schrodt, Philip A.}, year = {2013}, title = {GDELT: Global Data on Events, Location, and Tone, 1979--2012},
  booktitle = {ISA Annual Convention} }""",
    files="the tables of events as published (.export.CSV, tabs, no names of columns; one or several in a folder), or a CSV with names",
    columns={
        "(place)": "without names the columns are known by their places, the same in 1.0 (57 or 58) and 2.0 (61)",
        "SQLDATE, Actor1CountryCode, Actor2CountryCode": "the day, and the states of the actors, by ISO's three letters",
        "EventCode, GoldsteinScale": "what was done, and how cooperative it is, -10 to 10",
    },
    gives=("variable gdelt",),
    editions={"c7b1c309b3ef82e17cc1f06d5ca2a35902ae1e1ca4d0e65f1b747d823193bcc8": "2012-07 subset"},
    edition_in_name=r"(?i)^(\d{4,14})\.(?:export\.)?csv",
)
#: The first columns of the published files, in order, as the codebook calls them.
_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_PLACES = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor{n}{what}" for n in (1, 2) for what in _ACTOR))
_PLACES += ("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
#: How many columns a published file has: before and since 2013, and of 2.0.
_WIDTHS = (57, 58, 61)
_LAYOUT = Layout("GLOBALEVENTID", "Actor1CountryCode", "Actor2CountryCode", "SQLDATE", "EventCode", "GoldsteinScale")


def find(path: Path) -> list[Path]:
    """The published files in a folder, or the file itself."""
    published = sorted(p for p in path.glob("*.export.[Cc][Ss][Vv]*") if p.is_file()) if path.is_dir() else []
    return published or [locate(DATASET, path, "*gdelt*.csv*")]


def load(files: list[Path]) -> Data:
    """The events between two states as variable ``gdelt``: a, b, date, year, cameo, intensity.

    They are no observations: a machine's coding of a sentence of news is no record of what happened.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    collected = Collected(DATASET)
    return collected.data({"gdelt": pa.concat_tables([between_states(collected, _rows(path), _LAYOUT, "iso3") for path in files])})


def _rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, whose first line either names its columns or has the number of an event."""
    names = header(path)
    if "SQLDATE" in names:
        return read_rows(DATASET, path, _LAYOUT.columns(), once=(_LAYOUT.number,))
    count = len(header(path, "\t"))
    if count not in _WIDTHS:
        raise GatherError(
            f"{path}: {count} columns, neither {' nor '.join(map(str, _WIDTHS))}: this is not {DATASET.files} of {DATASET.title}"
        )
    return read_rows(DATASET, path, _LAYOUT.columns(), delimiter="\t", names=_PLACES, once=(_LAYOUT.number,))
