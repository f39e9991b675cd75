"""How long a visit lasts of which the first or last day is told ("arrived on 3 May for a two-day visit")."""

import datetime
from dataclasses import replace
from functools import cache

from comity.language import table
from comity.read.frames import Instance, behind
from comity.read.marks.number_words import lexicon
from comity.read.marks.numbers import Number, read_number
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: No visit that is told in days lasts longer.
_LONGEST = 31


def whole(instance: Instance, period: Period | None) -> Period | None:
    """The days of a visit, where its noun says how many they are and its verb that the told one is the first or the last."""
    noun, verb = instance.noun, instance.verb
    if period is None or not period.is_day or noun is None or verb is None or period.first is None or period.last is None:
        return period
    known = _words(instance.sentence.language)
    rest = datetime.timedelta(days=max(0, _days(instance) - 1))
    if verb.lemma in known["begins"]:
        return replace(period, last=period.last + rest)
    if verb.lemma in known["ends"]:
        return replace(period, first=period.first - rest)
    return period


def _days(instance: Instance) -> int:
    """How many days a noun says ("a two-day visit", "a visit of three days"); 0 where it tells none."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    unit = _words(sentence.language)["day"]
    for token in sentence.tokens[noun.i : noun.head]:
        number, _, what = token.lower.partition("-")
        if what in unit:
            return _number(sentence, number)
    groups = [(noun.i, noun.head), *((g.i, g.j) for _, g in behind(noun))]
    found = [(place, q) for i, j in groups for place, q in sentence.quantities(i, j)]
    counted = [q.value for place, q in found if any(t.lower in unit for t in sentence.tokens[place + 1 : place + 2])]
    return int(counted[0]) if counted and counted[0] and counted[0] <= _LONGEST else 0


def _number(sentence: Sentence, written: str) -> int:
    """A small number as it is written in figures or in words; 0 for what is none."""
    found = read_number(lexicon(sentence.language), written, 0) if written else 0
    whole_word = isinstance(found, Number) and found.end == len(written)
    return int(found.value) if isinstance(found, Number) and whole_word and found.value <= _LONGEST else 0


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in table(language, "kinds/visit")["stay"].items()}
