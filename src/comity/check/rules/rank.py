"""A rank and a share bound each other: who is first has at least as much as who is second, and the r-th at most 100/r percent."""

import math
from collections.abc import Iterator
from dataclasses import replace

from comity.check.verdicts import Claim, Test
from comity.observation.same import same_flow, same_indicator
from comity.wording import name


def test(claims: list[Claim]) -> Iterator[Test]:
    """Ranks with the shares or levels of the same partners."""
    ranks = [c for c in claims if c.observation.measure == "rank" and c.observation.value]
    for rank in ranks:
        for share in (c for c in claims if c.observation.measure == "share" and c.figure and _of_one(rank, c)):
            assert share.figure is not None and rank.observation.value is not None
            if rank.observation.value < 2:
                continue
            most = 100 / rank.observation.value
            told = f"rank {rank.observation.value:.0f} can have no more than {most:.4g}%; {share.said} is said"
            yield Test("rank and share", (rank.number, share.number), share.figure.low <= most, told, max(0.0, share.figure.low / most - 1))
    for i, x in enumerate(ranks):
        for y in ranks[i + 1 :]:
            yield from _two(x, y, claims)


def _two(x: Claim, y: Claim, claims: list[Claim]) -> Iterator[Test]:
    a, b = x.observation, y.observation
    if a.b == b.b or (a.start, a.end) != (b.start, b.end) or not same_indicator(a, replace(b, b=a.b)):
        return
    if a.value == b.value:
        told = f"{name(a.b)} and {name(b.b)} are both said to be number {a.value:.0f} of {name(a.a)}"
        yield Test("one rank for one partner", (x.number, y.number), False, told, math.inf)
        return
    first, second = (x, y) if (a.value or 0) < (b.value or 0) else (y, x)
    for measure in ("share", "level"):
        more, less = (
            next((c for c in claims if c.observation.measure == measure and c.figure and _of_one(r, c)), None) for r in (first, second)
        )
        if more and less and more.figure and less.figure and more.observation.unit == less.observation.unit:
            holds = more.figure.high >= less.figure.low
            told = f"{name(more.observation.b)} ranks before {name(less.observation.b)} and has {more.said} to {less.said}"
            yield Test(
                "ranks and figures", (first.number, second.number, more.number, less.number), holds, told, less.figure.off(more.figure)
            )


def _of_one(rank: Claim, other: Claim) -> bool:
    """Whether a share or level is of the partner that the rank is of, in the same list and period."""
    x, y = rank.observation, other.observation
    return same_flow(x, y) and (x.start is None or y.start is None or (x.start, x.end) == (y.start, y.end))
