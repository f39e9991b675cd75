"""Where an encounter is told to be: in whose land, town or house."""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor, state
from comity.read.encounters.occasion_words import sets
from comity.read.encounters.one_side import LatestVisit, Side
from comity.read.frames import Instance, behind, reach, verb_behind
from comity.read.grammar import NounGroup, is_adjective, words
from comity.read.held_events import is_held
from comity.read.marks.people import Person
from comity.read.marks.places import Place, is_city
from comity.read.sentence import Sentence
from comity.read.the_one import LATEST_VISIT

#: A town's name before that of its land has so many words, with what stands before it; a gathering stands so near.
_TOWN, _GATHERING = 3, 5
#: A visit goes on for so many sentences.
_ON_VISIT = 3


def place(instance: Instance, discourse: Discourse, found: Sequence[Side] = ()) -> str | None:
    """The party in whose territory something is told to be done; None where that is not told.

    In order: a place named ("in Sofia", "at the White House"), a house of one of those who take part ("at his office"), the host, "here".
    """
    sentence, known = instance.sentence, sets(instance.sentence.language)
    hanging = [*(behind(instance.noun) if instance.noun is not None else []), *(verb_behind(instance.verb) if instance.verb else [])]
    if instance.noun is not None:
        # "The meeting, which took place in Lima": where what is told of the noun is done.
        held = [v for v in sentence.verbs if v.noun is instance.noun or is_held(sentence, v, instance.noun)]
        hanging += [(prep, g) for v in held for prep, g in v.obliques if g.parent is None]
    if (land := _in_relative(instance)) is not None:
        return land
    where = known["where"] | (known["to"] if instance.frame.attrs.get("house") else frozenset())
    for prep, group in sorted(hanging, key=lambda item: item[1].i):
        if prep in where and _tells_place(instance, group) and not _each_at_home(sentence, group):
            party = _whose_place(sentence, group, discourse, found)
            if party:
                return party
    verb, noun = instance.verb, instance.noun
    if verb is not None and noun is not None and noun in verb.objects and verb.lemma in known["hosting"]:
        hosts = [a.party for g in verb.subjects for a in actors(sentence, g, discourse) if is_actor(a.party)]
        return _away(hosts[0], discourse) or hosts[0] if len(set(hosts)) == 1 else None
    return here(instance, discourse) or bound_for(instance, discourse)


def _away(host: str, discourse: Discourse) -> str | None:
    """Where who hosts was just told to be on a visit: a guest hosts nobody at home."""
    told = discourse.last.get(LATEST_VISIT)
    if not isinstance(told, LatestVisit) or told.visitor != host:
        return None
    return told.host if 0 < discourse.index - told.index <= _ON_VISIT else None


def _in_relative(instance: Instance) -> str | None:
    """The party of the land or town in front of "where" ("her first stop is Lima, where she is holding talks with X")."""
    tokens, verb = instance.sentence.tokens, instance.verb
    at = verb.first if verb is not None else 0
    if not at or tokens[at].lower not in sets(instance.sentence.language)["in_which"]:
        return None
    before = tokens[at - 1] if tokens[at - 1].mark != "sign" else tokens[max(0, at - 2)]
    return getattr(before.value, "party", None) if before.mark in ("party", "place") and not is_adjective(before) else None


def bound_for(instance: Instance, discourse: Discourse) -> str | None:
    """The party to which somebody goes for a meeting ("will travel to Lima for talks with X", "paid a visit to Lima to meet X")."""
    sentence, verb, known = instance.sentence, instance.verb, sets(instance.sentence.language)
    if instance.noun is not None and instance.noun.by not in known["purpose"] and (verb is None or verb.governor is None):
        return None
    going = verb.governor if verb is not None and verb.governor is not None and verb.sort == "infinitive" else verb
    if going is None or going.lemma not in known["bound"] or (instance.noun is None and going is verb):
        return None
    visits = [g for g in going.objects if sentence.head(g).lemma in known["events"]]
    hanging = [*going.obliques, *(item for g in visits for item in g.behind)]
    found = [_whose_place(sentence, g, discourse, ()) for prep, g in hanging if prep in known["to"] | known["where"]]
    return next((p for p in found if p), None)


def here(instance: Instance, discourse: Discourse) -> str | None:
    """The party in whose territory a report was written that tells something to be done "here"; None where it does not."""
    low, high, first = reach(instance)
    known = sets(instance.sentence.language)["here"]
    told = any(t.lower in known for t in instance.sentence.tokens[min(low, first) : high])
    return discourse.place if told else None


def _each_at_home(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is one of several places, each that of one who is named ("the ministers of A and B signed in Lima and Suva")."""
    listed = {p for g in group.listed if (p := getattr(sentence.head(g).value, "party", None))}
    people = {t.value.party for t in sentence.tokens if isinstance(t.value, Person)}
    return len(listed) > 1 and listed <= people


def _holds(instance: Instance, event: NounGroup) -> bool:
    """Whether talks are what is held, and not what one talks about."""
    verb, known = instance.verb, sets(instance.sentence.language)
    return verb is not None and event in verb.objects and verb.lemma not in known["discussing"]


def _tells_place(instance: Instance, group: NounGroup) -> bool:
    """Whether a group tells where something is done, not where a thing is that is spoken of ("the war in Syria")."""
    sentence, noun = instance.sentence, instance.noun
    known, parent = sets(sentence.language), group.parent
    while parent is not None and parent is not noun and not (noun is not None and parent in noun.listed):
        head = sentence.head(parent)
        if isinstance(head.value, Person) and head.value.counterpart and head.value.party is None:
            # "His counterpart in Botswana": whose he is.
            return False
        if head.lemma in known["listeners"]:
            # "Told reporters in Lima".
            parent = parent.parent
            continue
        if head.lemma in known["held_there"] and noun is None and _holds(instance, parent):
            # "Held talks in Peru".
            parent = parent.parent
            continue
        if head.mark not in ("person", "party", "place", "quantity") and head.tag not in ("U", "Q") and head.lemma not in known["houses"]:
            named = sentence.head(group).value
            if instance.verb is not None and instance.verb.lemma in words(sentence.language).sets["saying"] | known["discussing"]:
                # "Said the attack in Lima was": what is spoken of is there.
                return False
            in_town = is_city(named) or _land_beside(sentence, group) is not None or _of_town(sentence, group) is not None
            return in_town and bool(instance.frame.attrs.get("cities"))
        parent = parent.parent
    return True


def house(instance: Instance, discourse: Discourse) -> str | None:
    """The party in whose house something is done ("at the Peruvian ministry"), the house named with its owner."""
    sentence, known = instance.sentence, sets(instance.sentence.language)
    hanging = [*(behind(instance.noun) if instance.noun is not None else []), *(verb_behind(instance.verb) if instance.verb else [])]
    for prep, group in hanging:
        if prep in known["at_house"] and sentence.head(group).lemma in known["houses"] and _tells_place(instance, group):
            return _whose_place(sentence, group, discourse, ())
    return None


def _whose_place(sentence: Sentence, group: NounGroup, discourse: Discourse, found: Sequence[Side]) -> str | None:
    head = sentence.head(group)
    if isinstance(head.value, Place):
        return head.value.party
    if isinstance(head.value, Mention):
        return state(head)
    if head.lemma in sets(sentence.language)["houses"]:
        if any(t.tag == "Q" for t in sentence.tokens[group.i : group.head]):
            # "At his office": whose, only who knows them can tell.
            return None
        whose = [a.party for a in owners(sentence, group, discourse) if is_actor(a.party)]
        whose += [
            a.party
            for prep, g in group.behind
            if prep in sets(sentence.language)["of"]
            for a in actors(sentence, g, discourse)
            if is_actor(a.party)
        ]
        people = [t.value for t in sentence.tokens[group.i : group.head] if isinstance(t.value, Person)]
        return next(iter([*whose, *(s.party for s in found for p in people if s.person is p)]), None)
    return _land_beside(sentence, group) or next(iter(land_around(sentence, group)), None) or _of_town(sentence, group)


def _of_town(sentence: Sentence, group: NounGroup) -> str | None:
    """The party of the town that a site is of or called for ("at Lima's children's hospital", "at the University of Lima", "the Lima Fair")."""
    known = sets(sentence.language)
    of = [g for prep, g in group.behind if prep in known["of"]]
    if sentence.head(group).lemma not in known["sites"]:
        # "At the new wing of Lima's hospital".
        return next((p for g in of if sentence.head(g).tag == "N" and (p := _of_town(sentence, g))), None)
    owners_ = [sentence.head(group.possessor)] if group.possessor is not None else []
    tokens = [*sentence.tokens[group.i : group.head], *owners_, *(sentence.head(g) for g in of)]
    return next((t.value.party for t in tokens if is_city(t.value) and not is_adjective(t)), None)


def land_around(sentence: Sentence, group: NounGroup) -> list[str]:
    """The land of a town whose name is not known ("to Pama in Burkina Faso")."""
    head = sentence.head(group)
    if head.mark or head.tag != "N" or not all(t.text[0].isupper() for t in sentence.tokens[group.i : group.j]):
        return []
    return [p for prep, g in group.behind if prep in sets(sentence.language)["where"] and (p := state(sentence.head(g)))]


def _land_beside(sentence: Sentence, group: NounGroup) -> str | None:
    """The land that stands beside a town whose name is not known ("at Rakai, Uganda")."""
    return next((a.party for a in actors(sentence, group, Discourse(), listed=False) if a.sort == "place" and group.apposed), None)


def is_of_event(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group hangs on the noun of an event, not on the verb ("left after talks with X ahead of a visit to Y")."""
    known, event = sets(sentence.language), group.parent
    if event is None or sentence.head(event).lemma not in known["events"]:
        return False
    # "Flew in for the ceremony in Lima": there.
    return not (event.by in known["purpose"] and group.by in known["where"])


def is_where_many_gather(title: str, at: int, language: str) -> bool:
    """Whether a name in a title is only where a gathering of many is ("The 2019 summit of the ten in Cusco, Peru").

    Args:
        title: the title.
        at: where the name begins.
        language: code of the title's language.

    """
    known, before = sets(language), [w.strip(",").lower() for w in title[:at].split()]
    last = next((i for i in range(len(before) - 1, max(-1, len(before) - 1 - _TOWN), -1) if before[i] in known["where"]), None)
    return last is not None and bool(known["gatherings"] & {*before[max(0, last - _GATHERING) : last]})
