"""A fact told twice in a document is one observation, with the fuller fields and the first full statement."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from comity.observation import Finding, Observation, vocabulary
from comity.observation.interval import written
from comity.observation.same import content, same_fact, sameness, told
from comity.read.one_stay import A_MONTH, as_stays, is_stop, same_office
from comity.read.post_times import TERM, TO_LEAVE
from comity.read.projects.later_acts import RULE, completed
from comity.read.took_place import RULE as TOOK_PLACE

#: Rules that complete what was told before: what they find never replaces it.
_FOLLOW_UPS = ("anaphor", "deadline", TOOK_PLACE)
#: An order and what it sets a day for are one fact.
_ORDERED = {"actual", "planned"}
#: Acts of an agreement that say less of it than its signature.
_LESSER_ACTS = ("mentioned", "negotiated", "proposed")
#: A statement is held against so many before it that may be of one fact with it: a text that tells more facts of one sort about one
#: pair is a table, where nothing is told twice.
_LOOK_BACK = 24
#: A calendar's week is a vaguer date than a day in it, as a month is; three days of a visit are not.
_WEEK = 6
#: The value of the vocabulary for none of the others.
_OTHER = "other"
#: Sorts of people at missions.
_PEOPLE = ("ambassador", "diplomats")
#: Acts that may be told with nobody doing them: the parties are sorted then.
_AT_BORDERS = ("border_closed", "border_opened")
#: A stretch of more years is not looked up by its years.
_MOST_YEARS = 12

#: Kinds of which a text without a date tells the latest.
_NEWS = ("coercion",)
#: Kinds of sums that a headline rounds off or does not tell, and the text below does.
_SUMS = ("finance",)

_Place = tuple[object, ...]


def merged(findings: list[Finding], headline: tuple[int, int], today: datetime.date | None = None) -> list[Finding]:
    """The findings in the order of the text, those of one fact made one.

    Time grows linearly with their number.

    Args:
        findings: of one document.
        headline: span of the title where it stands in the text: what it says is found there only if
            the text below does not say it.
        today: the document's date.

    """
    facts = _Facts(today)
    for finding in sorted(findings, key=lambda f: (_in(headline, f), f.observation.spans[0])):
        facts.add(finding, _in(headline, finding))
    kept = _by_somebody(as_stays(facts.kept))
    return sorted((f for f in kept if not (_in(headline, f) and _is_short_for(f, kept, headline))), key=lambda f: f.observation.spans[0])


def _is_short_for(finding: Finding, findings: list[Finding], headline: tuple[int, int]) -> bool:
    """Whether a headline only says more briefly who was called in or sent away ("envoy") than the text below ("chargé d'affaires")."""
    o, below = finding.observation, [f.observation for f in findings if not _in(headline, f)]
    brief = o.kind == "mission" and o.attrs.get("what") in _PEOPLE and o.start is None and o.end is None
    return brief and any(
        (x.kind, x.a, x.b, x.attrs.get("action")) == (o.kind, o.a, o.b, o.attrs.get("action")) and x.attrs.get("what") in _PEOPLE
        for x in below
    )


def _by_somebody(findings: list[Finding]) -> list[Finding]:
    """The findings without those of a border closed or opened by nobody, of which the text tells elsewhere who did it."""
    told_of = [f.observation for f in findings if f.observation.attrs.get("action") in _AT_BORDERS]
    return [f for f in findings if not any(_is_vaguer(f.observation, o) for o in told_of)]


def _is_vaguer(o: Observation, other: Observation) -> bool:
    """Whether one of two has no date and its parties sorted, and the other tells the same of them the other way round."""
    act = o.attrs.get("action")
    sides = act in _AT_BORDERS and o.b is not None and o.a < o.b and (other.a, other.b) == (o.b, o.a)
    return sides and o.start is None and o.end is None and other.attrs.get("action") == act and other.modality == o.modality


def _is_sum_of(o: Observation, told: Observation) -> bool:
    """Whether money of a headline is that of the text below, which tells its sum, or the same sum ("Chile lends to Peru")."""
    same = o.kind == told.kind and o.kind in _SUMS and (o.a, o.b, o.measure) == (told.a, told.b, told.measure)
    return same and told.value is not None and (o.value is None or (o.value, o.unit) == (told.value, told.unit))


class _Facts:
    """The facts told so far, kept where those that may be one with another are found without looking at all of them."""

    def __init__(self, today: datetime.date | None) -> None:
        self._today = today
        self.kept: list[Finding] = []
        self._at: defaultdict[_Place, list[int]] = defaultdict(list)

    def add(self, finding: Finding, is_headline: bool) -> None:
        """Joins a finding to the fact that it tells again, or keeps it as a new one."""
        if finding.rule.endswith(RULE):
            self._complete(finding)
            return
        if is_headline and any(_is_sum_of(finding.observation, f.observation) for f in self.kept):
            return
        if self._is_of_order(finding) or any(is_stop(finding, self.kept[n].observation) for n in self._visits(finding)):
            return
        number = self._told_before(finding.observation, is_headline)
        if number is None:
            number = len(self.kept)
            self.kept.append(finding)
        else:
            joined = _joined(self.kept[number], finding, is_headline)
            modality = _modality_of_both(self.kept[number].observation, finding.observation) or joined.observation.modality
            self.kept[number] = replace(joined, observation=replace(joined.observation, modality=modality))
        o = self.kept[number].observation
        for place in (*_places(o), _exactly(o)):
            if number not in self._at[place][-_LOOK_BACK:]:
                self._at[place].append(number)

    def _visits(self, finding: Finding) -> range:
        """The latest facts, of which a visit may be a part."""
        last = len(self.kept)
        return range(max(0, last - _LOOK_BACK), last if finding.observation.kind == "visit" else 0)

    def _complete(self, act: Finding) -> None:
        """What became of a project is told of the one with its name."""
        o = act.observation
        for number in range(len(self.kept) - 1, -1, -1):
            before = self.kept[number].observation
            if (before.kind, before.a, before.b, before.attrs.get("name")) == (o.kind, o.a, o.b, o.attrs["name"]):
                self.kept[number] = completed(self.kept[number], act)
                return

    def _is_of_order(self, finding: Finding) -> bool:
        """Whether a finding tells an order and its last day apart from each other, of which the fact kept is told by the day."""
        o, term = finding.observation, finding.rule.endswith(TERM)
        if o.attrs.get("action") not in vocabulary().kinds[o.kind].ordered:
            return False
        for number in range(len(self.kept) - 1, -1, -1):
            before = self.kept[number].observation
            planned = before if before.modality == "planned" and not term else o
            apart = before.kind != o.kind or not (term or {before.modality, o.modality} == _ORDERED)
            if apart or planned.start is None or _days_between(before, o) > TO_LEAVE:
                continue
            if same_fact(replace(before, start=o.start, end=o.end, modality=o.modality), o):
                dated = replace(before, start=planned.start, end=planned.end, modality=planned.modality)
                self.kept[number] = replace(self.kept[number], observation=dated)
                return True
        return term

    def _told_before(self, o: Observation, is_headline: bool) -> int | None:
        """The fact that an observation tells again: the one of which it says the most, and of those the last.

        A headline tells what is to be as what is ("Chile and Peru sign pact").
        """
        modalities = (
            [m for m in vocabulary().fields["modality"] if m != "denied"] if is_headline and o.modality != "denied" else [o.modality]
        )
        best: tuple[int, int] | None = None
        for modality in [*modalities, *_on_its_day(o, modalities)]:
            asked = o if modality == o.modality else replace(o, modality=modality)
            for number in self._candidates(asked):
                before = self.kept[number].observation
                compared = sameness(before, asked)
                is_one = compared.is_one or (compared.differs is None and same_office(before, asked))
                apart = (
                    modality not in modalities and (before.start, before.end) != (o.start, o.end) and _modality_of_both(before, o) is None
                )
                if is_one and not apart and not self._is_news(before, asked):
                    best = max(best or (0, 0), (len(compared.agree), number))
        return best[1] if best else None

    def _is_news(self, before: Observation, o: Observation) -> bool:
        """Whether what is told first, without a date, is the news, and what is told then one like it of an earlier year."""
        if before.kind not in _NEWS or self._today is None or before.start or before.end or o.end is None:
            return False
        return o.end.year < self._today.year - 1

    def _candidates(self, o: Observation) -> set[int]:
        near = {number for place in _places(o, ask=True) for number in self._at.get(place, [])[-_LOOK_BACK:]}
        return near | set(self._at.get(_exactly(o), [])[-1:])


def _on_its_day(o: Observation, modalities: list[str]) -> set[str]:
    """The other modality under which something may be told before: what will be this afternoon, and "today's meeting"; a step and its decision."""
    is_event_of_day = vocabulary().kinds[o.kind].lies_ahead and o.start is not None and o.start == o.end
    kind, action = vocabulary().kinds[o.kind], o.attrs.get("action")
    is_told_so = is_event_of_day or action in kind.decided or "action" in kind.says_nothing
    return _ORDERED - {*modalities} if is_told_so and o.modality in _ORDERED else set()


def _modality_of_both(x: Observation, y: Observation) -> str | None:
    """The modality of a fact that two tell, the one as planned; None where they tell two.

    One tells without a day the decision to take a step that the other tells as taken, or only mentions what the other tells an act of.
    """
    if x.modality == y.modality:
        return None
    kind = vocabulary().kinds[x.kind]
    action = x.attrs.get("action")
    if action in kind.decided and (x if x.modality == "planned" else y).start is None:
        return "actual"
    mentioned = [o for o in (x, y) if o.attrs.get("action") in kind.says_nothing.get("action", ())]
    return next((o.modality for o in (x, y) if o not in mentioned), None) if mentioned else None


def _places(o: Observation, ask: bool = False) -> Iterator[_Place]:
    """Where a fact is kept, or (`ask`) where those are that may be one with it: by parties and what must agree, and by year."""
    base = _bucket(o)
    years = _years(o)
    if not ask:
        yield from ((*base, year) for year in years or ("undated",))
        yield (*base, "any")
    elif years:
        yield from ((*base, year) for year in (*years, "undated"))
    else:
        yield (*base, "any")


def _bucket(o: Observation) -> _Place:
    kind = vocabulary().kinds[o.kind]
    always = [f for f, how in kind.tells_apart.items() if how == "equal" and f in (*kind.required, "measure", "modality")]
    return (o.kind, *sorted((o.a, o.b or "")), *(told(o, f) for f in always if f not in kind.says_nothing))


def _exactly(o: Observation) -> _Place:
    """All that tells a fact apart, as it is told: a fact told again in the same way is found however long ago."""
    return (*_bucket(o), o.a, *(told(o, field) for field in vocabulary().kinds[o.kind].tells_apart))


def _years(o: Observation) -> tuple[int, ...]:
    first = o.start or o.end
    if first is None or "date" not in vocabulary().kinds[o.kind].tells_apart:
        return ()
    last = o.end or first
    return tuple(range(first.year, last.year + 1)) if last.year - first.year < _MOST_YEARS else (first.year, last.year)


def _in(headline: tuple[int, int], finding: Finding) -> bool:
    start, end = finding.observation.spans[0]
    return headline[0] <= start and end <= headline[1]


def _joined(first: Finding, second: Finding, is_headline: bool) -> Finding:
    """The one with more said, completed by the other; the first where both say as much.

    The sentence of the other is a span too where it gives what the fuller one does not say.
    """
    x, y = first.observation, second.observation
    named = y.kind != "agreement" or bool(content(str(y.attrs["name"]), y.a, y.b))
    better = not is_headline and _weight(y) > _weight(x) and not second.rule.endswith(_FOLLOW_UPS) and named
    more, less = (second, first) if better else (first, second)
    m, n = more.observation, less.observation
    completed = _completed(m, n)
    if completed == m:
        return more
    spans = tuple(sorted({*m.spans, *n.spans}))
    return replace(more, observation=replace(completed, spans=spans), marks=tuple(sorted({*more.marks, *less.marks})))


def _completed(m: Observation, n: Observation) -> Observation:
    """The fuller observation `m` with what only `n` says, or says more precisely."""
    if _tells_days_better(n, m):
        m = replace(m, start=n.start, end=n.end)
    if m.base_start is None and n.base_start is not None:
        m = replace(m, base_start=n.base_start, base_end=n.base_end)
    if _is_preciser(n, m):
        m = replace(m, value=n.value, unit=n.unit, bound=n.bound)
    if m.speaker is None and n.speaker is not None and m.spans == n.spans:
        m = replace(m, speaker=n.speaker)
    attrs = dict(m.attrs)
    if "name" in attrs and not content(str(attrs["name"]), m.a, m.b) and content(str(n.attrs["name"]), n.a, n.b):
        attrs["name"] = n.attrs["name"]
        attrs |= {field: n.attrs[field] for field in ("type",) if field in n.attrs}
    kind = vocabulary().kinds[m.kind]
    # What tells nothing apart and is only "other" says nothing either.
    vague = {f for f, v in attrs.items() if v in kind.says_nothing.get(f, ()) or (v == _OTHER and f not in kind.tells_apart)}
    attrs |= {f: v for f, v in n.attrs.items() if f not in attrs or f in vague}
    return m if attrs == m.attrs else replace(m, attrs=attrs)


def _tells_days_better(n: Observation, m: Observation) -> bool:
    """Whether `n` has the date that `m` lacks, or of an event the day where `m` has the week, month or year, or the month where it has the year."""
    if n.start is None or m.start is None:
        return n.start is not None
    if vocabulary().kinds[m.kind].numeric or n.end is None or m.end is None:
        return False
    if vocabulary().kinds[m.kind].lasts:
        if not _is_vague(n.start, n.end) and n.start <= m.start and m.end <= n.end:
            # The days of a visit, of which the other tells one.
            return (n.start, n.end) != (m.start, m.end)
        if n.start == n.end and (m.end - m.start).days == _WEEK:
            # "Will visit next week", "leaves on Monday": one of its days.
            return False
    inside = m.start <= n.start and n.end <= m.end and (n.start, n.end) != (m.start, m.end)
    return inside and _is_vague(m.start, m.end)


def _is_vague(start: datetime.date, end: datetime.date) -> bool:
    """Whether days are a month or more, or a week of the calendar."""
    return (end - start).days >= A_MONTH or ((end - start).days == _WEEK and start.weekday() == 0)


def _days_between(x: Observation, y: Observation) -> int:
    """How many days lie between the first days of two; none where one is not dated."""
    return abs((x.start - y.start).days) if x.start is not None and y.start is not None else 0


def _is_preciser(n: Observation, m: Observation) -> bool:
    """Whether `n` has the figure that `m` lacks, or has it with more digits."""
    if n.value is None or m.value is None:
        return n.value is not None
    here, there = written(m), written(n)
    return n.value != m.value and here is not None and there is not None and there.width < here.width


def _weight(o: Observation) -> tuple[bool, bool]:
    """How full a statement is: whether an agreement's act is told, and whether it is dated."""
    return o.kind == "agreement" and o.attrs["action"] not in _LESSER_ACTS, o.start is not None
