"""Shares from a state's trade with the partner and with the world as one source tells them."""

from collections.abc import Iterator

from comity.check.comparisons.comparable import Comparable, is_total, same_period, teller
from comity.check.ledger_records import Store
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.same import same_flow
from comity.wording import span


def computed(o: Observation, records: list[Record], store: Store) -> Iterator[Comparable]:
    """The share that a claim tells, as each source's levels make it."""
    if o.start is None:
        return
    totals = [r for r in store.records(o.a, None, "trade") if is_total(r, o)]
    for record in records:
        found = record.observation
        if found.measure != "level" or not same_flow(o, found) or not same_period(o, found):
            continue
        whole = next((t for t in totals if t.source.id == record.source.id), None)
        part, total = store.figure(record, found.unit), store.figure(whole, found.unit) if whole else None
        if whole and part and total and total.low > 0:
            share = part / total * 100
            told = f"{teller(record)}: {span(part, found.unit)} of {span(total, found.unit)} is {span(share, 'percent')}"
            yield Comparable(share, "derived", told, (record, whole))
