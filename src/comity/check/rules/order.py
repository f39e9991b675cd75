"""What cannot come before what: ratification before signature, an embassy or an official visit before diplomatic relations."""

import datetime
import math
from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.observation import Observation
from comity.observation.same import names_agree, sameness
from comity.wording import period

_LATER = ("ratified", "in_force", "extended", "amended", "suspended", "terminated")
_VISITS = {"state": "a state visit", "official": "an official visit"}
_MISSIONS = ("opened", "accredited")
_AFTER_FOUNDING = ("severed", "restored")
#: An embassy that stood so many days before relations is of relations that were broken since, which are told as established anew.
_BROKEN_SINCE = 10 * 366


def test(claims: list[Claim]) -> Iterator[Test]:
    """Acts of one agreement or project in their order, and what needs diplomatic relations."""
    dated = [c for c in claims if c.observation.start and c.observation.modality == "actual"]
    for first in (c for c in dated if not _is_founded_before(c.observation, dated)):
        for later in dated:
            order = _order(first.observation, later.observation)
            if order:
                yield from _before(first, later, *order)
    yield from _in_a_break(dated)


def _order(x: Observation, y: Observation) -> tuple[str, str] | None:
    """What the first and the later of two acts are, and why the one comes first; None where either may."""
    if x.kind == "agreement" == y.kind and x.attrs["action"] == "signed" and y.attrs["action"] in _LATER and _is_one(x, y):
        return f"signed {{}}, {str(y.attrs['action']).replace('_', ' ')} {{}}", "an agreement is signed first"
    if x.kind == "project" == y.kind and x.attrs["action"] == "started" and y.attrs["action"] == "completed" and _is_one(x, y):
        return "started {}, completed {}", "a project is started first"
    if x.pair != y.pair or not _founds_relations(x):
        return None
    if y.kind == "relations" and y.attrs["action"] in _AFTER_FOUNDING and y.attrs["status"] == "diplomatic":
        return f"relations established {{}}, {y.attrs['action']} {{}}", "they are established first"
    if _follows_relations(y) and (_day(x) - (y.end or _day(y))).days < _BROKEN_SINCE:
        what = "an embassy" if y.kind == "mission" else _VISITS[str(y.attrs["type"])]
        return f"diplomatic relations are told of {{}}, {what} of {{}}", "relations come first"
    return None


def _before(first: Claim, later: Claim, what: str, why: str) -> Iterator[Test]:
    x, y = first.observation.start, later.observation.end or later.observation.start
    if not x or not y:
        return
    told = f"{what.format(*(period(o.start, o.end) for o in (first.observation, later.observation)))}; {why}"
    yield Test("order of acts", (first.number, later.number), x <= y, told, 0.0 if x <= y else math.inf)


def _in_a_break(dated: list[Claim]) -> Iterator[Test]:
    """An embassy is not opened between a severance and the restoration after it."""
    breaks = [c for c in dated if c.observation.kind == "relations" and c.observation.attrs["action"] == "severed"]
    for severed in breaks:
        end = min((c for c in dated if _restores(c.observation, severed.observation)), key=_start, default=None)
        for mission in (c for c in dated if end and _is_of_relations(c.observation)):
            x, y = severed.observation, mission.observation
            assert end and x.start and y.start
            if x.pair != y.pair:
                continue
            inside = (x.end or x.start) < y.start and (y.end or y.start) < _start(end)
            told = (
                f"an embassy or ambassador of {period(y.start, y.end)}; "
                f"relations were severed {period(x.start, x.end)} and restored {period(end.observation.start, end.observation.end)}"
            )
            yield Test("no embassy in a break", (mission.number, severed.number, end.number), not inside, told, math.inf if inside else 0.0)


def _restores(o: Observation, severed: Observation) -> bool:
    return o.kind == "relations" and o.attrs["action"] == "restored" and o.pair == severed.pair and _day(o) >= _day(severed)


def _start(claim: Claim) -> datetime.date:
    return _day(claim.observation)


def _day(o: Observation) -> datetime.date:
    assert o.start is not None
    return o.start


def _is_one(x: Observation, y: Observation) -> bool:
    """Whether two acts are of one agreement or project: its whole name, for "the treaty" may be another."""
    if sameness(x, y, but=("action", "date", "modality")).differs is not None:
        return False
    return names_agree(x, y) or x.attrs.get("name") == y.attrs.get("name")


def _is_founded_before(o: Observation, dated: list[Claim]) -> bool:
    """Whether relations that an act establishes had been established before: what comes first must only come after the first time."""
    return _founds_relations(o) and any(
        _founds_relations(c.observation) and c.observation.pair == o.pair and _start(c) < _day(o) for c in dated
    )


def _founds_relations(o: Observation) -> bool:
    return o.kind == "relations" and o.attrs["action"] == "established" and o.attrs["status"] == "diplomatic"


def _follows_relations(o: Observation) -> bool:
    """Whether an act comes after relations were established. Ambassadors have presented credentials before that, to establish them."""
    if o.kind == "visit":
        return o.attrs["type"] in _VISITS
    return o.kind == "mission" and o.attrs["what"] == "embassy" and o.attrs["action"] == "opened"


def _is_of_relations(o: Observation) -> bool:
    """Whether an act is none of two whose relations are severed."""
    return o.kind == "mission" and o.attrs["what"] in ("embassy", "ambassador") and o.attrs["action"] in _MISSIONS
