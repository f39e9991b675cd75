"""When a mission was opened, a post taken up, people ordered out; and whether it is a fact, a plan or denied."""

from dataclasses import replace

from comity.read.discourse import Discourse
from comity.read.facts import MODALITIES
from comity.read.frames import Instance, behind, is_judged, is_purpose, not_until, when
from comity.read.marks.periods import Period
from comity.read.posts import Post, sets
from comity.read.sentence import Sentence
from comity.read.timing import goes_on


def time_of(instance: Instance, discourse: Discourse) -> tuple[Period | None, str] | None:
    """When, and the modality; None where it is no fact. A deadline is the day that it names."""
    until = not_until(instance, discourse) if instance.status == "denied" else None
    if until is not None:
        return until, "actual"
    if _is_told_judging(instance, discourse):
        instance = replace(instance, status="actual")
    if instance.status not in MODALITIES or (
        is_purpose(instance) and instance.frame.attrs.get("how") != "ordered" and not _has_own_day(instance)
    ):
        return None
    period = when(instance, discourse, instance.elsewhere)
    if instance.sentence.is_heading and period is not None and period.first and period.last and period.first.year != period.last.year:
        return None
    is_state = instance.frame.attrs["action"] == "exists"
    if is_state and instance.tense != "past" and period is not None and period.opens != "last":
        period = None
    if period is None and instance.status == "actual" and not is_state:
        period = discourse.section_year()
    if period is not None and period.first is None and period.lead in sets(instance.sentence.language)["deadline"]:
        period = period._replace(first=period.last)
    if is_state and instance.tense == "past" and period is None and not goes_on(instance):
        return None
    return period, instance.status


def _has_own_day(instance: Instance) -> bool:
    """Whether an infinitive only goes on telling, with a day that is past ("closed in 2012, to be opened anew on 5 May 2018")."""
    verb, sentence = instance.verb, instance.sentence
    told = [p for _, p in sentence.periods(verb.j, verb.last)] if verb is not None else []
    return bool(told) and told[0].last is not None and sentence.today is not None and told[0].last < sentence.today


def _is_told_judging(instance: Instance, discourse: Discourse) -> bool:
    """Whether a deed that is judged or followed by another is told by its noun with who did it or where."""
    noun = instance.noun
    if noun is None or instance.status != "other" or not is_judged(instance.sentence, noun):
        return False
    return bool(instance.slot_actors("owner", discourse) or any(p in instance.frame.places("receiver") for p, _ in behind(noun)))


def deadline(sentence: Sentence, time: tuple[Period | None, str]) -> tuple[Period | None, str]:
    """A deadline after the document's date makes what it is set for planned."""
    period, modality = time
    ahead = period is not None and period.first is not None and sentence.today is not None and period.first > sentence.today
    return period, "planned" if ahead and modality == "actual" else modality


def is_announced(instance: Instance, what: Post, period: Period | None) -> bool:
    """Whether a mission's opening or closure is announced, without the day on which it came about."""
    verb, today = instance.verb, instance.sentence.today
    if instance.noun is None or not what.is_house or verb is None or verb.lemma not in sets(instance.sentence.language)["announcing"]:
        return False
    return period is None or period.first is None or (today is not None and period.first > today)
