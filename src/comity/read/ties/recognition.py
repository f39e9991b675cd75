"""Who recognises which state."""

from itertools import product

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup
from comity.read.ties.relation_words import SORTS, of, ties


def recognitions(instance: Instance, discourse: Discourse) -> list[tuple[str, str]]:
    """Each recogniser with each state recognised; two that recognise each other are told both ways."""
    pair_too = "pair" if instance.verb is None or instance.verb.noun is None else ""
    sorts = [sort for sort in SORTS if sort not in ("pair",) or sort == pair_too]
    doers = [a.party for a in instance.actors("recogniser", discourse) if is_actor(a.party) and a.sort in sorts]
    states = _recognised_states(instance, discourse)
    if _mutual(instance) and not states:
        two = doers if len(doers) == 2 else list(discourse.two() or ())
        return [(two[0], two[1]), (two[1], two[0])] if len(two) == 2 else []
    if states and not doers and instance.sentence.is_heading:
        return [(other, s) for s in states if (other := discourse.other(s))]
    if len(doers) == 1 and states == doers and (other := discourse.other(doers[0])):
        # "After Chile became free, Peru recognised the new state": nobody recognises itself.
        return [(doers[0], other)]
    return [(a, b) for a, b in product(doers, states) if a != b]


def _mutual(instance: Instance) -> bool:
    """Whether two recognise each other: "mutual recognition", "recognised each other"."""
    if instance.noun is not None:
        before = {t.lower for t in instance.sentence.tokens[instance.noun.i : instance.noun.head]}
        of_others = any(prep in ties(instance.sentence.language).sets["of"] for prep, _ in instance.noun.behind)
        return not of_others and bool(before & ties(instance.sentence.language).sets["mutual"])
    assert instance.verb is not None
    behind_it = [t.lower for t in instance.sentence.tokens[instance.verb.j : instance.verb.j + 2]]
    return "-".join(behind_it) in ties(instance.sentence.language).sets["each_other"]


def _is_direct(instance: Instance, group: NounGroup) -> bool:
    """Whether what hangs on a verb hangs on itself or its object, not on what hangs there ("with a letter to X as consul")."""
    verb = instance.verb
    return verb is None or group.parent is None or group.parent in verb.objects


def _recognised_states(instance: Instance, discourse: Discourse) -> list[str]:
    """The states recognised: named outright, or as those whose independence or sovereignty is; as something else than a state none."""
    sentence, sets = instance.sentence, ties(instance.sentence.language).sets
    as_what = [g for prep, g in (verb_behind(instance.verb) if instance.verb else []) if prep in sets["as"] and _is_direct(instance, g)]
    # "As early as 1973" is no what.
    as_what = [g for g in as_what if sentence.head(g).lower not in sets["early"]]
    if any(sentence.head(g).lemma not in sets["independence"] for g in as_what):
        return []
    found: dict[str, None] = {}
    direct = [g for prep, g in instance.noun.behind if prep in instance.frame.places("recognised")] if instance.noun is not None else None
    for group in direct if direct is not None else instance.all_groups("recognised"):
        head = sentence.head(group)
        named = [a.party for a in actors(sentence, group, discourse, listed=False) if a.sort in ("party", "single", "pronoun")]
        if head.mark == "" and head.tag == "N":
            whose = [a.party for a in owners(sentence, group, discourse)] or of(
                sentence, [g for p, g in group.behind if p in sets["of"]], discourse
            )
            # "Recognised that country".
            named = whose or named if head.lemma in sets["independence"] else []
        found |= dict.fromkeys(p for p in named if is_actor(p))
    return list(found)
