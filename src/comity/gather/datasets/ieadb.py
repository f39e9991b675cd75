"""The International Environmental Agreements Database: bilateral agreements, whose titles name their parties."""

from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.repositories import MANYTREATIES
from comity.gather.spans import NO_SPAN
from comity.gather.treaties import tell, two_named, type_of

DATASET = DataSet(
    id="ieadb",
    title="International Environmental Agreements Database (IEADB)",
    version="2021",
    publisher="Ronald B. Mitchell, University of Oregon",
    licence="free; the site and its latest article to be cited (IEADB)",
    page="https://www.iea.ulaval.ca/en",
    citation="""@article{mitchell2020ieadb,
  author = {Mitchell, Ronald B. and Andonova, Liliana B. and Axelrod, Mark and Balsiger, J{\\"o}rg and Bernauer, Thomas and
    Green, Jessica F. and others},
  title = {What We Know (and Could Know) About International Environmental Agreements}, year = {2020},
  journal = {Global Environmental Politics}, volume = {20}, number = {1}, pages = {103--121} }""",
    files="the list of treaties (CSV)",
    columns={
        "IEA# (click for add'l info), Treaty Name": "number and name of the treaty",
        "Inclusion": "BEA a bilateral agreement, MEA a multilateral one …: the first letter tells how many parties",
        "Signature Date, Date IEA entered into force": "days; a year of 2500 and later is an unknown one",
    },
    gives=("variable agreements_ieadb", "agreement"),
    urls={f"{MANYTREATIES}/IEADB/treaties.csv": "b19c3eb87acd28f9ed4c96eb5bf39e25a03071a917a02a7e3de5cdac369a5895"},
    editions={"b19c3eb87acd28f9ed4c96eb5bf39e25a03071a917a02a7e3de5cdac369a5895": "2021"},
)
_NUMBER = "IEA# (click for add'l info)"
_LAST_YEAR = 2100
SCHEMA = pa.schema([("a", pa.string()), ("b", pa.string()), ("year", pa.int64()), ("title", pa.string())])


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*[Ii][Ee][Aa][Dd][Bb]*.csv*")]


def load(files: list[Path]) -> Data:
    """Signature and entry into force of bilateral agreements as observations, and the signatures as variable ``agreements_ieadb``.

    The list has no column of parties: those of an agreement are the two that its name names as of its signature.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    text = Column("text", ("", "0000-00-00"))
    columns = {_NUMBER: Column(required=True), "Inclusion": Column("text", required=True), "Treaty Name": Column("text", required=True)}
    columns |= {"Signature Date": text, "Date IEA entered into force": text, "Agreement Type (level 2)": text}
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, once=(_NUMBER,)):
        acts = {"signed": collected.span(row, "Signature Date"), "in_force": collected.span(row, "Date IEA entered into force")}
        acts = {action: days if days[0] and days[0].year < _LAST_YEAR else NO_SPAN for action, days in acts.items()}
        signed = acts["signed"][0]
        if not row["Inclusion"].startswith("B") or signed is None:
            collected.leave_out("is not of two parties" if signed else "has no day of signature")
            continue
        name = row["Treaty Name"]
        parties = two_named(name, signed.year)
        if len(parties) != 2:
            collected.leave_out("has a name that does not name two parties")
            continue
        if row["Agreement Type (level 2)"] == "Amendment":
            acts = {"amended": acts["signed"], "in_force": acts["in_force"]}
        tell(collected, parties, name, type_of(name), acts, f"IEA {row[_NUMBER]}: {name}")
        a, b = sorted(parties)
        made.append({"a": a, "b": b, "year": signed.year, "title": name})
    return collected.data({"agreements_ieadb": pa.Table.from_pylist(made, schema=SCHEMA)})
