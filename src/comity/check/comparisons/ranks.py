"""Ranks from a state's trade with its partners as one source tells it."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from comity.check.comparisons import place_among_partners
from comity.check.comparisons.comparable import SWAPPED, Comparable, same_period, teller, years_of
from comity.check.ledger_records import Store
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.interval import Interval, as_interval
from comity.observation.same import same_indicator
from comity.wording import period


def computed(o: Observation, day: datetime.date | None, store: Store) -> Iterator[Comparable]:
    """The rank that a claim tells; of a claim without a date, in the last year that a source has."""
    for year in years_of(o, day):
        for total, place, others, partners in place_among_partners.computed(o, year, store):
            known = f"number {place.low:.0f}" if place.width == 0 else f"not among the first {place.low - 1:.0f}"
            told = f"{teller(total)}: {known} of {partners} partners by {o.attrs['flow']}, {year}"
            yield Comparable(place, "derived" if o.start else "latest", told, (total,), leeway=others)


def first_in_both(o: Observation, records: list[Record], store: Store) -> Iterator[Comparable]:
    """The first place in turnover of who has the first in exports and in imports as one source tells them."""
    if o.attrs["flow"] != "turnover":
        return
    first: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        found = record.observation
        if found.measure == "rank" and found.value == 1 and same_indicator(o, found, "flow") and same_period(o, found):
            first[record.source.id][str(found.attrs["flow"])] = record
    for by_flow in (first[source] for source in sorted(first)):
        if by_flow.keys() >= SWAPPED.keys():
            x, y = by_flow["exports"], by_flow["imports"]
            told = f"{teller(x)}: number 1 by exports and by imports, {period(o.start, o.end)}, and so by both together"
            last = max(place_among_partners.in_list(r, store).high for r in (x, y))
            yield Comparable(as_interval(1), "derived", told, (x, y), leeway=Interval(1, last))
