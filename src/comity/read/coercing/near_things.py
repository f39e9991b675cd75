"""What hangs on a verb or a noun itself, not on other nouns behind it."""

from comity.read.coercing.coercion_words import lists, whole
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

#: Tags of what a preposition's group can stand behind without hanging on it: party, person, place, quantity.
_TRANSPARENT = frozenset("LFJK")


def near(sentence: Sentence, group: NounGroup) -> list[tuple[str, NounGroup]]:
    """What hangs on a noun itself, across parties, people, places and amounts, not across other nouns ("an attack by Chile on Peru")."""
    found: list[tuple[str, NounGroup]] = []
    for prep, other in group.behind:
        found.append((prep, other))
        # "Attacks by Peruvian forces in Ghana": what stands behind who does it hangs on the deed.
        if sentence.head(other).tag in _TRANSPARENT or prep in lists(sentence.language)["by"]:
            found += near(sentence, other)
    return found


def near_verb(sentence: Sentence, verb: VerbGroup, *nouns: NounGroup) -> list[tuple[str, NounGroup]]:
    """What hangs on a verb, its objects and some nouns themselves, not on other nouns behind them."""
    # "Was shelled by Peruvian forces in Ghana": what stands behind who does it hangs on the deed.
    # "Fired a barrage of missiles at boats".
    held = [*verb.objects, *(whole(sentence, g) for g in verb.objects), *nouns, *(verb.subjects if verb.passive else ())]
    over = lists(sentence.language)["over_what"]
    own = [
        (p, g)
        for p, g in verb.obliques
        # "Fired across the river at boats".
        if g.parent is None or g.parent in held or sentence.head(g.parent).tag in _TRANSPARENT or g.parent.by in over
    ]
    found = {id(g): (p, g) for p, g in own}
    for group in verb.objects:
        found |= {id(g): (p, g) for p, g in near(sentence, group) if g.i > group.i}
    return sorted(found.values(), key=lambda item: item[1].i)
