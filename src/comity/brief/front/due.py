"""What is due: what was planned or aimed at for a day to come, and round anniversaries of the next twelve months."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from comity.brief.front.binding import is_ended
from comity.brief.front.material import MANY, Material, when
from comity.brief.merged_records import Event
from comity.brief.parts import Fact
from comity.commitments.calendar import ROUND, next_anniversary
from comity.wording import day, ordinal, phrase

PLACE = 5
TITLE = "What is due"
_MOST = 6
_YEAR = datetime.timedelta(days=366)


def answer(material: Material) -> list[Fact]:
    """What lies ahead, the soonest first, then plans without a day that were told within a year."""
    planned = [e for e in material.events if e.observation.modality in ("planned", "target")]
    dated = sorted((e for e in planned if _ends_after(e, material.as_of)), key=when)
    undated = [e for e in planned if e.observation.start is None and when(e) >= str(material.as_of - _YEAR)]
    coming = [fact for _, fact in sorted(_anniversaries(material), key=lambda x: x[0])]
    return [*material.lines(dated)[:_MOST], *coming, *material.lines(undated)[: _MOST // 2]]


def _ends_after(event: Event, as_of: datetime.date) -> bool:
    o = event.observation
    last = o.end or o.start
    return last is not None and last >= as_of


def _anniversaries(material: Material) -> Iterator[tuple[str, Fact]]:
    """Round anniversaries of relations and treaties whose day is known, each with that on which it falls."""
    begun = [*material.of("relations", action="established"), *material.of("agreement", type="treaty", action="signed")]
    for event in (e for e in begun if e.others < MANY):
        start = event.observation.start
        if start is None or start != event.observation.end or (event.observation.kind == "agreement" and is_ended(event, material)):
            continue
        coming = next_anniversary(start, material.as_of)
        n = coming.year - start.year
        if n % ROUND == 0 and coming - material.as_of <= _YEAR:
            fact = material.make(event)
            yield str(coming), replace(fact, text=phrase("anniversary", "coming", ordinal(n), fact.text), when=day(coming))
