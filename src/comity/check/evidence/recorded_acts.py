"""What the ledger and the tables of parties have on a claim without a figure: memberships, acts and their dates."""

from collections.abc import Iterator

from comity.check.ledger_records import Store
from comity.check.verdicts import MEMBERSHIPS, Claim, Evidence
from comity.observation import Observation
from comity.observation.same import differs, names_agree, same_but
from comity.parties.registry import memberships
from comity.wording import name, period

#: Where memberships are told to the day by the organisations themselves, a differing year contradicts.
_YEARS_ONLY = ("cow-igo3", "factbook")


def find(claim: Claim, store: Store, own: str) -> Iterator[Evidence]:
    """The evidence on a claim of membership, an agreement, or diplomatic relations."""
    o = claim.observation
    if o.modality != "actual":
        return
    if o.kind == "membership" and o.b:
        yield from _membership(o)
    if o.kind in ("agreement", "relations") and o.start:
        yield from _dated(claim, store, own)


def _membership(o: Observation) -> Iterator[Evidence]:
    listed = [m for m in memberships() if m.organisation == o.b]
    held = [m for m in listed if m.party == o.a]
    if not held and listed:
        if o.attrs["action"] in ("member", "joined"):
            told = f"{name(o.a)} is not in the list of members of {o.b}"
            yield _piece("context", told, "weak", "")
        return
    action, year = str(o.attrs["action"]), o.start.year if o.start else None
    if action == "joined" and year:
        joined = [m for m in held if m.status == "member" and m.since]
        match = next((m for m in joined if int(m.since[:4]) == year), None)
        sure = bool(joined) and all(m.source not in _YEARS_ONLY for m in joined)
        told = (
            f"{name(o.a)} joined {o.b} on {', '.join(m.since for m in joined)}"
            if joined
            else f"no day of {name(o.a)}'s joining {o.b} is known"
        )
        if match:
            yield _piece("supports", told, "strong" if sure else "moderate", match.source)
        elif joined:
            yield _piece("contradicts" if sure else "context", told, "strong" if sure else "weak", joined[0].source)
    elif action in ("member", "observer"):
        day = str(o.end or o.start or "")
        fits = [m for m in held if m.status == action and (not day or m.holds(day))]
        told = f"{name(o.a)} in {o.b}: " + "; ".join(f"{m.status} {m.since or '…'} to {m.until or 'today'}" for m in held)
        yield _piece("supports" if fits else "context", told, "strong" if fits else "weak", held[0].source if held else "")
    elif action == "left" and year:
        left = [m for m in held if m.status == "member" and m.until]
        match = next((m for m in left if int(m.until[:4]) in (year, year - 1)), None)
        told = (
            f"{name(o.a)} left {o.b} after {', '.join(m.until for m in left)}" if left else f"no leaving of {o.b} by {name(o.a)} is known"
        )
        if match:
            yield _piece("supports", told, "strong", match.source)
        elif left and all(m.source not in _YEARS_ONLY for m in left):
            yield _piece("contradicts", told, "strong", left[0].source)
        else:
            yield _piece("context", told, "weak", "")


def _piece(relation: str, told: str, strength: str, source: str) -> Evidence:
    place = f"memberships.csv ({source})" if source else "memberships.csv"
    return Evidence(MEMBERSHIPS, place, relation, told, strength, "table:memberships")  # type: ignore[arg-type]


def _dated(claim: Claim, store: Store, own: str) -> Iterator[Evidence]:
    """Other sources' dates of the same act."""
    o = claim.observation
    assert o.start is not None
    for record in store.records(o.a, o.b, o.kind):
        found = record.observation
        if record.source.id == own or not found.start or not _one_act(o, found):
            continue
        teller = record.source.title or record.source.id
        told = f"{teller}: {period(found.start, found.end)}"
        strength = "strong" if record.source.sort == "dataset" else "moderate"
        relation = "supports" if differs(o, found) is None else "contradicts"
        yield Evidence(record.source, store.sentence(record), relation, told, strength, record.source.root)  # type: ignore[arg-type]


def _one_act(o: Observation, found: Observation) -> bool:
    """Whether a record tells of the act of a claim, whatever date it has."""
    if o.attrs["action"] == "described" or not same_but(o, found, "date"):
        return False
    return o.kind != "agreement" or names_agree(o, found)
