"""What only looks like a visit: one that is counted, a stop of a campaign, people who are counted by their state."""

from comity.read.encounters import scene
from comity.read.encounters.participants import Side
from comity.read.frames import Instance
from comity.read.grammar import VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence


def is_counted(instance: Instance) -> bool:
    """Whether visits are only what a number is of ("third in the number of visits by its citizens")."""
    noun, sentence = instance.noun, instance.sentence
    numbering = words(sentence.language).sets["numbering"]
    return noun is not None and noun.by == OF and noun.parent is not None and sentence.head(noun.parent).lemma in numbering


def is_no_visit(instance: Instance) -> bool:
    """Whether a stop or tour is none to a state ("a campaign stop")."""
    noun, sentence = instance.noun, instance.sentence
    if (
        noun is None
        and instance.verb is not None
        and (_is_figure_of_speech(instance, instance.verb) or _is_in_office(instance, instance.verb))
    ):
        return True
    return noun is not None and any(t.lower in scene.sets(sentence.language)["no_visit"] for t in sentence.tokens[noun.i : noun.head])


def are_many(sentence: Sentence, visitor: Side) -> bool:
    """Whether those who travel are people counted by their state ("2 million Canadians travel to …"), and nobody who acts for it."""
    group = visitor.group
    inside = sentence.tokens[group.i : group.j] if group is not None else ()
    return any(getattr(t.value, "sort", "") == "national" for t in inside) and any(t.mark == "quantity" for t in inside)


def _is_figure_of_speech(instance: Instance, verb: VerbGroup) -> bool:
    """Whether a verb of arriving means something else: "will not stop at Peru", "reached out to those in Peru"."""
    known, tokens = scene.sets(instance.sentence.language), instance.sentence.tokens
    behind_it = tokens[verb.j : verb.j + 1]
    return (verb.negated and verb.lemma in known["stopping"]) or (
        verb.lemma in known["reaching"] and any(t.lower in known["outwards"] for t in behind_it)
    )


def _is_in_office(instance: Instance, verb: VerbGroup) -> bool:
    """Whether what stands for a place is only where one who is spoken with works ("spoke with X, chief of cabinet in the Office of the President")."""
    if instance.frame.attrs.get("how") != "stayed":
        return False
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    held = [g for g in sentence.nouns if g.i > verb.i and sentence.head(g).lemma in known["bureaus"] and sentence.head(g).text[0].isupper()]
    return any(prep in known["of"] for g in held for prep, _ in g.behind)
