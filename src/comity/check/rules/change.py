"""A level and the level before give the change; a level and a change give the base."""

import re
from collections.abc import Iterator

from comity import packaged
from comity.check.verdicts import Claim, Test
from comity.observation import Observation
from comity.observation.interval import Interval, as_interval
from comity.observation.rounding import agree
from comity.observation.same import same_flow
from comity.wording import span


def test(claims: list[Claim]) -> Iterator[Test]:
    """Each change of percent with the levels that it connects."""
    levels = [c for c in claims if c.observation.measure == "level" and c.figure and c.observation.start]
    for change in (c for c in claims if c.observation.measure == "change" and c.figure and c.observation.unit in ("percent", "times")):
        o = change.observation
        mine = [c for c in levels if same_flow(c.observation, o)]
        now = next((c for c in mine if (c.observation.start, c.observation.end) == (o.start, o.end)), None)
        then = next((c for c in mine if (c.observation.start, c.observation.end) == (o.base_start, o.base_end)), None)
        factor = _factor(change)
        if o.unit == "times" and o.value is not None and o.value < 0:
            continue
        if now is None or now.figure is None or factor.low <= 0:
            continue
        base = now.figure / factor
        unit = now.observation.unit
        told = f"{now.said} after a change by {change.said} means {span(base, unit)} before"
        if then is None or then.figure is None:
            yield Test("level and change", (now.number, change.number), True, told)
            continue
        holds = agree(base, then.figure)
        told += f"; the document says {then.said}"
        yield Test("two levels and a change", (now.number, change.number, then.number), holds, told, base.off(then.figure))


def _factor(change: Claim) -> Interval:
    """What the base is multiplied by; of a rate for each of several years, by so many of them."""
    o = change.observation
    assert change.figure is not None
    once = change.figure if o.unit == "times" else as_interval(1) + change.figure / 100
    factor = once
    if re.search(packaged.toml("comity.check", "words.toml")["change"]["yearly"], change.text, re.IGNORECASE):
        for _ in range(_years(o) - 1):
            factor = factor * once
    return factor


def _years(o: Observation) -> int:
    """How many years a change is over; one where it does not tell."""
    return max(1, o.end.year - o.base_end.year) if o.end and o.base_end else 1
