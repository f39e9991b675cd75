"""Whether a side of a fact may be left out, because what stands there names nobody in particular."""

from comity.read.figures.figure import figure_words
from comity.read.frames import Instance
from comity.read.grammar.links import BY


def may_lack_doer(instance: Instance) -> bool:
    """Whether no doer is named because none need be: no subject, a pronoun, or a figure's own noun ("the first part", "this sum").

    "Acme gave $5 million": somebody is named whose state is not known, and who it is may not be made up.
    """
    sentence, light = instance.sentence, figure_words(instance.sentence.language).light
    return all(sentence.head(g).tag in "UKD" or sentence.head(g).lemma in light for g in instance.slot("subject") + instance.slot(BY))
