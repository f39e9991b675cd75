"""Arms transfers of SIPRI: who ordered what weapons from whom, since 1950."""

import re
from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, doubled, locate, read_rows
from comity.gather.spans import year_span

DATASET = DataSet(
    id="sipri_arms",
    title="SIPRI Arms Transfers Database, trade register",
    version="2026-02",
    publisher="Stockholm International Peace Research Institute (SIPRI)",
    licence="free for non-commercial use with attribution (SIPRI terms)",
    page="https://armstransfers.sipri.org/",
    citation="""@misc{sipri_arms, author = {{Stockholm International Peace Research Institute}}, title = {SIPRI Arms Transfers Database},
  year = {2026},
  url = {https://doi.org/10.55163/SAFC1241} }""",
    files="the trade register as one table (CSV)",
    columns={
        "Recipient, Supplier": "names of states; one with a star is no state",
        "Year of order, and the column behind it": "the year; a question mark where it is an estimate",
        "Number ordered, Weapon designation, Weapon description": "how many of what",
        "SIPRI TIV for total order, of delivered weapons": "volume in millions of SIPRI's trend-indicator values, which are no money",
    },
    gives=("variable arms", "agreement"),
    editions={"f699ad370550dc91f3793dd60fc9d2ffa86f645ab79ecec00bcfd9f451b1d63c": "2026-02"},
)
_TIV, _DELIVERED = "SIPRI TIV for total order", "SIPRI TIV of delivered weapons"
_YEAR = re.compile(r"(?:19|20)\d\d")
SCHEMA = pa.schema([
    ("supplier", pa.string()), ("recipient", pa.string()), ("year", pa.int64()), ("number", pa.float64()), ("weapon", pa.string()),
    ("tiv", pa.float64()), ("delivered_tiv", pa.float64()),
])  # fmt: skip


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*sipri*.csv*", "*[Tt]rade*[Rr]egister*.csv*")]


def load(files: list[Path]) -> Data:
    """Each order as variable ``arms`` (supplier, recipient, year, number, weapon, tiv …), and those of a known year as contracts.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    text, number = Column("text", ()), Column("float", ("", "?"))
    columns = {"Recipient": text, "Supplier": text, "Year of order": text, " ": text, "Number ordered": number}
    columns |= {"Weapon designation": text, "Weapon description": text, _TIV: number, _DELIVERED: number}
    collected = Collected(DATASET)
    made = []
    rows = read_rows(DATASET, files[0], columns)
    for row in rows:
        if not _YEAR.fullmatch(row["Year of order"]):
            collected.leave_out("has its columns shifted")
            continue
        year = int(row["Year of order"])
        supplier, recipient = collected.party(row["Supplier"], year), collected.party(row["Recipient"], year)
        if not supplier or not recipient:
            continue
        number_ordered = row["Number ordered"]
        weapon = f"{row['Weapon designation']} {row['Weapon description']}".strip()
        made.append({
            "supplier": supplier, "recipient": recipient, "year": year, "number": number_ordered, "weapon": weapon,
            "tiv": row[_TIV], "delivered_tiv": row[_DELIVERED],
        })  # fmt: skip
        if row[" "].strip():
            collected.leave_out("has a year of order that is an estimate (of the contracts)")
            continue
        name = f"order of {number_ordered:g} {weapon}" if number_ordered else f"order of {weapon}"
        where = f"line {row['line']}: {row['Recipient']} from {row['Supplier']}, {year}: {name}"
        start, end = year_span(year)
        collected.tell(
            "agreement", supplier, recipient, where, start=start, end=end, attrs={"name": name, "type": "contract", "action": "signed"}
        )
    return collected.data({"arms": pa.Table.from_pylist(made, schema=SCHEMA)}, doubled(rows))
