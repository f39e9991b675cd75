"""Changes from the levels of both periods as one source tells them."""

from collections.abc import Iterator

from comity.check.comparisons.comparable import Comparable, teller
from comity.check.ledger_records import Store
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.interval import Interval
from comity.observation.same import same_flow
from comity.wording import span


def computed(o: Observation, records: list[Record], store: Store) -> Iterator[Comparable]:
    """The change that a claim tells, as each source's levels make it."""
    if o.unit != "percent" or o.start is None or o.base_start is None:
        return
    now: dict[tuple[str, str], tuple[Record, Interval]] = {}
    then: dict[tuple[str, str], tuple[Record, Interval]] = {}
    for record in records:
        found = record.observation
        figure = store.figure(record, found.unit) if found.measure == "level" and same_flow(o, found) else None
        if figure is None or figure.low <= 0:
            continue
        if (found.start, found.end) == (o.start, o.end):
            now[record.source.id, str(found.unit)] = (record, figure)
        elif (found.start, found.end) == (o.base_start, o.base_end):
            then[record.source.id, str(found.unit)] = (record, figure)
    for key in sorted(now.keys() & then.keys()):
        (x, later), (y, earlier) = now[key], then[key]
        change = (later / earlier - 1) * 100
        told = f"{teller(x)}: {span(earlier, key[1])} and {span(later, key[1])} make a change of {span(change, 'percent')}"
        yield Comparable(change, "derived", told, (x, y))
