"""Claims of membership, and of joint work in an organisation, against the table of who has belonged to which."""

import re
from collections.abc import Iterator

from comity import packaged
from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation, Strength
from comity.ledger.carried_tables import MEMBERSHIPS
from comity.observation import Observation
from comity.observation.same import begun
from comity.parties import Membership, memberships_of, parties
from comity.parties.registry import memberships
from comity.wording import name

#: Sources that tell years, or the day of one edition; all others are the organisations' own lists, in which a differing year contradicts.
_YEARS_ONLY = ("cow-igo3", "factbook")


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """What the table has on a claim of membership or joint work."""
    o = claim.observation
    if o.b is None or o.modality != "actual" or claim.finding is None:
        return
    if o.kind == "membership":
        yield from _membership(claim, o.b)
    elif o.kind == "multilateral":
        yield from _joint_work(o, o.b)


def _membership(claim: Claim, organisation: str) -> Iterator[Evidence]:
    o = claim.observation
    listed = [m for m in memberships() if m.organisation == organisation]
    held = [m for m in listed if m.party == o.a]
    action = str(o.attrs["action"])
    if not listed:
        return
    if action in ("member", "observer"):
        yield _standing(claim, organisation, listed, held)
    elif action == "joined" and o.start:
        yield _turn(o, f"{name(o.a)} joined {organisation}", [m.since for m in held if m.status == "member"], held, listed)
    elif action == "left" and o.start:
        # The last day in an organisation may be the last of the year before.
        days = [m.until for m in held if m.status == "member"]
        yield _turn(o, f"{name(o.a)} left {organisation}", days, held, listed, slack=1)


def _standing(claim: Claim, organisation: str, listed: list[Membership], held: list[Membership]) -> Evidence:
    """Whether the party has the standing claimed, on the day claimed."""
    o, text = claim.observation, claim.text
    action = str(o.attrs["action"])
    if not held:
        lesser = packaged.toml("comity.check", "words.toml")["membership"]["lesser"]
        whole = _are_sure(listed) and action == "member" and not re.search(lesser, text, re.IGNORECASE)
        told = f"{name(o.a)} is not in the list of members of {organisation}"
        return _piece("contradicts" if whole else "context", told, "strong" if whole else "weak", listed)
    # "Since 2004" is told of who joined within that year; "is a member" of the day on which it is told.
    first, last = begun(o.start, None) if o.start else (None, claim.told)
    day = str(o.end or last or "")
    fits = [m for m in held if m.status == action and (m.holds(day) if day else not m.until)]
    if first and o.end is None:
        fits = [m for m in fits if not m.since or int(m.since[:4]) >= first.year]
    spells = "; ".join(f"{m.status} {m.since or '…'} to {m.until or 'today'}" for m in held)
    return _piece("supports" if fits else "context", f"{name(o.a)} in {organisation}: {spells}", "strong" if fits else "weak", held)


def _turn(o: Observation, what: str, days: list[str], held: list[Membership], listed: list[Membership], slack: int = 0) -> Evidence:
    """Whether a joining or leaving was in the years claimed."""
    assert o.start
    first, last = o.start.year - slack, (o.end or o.start).year
    known = [d for d in days if d]
    if not known:
        return _piece("context", f"not known when {what}" if held else f"not known that {what}", "weak", listed)
    told, sure = f"{what} on {', '.join(known)}", _are_sure(held)
    if any(first <= int(d[:4]) <= last for d in known):
        return _piece("supports", told, "strong" if sure else "moderate", held)
    return _piece("contradicts" if sure else "context", told, "strong" if sure else "weak", held)


def _are_sure(rows: list[Membership]) -> bool:
    return all(m.source not in _YEARS_ONLY for m in rows)


def _joint_work(o: Observation, b: str) -> Iterator[Evidence]:
    """Both sides' standing in the organisation in which they are said to act together."""
    organisation = str(o.attrs["organisation"])
    if organisation not in parties():
        return
    day = o.end or o.start
    standing = [[m for m in memberships_of(party, day) if m.organisation == organisation] for party in (o.a, b)]
    told = [
        f"{name(party)} is {' and '.join(m.status for m in held) if held else 'not in the table'}"
        for party, held in zip((o.a, b), standing, strict=True)
    ]
    both = all(any(m.status == "member" for m in held) for held in standing)
    rows = [m for held in standing for m in held]
    yield _piece("supports" if both else "context", f"{organisation}: {', '.join(told)}", "weak", rows)


def _piece(relation: Relation, told: str, strength: Strength, rows: list[Membership]) -> Evidence:
    sources = ", ".join(sorted({m.source for m in rows})[:3])
    return Evidence(MEMBERSHIPS, f"memberships.csv ({sources})" if sources else "memberships.csv", relation, told, strength, MEMBERSHIPS.id)
