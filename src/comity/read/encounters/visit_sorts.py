"""Of what sort a visit is said to be: a state visit, an official one, a working visit."""

from functools import cache

from comity.language import table
from comity.read.encounters import stay
from comity.read.encounters.guests import KIND
from comity.read.frames import Instance, frames
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence


@cache
def _sorts(language: str) -> dict[str, str]:
    """The sort that each word tells."""
    return {word: value for value, text in table(language, f"kinds/{KIND}")["types"].items() for word in text.split()}


def type_of(instance: Instance) -> str:
    """The sort of visit that the words before the noun say; of a verb those before a noun for the visit in its clause."""
    # "An official welcome ceremony" says nothing of the visit.
    visit = instance.noun is not None and instance.frame.attrs["how"] != "received"
    nouns = [instance.noun, *stay.beside(instance.sentence, instance.noun)] if instance.noun is not None and visit else []
    told = [sort for noun in nouns if (sort := type_in(instance.sentence, noun)) != "other"]
    return next(iter(told), "other")


def type_between(sentence: Sentence, i: int, j: int) -> str | None:
    """The sort of visit that some tokens tell; None if they tell none."""
    told = {t.lower for t in sentence.tokens[i:j]}
    return next((sort for word, sort in _sorts(sentence.language).items() if word in told), None)


def type_in(sentence: Sentence, group: NounGroup) -> str:
    """The sort of visit that the words before a noun say."""
    known = _sorts(sentence.language)
    # "A three-day-state visit".
    told = [t.lower.rsplit("-", 1)[-1] for t in sentence.tokens[group.i : group.head]]
    return next((known[word] for word in told if word in known), "other")


def type_in_line(sentence: Sentence) -> str:
    """The sort of visit that a line of a list tells ("President X, state visit, May 2012")."""
    known, nouns = _sorts(sentence.language), {noun[-1] for frame in frames(KIND, sentence.language) for noun in frame.nouns}
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return next((known[first.lower] for first, second in pairs if first.lower in known and second.lower in nouns), "other")
