"""The organisations that two states both belong to, by the ledger and by the table of memberships that Comity carries."""

import datetime
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from comity import packaged
from comity.brief.parts import Fact, Quote
from comity.ledger import Record
from comity.ledger.carried_tables import GATHERED_MEMBERSHIPS, MEMBERSHIPS
from comity.observation import Observation
from comity.parties import Party, memberships_of
from comity.parties.registry import memberships
from comity.wording import phrase, sentence

_LAST = "9999"


def shared_memberships(told: Iterable[Record], a: Party, b: Party, as_of: datetime.date) -> Fact | None:
    """One fact for the organisations that both were members of on a day: those that bind most first, of those of all states the number.

    Args:
        told: what the ledger has of memberships of the two.
        a, b: the two.
        as_of: the day.

    """
    known = sorted(told, key=lambda r: str(r.observation.start or ""))
    mine, theirs = (_of_records(known, p, as_of) | _of_table(p, as_of) for p in (a, b))
    sizes = _sizes(as_of)
    common = sorted(set(mine) & set(theirs), key=lambda org: _place(org, sizes[org]))
    if not common:
        return None
    few = [org for org in common if not _is_of_all(org, sizes[org])]
    bodies = phrase("clubs", "of_all" if few else "only_of_all", str(len(common) - len(few))) if len(few) < len(common) else ""
    text = phrase("clubs", "both", ", ".join([*few, bodies] if bodies else few))
    quotes = tuple(dict.fromkeys(quote for org in common for quote in (mine[org], theirs[org])))
    return Fact(text, "", (_LAST, text), None, quotes)


@lru_cache(maxsize=8)
def _sizes(as_of: datetime.date) -> Counter[str]:
    """How many members each organisation had on a day."""
    return Counter(m.organisation for m in memberships() if m.status == "member" and m.holds(as_of.isoformat()))


def _place(organisation: str, members: int) -> tuple[int, int, str]:
    """Where an organisation stands in the list: of few members binds more than of many."""
    first = list(_order()["first"])
    return first.index(organisation) if organisation in first else len(first), members or 999, organisation


def _is_of_all(organisation: str, members: int) -> bool:
    return organisation in _order()["also_of_all"] or members >= int(_order()["nearly_all"])


def _order() -> dict[str, Any]:
    return packaged.toml("comity.brief", "clubs.toml")


def _of_table(party: Party, as_of: datetime.date) -> dict[str, Quote]:
    return {
        m.organisation: Quote(
            MEMBERSHIPS, ((f"{m.organisation}, {m.party}: member since {m.since or '?'} ({m.source})", False),), "", "table"
        )
        for m in memberships_of(party.id, as_of.isoformat())
        if m.status == "member"
    }


def _of_records(told: Iterable[Record], party: Party, as_of: datetime.date) -> dict[str, Quote]:
    """What the ledger tells, but for our own table, which is at hand: joined or member, and not left or suspended later."""
    found: dict[str, Quote] = {}
    for r in told:
        o = r.observation
        if r.source.id == GATHERED_MEMBERSHIPS or o.a != party.id or o.b is None or o.modality != "actual" or (o.start and o.start > as_of):
            continue
        if _is_member(o, as_of):
            found[o.b] = Quote(r.source, ((r.finding.row or sentence(o), False),), "", r.finding.rule)
        else:
            found.pop(o.b, None)
    return found


def _is_member(o: Observation, as_of: datetime.date) -> bool:
    joined, member = o.attrs["action"] == "joined", o.attrs["action"] == "member"
    return joined or (member and (o.end is None or o.end >= as_of))
