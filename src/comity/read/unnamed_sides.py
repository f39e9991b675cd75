"""Whether a side of a fact may be left out, because what stands there names nobody in particular."""

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance
from comity.read.grammar.links import BY, FROM
from comity.read.sentence import Sentence


def may_lack_doer(instance: Instance) -> bool:
    """Whether no doer is named because none need be: no subject, a pronoun, or a figure's own noun ("the first part", "this sum").

    "Acme gave $5 million": somebody is named whose state is not known, and who it is may not be made up.
    """
    sentence, light = instance.sentence, figure_words(instance.sentence.language).light
    return all(sentence.head(g).tag in "UKD" or sentence.head(g).lemma in light for g in instance.slot("subject") + instance.slot(BY))


def gives_too(instance: Instance, other: str, discourse: Discourse) -> bool:
    """Whether the other of two is told to give to the same thing ("Chile gave $2 million to the fund, and Peru $1 million")."""
    if instance.noun is not None or instance.verb is None:
        return False
    lemma, sentence = instance.verb.lemma, instance.sentence
    givers = [g for v in sentence.verbs if v is not instance.verb and v.lemma == lemma and not v.passive for g in v.subjects]
    return any(a.party == other for g in givers for a in actors(sentence, g, discourse))


def comes_from_others(instance: Instance, discourse: Discourse) -> bool:
    """Whether money is its owner's as what he gets ("Mali's grants include $5 million from China")."""
    whence = {a.party for a in instance.slot_actors(FROM, discourse)}
    return bool(whence) and not whence & {a.party for a in instance.slot_actors("owner", discourse)}


def speaks_here(sentence: Sentence, party: str, discourse: Discourse) -> bool:
    """Whether somebody of a party is told in the sentence to say what "we" do."""
    said = discourse.speaker is not None and discourse.speaker.party == party
    return said and any(t.mark == "person" and getattr(t.value, "party", None) == party for t in sentence.tokens)
