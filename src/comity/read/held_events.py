"""Whether a clause tells when or where an event was held."""

from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.sentence import Sentence


def is_held(sentence: Sentence, verb: VerbGroup, group: NounGroup | None) -> bool:
    """Whether a verb tells when or where what a noun names was held, though other nouns stand between ("the session of the body, held on 3 May")."""
    above = verb.noun
    while above is not None and above is not group:
        above = above.parent
    return group is not None and above is group and verb.lemma in words(sentence.language).sets["bringing_about"]
