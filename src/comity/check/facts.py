"""What the ledger and the tables of parties have on a claim without a figure: memberships, acts and their dates."""

from collections.abc import Iterator

from comity.check.model import Claim, Evidence
from comity.check.store import Store
from comity.ledger import Source
from comity.observation import Observation
from comity.observation.same import differs, names_agree, same_but
from comity.parties import memberships_of, parties
from comity.parties.tables import memberships
from comity.wording import name, period

#: Where memberships are told to the day by the organisations themselves, a differing year contradicts.
TABLE = Source("table:memberships", "dataset", title="Comity's table of memberships", publisher="Comity", label="2026-11")
_YEARS_ONLY = ("cow-igo3", "factbook")


def facts(claim: Claim, store: Store, own: str) -> Iterator[Evidence]:
    """The evidence on a claim of membership, an agreement, or diplomatic relations."""
    o = claim.observation
    if o.kind == "membership" and o.b and o.modality == "actual":
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
    return Evidence(TABLE, place, relation, told, strength, "table:memberships")  # type: ignore[arg-type]


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
        yield Evidence(record.source, store.sentence(record), relation, told, strength, origin(record.source))  # type: ignore[arg-type]


def _one_act(o: Observation, found: Observation) -> bool:
    """Whether a record tells of the act of a claim, whatever date it has."""
    if o.attrs["action"] == "described" or not same_but(o, found, "date"):
        return False
    return o.kind != "agreement" or names_agree(o, found)


def origin(source: Source) -> str:
    """What a source goes back to: the last that it names in its chain, or itself."""
    if source.sort == "dataset":
        return source.id
    return (source.attribution[-1] if source.attribution else source.publisher or source.id).strip().lower()


def joint_members(o: Observation) -> str:
    """Whether the two of a claim of cooperation are members of the organisation, in words; empty where the table does not say."""
    organisation = str(o.attrs["organisation"])
    if organisation not in parties() or o.b is None:
        return ""
    day = o.end or o.start
    told = []
    for party in (o.a, o.b):
        held = [m for m in memberships_of(party, day) if m.organisation == organisation]
        told.append(f"{name(party)} is {' and '.join(m.status for m in held) if held else 'not in the table'}")
    return f"{organisation}: {', '.join(told)}"
