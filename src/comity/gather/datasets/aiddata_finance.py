"""Official finance of China to other states by project (AidData)."""

from pathlib import Path

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.spans import year_span

DATASET = DataSet(
    id="aiddata_finance",
    title="Global Chinese Official Finance Dataset, and financial public diplomacy projects",
    version="1.0",
    publisher="AidData at William & Mary",
    licence="free to use with attribution (AidData terms)",
    page="https://www.aiddata.org/datasets",
    citation="""@article{dreher2021aid,
  author = {Dreher, Axel and Fuchs, Andreas and Parks, Bradley and Strange, Austin and Tierney, Michael J.}, year = {2021},
  title = {Aid, China, and Growth: Evidence from a New Global Development Finance Dataset},
  journal = {American Economic Journal: Economic Policy}, volume = {13}, number = {2}, pages = {135--174} }""",
    files="GlobalChineseOfficialFinanceDataset_v1.0.xlsx, or the projects of financial public diplomacy (CSV)",
    columns={
        "project_id, title, year": "the project and the year in which it was agreed",
        "recipient_condensed": "the receiver's name; of several states or a region where it is nobody's",
        "flow, status": "grant, loan and so on; pipeline, implementation, completion, suspended, cancelled",
        "usd_current": "US dollars of the year; empty where the sum is unknown",
    },
    gives=("variable chinese_finance", "finance"),
    editions={"46c416abacd83c6e29c1e8e47195a4f3e1a031336611222af2e32a4982ebfaaa": "1.0"},
)
_FLOWS = {
    "Grant": "grant",
    "Loan (excluding debt rescheduling)": "loan",
    "Strategic/Supplier Credit": "loan",
    "Export credits": "credit_line",
    "Free-standing technical assistance": "aid",
    "Scholarships/training in the donor country": "aid",
}
_PLEDGE = "Pipeline: Pledge"
_NOT_DONE = ("Suspended", "Cancelled")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*[Cc]hinese*[Ff]inance*.xlsx", "*chinese_financial*.csv*")]


def load(files: list[Path]) -> Data:
    """Each project with a sum as finance from China, and all as variable ``chinese_finance`` (party, year, of, usd).

    A pledge is planned; what was suspended or cancelled, and the relief of debts, is left out.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    text = Column("text", ())
    columns = {"project_id": Column(required=True), "year": Column(least=1990, most=2100), "title": text, "recipient_condensed": text}
    columns |= {"status": text, "flow": text, "usd_current": Column("float", ("", " ", "NA"), least=0)}
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, once=("project_id",)):
        of = _FLOWS.get(row["flow"])
        if of is None or row["status"] in _NOT_DONE or row["year"] is None:
            collected.leave_out("has no year, was not carried out, or is no loan, credit, grant or aid")
            continue
        receiver = collected.party(row["recipient_condensed"], row["year"])
        if receiver is None:
            continue
        made.append({"party": receiver, "year": row["year"], "of": of, "usd": row["usd_current"]})
        if row["usd_current"] is None:
            collected.leave_out("has no known sum (of the observations)")
            continue
        start, end = year_span(row["year"])
        where = f"project {row['project_id']}: {row['title']}"
        told = {"measure": "level", "value": row["usd_current"], "unit": "USD", "attrs": {"of": of, "what": row["title"]}}
        modality = "planned" if row["status"] == _PLEDGE else "actual"
        collected.tell("finance", "CHN", receiver, where, start=start, end=end, modality=modality, **told)
    return collected.data({"chinese_finance": pa.Table.from_pylist(made)})
