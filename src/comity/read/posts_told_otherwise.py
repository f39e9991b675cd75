"""People in posts who are told by another word: by name with the post behind it, or by a number alone."""

from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.posts import named, sets


def in_post(instance: Instance, group: NounGroup) -> NounGroup:
    """What says in which post somebody is who is told by name alone ("Ada Cole, who serves as second secretary at the embassy")."""
    sentence = instance.sentence
    if instance.frame.attrs["of"] != "people" or instance.noun is not None or named(sentence, group):
        return group
    serving, as_what = sets(sentence.language)["serving"], sets(sentence.language)["as"]
    told_of = [g for v in sentence.verbs if v.noun is group and v.lemma in serving for by, g in v.obliques if by in as_what]
    return next((g for g in (*group.apposed, *told_of) if named(sentence, g)), group)


def more_of(instance: Instance, group: NounGroup) -> NounGroup | None:
    """The people of whom a bare number is told ("has three diplomats left in Lima, Peru having expelled two")."""
    sentence = instance.sentence
    bare = group.i == group.head and getattr(sentence.head(group).value, "sort", "") == "number" and not group.behind
    if not bare or instance.frame.attrs["of"] != "people" or instance.noun is not None:
        return None
    return next((g for g in reversed(sentence.nouns) if g.j <= group.i and named(sentence, g) in ("diplomats", "ambassador")), None)


def holders(instance: Instance, thing: NounGroup) -> list[NounGroup]:
    """Who has the people that are spoken of; who does with them what the instance tells is not he ("Peru expelled six, Chile two")."""
    told_of = [v for v in instance.sentence.verbs if thing in v.objects and not v.passive and v.lemma != instance.lemma]
    return [g for v in told_of for g in v.subjects]
