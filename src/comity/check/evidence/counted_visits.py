"""Claims of a visit, beside how many visits between the two data count in that year."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence
from comity.wording import number, period


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The count of the year in which a visit falls: it is one of them, or there were none."""
    o = claim.observation
    if o.kind != "visit" or o.modality != "actual" or not o.start or not o.end or o.start.year != o.end.year:
        return
    for record in case.records(o.a, o.b, "count"):
        found = record.observation
        counts = record.source.sort == "dataset" and found.attrs["of"] == "visits" and found.measure == "level" and found.value is not None
        if counts and found.start and found.end and found.start <= o.start and o.end <= found.end:
            counted = f"{number(found.value or 0)} visits between the two, {period(found.start, found.end)}"
            told = f"{record.source.called}: {counted}"
            yield Evidence(record.source, record.finding.row, "context", told, "weak", record.source.root)
