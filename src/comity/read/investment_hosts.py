"""Where the investment is that a text tells of, for the sentences behind that only tell who made it."""

from collections.abc import Sequence

from comity.read.actors import Actor, actors
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, instances
from comity.read.grammar.links import IN
from comity.read.investment_sides import parties_in, who_invests
from comity.read.investor_ranks import HOST, INVESTOR, investment_words
from comity.read.sentence import Sentence

#: What tells where investment is: itself, those who make it, what stands for it.
_HOSTED = ("measured", "investor", "whole")
#: Whose figures end what was told of investment.
_OTHERS = ("trade", "finance")


def note_host(every: Sequence[Instance], sentence: Sentence, discourse: Discourse) -> None:
    """Keep where the investment is that a sentence tells of; forget it where one goes on to something else.

    Args:
        every: the places of the sentence that name investment.
        sentence, discourse: what is read.

    """
    hosts = {p for i in every for p in _hosts(i, discourse)}
    if len(hosts) == 1:
        discourse.last[HOST] = (hosts.pop(), discourse.index)
    elif len(abroad := {p for i in every for p in _investing_abroad(i, discourse)}) == 1:
        discourse.last[INVESTOR] = (abroad.pop(), discourse.index)
    elif HOST in discourse.last and not every and any(i.noun is not None for kind in _OTHERS for i in instances(sentence, kind)):
        discourse.last.pop(HOST, None)


def _hosts(instance: Instance, discourse: Discourse) -> set[str]:
    """Where the investment is of which a sentence tells."""
    how, verb, noun = instance.frame.attrs["how"], instance.verb, instance.noun
    nobodys = verb is not None and (verb.passive or not verb.subjects)
    if how not in _HOSTED and not (how == "deed" and nobodys):
        return set()
    told = parties_in(instance, instance.frame.places("host"), discourse)
    known = investment_words(instance.sentence.language)
    if not told and how == "measured" and verb is not None:
        # "Chad attracted $3 million of investment", "FDI came to $3 million in Chad".
        got = verb.lemma in known["receiving"]
        told = parties_in(instance, ["subject"], discourse) if got else _behind_sum(instance, discourse)
    if not told and how == "measured" and noun is not None and _is_foreign(instance):
        # "Chad's FDI", "the foreign direct investment of Chad"; where nobody is named, of whom the title tells.
        told = parties_in(instance, ["owner", "of"], discourse)
        about = discourse.measured_by()
        if not told and about is not None and who_invests(instance, discourse) is None:
            return {about}
    return {a.party for a in told}


def _investing_abroad(instance: Instance, discourse: Discourse) -> set[str]:
    """Who is told to invest abroad, in no state that is named ("Peruvian firms invested $3 million abroad")."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    away = investment_words(sentence.language)["away"]
    first = noun.i if noun is not None else verb.i if verb is not None else 0
    last = max(noun.j if noun is not None else 0, verb.last if verb is not None else 0)
    if instance.frame.attrs["how"] not in ("measured", "deed") or not any(t.lower in away for t in sentence.tokens[first : last + 1]):
        return set()
    investor = who_invests(instance, discourse)
    return {investor} if investor is not None and is_actor(investor) else set()


def _is_foreign(instance: Instance) -> bool:
    """Whether what is told of is what others have invested where it is told of ("foreign investment", "FDI", "the inflow")."""
    assert instance.noun is not None
    foreign = investment_words(instance.sentence.language)["foreign"]
    return any(t.lemma in foreign for t in instance.sentence.tokens[instance.noun.i : instance.noun.j])


def _behind_sum(instance: Instance, discourse: Discourse) -> list[Actor]:
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    sums = [g for g in (*verb.objects, *(g for _, g in verb.obliques)) if sentence.head(g).mark == "quantity"]
    places = [g for s in sums for by, g in s.behind if by == IN]
    return [a for g in places for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)]
