"""At which level people meet: the highest of those who are named, or what is said of it."""

from functools import cache

from comity.language import table
from comity.read.encounters import scene
from comity.read.encounters.joint_bodies import KIND
from comity.read.encounters.participants import Side
from comity.read.frames import Instance, behind, verb_behind
from comity.read.levels import highest
from comity.read.marks.people import Person


@cache
def levels(language: str) -> dict[str, frozenset[str]]:
    """Levels, each with the adjectives that say at which one people meet."""
    return {value: frozenset(text.split()) for value, text in table(language, f"kinds/{KIND}")["levels"].items()}


@cache
def in_person(language: str, name: str) -> frozenset[str]:
    """A list of words about meetings in person, by its name."""
    return frozenset(table(language, f"kinds/{KIND}")["made_in_person"][name].split())


def level_of(instance: Instance, found: list[Side]) -> str:
    """The highest level of those who meet; at a summit of states for whom nobody is named that of their heads."""
    noun = instance.noun
    summits = in_person(instance.sentence.language, "summits")
    if noun is not None and instance.sentence.head(noun).lemma in summits and all(s.person is None and not s.acts for s in found):
        return "head_of_state"
    told = _told_level(instance)
    return highest(*(s.level for s in found), *([told] if told else []))


def _told_level(instance: Instance) -> str | None:
    """The level at which people are said to meet ("at the level of foreign ministers", "at ministerial level")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    hanging = [*(behind(instance.noun) if instance.noun is not None else []), *(verb_behind(instance.verb) if instance.verb else [])]
    for prep, group in hanging:
        if prep in known["at_level"] and sentence.head(group).lemma in known["levels"]:
            people = [sentence.head(g).value for _, g in group.behind] + [t.value for t in sentence.tokens[group.i : group.head]]
            found = [p.level for p in people if isinstance(p, Person)]
            adjective = next(
                (v for v, told in levels(sentence.language).items() if told & {t.lower for t in sentence.tokens[group.i : group.head]}),
                None,
            )
            return next(iter(found), adjective)
    return None
