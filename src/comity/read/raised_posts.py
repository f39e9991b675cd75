"""Missions raised to another sort of mission, or lowered: what they were, and to what."""

from comity.read.discourse import Discourse
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.posts import Post, ends, hanging, named, owners_of, post, sets, stands_in
from comity.read.sentence import Sentence


def level_told(instance: Instance) -> str:
    """What sort of post an instance tells that something becomes; empty if none."""
    return next((w for g in instance.all_groups("level") if (w := level(instance.sentence, g))), "")


def level(sentence: Sentence, group: NounGroup) -> str:
    """What sort of post something is raised or lowered to ("an embassy", "embassy status", "the rank of embassy"); empty if to none."""
    found = named(sentence, group)
    if found or sentence.head(group).lemma not in sets(sentence.language)["status"]:
        return found
    if {t.lower for t in sentence.tokens[group.i : group.head]} & sets(sentence.language)["ambassadorial"]:
        # "To ambassadorial level".
        return "ambassador"
    before = (w for k in range(group.head - 1, group.i - 1, -1) if (w := ends(sentence, group.i, k)))
    return next(before, "") or next((w for _, g in group.behind if (w := named(sentence, g))), "")


def is_unranked(instance: Instance, group: NounGroup) -> bool:
    """Whether something is a mission because it is raised to another sort of one ("their mission in Peru got the rank of embassy")."""
    sentence = instance.sentence
    plain = sentence.head(group).lemma in sets(sentence.language)["again"] and not named(sentence, group)
    return plain and "level" in instance.frame.roles and level_told(instance) in ("embassy", "consulate", "ambassador")


def is_raised(instance: Instance, what: Post) -> bool:
    """Whether a mission that becomes something becomes another sort of mission."""
    if not instance.frame.attrs.get("raises"):
        return True
    return level_told(instance) not in ("", what.what)


def as_former(instance: Instance, what: Post, discourse: Discourse) -> Post:
    """A post with the sides of what it was before ("was raised from a Chilean legation to an embassy")."""
    former = next((p for g in instance.groups("former") if (p := post(instance.sentence, g, discourse)) is not None), None)
    return what._replace(senders=former.senders, stands=what.stands or former.stands) if former is not None else what


def unranked(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Post | None:
    """A mission of which only a general noun is told ("the mission of Chile in Lima", "the missions in both capitals")."""
    senders = owners_of(sentence, group, discourse) or hanging(sentence, group, "whose", discourse)
    several = sentence.head(group).lower != sentence.head(group).lemma
    return Post("other", tuple(senders), tuple(stands_in(sentence, group, senders, discourse))) if senders or several else None
