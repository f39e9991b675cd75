"""Travels abroad of the president of France, 2012 to 2015."""

from pathlib import Path

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.visit_lists import Visit, table

DATASET = DataSet(
    id="french_travels",
    title="Déplacements du président de la République à l'étranger",
    version="2012-2015",
    publisher="Ministère de l'Europe et des Affaires étrangères",
    licence="free to use with its source (terms of the French foreign ministry)",
    page="https://github.com/sigmap-hackathon2017/odyssey",
    citation="""@misc{odyssey2017, author = {{Minist{\\`e}re de l'Europe et des Affaires {\\'e}trang{\\`e}res}}, year = {2017},
  title = {D{\\'e}placements du pr{\\'e}sident de la R{\\'e}publique}, url = {https://github.com/sigmap-hackathon2017/odyssey} }""",
    files="the table of travels (CSV, semicolons)",
    columns={
        "DEBUT, FIN": "first and last day, day/month/year",
        "DESTINATION, PAYS": "place and state, in French",
        "Complément Objet": "what for",
    },
    gives=("variable french_travels", "visit"),
    editions={"c879822b78e50e687bfb8740c194d29ab7019c972372b4f0d69b2bd5bd9d4572": "2012-2015"},
)
_TYPES = {"VISITE D'ETAT": "state", "VISITE OFFICIELLE": "official", "VISITE DE TRAVAIL": "working"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*french_president_travels*.csv*")]


def load(files: list[Path]) -> Data:
    """Each visit as an observation, and all as variable ``french_travels`` (visitor, host, year, since, until, level, type, who).

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    text = Column("text", ())
    columns = {"DEBUT": text, "FIN": text, "DESTINATION": text, "PAYS": text, "OBJET": text}
    collected = Collected(DATASET)
    visits = []
    for row in read_rows(DATASET, files[0], columns, delimiter=";", once=tuple(columns)):
        (since, _), (_, until) = collected.span(row, "DEBUT", "dmy"), collected.span(row, "FIN", "dmy")
        host = collected.party(row["PAYS"], str(since) if since else None)
        if host == "FRA":
            collected.leave_out("is of a journey at home")
        elif host:
            where = f"line {row['line']}: {row['DESTINATION']}, {row['PAYS']}, {row['DEBUT']}: {row['OBJET']}"
            sort = next((english for french, english in _TYPES.items() if french in row["OBJET"].upper()), "other")
            visits.append(Visit("FRA", host, since, until, "head_of_state", sort, "", where, row["DESTINATION"].title()))
    collected.tell_visits(visits)
    return collected.data({"french_travels": table(visits)})
