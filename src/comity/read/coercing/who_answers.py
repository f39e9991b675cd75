"""Who did what a noun names as an answer ("Peru's answer was a ban on Chilean fish", "Peru responded with the closure of its border")."""

from comity.read.coercing.doers_and_targets import doers
from comity.read.discourse import Discourse
from comity.read.frames import Frame, is_answer_of
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence
from comity.read.unasserted import who_answered


def who_answers(sentence: Sentence, noun: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Who did what a noun names in answer; nobody where it is told otherwise."""
    if noun.verb is None or not is_answer_of(sentence, noun):
        return []
    return doers(sentence, who_answered(sentence, noun.verb) or noun.verb.subjects, discourse, frame)
