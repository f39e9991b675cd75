"""Machine-coded events of GDELT between states."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.event_tables import Layout, between_states
from comity.gather.publisher_files import locate, read_rows

DATASET = DataSet(
    id="gdelt",
    title="Global Database of Events, Language and Tone (GDELT) 1.0, events",
    version="2012-07 subset",
    publisher="The GDELT Project",
    licence="free, to be cited (GDELT terms)",
    page="https://www.gdeltproject.org/data.html",
    citation="""@inproceedings{leetaru2013gdelt,
  author = {Leetaru, Kalev and Schrodt, Philip A.}, year = {2013}, title = {GDELT: Global Data on Events, Location, and Tone, 1979--2012},
  booktitle = {ISA Annual Convention} }""",
    files="a table of events with the names of the columns in its first line (CSV)",
    columns={
        "SQLDATE, Actor1CountryCode, Actor2CountryCode": "the day, and the states of the actors, by ISO's three letters",
        "EventCode, GoldsteinScale": "what was done, and how cooperative it is, -10 to 10",
    },
    gives=("variable gdelt",),
    editions={"c7b1c309b3ef82e17cc1f06d5ca2a35902ae1e1ca4d0e65f1b747d823193bcc8": "2012-07 subset"},
)
_LAYOUT = Layout("Actor1CountryCode", "Actor2CountryCode", "SQLDATE", "EventCode", "GoldsteinScale")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*gdelt*.csv*")]


def load(files: list[Path]) -> Data:
    """The events between two states as variable ``gdelt``: a, b, date, year, cameo, intensity.

    They are no observations: a machine's coding of a sentence of news is no record of what happened.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    collected = Collected(DATASET)
    return collected.data({"gdelt": between_states(collected, read_rows(DATASET, files[0], _LAYOUT.columns()), _LAYOUT, "iso3")})
