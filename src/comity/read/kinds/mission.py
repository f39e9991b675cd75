"""Missions: embassies and consulates opened and closed, ambassadors sent and recalled, diplomats expelled."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from comity.observation import Attribute, Finding
from comity.read.credentials import listed, note, presented
from comity.read.discourse import Discourse
from comity.read.exchanged_envoys import exchanged
from comity.read.facts import MODALITIES, fact
from comity.read.frames import Instance, claimed, instances, verb_status
from comity.read.grammar import NounGroup, words
from comity.read.listed_posts import labelled
from comity.read.listed_posts import listed as listed_posts
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.quantities import quantities
from comity.read.missions_alike import (
    are_of_both,
    as_of_embassy,
    at_its_seat,
    counted_before,
    from_elsewhere,
    is_next_one,
    listed_by_year,
    more_of_sort,
    names_senders,
    served_as,
    shared_noun,
    where_they_are,
)
from comity.read.ordered_home import commanded, hosts_of, settled_order
from comity.read.post_sides import first_in_region, paired, sides_of
from comity.read.post_times import TERM, deadline, is_announced, last_day, own_day, time_of
from comity.read.posts import Post, Sides, keep, known_post, named, post, role_states, sets, stands_for, states, told
from comity.read.posts_told_otherwise import called_home, holders, in_post, keep_people, more_of, people_meant, told_first
from comity.read.raised_posts import as_former, is_raised, is_unranked, level_told, unranked
from comity.read.sentence import Sentence
from comity.read.standing_missions import stands

KIND = "mission"
#: So many sentences behind that of an expulsion may tell by when.
_REACH = 3
FIELDS = frozenset(
    (
        "alone",
        "how",
        "of",
        "owned",
        "idle",
        "idle_only",
        "no_idle",
        "credentials",
        "named",
        "placed",
        "bare",
        "raises",
        "elsewhere",
        "told_alone",
    )
)

#: So many places tell where a mission stands, in front of what is told of it ("in Lima, Peru, which").
_UP = 4
#: What acts on a post, how many it acts on, and where, city by city.
_Thing = tuple[NounGroup, NounGroup]


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The missions that a sentence tells of."""
    found = list(instances(sentence, KIND, every=True))
    # "Opened anew": opened once more, and not for the first time.
    anew = {i.verb for i in found if i.frame.attrs["action"] == "reopened"}
    # "Sent home" is not sent there.
    home = {i.verb for i in found if i.noun is None and i.frame.attrs["action"] in ("expelled", "recalled")}
    read: dict[int, list[Finding]] = {}
    # Whose envoys are sent away may tell whose missions are closed.
    for k, instance in sorted(enumerate(found), key=lambda told: told[1].frame.attrs["action"] == "closed"):
        if instance.noun is None and instance.verb in {"opened": anew, "appointed": home}.get(instance.frame.attrs["action"], ()):
            continue
        instance.elsewhere = claimed(instance, found) if not sentence.is_heading else frozenset()
        read[k] = list(_READERS[instance.frame.attrs.get("how", "acted")](instance, discourse))
    yield from (f for k in sorted(read) for f in read[k])
    yield from listed(sentence, discourse)
    yield from listed_posts(sentence, discourse)
    yield from labelled(sentence, discourse)
    yield from _time_to_leave(sentence, discourse)
    _remember(sentence, discourse)


def _time_to_leave(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The last day for those whose expulsion one of the sentences before has told ("The three have until Monday to leave")."""
    expelled = told(discourse).latest_expelled
    if expelled is None or not 0 < discourse.index - expelled[0] <= _REACH:
        return
    before = expelled[1].observation
    ordered = Period(0, 0, first=before.start, last=before.end) if before.start is not None else None
    last = last_day(sentence, ordered, discourse)
    if last is not None and last.first is not None and sentence.today is not None and last.first > sentence.today:
        until = replace(before, start=last.first, end=last.first, modality="planned")
        yield replace(expelled[1], observation=until, rule=f"{KIND}.{TERM}")


def _remember(sentence: Sentence, discourse: Discourse) -> None:
    """Keeps the posts that are only named, for "the Legation" of a later sentence."""
    for group in sentence.nouns:
        found = post(sentence, group, discourse)
        if found is None or len(found.senders) != 1 or len(found.receivers) != 1:
            continue
        if isinstance(sentence.head(group).value, Person):
            keep_people(found, (found.senders[0], found.receivers[0]), discourse)
        else:
            keep(found, (found.senders[0], found.receivers[0]), group, discourse)


def _acted(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A mission opened, closed and so on, or its people sent and recalled."""
    instance = commanded(instance)
    if instance.frame.attrs.get("alone") and any(instance.slot(prep) for prep in words(instance.sentence.language).sets["with"]):
        # "The embassy works with officials": that it works there is not told.
        return
    things = _things(instance, discourse)
    if things and instance.frame.attrs["action"] == "accredited":
        note(instance, discourse)
    for thing, outer in things:
        if not instance.frame.attrs.get("told_alone") or names_senders(instance, thing, discourse):
            yield from _done_to(instance, thing, outer, discourse)


def _done_to(instance: Instance, thing: NounGroup, outer: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What an instance tells of a post that it acts on; `outer` is the group that says how many."""
    what = people_meant(instance, thing, discourse) or known_post(instance.sentence, thing, discourse)
    if is_unranked(instance, thing):
        what = unranked(instance.sentence, thing, discourse) or what
    what = as_of_embassy(instance, _consulate(instance, thing, what), thing, discourse)
    what = first_in_region(instance, what, discourse)
    home: tuple[tuple[str, str], ...] = ()
    acted = from_elsewhere(instance, what, discourse)
    if acted is None:
        return
    instance = acted
    served = served_as(instance, thing)
    accredited = instance.frame.attrs["action"] == "accredited"
    if what is not None and accredited and (served or what.is_house or role_states(instance, "receiver", discourse)):
        # "The embassy in Lima is accredited to Fiji": not to where it stands.
        home, what = what.stands, what._replace(stands=served)
    if what is not None and not what.senders:
        having = holders(instance, thing) if more_of(instance, outer) is thing else []
        what = as_former(instance, what, discourse)
        what = what._replace(senders=what.senders or tuple(states(instance.sentence, having, discourse)))
    if what is None or not _fits(instance, what):
        return
    what = called_home(instance, what, thing, discourse)
    time = time_of(instance, discourse)
    if time is None or not is_raised(instance, what):
        return
    time = own_day(instance, outer, discourse) or time[0], time[1]
    at_home = {party for party, _ in home}
    sides = [s for s in sides_of(instance, what, thing, discourse) if s[1] not in at_home]
    for one in sides:
        yield from _facts(instance, what, one, outer, time, discourse)
        for party, number in counted_before(instance.sentence, outer):
            yield from _facts(instance, what, (party, one[1]), outer, time, discourse, number)
        keep(what, one, thing, discourse)
    yield from at_its_seat(instance, what, sides, home)
    yield from more_of_sort(instance, what, thing, sides[0] if len(sides) == 1 else None, discourse)


def _there(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A post that is told to be: "there is no Chilean embassy in Suva", "Rosa Salas is Chile's ambassador to Fiji"."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    if any(t.lower in sets(sentence.language)["there"] for t in sentence.tokens[max(0, verb.i - 1) : verb.i]):
        yield from _acted(instance, discourse)
        return
    yield from stands(instance, discourse)
    yield from _in_office(instance, discourse)


def _in_office(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Who is to be a state's ambassador ("Rosa Salas will be the new Chilean ambassador to Fiji"); who is one is told by a title alone."""
    sentence, verb = instance.sentence, instance.verb
    time = time_of(instance, discourse) if instance.status == "planned" else None
    if verb is None or time is None:
        return
    if not any(sentence.head(g).tag == "F" or sentence.tokens[g.head].text[0].isupper() for g in verb.subjects):
        return
    for group in (*instance.groups("thing"), *told_first(instance)):
        found = post(sentence, group, discourse)
        what = _consulate(instance, group, found)
        if what is None or found is None or found.is_house or not found.senders:
            continue
        # "In Chile, Ada Cole will be the new ambassador".
        receivers = role_states(instance, "receiver", discourse) or list(found.receivers)
        for one in paired(sentence, list(found.senders), receivers, discourse) if receivers else ():
            yield fact(instance, *one, {"what": what.what, "action": "appointed"}, time[0], modality=time[1])


def _fits(instance: Instance, what: Post) -> bool:
    """Whether a frame acts on such a post; an ambassador is established as an embassy is."""
    of = instance.frame.attrs["of"]
    if (
        instance.frame.name == "represented"
        and not what.is_house
        and not (instance.verb and instance.verb.passive and instance.tense == "present")
    ):
        # "The ambassador represents the government", "was represented at the fair by its ambassador".
        return False
    established = instance.frame.attrs["action"] == "opened" and what.what == "ambassador"
    return of in ("any", "house" if what.is_house else "people") or established


def _consulate(instance: Instance, thing: NounGroup, what: Post | None) -> Post | None:
    """The same, where a consul is opened or there: the text means the consulate; other diplomats that are there are no mission."""
    action, sentence = instance.frame.attrs["action"], instance.sentence
    if what is None or what.what != "diplomats" or action not in ("opened", "closed", "exists", "appointed"):
        return what
    value = sentence.head(thing).value
    office = value.office.lower() if isinstance(value, Person) else sentence.head(thing).lemma
    if set(office.split()) & sets(sentence.language)["consul"]:
        return what._replace(what="consulate", is_house=action != "appointed")
    # "Has three diplomats left in Suva", "appointed a counsellor".
    counted = action == "exists" and _number(sentence, thing, Discourse())[0] is not None
    return what if counted or action == "appointed" else None


def _things(instance: Instance, discourse: Discourse) -> list[_Thing]:
    """What is acted on, from the first place that names a post, with the group that says how many."""
    sentence = instance.sentence
    for slot in instance.frame.places("thing"):
        if instance.noun is None and not _can_stand(instance, slot):
            continue
        found: list[_Thing] = []
        for group in instance.slot(slot):
            if slot == "object" and is_next_one(instance, group):
                continue
            group = in_post(instance, _described(instance, shared_noun(sentence, group)))
            if slot == "object" and (former := more_of(instance, group)) is not None:
                found.append((former, group))
                continue
            if (
                named(sentence, group)
                or is_unranked(instance, group)
                or (slot in ("subject", "object") and instance.noun is None and stands_for(sentence, group, discourse))
                or people_meant(instance, group, discourse) is not None
            ):
                found.append((group, group))
            elif sentence.head(group).lemma in sets(sentence.language)["numbers"]:
                # "A number of diplomats", "staff of the embassy" are told by what they are of.
                found += [(g, group) for _, g in group.behind[:1] if named(sentence, g)]
        if found:
            return found
    return []


def _can_stand(instance: Instance, slot: str) -> bool:
    """Whether what a verb acts on can stand in a place: as its subject or behind its object only where the object says nothing."""
    if slot == "subject":
        return _is_idle(instance)
    behind_object = slot in sets(instance.sentence.language)["behind_object"] and bool(instance.verb and instance.verb.objects)
    return not behind_object or (_is_idle(instance) and bool(instance.frame.attrs.get("idle")))


def _described(instance: Instance, group: NounGroup) -> NounGroup:
    """What a relative or reduced clause is about: the mission, if it stands behind the mission's place ("our embassy in Lima, which opened")."""
    verb = instance.verb
    if instance.noun is not None or verb is None or (verb.noun is not group and verb.missing is not group):
        return group
    holder: NounGroup | None = group
    for _ in range(_UP):
        if holder is not None and named(instance.sentence, holder):
            return holder
        holder = (holder.parent or holder.beside) if holder is not None else None
    # "An embassy was opened in Lima at a lower level, which was raised in 2011".
    around = [*group.verb.objects, *group.verb.subjects] if group.verb is not None else []
    return next((g for g in around if g.i < group.i and named(instance.sentence, g)), group)


def _is_idle(instance: Instance) -> bool:
    """Whether a verb acts on its subject: it has no object, or one that says nothing of its own ("opened its doors")."""
    assert instance.verb is not None
    attrs = instance.frame.attrs
    heads = [instance.sentence.head(g).lemma for g in instance.verb.objects if not is_next_one(instance, g)]
    if attrs.get("no_idle"):
        return True
    return (bool(heads) or not attrs.get("idle_only")) and all(h in attrs.get("idle", ()) for h in heads)


def _facts(
    instance: Instance,
    what: Post,
    sides: Sides,
    outer: NounGroup,
    time: tuple[Period | None, str],
    discourse: Discourse,
    number: float | None = None,
) -> Iterator[Finding]:
    """One fact; of several cities told by name, one for each."""
    action = _action(instance, what, discourse)
    value, bound = _number(instance.sentence, outer, discourse) if action != "accredited" else (None, "exact")
    value = number or value
    if action == "expelled":
        told(discourse).expelled = value, bound
        time = deadline(instance.sentence, time, discourse)
    attrs: dict[str, Attribute] = {"what": _what(instance, what, outer), "action": action}
    period, modality = time
    if is_announced(instance, what, period):
        modality = "planned"
    if modality == "actual" and action == "exists" and _is_none(instance, outer):
        modality = "denied"
    if modality == "denied" and action == "exists" and not what.is_house:
        # A post that nobody holds for a while.
        return
    listed = listed_by_year(instance, outer) if what.is_house and value is None else []
    cities = [(place, period) for party, place in what.stands if place and party in ("", sides[1])] if value is None else []
    for place, day in listed or cities or [(where_they_are(instance.sentence, outer) if what.is_house and value else "", period)]:
        own = attrs | {"place": place} if place else attrs
        found = fact(instance, *sides, own, day, modality=modality, value=value, unit="count" if value is not None else None, bound=bound)
        if action == "expelled":
            told(discourse).latest_expelled = discourse.index, found
        yield found


def _action(instance: Instance, what: Post, discourse: Discourse) -> str:
    """The frame's action; who summons his own ambassador recalls him."""
    action, verb = str(instance.frame.attrs["action"]), instance.verb
    if action == "opened" and not what.is_house:
        return "appointed"
    begins = sets(instance.sentence.language)["beginning"]
    if action == "exists" and verb is not None and verb.governor is not None and verb.governor.lemma in begins:
        return "opened"
    own = action == "summoned" and what.senders and set(what.senders) == set(role_states(instance, "receiver", discourse))
    return "recalled" if own else action


def _what(instance: Instance, what: Post, outer: NounGroup) -> str:
    """The sort of post of a fact: what it is raised to, or what is acted on; envoys expelled together are diplomats."""
    value, sentence = instance.sentence.head(outer).value, instance.sentence
    heads = sets(sentence.language)["heads"]
    several = isinstance(value, Person) and value.plural and not heads & set(sentence.text[value.start : value.end].lower().split())
    if instance.frame.attrs["action"] == "expelled" and isinstance(value, Person):
        named_first = sets(sentence.language)["foremost"] & set(sentence.text[value.start : value.end].lower().split())
        leads = named_first and (what.what == "ambassador" or not value.plural)
        return "ambassador" if leads else "diplomats" if several else what.what
    raised = level_told(instance)
    # "Raised to the level of ambassador": who heads it is told for what it is.
    return "embassy" if raised == "ambassador" and what.is_house else raised or what.what


def _number(sentence: Sentence, group: NounGroup, discourse: Discourse) -> tuple[float | None, str]:
    """How many, and the number's bound; "the same number" is that of the last expulsion."""
    value = sentence.head(group).value
    start = sentence.tokens[group.i].start
    head = sentence.head(group)
    end = value.end if isinstance(value, Person) else head.end if head.mark == "quantity" else head.start
    for quantity in quantities(sentence.text, start, end, sentence.language):
        if quantity.sort == "number" and quantity.value is not None:
            return (None, "exact") if are_of_both(sentence, group) else (quantity.value, quantity.bound)
        if quantity.sort == "vague":
            return None, "about"
    if {t.lower for t in sentence.tokens[group.i : group.head]} & sets(sentence.language)["same"]:
        return told(discourse).expelled
    if (
        head.lower in sets(sentence.language)["one"]
        and {t.lower for t in sentence.tokens[group.j : group.j + 1]} & sets(sentence.language)["each"]
    ):
        # "One each from the embassies of Chile and Fiji".
        return 1.0, "exact"
    return None, "exact"


def _is_none(instance: Instance, group: NounGroup) -> bool:
    """Whether what is told is that there is none: "has no embassy", "lacks an embassy"."""
    sentence = instance.sentence
    if instance.lemma in sets(sentence.language)["lacking"]:
        return True
    return bool({t.lower for t in sentence.tokens[group.i : group.head]} & words(sentence.language).sets["negation"])


def _ordered_out(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Diplomats told to leave: by whom, or from where; whatever may be said of orders else, this one is told as given."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    order = verb.governor
    # "Had two envoys leave".
    bare = order is not None and verb.sort == "finite" and order.lemma in sets(sentence.language)["causing"] and not verb.modal
    if order is None or not (bare or (verb.sort == "infinitive" and order.lemma in sets(sentence.language)["ordering"])) or verb.negated:
        return
    status, tense = verb_status(sentence, order)
    told_to = [g for prep, g in order.obliques if prep in sets(sentence.language)["sent_to"]]
    asked = [*verb.subjects, *order.objects, *told_to]
    people = [g for g in asked if named(sentence, g) in ("diplomats", "ambassador") or people_meant(instance, g, discourse)]
    if status not in MODALITIES or not people:
        return
    if instance.frame.attrs.get("bare") and not verb.passive:
        return
    meant = [(g, people_meant(instance, g, discourse) or known_post(sentence, g, discourse)) for g in dict.fromkeys(people)]
    posts = [(group, what) for group, what in meant if what is not None]
    # "Told the envoys of Peru and Fiji to leave the country": not that of either of them.
    sent = {sender for _, what in posts for sender in what.senders}
    told_by = hosts_of(instance, order, discourse)
    told_by = [h for h in told_by if h not in sent] or told_by
    for group, what in posts:
        if not (what.senders or told_by):
            continue
        given, what, hosts = settled_order(instance, order, group, what, told_by, discourse)
        given = replace(given, status=status, tense=tense)
        if (time := time_of(given, discourse)) is None:
            return
        for one in paired(sentence, list(what.senders), [h for h in hosts if h not in what.senders], discourse):
            yield from _facts(given, what._replace(stands=()), one, group, time, discourse)


_READERS: dict[str, Callable[[Instance, Discourse], Iterator[Finding]]] = {
    "acted": _acted,
    "credentials": presented,
    "ordered": _ordered_out,
    "exchanged": exchanged,
    "there": _there,
}
