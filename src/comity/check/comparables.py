"""Figures of the ledger for a claim's figure: the same one, its mirror, or one computed from others."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from comity.check import places
from comity.check.case import Case
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim
from comity.ledger import Record
from comity.observation import Observation, normalized, vocabulary
from comity.observation.interval import Interval, as_interval
from comity.observation.rounding import LATEST
from comity.observation.same import same_but
from comity.wording import name, period, span

Sameness = Literal["same", "mirror", "derived", "latest", "other period", "other definition"]
_SWAPPED = {"exports": "imports", "imports": "exports"}
#: Fields in which a figure that is held against a claim's may differ from it.
_FREE = ("value", "unit", "date", "base", "modality")


@dataclass(frozen=True)
class Comparable:
    """A figure of the ledger that can be held against a claim.

    Attributes:
        figure: what it may be, in the claim's unit.
        sameness: ``same`` (indicator, direction, period), ``mirror`` (the same flow as the other side reports it), ``derived``
            (computed from several), ``latest`` (the last before a claim that has no date), ``other period`` or ``other definition``
            (told, but no evidence).
        told: the figure and how it was come by, in words.
        records: those that it was made of.
        reporter: whose statistics it is from; empty where they are not known to be one side's.
        leeway: of a rank, the places that it may have in other statistics.

    """

    figure: Interval
    sameness: Sameness
    told: str
    records: tuple[Record, ...]
    reporter: str = ""
    leeway: Interval | None = None


def is_sale(o: Observation, seller: str, buyer: str) -> bool:
    """Whether a level of trade is what `seller` sells to `buyer`, told as exports of the one or imports of the other."""
    return (o.attrs["flow"], o.a, o.b) in (("exports", seller, buyer), ("imports", buyer, seller))


def same_thing(claim: Observation, found: Observation) -> Sameness | None:
    """How a record's figure is of the claim's indicator, in any period: the same one, the other side's, of another definition, or not."""
    if same_but(claim, found, *_FREE):
        return "same"
    mirrored = _mirrored(found)
    if claim.measure == "level" and mirrored and same_but(claim, mirrored, *_FREE):
        return "mirror"
    defined = "of" if claim.kind in ("investment", "finance") else "flow" if claim.measure in ("share", "rank") else ""
    return "other definition" if defined and same_but(claim, found, *_FREE, defined) else None


def is_same_flow(claim: Observation, level: Observation) -> bool:
    """Whether a level is of the flow that a share or change is of."""
    return same_but(normalized(replace(claim, measure="level")), level, *_FREE)


def _mirrored(o: Observation) -> Observation | None:
    """What one side sells as what the other buys; None of anything else."""
    flow = str(o.attrs.get("flow"))
    if flow not in _SWAPPED or o.b is None:
        return None
    return replace(o, a=o.b, b=o.a, attrs=o.attrs | {"flow": _SWAPPED[flow]})


def same_period(claim: Observation, found: Observation) -> bool:
    """Whether two figures are of one period, or of a kind that has none; a stock told for a year is that of its last day."""
    if vocabulary().kinds[claim.kind].timeless:
        return True
    if claim.attrs.get("of") in ("stock", "debt"):
        return claim.end is not None and claim.end == found.end
    return claim.start is not None and (claim.start, claim.end) == (found.start, found.end)


def comparables(claim: Claim, case: Case) -> Iterator[Comparable]:
    """All that the ledger has to hold against a claim's figure; a target against targets.

    Args:
        claim: with a figure.
        case: what it is held against.

    """
    o, store = claim.observation, case.store
    records = [r for r in case.records(o.a, o.b, o.kind) if r.observation.modality == o.modality]
    yield from _direct(claim, records, store)
    if o.kind == "trade" and o.modality == "actual" and "product" not in o.attrs:
        levels = [r for r in records if r.observation.measure == "level" and "product" not in r.observation.attrs]
        if o.measure == "level" and o.attrs["flow"] in ("turnover", "balance"):
            yield from _summed(o, levels, store)
        if o.measure == "change":
            yield from _changes(o, levels, store)
        if o.measure == "share":
            yield from _shares(o, levels, store)
        if o.measure == "rank":
            yield from _ranks(o, claim.told, store)
            yield from _first_in_both(o, records, store)


def _direct(claim: Claim, records: list[Record], store: Store) -> Iterator[Comparable]:
    o = claim.observation
    for record in records:
        found = record.observation
        sameness = same_thing(o, found)
        if sameness is None:
            continue
        figure = store.figure(record, o.unit)
        if figure is None:
            continue
        if o.measure == "change" and (o.base_start, o.base_end) != (found.base_start, found.base_end):
            continue
        what = f"{found.attrs['flow']}, " if o.kind == "trade" and (o.measure == "rank" or found.attrs["flow"] != o.attrs["flow"]) else ""
        shown = f"number {found.value:.0f}" if o.measure == "rank" else span(_plain(record, figure), o.unit)
        told = f"{_teller(record)}: {what}{shown}"
        if record.source.sort == "dataset" and found.speaker:
            told += f" as {name(found.speaker)} reports it"
        if not vocabulary().kinds[o.kind].timeless:
            told += f", {period(found.start, found.end, 'an unknown time')}"
        if sameness != "other definition" and not same_period(o, found):
            latest = o.kind == "trade" and found.start and found.start.year in _years_of(o, claim.told)
            sameness = "latest" if latest and not o.start else "other period"
        leeway = places.in_list(record, store) if o.measure == "rank" else None
        yield Comparable(figure, sameness, told, (record,), _reporter(record), leeway)


def _reporter(record: Record) -> str:
    """The side of a dyad that a data set's figure is from: of trade the one whose exports or imports it is."""
    o = record.observation
    if record.source.sort != "dataset":
        return ""
    return o.speaker or (o.a if o.kind == "trade" and o.attrs["flow"] in _SWAPPED else "")


def _plain(record: Record, figure: Interval) -> Interval:
    """A data set's figure as it stands there, a document's as it may be."""
    value = record.observation.value
    if value is None or value not in figure or record.source.sort == "document":
        return figure
    return as_interval(value)


def _teller(record: Record) -> str:
    return record.source.title or record.source.publisher or record.source.id


def _summed(o: Observation, levels: list[Record], store: Store) -> Iterator[Comparable]:
    """Turnover and balance from exports and imports as one source and one side of the dyad tell them."""
    if o.b is None or o.start is None:
        return
    by_teller: dict[tuple[str, str], dict[str, tuple[Record, Interval]]] = defaultdict(dict)
    for record in levels:
        figure = store.figure(record, o.unit)
        if figure is None or not same_period(o, record.observation):
            continue
        out, back = is_sale(record.observation, o.a, o.b), is_sale(record.observation, o.b, o.a)
        if out or back:
            teller = record.observation.a if "reported by" in record.finding.row else "both"
            by_teller[record.source.id, teller]["out" if out else "back"] = (record, figure)
    for (_, teller), found in sorted(by_teller.items()):
        if len(found) == 2:
            (x, out_figure), (y, back_figure) = found["out"], found["back"]
            total = out_figure + back_figure if o.attrs["flow"] == "turnover" else out_figure - back_figure
            side = "" if teller == "both" else f" as {name(teller)} reports them"
            told = f"{_teller(x)}: exports and imports{side}, {period(o.start, o.end)}, give {span(total, o.unit)}"
            yield Comparable(total, "derived", told, (x, y), teller)


def _changes(o: Observation, levels: list[Record], store: Store) -> Iterator[Comparable]:
    """A change from the levels of both periods as one source tells them."""
    if o.unit != "percent" or o.start is None or o.base_start is None:
        return
    now: dict[tuple[str, str], tuple[Record, Interval]] = {}
    then: dict[tuple[str, str], tuple[Record, Interval]] = {}
    for record in levels:
        found = record.observation
        figure = store.figure(record, found.unit)
        if not is_same_flow(o, found) or figure is None or figure.low <= 0:
            continue
        if (found.start, found.end) == (o.start, o.end):
            now[record.source.id, str(found.unit)] = (record, figure)
        elif (found.start, found.end) == (o.base_start, o.base_end):
            then[record.source.id, str(found.unit)] = (record, figure)
    for key in sorted(now.keys() & then.keys()):
        (x, later), (y, earlier) = now[key], then[key]
        change = (later / earlier - 1) * 100
        told = f"{_teller(x)}: {span(earlier, key[1])} and {span(later, key[1])} make a change of {span(change, 'percent')}"
        yield Comparable(change, "derived", told, (x, y))


def _shares(o: Observation, levels: list[Record], store: Store) -> Iterator[Comparable]:
    """A share from a state's trade with the partner and with the world as one source tells them."""
    if o.start is None:
        return
    totals = [r for r in store.records(o.a, None, "trade") if r.observation.measure == "level" and r.observation.a == o.a]
    for record in levels:
        found = record.observation
        if not is_same_flow(o, found) or not same_period(o, found):
            continue
        whole = next(
            (t for t in totals if t.source.id == record.source.id and t.observation.attrs == o.attrs and same_period(o, t.observation)),
            None,
        )
        part, total = store.figure(record, found.unit), store.figure(whole, found.unit) if whole else None
        if whole and part and total and total.low > 0:
            share = part / total * 100
            told = f"{_teller(record)}: {span(part, found.unit)} of {span(total, found.unit)} is {span(share, 'percent')}"
            yield Comparable(share, "derived", told, (record, whole))


def _ranks(o: Observation, day: datetime.date | None, store: Store) -> Iterator[Comparable]:
    """A rank from a state's trade with its partners as one source tells it; of a claim without a date, in the last year that it has."""
    for year in _years_of(o, day):
        for total, place, others, partners in places.computed(o, year, store):
            known = f"number {place.low:.0f}" if place.width == 0 else f"not among the first {place.low - 1:.0f}"
            told = f"{_teller(total)}: {known} of {partners} partners by {o.attrs['flow']}, {year}"
            yield Comparable(place, "derived" if o.start else "latest", told, (total,), leeway=others)


def _years_of(o: Observation, day: datetime.date | None) -> list[int]:
    """The year of a claim; of one without a date, those before the day on which it is told that may be meant, the latest first."""
    if o.start and o.end:
        return [o.start.year] if o.start.year == o.end.year else []
    return [day.year - n for n in range(LATEST + 1)] if day and not o.start else []


def _first_in_both(o: Observation, records: list[Record], store: Store) -> Iterator[Comparable]:
    """The first place in turnover of who has the first in exports and in imports as one source tells them."""
    if o.attrs["flow"] != "turnover":
        return
    first: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        found = record.observation
        if found.measure == "rank" and found.value == 1 and same_but(o, found, *_FREE, "flow") and same_period(o, found):
            first[record.source.id][str(found.attrs["flow"])] = record
    for by_flow in (first[source] for source in sorted(first)):
        if by_flow.keys() >= _SWAPPED.keys():
            x, y = by_flow["exports"], by_flow["imports"]
            told = f"{_teller(x)}: number 1 by exports and by imports, {period(o.start, o.end)}, and so by both together"
            last = max(places.in_list(r, store).high for r in (x, y))
            yield Comparable(as_interval(1), "derived", told, (x, y), leeway=Interval(1, last))
