"""Measures told before that a sentence goes on from: "another round", "the measures", "they were lifted"."""

from collections.abc import Iterator, Mapping

from comity.observation import Finding, Observation
from comity.read.actors import actors
from comity.read.coercing.coercion_words import lists
from comity.read.coercing.deeds import acts, at_verb, deed
from comity.read.coercing.doers_and_targets import TOLD, doers
from comity.read.coercing.near_things import near
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance
from comity.read.grammar import NounGroup

#: A measure told so many sentences ago is the one of which only the goods are said now.
_RECENT = 2
#: What falls on goods: which, need not be said again.
_ON_GOODS = frozenset(("ban", "tariff"))


def as_before(
    instance: Instance, holder: NounGroup, who: list[str], discourse: Discourse
) -> tuple[list[str], Mapping[str, NounGroup | None], str]:
    """Doer, target and sort of a measure that goes on from the one told last ("another round", "the measures")."""
    sentence, noun, action = instance.sentence, instance.noun, instance.frame.attrs["action"]
    assert noun is not None
    before = discourse.last.get(instance.frame.kind)
    if (own := _others_too(instance, who, before, discourse)) is not None:
        return own
    first = {t.lower for g in (noun, holder) for t in sentence.tokens[g.i : g.head]}
    told = _is_told_of_others(instance, discourse)
    if told or not isinstance(before, list) or not first & lists(sentence.language)["again"]:
        return [], {}, ""
    known = lists(sentence.language)["actions"]
    fitting: list[Observation] = [o for o in before if o.attrs["action"] in ((action,) if action else known) and (not who or o.a in who)]
    if not fitting:
        return [], {}, ""
    # "As regards Georgia, the ban will …": of those told before, the ones that are named.
    named = [o for o in fitting if o.b in sentence.parties()] or fitting
    return list(dict.fromkeys(o.a for o in fitting)), {o.b: None for o in named if o.b}, str(fitting[0].attrs["action"])


def _others_too(
    instance: Instance, who: list[str], before: object, discourse: Discourse
) -> tuple[list[str], Mapping[str, NounGroup | None], str] | None:
    """The same of one more state right behind, where on whom need not be said again ("Chile lifted its sanctions on Peru. Fiji too suspended sanctions")."""
    noun, action = instance.noun, instance.frame.attrs["action"]
    if noun is None or action != "sanctions" or not isinstance(before, list) or discourse.index - last_told(discourse) > _RECENT:
        return None
    bare = noun.i == noun.head and not near(instance.sentence, noun)
    hit = {o.b for o in before if str(o.attrs["action"]).startswith(action) and o.b}
    own = len(who) == 1 and is_actor(who[0]) and all(o.a != who[0] for o in before)
    return (who, dict.fromkeys(hit), str(action)) if bare and own and len(hit) == 1 and not set(who) & hit else None


def _is_told_of_others(instance: Instance, discourse: Discourse) -> bool:
    """Whether a measure falls on somebody whom its own phrase tells, not only on goods ("an earlier ban, on fish only")."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    on = [g for prep, g in near(sentence, noun) if prep in instance.frame.places("target")]
    goods = all(sentence.head(g).tag == "N" and not actors(sentence, g, discourse) for g in on)
    told_now = discourse.index - last_told(discourse) <= _RECENT
    return bool(on) and not (goods and told_now and instance.frame.attrs["action"] in _ON_GOODS)


def last_told(discourse: Discourse) -> int:
    """The number of the sentence that told an act of coercion last."""
    index = discourse.last.get(TOLD)
    return index if isinstance(index, int) else -_RECENT


def ended(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Measures told in the sentence before that "they" or "these" are which are ended ("They were lifted in May")."""
    sentence, verb = instance.sentence, instance.verb
    known = lists(sentence.language)
    meant = [g for g in verb.objects if g.i == g.head and sentence.head(g).lower in known["measures_meant"]] if verb is not None else []
    before = discourse.last.get(instance.frame.kind)
    if verb is None or not meant or not isinstance(before, list) or discourse.index - last_told(discourse) != 1:
        return
    status, tense = deed(sentence, verb, False)
    who = doers(sentence, verb.subjects, discourse, instance.frame)
    told, period = at_verb(instance, verb, discourse, status, tense)
    for o in before if status != "other" else ():
        if o.b and o.attrs["action"] in known["actions"] and (o.a in who or not verb.subjects):
            yield from acts(told, [o.a], {o.b: None}, period)
