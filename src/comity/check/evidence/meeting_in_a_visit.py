"""Claims of meetings, against the visits that one side made to the other on those days."""

import datetime
from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence
from comity.observation import Observation
from comity.wording import period, sentence

#: Told by no more than a span of so many days, a meeting is dated; without a day, one of leaders is that of a visit no further away.
_DATED = 7
_LEADERS = ("head_of_state", "head_of_government")


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """Each visit in whose days a meeting of the two falls; one in a third place or by telephone may fall there too."""
    o = claim.observation
    if o.kind != "meeting" or o.modality not in ("actual", "planned") or o.attrs["format"] in ("call", "sidelines"):
        return
    for record in case.records(o.a, o.b, "visit"):
        found = record.observation
        if found.modality == "actual" and (_is_then(o, found) if o.start else _is_about_then(claim, found)):
            note = "" if o.start else " (about the day of the document)"
            told = f"{record.source.called}: {sentence(found)}, {period(found.start, found.end)}{note}"
            yield Evidence(record.source, case.store.sentence(record), "supports", told, "weak", record.source.root)


def _is_then(o: Observation, found: Observation) -> bool:
    if not o.start or not o.end or (o.end - o.start).days > _DATED or not _is_short(found):
        return False
    return bool(found.start and found.end and found.start <= o.end and o.start <= found.end)


def _is_about_then(claim: Claim, found: Observation) -> bool:
    """Whether leaders who are told to meet, without a day, did so on a visit of one about the day of the document."""
    levels = claim.observation.attrs.get("level"), found.attrs.get("level")
    if not claim.told or not found.start or not found.end or not _is_short(found) or any(level not in _LEADERS for level in levels):
        return False
    near = datetime.timedelta(_DATED)
    return found.start - near <= claim.told <= found.end + near


def _is_short(visit: Observation) -> bool:
    return bool(visit.start and visit.end and (visit.end - visit.start).days <= 2 * _DATED)
