"""What figures are compared with, where it stands beside another figure or was told before."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.discourse import Discourse
from comity.read.figures.figure import Figure, days, told_on
from comity.read.figures.year_to_date import year_before
from comity.read.marks.periods import Period


def completed(figure: Figure, every: Sequence[Figure], discourse: Discourse) -> Figure:
    """An earlier level has the base of the change beside it; a change the period of the earlier level beside it."""
    same = [f for f in every if f.head is figure.head]
    if figure.is_base and figure.period is None:
        base = next((f.base for f in same if f.measure == "change" and f.base), None)
        main = next((f for f in same if not f.is_base and f.measure == figure.measure), None)
        if main is not None:
            base = base or _of_others(main, every) or _told_before(figure, main.period, discourse) or year_before(main.period)
        return replace(figure, period=base)
    if figure.measure == "change" and figure.base is None:
        base = next((f.period for f in same if f.is_base and f.period), None)
        if base is not None and base != figure.period:
            return replace(figure, base=base)
    return figure


def _of_others(main: Figure, every: Sequence[Figure]) -> Period | None:
    """What others of the same period stand against ("Peru took $5 million after 6 in January, and Chile 7 after 8")."""
    heads = [f.head for f in every if f.measure == "level" and not f.is_base and days(f.period) == days(main.period)]
    bases = {days(f.period): f.period for f in every if f.is_base and f.period and f.head in heads and f.head is not main.head}
    return next(iter(bases.values())) if len(bases) == 1 else None


def with_common_base(figure: Figure, every: Sequence[Figure], discourse: Discourse) -> Figure:
    """A change with no base has that of the other changes of its period, here or told before; else, of a flow, the same months of the year before."""
    if figure.measure != "change" or figure.base is not None or figure.period is None or figure.modality != "actual":
        return figure
    bases = {days(f.base): f.base for f in every if f.base and days(f.period) == days(figure.period)}
    if len(bases) == 1:
        return replace(figure, base=next(iter(bases.values())))
    before = _told_before(figure, figure.period, discourse)
    return replace(figure, base=before or (year_before(figure.period) if not figure.head.days else None))


def _told_before(figure: Figure, period: Period | None, discourse: Discourse) -> Period | None:
    """What figures of the same period were compared with before."""
    before = told_on(figure.head.kind, discourse)
    if before is None or period is None or before.period is None or before.base is None:
        return None
    return before.base if days(before.period) == days(period) else None


def is_of_others(figure: Figure, discourse: Discourse) -> bool:
    """Whether a level that something told before is compared with is of other parties: no earlier level of its own."""
    before = told_on(figure.head.kind, discourse)
    own = {figure.head.a, figure.head.b}
    return before is not None and "" not in own and all({h.a, h.b} != own for h in before.heads)
