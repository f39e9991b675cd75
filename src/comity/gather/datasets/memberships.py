"""Who belongs to which organisation, from when to when: the table that `comity.parties` carries, as observations."""

import datetime
from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.ledger.carried_tables import MEMBERSHIPS
from comity.observation import Finding, Observation
from comity.parties import Membership, parties

DATASET = DataSet(
    id="memberships",
    title=MEMBERSHIPS.title,
    version="",
    publisher=MEMBERSHIPS.publisher,
    licence=MEMBERSHIPS.licence,
    page="https://pypi.org/project/comity/",
    citation="""@misc{comity_memberships, title = {Memberships in intergovernmental organisations}, author = {{Comity}},
  note = {from the organisations' own lists, COW IGO 3.0 and the World Factbook; each row names its source} }""",
    files="",
    columns={"organisation, party, status": "who is what in which organisation", "since, until": "first and last day, or year"},
    gives=("membership",),
    package="comity",
)
#: What a status of the table is called in the vocabulary.
ACTIONS = {"member": "member", "associate": "observer", "observer": "observer", "partner": "observer"}
ACTIONS |= {"candidate": "candidate", "suspended": "suspended"}


def find(path: Path) -> list[Path]:
    """No file: the data come with Comity."""
    return []


def load(files: list[Path]) -> Data:
    """Every spell of membership as an observation of `membership`."""
    return Data([entry(m) for m in _all()])


def entry(membership: Membership, row: str = "") -> Finding:
    """A spell as an observation: from its first day to its last, which are open where the table does not tell them.

    Args:
        membership: the spell.
        row: what led to it, told before the table's own source.

    """
    told = f"{membership.organisation}, {membership.party}, {membership.status}, {membership.since or '?'} to {membership.until or 'open'}"
    observation = Observation(
        "membership",
        membership.party,
        membership.organisation,
        start=_day(membership.since, first=True),
        end=_day(membership.until or _end(membership.organisation), first=False),
        attrs={"action": ACTIONS[membership.status]},
    )
    return Finding(observation, DATASET.id, row=f"{row}{told} (source: {membership.source})")


def _all() -> list[Membership]:
    from comity.parties.registry import memberships

    return sorted(memberships(), key=lambda m: (m.organisation, m.party, m.since, m.status))


def _end(organisation: str) -> str:
    """The last day of an organisation, empty if it goes on: with it every membership ends."""
    return parties()[organisation].until


def _day(text: str, first: bool) -> datetime.date | None:
    if not text:
        return None
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return datetime.date(parts[0], parts[1], parts[2])
    return datetime.date(parts[0], 1, 1) if first else datetime.date(parts[0], 12, 31)
