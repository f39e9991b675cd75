"""Joint bodies that meet ("the A-B commission"), and the formats of meetings."""

from collections.abc import Iterable, Set
from functools import cache

from comity.language import table
from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, sides
from comity.read.frames import Instance, behind, reach
from comity.read.grammar import NounGroup, words
from comity.read.sentence import Sentence

KIND = "meeting"
COMMISSION = "commission"

#: Under this the discourse keeps the joint body named last: the number of the sentence, and its sides.
_BODY = "joint body"
_TWO = 2


@cache
def formats(language: str) -> dict[str, frozenset[str]]:
    """The formats of meetings, each with the words that say it."""
    return {value: frozenset(text.split()) for value, text in table(language, f"kinds/{KIND}")["formats"].items()}


def is_remote(instance: Instance) -> bool:
    """Whether people who meet are told to be far from each other ("hosted him for a virtual meeting")."""
    low, high, first = reach(instance)
    return any(t.lower in formats(instance.sentence.language)["call"] for t in instance.sentence.tokens[min(low, first) : high])


def is_body(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names a joint body ("the Bilateral Consultation Mechanism", "the Binational Cabinet")."""
    said = {sentence.head(group).lemma, *(t.lower for t in sentence.tokens[group.i : group.head])}
    # "The A-B Business Council" is none of the two states.
    return not said & scene.sets(sentence.language)["private"] and names_body(said, sentence.language)


def names_body(said: Set[str], language: str) -> bool:
    """Whether some words are those of a joint body ("commission", "working group")."""
    return bool(formats(language)["commission"] & said) or any(phrase <= said for phrase in _phrases(language))


@cache
def _phrases(language: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(phrase.split("-")) for phrase in scene.sets(language)["bodies"])


def holding_bodies(instance: Instance) -> list[NounGroup]:
    """The joint bodies that a verb says to have or hold what is its object ("the A-B commission held its third session")."""
    noun, verb = instance.noun, instance.verb
    if noun is None or verb is None or noun.role != "object":
        return []
    return [g for g in verb.subjects if g is not noun and is_body(instance.sentence, g)]


def of_bodies(instance: Instance, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a joint body of two that does what bodies do when they meet; None for whoever else does it."""
    for subject in instance.slot("subject"):
        # "The joint commission for trade, which met in Lima".
        holder = subject.parent if instance.verb is not None and instance.verb.noun is subject else None
        group = holder if holder is not None and not is_body(instance.sentence, subject) else subject
        found = of_joint(instance.sentence, group, discourse) if is_body(instance.sentence, group) else []
        acting = [s._replace(sort="institution") for s in found]
        if len({s.party for s in acting}) > 1:
            return acting[:1], acting[1:]
    return None


def of_same_body(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse) -> list[Side]:
    """The sides of the joint body told before, where one of some groups is "the Commission"."""
    known = words(sentence.language).sets
    # "The Commission will meet in Lima", "… and it will meet the next time in Lima".
    same = any(
        (is_body(sentence, g) and sentence.tokens[g.i].lower in known["definite"])
        or (sentence.head(g).tag == "U" and sentence.head(g).lower in known["singular"] - known["person"])
        for g in groups
    )
    return told_body(discourse) if same else []


def keep_body(instance: Instance, discourse: Discourse) -> None:
    """Keep whose a joint body is that a sentence names, for "the commission" and "its session" that follow."""
    if instance.noun is not None and instance.frame.attrs.get("body") and is_body(instance.sentence, instance.noun):
        found = [s._replace(sort="institution") for s in of_joint(instance.sentence, instance.noun, discourse)]
        if len({s.party for s in found}) == _TWO:
            discourse.last[_BODY] = discourse.index, tuple(found)


def told_body(discourse: Discourse) -> list[Side]:
    """The sides of the joint body that met last, or else was named last."""
    told = scene.latest(discourse)
    if told is not None and told.format == COMMISSION:
        return [Side(s.party, "institution") for s in told.sides]
    kept = discourse.last.get(_BODY)
    return list(kept[1]) if isinstance(kept, tuple) else []


def of_joint(sentence: Sentence, body: NounGroup, discourse: Discourse) -> list[Side]:
    """Whose a joint body is: by what stands before its noun, or behind it."""
    found = list(owner_sides(sentence, body, discourse))
    among = words(sentence.language).sets["among"] | scene.sets(sentence.language)["of"]
    found = found or [s for prep, g in body.behind if prep in among for h in g.listed or [g] for s in sides(sentence, h, discourse)]
    # "The commission on trade between A and B".
    between = words(sentence.language).sets["among"]
    found = found or [s for prep, g in behind(body) if prep in between for h in g.listed or [g] for s in sides(sentence, h, discourse)]
    # "The committee of the customs services of A and B", "which A and B have formed".
    found = found or [Side(a.party, a.sort) for a in actors(sentence, body, discourse, listed=False)]
    found = found or [s for v in sentence.verbs if v.noun in (body, body.parent) for g in v.subjects for s in sides(sentence, g, discourse)]
    return found or _of_document(sentence, body, discourse)


def _of_document(sentence: Sentence, body: NounGroup, discourse: Discourse) -> list[Side]:
    """The two of a body that is called one of several and not told whose ("the Mixed Commission for Trade"): those whom the text is about."""
    said = {t.lower for t in sentence.tokens[body.i : body.head]}
    pair = discourse.subject_pair() if discourse.is_told() and said & scene.sets(sentence.language)["shared"] else None
    return [Side(p, "institution") for p in pair or ()]


def _bodies_behind(sentence: Sentence, noun: NounGroup) -> list[NounGroup]:
    """The joint bodies of which a session is told to be one."""
    of = scene.sets(sentence.language)["of"]
    return [g for prep, g in behind(noun) if prep in of and is_body(sentence, g)]


def is_of_body(instance: Instance, discourse: Discourse) -> bool:
    """Whether a session is one of a joint body, named with it or told before."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    near = [t.lower for t in sentence.tokens[noun.i : noun.head]]
    return bool(
        _bodies_behind(sentence, noun)
        or holding_bodies(instance)
        or formats(sentence.language)["commission"] & set(near)
        or told_body(discourse)
    )


def of_body(instance: Instance, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a joint body that is said to meet: those that its name tells ("the A-B Joint Commission")."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    if noun is None or verb is None or noun.parent is not None or verb.lemma not in scene.sets(sentence.language)["convening"]:
        return None
    if any(t.lower in scene.sets(sentence.language)["posted"] for t in sentence.tokens[noun.head - 1 : noun.head]):
        return None
    if any(t.lower in scene.sets(sentence.language)["private"] for t in sentence.tokens[noun.i : noun.head]):
        return None
    ours = list({s.party: s for s in of_joint(sentence, noun, discourse)}.values())
    # "The premier of A opened the commission".
    opening = [s for g in verb.subjects if g is not noun for s in sides(sentence, g, discourse) if s.person is not None]
    ours = [next((o for o in opening if o.party == s.party), s) for s in ours]
    return (ours[:1], ours[1:]) if len({s.party for s in ours}) > 1 else None


def session_of(instance: Instance, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a session by the joint body that it is one of ("the first session of the joint commission was held in Lima")."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or instance.frame.attrs.get("fixed") != COMMISSION:
        return None
    if any(t.tag == "Q" and t.lower in words(sentence.language).sets["owning_one"] for t in sentence.tokens[noun.i : noun.head]):
        # "Its next session".
        told = told_body(discourse)
        return (told[:1], told[1:]) if len({s.party for s in told}) == _TWO else None
    found = [s._replace(sort="institution") for g in _bodies_behind(sentence, noun)[:1] for s in of_joint(sentence, g, discourse)]
    return (found[:1], found[1:]) if len({s.party for s in found}) == _TWO else None
