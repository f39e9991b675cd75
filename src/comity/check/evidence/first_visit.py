"""Claims that a visit is the first: no earlier one of the same level, in what documents tell and in data sets that have them all."""

import datetime
import re
from collections.abc import Iterator

from comity import packaged
from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation, Strength
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.same import sameness
from comity.wording import period, sentence


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The latest earlier visit, or the data set that has all and none earlier."""
    o = claim.observation
    if o.kind != "visit" or o.modality != "actual" or not o.start or o.attrs["level"] == "other":
        return
    words = packaged.toml("comity.check", "words.toml")["first"]
    said = re.search(words["visit"], claim.text, re.IGNORECASE)
    if not said or re.search(words["not"], claim.text, re.IGNORECASE):
        return
    since = _since(claim.text, words, o.start)
    own = bool(said["own"])
    earlier = [r for r in case.records(o.a, o.b, "visit") if _is_earlier(o, r.observation, since, own)]
    latest = max(earlier, key=lambda r: str(r.observation.start), default=None)
    if latest:
        yield _before(o, latest, case)
    whole = _whole(o, case) if not earlier else None
    if whole:
        told = f"{whole.source.title}: none before"
        yield Evidence(whole.source, whole.finding.row, "supports", told, "moderate", whole.source.root, is_of_all=True)


def _before(o: Observation, record: Record, case: Case) -> Evidence:
    """An earlier visit contradicts; where the first state or official one is claimed, only one that is told to be of that type."""
    found = record.observation
    told = f"{record.source.called}: {sentence(found)}, {period(found.start, found.end)}, was before"
    relation: Relation = "contradicts"
    strength: Strength = "strong" if record.source.sort == "dataset" else "moderate"
    if o.attrs["type"] not in ("other", found.attrs["type"]):
        relation, strength, told = "context", "weak", f"{told}, but not told to be a visit of that type"
    return Evidence(record.source, case.store.sentence(record), relation, told, strength, record.source.root, is_of_all=True)


def _since(text: str, words: dict[str, str], day: datetime.date) -> datetime.date | None:
    """From when on it is said to be the first: "since 1975", "in twenty years" is not known."""
    year = re.search(words["since"], text, re.IGNORECASE)
    if year:
        return datetime.date(int(year["year"]), 12, 31)
    years = re.search(words["in"], text, re.IGNORECASE)
    return datetime.date(max(1, day.year - int(years["n"]) + 1), 12, 31) if years else None


def _is_earlier(o: Observation, found: Observation, since: datetime.date | None, own: bool) -> bool:
    assert o.start
    last = found.end or found.start
    if found.modality != "actual" or last is None or last >= o.start or (since and last <= since):
        return False
    compared = sameness(o, found, but=("date", "place", "modality", "who"))
    same_office = compared.differs is None and "level" in compared.agree
    return same_office and (not own or "who" in sameness(o, found, but=("date", "place", "modality")).agree)


def _whole(o: Observation, case: Case) -> Record | None:
    """A record of the visit itself, of a data set that has all visits of its sort."""
    rows = packaged.toml("comity.check", "words.toml")["whole"]
    for record in case.records(o.a, o.b, "visit"):
        row = rows.get(record.source.id)
        is_it = row and all(getattr(o, side, None) == party for side, party in row["of"].items()) and o.attrs["level"] in row["levels"]
        if is_it and sameness(o, record.observation).differs is None and "date" in sameness(o, record.observation).agree:
            return record
    return None
