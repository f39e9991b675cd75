"""Who is called somebody's ally or partner: beside a name, as one of several, or in a list of them."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import owners
from comity.read.discourse import Discourse
from comity.read.facts import fact
from comity.read.frames import Instance, resolve
from comity.read.grammar import NounGroup, words
from comity.read.sentence import Sentence
from comity.read.ties.relation_words import can_relate, named_of, ties

#: So many tokens behind what two are called may stand since when, and who they are.
_NEAR = 3
_REACH = 5
_TWO = 2


def called(instance: Instance, status: str, discourse: Discourse) -> Iterator[Finding]:
    """What somebody is called beside his name ("Chile, an ally of Fiji", "Fiji's ally Chile", "Fiji's allies, including Chile")."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    known = ties(sentence.language).sets
    if {t.lower for t in sentence.tokens[noun.i : noun.head]} & known["past"]:
        return
    several = sentence.head(noun).lower != sentence.head(noun).lemma
    if several:
        yield from _both(instance, noun, status, discourse)
    beside = [g for g in sentence.nouns if noun in g.apposed or g.i == noun.j]
    bearers = _members(sentence, noun) if several else named_of(sentence, [g for g in beside if sentence.head(g).mark == "party"][:1])
    whose = [a.party for a in owners(sentence, noun, discourse) if a.sort in ("party", "adjective", "place") and can_relate(a)]
    whose += named_of(sentence, [g for prep, g in noun.behind if prep in known["of"]])
    whose = whose or (_having(sentence, noun) if several else [])
    for a in bearers:
        for b in dict.fromkeys(p for p in whose if p not in bearers):
            yield fact(instance, a, b, {"action": "described", "status": status}, None, modality="actual")


def _both(instance: Instance, noun: NounGroup, status: str, discourse: Discourse) -> Iterator[Finding]:
    """What two are called beside their names ("Chile and Fiji, allies since 1951, …")."""
    sentence = instance.sentence
    both = next((g.listed for g in sentence.nouns if noun in g.apposed and len(g.listed) == _TWO), [])
    pair = named_of(sentence, both)
    since = [p for place, p in sentence.periods(noun.i, noun.j + _NEAR) if p.opens == "last"]
    if status and len(pair) == _TWO and not noun.behind:
        period = resolve(since[0] if since else None, "past", "actual", discourse)
        yield fact(instance, pair[0], pair[1], {"action": "described", "status": status}, period, modality="actual")


def _members(sentence: Sentence, noun: NounGroup) -> list[str]:
    """Who of several allies is named: behind them ("allies such as Chile and Fiji", "allies Chile and Fiji"), or as one of them."""
    known = ties(sentence.language).sets
    opening = [t for t in sentence.tokens[noun.j : noun.j + _REACH] if t.lower not in known["list_signs"]]
    behind_it = next((g for g in sentence.nouns if opening and g.i == opening[0].index), None)
    listed = (behind_it.listed or [behind_it]) if behind_it is not None and sentence.head(behind_it).mark == "party" else []
    one = noun.parent if noun.parent is not None and sentence.head(noun.parent).lower in known["one"] else None
    if one is not None:
        # "Chile, one of Fiji's allies, …".
        listed = [g for g in sentence.nouns if one in g.apposed or (g.j == one.i - 1 and sentence.tokens[g.j].lower in known["list_signs"])]
        listed = listed or (
            one.verb.subjects if one.verb is not None and one.verb.lemma in known["being"] and one in one.verb.objects else []
        )
    return named_of(sentence, listed)


def _having(sentence: Sentence, noun: NounGroup) -> list[str]:
    """Who is said to have allies ("Chile has few allies", "left Chile with few allies")."""
    known, verb = ties(sentence.language).sets, noun.verb
    if verb is not None and noun in verb.objects and verb.lemma in known["having"] and not verb.negated:
        return named_of(sentence, verb.subjects)
    holder = noun.parent
    return named_of(sentence, [holder]) if holder is not None and noun.by in words(sentence.language).sets["with"] else []
