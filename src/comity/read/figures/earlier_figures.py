"""What figures are compared with, where it stands beside another figure or was told before."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.discourse import Discourse
from comity.read.figures.figure import Figure, Head, days, figure_words, told_on
from comity.read.figures.year_to_date import year_before
from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: A comparing word stands so many tokens before what is compared with at the most.
_COMPARING = 4


def of_what_is_compared(sentence: Sentence, heads: Sequence[Head], found: Sequence[Figure]) -> list[Figure]:
    """The figures, with those of a thing that is named again only to be compared with as the earlier ones of the thing itself.

    "Exports came to $5 million against exports of $4 million in 2017, a rise of 25 percent". Where only an earlier figure was told
    before ("rose from $4 million as against exports of $5 million"), the thing named again has the later one.
    """
    same = {again: first for again in heads for first in heads if _is_compared_again(sentence, first, again)}
    result: list[Figure] = []
    for figure in found:
        first = same.get(figure.head)
        if first is not None:
            main = any(f.head is first and f.measure == "level" and not f.is_base for f in result)
            figure = replace(figure, head=first, is_base=figure.measure == "level" and main)
        result.append(figure)
    return result


def _is_compared_again(sentence: Sentence, first: Head, again: Head) -> bool:
    """Whether a head names what another has named, behind a comparing word."""
    group = again.group
    if group is None or first.group is None or first.at >= again.at or first.attrs != again.attrs or first.kind != again.kind:
        return False
    if again.a not in ("", first.a) or again.b not in ("", first.b):
        return False
    return _is_compared(sentence, group)


def named_again(sentence: Sentence, group: NounGroup, heads: Sequence[Head]) -> Head | None:
    """ "Investment came to $5 million against investment of $4 million in 2017": the head of that name, by which nobody is named again."""
    lemma = sentence.head(group).lemma
    named = [h for h in heads if h.group is not None and h.at < group.i and sentence.head(h.group).lemma == lemma]
    alone = not any(t.mark == "party" for t in sentence.tokens[group.i : group.j])
    return named[-1] if named and alone and _is_compared(sentence, group) else None


def _is_compared(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group stands behind a comparing word ("against exports of", "compared to the exports of")."""
    known = figure_words(sentence.language)
    near = [t for t in sentence.tokens[max(0, group.i - _COMPARING) : group.i] if t.tag not in "DAX"]
    words = {w for t in near[-2:] for w in (t.lower, t.lemma)}
    return bool(near) and near[-1].tag in "PSVEG" and bool(words & (known.base - known.base_weak))


def completed(figure: Figure, every: Sequence[Figure], discourse: Discourse) -> Figure:
    """An earlier level has the base of the change beside it; a change the period of the earlier level beside it."""
    same = [f for f in every if f.head is figure.head]
    if figure.is_base and figure.period is None:
        base = next((f.base for f in same if f.measure == "change" and f.base), None)
        main = next((f for f in same if not f.is_base and f.measure == figure.measure), None)
        if main is not None and main.modality == "actual":
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
    # What has no days ("last year", in a document without a date) tells nothing here.
    return before.base if days(before.period) == days(period) and any(days(before.base)) else None


def is_of_others(figure: Figure, discourse: Discourse) -> bool:
    """Whether a level that something told before is compared with is of other parties: no earlier level of its own."""
    before = told_on(figure.head.kind, discourse)
    own = {figure.head.a, figure.head.b}
    return before is not None and "" not in own and all({h.a, h.b} != own for h in before.heads)
