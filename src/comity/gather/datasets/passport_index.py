"""What a passport needs to enter each state, in January 2025."""

from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.repositories import PASSPORTS

DATASET = DataSet(
    id="passport_index",
    title="Passport Index",
    version="2025-01",
    publisher="Ilya Ilyankou, from passportindex.org",
    licence="MIT (repository)",
    page="https://github.com/ilyankou/passport-index-dataset",
    citation="""@misc{ilyankou2025passport, author = {Ilyankou, Ilya}, title = {Passport Index Dataset}, year = {2025},
  url = {https://github.com/ilyankou/passport-index-dataset} }""",
    files="passport-index-tidy-iso3.csv",
    columns={
        "Passport, Destination": "ISO alpha-3",
        "Requirement": "visa required, e-visa, eta, visa on arrival, no admission, visa free, days without a visa; -1 one's own",
    },
    gives=("variable visas",),
    urls={f"{PASSPORTS}/passport-index-tidy-iso3.csv": "8fda21d4075ea39cee1d76a50104fa4b0870cccdbc6fbdfbe98986e18d798b33"},
    editions={"8fda21d4075ea39cee1d76a50104fa4b0870cccdbc6fbdfbe98986e18d798b33": "2025-01"},
)
_YEAR, _OWN = 2025, "-1"
_WORDS = ("visa required", "e-visa", "eta", "visa on arrival", "no admission", "visa free", _OWN)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "passport*index*tidy*iso3*.csv*")]


def load(files: list[Path]) -> Data:
    """The requirements as variable ``visas``: party1 (passport), party2 (entered), year, requirement, free (no visa needed).

    Raises:
        GatherError: the file is not what the publisher offers, or a requirement is unknown.

    """
    text = Column("text", required=True)
    collected = Collected(DATASET)
    made = []
    columns = {"Passport": text, "Destination": text, "Requirement": text}
    for row in read_rows(DATASET, files[0], columns, once=("Passport", "Destination")):
        told = row["Requirement"]
        days = told.isdecimal()
        if not days and told not in _WORDS:
            raise collected.wrong(row, "Requirement", "is an unknown requirement")
        one, two = (collected.coded(row[c], "iso3", _YEAR) for c in ("Passport", "Destination"))
        if told != _OWN and one and two:
            made.append({"party1": one, "party2": two, "year": _YEAR, "requirement": told, "free": int(days or told == "visa free")})
    return collected.data({"visas": pa.Table.from_pylist(made)})
