"""What is counted between two parties: whose students, tourists, firms or agreements a sentence names, and where they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.parties import Mention
from comity.read.counted.basics import KIND, PEOPLE, TAKES, bearers, deeds_of, is_numbered, words_of
from comity.read.counted.counted_people import people
from comity.read.counted.following_counts import continued, following, in_roll, listed, wholes
from comity.read.counted.joint_counts import are_known_firms, firms, is_being_signed, joint
from comity.read.counted.origin_ranks import ranked
from comity.read.counted.sorts_of_people import counted_of
from comity.read.discourse import Discourse
from comity.read.figures.sentence_figures import Head, again
from comity.read.frames import Instance, frames, instances, noun_status
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence
from comity.read.status import verb_of

__all__ = ["agreed", "bearers", "deeds_of", "heads", "is_numbered", "ranked", "sending"]

#: Under these a thing is counted, whatever becomes of its figures.
_TOLD = frozenset(("actual", "planned", "wish", "denied"))


def sending(language: str) -> frozenset[str]:
    """Verbs of sending people, granting them places and exchanging them, by which a number to come is planned and no aim."""
    known = words_of(language).verbs
    return known["sending"] | known["granting"] | known["exchanging"]


def heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The places of a sentence that name what is counted between two parties, in order."""
    found: list[Head] = []
    named = [*instances(sentence, KIND), *_nationals(sentence)]
    named += list(_stood_for(sentence, named))
    for instance in sorted(named, key=lambda i: i.noun.head if i.noun is not None else 0):
        head = _head(instance, found, discourse)
        if head is not None:
            found.append(head)
    found += wholes(sentence, found, [i.noun for i in named if i.noun is not None])
    found += following(sentence, found, discourse)
    found += listed(sentence, found, discourse)
    found += _but_counted(in_roll(sentence, found, discourse), found)
    return sorted(found or _told_again(sentence, discourse) or continued(sentence, discourse), key=lambda h: h.at)


def _told_again(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """ "A year later the figure was 3,000": what the sentence before has counted."""
    head = again(sentence, KIND, discourse)
    return [replace(head, counted=False, instance=None)] if head is not None and head.b else []


def _but_counted(rolls: Iterable[Head], found: Sequence[Head]) -> Iterator[Head]:
    """The heads of rolls without the numbers that stand before others' people ("38 Danes are in Chile")."""
    told = {k: (h.a, h.b) for h in found if h.a and h.b and h.group is not None for k in range(h.group.i, h.group.j)}
    for head in rolls:
        owns = tuple(o for o in head.owns if told.get(o.place, (head.a, head.b)) == (head.a, head.b))
        if owns or not head.owns:
            yield replace(head, owns=owns)


def _nationals(sentence: Sentence) -> Iterator[Instance]:
    """ "61,000 Danes", "200 Chinese", "the number of Danes": people named by their state."""
    frame = next(f for f in frames(KIND, sentence.language) if f.attrs["of"] == PEOPLE)
    numbering = words_of(sentence.language).verbs["numbering"]
    for group in sentence.nouns:
        last = sentence.tokens[group.j - 1]
        if not isinstance(last.value, Mention) or last.value.sort not in ("national", "adjective"):
            continue
        counted = any(t.mark == "quantity" for t in sentence.tokens[group.i : group.j - 1]) or _is_told_to_number(sentence, group)
        numbered = group.parent is not None and group.by == OF and sentence.head(group.parent).lemma in numbering
        if counted or (numbered and last.value.sort == "national"):
            status, tense = noun_status(sentence, group)
            yield Instance(frame, sentence, verb_of(group), group, status, tense)


def _stood_for(sentence: Sentence, named: Sequence[Instance]) -> Iterator[Instance]:
    """ "60 Swiss firms work in Peru, and 12 Peruvian ones in Switzerland": what "ones" stands for."""
    for group in sentence.nouns:
        inside = sentence.tokens[group.i : group.head]
        told = (
            [i for i in named if i.noun is not None and i.noun.head < group.i]
            if sentence.head(group).lower in words(sentence.language).sets["ones"]
            else []
        )
        if told and any(t.mark == "quantity" for t in inside) and any(t.mark == "party" for t in inside):
            status, tense = noun_status(sentence, group)
            yield replace(told[-1], noun=group, verb=verb_of(group), status=status, tense=tense)


def _is_told_to_number(sentence: Sentence, group: NounGroup) -> bool:
    """ "Danes in Chile number 500"."""
    verbs = words_of(sentence.language).verbs

    def is_told(verb: VerbGroup) -> bool:
        told = [*verb.objects, *(g for _, g in verb.obliques)]
        return any(getattr(sentence.head(g).value, "sort", "") in TAKES and g.i == g.head for g in told if g is not group)

    able = [v for v in sentence.verbs if v.lemma in verbs["numbering"] | verbs["being"] and is_told(v)]
    return any(group in (*v.subjects, *(v.objects if v.passive else ())) for v in able)


def _head(instance: Instance, found: Sequence[Head], discourse: Discourse) -> Head | None:
    noun = instance.noun
    if noun is not None and noun.parent is not None and is_being_signed(instance):
        # "Led to the signing of six documents": what is told of the signing.
        status, tense = noun_status(instance.sentence, noun.parent)
        instance = replace(instance, status=status, tense=tense)
    if are_known_firms(instance):
        instance = replace(instance, status="actual", tense="present")
    if noun is None or (instance.status not in _TOLD and not _is_listing(instance) and not _is_reckoned(instance)):
        return None
    way = instance.frame.attrs["way"]
    if (way != "people" and not _is_counted(instance)) or _is_single(instance):
        return None
    made = _READERS[way](instance, found, discourse)
    if made is None:
        return None
    of, a, b = made
    at = noun.head - (instance.sentence.head(noun).mark == "quantity")
    if (number := _told_of_number(instance)) is not None:
        at = number.head - 1
    part = counted_of(instance) is not None
    if part and noun.parent is not None:
        at = noun.parent.head - 1
    return Head(KIND, noun.i, noun.j, at, a, b, {"of": of}, noun, None, takes=TAKES, counted=True, instance=instance, part=part)


def _told_of_number(instance: Instance) -> NounGroup | None:
    """The number that is told to be of some people ("of those who came 28,400 were residents of Chile")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun not in verb.objects or len(verb.subjects) != 1 or sentence.tokens[verb.main].tag != "B":
        return None
    number = verb.subjects[0]
    bare = number.i == number.head and getattr(sentence.head(number).value, "sort", "") in TAKES
    return number if bare else None


def _is_listing(instance: Instance) -> bool:
    """Whether what makes a noun no fact is only the list that it begins ("with 280,000 visitors, followed by India")."""
    verbs = words_of(instance.sentence.language).verbs["verbs"]
    return bool(instance.frame.attrs.get("listed")) and all(v.lemma in verbs for v in deeds_of(instance))


def _is_reckoned(instance: Instance) -> bool:
    """Whether what makes a noun no fact is only that it is an estimate ("is believed to have 300 refugees")."""
    above = instance.verb.governor if instance.verb is not None else None
    known = words_of(instance.sentence.language).verbs["reckoning"]
    return instance.status == "possible" and above is not None and above.passive and above.lemma in known


def _is_single(instance: Instance) -> bool:
    """Whether the noun names one thing ("the arrival of", "a 123 Agreement"); "a community" is of many."""
    assert instance.noun is not None
    head = instance.sentence.head(instance.noun)
    many = head.mark or head.lower != head.lemma or head.lemma in words_of(instance.sentence.language).verbs["many"]
    # "15 Memorandum of Understandings".
    below = next((instance.sentence.head(g) for prep, g in instance.noun.behind if prep == OF), None)
    return not (many or (below is not None and below.index == head.index + 2 and below.lower not in (below.lemma, "")))


def _is_counted(instance: Instance) -> bool:
    """Whether a number stands before the noun, or it is one of "a number of"."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    known = words_of(sentence.language).verbs
    inside = sentence.tokens[noun.i : noun.head]
    of = sentence.head(noun.parent).lemma if noun.parent is not None and noun.by == OF else ""
    return (
        of in known["vague"] | known["numbering"]
        or is_numbered(instance)
        or any(t.mark == "quantity" or t.lower in known["vague"] for t in inside)
    )


def _either(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str, str] | None:
    """Projects of one in the other, or of both."""
    return firms(instance, found, discourse) or joint(instance, found, discourse)


_READERS = {"people": people, "firms": firms, "joint": joint, "either": _either}


def agreed(sentence: Sentence, found: Iterable[Head]) -> Iterator[Head]:
    """Heads of things between two of which only "several" are told."""
    vague = words_of(sentence.language).verbs["vague"]
    for head in found:
        instance, group = head.instance, head.group
        if instance is None or group is None or instance.frame.attrs["way"] == "people":
            continue
        inside = sentence.tokens[group.i : group.head]
        parent = group.parent if group.by == OF else None
        definite = words(sentence.language).sets["definite"]
        counted = parent is not None and sentence.head(parent).lemma in vague and sentence.tokens[parent.i].lower not in definite
        if counted and parent is not None and parent.by == OF:
            # "Representatives of a number of companies": they are spoken of, not counted.
            continue
        if (counted or any(t.lower in vague for t in inside)) and not any(t.mark == "quantity" for t in inside):
            yield head
