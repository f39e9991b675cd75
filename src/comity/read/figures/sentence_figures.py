"""Figures: what is told in numbers of a measured thing, however the numbers stand around it.

A kind offers heads: places of a sentence where its measured thing is named ("Chilean exports to Peru"), with whose it is. `figures`
goes through the quantities of the sentence, finds the head that each belongs to (`figures_of_heads`), what it says of it, and when it
is told to be so (`measured_periods`). What a sentence has told is kept for the sentences that follow (`told`).
"""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.discourse import Discourse, is_actor
from comity.read.figures.base_periods import headed, is_part_only
from comity.read.figures.bracketed_figures import is_aside
from comity.read.figures.earlier_figures import of_what_is_compared
from comity.read.figures.figure import Figure, Head, Told, days, figure_words, remember, stands_for, told
from comity.read.figures.figures_of_heads import Series
from comity.read.figures.measured_periods import dated
from comity.read.grammar import NounGroup, Token, words
from comity.read.grammar.links import OF
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity, currency, ordinal
from comity.read.sentence import Sentence

#: Two figures at least are told one after the other.
_PAIR = 2

__all__ = ["Figure", "Head", "Told", "again", "figures", "line_year", "rank", "told", "unit"]


def figures(sentence: Sentence, heads: Sequence[Head], discourse: Discourse) -> list[Figure]:
    """The figures that a sentence tells of some heads of one kind, in the order of the text.

    Heads with no figures are remembered too: the sentences that follow may give them ("exports to main partners:").
    """
    first = next((h for h in heads if h.kind), None)
    if first is None:
        return []
    kind = first.kind
    before = told(kind, discourse)
    found = Series(sentence, heads, before.coin if before else "").read()
    result = dated(sentence, of_what_is_compared(sentence, heads, found), discourse)
    owned = [h for h in heads if h.a and (h.verb is None or h.b)]
    facts = [f for f in result if f.head in owned]
    if facts and (before is None or any(f.modality == "actual" for f in facts)):
        parts = {p.start for at, p in sentence.periods() if is_part_only(sentence, at)}
        asides = {p.start for at, p in sentence.periods() if is_aside(sentence, at)}
        facts = [f for f in facts if f.period is None or f.period.start not in asides] or facts
        going_on = [f for f in facts if f.period is None or f.period.start not in parts]
        remember(kind, _latest(going_on if before is not None else facts, discourse.index, before, owned), discourse)
    elif owned and (_introduces(sentence) or _begins_anew(owned, before)):
        periods = [p for _, p in sentence.periods() if p.first and (first.days or not p.is_day)]
        now = _latest([], discourse.index, before, owned)
        remember(kind, replace(now, period=headed(periods) or now.period, counted=False), discourse)
    return result


def _latest(found: Sequence[Figure], index: int, before: Told | None, heads: Sequence[Head]) -> Told:
    """What a sentence's figures leave for those that follow."""
    facts = [f for f in found if f.modality == "actual" and not f.is_base]
    period = next((f.period for f in reversed(facts) if f.period), before.period if before and not facts else None)
    base = next((f.base for f in reversed(facts) if f.base), None)
    if base is None:
        base = next((f.period for f in reversed(found) if f.is_base and f.period), None)
    if base is None and before and days(before.period) == days(period):
        base = before.base
    coin = next((f.quantity.word for f in reversed(found) if f.quantity.sort == "money"), before.coin if before else "")
    latest = _of_latest(facts)
    if latest is not None:
        return Told(tuple(heads), index, latest.period, latest.base or base, coin)
    earlier = period is not None and period.sort == "shifted" and period.step < 0
    main = (before.main or before.period) if earlier and before is not None else None
    return Told(tuple(heads), index, period, base, coin, main=main)


def _of_latest(facts: Sequence[Figure]) -> Figure | None:
    """Of a sentence's figures the last of the latest period, where its last figure is of an earlier one ("$4 million in 2018 and $5 million in 2017")."""
    dated = [f for f in facts if f.period is not None and f.period.first is not None and f.period.last is not None]
    if len(dated) < _PAIR:
        return None
    last = [f for f in dated if f.period == dated[-1].period]
    later = [f for f in dated if _is_later(f.period, last[0].period)]
    return max(later, key=lambda f: (f.period.last, f.at)) if later else None  # type: ignore[union-attr]


def _is_later(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and bool(one.first and other.last and one.first > other.last)


def _begins_anew(owned: Sequence[Head], before: Told | None) -> bool:
    """Whether heads without figures begin something: nothing was told before, or it was of two others."""
    if before is None:
        return any(h.verb is None for h in owned)
    two = [{h.a, h.b} for h in owned if h.verb is None and h.a and h.b]
    return bool(two) and not any({h.a, h.b} in two for h in before.heads)


def _introduces(sentence: Sentence) -> bool:
    """Whether a sentence leads on to a list or table: a heading, or one that ends in a colon."""
    label = not sentence.verbs and not any(t.mark == "sign" for t in sentence.tokens)
    return label or sentence.is_heading or sentence.leads_on()


def unit(sentence: Sentence, quantity: Quantity, *whose: str) -> str | None:
    """The unit of a quantity: the currency that a word means for these parties, or what it counts."""
    if quantity.sort in ("percent", "fraction"):
        return "percent"
    if quantity.sort == "times":
        return "times"
    if quantity.word:
        return currency(quantity.word, [*whose, *sentence.parties()], sentence.day)
    return "count"


def again(sentence: Sentence, kind: str, discourse: Discourse) -> Head | None:
    """The head that a sentence goes on about with "it", "the figure", "this amount"; None if it does not, or if it may be one of several."""
    before = told(kind, discourse, 2)
    heads = [h for h in before.heads if h.a] if before is not None else []
    if len({(h.a, h.b, tuple(h.attrs.items())) for h in heads}) != 1:
        return None
    known = figure_words(sentence.language)
    if heads[0].b and any(is_actor(p) for p in set(sentence.parties()) - {heads[0].a, heads[0].b}):
        # "For Chile the figure was $3 million".
        return None
    for verb in sentence.verbs:
        to_do = any(v.governor is verb and v.sort == "infinitive" for v in sentence.verbs)
        if verb.lemma not in known.amount | known.moves | known.bringing or (to_do and verb.modal):
            # "It would take $3 million to repair".
            continue
        for group in [*verb.subjects, *verb.objects]:
            if stands_for(sentence, group, heads[0]):
                # A noun of aims behind it is the figure's: it tells that it is one.
                at = group.head - (sentence.head(group).lemma in known.target)
                return replace(heads[0], i=group.i, j=group.j, at=at, group=group, verb=None, goes_on=True)
    first = sentence.nouns[:1]
    if first and first[0].by == OF and stands_for(sentence, first[0], heads[0]):
        return replace(heads[0], i=first[0].i, j=first[0].j, at=first[0].head, group=first[0], verb=None, goes_on=True)
    return _foreseen(sentence, heads[0]) if heads[0].takes else None


def _foreseen(sentence: Sentence, head: Head) -> Head | None:
    """The head before with a figure that is aimed at and told to be of nothing else.

    "For 1979 the protocol foresees $28 million", "growth of 5 percent is expected".
    """
    known = figure_words(sentence.language)
    for verb in sentence.verbs:
        told = [*verb.objects, *(g for _, g in verb.obliques)]
        sums = [g for g in told if getattr(sentence.head(g).value, "sort", "") in ("money", "scaled") and not g.behind]
        changes = [g for g in told if sentence.head(g).lemma in known.changes and all(_is_figure(sentence, o) for _, o in g.behind)]
        others = [g for g in verb.objects if sentence.head(g).mark != "quantity" and g not in changes]
        sums = sums if not verb.passive else []
        led = any(f"{verb.lemma}-{by}" in known.foreseeing for by, g in verb.obliques if g in sums)
        if (led or verb.lemma in known.foreseeing) and len(sums) + len(changes) == 1 and not others:
            first = min([verb.i, *(g.i for g in changes)])
            return replace(head, i=verb.i, j=verb.j, at=first - 1, group=None, verb=None, goes_on=True)
    return None


def _is_figure(sentence: Sentence, group: NounGroup) -> bool:
    return sentence.head(group).mark == "quantity"


def line_year(sentence: Sentence) -> Period | None:
    """The year at the beginning of a table's line ("2016 – $6 million"), where it stands alone before a sign."""
    if sentence.verbs or len(sentence.tokens) < 3:
        return None
    first, sign = sentence.tokens[:2]
    return sentence.year_at(first) if sign.mark == "sign" else None


def rank(sentence: Sentence, group: NounGroup) -> int | None:
    """The rank that a noun group gives ("the third largest buyer", "its main partner"); None if none or one of several."""
    known = figure_words(sentence.language)
    head = sentence.head(group)
    if head.lower != head.lemma and head.lemma:
        return None
    before = sentence.tokens[group.i : group.head]
    number = next((n for t in before if (n := _ordinal(t, sentence.language))), _numbered(sentence, before))
    if number is not None:
        return number
    if any(t.lower in known.unranked for t in before):
        return None
    return 1 if any(_is_first(t, known.first | known.most) for t in before) else None


def _numbered(sentence: Sentence, before: Sequence[Token]) -> int | None:
    """ "Its number one partner", "its No. 2 partner"."""
    known, counting = figure_words(sentence.language), words(sentence.language).sets["counting"]
    for token, after in zip(before, before[1:], strict=False):
        if token.lower in known.numbering and after.lower in counting:
            return 1
        if token.lower in known.numbering and isinstance(after.value, Quantity) and after.value.sort == "number" and after.value.value:
            return int(after.value.value)
    return None


def _ordinal(token: Token, language: str) -> int | None:
    """ "third", "3rd", or the first part of "third-largest"."""
    value = token.value
    if isinstance(value, Quantity):
        return int(value.value) if value.sort == "ordinal" and value.value else None
    if "-" in token.lower and not token.mark:
        try:
            return ordinal(token.lower.split("-")[0], language)
        except KeyError:
            return None
    return None


def _is_first(token: Token, first: frozenset[str]) -> bool:
    return not token.mark and token.lower in first
