"""A level and a share give the total; shares of one whole make no more than all of it."""

from collections.abc import Iterator
from dataclasses import replace

from comity.check.verdicts import Claim, Test
from comity.observation import Observation
from comity.observation.interval import Interval
from comity.observation.rounding import agree
from comity.observation.same import is_whole, same_flow, same_indicator
from comity.wording import name, span

_ALL = Interval(0, 100)


def test(claims: list[Claim]) -> Iterator[Test]:
    """Shares of trade, investment and counts."""
    shares = [c for c in claims if c.observation.measure == "share" and c.figure]
    levels = [c for c in claims if c.observation.measure == "level" and c.figure]
    for share in shares:
        assert share.figure is not None
        if not share.figure.meets(_ALL):
            told = f"a share of {share.said} is no part of a whole"
            yield Test("a share is a part", (share.number,), False, told, share.figure.off(_ALL))
            continue
        yield from _total(share, levels)
    yield from _together(shares)


def _total(share: Claim, levels: list[Claim]) -> Iterator[Test]:
    assert share.figure is not None
    for level in (c for c in levels if _level_of(c, share) and c.figure):
        assert level.figure is not None
        total = level.figure / (share.figure / 100)
        unit = level.observation.unit
        told = f"{level.said} being {share.said} of the whole, the whole is {span(total, unit)}"
        whole = next((c for c in levels if is_whole(c.observation, share.observation) and c.observation.unit == unit), None)
        if whole is None or whole.figure is None:
            yield Test("level and share", (share.number, level.number), True, told)
        else:
            told += f"; it is said to be {whole.said}"
            yield Test(
                "level, share and total",
                (share.number, level.number, whole.number),
                agree(total, whole.figure),
                told,
                total.off(whole.figure),
            )
        return


def _level_of(level: Claim, share: Claim) -> bool:
    x, y = level.observation, share.observation
    return (
        same_flow(x, y)
        and (y.start is None or x.start is None or (x.start, x.end) == (y.start, y.end))
        and x.value is not None
        and x.value > 0
    )


def _together(shares: list[Claim]) -> Iterator[Test]:
    wholes: list[list[Claim]] = []
    for c in shares:
        parts = next((w for w in wholes if _of_one_whole(w[0].observation, c.observation)), None)
        if parts:
            parts.append(c)
        else:
            wholes.append([c])
    for parts in wholes:
        partners = {c.observation.b for c in parts}
        # No sentence contradicts itself: shares of more than all in one are each of another's whole.
        if len(parts) < 2 or len(partners) < len(parts) or len({c.text for c in parts}) == 1:
            continue
        total = sum((c.figure for c in parts if c.figure), Interval(0, 0))
        told = f"shares of {', '.join(name(c.observation.b) for c in parts)} make {span(total, 'percent')} together"
        yield Test("shares of one whole", tuple(c.number for c in parts), total.low <= 100, told, max(0.0, total.low / 100 - 1))


def _of_one_whole(x: Observation, y: Observation) -> bool:
    return (x.start, x.end) == (y.start, y.end) and same_indicator(x, replace(y, b=x.b))
