"""Claims that a figure is a record: no earlier one of the same thing is higher."""

import re
from collections.abc import Iterator

from comity import packaged
from comity.check.case import Case
from comity.check.comparisons.comparable import same_thing
from comity.check.verdicts import Claim, Evidence
from comity.ledger import Record
from comity.observation.interval import Interval
from comity.wording import period, span

#: A data set that has the figure of so many years before, without a gap, is whole enough to say that none was higher.
_WHOLE = 10


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The highest earlier figure, or that a whole series has none."""
    o = claim.observation
    words = packaged.toml("comity.check", "words.toml")["record"]
    if o.measure != "level" or o.modality != "actual" or claim.figure is None or not o.start:
        return
    earlier = list(_earlier(claim, case)) if re.search(words["highest"], claim.text, re.IGNORECASE) else []
    if not earlier:
        return
    highest, figure = max(earlier, key=lambda e: e[1].low)
    source, found = highest.source, highest.observation
    told = f"{source.called}: {span(figure, o.unit)}, {period(found.start, found.end)}"
    place, official = case.store.sentence(highest), source.sort == "dataset"
    if figure.low > claim.figure.high:
        told += f", is more than the record claimed, {claim.said}"
        yield Evidence(source, place, "contradicts", told, "strong" if official else "moderate", source.root, is_of_all=True)
    elif official and _is_whole(earlier, source.id, o.start.year):
        yield Evidence(source, place, "supports", f"{told}, was the highest before", "moderate", source.root, is_of_all=True)


def _earlier(claim: Claim, case: Case) -> Iterator[tuple[Record, Interval]]:
    o = claim.observation
    assert o.start and o.end
    for record in case.store.all_years(o.a, o.b, o.kind):
        found = record.observation
        if record.source.id == case.own or not found.start or not found.end or found.modality != "actual" or found.end >= o.start:
            continue
        as_long = abs((found.end - found.start).days - (o.end - o.start).days) <= 2
        if as_long and same_thing(o, found) == "same":
            figure = case.store.figure(record, o.unit)
            if figure is not None:
                yield record, figure


def _is_whole(earlier: list[tuple[Record, Interval]], source: str, year: int) -> bool:
    years = {r.observation.start.year for r, _ in earlier if r.source.id == source and r.observation.start}
    return all(year - n in years for n in range(1, _WHOLE + 1))
