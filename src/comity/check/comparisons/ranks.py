"""Ranks from a state's trade with its partners as one source tells it."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from comity.check.comparisons import place_among_partners
from comity.check.comparisons.comparable import SWAPPED, Comparable, Sameness, teller, years_of
from comity.check.ledger_records import Store
from comity.observation import Observation
from comity.observation.interval import Interval, as_interval


def computed(o: Observation, day: datetime.date | None, store: Store) -> Iterator[Comparable]:
    """The rank that a claim tells; of a claim without a date, in the last year that a source has."""
    for year in years_of(o, day):
        for total, place, others, partners in place_among_partners.computed(o, year, store):
            known = f"number {place.low:.0f}" if place.width == 0 else f"not among the first {place.low - 1:.0f}"
            told = f"{teller(total)}: {known} of {partners} partners by {o.attrs['flow']}, {year}"
            yield Comparable(place, "derived" if o.start else "latest", told, (total,), leeway=others)


def in_both(o: Observation, day: datetime.date | None, store: Store) -> Iterator[Comparable]:
    """The place in turnover of who has one and the same in exports and in imports, behind the same others, as one source tells them."""
    for year in years_of(o, day) if o.attrs["flow"] == "turnover" else ():
        for source, lists in sorted(_lists(o.a, year, store).items()):
            place = _place(o.b or "", lists)
            records = [r for r in store.records(o.a, o.b, "trade") if r.source.id == source and _is_place(r.observation, o, year)]
            if place and records:
                told = f"{teller(records[0])}: number {place} by exports and by imports, {year}, and so by both together"
                last = max(place_among_partners.in_list(r, store).high for r in records)
                first = min(place_among_partners.in_list(r, store).low for r in records)
                sameness: Sameness = "derived" if o.start else "latest"
                yield Comparable(as_interval(place), sameness, told, tuple(records), leeway=Interval(first, last))


def _lists(state: str, year: int, store: Store) -> dict[str, dict[str, list[tuple[float, str]]]]:
    """Each source's lists of a state's partners in a year, with their shares, by flow, the largest first."""
    found: dict[str, dict[str, list[tuple[float, str]]]] = defaultdict(lambda: defaultdict(list))
    for source, partner, flow, share, own in store.partners(state, year, "share"):
        if own:
            found[source][flow].append((-share, partner))
    return {source: {flow: sorted(listed) for flow, listed in by_flow.items()} for source, by_flow in found.items()}


def _place(partner: str, lists: dict[str, list[tuple[float, str]]]) -> int | None:
    """A partner's place in both lists, where those before it are the same in both."""
    before = []
    for flow in SWAPPED:
        listed = lists.get(flow, [])
        mine = next((share for share, p in listed if p == partner), None)
        if mine is None or sum(share == mine for share, _ in listed) > 1:
            return None
        before.append({p for share, p in listed if share < mine})
    return len(before[0]) + 1 if before[0] == before[1] else None


def _is_place(found: Observation, o: Observation, year: int) -> bool:
    return found.measure == "rank" and found.a == o.a and found.start is not None and found.start.year == year
