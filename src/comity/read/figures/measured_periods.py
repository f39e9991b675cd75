"""When figures are told to be, and what they are compared with."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from comity.read.datelines import dateline
from comity.read.discourse import Discourse
from comity.read.figures.base_periods import (
    compares,
    is_between_commas,
    is_in_reduced,
    is_left,
    is_multiplied,
    is_of_another,
    is_since_height,
    is_up_to_now,
    is_when_said,
    no_doings,
    opens_its_clause,
    reported,
)
from comity.read.figures.bracketed_figures import is_aside, is_dated_inside, is_of_bracket, is_set_in
from comity.read.figures.earlier_figures import completed, is_of_others, with_common_base
from comity.read.figures.fact_or_aim import has_come_about, status
from comity.read.figures.figure import FLOWS, Figure, days, figure_words, measured, runs_on, told_on, verb_around
from comity.read.figures.one_to_each import restates
from comity.read.figures.respective_periods import in_turn
from comity.read.figures.year_labels import labelled_year, labels, year_in_front
from comity.read.figures.year_to_date import (
    a_year_earlier,
    added_up,
    aligned,
    as_base,
    at_its_end,
    is_no_earlier,
    is_since_year,
    like_for_like,
    of_statistics,
    up_to_now,
    whole_move,
)
from comity.read.frames import resolve
from comity.read.grammar import Token, VerbGroup
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.status import verb_of

#: So many nouns and verbs may stand between a figure and its period.
_NEAR = 5
#: A period within so many tokens of a sentence's beginning is told of all that follows.
_FRONT = 4
#: What a period awaits that is told as the same months of another year.
_SAME = "told_same"


def dated(sentence: Sentence, found: Sequence[Figure], discourse: Discourse) -> list[Figure]:
    """The figures with their periods, the periods compared with, and their modality; those of no fact are left out."""
    return _Dating(sentence, found, discourse).all()


class _Mark(NamedTuple):
    """A period of the sentence: its token, itself, and whether it is what something is compared with."""

    at: int
    period: Period
    compares: bool


class _Dating:
    def __init__(self, sentence: Sentence, found: Sequence[Figure], discourse: Discourse) -> None:
        self.sentence = sentence
        self.found = found
        self.discourse = discourse
        self.known = figure_words(sentence.language)
        dated = dateline(sentence)
        every = sentence.periods(dated[1] if dated else 0)
        periods = [(i, p) for i, p in every if not (is_when_said(sentence, i, p) or is_since_height(sentence, i, p))]
        self.marks = [_Mark(i, p, p.of_change or compares(sentence, i, p)) for i, p in periods]
        weights = {k for g in sentence.nouns if sentence.head(g).lemma in self.known.weight for k in range(g.i, g.j)}
        self.anchors = [
            t.index for t in sentence.tokens if t.mark == "quantity" and t.index not in weights and not restates(sentence, t.index)
        ]
        self.turns = in_turn(sentence, self.anchors)
        self.taken: set[int] = set()
        self.done: list[Figure] = []
        # The period that stands beside each figure, and the one that it is compared with.
        self.own: dict[int, Period | None] = {}
        self.compared: dict[int, Period] = {}
        # Figures of a period that something is compared with ("than in 2021 ($3.4 billion)").
        self.earlier: set[int] = set()
        # Figures of a period in brackets beside another ("$4 million in 2018 ($3 million in 2017)"), which does not go on.
        self.asides: set[int] = set()
        # Figures to which a period can go on from the sentences before, with their tense.
        self.open: dict[int, str] = {}

    def all(self) -> list[Figure]:
        for figure in self.found:
            modality, tense = status(self.sentence, figure, self.anchors)
            if modality is not None:
                self.done.append(self._dated(figure, modality, tense))
        for k in range(len(self.done) - 1, -1, -1):
            self.done[k] = self._like_next(k, self.done[k])
            # "Chile 5 percent, Peru 3 percent and Fiji 2 percent in 2018": it goes on to the first.
            self.own[self.done[k].at] = self.own.get(self.done[k].at) or self.done[k].period
        for k, figure in enumerate(self.done):
            self.done[k] = self._from_before(figure, self.done[:k])
        self.done = [self._with_base(figure) for figure in self.done]
        result = [completed(figure, self.done, self.discourse) for figure in self.done]
        result = [at_its_end(figure, result) for figure in result]
        result = [like_for_like(figure, result) for figure in (with_common_base(figure, result, self.discourse) for figure in result)]
        return [up_to_now(self.sentence, figure) for figure in result]

    # Periods.

    def _dated(self, figure: Figure, modality: str, tense: str) -> Figure:
        own, base = self._marked(figure)
        period: Period | None = labelled_year(self.sentence, figure.at)
        if period is not None:
            self.own[figure.at] = period
        elif own is not None:
            self.taken.add(own.at)
            period = self._own(figure, own, tense, modality)
        elif figure.head.period is not None and not figure.is_base:
            period = figure.head.period
        elif figure.is_base and not self.done and is_of_others(figure, self.discourse):
            # "It compares with $2 million in trade with Chile": of the same time.
            self.open[figure.at] = "past"
        elif not figure.is_base and not self._is_listed_in_front(figure):
            near = self._front(figure, tense, modality, max((f.at for f in self.done if f.at < figure.at), default=-1))
            period = near or self._inherited(figure, modality, self.done) or self._front(figure, tense, modality)
            if not any(m.period.sort == "fiscal" and not m.compares for m in self.marks):
                # "In the academic year 2021/22": of days that nobody knows, and of none told before.
                self.open[figure.at] = tense
        if own is not None or period is figure.head.period:
            self.own[figure.at] = period
        if own is not None and own.compares:
            self.earlier.add(figure.at)
        if own is not None and is_aside(self.sentence, own.at):
            self.asides.add(figure.at)
        if base is not None:
            self.taken.add(base.at)
            self.compared[figure.at] = as_base(base.period)
        earlier = figure.is_base or (own is not None and own.compares and self._opens_clause(own, figure))
        made = replace(figure, period=period, modality=modality, is_base=earlier)
        return replace(made, is_base=earlier or is_set_in(self.sentence, made, self.done))

    def _from_before(self, figure: Figure, others: Sequence[Figure]) -> Figure:
        """A figure for which its own sentence tells no period, with that of the sentences before, or of `others` that have got it so."""
        if figure.period is not None or figure.at not in self.open or figure.modality is None:
            return figure
        inherited = self._inherited(figure, figure.modality, others)
        return replace(figure, period=inherited or self._carried(figure, figure.modality, self.open[figure.at]))

    def _is_listed_in_front(self, figure: Figure) -> bool:
        """Whether a figure stands in a list in front of what it is told of, whose period is behind that ("Peru (5%) and Fiji (3%) were … in 1988")."""
        group = figure.head.group
        return group is not None and figure.head.part and group.i > figure.at and any(m.at >= group.j for m in self.marks)

    def _with_base(self, figure: Figure) -> Figure:
        """A change with what stands beside it, or beside its new level, as compared with."""
        if figure.measure != "change":
            return figure
        behind = [f for f in self.done if f.at > figure.at and f.head is figure.head and f.measure == "level"]
        if (mark := self.compared.get(figure.at) or (self.compared.get(behind[0].at) if behind else None)) is None:
            return self._with_base_in_brackets(figure)
        base = aligned(self._resolved(mark, "past", "actual", figure.period), figure.period)
        if mark.awaits == _SAME and base is not None and is_no_earlier(base, figure.period):
            # "The same period last year", told when the year of the figures is already over.
            return replace(figure, base=a_year_earlier(figure.period or base))
        if base is not None and days(base) == days(figure.period) and figure.at not in self.own:
            # A period that goes on from before cannot be the one that it is compared with.
            return replace(figure, base=base, period=None)
        return replace(figure, base=base)

    def _with_base_in_brackets(self, figure: Figure) -> Figure:
        """A change behind a level and an earlier one in brackets: "$4 million in 2018 ($3 million in 2017), or 33 percent more"."""
        before = [f for f in self.done if f.at < figure.at]
        if not before or before[-1].at not in self.asides or before[-1].head is not figure.head or before[-1].period is None:
            return figure
        return replace(figure, base=before[-1].period)

    def _following(self, k: int, figure: Figure) -> Figure | None:
        """The figure behind one: behind a change the new level ("by 5 percent, from 2 to 3 million")."""
        behind = self.done[k + 1 : k + 3]
        if figure.measure == "change" and len(behind) == 2 and behind[0].is_base and behind[1].head is figure.head:
            return behind[1]
        return behind[0] if behind else None

    def _like_next(self, k: int, figure: Figure) -> Figure:
        """ "Rose by 5 percent to $3 million in 2017 from …": a change with no period beside it has that of its new level."""
        following = self._following(k, figure)
        if following is not None and figure.period is None and not figure.is_base and following.modality == figure.modality:
            # "Imports up 3 percent, exports down 14 percent in 2025": the period at the end is told of both.
            return replace(figure, period=None if following.is_base else self.own.get(following.at))
        if (
            figure.measure != "change"
            or figure.at in self.own
            or following is None
            or following.measure != "level"
            or following.head is not figure.head
            or following.is_base
            or following.modality != figure.modality
            or following.at in self.earlier
            or (figure.period is not None and is_up_to_now(self.sentence, figure.period))
        ):
            return figure
        return replace(figure, period=self.own.get(following.at, figure.period))

    def _marked(self, figure: Figure) -> tuple[_Mark | None, _Mark | None]:
        """The periods of the sentence that a figure has for its own and for its base."""
        turn = next((m for m in self.marks if m.at == self.turns.get(figure.at)), None)
        if turn is not None:
            return turn, None
        beside = next((m for m in self.marks if m.at == figure.at - 2 and labels(self.sentence, m.at + 1)), None)
        if beside is not None and is_dated_inside(self.sentence, figure, [m.at for m in self.marks]):
            # "$5 million in 2018 ($4 million in 2017)".
            beside = None
        if beside is not None and figure.measure == "level":
            # "Down from 2021 ($3.4 billion)", "2016 – $6 million, 2017 – $7 million".
            return beside, None
        if opening := next((m for m in self.marks if self._opens_clause(m, figure)), None):
            return opening, None
        previous = max((a for a in self.anchors if a < figure.at and not self._is_set_off(a, figure)), default=-1)
        following = min((a for a in self.anchors if a > figure.at and self._counts(a)), default=len(self.sentence.tokens))
        behind = self._behind(figure, following)
        before = [m for m in self.marks if previous < m.at < figure.at and m.at not in self.taken and self._usable(figure, m)]
        inner = [m for m in before if self._inner(figure, m) and not (behind and is_left(self.sentence, m.at, figure.at))]
        if figure.measure == "level" and figure.is_base:
            plain = [m for m in behind or inner if m.at not in self.taken]
            return (plain[0] if plain else None), None
        own = next((m for m in reversed(inner) if not self._is_base(figure, m)), None)
        own = own or next((m for m in behind if not self._is_base(figure, m)), None)
        base: _Mark | None = None
        if figure.measure in ("change", "level"):
            base = next((m for m in [*behind, *reversed(before)] if self._is_base(figure, m)), None)
        return own, base

    def _counts(self, at: int) -> bool:
        """Whether a number is a figure, or may be one of something else: not "(5 percent)" nor "among 180 countries"."""
        plain = getattr(self.sentence.tokens[at].value, "sort", "") == "number" or self.sentence.tokens[at - 1].lower == "("
        return any(f.at == at for f in self.found) or not plain

    def _opens_clause(self, mark: _Mark, figure: Figure) -> bool:
        """Whether the clause of a figure says what was when a period was ("compared to 2017, when trade was $3 million")."""
        others = (*self.anchors, *(m.at for m in self.marks))
        near = figure.measure == "level" and mark.at < figure.at and not any(mark.at < a < figure.at for a in others)
        return near and opens_its_clause(self.sentence, mark.at, mark.compares, figure.head.at > mark.at)

    def _is_base(self, figure: Figure, mark: _Mark) -> bool:
        """Whether a period is what a figure is compared with: told so, or an earlier one beside a change."""
        tokens = self.sentence.tokens
        if figure.measure == "level" and tokens[mark.at - 1].lower in self.known.base_weak and mark.at == figure.at + 2:
            # "Worth $9 million from January through June": with nothing that moves it is the figure's own.
            told = tokens[max(0, figure.head.at) : figure.at]
            return mark.compares and any(t.lemma in self.known.moves or t.lower in self.known.changes for t in told)
        earlier = mark.period.sort == "shifted" and (mark.period.step < 0 or bool(mark.period.year))
        earlier = earlier or is_since_year(mark.period)
        return mark.compares or (earlier and figure.measure == "change")

    def _behind(self, figure: Figure, following: int) -> list[_Mark]:
        """The periods behind a figure, as far as its clause goes."""
        found: list[_Mark] = []
        of_head = verb_of(figure.head.group) if figure.head.group is not None and figure.head.group.i > figure.at else None
        own = verb_around(self.sentence, figure) or of_head
        for mark in self.marks:
            if not figure.at < mark.at < following or mark.at in self.taken or not self._usable(figure, mark):
                continue
            if is_of_another(self.sentence, mark.at) or is_of_bracket(self.sentence, figure.at, mark.at):
                break
            between = [t for t in self.sentence.tokens[figure.at + 1 : mark.at] if t.mark != "period"]
            if not self._reaches(between, mark, own) and not is_multiplied(self.sentence, mark.at, mark.period):
                break
            found.append(mark)
        return found

    def _reaches(self, between: Sequence[Token], mark: _Mark, own: VerbGroup | None) -> bool:
        """Whether the clause of a figure goes on to a period; `own` is the verb that it is told of."""
        joined = [t for t in between if t.tag in ("S", "R") and self.sentence.tokens[t.index + 1].lemma not in self.known.compare]
        if joined or any(t.lower == ";" for t in between) or sum(t.tag in ("N", "V", "E", "I") for t in between) > _NEAR:
            return False
        finite = bool(between) and any(
            v.sort == "finite" and v is not own and between[0].index <= v.main <= between[-1].index for v in self.sentence.verbs
        )
        conjunction = next((t for t in between if t.tag == "C"), None)
        if conjunction is not None and not mark.compares and between[-1].index - conjunction.index <= 1:
            # "… $5 billion, and in 2018 imports were": the next clause's period, if a clause follows.
            return not any(v.sort in ("finite", "participle") and v.main > mark.at and v.noun is None for v in self.sentence.verbs)
        begun = [x for v in self.sentence.verbs if v.subjects and v.noun is None for x in (v.main, max(g.i for g in v.subjects))]
        if conjunction is not None and any(conjunction.index < x < mark.at for x in begun):
            # "… $5 billion, and the figure remained stable by 2018", "and the trend of this year is better".
            return False
        return not finite

    def _inner(self, figure: Figure, mark: _Mark) -> bool:
        """Whether a period in front of a figure is told of it: behind its head's beginning or the figure before."""
        head = figure.head
        start = head.group.i if head.group is not None else head.verb.i if head.verb is not None else head.at
        if mark.at < min(start, head.at, figure.at):
            return False
        previous = max((f.at for f in self.done if f.at < figure.at and not self._is_set_off(f.at, figure)), default=-1)
        if previous > mark.at:
            return False
        return not is_in_reduced(self.sentence, mark.at, max(start, previous))

    def _is_set_off(self, at: int, figure: Figure) -> bool:
        """Whether a figure stands with its own head in what commas set behind another's ("exports to Peru in May, 8 percent of …, rose by")."""
        head = figure.head
        if head.group is None or head.group.role not in ("subject", "object") or not head.group.j <= at < figure.at:
            return False
        verb = head.group.verb
        return verb is not None and at < verb.main < figure.at and head.at < verb.i and self.sentence.tokens[verb.i - 1].mark == "sign"

    def _front(self, figure: Figure, tense: str, modality: str, floor: int = -1) -> Period | None:
        """The period in front of the clause ("In 2017, …", "… that in the first half exports rose")."""
        head = figure.head
        doers = verb.subjects if (verb := verb_of(head.group) if head.group is not None else head.verb) is not None else []
        start = min(x for x in (head.group.i if head.group else head.at, head.at, figure.at))
        for mark in reversed(
            [m for m in self.marks if floor < m.at < start and m.at not in self.taken and not m.compares and self._usable(figure, m)]
        ):
            # "By the end of May firms had gathered $3 million of investment": the clause begins with who does it.
            between = self.sentence.tokens[mark.at + 1 : min(start, *(g.i if g.i > mark.at else start for g in doers), start)]
            # "What it sold to Peru in 2018 was tea ($3 million)": a list goes on from what stands before "was".
            # "2021 saw a record $3 million": the period itself is its subject.
            aside = no_doings(self.sentence, mark.at, mark.period)
            verbal = any(t.index not in aside and (t.tag in "VEIG" or (t.tag == "B" and not head.goes_on)) for t in between)
            if (not verbal or mark.at < _FRONT or is_between_commas(self.sentence, mark.at)) and not is_in_reduced(
                self.sentence, mark.at, -1
            ):
                return self._own(figure, mark, tense, modality)
        return None

    def _own(self, figure: Figure, mark: _Mark, tense: str, modality: str) -> Period | None:
        again = mark.period.awaits == "told_same" and not mark.period.step and not mark.period.year
        reference = (self._told_before(mark) or whole_move(self.done) if again else None) or self._earlier(figure, mark.period.step > 0)
        # "Data for February have exports at $3 million": what has come about is of a month gone by.
        tense = "past" if tense == "present" and modality == "actual" and not figure.head.days else tense
        inside = year_in_front(mark.at, [(m.at, m.period) for m in self.marks if not m.compares], self.anchors)
        found = self._resolved(mark.period, tense, modality, reference, inside)
        if found is not None and mark.period.awaits == _SAME and reference is not None and not found.part:
            # "At the end of 2018, after 9 million two years earlier".
            found = found._replace(part=reference.part)
        if found is None and mark.period.sort == "relative" and self.discourse.today is None:
            # "Last year", in a document without a date: a period with no days, and none that was told before.
            return mark.period
        if mark.period.awaits == _SAME and not again and any(f.head is figure.head and days(f.period) == days(found) for f in self.done):
            # "In December from $3 million in the same month last year", told when the year of the figures is already over.
            found = a_year_earlier(found) if found is not None else None
        return found if figure.head.days else added_up(found, self.known)

    def _told_before(self, mark: _Mark) -> Period | None:
        """The period right before one in its sentence that only goes back to it ("in 2018: during the period")."""
        before = [m.period for m in self.marks if m.at < mark.at and not m.compares]
        return before[-1] if before and before[-1].first and before[-1].last and not self.done else None

    def _inherited(self, figure: Figure, modality: str, others: Sequence[Figure]) -> Period | None:
        """The period of the figure before, in the same sentence."""
        if figure.is_base:
            return None
        for other in reversed(others):
            if not other.is_base and other.at not in self.asides and other.modality == modality and other.head.kind == figure.head.kind:
                return other.period
        return None

    def _carried(self, figure: Figure, modality: str, tense: str) -> Period | None:
        """The period of the figures told before, for what is told of the past."""
        listed = figure.head.goes_on or (figure.head.part and not figure.head.days and figure.measure == "level")
        flow = not figure.head.days or figure.head.attrs.get("of") in FLOWS
        alone = all(m.compares or m.period.step < 0 for m in self.marks) and not any(
            t.lower in self.known.habit for t in self.sentence.tokens
        )
        running = flow and alone and runs_on(self.discourse, tense)
        if (figure.is_base and figure.at not in self.open) or modality != "actual" or (tense == "present" and not listed and not running):
            return None
        section = self.discourse.section_year() if self.sentence.is_entry() else None
        if section is not None:
            # "Key figures 2018": a heading over labels.
            return section
        before = told_on(figure.head.kind, self.discourse)
        if before is not None and before.period is not None:
            return before.main if before.main is not None and self._compares_with(before.period) else before.period
        latest = measured(self.discourse) or (of_statistics(self.discourse.section_year()) if flow and before is None else None)
        return None if latest is None or (has_come_about(self.sentence, figure) and not running) else latest

    def _compares_with(self, period: Period) -> bool:
        """Whether the sentence compares with the like of a period, which then is not its own ("set against the same weeks of last year")."""
        like = [self._resolved(m.period, "past", "actual", period) for m in self.marks if m.compares and m.period.awaits == _SAME]
        return any(days(found) == days(period) for found in like)

    def _earlier(self, figure: Figure, onward: bool) -> Period | None:
        """The period that one told against another is reckoned from: if onward, an earlier level's too ("from $2 million in 2011 to 3 two years later")."""
        for other in reversed(self.done):
            if other.period is not None and (onward or not other.is_base):
                return other.period
        before = told_on(figure.head.kind, self.discourse)
        if before is not None and before.period is not None:
            return before.period
        latest = measured(self.discourse) or self.discourse.period
        return latest if latest is not None and (figure.head.days or not latest.is_day) else None

    def _usable(self, figure: Figure, mark: _Mark) -> bool:
        """Whether a period can be the figure's: a flow is of no single day."""
        p, group = mark.period, figure.head.group
        inside = group is None or group.i <= mark.at < group.j
        added = p.lead.split(" ")[0] in self.known.to_the_day and p.sort in ("absolute", "yearless")
        single = not added and (p.is_day or p.awaits == "weekday" or p.weekday >= 0 or bool(p.begin[1] and p.begin == p.finish))
        return figure.head.days or (
            not single and (not p.attributive or bool(p.lead) or inside or mark.compares or figure.at - mark.at in (1, 2))
        )

    def _resolved(self, period: Period, tense: str, modality: str, reference: Period | None, inside: Period | None = None) -> Period | None:
        before, self.discourse.period = self.discourse.period, reference
        try:
            found = resolve(
                period, tense, "planned" if modality == "target" else "actual", self.discourse, inside or reported(period, self.discourse)
            )
        finally:
            self.discourse.period = before
        return found if found is not None and (found.first or found.last) else None
