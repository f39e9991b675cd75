"""Levels of trade computed from what each side sells the other, which a share of a state's whole trade tells too."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from comity.check.comparisons.comparable import SWAPPED, Comparable, in_period, is_total, teller
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim
from comity.ledger import Record
from comity.observation import Observation
from comity.observation.interval import Interval
from comity.observation.rounding import OF_A_SHARE
from comity.wording import amount, name, period, possessive, span


@dataclass(frozen=True)
class _Sale:
    """What one side sells the other in a period.

    Attributes:
        figure: in the claim's unit.
        records: the level, or the share and the whole trade that give it.
        of_list: the state whose list of partners tells the share; empty of a level.

    """

    figure: Interval
    records: tuple[Record, ...]
    of_list: str = ""


#: Who tells it: the source, the side of the dyad ("both" where it is not one side's), whether by a share, and the period.
_Told = tuple[str, str, bool, datetime.date | None, datetime.date | None]


def computed(claim: Claim, records: list[Record], store: Store) -> Iterator[Comparable]:
    """A claim's level from the sales that the ledger has, in each period; turnover and balance of those of one teller alone."""
    o = claim.observation
    if o.b is None:
        return
    by_teller: dict[_Told, dict[str, _Sale]] = defaultdict(dict)
    for direction, key, sale in _sales(o, records, store):
        by_teller[key][direction] = sale
    for (_, side, _, start, end), found in sorted(by_teller.items(), key=lambda x: str(x[0])):
        if o.attrs["flow"] in SWAPPED:
            wanted = "out" if o.attrs["flow"] == "exports" else "back"
            if wanted in found and found[wanted].of_list:
                yield _by_share(claim, found[wanted])
        elif len(found) == 2 and (o.attrs["flow"] == "turnover" or not found["out"].of_list):
            yield _sum(claim, found["out"], found["back"], side, period(start, end))


def _sales(o: Observation, records: list[Record], store: Store) -> Iterator[tuple[str, _Told, _Sale]]:
    """The sales of each side of a claim's dyad: ``out`` from `a` to `b`, or ``back``."""
    for record in records:
        found = record.observation
        direction = _direction(o, found)
        if direction is None or found.start is None:
            continue
        if found.measure == "level":
            figure = store.figure(record, o.unit)
            side = found.a if "reported by" in record.finding.row else "both"
            if figure is not None:
                yield direction, (record.source.id, side, False, found.start, found.end), _Sale(figure, (record,))
        elif found.measure == "share" and (sale := _of_share(record, o, store)):
            yield direction, (record.source.id, found.a, True, found.start, found.end), sale


def _direction(o: Observation, found: Observation) -> str | None:
    flow = found.attrs.get("flow")
    if flow not in SWAPPED or {found.a, found.b} != {o.a, o.b}:
        return None
    seller = found.a if flow == "exports" else found.b
    return "out" if seller == o.a else "back"


def _of_share(record: Record, o: Observation, store: Store) -> _Sale | None:
    """A share of a state's exports or imports with the whole of them, as one source tells both."""
    found = record.observation
    for whole in store.records(found.a, None, "trade"):
        if whole.source.id == record.source.id and is_total(whole, found):
            share, total = store.figure(record, "percent"), store.figure(whole, o.unit)
            if share is not None and total is not None and total.low > 0:
                return _Sale((total * share / 100).widened(OF_A_SHARE), (record, whole), found.a)
    return None


def _by_share(claim: Claim, sale: _Sale) -> Comparable:
    share, whole = (r.observation for r in sale.records)
    o = claim.observation
    whose = f"{possessive(sale.of_list)} {share.attrs['flow']} of {amount(whole.value, whole.unit)}, {period(share.start, share.end)}"
    told = f"{teller(sale.records[0])}: {share.value:g}% of {whose}, gives {_middle(sale.figure, o.unit)}"
    return Comparable(sale.figure, in_period(o, whole, claim.told, "derived"), told, sale.records, sale.of_list, is_rough=True)


def _sum(claim: Claim, out: _Sale, back: _Sale, side: str, when: str) -> Comparable:
    o = claim.observation
    total = out.figure + back.figure if o.attrs["flow"] == "turnover" else out.figure - back.figure
    reports = "" if side == "both" else f" as {name(side)} reports them"
    how = "the shares of exports and imports" if out.of_list else "exports and imports"
    told = f"{teller(out.records[0])}: {how}{reports}, {when}, give {_middle(total, o.unit) if out.of_list else span(total, o.unit)}"
    found = out.records[0].observation
    sameness = in_period(o, found, claim.told, "derived")
    return Comparable(total, sameness, told, out.records + back.records, "" if out.of_list else side, is_rough=bool(out.of_list))


def _middle(figure: Interval, unit: str | None) -> str:
    return amount((figure.low + figure.high) / 2, unit, "about")
