"""How long a visit lasts of which the first or last day is told ("arrived on 3 May for a two-day visit")."""

import datetime
from collections.abc import Iterator
from functools import cache

from comity.language import table
from comity.read.discourse import Discourse
from comity.read.frames import Instance, behind, resolve, verb_behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import FOR, OF
from comity.read.marks.number_words import lexicon
from comity.read.marks.numbers import Number, read_number
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: No visit that is told in days lasts longer.
LONGEST = 31
_WEEK = 7


def whole(instance: Instance, period: Period | None) -> Period | None:
    """The days of a visit, where it is said how many they are and that the told one is the first or the last."""
    if period is None or not period.is_day or instance.verb is None or period.first is None or period.last is None:
        return period
    for stay in stays(instance):
        rest = datetime.timedelta(days=max(0, days_of(instance.sentence, stay) - 1))
        turn = _turn(instance, instance.verb, stay) if rest else 0
        if turn:
            return period._replace(last=period.last + rest) if turn > 0 else period._replace(first=period.first - rest)
    return period


def in_brackets(instance: Instance, discourse: Discourse) -> Iterator[Period]:
    """The days that stand in brackets behind a visit ("his return from a visit to Fiji (3-5 May 2018)")."""
    sentence, noun = instance.sentence, instance.noun
    end = max((g.j for _, g in behind(noun)), default=noun.j) if noun is not None else 0
    for place, period in sentence.periods(end, end + 2):
        found = resolve(period, "past", "actual", discourse) if sentence.tokens[place - 1].lower == "(" else None
        if found is not None:
            yield found


def since(instance: Instance, discourse: Discourse) -> Iterator[Period]:
    """The day since which somebody is said to be there, whose last day is not told ("has been in Suva since Monday")."""
    verb, sentence = instance.verb, instance.sentence
    if verb is None or instance.noun is not None or not verb.perfect or instance.status != "actual":
        return
    for _, period in sentence.periods(verb.j, verb.last):
        told = resolve(period, "past", "actual", discourse) if period.lead in stay_words(sentence.language)["since"] else None
        if told is not None and told.first is not None and discourse.today is not None and (discourse.today - told.first).days <= LONGEST:
            yield told._replace(last=None)


def stays(instance: Instance) -> list[NounGroup]:
    """The nouns that can say how long a visit is: its own, or those with what its verb tells ("left at the end of a four-day visit")."""
    if instance.noun is not None:
        return [instance.noun, *beside(instance.sentence, instance.noun)]
    assert instance.verb is not None
    around = [g for _, g in verb_behind(instance.verb)]
    around += [h for g in list(around) for _, h in behind(g)]
    known = stay_words(instance.sentence.language)
    nouns, lengths = known["nouns"], known["day"] | known["weeks"]
    # "Left after two days in Fiji", "flew to Fiji for three days of talks".
    after = [g for g in around if (g.by in known["after"] or g.by == FOR) and instance.sentence.head(g).lower in lengths]
    below = [v for v in instance.sentence.verbs if v.governor is instance.verb]
    after += [
        g
        for v in below
        if v.sort == "ing" and v.lemma in known["spending"]
        for g in v.objects
        if instance.sentence.head(g).lower in lengths
    ]
    # "Arrived to begin a two-day visit".
    around += [g for v in below if v.sort == "infinitive" and v.lemma in known["begins"] for g in v.objects]
    # "Ended two days of talks".
    after += [g for g in instance.verb.objects if instance.sentence.head(g).lower in lengths and any(prep == OF for prep, _ in g.behind)]
    return [*(g for g in around if instance.sentence.head(g).lemma in nouns), *after]


def beside(sentence: Sentence, noun: NounGroup) -> list[NounGroup]:
    """What is set behind a noun for a visit and says more of it ("began his first trip abroad, a two-day state visit to Peru")."""
    nouns = stay_words(sentence.language)["nouns"]
    near = [g for g in sentence.nouns if noun.j < g.i and sentence.head(g).lemma in nouns]
    return [g for g in near[:1] if all(t.tag in "XY" for t in sentence.tokens[noun.j : g.i]) and sentence.tokens[g.i - 1].mark == "sign"]


def of_talks(instance: Instance, period: Period) -> Period:
    """The days of talks of which the first or the last is told ("wound up two days of talks on 9 June", "begins today and will last two days")."""
    noun, verb = instance.noun, instance.verb
    known = stay_words(instance.sentence.language)
    if not period.is_day or period.first is None or period.last is None or verb is None or noun is None:
        return period
    above = noun.parent if noun.by == OF else None
    # "Announced it on Monday after two days of talks".
    done = above is not None and above.by in known["after"]
    told = [above] if above is not None and (done or above in verb.objects) else []
    told += _how_long(instance.sentence) if verb.lemma in known["begins"] else []
    # "Two-day talks ended on Monday".
    days = next(
        (n for g in [*(g for g in told if instance.sentence.head(g).lower in known["day"]), noun] if (n := days_of(instance.sentence, g))),
        1,
    )
    rest = datetime.timedelta(days=days - 1)
    if done or verb.lemma in known["ends"]:
        return period._replace(first=period.first - rest)
    return period._replace(last=period.last + rest) if verb.lemma in known["begins"] else period


def _how_long(sentence: Sentence) -> list[NounGroup]:
    """The days that something is said to last ("will continue for two days")."""
    known = stay_words(sentence.language)
    lasting = [v for v in sentence.verbs if v.lemma in known["lasting"]]
    return [g for v in lasting for g in [*v.objects, *(g for prep, g in v.obliques if prep == FOR)]]


def _turn(instance: Instance, verb: VerbGroup, stay: NounGroup) -> int:
    """1 where the told day is the first of a stay, -1 where it is the last, 0 where that is not said."""
    sentence, known = instance.sentence, stay_words(instance.sentence.language)
    ends = [g for _, g in verb_behind(verb)] + [g for g in (stay.parent,) if g is not None]
    if stay.by == FOR and sentence.head(stay).lower in known["day"] | known["weeks"]:
        return 1
    if stay.by in known["after"] and verb.lemma in known["leaving"]:
        # "Left Suva on 8 May after a four-day visit", but not "left for Lima after two days in Suva".
        return -1 if verb.objects else 0
    if (
        verb.lemma in known["ends"]
        or (sentence.head(stay).lower in known["day"] | known["weeks"] and verb.lemma not in known["begins"])
        or any(sentence.head(g).lemma in known["end"] for g in ends)
    ):
        return -1
    described = [v.lemma for v in sentence.verbs if v.noun is stay or (v.governor is verb and v.sort == "infinitive" and stay in v.objects)]
    if any(lemma in known["ends"] for lemma in described):
        return -1
    if stay.by == OF and stay.parent is not None and sentence.head(stay.parent).lemma in known["outset"]:
        # "Was received on 3 May, at the start of a four-day visit".
        return 1
    return int(verb.lemma in known["begins"] or stay.by == FOR or any(lemma in known["begins"] for lemma in described))


def days_of(sentence: Sentence, stay: NounGroup) -> int:
    """How many days a noun says ("a two-day visit", "a visit of three days", "a week-long visit"); 0 where it tells none."""
    known = stay_words(sentence.language)
    if sentence.head(stay).lower in known["weeks"]:
        return _WEEK
    for token in sentence.tokens[stay.i : stay.head]:
        number, _, what = token.lower.partition("-")
        if what in known["day"]:
            return _number(sentence, number)
        if token.lower in known["week"]:
            return _WEEK
    groups = [(stay.i, stay.head), *((g.i, g.j) for _, g in behind(stay))]
    found = [(place, q) for i, j in groups for place, q in sentence.quantities(i, j)]
    counted = [q.value for place, q in found if any(t.lower in known["day"] for t in sentence.tokens[place + 1 : place + 2])]
    return int(counted[0]) if counted and counted[0] and counted[0] <= LONGEST else 0


def _number(sentence: Sentence, written: str) -> int:
    """A small number as it is written in figures or in words; 0 for what is none."""
    found = read_number(lexicon(sentence.language), written, 0) if written else 0
    whole_word = isinstance(found, Number) and found.end == len(written)
    return int(found.value) if isinstance(found, Number) and whole_word and found.value <= LONGEST else 0


@cache
def stay_words(language: str) -> dict[str, frozenset[str]]:
    """The lists of words by which a visit's days are told, by their names."""
    return {name: frozenset(text.split()) for name, text in table(language, "kinds/visit")["stay"].items()}
