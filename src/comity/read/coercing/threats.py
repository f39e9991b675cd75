"""Threats that a state utters: what it says it will do, or do unless. What is threatened is no deed."""

from collections.abc import Iterator
from dataclasses import replace

from comity.observation import Finding
from comity.parties import Mention
from comity.read.coercing.coercion_words import fulfilled, lists
from comity.read.coercing.deeds import acts, deed, is_definite
from comity.read.coercing.doers_and_targets import SUBJECT, doers, is_crowd, noun_doers, targets
from comity.read.coercing.measures import effect_of, measure
from comity.read.coercing.saying import said_when
from comity.read.coercing.threatening import against_the_other, on_terms, the_only_other, told_clause
from comity.read.coercing.wrongs_named import is_named_wrong
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.sentence import Sentence

_Hit = dict[str, NounGroup]
#: Needs of a frame of which a clause tells what is threatened.
_OF_CLAUSES = ("clause", "terms")


def threaten(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A threat by a state to do something to another."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    status, tense = deed(sentence, verb, False)
    needs = frame.attrs.get("needs", "")
    below = told_clause(sentence, verb)
    if status != "actual" and needs in _OF_CLAUSES and below is not None and below.governor is not verb and _is_said(verb):
        # "If Peru …, we will …," he said: the terms are of what is said.
        status, tense = "actual", "past"
    who = doers(sentence, verb.subjects, discourse, frame)
    if status != "actual" or not who:
        return
    if needs in _OF_CLAUSES and below is not None and (hit := on_terms(instance, below, who, discourse)):
        told = Instance(frame, sentence, verb, None, status, tense)
        yield from acts(told, who, hit, said_when(told, discourse, "threat_ends"))
        return
    if needs == "clause" and not (_is_of_consequences(sentence, verb) or _is_threat(instance, below, who, discourse)):
        return
    if needs == "terms" and not (_is_threat(instance, below, who, discourse) and _is_on_terms(sentence, below, instance, discourse)):
        return
    surely = bool(frame.attrs.get("surely"))
    if needs == "hostile" and not surely and (below is None or below.lemma not in lists(sentence.language)["hostile"]):
        return
    hit = _Hit()
    for slot in frame.places("target"):
        groups = verb.objects if slot == "object" else [g for prep, g in verb_behind(verb) if prep == slot]
        hit = hit or targets(sentence, groups, discourse, replace(frame, attrs={**frame.attrs, "thing": []}) if slot == "object" else frame)
    if not hit and below is not None and needs != "clause" and below.lemma not in lists(sentence.language)["not_aimed"]:
        hit = _threatened(sentence, below, discourse, instance)
    if not hit and below is not None and needs == "clause" and below.lemma in lists(sentence.language)["hurting"]:
        # "Warned that it would bar Peruvian lorries".
        hit = the_only_other(_threatened(sentence, below, discourse, instance), who)
    hit = hit or (_whose_doing(sentence, verb, discourse, instance) if needs != "hostile" else {})
    alone = surely or (below is not None and not below.objects)
    if not hit and needs == "hostile" and alone and len(who) == 1 and discourse.is_told():
        # "Vowed to retaliate": against the other of the two that a text is of.
        hit = against_the_other(sentence, verb, who[0], discourse)
    told = Instance(frame, sentence, verb, None, status, tense)
    yield from acts(
        told,
        who[:1] if len(who) > 1 and len(hit) > 1 else who,
        {p: g for p, g in hit.items() if p not in who},
        said_when(told, discourse, "threat_ends"),
    )


def _is_said(verb: VerbGroup) -> bool:
    """Whether a verb tells that something is said, in a clause of its own."""
    return (
        verb.governor is None and not verb.modal and not verb.negated and verb.sort in ("finite", "participle") and verb.tense != "future"
    )


def or_else(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """What a state says another has to do or suffer for ("told Peru to withdraw or face sanctions")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known = lists(sentence.language)
    asked = next((v for v in reversed(sentence.verbs) if v.i < verb.i), None)
    punished = [g for g in verb.objects if any(t.lemma in known["punishment"] for t in sentence.tokens[g.i : g.head + 1])]
    if asked is None or not punished or verb.i == 0 or sentence.tokens[verb.i - 1].lower not in known["otherwise"]:
        return
    if not (asked.modal in words(sentence.language).sets["obliging"] or asked.sort == "infinitive"):
        return
    asking = asked.governor
    who = doers(sentence, asking.subjects, discourse, frame) if asking is not None and not asking.negated else []
    hit = targets(sentence, asked.subjects, discourse, frame)
    told = Instance(frame, sentence, asking, None, "actual", "past")
    if asking is not None and who and deed(sentence, asking, False)[0] == "actual":
        yield from acts(
            told, who, {p: g for p, g in hit.items() if p not in who and is_actor(p)}, said_when(told, discourse, "threat_ends")
        )


def give_time(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A state or its people that are given so many hours or days to do something ("gave Peru 48 hours to withdraw its boats")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known = lists(sentence.language)
    asked = next((v for v in sentence.verbs if v.i >= verb.j and v.sort == "infinitive" and v.governor is verb), None)
    status, tense = deed(sentence, verb, False)
    timed = asked is not None and any(t.lemma in words(sentence.language).sets["durations"] for t in sentence.tokens[verb.j : asked.i])
    if asked is None or status != "actual" or not timed or (frame.attrs.get("nationals") and asked.lemma not in known["leaving"]):
        return
    given = [g for g in verb.objects if frame.attrs.get("nationals") or _is_state(sentence, g)]
    hit = targets(sentence, given, discourse, frame)
    who = doers(sentence, verb.subjects, discourse, frame)
    if not who and verb.passive:
        # "Were given two days to leave Peru".
        who = [p for p in doers(sentence, asked.objects, discourse, frame) if p not in hit] or _told_before(discourse)
    told = Instance(frame, sentence, verb, None, status, tense)
    yield from acts(told, who, {p: g for p, g in hit.items() if p not in who and is_actor(p)}, said_when(told, discourse, "threat_ends"))


def _is_state(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names a state or its government, none of its people."""
    head = sentence.head(group)
    named = isinstance(head.value, Mention) and not is_crowd(sentence, group)
    return named or head.lemma in lists(sentence.language)["governing"]


def treat_as_war(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """What a state says it would take for an act of war, by whom ("any Peruvian landing would be regarded as an act of war")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known, above = lists(sentence.language), verb.governor
    as_war = [g for prep, g in verb_behind(verb) if prep in known["called_as"] and is_named_wrong(sentence, g)]
    would = verb.passive and not verb.negated and (verb.tense == "future" or verb.modal in words(sentence.language).sets["supposed"])
    if above is None or not as_war or not would or above.lemma not in words(sentence.language).sets["saying"] | known["warning"]:
        return
    who = doers(sentence, above.subjects, discourse, frame) if deed(sentence, above, False)[0] == "actual" else []
    hit = targets(sentence, above.objects, discourse, frame)
    hit = hit or {p: g for g in verb.objects for p in noun_doers(sentence, g, discourse, frame)}
    told = Instance(frame, sentence, above, None, "actual", above.tense)
    yield from acts(told, who, {p: g for p, g in hit.items() if p not in who and is_actor(p)}, said_when(told, discourse, "threat_ends"))


def _told_before(discourse: Discourse) -> list[str]:
    """The party of the subject of the sentence right before."""
    before = discourse.last.get(SUBJECT)
    near = isinstance(before, tuple) and before[0] == discourse.index - 1 and isinstance(before[1], str)
    return [str(before[1])] if near and isinstance(before, tuple) else []


def threat(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A threat or ultimatum that a noun names: issued to another, or told by what is threatened ("Peru's threat to ban Chilean fruit")."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    assert noun is not None
    below = next((v for v in sentence.verbs if v.noun is noun and v.sort == "infinitive"), None)
    if fulfilled(sentence, noun) is not None:
        # "Made good on its threat to tax": that is done now.
        return
    who = noun_doers(sentence, noun, discourse, frame)
    if below is None or not who:
        head = sentence.head(noun)
        uttered = head.lower != head.lemma or any(effect_of(sentence, frame, verb, noun) for verb in sentence.verbs)
        if uttered:
            # "The threat of Chile to Fiji" may be a danger that nobody has uttered.
            yield from measure(instance, discourse)
        return
    hit = {p: g for p, g in _threatened(sentence, below, discourse, instance).items() if p not in who}
    yield from acts(Instance(frame, sentence, None, noun), who, hit, None)


def _threatened(sentence: Sentence, below: VerbGroup, discourse: Discourse, instance: Instance) -> _Hit:
    """Who a threatened deed would hit: by its object, else by the first that hangs on it and is no reason."""
    hit = targets(sentence, below.objects, discourse, instance.frame)
    for prep, group in verb_behind(below):
        if hit or prep in lists(sentence.language)["reasons"]:
            return hit
        hit = targets(sentence, group.listed or [group], discourse, instance.frame)
    return hit


def _whose_doing(sentence: Sentence, verb: VerbGroup, discourse: Discourse, instance: Instance) -> _Hit:
    """Whom a threat is to move: who does or leaves what it hangs on ("threatened to leave the talks unless Peru withdrew")."""
    conditional = words(sentence.language).sets["conditional"]
    for below in sentence.verbs:
        if below.i > verb.i and any(t.lower in conditional for t in sentence.tokens[max(verb.j, below.first - 1) : below.i]):
            return targets(sentence, below.subjects, discourse, instance.frame)
    return {}


def _is_of_consequences(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether another is warned of what will be done to it ("warned Peru of grave consequences")."""
    known, hanging = lists(sentence.language), [*verb_behind(verb), *(item for g in verb.objects for item in g.behind)]
    of = [
        g
        for prep, g in hanging
        if prep in known["warned_of"] and sentence.head(g).lemma in known["consequences"] and not (is_definite(sentence, g) and g.behind)
    ]
    return bool(of) and any(isinstance(sentence.head(g).value, Mention) for g in verb.objects)


def _is_threat(instance: Instance, below: VerbGroup | None, who: list[str], discourse: Discourse) -> bool:
    return below is not None and _is_threatening(instance.sentence, below, who, discourse, instance)


def _is_on_terms(sentence: Sentence, below: VerbGroup | None, instance: Instance, discourse: Discourse) -> bool:
    """Whether what a state says it will do is something bad, done only if another does or leaves something ("unless Peru pays")."""
    if below is None or not below.objects or below.lemma not in lists(sentence.language)["hurting"]:
        return False
    conditional = words(sentence.language).sets["conditional"]
    terms = [v for v in sentence.verbs if v.i > below.i and any(t.lower in conditional for t in sentence.tokens[below.j : v.i])]
    meant = any(sentence.head(g).tag == "U" for v in terms[:1] for g in v.subjects)
    return meant or bool(_whose_doing(sentence, below, discourse, instance))


def _is_threatening(sentence: Sentence, below: VerbGroup, who: list[str], discourse: Discourse, instance: Instance) -> bool:
    """Whether what a state warns of is a deed of its own: "warned that it would close the port"."""
    # "Warned that it might close the port".
    may = below.modal in words(sentence.language).sets["possible"] and below.lemma in lists(sentence.language)["hurting"]
    if (below.tense != "future" and not may) or below.passive or below.negated:
        return False
    for group in below.subjects:
        if sentence.head(group).tag == "U" or set(doers(sentence, [group], discourse, instance.frame)) & set(who):
            return True
    return False
