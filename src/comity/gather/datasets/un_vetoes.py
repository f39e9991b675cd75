"""Vetoes in the Security Council of the United Nations, 1946 to 2022."""

from itertools import combinations
from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, doubled, locate, read_rows
from comity.gather.repositories import VETOES

DATASET = DataSet(
    id="un_vetoes",
    title="Vetoes in the UN Security Council",
    version="1946-2022",
    publisher="World Politics Data Lab",
    licence="MIT (repository)",
    page="https://github.com/world-politics-datalab/vetoes-un-security-council",
    citation="""@misc{wpdl_vetoes, author = {{World Politics Data Lab}}, title = {Vetoes in the UN Security Council, 1946--2022},
  year = {2022},
  url = {https://github.com/world-politics-datalab/vetoes-un-security-council} }""",
    files="the table of vetoes (CSV)",
    columns={
        "date, draft, meeting_record": "month/day/year; document of the draft and of the meeting",
        "agenda_item, crisis_topic": "on what",
        "member_veto1 … member_veto3": "who vetoed",
    },
    gives=("variable vetoes", "multilateral"),
    urls={f"{VETOES}/unsc_vetoes_1946_sept2022.csv": "d6b65d698d8f4e5a6eddcd922e7659b40e22d262940f1440b51360929d87ab74"},
    editions={"d6b65d698d8f4e5a6eddcd922e7659b40e22d262940f1440b51360929d87ab74": "1946-2022"},
)
_MEMBERS = ("member_veto1", "member_veto2", "member_veto3")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*vetoes*.csv*")]


def load(files: list[Path]) -> Data:
    """Each veto of a member as variable ``vetoes`` (party, year, date, draft, topic); two members vetoing one draft as multilateral.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    text = Column("text", ())
    columns = {"date": text, "draft": text, "agenda_item": text, "crisis_topic": text} | dict.fromkeys(_MEMBERS, text)
    collected = Collected(DATASET)
    made = []
    rows = read_rows(DATASET, files[0], columns)
    for row in rows:
        day, _ = collected.span(row, "date", "mdy")
        if day is None:
            raise collected.wrong(row, "date", "is missing")
        parties = [p for m in _MEMBERS if row[m] and (p := collected.party(row[m], str(day)))]
        made += [{"party": p, "year": day.year, "date": day, "draft": row["draft"], "topic": row["crisis_topic"]} for p in parties]
        for a, b in combinations(sorted(parties), 2):
            where = f"line {row['line']}: both vetoed {row['draft']}, {row['agenda_item']}"
            collected.tell("multilateral", a, b, where, start=day, end=day, attrs={"organisation": "UN"})
    return collected.data({"vetoes": pa.Table.from_pylist(made)}, doubled(rows))
