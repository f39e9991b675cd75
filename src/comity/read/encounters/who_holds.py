"""Who holds a meeting that a noun names, by what stands around it: the subject of its verb, the clause behind it, in whose honour it is."""

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.doing_together import subjects_above
from comity.read.encounters.leaders_of_sides import named_sides
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, sides
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import words


def subject_sides(instance: Instance, discourse: Discourse) -> list[Side]:
    """Who holds a meeting: the subject of a verb that does so, or of what is done at one ("is in Suva for talks with B")."""
    noun, verb = instance.noun, instance.verb
    if noun is None or verb is None:
        return _behind_front(instance, discourse)
    known, governors = scene.sets(instance.sentence.language), words(instance.sentence.language).governors
    holds = governors.get(verb.lemma) in ("do", "aspect") or verb.lemma in known["holding"]
    if noun.role == "object" and not holds:
        return []
    # "The leaders of A and B will hold a summit", but not "will attend one".
    held = governors.get(verb.lemma) == "do" and noun.role == "object"
    if noun.role == "subject" or (instance.sentence.head(noun).lemma in known["gatherings"] and not held):
        return []
    subjects = [g for g in subjects_above(verb) if g is not noun and g not in noun.listed]
    if verb.passive and noun.by in known["purpose"] and verb.lemma in known["bound"]:
        # "Is expected in Lima for talks with his counterpart".
        subjects = subjects or verb.objects
    found = named_sides(instance, subjects, discourse)
    if verb.lemma in known["chairing"] and not any(s.acts for s in found):
        # "Peru and Chile chaired the talks together": of many.
        return []
    # "The premier's visit ended with a call on the king".
    visits = [g for g in subjects if instance.sentence.head(g).lemma in known["events"]]
    owned = found or [s for g in visits for s in owner_sides(instance.sentence, g, discourse) if s.acts]
    return owned or ([s for s in sides(instance.sentence, verb.noun, discourse) if s.acts] if visits and verb.noun is not None else [])


def honoured(instance: Instance, discourse: Discourse) -> list[Side]:
    """In whose honour a feast is ("gave a dinner in his honour")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    hanging = [
        *(verb_behind(instance.verb) if instance.verb is not None else []),
        *(behind(instance.noun) if instance.noun is not None else []),
    ]
    groups = [g for prep, g in hanging if prep in known["where"] and sentence.head(g).lemma in known["honours"]]
    return [s for g in groups for s in owner_sides(sentence, g, discourse)]


def _behind_front(instance: Instance, discourse: Discourse) -> list[Side]:
    """Who has a meeting that only stands in front of what he does ("Meeting with X in Lima, President Y said …")."""
    noun, sentence = instance.noun, instance.sentence
    verb = next((v for v in sentence.verbs if v.sort in ("finite", "participle")), None)
    if (
        noun is None
        or noun.i
        or verb is None
        or not verb.subjects
        or not any(prep in instance.frame.places("theirs") for prep, _ in noun.behind)
    ):
        return []
    apart = sentence.tokens[verb.subjects[0].i - 1].mark == "sign"
    return [s for s in named_sides(instance, verb.subjects, discourse) if s.acts] if apart else []
