"""Of what a figure of investment is told, and whether it is what has gathered up or what flows in a time."""

from itertools import pairwise

from comity.read.figures.base_periods import is_since_height
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup
from comity.read.grammar.links import OF
from comity.read.investor_ranks import investment_words
from comity.read.marks.periods import Period


def measure_of(instance: Instance) -> NounGroup | None:
    """The group of which the figure is told: "the stock of investment"."""
    noun, known = instance.noun, investment_words(instance.sentence.language)
    if instance.frame.attrs["how"] == "project" and instance.verb is not None:
        # "18 projects to the tune of $600 million".
        worth = [g for _, g in verb_behind(instance.verb) if instance.sentence.head(g).lemma in known["worth"]]
        return worth[0] if worth else noun
    parent = noun.parent if noun is not None and noun.by == OF else None
    return parent if parent is not None and instance.sentence.head(parent).lemma in known["measuring"] else noun


def sort_of(instance: Instance) -> str:
    """Whether it is what has gathered up or what flows in a time, by the words beside it."""
    sentence, known = instance.sentence, investment_words(instance.sentence.language)
    group = measure_of(instance)
    if group is not None and instance.noun is not None:
        spoken = [t for g in (group, instance.noun) for t in sentence.tokens[g.i : g.j]]
    else:
        assert instance.verb is not None
        spoken = sentence.tokens[instance.verb.i : instance.verb.j]
    lemmas = {t.lemma for t in spoken} | {t.lower for t in spoken}
    if lemmas & known["flow"]:
        return "flow"
    behind_it = sentence.tokens[spoken[0].index :] if spoken else []
    gathered = any(
        t.lower in known["gathered"]
        and isinstance(period := getattr(after, "value", None), Period)
        and not is_since_height(sentence, after.index, period)
        for t, after in pairwise(behind_it)
    )
    gathered = gathered or any(t.lemma in known["by_now"] for t in sentence.tokens)
    gathered = gathered or (instance.verb is not None and instance.verb.lemma in known["keeping"])
    stands = any(v.lemma in known["standing"] and group in (*v.subjects, v.noun) for v in sentence.verbs) if group is not None else False
    return "stock" if lemmas & known["stock"] or gathered or stands else "unspecified"
