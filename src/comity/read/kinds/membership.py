"""Memberships: which states are in which organisations, join them, leave them, stand before their door."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES, fact, finding
from comity.read.followers import followers
from comity.read.frames import Instance, behind, claimed, instances, not_until, resolve, when
from comity.read.grammar.links import OF
from comity.read.marks.periods import Period
from comity.read.memberships import organisations
from comity.read.memberships.dated_bodies import beside
from comity.read.memberships.labelled_bodies import labelled
from comity.read.memberships.listed_members import listed, more
from comity.read.memberships.member_followers import followed_by, gapped
from comity.read.memberships.members import bearers, counted_behind, in_brackets, is_one_more, is_predicate
from comity.read.memberships.membership_words import KIND, STATES, is_state, sets
from comity.read.organisation_names import is_organisation
from comity.read.sentence import Sentence
from comity.read.status import is_awaited

__all__ = ["FIELDS", "KIND", "find"]

FIELDS = frozenset(("bare", "dated", "how", "named", "sought"))


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The memberships that a sentence tells."""
    if by_label := list(labelled(sentence, discourse)):
        yield from by_label
        return
    found = list(instances(sentence, KIND))
    for instance in found:
        until = not_until(instance, discourse) if instance.status == "denied" else None
        aside = (
            instance.frame.attrs["how"] not in ("acted", "again") and not is_predicate(instance) and not organisations.receivers(instance)
        )
        aside = aside and _action(instance) == instance.frame.attrs["action"]
        if _is_sought_after(instance, found):
            continue
        if instance.status not in MODALITIES and not (_has_ceased(instance) or _is_wanted(instance) or (aside and _is_named_so(instance))):
            continue
        period = until or (
            _own_period(instance, discourse)
            if aside and not instance.frame.attrs.get("dated")
            else when(instance, discourse, claimed(instance, found))
        )
        # What somebody is called in passing is so, whatever the sentence is about.
        if until is None and _action(instance) == "member" and not _has_ceased(instance):
            period = _lasting(instance, period)
        told = (
            until or (aside and (instance.status == "planned" or _is_named_so(instance))) or _has_ceased(instance) or _is_wanted(instance)
        )
        modality = "actual" if told else instance.status
        if modality == "planned" and period is None and is_awaited(sentence, instance.verb):
            # "Once it becomes a member, trade will grow".
            continue
        if modality == "actual" and ((_is_announced(instance) and not _is_at_once(instance)) or _is_approved(instance)):
            modality = "planned"
        for state, organisation, action in _IS[instance.frame.attrs["how"]](instance, discourse):
            if state != organisation:
                organisations.keep(organisation, action, discourse)
                own = beside(instance, organisation, period, discourse)
                yield fact(instance, state, organisation, {"action": action}, own, modality=modality)
                yield from _followed(instance, organisation, action, period, modality, discourse)
    for state, organisation, i in in_brackets(sentence):
        yield finding(sentence, KIND, state, organisation, {"action": "member"}, None, sentence.place(i, i + 1), "in_brackets")
    yield from listed(sentence, discourse)
    yield from more(sentence, discourse)
    organisations.note(sentence, discourse)


def _followed(
    instance: Instance, organisation: str, action: str, period: Period | None, modality: str, discourse: Discourse
) -> Iterator[Finding]:
    """Those who did the same later, each with a date of its own behind that of the first."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None or period is None:
        return
    first = next((i for i, _ in sentence.periods(verb.j)), None)
    for other in followers(sentence, first + 1) if first is not None else ():
        later = resolve(other.period, instance.tense, instance.status, discourse)
        place = sentence.place(other.place, other.place + 1)
        yield finding(sentence, KIND, other.party, organisation, {"action": action}, later, place, "followed", modality=modality)


def _has_ceased(instance: Instance) -> bool:
    """Whether somebody is told to be a member no more ("ceased to be a member")."""
    governor = instance.verb.governor if instance.verb is not None else None
    ceasing = sets(instance.sentence.language)["ceasing"]
    return instance.frame.attrs["how"] == "called" and governor is not None and governor.lemma in ceasing and not governor.negated


def _action(instance: Instance) -> str:
    """The frame's action; what is done to a membership that somebody gets or gives up is that."""
    action, verb, known = str(instance.frame.attrs["action"]), instance.verb, sets(instance.sentence.language)
    if action != "member" or instance.frame.attrs["how"] != "owned" or verb is None:
        return action
    if instance.noun in verb.subjects and verb.lemma in known["lapsing"]:
        # "Its membership lapsed".
        return "left"
    if instance.noun in verb.subjects and not verb.objects:
        # "Chile's membership began in 2010".
        return "joined" if verb.lemma in known["beginning"] else action
    if instance.noun not in verb.objects:
        return action
    return "joined" if verb.lemma in known["getting"] else "left" if verb.lemma in known["giving_up"] else action


def _is_sought_after(instance: Instance, found: list[Instance]) -> bool:
    """Whether being a member is only what somebody is told to seek ("its efforts to become a member")."""
    verb = instance.verb
    if verb is None or verb.sort != "infinitive" or instance.frame.attrs["how"] != "called":
        return False
    wanting = [i for i in found if "sought" in i.frame.attrs]
    return any((i.noun is not None and i.noun is verb.noun) or (i.noun is None and i.verb is verb.governor) for i in wanting)


def _is_wanted(instance: Instance) -> bool:
    """Whether a noun tells that somebody wants to be a member, whatever others make of it ("opposed Chile's bid to join the OECD")."""
    return instance.noun is not None and "sought" in instance.frame.attrs


def _is_named_so(instance: Instance) -> bool:
    """Whether somebody is called a member beside the name, which is so whatever is told of them ("NATO member Norway may buy jets")."""
    noun = instance.noun
    if noun is None or instance.frame.attrs["how"] != "called":
        return False
    verb = instance.verb
    fronted = noun.by in sets(instance.sentence.language)["as"] and verb is not None and noun.i < verb.i
    # "As a member of the bloc, Chile may vote".
    return fronted or any(g.i == noun.j or noun in g.apposed for g in instance.sentence.nouns) or is_one_more(instance.sentence, noun)


_Found = Iterator[tuple[str, str, str]]


def _own_period(instance: Instance, discourse: Discourse) -> Period | None:
    """When somebody has been what they are called, told right behind ("a member of the EU since 2004")."""
    noun = instance.noun
    if noun is None:
        return None
    end = max([noun.j, *(g.j for _, g in behind(noun, 1))])
    found = [p for place, p in instance.sentence.periods(noun.i, end + 2) if p.lead in sets(instance.sentence.language)["since"]]
    return resolve(found[0], instance.tense, "actual", discourse) if found else None


def _lasting(instance: Instance, period: Period | None) -> Period | None:
    """When somebody who is a member has been one: what is so today has at most a beginning."""
    verb = instance.verb
    became = verb is not None and verb.lemma in sets(instance.sentence.language)["becoming"]
    if period is None or became or instance.tense != "present":
        return period if became or period is None or not _begins(instance, period) else period._replace(last=None, opens="last")
    return period._replace(last=None, opens="last") if _begins(instance, period) else None


def _begins(instance: Instance, period: Period) -> bool:
    perfect = instance.verb is not None and (instance.verb.perfect or instance.tense == "present")
    return period.first is not None and perfect and period.lead in sets(instance.sentence.language)["since"]


def _acted(instance: Instance, discourse: Discourse) -> _Found:
    """A state that joins, leaves, is admitted or suspended: by the verb, or by the noun of the deed where it is dated."""
    sought = instance.frame.attrs["action"] == "candidate"
    telling = _is_announced(instance)
    if instance.noun is not None and not (sought or telling) and when(instance, discourse) is None and not instance.sentence.is_heading:
        return
    if instance.frame.attrs.get("bare") and instance.noun is None and instance.slot("object"):
        return
    named = organisations.of_role(instance, discourse)
    if not named or _is_joint_deed(instance) or _is_asked_for(instance) or not _is_sought(instance) or _is_lesser(instance):
        return
    every = [instance.slot_actors(slot, discourse) for slot in instance.frame.places("state")]
    if instance.noun is not None:
        # "Chile's efforts to join have the support of Peru": whose they are is told once.
        every = [found for found in every if any(is_actor(a.party) and not is_organisation(a.party) for a in found)][:1]
    found = [a for of_slot in every for a in of_slot]
    if telling and instance.verb is not None and not any(is_actor(a.party) for a in found):
        # "A and B announced their withdrawal", "the withdrawal of their countries".
        found = [a for g in instance.verb.subjects for a in actors(instance.sentence, g, discourse)]
    # "His country had joined", "Peru's government left".
    acting = sets(instance.sentence.language)["acting_for"]
    groups = [g for slot in instance.frame.places("state") if instance.noun is None for g in instance.slot(slot)]
    for_it = [g for g in groups if instance.sentence.head(g).lemma in acting]
    found += [a._replace(sort="party") for g in for_it for a in actors(instance.sentence, g, discourse, listed=False)]
    states = [a for a in found if is_actor(a.party)] or _whose(instance, discourse)
    if states and instance.noun is None and instance.verb is not None and "subject" in instance.frame.places("state"):
        # "Chile joined the bloc together with Peru and Fiji".
        beside = [g for prep, g in instance.verb.obliques if prep in sets(instance.sentence.language)["alike"] and g.parent is None]
        beside = [g for g in beside if is_state(instance.sentence, g)]
        states = [*states, *(a for g in beside for a in actors(instance.sentence, g, discourse, listed=False))]
    others = list(gapped(instance))
    for state in dict.fromkeys(a.party for a in states if a.sort in STATES and is_actor(a.party)):
        for organisation in named:
            if organisation not in [body for _, body in others]:
                yield state, organisation, instance.frame.attrs["action"]
    yield from ((state, organisation, instance.frame.attrs["action"]) for state, organisation in others)


def _is_announced(instance: Instance) -> bool:
    """Whether a deed that a noun names is what somebody announces ("announced its withdrawal from the bloc")."""
    verb, noun = instance.verb, instance.noun
    return noun is not None and verb is not None and noun in verb.objects and verb.lemma in sets(instance.sentence.language)["telling"]


def _is_approved(instance: Instance) -> bool:
    """Whether a deed is only what somebody endorses, or will have effects ("endorsed Chile joining the bloc", "Chile joining it will help")."""
    verb = instance.verb
    if verb is not None and verb.sort == "ing" and instance.noun is None and verb.subjects:
        ahead = [v for v in instance.sentence.verbs if v.i > verb.i and v.tense == "future"]
        if any(g in v.subjects for v in ahead for g in verb.subjects):
            return True
    over = verb.governor if verb is not None and verb.sort == "ing" and instance.noun is None else None
    return over is not None and over.lemma in sets(instance.sentence.language)["approving"]


def _is_at_once(instance: Instance) -> bool:
    """Whether what is announced has effect at once ("their immediate withdrawal"), or is told with its own day."""
    noun, known = instance.noun, sets(instance.sentence.language)
    return noun is not None and any(t.lower in known["at_once"] for t in instance.sentence.tokens[noun.i : noun.head])


def _whose(instance: Instance, discourse: Discourse) -> list[Actor]:
    """Whose a membership is that something is done to ("suspended A's membership"), or an intention ("its intention to leave the bloc")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None:
        return []
    owned = organisations.belongings(instance)
    behind_it = [g for o in owned for prep, g in o.behind if prep in sets(sentence.language)["of"]]
    if verb.sort == "infinitive" and verb.noun is not None:
        owned = [*owned, verb.noun]
    return [a for g in owned for a in owners(sentence, g, discourse)] + [a for g in behind_it for a in actors(sentence, g, discourse)]


def _is_asked_for(instance: Instance) -> bool:
    """Whether a deed is only what an application is for ("submitted its application to join the EU")."""
    verb = instance.verb
    holder = verb.noun if verb is not None and instance.noun is None and verb.sort == "infinitive" else None
    if verb is not None and instance.noun is None and verb.sort == "ing":
        # "Our support for Fiji joining the EU".
        backed = [g.parent for g in verb.subjects if g.by and g.parent is not None]
        return any(instance.sentence.head(g).lemma in sets(instance.sentence.language)["backing"] for g in backed)
    return holder is not None and instance.sentence.head(holder).lemma in sets(instance.sentence.language)["asking"]


def _is_sought(instance: Instance) -> bool:
    """Whether what somebody seeks or is given is to be a member, where a frame is about that only ("is seeking to join the WTO")."""
    if "sought" not in instance.frame.attrs:
        return True
    joining, noun = sets(instance.sentence.language)["joining"], instance.noun
    belonging = sets(instance.sentence.language)["belongings"]
    if noun is not None and any(t.lemma in belonging for t in instance.sentence.tokens[noun.i : noun.head]):
        # "Its membership bid".
        return True
    over = [v for v in instance.sentence.verbs if v.sort == "infinitive" and v.lemma in joining]
    below = any(v.noun is instance.noun if instance.noun is not None else v.governor is instance.verb for v in over)
    return below or bool(organisations.belongings(instance))


def _is_lesser(instance: Instance) -> bool:
    """Whether what is granted is only to be an observer or candidate."""
    known, sentence = sets(instance.sentence.language), instance.sentence
    lesser = {t.lower for g in organisations.belongings(instance) for t in sentence.tokens[g.i : g.head]}
    return instance.frame.attrs["action"] == "joined" and bool(lesser & (known["observers"] | known["candidates"]))


def _is_joint_deed(instance: Instance) -> bool:
    """Whether what is joined is another's deed ("joined the EU in condemning")."""
    sentence, verb = instance.sentence, instance.verb
    joint = sets(sentence.language)["joint"]
    return verb is not None and any(
        v.sort == "ing" and v.governor is verb and sentence.tokens[v.i - 1].lower in joint for v in sentence.verbs
    )


def _composed(instance: Instance, discourse: Discourse) -> _Found:
    """States that make up an organisation, or that it includes."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    whole = [*([verb.noun] if verb.noun is not None else []), *verb.subjects]
    parts = [*verb.objects, *instance.slot(OF)]
    for wholes, members in ((whole, parts), (verb.objects, [*verb.subjects, *instance.slot(OF)])):
        named = [p for g in wholes if g not in members or len(members) > 1 for p in organisations.meant(sentence, g, verb, discourse)]
        found = [a for g in members if g not in wholes for a in actors(sentence, g, discourse, listed=False)]
        found = found or [a for g in members if g not in wholes for a in counted_behind(sentence, g, discourse)]
        if found and members is not parts:
            # "Together with Fiji, Chile and Peru make up the bloc".
            alike = sets(sentence.language)["alike"]
            beside = [g for prep, g in verb.obliques if prep in alike and is_state(sentence, g)]
            found = [*found, *(a for g in beside for a in actors(sentence, g, discourse, listed=False))]
        states = dict.fromkeys(a.party for a in found if a.sort in STATES and is_actor(a.party) and not is_organisation(a.party))
        if named and states:
            yield from ((state, named[0], instance.frame.attrs["action"]) for state in states)
            return


def _is_member(instance: Instance, discourse: Discourse) -> _Found:
    """A state that is called a member, candidate or observer of an organisation."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    known = sets(sentence.language)
    before = {t.lower for t in sentence.tokens[noun.i : noun.head]}
    if before & known["not_full"]:
        return
    named = organisations.of_noun(instance, discourse)
    action = instance.frame.attrs["action"]
    if action == "member" and is_predicate(instance) and instance.verb and instance.verb.lemma in known["becoming"]:
        action = "joined"
    if _has_ceased(instance) or before & known["former"]:
        action = "left"
    found = bearers(instance, discourse)
    head = sentence.head(noun)
    beside = is_predicate(instance) or is_one_more(sentence, noun) or any(g.i == noun.j for g in sentence.nouns)
    # "The member states of ASEAN, including Thailand".
    beside = beside or any(prep in known["including"] for prep, _ in behind(noun, 2))
    if len(found) == 1 and head.lower != head.lemma and not beside:
        # "Sri Lanka, EU member countries": one is not several.
        return
    for actor in found:
        if actor.sort in STATES and is_actor(actor.party):
            for organisation in named:
                yield actor.party, organisation, action


def _owned(instance: Instance, discourse: Discourse) -> _Found:
    """Membership told as something that a state has ("Chile's membership of the OECD", "gained observer status")."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None
    if (instance.tense == "future" and not is_predicate(instance)) or (verb is not None and verb.sort == "infinitive"):
        # "Worked together to obtain membership".
        return
    as_what = [g for prep, g in noun.behind if prep in sets(sentence.language)["as"]]
    if any(t.lower in sets(sentence.language)["not_full"] for g in as_what for t in sentence.tokens[g.i : g.head]):
        # "Its candidacy as a non-permanent member of the Council".
        return
    whose = [a for a in owners(sentence, noun, discourse) if a.sort in STATES and is_actor(a.party) and not is_organisation(a.party)]
    held = sets(sentence.language)["having"] | sets(sentence.language)["giving_up"]
    if not whose and verb is not None and noun in verb.objects and verb.lemma in held:
        found = [a for g in verb.subjects for a in actors(sentence, g, discourse, listed=False)]
        whose = [a for a in found if a.sort in STATES and is_actor(a.party)]
    if not whose and instance.frame.attrs["action"] != "member":
        given = [a for g in organisations.receivers(instance) for a in actors(sentence, g, discourse, listed=False)]
        whose = [a for a in given if a.sort in STATES and is_actor(a.party) and not is_organisation(a.party)]
    for actor in whose:
        for organisation in organisations.of_noun(instance, discourse):
            yield actor.party, organisation, _action(instance)


_IS = {"acted": _acted, "called": _is_member, "owned": _owned, "composed": _composed, "again": followed_by}
