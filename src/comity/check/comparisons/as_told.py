"""Figures that stand in a source for a claim's figure."""

from collections.abc import Iterator

from comity.check.comparisons import place_among_partners
from comity.check.comparisons.comparable import SWAPPED, Comparable, in_period, same_thing, teller
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim
from comity.ledger import Record
from comity.observation import vocabulary
from comity.observation.interval import Interval, as_interval
from comity.wording import name, period, span


def as_told(claim: Claim, records: list[Record], store: Store) -> Iterator[Comparable]:
    """The figures of some records that are of a claim's indicator."""
    o = claim.observation
    for record in records:
        found = record.observation
        sameness = same_thing(o, found)
        figure = store.figure(record, o.unit) if sameness else None
        if sameness is None or figure is None:
            continue
        if o.measure == "change" and (o.base_start, o.base_end) != (found.base_start, found.base_end):
            continue
        what = f"{found.attrs['flow']}, " if o.kind == "trade" and (o.measure == "rank" or found.attrs["flow"] != o.attrs["flow"]) else ""
        shown = f"number {found.value:.0f}" if o.measure == "rank" else span(_plain(record, figure), o.unit)
        told = f"{teller(record)}: {what}{shown}"
        if record.source.sort == "dataset" and found.speaker:
            told += f" as {name(found.speaker)} reports it"
        if not vocabulary().kinds[o.kind].timeless:
            told += f", {period(found.start, found.end, 'an unknown time')}"
        if sameness != "other definition":
            sameness = in_period(o, found, claim.told, sameness)
        leeway = place_among_partners.in_list(record, store) if o.measure == "rank" else None
        yield Comparable(figure, sameness, told, (record,), _reporter(record), leeway)


def _reporter(record: Record) -> str:
    """The side of a dyad that a data set's figure is from: of trade the one whose exports or imports it is."""
    o = record.observation
    if record.source.sort != "dataset":
        return ""
    return o.speaker or (o.a if o.kind == "trade" and o.attrs["flow"] in SWAPPED else "")


def _plain(record: Record, figure: Interval) -> Interval:
    """A data set's figure as it stands there, a document's as it may be."""
    value = record.observation.value
    if value is None or value not in figure or record.source.sort == "document":
        return figure
    return as_interval(value)
