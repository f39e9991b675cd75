"""Machine-coded events of ICEWS between states."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.event_tables import Layout, between_states
from comity.gather.publisher_files import locate, read_rows

DATASET = DataSet(
    id="icews",
    title="Integrated Crisis Early Warning System (ICEWS), events",
    version="2018 sample",
    publisher="Lockheed Martin (Harvard Dataverse)",
    licence="ICEWS terms (Harvard Dataverse)",
    page="https://doi.org/10.7910/DVN/28075",
    citation="""@data{boschee2015icews,
  author = {Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and Shellman, Steve and Starz, James and Ward, Michael},
  year = {2015}, title = {ICEWS Coded Event Data}, publisher = {Harvard Dataverse}, doi = {10.7910/DVN/28075} }""",
    files="a table of events (tab-separated, events.*.tab)",
    columns={
        "Event Date, Source Country, Target Country": "the day, and the states of the actors by name",
        "CAMEO Code, Intensity": "what was done, and how cooperative it is, -10 to 10",
    },
    gives=("variable icews",),
    editions={"5d63363827bc4e43e3ea3808427b8b42ea9dc230b9dbaa249286eb579b6408c8": "2018 sample"},
)
_LAYOUT = Layout("Event ID", "Source Country", "Target Country", "Event Date", "CAMEO Code", "Intensity")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*icews*.tab*", "events.*.tab*")]


def load(files: list[Path]) -> Data:
    """The events between two states as variable ``icews``: a, b, date, year, cameo, intensity.

    They are no observations: a machine's coding of a sentence of news is no record of what happened.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    collected = Collected(DATASET)
    rows = read_rows(DATASET, files[0], _LAYOUT.columns(), delimiter="\t", once=(_LAYOUT.number,))
    return collected.data({"icews": between_states(collected, rows, _LAYOUT)})
