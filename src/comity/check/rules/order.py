"""What cannot come before what: ratification before signature, an embassy or an official visit before diplomatic relations."""

import datetime
from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.observation.same import sameness
from comity.wording import period

_LATER = ("ratified", "in_force", "extended", "amended", "suspended", "terminated")
_NEED_RELATIONS = {"visit": ("state", "official"), "mission": ("opened", "accredited")}


def test(claims: list[Claim]) -> Iterator[Test]:
    """Acts of one agreement in their order, and what needs diplomatic relations."""
    signed = [c for c in claims if c.observation.kind == "agreement" and c.observation.attrs["action"] == "signed" and c.observation.start]
    for first in signed:
        for later in (
            c for c in claims if c.observation.kind == "agreement" and c.observation.attrs["action"] in _LATER and _same(first, c)
        ):
            yield from _before(
                first, later, f"signed, and {str(later.observation.attrs['action']).replace('_', ' ')}", "an agreement is signed first"
            )
    for relations in (
        c for c in claims if c.observation.kind == "relations" and c.observation.attrs["action"] == "established" and c.observation.start
    ):
        for later in (c for c in claims if _needs_relations(c) and c.observation.pair == relations.observation.pair):
            what = "an embassy or ambassador" if later.observation.kind == "mission" else "an official visit"
            yield from _before(relations, later, f"diplomatic relations, and {what}", "diplomatic relations come first")


def _before(first: Claim, later: Claim, what: str, why: str) -> Iterator[Test]:
    x, y = first.observation.start, later.observation.end or later.observation.start
    if not x or not y:
        return
    shown = (period(o.start, o.end) for o in (first.observation, later.observation))
    told = f"{what}: {' and '.join(shown)}; {why}"
    yield Test("order of acts", (first.number, later.number), x <= y, told, 0.0 if x <= y else _years(x, y))


def _years(x: datetime.date, y: datetime.date) -> float:
    return abs((x - y).days) / 365.25


def _same(x: Claim, y: Claim) -> bool:
    """Whether two claims are of one agreement, whatever act of it each tells."""
    compared = sameness(x.observation, y.observation, but=("action", "date", "modality"))
    return compared.differs is None and "name" in compared.agree


def _needs_relations(claim: Claim) -> bool:
    o = claim.observation
    if o.kind == "visit":
        return o.attrs["type"] in _NEED_RELATIONS["visit"] and o.modality == "actual"
    return o.kind == "mission" and o.attrs["what"] in ("embassy", "ambassador") and o.attrs["action"] in _NEED_RELATIONS["mission"]
