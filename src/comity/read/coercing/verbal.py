"""Words against: protests lodged, accusations made. What is charged is no deed."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.parties import Mention
from comity.read.actors import actors
from comity.read.coercing.coercion_words import is_irregular, lists
from comity.read.coercing.deeds import acts, deed, is_definite
from comity.read.coercing.doers_and_targets import SUBJECT, doers, noun_doers, targets
from comity.read.coercing.measures import effects, held
from comity.read.coercing.saying import said_when
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import AGAINST, TO, WITH
from comity.read.marks.people import Person
from comity.read.sentence import Sentence

#: The noun of a charge stands at most so many tokens behind its preposition.
_CHARGE = 6
_Hit = dict[str, NounGroup]


def protest(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A protest or complaint of a state, with or against another."""
    if instance.noun is None:
        yield from _protesting(instance, discourse)
        return
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    holder, _ = held(sentence, noun)
    verb = next((v for v in sentence.verbs if _is_lodged(sentence, v, (noun, holder))), None)
    hanging = [*behind(noun), *(behind(holder) if holder is not noun else [])]
    if verb is not None and noun not in verb.objects and holder not in verb.objects:
        # "Was handed a note of protest", "presented Peru with a protest".
        hanging = [*hanging, *((TO, g) for g in verb.objects)]
        yield from _lodged(instance, verb, doers(sentence, verb.subjects, discourse, frame), hanging, discourse)
        return
    if verb is not None:
        who = doers(sentence, verb.subjects, discourse, frame)
        who = who or noun_doers(sentence, noun, discourse, frame) or (_subject_before(discourse) if verb.passive else [])
        hanging += [*verb_behind(verb), *((TO, g) for g in verb.objects if g not in (noun, holder) and not verb.passive)]
        yield from _lodged(instance, verb, who, hanging, discourse)
        return
    who = noun_doers(sentence, noun, discourse, frame)
    told_of = _told_of(instance, noun, discourse)
    if told_of:
        # "Chilean complaints that Peru has moved the boundary": that accuses.
        yield from acts(Instance(frame, sentence, None, noun), who, told_of, None, "accusation")
    elif not frame.attrs.get("lodged"):
        yield from acts(
            Instance(frame, sentence, None, noun), who, _addressed(instance, _to_somebody(sentence, hanging), discourse, who), None
        )


def _is_lodged(sentence: Sentence, verb: VerbGroup, papers: tuple[NounGroup, NounGroup]) -> bool:
    """Whether a verb lodges a protest: hands it over, is handed it, or tells that somebody was called in to receive it."""
    known, above = lists(sentence.language), verb.governor
    given = [g for prep, g in verb_behind(verb) if prep == WITH and verb.lemma in known["presenting"]]
    acted_on = [*verb.objects, *(g for prep, g in verb.obliques if verb.passive and not prep), *given]
    if not any(g in acted_on for g in papers):
        return False
    called = verb.sort == "infinitive" and above is not None and above.lemma in known["purposes"]
    return verb.lemma in effects(sentence.language, "protest") or (called and verb.lemma in known["receiving"])


def _protesting(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A protest or complaint that a verb tells."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    if frame.attrs.get("court") and not _is_court(sentence, verb):
        return
    hanging = [*(("object", g) for g in verb.objects), *verb_behind(verb)]
    if frame.attrs.get("addressed"):
        hanging = _to_somebody(sentence, hanging)
    who = doers(sentence, verb.subjects, discourse, frame)
    handing, notes = verb.governor, lists(sentence.language)["notes"]
    if verb.sort == "ing" and handing is not None and any(sentence.head(g).lemma in notes for g in handing.objects):
        # "Handed a note to the Peruvian embassy protesting against …".
        who = doers(sentence, handing.subjects, discourse, frame)
        hanging = [*hanging, *verb_behind(handing)]
    yield from _lodged(instance, verb, who, hanging, discourse)


def _lodged(
    instance: Instance, verb: VerbGroup, who: list[str], hanging: list[tuple[str, NounGroup]], discourse: Discourse
) -> Iterator[Finding]:
    """A protest that a verb lodges."""
    sentence, frame = instance.sentence, instance.frame
    status, tense = deed(sentence, verb, False)
    above = verb.governor
    if verb.sort == "infinitive" and above is not None and above.lemma in lists(sentence.language)["purposes"]:
        # "Summoned the envoy to protest": that is what he was told.
        status, tense = deed(sentence, above, False)
        hanging = [(TO, g) for g in above.objects]
    if status == "actual":
        told = Instance(frame, sentence, verb, instance.noun, status, tense)
        hit = _addressed(instance, hanging, discourse, who)
        to_him = [(p, g) for p, g in hanging if p == TO and sentence.head(g).tag == "U"]
        unnamed = not _to_somebody(sentence, [item for item in hanging if item not in to_him])
        if not hit and frame.name == "protest" and (instance.noun is None or unnamed):
            hit = _dealt_with(sentence, verb, who, bool(to_him), discourse) or _by_note(instance, who, discourse)
        hit = hit or _wronged(instance, who, hanging, discourse)
        who = who or _summoning(sentence, verb, hit, discourse)
        yield from acts(told, who, hit, said_when(told, discourse, "lodging_ends"))


def _dealt_with(sentence: Sentence, verb: VerbGroup, who: list[str], to_him: bool, discourse: Discourse) -> _Hit:
    """Whom the doer's deed just before in the sentence is towards, if nobody else is named ("cut its ties with Chile and lodged a protest").

    `to_him`: the protest is to whom a pronoun means ("summoned the envoy and handed him a note").
    """
    before = next((v for v in reversed(sentence.verbs) if v.i < verb.i), None)
    if before is None or before.subjects != verb.subjects or before.passive:
        return {}
    towards = [*before.objects, *(g for _, g in verb_behind(before))]
    met = {p: g for g in towards for p in (a.party for a in actors(sentence, g, discourse)) if p not in who and is_actor(p)}
    if to_him or before.lemma in lists(sentence.language)["purposes"]:
        return met if len(met) == 1 else {}
    named = {t.value.party for t in sentence.tokens if isinstance(t.value, Mention | Person) and t.value.party} - set(who)
    other = discourse.other(who[0]) if len(who) == 1 else None
    return {p: g for p, g in met.items() if p == other} if named == {other} else {}


def _summoning(sentence: Sentence, verb: VerbGroup, hit: _Hit, discourse: Discourse) -> list[str]:
    """Whose ministry it is that hands a protest to an envoy it has summoned, where that is not told: the other of the document's two."""
    before = _same_subject_before(sentence, verb)
    known = lists(sentence.language)
    governing = any(sentence.head(g).lemma in known["governing"] and is_definite(sentence, g) for g in verb.subjects)
    if len(hit) != 1 or before is None or before.lemma not in known["purposes"] or not governing:
        return []
    other = discourse.other(next(iter(hit)))
    return [other] if other else []


def _by_note(instance: Instance, who: list[str], discourse: Discourse) -> _Hit:
    """Whom a note of protest goes to where only one other state is named: a note is always to another state."""
    sentence, noun = instance.sentence, instance.noun
    papers = [sentence.head(g).lemma for g in (noun, held(sentence, noun)[0])] if noun is not None else []
    other = discourse.other(who[0]) if len(who) == 1 and noun is not None else None
    named = other is not None and other in sentence.parties()
    return {other: noun} if other and noun and named and set(papers) & lists(sentence.language)["notes"] else {}


def _wronged(instance: Instance, who: list[str], hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> _Hit:
    """Who did what a complaint is about that names nobody, where the text told it just before ("lodged a complaint over it")."""
    sentence, sorts = instance.sentence, lists(instance.sentence.language)
    about = [g for prep, g in hanging if prep in sorts["about"]]
    before = discourse.last.get(instance.frame.kind)
    before_it = about and all(sentence.head(g).tag == "U" or is_definite(sentence, g) for g in about)
    if not before_it or not isinstance(before, list) or any(is_actor(p) and p not in who for g in about for p in _named(sentence, g)):
        return {}
    doers_before = {o.a for o in before if o.b in who and is_actor(o.a)}
    return dict.fromkeys(doers_before, about[0]) if len(doers_before) == 1 else {}


def _named(sentence: Sentence, group: NounGroup) -> list[str]:
    """The parties that the words of a group name."""
    return [t.value.party for t in sentence.tokens[group.i : group.j] if isinstance(t.value, Mention)]


def _to_somebody(sentence: Sentence, hanging: list[tuple[str, NounGroup]]) -> list[tuple[str, NounGroup]]:
    """What hangs on a complaint, if it is lodged with or against anybody; otherwise it is criticism."""
    sorts = lists(sentence.language)
    return hanging if any(prep in sorts["against"] or prep in sorts["addressed"] for prep, _ in hanging) else []


def _subject_before(discourse: Discourse) -> list[str]:
    """The party of the subject of the sentence right before."""
    before = discourse.last.get(SUBJECT)
    if isinstance(before, tuple) and before[0] == discourse.index - 1 and isinstance(before[1], str):
        return [before[1]]
    return []


def _is_court(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb takes its object to court."""
    courts = lists(sentence.language)["courts"]
    places = [g for prep, g in verb_behind(verb) if prep in lists(sentence.language)["lodged_with"]]
    return any(t.lower in courts for g in places for t in sentence.tokens[g.i : g.j]) or any(
        word in courts for g in places for word in sentence.phrase(g).lower().split()
    )


def _addressed(instance: Instance, hanging: list[tuple[str, NounGroup]], discourse: Discourse, who: list[str]) -> _Hit:
    """Whom a protest is against, other than who lodges it: told by "against", as with whom it is lodged, as whose deeds it is over."""
    sentence, frame = instance.sentence, instance.frame
    sorts = lists(sentence.language)
    at = {name: [g for prep, g in hanging if prep in sorts[name]] for name in ("against", "lodged_with", "about")}
    against, with_, about = (
        {p: g for p, g in targets(sentence, at[name], discourse, frame).items() if p not in who}
        for name in ("against", "lodged_with", "about")
    )
    states = {p: g for p, g in with_.items() if is_actor(p) and p != "EU"}
    about = {p: g for p, g in about.items() if is_actor(p)}
    first = about or states if frame.attrs.get("about_first") else states or about
    return against or first or {p: g for p, g in with_.items() if p == "EU"}


def accuse(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """An accusation of a state, its government or office-holders by another."""
    sentence, frame, noun, verb = instance.sentence, instance.frame, instance.noun, instance.verb
    if noun is not None:
        yield from _accusation(instance, noun, discourse)
        return
    assert verb is not None
    status, tense = deed(sentence, verb, False)
    if status != "actual" or not _is_charge(instance, verb):
        return
    told = Instance(frame, sentence, verb, None, status, tense)
    period = said_when(told, discourse)
    if _is_mutual(sentence, verb):
        both = doers(sentence, verb.subjects, discourse, frame)
        both = both if len(both) == 2 else list(discourse.two() or ()) if _are_sides(sentence, verb) else []
        for doer, target in (both, both[::-1]) if len(both) == 2 else ():
            yield from acts(told, [doer], {target: verb.subjects[0] if verb.subjects else None}, period)
        return
    what = _charge(sentence, verb)
    yield from acts(told, doers(sentence, verb.subjects, discourse, frame), _accused(instance, verb, discourse), period, what=what)


def _is_charge(instance: Instance, verb: VerbGroup) -> bool:
    """Whether what a frame asks of a verb that need be no charge is there: "charged Peru with …", "said that Peru had violated …"."""
    sentence, frame = instance.sentence, instance.frame
    needs = frame.attrs.get("needs", "")
    if needs == "wrongs":
        below = _clause(sentence, verb)
        return (
            below is not None
            and _is_wrong(sentence, below)
            and not (below.tense == "future" or below.modal or below.negated or below.passive)
        )
    if needs == "for_wrong":
        below = next((v for v in sentence.verbs if v.governor is verb and v.sort == "ing"), None)
        harmful = below is not None and (_is_wrong(sentence, below) or below.lemma in lists(sentence.language)["harms"])
        return below is not None and harmful and sentence.tokens[below.i - 1].lower in lists(sentence.language)["of_charge"]
    if frame.attrs.get("clause") and verb.objects and not verb.passive:
        # "Charged the inspectors with verifying that …".
        return False
    if needs:
        end = max([verb.j, *(g.j for g in (*verb.objects, *verb.subjects))])
        after = sentence.tokens[end].lower if end < len(sentence.tokens) else ""
        return after == needs and any(isinstance(sentence.head(g).value, Mention) for g in verb.objects)
    return True


def _clause(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb of the clause that a verb of saying tells, behind it or in front of it ("Peru is arming rebels, Chile says")."""
    below = next((v for v in sentence.verbs if v.governor is verb and v.sort in ("finite", "participle")), None)
    if below is not None or verb.objects or any(v.i > verb.i for v in sentence.verbs):
        return below
    return next((v for v in sentence.verbs if v.governor is None and v is not verb and v.subjects and v.sort == "finite"), None)


def _is_wrong(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether what a verb tells is a wrong: it breaks or harms, is done for rebels, or stands behind them."""
    known = lists(sentence.language)
    if verb.lemma in known["wrongs"]:
        return True
    if verb.lemma == "be":
        return any(prep in known["instigating"] for prep, _ in verb.obliques)
    return verb.lemma in known["abetting"] and any(is_irregular(sentence, g) for g in verb.objects)


def _charge(sentence: Sentence, verb: VerbGroup) -> str:
    """What is charged, in the text's words: what stands behind "of" or "for", up to its first noun."""
    charging = lists(sentence.language)["of_charge"]
    end = max([verb.j, *(g.j for g in verb.objects), *(g.j for h in verb.objects for _, g in h.behind if g.by not in charging)])
    if end >= len(sentence.tokens) or sentence.tokens[end].lower not in charging:
        return ""
    group = next((g for g in sentence.nouns if end < g.i <= end + _CHARGE), None)
    # "Blamed it for the attack": something told before.
    return sentence.words(end + 1, group.j) if group is not None and not (group.i == end + 1 and is_definite(sentence, group)) else ""


def _is_mutual(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether each accuses the other."""
    other = lists(sentence.language)["each_other"]
    return any(t.lower in other for g in verb.objects[:1] for t in sentence.tokens[g.i : g.j + 1])


def _are_sides(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's subject is "each", "each side", "both governments": the two in question."""
    heads = {word for g in verb.subjects for word in (sentence.head(g).lemma, sentence.head(g).lower)}
    return bool(heads & (lists(sentence.language)["sides"] | lists(sentence.language)["each_other"]))


def _accused(instance: Instance, verb: VerbGroup, discourse: Discourse) -> _Hit:
    """Who is accused: the object; behind "on" ("blamed the raid on Peru"); the subject of the clause that tells the charge."""
    sentence, frame = instance.sentence, instance.frame
    groups = [g for g in verb.objects if not _is_people(sentence, g)]
    if frame.attrs.get("clause"):
        below = _clause(sentence, verb)
        groups = (below.subjects or below.objects if not below.passive else below.subjects) if below is not None else []
        # What a person is told to have done is no state's wrong.
        groups = [g for g in groups if sentence.head(g).lower not in words(sentence.language).sets["person"]]
    if any(_is_facing(sentence, g) for g in groups):
        # "His counterpart", "its neighbour": the other of the two.
        who = doers(sentence, verb.subjects, discourse, frame)
        other = discourse.other(who[0]) if len(who) == 1 else None
        return {other: groups[0]} if other else {}
    found = _parties(sentence, groups, discourse, instance)
    found = found or _parties(sentence, [g for prep, g in verb_behind(verb) if prep in frame.places("accused")], discourse, instance)
    own = set(doers(sentence, verb.subjects, discourse, frame))
    return {p: g for p, g in found.items() if p not in own} or _meant(instance, verb, groups, discourse)


def _meant(instance: Instance, verb: VerbGroup, groups: list[NounGroup], discourse: Discourse) -> _Hit:
    """Whom a pronoun means behind a deed: those named right before it, or whom the deed was done to ("cut its links with Chile, accusing it of spying")."""
    sentence = instance.sentence
    before = [g for g in sentence.nouns if g.j <= verb.i]
    if not before or [sentence.head(g).tag for g in groups] != ["U"]:
        return {}
    who = doers(sentence, verb.subjects, discourse, instance.frame)
    above = verb.governor if verb.sort == "ing" else _same_subject_before(sentence, verb)
    if verb.sort != "ing" and above is None:
        return {}
    acted_on = [*above.objects, *(g for _, g in verb_behind(above))] if above is not None else []
    acted_on += [h for g in acted_on for _, h in behind(g)]
    meant = before[-1:] if verb.sort == "ing" and sentence.head(before[-1]).mark == "person" else acted_on
    hit = _parties(sentence, meant, discourse, instance)
    return hit if len(hit) == 1 and not set(hit) & set(who) else {}


def _same_subject_before(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb right before one that goes on with the same subject ("severed its ties with Peru and accused it of …")."""
    before = next((v for v in reversed(sentence.verbs) if v.i < verb.i), None)
    return before if before is not None and not before.passive and before.subjects and before.subjects == verb.subjects else None


def _is_facing(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names the other side by what it is to the one ("his counterpart"), and no party."""
    facing = lists(sentence.language)["facing"]
    named = any(t.tag == "L" for t in sentence.tokens[group.i : group.j])
    head = sentence.head(group)
    return (
        not named
        and all(prep in lists(sentence.language)["of_charge"] for prep, _ in group.behind)
        and not group.apposed
        and bool(facing & {head.lemma, *head.lower.split()})
        and getattr(head.value, "party", None) is None
    )


def _parties(sentence: Sentence, groups: list[NounGroup], discourse: Discourse, instance: Instance) -> _Hit:
    """Those named themselves, by their government or office-holders; not by a thing of theirs."""
    return targets(sentence, groups, discourse, instance.frame)


def _is_people(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names some of a state's people, who are charged as persons ("charged three Chileans with theft")."""
    head = sentence.head(group)
    if isinstance(head.value, Mention) and head.value.sort in ("national", "plural"):
        return sentence.tokens[head.index - 1].lower not in words(sentence.language).sets["definite"] if head.index else True
    return head.lemma in lists(sentence.language)["unofficial"]


def _accusation(instance: Instance, noun: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """An accusation that a noun names: against whom, or rejected by whom."""
    sentence, frame, known = instance.sentence, instance.frame, lists(instance.sentence.language)
    making = next((v for v in sentence.verbs if noun in v.objects and v.lemma in known["making"]), None)
    denying = next((v for v in sentence.verbs if noun in v.objects and v.lemma in known["denying"]), None)
    who = doers(sentence, making.subjects, discourse, frame) if making is not None else noun_doers(sentence, noun, discourse, frame)
    hit = targets(sentence, [g for prep, g in behind(noun) if prep == AGAINST], discourse, frame)
    if not hit:
        hit = _told_of(instance, noun, discourse)
    if not hit and denying is not None:
        hit = dict.fromkeys(doers(sentence, denying.subjects, discourse, frame), noun)
    if making is not None and deed(sentence, making, False)[0] != "actual":
        return
    if making is not None and making.lemma in known["trading_words"] and len(who) == 2:
        # "Traded accusations": each accuses the other.
        yield from acts(Instance(frame, sentence, making, noun), who[:1], {who[1]: noun}, None)
        yield from acts(Instance(frame, sentence, making, noun), who[1:], {who[0]: noun}, None)
        return
    yield from acts(Instance(frame, sentence, making, noun), who, hit, None)


def _told_of(instance: Instance, noun: NounGroup, discourse: Discourse) -> _Hit:
    """Who does what an accusation tells: "charges that Peru had moved the boundary"."""
    sentence = instance.sentence
    end = max([noun.j, *(g.j for _, g in behind(noun))])
    if end >= len(sentence.tokens) or sentence.tokens[end].lower not in words(sentence.language).sets["that"]:
        return {}
    verb = next((v for v in sentence.verbs if v.i > end), None)
    return targets(sentence, verb.subjects, discourse, instance.frame) if verb is not None and verb.first > noun.i else {}
