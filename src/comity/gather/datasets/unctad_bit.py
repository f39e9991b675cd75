"""Bilateral investment treaties of UNCTAD: signed, in force, terminated."""

import re
from itertools import combinations
from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.treaties import tell

DATASET = DataSet(
    id="unctad_bit",
    title="International Investment Agreements Navigator: bilateral investment treaties",
    version="2020-01",
    publisher="United Nations Conference on Trade and Development (UNCTAD)",
    licence="for own, non-commercial use (terms of the United Nations); the Navigator to be cited",
    page="https://investmentpolicy.unctad.org/international-investment-agreements",
    citation="""@misc{unctad_iia, author = {{UNCTAD}}, title = {International Investment Agreements Navigator}, year = {2020},
  url = {https://investmentpolicy.unctad.org/international-investment-agreements} }""",
    files="the lists of the Navigator merged into one Stata file (BIT-origin.dta)",
    columns={
        "Shorttitle, Parties": "title, with the year where it was signed; the two parties, each with a semicolon behind it",
        "Dateofsignature, Dateofentryintoforce, Dateoftermination": "days, as 28may2006; empty where there is none",
        "Status, Typeoftermination": "signed, in force, terminated, in negotiation; how it ended",
    },
    gives=("variable investment_treaties", "agreement"),
    editions={"4469fb4a71e869632824a0cad0d90a22b954f5bf5da2e919097ede70e15bdda8": "2020-01"},
)
_BLEU, _ITS_STATES = "BLEU (Belgium-Luxembourg Economic Union)", "Belgium; Luxembourg"
_SHORT = re.compile(r" BIT \((?P<year>\d{4})\)$")
SCHEMA = pa.schema([
    ("a", pa.string()), ("b", pa.string()), ("name", pa.string()), ("signed", pa.date32()), ("in_force", pa.date32()),
    ("terminated", pa.date32()),
])  # fmt: skip
_DATES = {"signed": "Dateofsignature", "in_force": "Dateofentryintoforce", "terminated": "Dateoftermination"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "BIT*.dta*", "*unctad_bit*.dta*")]


def _name(short: str) -> str:
    """What "Kenya - Turkey BIT (2014)" is short for; any other title as it is."""
    m = _SHORT.search(short)
    return f"Bilateral investment treaty of {m['year']} on the promotion and protection of investments" if m else short


def load(files: list[Path]) -> Data:
    """The acts of each treaty as agreements, and all as variable ``investment_treaties`` (a before b, name, and the days).

    A treaty with the Belgium-Luxembourg Economic Union is one with both its states.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    text = Column("text", ())
    columns = {"Shorttitle": text, "Parties": Column("text", required=True), **dict.fromkeys(_DATES.values(), text)}
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, once=("Parties", _DATES["signed"])):
        acts = {action: collected.span(row, column) for action, column in _DATES.items()}
        signed = acts["signed"][0]
        if signed is None:
            collected.leave_out("is not signed")
            continue
        parties = sorted(collected.parties(row["Parties"].replace(_BLEU, _ITS_STATES), str(signed), between=";"))
        tell(collected, parties, _name(row["Shorttitle"]), "treaty", acts, f"row {row['line']}: {row['Shorttitle']}")
        days = {action: span[0] for action, span in acts.items()}
        pairs = [pair for pair in combinations(parties, 2) if pair != ("BEL", "LUX")]
        made += [{"a": a, "b": b, "name": row["Shorttitle"], **days} for a, b in pairs]
    return collected.data({"investment_treaties": pa.Table.from_pylist(made, schema=SCHEMA)})
