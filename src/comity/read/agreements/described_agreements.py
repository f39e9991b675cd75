"""Past forms behind an agreement that say what was done with it ("a treaty of both, signed in 1992 and renewed in 2002")."""

from dataclasses import replace

from comity.read.agreements.papers import Paper, inner
from comity.read.frames import Instance, behind
from comity.read.grammar import VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: Marks of those that an agreement is told to be of.
_PLACED = ("party", "place")


def described(instance: Instance, named: list[Paper]) -> Instance:
    """The instance of a past form behind an agreement as what it is: "a cultural agreement of both, signed in 1992 and renewed in 2002"."""
    verb = instance.verb
    if instance.noun is None and verb is not None and verb.sort == "infinitive" and verb.passive and not verb.objects:
        # "Among the agreements to be signed are …".
        ahead = next((p for p in named if p.end == verb.i), None)
        return instance if ahead is None else replace(instance, verb=replace(verb, noun=ahead.group, objects=[ahead.group]))
    if instance.noun is not None or verb is None or verb.sort != "participle" or verb.i != verb.main:
        return instance
    paper = next((p for p in reversed(named) if _is_described(instance.sentence, p, verb)), None)
    # Only of what is done to an agreement: one that "expired" did so itself.
    if paper is None or "subject" not in instance.frame.places("parties") or "object" not in instance.frame.places("thing"):
        return instance
    agents = words(instance.sentence.language).sets["agents"]
    doers = [g for prep, g in verb.obliques if prep in agents]
    # "A plan for the accord on fish signed in 2010": that of the accord.
    group = (inner(instance.sentence, replace(verb, passive=True), named) or paper).group
    return replace(instance, verb=replace(verb, passive=True, noun=group, objects=[group], subjects=doers))


def _is_described(sentence: Sentence, paper: Paper, verb: VerbGroup) -> bool:
    """Whether a past form says of an agreement what was done with it: right behind it, or as one more of such forms."""
    own = [g for _, g in behind(paper.group) if sentence.head(g).mark in _PLACED]
    end = max([paper.end, *(g.j for g in own)])
    if any(g is paper.group for g in verb.objects) or not end <= verb.i or not all(g.i < end for g in verb.objects):
        return False
    if sentence.tokens[verb.i - 1].tag not in "CY":
        return end == verb.i
    first = end + (sentence.tokens[end].tag == "Y")
    if first == verb.i:
        return True
    between = [v for v in sentence.verbs if end <= v.i < verb.i]
    return bool(between) and between[0].i == first and all(v.sort == "participle" and v.i == v.main for v in between)


def dated_one_by_one(sentence: Sentence, named: list[Paper]) -> dict[int, Period]:
    """The date beside each of several agreements, by where they begin; none where no other than the last has one.

    "A trade agreement (2008), an extradition treaty of 1904 and one on the border, in force since 1992".
    """
    found: dict[int, Period] = {}
    for paper, end in zip(named, [*(p.start for p in named[1:]), len(sentence.tokens)], strict=False):
        stop = next((v.i for v in sentence.verbs if v.i >= paper.end and v.sort == "finite"), end)
        dates = [p for _, p in sentence.periods(paper.end, min(end, stop)) if p.first is not None]
        if len(dates) == 1:
            found[paper.start] = dates[0]
    return found if any(p.start in found for p in named[:-1]) else {}
