"""A party acts only while it exists: no part of a federation before that fell apart, no state after it ceased, no body before it began."""

import datetime
import math
from collections.abc import Iterator

from comity.check.statehood import part_of
from comity.check.verdicts import Claim, Test
from comity.observation import Observation
from comity.parties import Party, parties
from comity.wording import name

#: Kinds that only states do, and how many years before independence they are let pass: treaties are made on the way to it.
_GRACE = {"relations": 1, "visit": 3, "mission": 1, "agreement": 3}
#: Missions that only states exchange; consulates stand in colonies too.
_OF_STATES = ("embassy", "ambassador")
_ACTS = ("established", "severed", "restored", "upgraded")
_RULE = "a party acts while it exists"


def test(claims: list[Claim]) -> Iterator[Test]:
    """Acts dated before a party was, or after it had ceased, as the tables of parties say."""
    for claim in claims:
        o = claim.observation
        if not o.start or o.modality != "actual":
            continue
        if o.kind == "membership" and o.attrs["action"] == "joined":
            yield from _of_organisation(claim, o.end or o.start)
        elif _is_of_states(o):
            for party in (parties().get(p) for p in (o.a, o.b) if p):
                if party and party.sort == "state":
                    yield from _of_state(claim, party, o.start, o.end or o.start)


def _is_of_states(o: Observation) -> bool:
    if o.kind == "relations":
        return o.attrs["action"] in _ACTS and o.attrs["status"] == "diplomatic"
    if o.kind == "mission":
        return o.attrs["what"] in _OF_STATES
    return o.kind in _GRACE


def _of_state(claim: Claim, party: Party, first: datetime.date, last: datetime.date) -> Iterator[Test]:
    o = claim.observation
    # A part of a federation had visitors.
    whole = part_of(party.id, last.year, _GRACE[o.kind]) if o.kind != "visit" or party.id == o.a else None
    if whole:
        yield _broken(
            claim, f"{party.name} is a state since {party.since} and was a part of {name(whole.id)}; the act is dated {last.year}"
        )
    elif party.until and first.year > int(party.until[:4]) + 1:
        yield _broken(claim, f"{party.name} was a state until {party.until}; the act is dated {first.year}")


def _of_organisation(claim: Claim, day: datetime.date) -> Iterator[Test]:
    organisation = parties().get(claim.observation.b or "")
    if organisation and organisation.since and day.year < int(organisation.since[:4]) - 1:
        yield _broken(claim, f"{organisation.name} is there since {organisation.since}; the joining is dated {day.year}")


def _broken(claim: Claim, told: str) -> Test:
    return Test(_RULE, (claim.number,), False, told, math.inf)
