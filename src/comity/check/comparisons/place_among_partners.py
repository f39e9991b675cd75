"""A partner's place among all of a state's: by what it trades with each, or in a list that tells places and shares."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from comity.check.ledger_records import Store
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.interval import Interval, as_interval
from comity.observation.rounding import IN_A_LIST

#: Shares of a list are told in whole percent.
_PERCENT = 1.0
_FLOWS = {"exports": ("exports",), "imports": ("imports",), "turnover": ("exports", "imports")}


def computed(o: Observation, year: int, store: Store) -> Iterator[tuple[Record, Interval, Interval, int]]:
    """A partner's place by each source's figures of a year, where no partner that the source leaves out can come before.

    Args:
        o: the claim of a rank: `b` among the partners of `a`.
        year: whose trade is looked at.
        store: what the ledger has.

    Yields:
        The source's record of the state's whole trade, the place (of a partner that is not told, the first that it may have), the places
        that it may have in other statistics, and how many partners are told.

    """
    flows = _FLOWS.get(str(o.attrs["flow"]), ())
    traded: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for source, partner, flow, value, own in store.partners(o.a, year):
        if own and flow in flows:
            traded[source][partner][flow] = value
    for source, by_partner in sorted(traded.items()):
        whole = {p: sum(f.values()) for p, f in by_partner.items() if len(f) == len(flows)}
        totals = _totals(o.a, year, source, flows, store)
        if not flows or len(totals) < len(flows):
            continue
        left_out = sum(t.observation.value or 0.0 for t in totals) - sum(whole.values())
        mine = whole.pop(o.b or "", None)
        if mine is None:
            first, nearest = (_places(left_out, whole.values(), 0.0, off).low for off in (0.0, IN_A_LIST))
            yield totals[0], Interval(first, math.inf), Interval(nearest, math.inf), len(whole)
        elif left_out < mine:
            place = _places(mine, whole.values(), 0.0, 0.0).low
            yield totals[0], as_interval(place), _places(mine, whole.values(), 0.0, IN_A_LIST), len(whole) + 1


def in_list(record: Record, store: Store) -> Interval:
    """The places that a partner may have in other lists, by the shares that its list tells beside places; without them one up or down."""
    o = record.observation
    assert o.value is not None
    told = store.partners(o.a, o.start.year, "share") if o.start else []
    shares = {p: value for source, p, flow, value, own in told if own and source == record.source.id and flow == o.attrs["flow"]}
    mine = shares.pop(o.b or "", None)
    if mine is None:
        return Interval(max(1.0, o.value - 1), o.value + 1)
    return _places(mine, shares.values(), _PERCENT, IN_A_LIST)


def _places(mine: float, others: Iterable[float], step: float, off: float) -> Interval:
    """The first and the last place that a figure may have among others, all rounded to a step and each off by half of a share of itself."""
    near, listed = _near(mine, step, off), [_near(v, step, off) for v in others]
    return Interval(1 + sum(v.low > near.high for v in listed), 1 + sum(v.high >= near.low for v in listed))


def _near(value: float, step: float, off: float) -> Interval:
    return Interval(value - step / 2, value + step / 2).widened(off / 2)


def _totals(state: str, year: int, source: str, flows: tuple[str, ...], store: Store) -> list[Record]:
    """A state's trade with the world in a year as a source tells it, each flow once."""
    found: dict[str, Record] = {}
    for record in store.records(state, None, "trade"):
        o = record.observation
        is_it = record.source.id == source and o.measure == "level" and o.a == state and o.value is not None and "product" not in o.attrs
        if is_it and o.start and o.end and o.start.year == o.end.year == year:
            found[str(o.attrs["flow"])] = record
    return [found[f] for f in flows if f in found]
