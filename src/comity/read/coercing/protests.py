"""Protests and complaints: lodged with whom, against whom, over what."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.parties import Mention
from comity.read.actors import actors
from comity.read.coercing.accusations import same_subject_before, told_of
from comity.read.coercing.coercion_words import lists
from comity.read.coercing.deeds import acts, deed, is_definite
from comity.read.coercing.doers_and_targets import SUBJECT, TOLD, doers, noun_doers, targets
from comity.read.coercing.made_known import who_tells
from comity.read.coercing.measures import effects, held
from comity.read.coercing.saying import said_when
from comity.read.coercing.verbs import acted_on
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import IN, TO, WITH
from comity.read.marks.people import Person
from comity.read.posts import told as told_posts
from comity.read.sentence import Sentence

#: So many sentences back may stand what a protest that names nobody is against.
_RECENT = 2
#: The sort of a state's name that is its capital's.
_CAPITAL = "capital"
_Hit = dict[str, NounGroup]


def protest(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A protest or complaint of a state, with or against another."""
    if instance.noun is None:
        yield from _protesting(instance, discourse)
        return
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    if frame.attrs.get("proceedings"):
        yield from _proceeding(instance, noun, discourse)
        return
    holder, _ = held(sentence, noun)
    if {t.lower for g in (noun, holder) for t in sentence.tokens[g.i : g.head]} & words(sentence.language).sets["negation"]:
        # "Lodged no protest".
        return
    verb = next((v for v in sentence.verbs if _is_lodged(sentence, v, (noun, holder))), None)
    hanging = [*behind(noun), *(behind(holder) if holder is not noun else [])]
    if verb is not None and verb.lemma in lists(sentence.language)["receiving"]:
        yield from _received(instance, verb, noun, hanging, discourse)
        return
    if verb is not None and not {id(noun), id(holder)} & {id(g) for g in acted_on(sentence, verb)}:
        # "Was handed a note of protest", "presented Peru with a protest".
        hanging = [*hanging, *((TO, g) for g in verb.objects)]
        yield from _lodged(instance, verb, doers(sentence, verb.subjects, discourse, frame), hanging, discourse)
        return
    telling = next((v for v in sentence.verbs if any(prep == IN and g in (noun, holder) for prep, g in _with(v))), None)
    if verb is not None:
        who = doers(sentence, verb.subjects, discourse, frame)
        if not who and verb.passive and telling is not None and not telling.objects:
            # "In a letter of protest issued on Saturday, Peru said".
            who = doers(sentence, telling.subjects, discourse, frame)
            hanging = _with_other(sentence, hanging, who)
        who = who or noun_doers(sentence, noun, discourse, frame) or (_subject_before(discourse) if verb.passive else [])
        hanging += [*verb_behind(verb), *((TO, g) for g in verb.objects if g not in (noun, holder) and not verb.passive)]
        yield from _lodged(instance, verb, who, hanging, discourse)
        return
    yield from _only_named(instance, noun, telling, hanging, discourse)


def _only_named(
    instance: Instance, noun: NounGroup, telling: VerbGroup | None, hanging: list[tuple[str, NounGroup]], discourse: Discourse
) -> Iterator[Finding]:
    """A protest that no verb lodges: in which something is told, or that its noun alone names."""
    sentence, frame = instance.sentence, instance.frame
    says = telling is not None and telling.lemma in words(sentence.language).sets["saying"] | lists(sentence.language)["calling"]
    if telling is not None and (telling.objects or says) and not telling.passive and not frame.attrs.get("lodged"):
        # "Asked Peru in a note of protest to withdraw", "in a note of protest to Peru it said".
        who = doers(sentence, telling.subjects, discourse, frame)
        hanging = [*hanging, *((TO, g) for g in telling.objects)]
        yield from _lodged(instance, telling, who, hanging if telling.objects else _with_other(sentence, hanging, who), discourse)
        return
    if frame.attrs.get("handed"):
        # "Our outrage at the war": feelings that nobody was told of.
        return
    who = noun_doers(sentence, noun, discourse, frame)
    wrong = told_of(instance, noun, discourse)
    if wrong:
        # "Chilean complaints that Peru has moved the boundary": that accuses.
        yield from acts(Instance(frame, sentence, None, noun), who, wrong, None, "accusation")
    elif not frame.attrs.get("lodged"):
        yield from acts(
            Instance(frame, sentence, None, noun), who, _addressed(instance, _to_somebody(sentence, hanging), discourse, who), None
        )


def _received(
    instance: Instance, verb: VerbGroup, noun: NounGroup, hanging: list[tuple[str, NounGroup]], discourse: Discourse
) -> Iterator[Finding]:
    """A protest told by who receives it ("Peru received a protest from Chile", "the envoy of Peru was called in to receive a Chilean protest")."""
    sentence, frame, calling = instance.sentence, instance.frame, verb.governor if verb.sort == "infinitive" else None
    source = [g for prep, g in (*hanging, *verb_behind(verb)) if prep in lists(sentence.language)["source"]]
    who = doers(sentence, source, discourse, frame) or noun_doers(sentence, noun, discourse, frame)
    if calling is not None and not calling.passive:
        who = who or doers(sentence, calling.subjects, discourse, frame)
    yield from _lodged(instance, verb, who, [(TO, g) for g in (calling.objects if calling is not None else verb.subjects)], discourse)


def _with_other(sentence: Sentence, hanging: list[tuple[str, NounGroup]], who: list[str]) -> list[tuple[str, NounGroup]]:
    """What hangs on a protest, with the one other state that the sentence names if nobody is told to whom it goes."""
    others = {p for p in sentence.parties() if is_actor(p)} - set(who)
    if _to_somebody(sentence, hanging) or len(who) != 1 or len(others) != 1:
        return hanging
    return [*hanging, *((TO, g) for g in sentence.nouns if getattr(sentence.head(g).value, "party", None) in others)]


def _proceeding(instance: Instance, noun: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """Consultations or a panel that a state asks a court or body for ("asked the WTO to form a panel on its dispute with Peru")."""
    sentence, known = instance.sentence, lists(instance.sentence.language)
    holder = noun.parent if noun.parent is not None and sentence.head(noun.parent).lemma in known["requests"] else noun
    making = holder.verb
    asking = making.governor if making is not None and making.lemma in known["setting_up"] else making
    wanted = known["lodging_requests"] if holder is not noun else known["asking_for"]
    body = any((isinstance(t.value, Mention) and not is_actor(t.value.party)) or t.lower in known["courts"] for t in sentence.tokens)
    if asking is None or making is None or asking.lemma not in wanted or asking.passive or not body:
        return
    if sentence.head(noun).lemma in known["talks"] and not any(p == WITH for g in (noun, asking) for p, _ in _around(g)):
        return
    hanging = [item for g in (noun, holder, making, asking) for item in _around(g)]
    hanging += [item for prep, g in hanging if prep in known["about"] for item in behind(g)]
    yield from _lodged(instance, asking, doers(sentence, asking.subjects, discourse, instance.frame), hanging, discourse)


def _around(it: NounGroup | VerbGroup) -> list[tuple[str, NounGroup]]:
    return behind(it) if isinstance(it, NounGroup) else verb_behind(it)


def _with(verb: VerbGroup) -> list[tuple[str, NounGroup]]:
    """What hangs on a verb, on its objects, or on its subject as an aside ("Peru, in a note of protest, asked")."""
    return [*verb_behind(verb), *(item for g in (*verb.objects, *verb.subjects) for item in behind(g))]


def _is_lodged(sentence: Sentence, verb: VerbGroup, papers: tuple[NounGroup, NounGroup]) -> bool:
    """Whether a verb lodges a protest: hands it over, is handed it, or tells that somebody was called in to receive it."""
    known, above = lists(sentence.language), verb.governor
    given = [g for prep, g in verb_behind(verb) if prep == WITH and verb.lemma in known["presenting"]]
    handed = [*acted_on(sentence, verb), *(g for prep, g in verb.obliques if verb.passive and not prep), *given]
    if not any(g in handed for g in papers):
        return False
    if verb.lemma in known["receiving"] and any(p in known["source"] for g in (verb, *papers) for p, _ in _around(g)):
        return True
    called = verb.sort == "infinitive" and above is not None and above.lemma in known["purposes"]
    return verb.lemma in effects(sentence.language, "protest") or (called and verb.lemma in known["receiving"])


def _protesting(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A protest or complaint that a verb tells."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    if frame.attrs.get("court") and not _is_court(sentence, verb):
        return
    hanging = [*(("object", g) for g in verb.objects), *verb_behind(verb)]
    if frame.attrs.get("asked"):
        # "Demanded an explanation from Peru".
        source = lists(sentence.language)["source"]
        hanging = [(TO, g) for prep, g in _with(verb) if prep in source] or [(p, g) for p, g in hanging if p != "object"]
    if frame.attrs.get("addressed"):
        hanging = _to_somebody(sentence, hanging)
    if frame.attrs.get("court") and any(sentence.head(g).lemma in lists(sentence.language)["matters"] for g in verb.objects):
        # "Took the matter to the WTO": against whom is told by what the matter is.
        hanging = [(p, g) for p, g in _with(verb) if not _is_body(sentence, g)]
    who = doers(sentence, verb.subjects, discourse, frame)
    handing, notes = verb.governor or (verb.noun.verb if verb.noun is not None else None), lists(sentence.language)["notes"]
    if verb.sort == "ing" and handing is not None and any(sentence.head(g).lemma in notes for g in handing.objects):
        # "Handed a note to the Peruvian embassy protesting against …".
        who = doers(sentence, handing.subjects, discourse, frame)
        hanging = [*hanging, *verb_behind(handing), *((TO, g) for g in handing.objects if sentence.head(g).lemma not in notes)]
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
    if status == "actual" and not (frame.attrs.get("handed") and not _to_somebody(sentence, hanging)):
        told = Instance(frame, sentence, verb, instance.noun, status, tense)
        hit = _addressed(instance, hanging, discourse, who) or _in_capital(instance, verb, hanging, who)
        to_him = [(p, g) for p, g in hanging if p == TO and sentence.head(g).tag == "U"]
        unnamed = not _to_somebody(sentence, [item for item in hanging if item not in to_him])
        if not hit and frame.name == "protest" and (instance.noun is None or unnamed):
            hit = _dealt_with(sentence, verb, who, bool(to_him), discourse) or _by_note(instance, who, discourse)
        hit = hit or (_only_other(instance, who, discourse) if frame.attrs.get("asked") or frame.attrs.get("court") else {})
        hit = hit or _wronged(instance, who, hanging, discourse) or _envoy(sentence, hanging, who, discourse)
        hit = hit or _answered(instance, verb, who, hanging, discourse)
        who = who or _summoning(sentence, verb, hit, discourse) or _called_in(instance, hit, discourse)
        who = who or who_tells(sentence, verb, discourse, frame) or _host(instance, verb, hit, discourse)
        yield from acts(told, who, hit, said_when(told, discourse, "lodging_ends"))


def _answered(instance: Instance, verb: VerbGroup, who: list[str], hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> _Hit:
    """Against whom a state protests with nothing said of it, right behind what was done to it ("The boat was seized. Chile protested on 4 May")."""
    sentence, before = instance.sentence, discourse.last.get(instance.frame.kind)
    told_now = discourse.last.get(TOLD)
    near = isinstance(told_now, int) and discourse.index - told_now <= _RECENT
    told = [g for _, g in hanging if not any(t.mark in ("period", "place") for t in sentence.tokens[g.i : g.j])]
    if instance.noun is not None or instance.frame.attrs.get("court"):
        # "Lodged a complaint with the Security Council two days later".
        told = [g for g in told if not _is_body(sentence, g)]
    if instance.frame.attrs.get("asked") or verb.passive or told:
        return {}
    doers_before = _done_before(before if near else None, who, discourse)
    return dict.fromkeys(doers_before, verb.subjects[0]) if len(doers_before) == 1 and len(who) == 1 and verb.subjects else {}


def _done_before(before: object, who: list[str], discourse: Discourse) -> set[str]:
    """Who did what was told before to those who protest, or else sent their people home."""
    told = {o.a for o in before if o.b in who and is_actor(o.a)} if isinstance(before, list) else set()
    return told or set(_expelling(who, discourse))


def _expelling(who: list[str], discourse: Discourse) -> list[str]:
    """Who was just told to send home people of those who protest ("Chile expelled three Peruvian diplomats. Peru protested")."""
    expelled = told_posts(discourse).latest_expelled
    if expelled is None or not 0 <= discourse.index - expelled[0] <= _RECENT:
        return []
    sent_home = expelled[1].observation
    return [sent_home.b] if sent_home.b and sent_home.a in who and is_actor(sent_home.b) else []


def _is_body(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a complaint's address is an organisation, or an organ or court of one."""
    head, known = sentence.head(group), lists(sentence.language)
    organisation = isinstance(head.value, Mention) and not is_actor(head.value.party)
    return organisation or head.lemma in known["organs"] | known["courts"]


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
    before = same_subject_before(sentence, verb)
    known = lists(sentence.language)
    governing = any(sentence.head(g).lemma in known["governing"] and is_definite(sentence, g) for g in verb.subjects)
    if len(hit) != 1 or before is None or before.lemma not in known["purposes"] or not governing:
        return []
    other = discourse.other(next(iter(hit)))
    return [other] if other else []


def _host(instance: Instance, verb: VerbGroup, hit: _Hit, discourse: Discourse) -> list[str]:
    """In whose land an envoy is who was handed a protest by nobody named: by his place, else the other of the two that a text is of."""
    sentence, envoys = instance.sentence, lists(instance.sentence.language)["envoys"]
    to_him = [g for g in hit.values() if sentence.head(g).lower.split()[-1] in envoys or isinstance(sentence.head(g).value, Person)]
    governing = any(sentence.head(g).lemma in lists(sentence.language)["governing"] and is_definite(sentence, g) for g in verb.subjects)
    if len(hit) != 1 or not to_him or not (governing or (verb.passive and not verb.subjects)):
        return []
    value = sentence.head(to_him[0]).value
    where = [a.party for prep, g in behind(to_him[0]) if prep == IN for a in actors(sentence, g, discourse) if is_actor(a.party)]
    where += [value.to] if isinstance(value, Person) and value.to else []
    other = discourse.other(next(iter(hit))) if discourse.is_told() else None
    return [p for p in (*where, other) if p and p not in hit][:1]


def _called_in(instance: Instance, hit: _Hit, discourse: Discourse) -> list[str]:
    """Who has called in the envoy to whom a protest is handed by nobody named ("given to the envoy, whom Chile had summoned")."""
    sentence, calling = instance.sentence, lists(instance.sentence.language)["purposes"]
    verbs = [v for v in sentence.verbs if v.lemma in calling and any(g in v.objects for g in hit.values())]
    return [p for v in verbs[:1] for p in doers(sentence, v.subjects, discourse, instance.frame)]


def _envoy(sentence: Sentence, hanging: list[tuple[str, NounGroup]], who: list[str], discourse: Discourse) -> _Hit:
    """Whose "the envoy" is to whom a protest is handed, where that is not told: the other's of the two in question."""
    envoys = lists(sentence.language)["envoys"]
    to_him = [g for prep, g in hanging if prep == TO and is_definite(sentence, g) and sentence.head(g).lower.split()[-1] in envoys]
    other = discourse.other(who[0]) if len(who) == 1 and to_him else None
    return {other: to_him[0]} if other else {}


def _by_note(instance: Instance, who: list[str], discourse: Discourse) -> _Hit:
    """Whom a note of protest goes to where only one other state is named: a note is always to another state."""
    sentence, noun = instance.sentence, instance.noun
    papers = [sentence.head(g).lemma for g in (noun, held(sentence, noun)[0])] if noun is not None else []
    other = discourse.other(who[0]) if len(who) == 1 and noun is not None else None
    named = other is not None and other in sentence.parties()
    return {other: noun} if other and noun and named and set(papers) & lists(sentence.language)["notes"] else {}


def _only_other(instance: Instance, who: list[str], discourse: Discourse) -> _Hit:
    """The one other state that a sentence names, where a state demands an explanation of nobody named."""
    verb, people = instance.verb, [t.value for t in instance.sentence.tokens if isinstance(t.value, Person)]
    named = {*instance.sentence.parties(), *(p for v in people for p in (v.party, v.to) if p)}
    others = {p for p in named if is_actor(p)} - set(who)
    return {others.pop(): verb.subjects[0]} if len(who) == len(others) == 1 and verb is not None and verb.subjects else {}


def _in_capital(instance: Instance, verb: VerbGroup, hanging: list[tuple[str, NounGroup]], who: list[str]) -> _Hit:
    """To whom a protest goes that is delivered in a capital, or by an envoy who is posted to somebody."""
    sentence = instance.sentence
    if instance.noun is None:
        # Who protests in a capital may be anybody.
        return {}
    values = [(sentence.head(g).value, g) for prep, g in hanging if prep == IN]
    hit = {v.party: g for v, g in values if isinstance(v, Mention) and v.sort == _CAPITAL and v.party not in who}
    posted = [(sentence.head(g).value, g) for g in verb.subjects]
    return hit or {v.to: g for v, g in posted if isinstance(v, Person) and v.to and v.to not in who}


def _wronged(instance: Instance, who: list[str], hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> _Hit:
    """Who did what a complaint is about that names nobody, where the text told it just before ("lodged a complaint over it")."""
    sentence, sorts = instance.sentence, lists(instance.sentence.language)
    about = [g for prep, g in hanging if prep in sorts["about"] or (prep in sorts["against"] and _points_back(sentence, g))]
    before = discourse.last.get(instance.frame.kind)
    before_it = about and all(sentence.head(g).tag == "U" or is_definite(sentence, g) for g in about)
    if not before_it or any(is_actor(p) and p not in who for g in about for p in _named(sentence, g)):
        return {}
    doers_before = _done_before(before, who, discourse)
    return dict.fromkeys(doers_before, about[0]) if len(doers_before) == 1 else {}


def _points_back(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what a protest is against is "it", or something definite of which no more is told ("against the decision")."""
    head = sentence.head(group)
    return head.tag == "U" or (head.tag == "N" and not head.mark and not group.behind and is_definite(sentence, group))


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
    lodged = [(prep, g) for prep, g in verb_behind(verb) if prep in lists(sentence.language)["lodged_with"]]
    places = [g for _, g in lodged]
    # "Actions it is taking in coordination with the European Union" are taken before nobody.
    bodies = [sentence.head(g).value for prep, g in lodged if prep != WITH]
    if any(isinstance(body, Mention) and not is_actor(body.party) for body in bodies):
        # "Took Peru to the WTO".
        return True
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
    # "Protests the sending of boats into its waters by Peru": whose deed it is.
    by = [h for g in (*at["against"], *at["about"]) for prep, h in behind(g) if prep in sorts["by"]]
    about = {p: h for h in by for p in doers(sentence, [h], discourse, frame) if is_actor(p) and p not in who} or about
    first = about or states if frame.attrs.get("about_first") else states or about
    return against or first or {p: g for p, g in with_.items() if p == "EU"}
