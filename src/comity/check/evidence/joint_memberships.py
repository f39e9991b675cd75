"""Whether two who are said to act together in an organisation are members of it."""

from collections.abc import Iterator

from comity.check.ledger_records import Store
from comity.check.verdicts import MEMBERSHIPS, Claim, Evidence
from comity.observation import Observation
from comity.parties import memberships_of, parties
from comity.wording import name


def find(claim: Claim, store: Store, own: str) -> Iterator[Evidence]:
    """Both sides' memberships, on a claim of cooperation in an organisation."""
    if claim.observation.kind != "multilateral" or claim.finding is None or claim.observation.modality != "actual":
        return
    told = _joint_members(claim.observation)
    if told:
        relation = "supports" if told.count(" is member") == 2 else "context"
        yield Evidence(MEMBERSHIPS, "memberships.csv", relation, told, "weak", MEMBERSHIPS.id)  # type: ignore[arg-type]


def _joint_members(o: Observation) -> str:
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
