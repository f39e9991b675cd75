"""What two do to each other at a meeting or by telephone, where no word for meeting says who they are."""

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.joint_bodies import KIND
from comity.read.encounters.leaders_of_sides import named_sides
from comity.read.encounters.participants import Side, is_sent
from comity.read.frames import Instance, instances
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

Sides = tuple[list[Side], list[Side]]


def doing_at(instance: Instance, discourse: Discourse) -> Sides | None:
    """Those of whom one does something to the other at a meeting of nobody else's ("at a meeting in Lima X promised her counterpart aid")."""
    verb, noun = instance.verb, instance.noun
    if verb is None or verb.passive or noun is None or noun.possessor is not None:
        return None
    ours = [s for s in named_sides(instance, subjects_above(verb), discourse) if s.person is not None]
    theirs = [
        s for s in named_sides(instance, verb.objects, discourse) if s.person is not None and not is_sent(s, instance.sentence.language)
    ]
    return (ours, theirs) if ours and theirs and {s.party for s in ours}.isdisjoint({s.party for s in theirs}) else None


def by_means(instance: Instance, discourse: Discourse) -> Sides | None:
    """The people who do something by telephone with each other ("the ministers of A and B agreed on a truce by telephone")."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    assert noun is not None
    if verb is None or noun.by not in scene.sets(sentence.language)["by_wire"] or any(v.i == verb.i for v in _meeting_verbs(sentence)):
        return None
    ours = [s for s in named_sides(instance, verb.subjects, discourse) if s.acts]
    others = [g for prep, g in verb.obliques if prep in instance.frame.places("theirs")] + verb.objects
    theirs = [s for s in named_sides(instance, others, discourse) if s.person is not None]
    return (ours, theirs) if ours and (theirs or len({s.party for s in ours}) > 1) else None


def _meeting_verbs(sentence: Sentence) -> list[VerbGroup]:
    """The verbs of a sentence that tell a meeting themselves."""
    return [i.verb for i in instances(sentence, KIND) if i.noun is None and i.verb is not None]


def subjects_above(verb: VerbGroup) -> list[NounGroup]:
    """The subjects of a verb, or of the one that it stands under."""
    current: VerbGroup | None = verb
    while current is not None:
        if current.subjects or current.sort not in ("infinitive", "ing"):
            return current.subjects
        current = current.governor
    return []
