"""A state acts only while it is one: relations, treaties and visits dated before it was, or after it had ceased."""

import datetime
from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.parties import parties, predecessors

#: Kinds that only states do, and how many years before independence they are let pass: treaties are made on the way to it.
_GRACE = {"relations": 1, "visit": 3, "mission": 1, "agreement": 3}


def test(claims: list[Claim]) -> Iterator[Test]:
    """Acts dated before a party was a state, where the table of states says since when it is one."""
    for claim in claims:
        o = claim.observation
        if o.kind not in _GRACE or not o.start or o.modality != "actual":
            continue
        if o.kind == "relations" and o.attrs["action"] not in ("established", "severed", "restored", "upgraded"):
            continue
        for party in (parties().get(p) for p in (o.a, o.b) if p):
            if party is None or party.sort != "state" or not party.since or not predecessors(party.id):
                continue
            since = datetime.date.fromisoformat(party.since)
            latest = o.end or o.start
            if latest.year < since.year - _GRACE[o.kind]:
                told = f"{party.name} is a state since {party.since}; the act is dated {latest.year}"
                yield Test("a state acts while it is one", (claim.number,), False, told, 1.0)
