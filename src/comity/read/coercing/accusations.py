"""Accusations: who charges whom, by a verb, a noun or a clause that tells the wrong. What is charged is no deed."""

from collections.abc import Collection, Iterator

from comity.observation import Finding
from comity.parties import Mention
from comity.read.actors import actors
from comity.read.coercing.coercion_words import is_irregular, is_owned, lists, whole
from comity.read.coercing.deeds import acts, deed, is_definite
from comity.read.coercing.doers_and_targets import doers, noun_doers, targets
from comity.read.coercing.saying import said_when
from comity.read.coercing.whose_things import theirs
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import AGAINST
from comity.read.sentence import Sentence

#: The noun of a charge stands at most so many tokens behind its preposition.
_CHARGE = 6
#: Sorts of verbs that have a clause of their own.
_OF_CLAUSES = ("finite", "participle")
_COMMA = ","
_Hit = dict[str, NounGroup]


def accuse(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """An accusation of a state, its government or office-holders by another."""
    sentence, frame, noun, verb = instance.sentence, instance.frame, instance.noun, instance.verb
    if noun is not None:
        yield from _accusation(instance, noun, discourse)
        return
    assert verb is not None
    status, tense = deed(sentence, verb, False)
    if status != "actual" and _is_said_beside(sentence, verb):
        status, tense = "actual", "past"
    if status != "actual" or not _is_charge(instance, verb, discourse):
        return
    told = Instance(frame, sentence, verb, None, status, tense)
    period = said_when(told, discourse)
    if _is_mutual(sentence, verb):
        both = doers(sentence, verb.subjects, discourse, frame)
        in_question = _are_sides(sentence, verb) or (verb.sort == "ing" and _tells_of_pair(sentence, verb, discourse))
        both = both if len(both) == 2 else list(discourse.two() or ()) if in_question else []
        for doer, target in (both, both[::-1]) if len(both) == 2 else ():
            yield from acts(told, [doer], {target: verb.subjects[0] if verb.subjects else None}, period)
        return
    what = _charge(sentence, verb)
    yield from acts(told, doers(sentence, verb.subjects, discourse, frame), _accused(instance, verb, discourse), period, what=what)


def _is_said_beside(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a charge is made by whoever denies another behind a comma ("has denied the charges, accusing Peru of smuggling")."""
    above = verb.governor
    if above is None or verb.sort != "ing" or verb.noun is not None or sentence.tokens[verb.i - 1].lower != _COMMA:
        return False
    return above.lemma in lists(sentence.language)["denying"] and deed(sentence, above, False)[0] == "actual"


def _is_charge(instance: Instance, verb: VerbGroup, discourse: Discourse) -> bool:
    """Whether what a frame asks of a verb that need be no charge is there: "charged Peru with …", "said that Peru had violated …"."""
    sentence, frame = instance.sentence, instance.frame
    needs = frame.attrs.get("needs", "")
    own = set(doers(sentence, verb.subjects, discourse, frame)) if needs == "wrongs" else set()
    if needs == "wrongs":
        below = _clause(sentence, verb)
        return (
            below is not None
            and _is_wrong(sentence, below, own)
            and not (below.tense == "future" or below.modal or below.negated)
            and (not below.passive or _is_involved(sentence, below))
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
        single = words(sentence.language).sets["singular"]
        # "Severed its ties with Peru, charging it with …".
        it = verb.sort == "ing" and any(sentence.head(g).lower in single for g in verb.objects)
        return after == needs and (it or any(isinstance(sentence.head(g).value, Mention) for g in verb.objects))
    return True


def _clause(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb of the clause that a verb of saying tells: behind it, in front of it ("Peru is arming rebels, Chile says"), around it."""
    below = next((v for v in sentence.verbs if v.governor is verb and v.sort in _OF_CLAUSES), None)
    if below is not None and any(sentence.head(g).lemma in lists(sentence.language)["evidence"] for g in below.objects):
        # "Said it had evidence that Peru was behind the raid".
        below = next((v for v in sentence.verbs if v.governor is below and v.sort in _OF_CLAUSES), below)
    if below is not None or verb.objects:
        return below
    free = [v for v in sentence.verbs if v.noun is None and v is not verb and v.subjects and v.sort in _OF_CLAUSES and not v.passive]
    around = next((v for v in free if v.i > verb.i and all(g.j <= verb.i for g in v.subjects)), None)
    if around is not None or any(v.i > verb.i for v in sentence.verbs):
        # "Peru, Chile charged, had armed rebels".
        return around
    before = [v for v in free if v.governor is None]
    return next((v for v in before if _is_wrong(sentence, v)), before[0] if before else None)


def _is_wrong(sentence: Sentence, verb: VerbGroup, own: Collection[str] = ()) -> bool:
    """Whether what a verb tells is a wrong: it breaks or harms, is done for rebels or to those who tell it (`own`), or stands behind rebels."""
    known = lists(sentence.language)
    if verb.lemma in known["wrongs"] or _is_involved(sentence, verb):
        return True
    if verb.lemma in known["blows"]:
        # "Chilean soldiers burned our villages".
        mine = words(sentence.language).sets["possessive_own"]
        suffered = [*verb.objects, *(g for _, g in verb_behind(verb))]
        # "Peru told reporters that Chilean troops had entered its territory".
        forces = any(sentence.head(g).lemma in known["combatants"] for g in verb.subjects)
        plain = verb.lemma in known["plain_blows"] or (forces and any(is_owned(sentence, g) for g in suffered))
        if own and plain and _are_two_states(sentence, verb, own):
            return True
        pieces = [t for g in suffered for h in (g, whole(sentence, g)) for t in sentence.tokens[h.i : h.head + 1]]
        return any(t.lower in mine or (isinstance(t.value, Mention) and t.value.party in own) for t in pieces)
    if verb.lemma in known["breaking"]:
        return any(sentence.head(g).lemma in known["broken"] for g in verb.objects)
    below = [v.lemma for v in sentence.verbs if v.governor is verb and v.sort == "infinitive"]
    if verb.lemma in known["failing"]:
        # "Had failed to honour the pact".
        return any(lemma in known["duties"] for lemma in below)
    if any(lemma in known["wrongs"] for lemma in below) and verb.lemma in known["setting_on"]:
        return True
    if verb.lemma == "be":
        # "Is behind the raid", "was to blame", "was responsible for the attack".
        guilty = [g for g in verb.objects if sentence.head(g).lemma in known["guilty"]]
        wrongs = [h for g in guilty for _, h in g.behind if sentence.head(h).lemma in known["events"] | known["wrong_nouns"]]
        blamed = any(lemma in known["blamed"] for lemma in below)
        return bool(wrongs) or blamed or any(prep in known["instigating"] for prep, _ in verb.obliques)
    return verb.lemma in known["abetting"] and any(is_irregular(sentence, g) for g in verb.objects)


def _is_involved(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether somebody is told to have had a part in a wrong ("Peru was involved in the raid", "had evidence that Peru was involved")."""
    known, above = lists(sentence.language), verb.governor
    if not verb.passive or verb.subjects or verb.lemma not in known["involved"]:
        return False
    wrong = any(sentence.head(g).lemma in known["events"] | known["wrong_nouns"] for _, g in verb_behind(verb))
    return wrong or (above is not None and any(sentence.head(g).lemma in known["evidence"] for g in above.objects))


def _are_two_states(sentence: Sentence, verb: VerbGroup, own: Collection[str]) -> bool:
    """Whether nobody is named but who tells of a blow and who deals it, and nobody irregular: then it fell on who tells of it."""
    if any(is_irregular(sentence, g) for g in sentence.nouns) or not verb.objects:
        return False
    named = {t.value.party for t in sentence.tokens if isinstance(t.value, Mention) and is_actor(t.value.party)}
    dealt = {t.value.party for g in verb.subjects for t in sentence.tokens[g.i : g.j] if isinstance(t.value, Mention)}
    return len(own) == len(dealt) == 1 and not dealt & set(own) and named <= dealt | set(own)


def _charge(sentence: Sentence, verb: VerbGroup) -> str:
    """What is charged, in the text's words: what stands behind "of" or "for", up to its first noun."""
    charging = lists(sentence.language)["of_charge"]
    end = max([verb.j, *(g.j for g in verb.objects), *(g.j for h in verb.objects for _, g in h.behind if g.by not in charging)])
    tags = "".join(t.tag or "?" for t in sentence.tokens)
    while tags[end : end + 1] in ("W", "X") or tags[end : end + 2] == "PW":
        # "Accused Peru on Wednesday of …".
        end += 1
    if end >= len(sentence.tokens) or sentence.tokens[end].lower not in charging:
        return ""
    group = next((g for g in sentence.nouns if end < g.i <= end + _CHARGE), None)
    # "Blamed it for the attack": something told before.
    return sentence.words(end + 1, group.j) if group is not None and not (group.i == end + 1 and is_definite(sentence, group)) else ""


def _is_mutual(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether each accuses the other."""
    other = lists(sentence.language)["each_other"]
    return any(t.lower in other for g in verb.objects[:1] for t in sentence.tokens[g.i : g.j + 1])


def _tells_of_pair(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> bool:
    """Whether "the two" stand in front of a verb with no subject of its own ("the quarrel of the two grew, accusing each other")."""
    return any(a.sort == "pair" for g in sentence.nouns if g.j <= verb.i for a in actors(sentence, g, discourse))


def _are_sides(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's subject is "each", "each side", "both governments": the two in question."""
    heads = {word for g in verb.subjects for word in (sentence.head(g).lemma, sentence.head(g).lower)}
    return bool(heads & (lists(sentence.language)["sides"] | lists(sentence.language)["each_other"]))


def _accused(instance: Instance, verb: VerbGroup, discourse: Discourse) -> _Hit:
    """Who is accused: the object; behind "on" ("blamed the raid on Peru"); the subject of the clause that tells the charge."""
    sentence, frame = instance.sentence, instance.frame
    groups = [g for g in verb.objects if not _is_people(sentence, g) and not _is_firm(sentence, g, discourse)]
    if frame.attrs.get("clause"):
        below = _clause(sentence, verb)
        groups = (
            (below.subjects or (below.objects if not below.passive or _is_involved(sentence, below) else [])) if below is not None else []
        )
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
    if not found and frame.attrs.get("needs") == "wrongs":
        # "Said that Peru's ban violated the accord".
        doing = [g for g in groups if sentence.head(g).lemma in lists(sentence.language)["done_wrongly"]]
        found = {a.party: g for g in doing for a in theirs(sentence, g, discourse, lists(sentence.language)["made"]) if is_actor(a.party)}
    return {p: g for p, g in found.items() if p not in own} or _called(sentence, groups, own) or _meant(instance, verb, groups, discourse)


def _meant(instance: Instance, verb: VerbGroup, groups: list[NounGroup], discourse: Discourse) -> _Hit:
    """Whom a pronoun means behind a deed: those named right before it, or whom the deed was done to ("cut its links with Chile, accusing it of spying")."""
    sentence = instance.sentence
    before = [g for g in sentence.nouns if g.j <= verb.i]
    if not before or [sentence.head(g).tag for g in groups] != ["U"]:
        return {}
    who = doers(sentence, verb.subjects, discourse, instance.frame)
    above = verb.governor if verb.sort == "ing" else same_subject_before(sentence, verb)
    if verb.sort != "ing" and above is None:
        return {}
    acted_on = [*above.objects, *(g for _, g in verb_behind(above))] if above is not None else []
    acted_on += [h for g in acted_on for _, h in behind(g)]
    meant = before[-1:] if verb.sort == "ing" and sentence.head(before[-1]).mark == "person" else acted_on
    hit = _parties(sentence, meant, discourse, instance)
    return hit if len(hit) == 1 and not set(hit) & set(who) else {}


def same_subject_before(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb right before one that goes on with the same subject ("severed its ties with Peru and accused it of …")."""
    before = next((v for v in reversed(sentence.verbs) if v.i < verb.i), None)
    return before if before is not None and not before.passive and before.subjects and before.subjects == verb.subjects else None


def _called(sentence: Sentence, groups: list[NounGroup], own: set[str]) -> _Hit:
    """Who is only called a state ("the Gulf state"): the one other that the sentence names."""
    meant = [g for g in groups if sentence.head(g).lemma in lists(sentence.language)["called"] and is_definite(sentence, g)]
    singular = [g for g in meant if sentence.head(g).lower == sentence.head(g).lemma and not g.behind]
    named = {p for p in sentence.parties() if is_actor(p)} - own
    return {named.pop(): singular[0]} if singular and own and len(named) == 1 else {}


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


def _is_firm(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a group names a company, which is charged for itself."""
    named = actors(sentence, group, discourse, listed=False)
    return bool(named) and all(a.sort == "company" for a in named)


def _accusation(instance: Instance, noun: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """An accusation that a noun names: against whom, or rejected by whom."""
    sentence, frame, known = instance.sentence, instance.frame, lists(instance.sentence.language)
    making = next((v for v in sentence.verbs if noun in v.objects and v.lemma in known["making"]), None)
    denying = next((v for v in sentence.verbs if noun in v.objects and v.lemma in known["denying"]), None)
    who = doers(sentence, making.subjects, discourse, frame) if making is not None else noun_doers(sentence, noun, discourse, frame)
    hit = targets(sentence, [g for prep, g in behind(noun) if prep == AGAINST], discourse, frame)
    if frame.attrs.get("needs"):
        # "Rejected its claim that X had armed rebels", not "its claim to the islands".
        told = _that_clause(sentence, noun)
        if denying is None or told is None or not _is_wrong(sentence, told, set(who)):
            return
    if not hit:
        hit = told_of(instance, noun, discourse)
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


def told_of(instance: Instance, noun: NounGroup, discourse: Discourse) -> _Hit:
    """Who does what an accusation tells: "charges that Peru had moved the boundary"."""
    verb = _that_clause(instance.sentence, noun)
    return targets(instance.sentence, verb.subjects, discourse, instance.frame) if verb is not None else {}


def _that_clause(sentence: Sentence, noun: NounGroup) -> VerbGroup | None:
    """The verb of the clause that tells what a charge is ("its claim that Peru had moved the boundary")."""
    end = max([noun.j, *(g.j for _, g in behind(noun))])
    end += end < len(sentence.tokens) and sentence.tokens[end].tag == "B"
    if end >= len(sentence.tokens) or sentence.tokens[end].lower not in words(sentence.language).sets["that"]:
        return None
    verb = next((v for v in sentence.verbs if v.i > end), None)
    return verb if verb is not None and verb.first > noun.i else None
