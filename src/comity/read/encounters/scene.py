"""When an encounter is told to be (where: `venues`), and what the document has told of it before."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from comity.read.datelines import dateline
from comity.read.discourse import Discourse
from comity.read.encounters.event_dates import is_day_word, is_short, size, tells_date
from comity.read.encounters.occasion_words import sets as sets
from comity.read.encounters.others_dates import describes_another, is_of_thing, opens_next
from comity.read.encounters.participants import ENCOUNTER, Side, Told
from comity.read.encounters.venues import bound_for as bound_for
from comity.read.encounters.venues import here as here
from comity.read.encounters.venues import house as house
from comity.read.encounters.venues import is_of_event as is_of_event
from comity.read.encounters.venues import land_around as land_around
from comity.read.encounters.venues import place as place
from comity.read.frames import Instance, reach, resolve, verb_behind
from comity.read.grammar import Token, is_adjective, words
from comity.read.marks.people import Person
from comity.read.marks.periods import Period, Tense, resolved
from comity.read.persons_meant import antecedent, spoken_of
from comity.read.sentence import Sentence
from comity.read.timing import opens_clause, said_at, tense_of

_DAY = "day of encounter"
#: Encounters that the sentence of the latest one has told beside it.
_BESIDE = "encounters beside"
#: An encounter goes on for so many sentences after it was told last.
_GOES_ON = 8
#: Tokens that may stand between two dates of one list.
_LIST_GAP = 5
#: How people far from each other speak, and what they do not do by it.
_CALL, _VISIT = "call", "visit"
#: A date so many tokens from the beginning of a sentence is told of all of it.
_FRONT = 1
#: So many tokens in front of "when" may stand the date that its clause is about.
_TIME_GAP = 2
#: What was set out for more days ago is told as what has been.
_LATELY = 31


def latest(discourse: Discourse, *parties: str) -> Told | None:
    """The latest encounter of these parties, if it still goes on."""
    told = discourse.last.get(ENCOUNTER)
    if not isinstance(told, Told) or discourse.index - told.index > _GOES_ON:
        return None
    if set(parties) <= told.parties:
        return told
    # "Paid visits to Peru and Chile": one of several that one sentence has told.
    others = discourse.last.get(_BESIDE)
    assert others is None or isinstance(others, list)
    return next((t for t in others or () if t.index == told.index and set(parties) <= t.parties), None)


def told_last(discourse: Discourse) -> list[Told]:
    """The encounters of the sentence that told of one last."""
    told, others = discourse.last.get(ENCOUNTER), discourse.last.get(_BESIDE)
    assert others is None or isinstance(others, list)
    return [told, *(t for t in others or () if t.index == told.index)] if isinstance(told, Told) else []


def keep(
    discourse: Discourse, sides: Sequence[Side], period: Period | None, place: str | None, format_: str = "", status: str = "actual"
) -> None:
    """Keep an encounter; what an earlier sentence told of the same and this one does not is kept with it."""
    before = latest(discourse, *(s.party for s in sides))
    elsewhere = before is not None and bool(place and before.place) and place != before.place
    if before is not None and before.status == status and not elsewhere:
        same = place is not None and place == before.place
        if period is None or (same and before.period is not None and _lies_within(before.period, period)):
            # "This will be his first visit this year": its days are known.
            period = before.period
        place, format_ = place or before.place, format_ or before.format
        named = {s.party: s for s in before.sides}
        sides = [s if s.person else named.get(s.party, s) for s in sides]
    if period is not None and period.is_day:
        discourse.last[_DAY] = period
    earlier = discourse.last.get(ENCOUNTER)
    others = discourse.last.setdefault(_BESIDE, [])
    assert isinstance(others, list)
    if isinstance(earlier, Told) and earlier.index == discourse.index:
        others.append(earlier)
    else:
        others.clear()
    discourse.last[ENCOUNTER] = Told(discourse.index, tuple(sides), period, place, format_, status)


def dates(
    instance: Instance, discourse: Discourse, after: int | None = None, before: int | None = None, strict: bool = False
) -> list[Period]:
    """When an encounter is told to be in its sentence, each of several dates that are listed ("in 2005 and 2010"); none if not told.

    Args:
        after, before: tokens between which to look first, where one verb tells of several visits with a date each.
        strict: whether only a day right beside the verb counts, or one told with "on".

    """
    sentence = instance.sentence
    low, high, first = reach(instance)
    dated = dateline(sentence)
    start = dated[1] if dated else 0
    first = max(first, start)
    low, high = (low if after is None else after), (high if before is None else before)
    but = said_at(instance)
    own = instance.noun.j if instance.noun is not None else 0
    told = [
        (i, p)
        for i, p in sentence.periods(start)
        if i not in but
        and not opens_next(instance, i)
        and tells_date(sentence, i, p, own, instance.verb if instance.noun is None else None)
        and not is_of_thing(instance, i)
        and not describes_another(instance, i)
    ]
    above = instance.verb.governor if instance.verb is not None and instance.verb.sort == "infinitive" else instance.verb
    if instance.status == "planned" and instance.noun is not None and above is not None and above.tense == "past":
        # "In January they agreed on talks": that is when they agreed.
        told = [(i, p) for i, p in told if i > instance.noun.i]
    behind_it = [(i, p) for i, p in told if low <= i < high and not opens_clause(sentence, i)]
    beside = beside_verb(instance) or _before_time_clause(instance)
    if beside or strict:
        chosen = beside or [(i, p) for i, p in behind_it if p.lead in sets(sentence.language)["on_day"] or _dates_event(sentence, i)][:1]
    elif behind_it:
        chosen = _listed(sentence, behind_it)
    else:
        in_front = [(i, p) for i, p in told if first <= i < low]
        every = [(i, p) for i, p in told if not (i > low and opens_clause(sentence, i))]
        chosen = in_front[-1:] or (
            every if len(every) == 1 and not _another_between(instance, instance.noun.head if instance.noun else low, every[0][0]) else []
        )
    # "Came on 3 May to build on the April 2 talks": the day in its own name is before all others.
    named = _of_event(instance, bool(chosen)) if instance.noun is not None or not chosen else []
    return _joined([_resolved(sentence, i, p, instance, discourse) for i, p in named or chosen])


def _of_event(instance: Instance, others: bool) -> list[tuple[int, Period]]:
    """The date in an event's own name, or in that of the one at which something is done ("the May 7 call"); where there are `others`, only days."""
    sentence, verb, known = instance.sentence, instance.verb, sets(instance.sentence.language)
    hanging = verb_behind(verb) if verb is not None and instance.noun is None else ()
    groups = [g for prep, g in hanging if prep in known["at"] and sentence.head(g).lemma in known["events"]]
    own = instance.noun
    found = [item for g in groups for item in sentence.periods(g.i, g.j)] if own is None else sentence.periods(own.i, own.head)
    if own is not None and not found:
        # "In the May 7 call".
        definite = words(sentence.language).sets["definite"]
        found = [(i, p) for i, p in sentence.periods(own.i - 1, own.i) if sentence.tokens[i].text.split()[0].lower() in definite]
    return found if len(found) == 1 and (not others or is_short(resolved(found[0][1], sentence.today, "past"))) else []


def only_day(sentence: Sentence, discourse: Discourse) -> Period | None:
    """The one day of what has happened that a sentence tells; None where it tells none or several."""
    dated = dateline(sentence)
    found = [p for i, p in sentence.periods(dated[1] if dated else 0) if tells_date(sentence, i, p)]
    told = resolve(found[0], "past", "actual", discourse) if len(found) == 1 else None
    return told if told is not None and told.is_day and not lies_ahead(told, discourse) else None


def _joined(found: list[Period]) -> list[Period]:
    """The dates, days that follow one another as one stretch ("on Thursday, 14 December and Friday, 15 December")."""
    joined: list[Period] = []
    for period in found:
        before = joined[-1] if joined else None
        if before is not None and before.last is not None and period.is_day and period.first == before.last + datetime.timedelta(days=1):
            joined[-1] = before._replace(last=period.last)
        else:
            joined.append(period)
    return joined


def beside_verb(instance: Instance) -> list[tuple[int, Period]]:
    """The day that stands right before or behind the verb ("today spoke", "spoke on Monday with"), if another may be a thing's."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None:
        return []
    near = [(i, p) for i, p in sentence.periods(verb.i - 1, verb.j + 2) if tells_date(sentence, i, p)]
    return [(i, p) for i, p in near if p.sort in ("relative", "weekday") and is_day_word(p)][:1]


def _dates_event(sentence: Sentence, place_: int) -> bool:
    """Whether a date stands right behind the noun of what it dates ("in a call Tuesday")."""
    before = sentence.tokens[place_ - 1] if place_ else None
    return before is not None and before.tag == "N" and before.lemma in sets(sentence.language)["dated"] | sets(sentence.language)["events"]


def _before_time_clause(instance: Instance) -> list[tuple[int, Period]]:
    """The date right in front of a clause that says what was then ("the latest visit was in June 2023, when he came")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or sentence.tokens[verb.first].lower not in words(sentence.language).sets["simultaneous"]:
        return []
    in_front = sentence.periods(max(0, verb.first - _TIME_GAP), verb.first)[-1:]
    return [(i, p) for i, p in in_front if p.last is not None or p.awaits]


def _another_between(instance: Instance, low: int, place_: int) -> bool:
    """Whether another event stands between an event and a date, which may be that one's; not one that is gone to for its sake."""
    sentence, verb = instance.sentence, instance.verb
    going = [v for v in sentence.verbs if verb is not None and v.governor is verb and v.lemma in sets(sentence.language)["joining"]]
    aims = {g.head for v in going for g in [*v.objects, *(g for _, g in verb_behind(v))]}
    own = verb.main if verb is not None else -1
    between = sentence.tokens[low + 1 : place_]
    told = [t for t in between if t.tag == "N" or (t.tag in "VEI" and t.index != own and t.lemma != instance.lemma)]
    events = [t.index for t in told if t.lemma in sets(sentence.language)["events"]]
    return any(i not in aims for i in events)


def _listed(sentence: Sentence, found: list[tuple[int, Period]]) -> list[tuple[int, Period]]:
    """The first date and those that go on its list: of the same size, with little between them or where the times are counted."""
    chosen = found[:1]
    counted = any(t.lower in sets(sentence.language)["times"] for t in sentence.tokens)
    if len(found) > 1 and _lies_within(found[1][1], found[0][1]):
        # "In May 2014, from 6 to 9 May".
        return found[1:2]
    known = sets(sentence.language)
    for (i, period), (j, other) in zip(found, found[1:], strict=False):
        gap = sentence.tokens[i + 1 : j]
        between = [t.lower for t in gap]
        joined = any(w in known["listing"] for w in between)
        # "In Lima in May and again in Quito in June": where each was may stand between.
        told = [t for t in gap if _tells_where(sentence, t)]
        short = len(gap) - len(told) <= _LIST_GAP and all(
            t in told or t.lower in known["listing"] | known["when"] | known["once_more"] for t in gap
        )
        again = short and known["once_more"] & set(between)
        if not (again or (size(period) == size(other) and (short or (counted and joined)))):
            break
        chosen.append((j, other))
    return chosen


def stops(instance: Instance) -> list[tuple[str, int, int]]:
    """Where each of several encounters of one verb was that are told one after the other ("met in Lima in May and again in Quito in June").

    Each as the party of the place, and the tokens between which its date stands; empty where one place is told.
    """
    sentence = instance.sentence
    low, high, _ = reach(instance)
    found = [(i, p) for i, p in sentence.periods(low, high) if tells_date(sentence, i, p)]
    chosen = _listed(sentence, found) if len(found) > 1 else []
    told: list[tuple[str, int, int]] = []
    begin = low
    for i, _ in chosen:
        places = [t for t in sentence.tokens[begin:i] if _tells_where(sentence, t, joined=bool(told))]
        if not places:
            return []
        told.append((getattr(places[0].value, "party", ""), begin, i + 1))
        begin = i + 1
    return told


def _tells_where(sentence: Sentence, token: Token, joined: bool = True) -> bool:
    """Whether a name tells where something was: behind a preposition of place, or (if `joined`) behind "and" in a list of such."""
    if token.mark not in ("party", "place") or not token.index or is_adjective(token):
        return False
    before, known = sentence.tokens[token.index - 1].lower, sets(sentence.language)
    return before in known["where"] or (joined and before in known["listing"])


def _lies_within(inner: Period, outer: Period) -> bool:
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last and (inner.first, inner.last) != (outer.first, outer.last)


def _resolved(sentence: Sentence, place_: int, period: Period, instance: Instance, discourse: Discourse) -> Period:
    """A date with its days: one without a year has that of a year told in the sentence ("In 2014 … in August")."""
    if period.sort == "shifted" and period.unit == "day":
        for place, other in reversed(sentence.periods(0, place_)):
            if other.is_day or other.awaits in ("weekday", "yearless"):
                # "On June 12 … the same day".
                return resolved(period, discourse.today, "past", _resolved(sentence, place, other, instance, discourse))
        day = discourse.last.get(_DAY)
        if isinstance(day, Period):
            return resolved(period, discourse.today, "past", day)
    if period.awaits == "yearless":
        before = sentence.periods(0, place_)
        years = [p for _, p in before if size(p) == "year"] or [y for i, p in before if (y := _opening_year(i, p))]
        year = next(iter(years), None)
        told = discourse.last.get("sentence")
        if year is None and isinstance(told, _Sentence) and told.index == discourse.index - 1 and instance.status != "planned":
            year = told.year
        if year is None and instance.status != "planned":
            # Under a heading "2009", in a paragraph "In 2009 …".
            year = discourse.year_of(period)
        if year is not None or discourse.today is not None:
            tense: Tense = "future" if instance.status == "planned" else "present" if tense_of(instance, period) == "present" else "past"
            return resolved(period, discourse.today, tense, year)
    # "In 1959 he came, a visit that was returned the following year".
    told_here = [p for _, p in sentence.periods(0, place_) if p.first is not None and p.last is not None]
    return resolve(period, tense_of(instance, period), instance.status, discourse, told_here[-1] if told_here else None) or period


def _opening_year(place_: int, period: Period) -> Period | None:
    """The year of a month or day that a sentence begins with: "In February 1964 the one visited, and in December the other"."""
    return period.year_around() if place_ <= _FRONT and period.sort == "absolute" else None


def apart(period: Period, other: Period | None) -> bool:
    """Whether two dates are those of two events: both are known and do not meet."""
    if period.first is None or period.last is None or other is None or other.first is None or other.last is None:
        return False
    return period.last < other.first or other.last < period.first


def carried(instance: Instance, discourse: Discourse, parties: Sequence[str]) -> Period | None:
    """The date of an encounter that its sentence does not tell: that of the one it goes on with, or the day that the sentence before tells.

    Nothing is carried over to what is still to come, nor past a date that the sentence tells and nobody can resolve.
    """
    sentence = instance.sentence
    if any(tells_date(sentence, i, p) for i, p in sentence.periods()) or any(
        t.lower in sets(sentence.language)["at_some_time"] for t in sentence.tokens
    ):
        return None
    if is_of_late(instance):
        return None
    told = latest(discourse, *parties)
    if told is not None and told.place and told.place == _away_from(instance, discourse, parties):
        return None
    if told is not None and told.format == _CALL and instance.frame.kind == _VISIT:
        # "Spoke by telephone today. She thanked him for welcoming the minister": a call is no day of a visit.
        return None
    if told is not None and told.status == instance.status and is_short(told.period):
        return told.period
    if instance.status != "actual":
        return None
    before = discourse.last.get("sentence")
    if isinstance(before, _Sentence) and before.index == discourse.index - 1 and set(parties) <= before.parties:
        return before.day
    return None


def _away_from(instance: Instance, discourse: Discourse, parties: Sequence[str]) -> str | None:
    """Whose own land a visit is not to: the visitor's, and his on whose stay something is done ("During his stay, he met …")."""
    if instance.frame.kind == _VISIT:
        return parties[0]
    sentence, verb = instance.sentence, instance.verb
    stays = [g for _, g in (verb.obliques if verb is not None else ()) if sentence.head(g).lemma in sets(sentence.language)["staying"]]
    for token in (t for g in stays for t in sentence.tokens[g.i : g.head] if t.tag == "Q"):
        person = antecedent(sentence, token, discourse) if token.lower in words(sentence.language).sets["person"] else None
        return person.party if person is not None else None
    return None


def is_of_late(instance: Instance) -> bool:
    """Whether a noun is told to be of an event of late ("spoke today about his recent visit")."""
    noun, sentence = instance.noun, instance.sentence
    return noun is not None and any(t.lower in sets(sentence.language)["lately"] for t in sentence.tokens[noun.i : noun.head])


def is_upcoming(instance: Instance) -> bool:
    """Whether a noun is told to be of an event still to come ("the upcoming visit")."""
    noun, sentence = instance.noun, instance.sentence
    foreseen = words(sentence.language).sets["foreseen"]
    return noun is not None and any(t.lower in foreseen for t in sentence.tokens[noun.i : noun.head])


def is_occasion_ahead(instance: Instance) -> bool:
    """Whether a visit is only when something will be done ("will be signed during the visit of …")."""
    noun, verb, known = instance.noun, instance.verb, sets(instance.sentence.language)
    if (
        noun is not None
        and noun.by in known["ahead"]
        and {t.lower for t in instance.sentence.tokens[max(0, noun.i - 2) : noun.i]} & known["looking_ahead"]
    ):
        # "Came ahead of the visit of …".
        return True
    will = verb is not None and any(v is not None and v.tense == "future" for v in (verb, verb.governor))
    # "Will be launched during his visit" may be told while it goes on.
    occasion = noun.parent if noun is not None else None
    return will and occasion is not None and instance.sentence.head(occasion).lemma in known["on_occasion"]


def is_over(periods: Sequence[Period | None], discourse: Discourse) -> bool:
    """Whether all of some dates lie before the document's day; not if there are none."""
    lasts = [p.last if p is not None else None for p in periods]
    return bool(lasts) and all(last is not None and last < (discourse.today or datetime.date.min) for last in lasts)


def is_history(periods: Sequence[Period | None], discourse: Discourse) -> bool:
    """Whether some dates lie weeks or years back: what was set out for then has been."""
    lasts = [p.last for p in periods if p is not None and p.last is not None]
    return bool(lasts) and all(discourse.today is None or (discourse.today - last).days > _LATELY for last in lasts)


def lies_ahead(period: Period | None, discourse: Discourse) -> bool:
    """Whether a date begins behind the document's day."""
    return period is not None and period.first is not None and period.first > (discourse.today or datetime.date.max)


@dataclass(frozen=True)
class _Sentence:
    """What the sentence before has told: whom it names, the one day that it tells of what has happened, and the last whole year."""

    index: int
    parties: frozenset[str]
    day: Period | None
    year: Period | None


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keep what a sentence tells, for the dates of the next one."""
    tense = "future" if any(v.tense == "future" for v in sentence.verbs) else "past"
    found = [resolved(p, discourse.today, "past", discourse.period) for i, p in sentence.periods() if tells_date(sentence, i, p)]
    # "Kosovo, which declared independence in 2008": that is no year of what comes next.
    relative = [v for v in sentence.verbs if v.noun is not None and v.sort in ("finite", "participle")]
    aside = {p.start for i, p in sentence.periods() if any(v.i < i < v.last for v in relative)}
    year = next((p for p in reversed(found) if p.sort == "absolute" and size(p) == "year" and p.start not in aside), None)
    # The day of the dateline is none of an event.
    found = [p for p in found if p.sort == "relative" or not (p.is_day and p.first == discourse.today)] or found
    day = found[0] if len(found) == 1 and found[0].is_day and tense == "past" and not lies_ahead(found[0], discourse) else None
    discourse.last["sentence"] = _Sentence(discourse.index, frozenset(sentence.parties()), day, year)
    person = spoken_of(sentence, isinstance(discourse.last.get("person"), Person))
    if person is not None:
        discourse.last["person"] = person
        discourse.ask_anew()
