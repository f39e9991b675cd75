"""Praise of a relationship ("a successful model", "a leading partner"): where the pair stands among others, told and not judged."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity import packaged
from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence
from comity.ledger import Source
from comity.parties import memberships_of
from comity.wording import name, ordinal

if TYPE_CHECKING:
    from comity.compare import Line, Pair, Profile

#: What is compared is no data set of its own.
_COMPARISON = Source("table:comparison", "dataset", title="Comparison of pairs", publisher="Comity")
#: Years that a pair's latest value may be back.
_BACK = 10


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The places of the pair by some indicators, among the pairs of a body that both are members of; none where all pairs are alike."""
    o = claim.observation
    if not claim.is_praise or o.b is None:
        return
    words = packaged.toml("comity.check", "words.toml")["standing"]
    day = claim.told or datetime.date.today()
    body = _body((o.a, o.b), words["among"], day)
    found = case.store.profile((o.a, o.b), body or "partners", (day.year - _BACK, day.year), words["by"])
    told = _told(found, body) if found else ""
    if told:
        yield Evidence(_COMPARISON, ", ".join(words["by"]), "context", told, "none", _COMPARISON.id)


def _body(pair: "Pair", among: list[str], day: datetime.date) -> str:
    held = [{m.organisation for m in memberships_of(p, day.isoformat()) if m.status == "member"} for p in pair]
    return next((body for body in among if all(body in of for of in held)), "")


def _told(found: "Profile", body: str) -> str:
    places = [_place(line) for line in found.lines if line.place is not None and len(set(line.others.values())) > 1]
    if not places:
        return ""
    whose = f"of members of {name(body)}" if body else "that either of them has"
    return (
        f"told, not judged: among the {len(found.among)} pairs {whose}, {name(found.pair[0])} and {name(found.pair[1])} are "
        + ", ".join(places)
    )


def _place(line: "Line") -> str:
    title = line.indicator.title[:1].lower() + line.indicator.title[1:]
    alike = sum(v == line.value for v in line.others.values()) - 1
    shared = f", with {alike} other{'s' if alike > 1 else ''}" if alike else ""
    return f"{ordinal(line.place or 1)} of {len(line.others)} with data by {title} ({line.year}{shared})"
