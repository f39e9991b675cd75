"""An anniversary and its year give the year of what is commemorated, in which both sides must have been there."""

import math
from collections.abc import Iterator

from comity.check.founding import founding_year, is_before, is_of
from comity.check.verdicts import Claim, Test
from comity.wording import name, ordinal


def test(claims: list[Claim]) -> Iterator[Test]:
    """Anniversaries with the acts that they commemorate, with each other, and with the states' own beginning."""
    anniversaries = [c for c in claims if founding_year(c.observation) is not None]
    for i, anniversary in enumerate(anniversaries):
        o = anniversary.observation
        year, n = founding_year(o), int(str(o.attrs["n"]))
        assert o.start and year is not None
        told = f"a {ordinal(n)} anniversary in {o.start.year} is of something of {year}"
        acts = [c for c in claims if c.observation.start and is_of(o, c.observation)]
        if not acts:
            yield _alone(anniversary, year, told)
        for act in acts[:1]:
            a = act.observation
            assert a.start is not None
            holds = a.start.year <= year <= (a.end or a.start).year
            what = str(a.attrs.get("name", "diplomatic relations"))
            told = f"{told}; {what[:60]} is dated {a.start.year}"
            yield Test("anniversary and act", (anniversary.number, act.number), holds, told, 0.0 if holds else math.inf)
        for other in anniversaries[i + 1 :]:
            yield from _two(anniversary, other)


def _alone(anniversary: Claim, year: int, told: str) -> Test:
    """What an anniversary says without the act: that there was something to found, and both who founded it."""
    early = is_before(anniversary.observation, year)
    if early:
        told += f"; {early[0].name} is a state since {early[0].since} and was a part of {name(early[1].id)}"
        return Test("an anniversary of what could be", (anniversary.number,), False, told, math.inf)
    return Test("anniversary and year", (anniversary.number,), year > 1000, told)


def _two(x: Claim, y: Claim) -> Iterator[Test]:
    """Two anniversaries of one thing are of one year."""
    a, b = x.observation, y.observation
    if a.pair != b.pair or a.attrs.get("of") is None or a.attrs.get("of") != b.attrs.get("of"):
        return
    first, second = founding_year(a), founding_year(b)
    told = f"two anniversaries of {str(a.attrs['of'])[:60]}: of something of {first} and of {second}"
    yield Test("two anniversaries of one thing", (x.number, y.number), first == second, told, 0.0 if first == second else math.inf)
