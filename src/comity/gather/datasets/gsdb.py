"""The Global Sanctions Database: who sanctioned whom, from which year to which, with what measures and what for."""

from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_rows
from comity.gather.spans import year_span

DATASET = DataSet(
    id="gsdb",
    title="Global Sanctions Database (GSDB)",
    version="3",
    publisher="Gabriel Felbermayr, Aleksandra Kirilakha, Constantinos Syropoulos, Erdal Yalcin, Yoto V. Yotov",
    licence="on request, for non-commercial use; not to be passed on, to be cited (GSDB)",
    page="https://www.globalsanctionsdatabase.com/",
    citation="""@article{syropoulos2024gsdb,
  author = {Syropoulos, Constantinos and Felbermayr, Gabriel and Kirilakha, Aleksandra and Yalcin, Erdal and Yotov, Yoto V.}, year = {2024},
  title = {The Global Sanctions Data Base--Release 3: COVID-19, Russia, and Multilateral Sanctions},
  journal = {Review of International Economics}, volume = {32}, number = {1}, pages = {12--48} }""",
    files="GSDB_V3.csv",
    columns={
        "sanctioned_state, sanctioning_state": "target and sender, by name; several in one cell, with commas",
        "begin, end": "first and last year; the end of one that goes on is the last year of the data",
        "trade, arms, military, financial, travel, other": "1 where the sanction has such a measure",
        "objective, success": "what for, and with what success: ongoing where it goes on",
    },
    gives=("variable sanctions", "coercion"),
    editions={"6f7e1cca2b5d4f1ed6e132c0c1332aa45131ff30bc5d323c53affb3c4fe355c3": "3"},
    member="GSDB*.csv",
)
MEASURES = ("trade", "arms", "military", "financial", "travel", "other")
SCHEMA = pa.schema([
    ("case_id", pa.int64()), ("sender", pa.string()), ("target", pa.string()), ("since", pa.date32()), ("until", pa.date32()),
    *((m, pa.int64()) for m in MEASURES), ("ongoing", pa.bool_()),
])  # fmt: skip


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "GSDB*.csv*", "gsdb*.csv*")]


def load(files: list[Path]) -> Data:
    """Each sanction of a sender on a target as an act of coercion of its first year, its end as another, and as variable ``sanctions``.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    text, flag = Column("text", required=True), Column(required=True, least=0, most=1)
    columns = {"case_id": Column(required=True), "sanctioned_state": text, "sanctioning_state": text, "begin": YEAR, "end": YEAR}
    columns |= dict.fromkeys(MEASURES, flag) | {"objective": text, "success": text}
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, member=DATASET.member, once=("case_id",)):
        if row["end"] < row["begin"]:
            raise collected.wrong(row, "end", f"is before {row['begin']}")
        year = row["begin"]
        targets = collected.parties(row["sanctioned_state"], year)
        for sender in collected.parties(row["sanctioning_state"], year):
            for target in targets:
                if sender != target:
                    made.append(_tell(collected, sender, target, row))
    return collected.data({"sanctions": pa.Table.from_pylist(made, schema=SCHEMA)})


def _tell(collected: Collected, sender: str, target: str, row: dict[str, object]) -> dict[str, object]:
    since, until = year_span(int(str(row["begin"])), int(str(row["end"])))
    ongoing = "ongoing" in str(row["success"])
    what = ", ".join(m for m in MEASURES if row[m] and m != "other") or "other measures"
    where = f"case {row['case_id']}: {row['sanctioning_state']} on {row['sanctioned_state']}, {row['begin']} to {row['end']}: {what}"
    first, last = year_span(int(str(row["begin"]))), year_span(int(str(row["end"])))
    collected.tell("coercion", sender, target, where, start=first[0], end=first[1], attrs={"action": "sanctions", "what": what})
    if not ongoing:
        collected.tell("coercion", sender, target, where, start=last[0], end=last[1], attrs={"action": "sanctions_lifted", "what": what})
    told = {m: row[m] for m in MEASURES}
    return {"case_id": row["case_id"], "sender": sender, "target": target, "since": since, "until": until, "ongoing": ongoing} | told
