"""Whether a period is that of another deed, since which something is the first ("the first visit since 2006")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.read.grammar import words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

if TYPE_CHECKING:
    from comity.read.frames import Instance

#: So many tokens in front of "since" may stand what is the first since then; so many behind it when that was.
_FIRST_REACH, _SINCE_REACH = 12, 14
#: So many tokens in front of "since" may stand how many years it is.
_COUNTED = 4


def is_since_another(sentence: Sentence, place: int, period: Period, deed: int) -> bool:
    """Whether a period is that of another deed, since which something is the first ("the first visit since 2006", "since coming to power in May")."""
    sets = words(sentence.language).sets
    if period.opens == "last" and period.lead in sets["since"]:
        return any(t.lower in sets["foremost"] for t in sentence.tokens[max(0, place - _FIRST_REACH) : place])
    for token in reversed(sentence.tokens[max(0, place - _SINCE_REACH) : place]):
        if token.lower in sets["since"] and token.tag in ("P", "S"):
            if deed > token.index:
                # "The first visit since the invasion in 1990": that is when the invasion was.
                return False
            behind_it = sentence.tokens[token.index + 1]
            first = any(t.lower in sets["foremost"] for t in sentence.tokens[max(0, token.index - _FIRST_REACH) : token.index])
            return first or behind_it.form == "ing" or behind_it.lower in sets["earlier_than"]
        if token.mark == "sign" or token.tag in ("V", "E", "B", "H", "M"):
            return False
    return False


def is_sequent(instance: Instance) -> bool:
    """Whether a doing is one that another deed came after or before ("reopened on 1 May after being shut for a year")."""
    verb, sentence = instance.verb, instance.sentence
    if verb is None or instance.noun is not None or verb.sort != "ing" or verb.i == 0:
        return False
    return sentence.tokens[verb.i - 1].lower in words(sentence.language).sets["sequent"]


def is_of_before(instance: Instance) -> bool:
    """Whether a relative clause tells what had been before the rest ("reopened on Friday the border which had been shut")."""
    verb, sentence = instance.verb, instance.sentence
    if verb is None or not verb.perfect or (verb.missing is None and verb.noun is None):
        return False
    return sentence.tokens[verb.i].lower in words(sentence.language).sets["past"]


def is_counted_from(instance: Instance) -> bool:
    """Whether years are counted from a deed ("2019 marks 40 years since Chile and Fiji established relations"): another date is theirs, not its."""
    sentence, verb = instance.sentence, instance.verb if instance.noun is None else None
    if verb is None:
        return False
    sets = words(sentence.language).sets
    first = min([verb.i, *(g.i for g in (*verb.subjects, *verb.objects))])
    opening = next((t for t in reversed(sentence.tokens[:first]) if t.tag not in "DAQKX"), None)
    if opening is None or opening.lower not in sets["since"]:
        return False
    return any(t.lemma in sets["durations"] for t in sentence.tokens[max(0, opening.index - _COUNTED) : opening.index])
