"""Treaties on fresh water that crosses borders (Transboundary Freshwater Dispute Database)."""

import datetime
from itertools import combinations
from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.repositories import MANYTREATIES
from comity.gather.treaties import PAIRS_UP_TO, tell, type_of

DATASET = DataSet(
    id="tfdd",
    title="International Freshwater Treaties Database (TFDD)",
    version="2016",
    publisher="Transboundary Freshwater Dispute Database, Oregon State University",
    licence="none on the publisher's page; to be cited",
    page="https://transboundarywaters.ceoas.oregonstate.edu/international-freshwater-treaties-database",
    citation="""@article{giordano2014review,
  author = {Giordano, Mark and Drieschova, Alena and Duncan, James A. and Sayama, Yoshiko and De Stefano, Lucia and Wolf, Aaron T.},
  year = {2014}, title = {A Review of the Evolution and State of Transboundary Freshwater Treaties},
  journal = {International Environmental Agreements}, volume = {14}, number = {3}, pages = {245--264} }""",
    files="the list of treaties by basin and country (CSV)",
    columns={
        "2016Update ID, DocumentName": "number and name of the treaty; it has a row for each basin and country",
        "DateSigned": "day of signature: 29.04.1994, or with the month first where it has slashes: 2/26/1885",
        "Signatories": "the parties' names, with commas",
    },
    gives=("variable agreements_tfdd", "agreement"),
    urls={f"{MANYTREATIES}/TFDD/TFDD.csv": "f1e94735696340addfa9bf030004b26191f1f03116187265d8df99e7156100d7"},
    editions={"f1e94735696340addfa9bf030004b26191f1f03116187265d8df99e7156100d7": "2016"},
)
_NUMBER = "2016Update ID"
#: Where a year was typed into the list, a spreadsheet took it for so many days from here: a treaty of 1996 is listed under 18 June 1905.
_DAY_ZERO, _YEARS = datetime.date(1899, 12, 30), range(1900, 2017)
SCHEMA = pa.schema([("a", pa.string()), ("b", pa.string()), ("year", pa.int64()), ("title", pa.string())])


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*tfdd*.csv*", "*[Ff]reshwater*[Tt]reat*.csv*")]


def load(files: list[Path]) -> Data:
    """The signatures as observations of each pair of parties, and as variable ``agreements_tfdd``; each treaty once.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    text = Column("text")
    columns = {_NUMBER: text, "DocumentName": text, "DateSigned": text, "Signatories": text}
    collected = Collected(DATASET)
    rows = read_rows(DATASET, files[0], columns)
    collected.left_out.update("has no number of its treaty" for row in rows if not row[_NUMBER])
    treaties = {row[_NUMBER]: row for row in reversed(rows) if row[_NUMBER]}
    made = []
    for number, row in sorted(treaties.items()):
        name = row["DocumentName"]
        signed = collected.span(row, "DateSigned", "mdy" if "/" in (row["DateSigned"] or "") else "dmy")
        if not name or signed[0] is None or not row["Signatories"]:
            collected.leave_out("has no name, no day of signature or no parties")
            continue
        if (signed[0] - _DAY_ZERO).days in _YEARS:
            collected.leave_out("has a day of signature that a spreadsheet may have made of a year")
            continue
        parties = sorted(set(collected.parties(row["Signatories"], str(signed[0]))))
        tell(collected, parties, name, type_of(name), {"signed": signed}, f"treaty {number}: {name}")
        pairs = combinations(parties, 2) if len(parties) <= PAIRS_UP_TO else ()
        made += [{"a": a, "b": b, "year": signed[0].year, "title": name} for a, b in pairs]
    return collected.data({"agreements_tfdd": pa.Table.from_pylist(made, schema=SCHEMA)})
