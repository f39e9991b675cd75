"""Joint action of two parties inside an organisation: they cooperate, vote alike, support each other's candidates there."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.observation import Finding
from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import fact
from comity.read.frames import Instance, behind, frames, instances, verb_behind, verb_status, when
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.grammar.links import OF
from comity.read.hanging import ancestors
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.organisation_names import body
from comity.read.parties_between import partners
from comity.read.sentence import Sentence

KIND = "multilateral"
FIELDS = frozenset(("needs",))


class _Words(NamedTuple):
    """The words of the kind's table, and what bodies without an acronym are called."""

    within: frozenset[str]
    toward: frozenset[str]
    frames: frozenset[str]
    sides: frozenset[str]
    inside: frozenset[str]
    naming: frozenset[str]
    known: frozenset[str]
    objects: frozenset[str]
    mutual: frozenset[str]
    common: frozenset[str]
    talking: frozenset[str]
    sharing: frozenset[str]
    topics: frozenset[str]
    fellows: frozenset[str]
    notably: frozenset[str]
    backing: frozenset[str]
    being: frozenset[str]


@cache
def _words(language: str) -> _Words:
    rows = table(language, f"kinds/{KIND}")
    return _Words(**{name: frozenset(text.split()) for name, text in rows["words"].items()})


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The organisations in which a sentence says that two act together."""
    if not any(body(t, sentence.language) or _leads_body(t) for t in sentence.tokens):
        return
    found = list(instances(sentence, KIND))
    for instance in [*found, *_together(sentence, {i.verb for i in found})]:
        if instance.status not in ("actual", "planned") or not _is_joint(instance) or _is_topic(instance):
            continue
        bodies = _bodies(instance)
        pair = _pair(instance, discourse) if bodies else []
        if len(pair) == 2 and not _is_of_others(pair, sentence, discourse):
            for organisation in (b for b in bodies if b not in pair):
                yield fact(instance, pair[0], pair[1], {"organisation": organisation}, _when(instance, discourse), modality="actual")


def _is_of_others(pair: Sequence[str], sentence: Sentence, discourse: Discourse) -> bool:
    """Whether two whom a sentence does not name are others than the state whose page it is: "they" may be anybody."""
    return discourse.own is not None and discourse.own not in pair and not set(pair) & set(sentence.parties())


def _together(sentence: Sentence, known: Container[VerbGroup | None]) -> Iterator[Instance]:
    """Whatever two are told to do together, side by side, for each other or as a thing that they share."""
    words = _words(sentence.language)
    frame = next(f for f in frames(KIND, sentence.language) if f.attrs.get("needs") == "joint")
    for verb in sentence.verbs:
        if verb in known or verb.lemma in words.talking or verb.passive:
            continue
        clause = sentence.tokens[verb.i : max(verb.last, verb.j)]
        shared = verb.lemma in words.sharing and not any(sentence.head(g).lemma in words.topics for g in _things(verb))
        if shared or _says_together(clause, sentence.language):
            status, tense = verb_status(sentence, verb)
            yield Instance(frame, sentence, verb, None, status, tense)


def _things(verb: VerbGroup) -> list[NounGroup]:
    return [*verb.objects, *([verb.missing] if verb.missing is not None else [])]


def _says_together(tokens: Sequence[Token], language: str) -> bool:
    told = [t.lower for t in tokens]
    return any(told[k : k + len(signs)] == list(signs) for signs in _signs(language) for k in range(len(told)))


@cache
def _signs(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in table(language, f"kinds/{KIND}")["together"]["signs"])


def _when(instance: Instance, discourse: Discourse) -> Period | None:
    """When they act together: a period told in front of it is that of something else as a rule, such as the talk about it; not "since 1992"."""
    period = when(instance, discourse)
    return period if period is not None and (period.end > instance.place[0] or period.opens == "last") else None


def _is_topic(instance: Instance) -> bool:
    """Whether what is done together is only what is talked of ("exchanged views on cooperation within the UN")."""
    group, topics = instance.noun, _words(instance.sentence.language).topics
    while group is not None and group.parent is not None:
        group = group.parent
        if instance.sentence.head(group).lemma in topics:
            return True
    return False


def _is_joint(instance: Instance) -> bool:
    """Whether what is supported or sponsored is something that is done together inside a body."""
    words, noun = _words(instance.sentence.language), instance.noun
    if instance.frame.attrs.get("needs") == "doing":
        # "Joined Chile in calling for".
        return any(v.governor is instance.verb and v.sort == "ing" for v in instance.sentence.verbs)
    if instance.frame.attrs.get("needs") != "objects":
        inside = instance.sentence.tokens[noun.i : noun.j] if noun is not None else []
        return "needs" not in instance.frame.attrs or noun is None or any(t.lower in words.common for t in inside)
    groups = instance.all_groups("object")
    if instance.verb is not None and instance.verb.missing is not None:
        # "The resolution on forests which both tabled".
        groups = [*groups, *ancestors(instance.verb.missing)]
    return any(instance.sentence.head(g).lemma in words.objects or _is_mutual(instance.sentence, g) for g in groups) or _is_backed(instance)


def _is_backed(instance: Instance) -> bool:
    """Whether a state itself is supported ("backs Fiji in the UN")."""
    verb = instance.verb
    return (
        verb is not None
        and instance.noun is None
        and verb.lemma in _words(instance.sentence.language).backing
        and any(instance.sentence.head(g).mark == "party" for g in verb.objects)
    )


def _is_of_support(instance: Instance) -> bool:
    return instance.frame.attrs.get("needs") == "objects"


def _is_mutual(sentence: Sentence, group: NounGroup) -> bool:
    return any(t.lower in _words(sentence.language).mutual for t in sentence.tokens[group.i : group.j])


def _bodies(instance: Instance) -> list[str]:
    """The organisations within which something is done, all of a list."""
    sentence, words = instance.sentence, _words(instance.sentence.language)
    found: dict[str, None] = {}
    hanging = _hanging(instance)
    # "In bodies such as the UN".
    kinds = [g for prep, g in hanging if prep in words.within and sentence.head(g).lemma in words.frames]
    for prep, group in hanging:
        framed = group.parent is not None and sentence.head(group.parent).lemma in words.frames
        named = prep in words.naming and any(g.i < group.i for g in kinds)
        # "For the post of head of the UNESCO".
        led = [g.by for g in ancestors(group)] if prep == OF else []
        toward = _is_of_support(instance) and (prep in words.toward or bool(words.toward & set(led)))
        # "As members of the WTO they work together".
        fellow = group.parent is not None and sentence.head(group.parent).lemma in words.fellows and group.parent.by in words.being
        inside = prep in words.within or framed or named or toward or fellow
        if inside:
            bodies = _list_from(sentence, group) or ([p] if toward and (p := _led_body(sentence, group)) else [])
            if not bodies and sentence.head(group).lemma in words.frames:
                # "In regional bodies, notably the OAS and APEC".
                bodies = _set_apart(sentence, group)
            found |= dict.fromkeys(b for b in bodies if b not in words.sides or prep in words.inside)
            if not bodies and sentence.head(group).lemma in words.frames and sentence.tokens[group.i].lower in words.known:
                # "… are members of the G20 and the OECD and work together in these forums".
                found |= dict.fromkeys(b for t in sentence.tokens[: group.i] if (b := body(t, sentence.language)) is not None)
    return list(found) or _of_object(instance)


def _of_object(instance: Instance) -> list[str]:
    """The organisation named in front of what is sponsored or supported ("co-sponsored a UN resolution", "joined Chile in sponsoring a UN text")."""
    sentence, verb, words = instance.sentence, instance.verb, _words(instance.sentence.language)
    if verb is None or instance.noun is not None or instance.frame.attrs.get("needs") not in ("objects", "doing"):
        return []
    acted_on = [*verb.objects, *(g for v in sentence.verbs if v.governor is verb and v.sort == "ing" for g in v.objects)]
    things = [g for g in acted_on if sentence.head(g).lemma in words.objects]
    return list(dict.fromkeys(b for g in things for t in sentence.tokens[g.i : g.head] if (b := body(t, sentence.language)) is not None))


def _led_body(sentence: Sentence, group: NounGroup) -> str | None:
    """The organisation that somebody is to lead ("a candidate for director-general of the WTO")."""
    return _leads_body(sentence.head(group))


def _leads_body(token: Token) -> str | None:
    person = token.value
    return person.party if isinstance(person, Person) and person.party and not is_actor(person.party) else None


def _set_apart(sentence: Sentence, group: NounGroup) -> list[str]:
    """The organisations named behind a comma and a word like "notably" as examples of some."""
    tokens = sentence.tokens
    apart = group.j + 1 < len(tokens) and tokens[group.j].lower == "," and tokens[group.j + 1].lower in _words(sentence.language).notably
    first = next((g for g in sentence.nouns if g.i > group.j), None) if apart else None
    return _list_from(sentence, first) if first is not None else []


def _list_from(sentence: Sentence, group: NounGroup) -> list[str]:
    """The organisations that a group names, and those listed behind it."""
    found: list[str] = []
    end = group.i
    for member in sentence.nouns:
        if member.i < group.i:
            continue
        if any(t.tag not in "YCD" for t in sentence.tokens[end : member.i]):
            break
        named = [b for t in sentence.tokens[member.i : member.j] if (b := body(t, sentence.language)) is not None]
        if not named:
            break
        found += named
        end = member.j
    return found


def _hanging(instance: Instance) -> list[tuple[str, NounGroup]]:
    found: dict[int, tuple[str, NounGroup]] = {}
    # "Their delegations at the WTO act in concert".
    acting = instance.verb.subjects if instance.verb is not None and instance.noun is None else []
    seated = [item for g in acting if instance.sentence.head(g).mark == "person" for item in behind(g, 1)]
    hung = [*(behind(instance.noun) if instance.noun else []), *(verb_behind(instance.verb) if instance.verb else []), *seated]
    for prep, group in hung:
        for item in [(prep, group), *behind(group)]:
            found.setdefault(id(item[1]), item)
    return sorted(found.values(), key=lambda item: item[1].i)


def _pair(instance: Instance, discourse: Discourse) -> list[str]:
    """The two who act together: two states, neither of them the body itself."""
    sentence = instance.sentence
    doers: dict[str, None] = {}
    for slot in instance.frame.places("parties"):
        for group in instance.slot(slot):
            acting = [a for a in actors(sentence, group, discourse) if is_actor(a.party)]
            if discourse.pair is None and len(acting) > 1 and all(a.sort == "pronoun" for a in acting):
                # "They", in a text on nobody's two, may be people of many states.
                return []
            doers |= dict.fromkeys(a.party for a in acting)
        if slot == "owner" and instance.noun is not None:
            # "Thanked Fiji for its support of a draft".
            doers |= dict.fromkeys(a.party for a in owners(sentence, instance.noun, discourse) if is_actor(a.party))
        if _is_of_support(instance) and slot == "subject":
            # "Backed Fiji's candidacy".
            theirs = [a for g in instance.all_groups("object") for a in owners(sentence, g, discourse)]
            doers |= dict.fromkeys(a.party for a in theirs if a.sort != "pronoun" and is_actor(a.party))
        if len(doers) >= 2:
            break
    if len(doers) == 2:
        return list(doers)
    if doers and not (len(doers) == 1 and _told_of_two(sentence, discourse)):
        return []
    found = [a.party for a in partners(instance, discourse) if is_actor(a.party)]
    return (
        found
        if len(found) == 2 and (_told_of_two(sentence, discourse) or set(found) <= {*sentence.parties(), *(discourse.pair or ())})
        else []
    )


def _told_of_two(sentence: Sentence, discourse: Discourse) -> bool:
    return any(a.sort == "pair" for g in sentence.nouns for a in actors(sentence, g, discourse, listed=False))
