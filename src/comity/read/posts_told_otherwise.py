"""People in posts who are told by another word: by name with the post behind it, by a number alone, or by a pronoun."""

from comity.parties import Mention
from comity.read.actors import owners
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.missions_alike import shared_noun
from comity.read.posts import Post, Sides, named, post, role_states, sets, told
from comity.read.sentence import Sentence

#: What is done to people who have been told of.
_DONE_TO_PEOPLE = ("recalled", "expelled", "summoned")


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


def keep_people(what: Post, sides: Sides, discourse: Discourse) -> None:
    """Remembers diplomats whose two sides are known, for "recalled him"."""
    told(discourse).people = what.what, sides, discourse.index


def people_meant(instance: Instance, group: NounGroup, discourse: Discourse) -> Post | None:
    """The diplomats that "him" or "them" means who are recalled, expelled or called in: those named in front, else in the sentence before."""
    sentence, known = instance.sentence, words(instance.sentence.language).sets
    expelled = instance.frame.attrs["action"] == "expelled" and instance.noun is None
    if expelled and (nation := nation_of_envoys(sentence, group, discourse)) is not None:
        return Post("diplomats", (nation,), (), is_house=False)
    head, of_people = sentence.head(group), instance.frame.attrs["action"] in _DONE_TO_PEOPLE and instance.noun is None
    if not of_people or head.tag not in ("U", "Q") or group.role != "object" or head.lower not in known["person"] | known["plural"]:
        return None
    for before in reversed([g for g in sentence.nouns if g.j <= group.i and named(sentence, g) in ("ambassador", "diplomats")]):
        found = post(sentence, before, discourse)
        return found if found is not None and found.senders and found.receivers else None
    people = told(discourse).people
    if people is None or discourse.index - people[2] > 1:
        return None
    return Post(people[0], people[1][:1], ((people[1][1], ""),), is_house=False)


def nation_of_envoys(sentence: Sentence, group: NounGroup, discourse: Discourse) -> str | None:
    """Whose envoys are expelled who are only called officials or nationals, the latter beside envoys or in answer ("three Fijian envoys and two Chileans")."""
    value, first = sentence.head(group).value, sentence.tokens[group.i]
    if isinstance(value, Person):
        officials = set(value.office.lower().split()[-1:]) & sets(sentence.language)["officials"]
        return value.party if officials and value.party and is_actor(value.party) else None
    counted = first.mark == "quantity" or first.lower in words(sentence.language).sets["indefinite"]
    if sentence.head(group).lemma in sets(sentence.language)["officials"]:
        whose = [a.party for a in owners(sentence, group, discourse) if a.sort == "adjective"]
        return whose[0] if len(whose) == 1 and counted and is_actor(whose[0]) else None
    last = sentence.tokens[group.j - 1].value
    if isinstance(last, Mention) and shared_noun(sentence, group) is not group:
        # "Two Italian and three Spanish diplomats".
        return last.party
    if not isinstance(value, Mention) or value.sort not in ("national", "plural") or not counted:
        return None
    beside = any(named(sentence, g) in ("diplomats", "ambassador") for g in group.listed)
    latest = told(discourse).latest_expelled
    sides = (latest[1].observation.b, latest[1].observation.a if latest[0] == discourse.index else None) if latest is not None else ()
    answered = latest is not None and discourse.index - latest[0] <= 1 and value.party in sides
    return value.party if beside or answered else None


def told_first(instance: Instance) -> list[NounGroup]:
    """The office in front of who holds it ("Chile's new ambassador to Fiji is Rosa Salas")."""
    sentence, verb = instance.sentence, instance.verb
    named_behind = verb is not None and any(sentence.tokens[g.head].text[0].isupper() for g in verb.objects)
    return [g for g in verb.subjects if sentence.head(g).tag == "F"] if verb is not None and named_behind else []


def called_home(instance: Instance, what: Post, thing: NounGroup, discourse: Discourse) -> Post:
    """The same; whose an envoy is that is called "their" by who calls him in, where the pronoun alone does not tell ("summoned their ambassador")."""
    value = instance.sentence.head(thing).value
    doers = role_states(instance, "receiver", discourse) if instance.noun is None else []
    own = isinstance(value, Person) and bool(value.possessor) and len(what.senders) != 1 and len(doers) == 1
    return what._replace(senders=tuple(doers)) if own and instance.frame.attrs["action"] == "summoned" else what
