"""Meetings told by the heading over what was said at them: "Remarks by President X of A and Premier Y of B Before Bilateral Meeting"."""

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.participants import Side, by_party, sides
from comity.read.encounters.settling import settled
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence


def speakers_in_heading(instance: Instance, discourse: Discourse) -> list[Side]:
    """Who spoke at the meeting, one side for each party; none where the heading is no such one."""
    if not _is_of_remarks(instance) or instance.noun is None:
        return []
    sentence = instance.sentence
    by = [h for g in _remarks(sentence, instance.noun) for prep, h in behind(g) if prep in words(sentence.language).sets["agents"]]
    found = settled([s for g in by for s in sides(sentence, g, discourse)], discourse, meet=True)
    return list(by_party(s for s in found if s.person is not None).values())


def day_of_remarks(instance: Instance) -> tuple[Period, ...]:
    """The document's day, for a meeting right before or after which what it gives was said."""
    today = instance.sentence.today
    return (Period(instance.sentence.start, instance.sentence.end, today, today),) if today and _is_of_remarks(instance) else ()


def _is_of_remarks(instance: Instance) -> bool:
    noun, sentence = instance.noun, instance.sentence
    return (
        noun is not None and sentence.is_heading and noun.by in scene.sets(sentence.language)["around"] and bool(_remarks(sentence, noun))
    )


def _remarks(sentence: Sentence, noun: NounGroup) -> list[NounGroup]:
    known = scene.sets(sentence.language)["remarks"]
    return [g for g in sentence.nouns if g.j <= noun.i and sentence.head(g).lemma in known]
