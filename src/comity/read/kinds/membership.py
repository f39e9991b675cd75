"""Memberships: which states are in which organisations, join them, leave them, stand before their door."""

from collections.abc import Iterator
from functools import cache

from comity.language import table
from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.document import Finding
from comity.read.facts import MODALITIES, fact
from comity.read.frames import Instance, behind, instances, not_until, resolve, when
from comity.read.grammar import NounGroup, Token, is_adjective
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

KIND = "membership"
FIELDS = frozenset(("how",))
#: How a member can be named: as a state, not by its people.
_STATES = ("party", "pair", "single", "pronoun", "place", "adjective")

#: Tags of tokens at which a list of names ends: verbs, clauses, people.
_ENDING = frozenset("VEGIMBHOTSRUF")


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The memberships that a sentence tells."""
    for instance in instances(sentence, KIND):
        until = not_until(instance, discourse) if instance.status == "denied" else None
        if instance.status not in MODALITIES:
            continue
        aside = instance.frame.attrs["how"] != "acted" and not _is_predicate(instance)
        period = until or (_own_period(instance, discourse) if aside else when(instance, discourse))
        # What somebody is called in passing is so, whatever the sentence is about.
        modality = "actual" if until or (aside and instance.status == "planned") else instance.status
        for state, organisation, action in _IS[instance.frame.attrs["how"]](instance, discourse):
            if state != organisation:
                yield fact(instance, state, organisation, {"action": action}, period, modality=modality)


_Found = Iterator[tuple[str, str, str]]


def _is_predicate(instance: Instance) -> bool:
    """Whether a member is what the verb says that somebody is or has."""
    sets, verb = _sets(instance.sentence.language), instance.verb
    return verb is not None and instance.noun in verb.objects and verb.lemma in sets["being"] | sets["having"]


def _own_period(instance: Instance, discourse: Discourse) -> Period | None:
    """When somebody has been what they are called, told right behind ("a member of the EU since 2004")."""
    noun = instance.noun
    assert noun is not None
    end = max([noun.j, *(g.j for _, g in behind(noun, 1))])
    found = [p for place, p in instance.sentence.periods(noun.i, end + 2) if p.lead in _sets(instance.sentence.language)["since"]]
    return resolve(found[0], instance.tense, "actual", discourse) if found else None


def _acted(instance: Instance, discourse: Discourse) -> _Found:
    """A state that joins, leaves, is admitted or suspended: by the verb, or by the noun of the deed where it is dated."""
    if instance.noun is not None and when(instance, discourse) is None and not instance.sentence.is_heading:
        return
    organisations = _role(instance, "organisation", discourse)
    if not organisations or _is_joint_deed(instance):
        return
    states = [
        a.party
        for slot in instance.frame.roles["state"]
        for a in instance.slot_actors(slot, discourse)
        if a.sort in _STATES and is_actor(a.party)
    ]
    for state in dict.fromkeys(states):
        for organisation in organisations:
            yield state, organisation, instance.frame.attrs["action"]


def _is_joint_deed(instance: Instance) -> bool:
    """Whether what is joined is another's deed ("joined the EU in condemning")."""
    sentence, verb = instance.sentence, instance.verb
    return verb is not None and any(v.sort == "ing" and v.governor is verb and sentence.tokens[v.i - 1].tag == "P" for v in sentence.verbs)


def _role(instance: Instance, role: str, discourse: Discourse) -> list[str]:
    """The organisations in the places of a role."""
    groups = [
        g
        for slot in instance.frame.roles[role]
        for g in instance.slot(slot)
        if not _is_organ(instance.sentence.head(g), instance.sentence.language)
    ]
    found = [a.party for g in groups for a in actors(instance.sentence, g, discourse, listed=False) if a.sort in ("party", "single")]
    return [p for p in dict.fromkeys(found) if is_organisation(p)]


def is_organisation(party: str) -> bool:
    """Whether a party is one that states are members of."""
    entry = known_parties().get(party)
    return entry is not None and entry.sort == "organisation"


def _is_member(instance: Instance, discourse: Discourse) -> _Found:
    """A state that is called a member, candidate or observer of an organisation."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    before = {t.lower for t in sentence.tokens[noun.i : noun.head]}
    if before & _sets(sentence.language)["not_full"]:
        return
    organisations = _organisations(instance, discourse)
    action = instance.frame.attrs["action"]
    if action == "member" and _is_predicate(instance) and instance.verb and instance.verb.lemma in _sets(sentence.language)["becoming"]:
        action = "joined"
    bearers = _bearers(instance, noun, discourse)
    head = sentence.head(noun)
    if len(bearers) == 1 and head.lower != head.lemma and not any(g.i == noun.j for g in sentence.nouns):
        # "Sri Lanka, EU member countries": one is not several.
        return
    for actor in bearers:
        if actor.sort in _STATES and is_actor(actor.party):
            for organisation in organisations:
                yield actor.party, organisation, action


def _organisations(instance: Instance, discourse: Discourse) -> list[str]:
    """Of what somebody is a member: named before the noun or behind it by "of"."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    before = [*_joined_before(sentence, noun), *sentence.tokens[noun.i : noun.head]]
    found = [t.value.party for t in before if isinstance(t.value, Mention) and not _is_organ(t, sentence.language)]
    if not any(is_organisation(p) for p in found):
        groups = [
            g for prep, g in noun.behind if prep in _sets(sentence.language)["of"] and not _is_organ(sentence.head(g), sentence.language)
        ]
        found = [a.party for g in groups for a in actors(sentence, g, discourse, listed=False) if a.sort == "party"]
        if not groups and instance.verb is not None and (missing := instance.verb.missing) is not None:
            # "The EAC, a bloc that both are part of".
            beside = [g for g in sentence.nouns if missing in g.apposed]
            found = [a.party for g in (missing, *beside) for a in actors(sentence, g, discourse, listed=False) if a.sort == "party"]
    found += _listed(sentence, noun) if any(is_organisation(p) for p in found) else []
    return [p for p in dict.fromkeys(found) if is_organisation(p)]


def _joined_before(sentence: Sentence, noun: NounGroup) -> list[Token]:
    """The organisations whose names are joined to the one before the noun ("EU and NATO member Slovakia")."""
    tokens = sentence.tokens
    if not _names_organisation(tokens[noun.i]):
        return []
    start = noun.i
    while start >= 2 and tokens[start - 1].tag == "C" and _names_organisation(tokens[start - 2]):
        start -= 2
    return tokens[start : noun.i]


def _names_organisation(token: Token) -> bool:
    return isinstance(token.value, Mention) and is_organisation(token.value.party)


def _listed(sentence: Sentence, noun: NounGroup) -> list[str]:
    """The organisations of a list behind "members of", those that are not known passed over."""
    found: list[str] = []
    for token in sentence.tokens[noun.j :]:
        if token.tag in _ENDING or (token.tag == "P" and token.lower not in _sets(sentence.language)["in_names"]):
            break
        if isinstance(token.value, Mention) and not _is_organ(token, sentence.language):
            found.append(token.value.party)
    return found


def _is_organ(token: Token, language: str) -> bool:
    """Whether an organisation is named by an organ of it: states sit in the Security Council, and are members of the UN."""
    value = token.value
    if not isinstance(value, Mention):
        return False
    entry = known_parties().get(value.party)
    organs = _sets(language)["organs"]
    return entry is not None and any(w in organs and w not in entry.name.lower() for w in token.lower.split())


def _bearers(instance: Instance, noun: NounGroup, discourse: Discourse) -> list[Actor]:
    """Who is called so: the subject of "is", what it stands beside, those listed behind it or included."""
    sentence, verb = instance.sentence, instance.verb
    following = next((g for g in sentence.nouns if g.i == noun.j), None)
    if following is not None and _is_state(sentence, following):
        # "NATO member Norway", "the member states Norway and Iceland".
        return actors(sentence, following, discourse)
    if {t.lower for t in sentence.tokens[noun.i : noun.head]} & _sets(sentence.language)["two"] and (pair := discourse.two()):
        return [Actor(p, "pair") for p in pair]
    beside = next((g for g in sentence.nouns if noun in g.apposed), None)
    if beside is not None:
        return [] if sentence.tokens[noun.i].lower in _sets(sentence.language)["all"] else actors(sentence, beside, discourse)
    counted = [
        a for prep, g in noun.behind if prep in _sets(sentence.language)["including"] for a in actors(sentence, g, discourse, listed=False)
    ]
    counted += [a for g in noun.apposed if _is_state(sentence, g) for a in actors(sentence, g, discourse)]
    if counted:
        return counted
    if (aside := _aside(sentence, noun)) is not None:
        return actors(sentence, aside, discourse, listed=False)
    if verb is None or verb.passive:
        return []
    predicate = noun in verb.objects and verb.lemma in _sets(sentence.language)["being"]
    # "The countries that are members" are not two in question.
    some = "pair" if verb.noun is not None else ""
    as_such = noun.i > 0 and sentence.tokens[noun.i - 1].lower in _sets(sentence.language)["as"] and noun.parent is None
    if predicate or as_such:
        return [a for g in verb.subjects if g is not noun for a in actors(sentence, g, discourse, listed=False) if a.sort != some]
    return []


def _aside(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The state behind which it is put in that it is a member ("between Hungary, as an EU member, and Chile, as a member of the OAS")."""
    tokens, known = sentence.tokens, _sets(sentence.language)["as"]
    if noun.parent is not None and noun.by in known and _is_state(sentence, noun.parent):
        return noun.parent
    if noun.i < 2 or tokens[noun.i - 1].lower not in known or tokens[noun.i - 2].lower != ",":
        return None
    return next((g for g in sentence.nouns if g.j == noun.i - 2 and _is_state(sentence, g)), None)


def _is_state(sentence: Sentence, group: NounGroup) -> bool:
    head = sentence.head(group)
    return isinstance(head.value, Mention) and not is_adjective(head) and is_actor(head.value.party)


@cache
def _sets(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in table(language, f"kinds/{KIND}")["sets"].items()}


def _owned(instance: Instance, discourse: Discourse) -> _Found:
    """Membership told as something that a state has ("Chile's membership of the OECD", "gained observer status")."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    if instance.tense == "future" and not _is_predicate(instance):
        return
    whose = [a for a in owners(sentence, noun, discourse) if a.sort in _STATES and is_actor(a.party) and not is_organisation(a.party)]
    if (
        not whose
        and instance.verb is not None
        and noun in instance.verb.objects
        and instance.verb.lemma in _sets(sentence.language)["having"]
    ):
        whose = [
            a
            for g in instance.verb.subjects
            for a in actors(sentence, g, discourse, listed=False)
            if a.sort in _STATES and is_actor(a.party)
        ]
    for actor in whose:
        for organisation in _organisations(instance, discourse):
            yield actor.party, organisation, instance.frame.attrs["action"]


_IS = {"acted": _acted, "called": _is_member, "owned": _owned}
