"""Dates that agreements have of their own: no days on which something is done with them later."""

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper, inner
from comity.read.frames import Instance
from comity.read.grammar import VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

_YEAR = 366
#: What gives an agreement more time.
_PROLONGED = "extended"
#: What is done with an agreement on the day that it bears.
_DATED_SO = ("signed", "negotiated", "mentioned", "proposed")


def own_dates(instance: Instance, named: list[Paper]) -> set[int]:
    """Of what is done later with an agreement, the dates that the agreement has of its own ("ended the accord of 1998", "signed in 1998")."""
    if instance.frame.attrs["action"] in _DATED_SO:
        return set()
    sentence = instance.sentence
    of = {i for i, p in sentence.periods() if p.attributive or p.lead in lexicon(sentence.language).dating}
    about = [v for v in sentence.verbs if v is not instance.verb and (_describes(v, named) or _is_due(v, instance, named))]
    said = {i for v in about for i, _ in sentence.periods(v.i, v.last)}
    if instance.frame.attrs["action"] == _PROLONGED:
        # "Was extended to the end of 2020": that is how long.
        said |= {i for i, p in sentence.periods() if p.lead in words(sentence.language).sets["up_to"]}
    return {i for i in of if any(p.group.i < i or i == p.group.i for p in named)} | said


def inner_dates(instance: Instance, named: list[Paper]) -> set[int]:
    """The dates of agreements within the name of another ("signed a plan to carry out the accord signed in 2010")."""
    verbs = [
        v
        for v in instance.sentence.verbs
        if (instance.verb is None or v.i != instance.verb.i) and inner(instance.sentence, v, named) is not None
    ]
    return {i for v in verbs for i, _ in instance.sentence.periods(v.i, v.last)}


def _describes(verb: VerbGroup, named: list[Paper]) -> bool:
    """Whether a verb tells more of an agreement beside what is done with it ("the accord, signed in 1998 and never applied, was ended")."""
    groups = [verb.noun] if verb.noun is not None else verb.subjects if verb.sort == "participle" else []
    return any(p.group.i <= g.i < p.end for p in named for g in groups)


def _is_due(verb: VerbGroup, instance: Instance, named: list[Paper]) -> bool:
    """Whether a verb tells what an agreement was to do by itself ("the accord, due to run out in December, was prolonged")."""
    own = instance.verb
    between = own is not None and own.passive and verb.i < own.i and verb is not own.governor and any(p.group.j <= verb.i for p in named)
    return between and verb.sort == "infinitive"


def goes_on(period: Period) -> bool:
    """Whether a period is too long to tell when something was signed ("from 1981 on", "in 2021-2025")."""
    long_ = period.first is not None and period.last is not None and (period.last - period.first).days > _YEAR
    return period.opens == "last" or long_


def set_in(sentence: Sentence, named: list[Paper]) -> set[int]:
    """The dates set into names ("an agreement in 2003 for the founding of a council"): they tell when, but for "for 2019-2021"."""
    lasting = lexicon(sentence.language).lasting
    ends = [p.group.j for p in named if p.group.j + 2 < p.end]
    return {
        j + 1
        for j in ends
        if sentence.tokens[j].tag == "P" and sentence.tokens[j + 1].tag == "W" and sentence.tokens[j].lower not in lasting
    }
