"""A level and the level before give the change; a level and a change give the base."""

from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.observation import Observation
from comity.observation.interval import as_interval
from comity.observation.rounding import agree
from comity.wording import span


def test(claims: list[Claim]) -> Iterator[Test]:
    """Each change of percent with the levels that it connects."""
    levels = [c for c in claims if c.observation.measure == "level" and c.figure and c.observation.start]
    for change in (c for c in claims if c.observation.measure == "change" and c.figure and c.observation.unit in ("percent", "times")):
        o = change.observation
        mine = [c for c in levels if same_thing(c.observation, o)]
        now = next((c for c in mine if (c.observation.start, c.observation.end) == (o.start, o.end)), None)
        then = next((c for c in mine if (c.observation.start, c.observation.end) == (o.base_start, o.base_end)), None)
        assert change.figure is not None
        factor = change.figure if o.unit == "times" else as_interval(1) + change.figure / 100
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


def same_thing(x: Observation, y: Observation) -> bool:
    """Whether two figures are of one indicator of one dyad."""
    return (x.kind, x.a, x.b) == (y.kind, y.a, y.b) and x.attrs == y.attrs
