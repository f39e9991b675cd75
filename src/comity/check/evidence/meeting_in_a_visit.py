"""Claims of meetings, against the visits that one side made to the other on those days."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence
from comity.observation import Observation
from comity.wording import period, sentence

#: Told by no more than a span of so many days, a meeting is dated.
_DATED = 7


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """Each visit in whose days a meeting of the two falls; one in a third place or by telephone may fall there too."""
    o = claim.observation
    if o.kind != "meeting" or o.modality not in ("actual", "planned") or not o.start or not o.end or (o.end - o.start).days > _DATED:
        return
    if o.attrs["format"] in ("call", "sidelines"):
        return
    for record in case.records(o.a, o.b, "visit"):
        found = record.observation
        if found.modality == "actual" and _is_then(o, found):
            told = f"{record.source.called}: {sentence(found)}, {period(found.start, found.end)}"
            yield Evidence(record.source, case.store.sentence(record), "supports", told, "weak", record.source.root)


def _is_then(o: Observation, found: Observation) -> bool:
    if not o.start or not o.end or not found.start or not found.end or (found.end - found.start).days > 2 * _DATED:
        return False
    return found.start <= o.end and o.start <= found.end
