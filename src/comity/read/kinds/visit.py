"""Visits: who travels to whom, at what level, on what sort of visit."""

from collections.abc import Iterator
from dataclasses import replace

from comity.observation import Attribute, Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import ends_of_stay, hosts, invitations, returned_visits, scene, stay
from comity.read.encounters.each_on_a_day import each
from comity.read.encounters.gapped_visits import left_out, where_next
from comity.read.encounters.guests import KIND, Visit, guests, held, stayed, where_dated
from comity.read.encounters.joint_bodies import is_remote
from comity.read.encounters.listed_visits import heading, listed, note_heading
from comity.read.encounters.meetings import meetings
from comity.read.encounters.no_visits import are_many, is_counted, is_no_visit
from comity.read.encounters.owning import is_of_event_itself, other_owner, owner_sides
from comity.read.encounters.participants import Side, Told, by_party, is_delegation, is_roving, is_sent, sent_by, sides
from comity.read.encounters.settling import by_aim, keep_settled, settled, shared
from comity.read.encounters.told_before import comes_soon, is_of_another, is_recalled
from comity.read.encounters.told_delegations import note_delegation, sent_delegations
from comity.read.encounters.verbless_visits import verbless
from comity.read.encounters.visit_sorts import type_between, type_in, type_in_line, type_of
from comity.read.encounters.visitors_called_so import called_visiting, visiting
from comity.read.encounters.visits_once import once
from comity.read.facts import MODALITIES, finding
from comity.read.frames import Instance, behind, frames, instances, verb_behind
from comity.read.grammar import words
from comity.read.levels import below
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

FIELDS = frozenset(("cities", "comes", "delegation", "guest", "home", "how", "named", "near", "planned"))
_TWO = 2
#: Under this key the discourse keeps who is to visit whom.
_AHEAD = "visits to come"
#: So many tokens may stand between somebody in a series of visits and the date.
_SERIES_GAP = 12


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The visits that a sentence tells."""
    if note_heading(sentence, discourse, frames(KIND, sentence.language)):
        # "Visits by Korean leaders to Chile": which those were stands below.
        return
    found: list[Visit] = []
    for instance in map(held, instances(sentence, KIND)):
        _keep_invited(instance, discourse)
        if instance.status == "actual" and (instance.frame.attrs.get("planned") or invitations.accepting(sentence, instance.verb)):
            instance.status = "planned"
        if instance.status in MODALITIES and not is_counted(instance) and not is_no_visit(instance):
            for visit in _HOW[instance.frame.attrs["how"]](instance, discourse):
                found.append(visit)
                hosts.keep(visit.host, visit.visitor.party, discourse)
            if found and found[-1].instance.verb is instance.verb:
                found += left_out(found[-1], discourse)
    found += invitations.accepted(sentence, discourse)
    for meeting in meetings(sentence, discourse):
        if meeting.format != "call" and (place := meeting.place or where_dated(meeting.instance, meeting.sides, discourse)):
            stops = scene.stops(meeting.instance)
            found += guests(meeting.instance, meeting.sides, place) if not stops else []
            for stop, after, before in stops:
                # "Met in Lima in May and again in Quito in June".
                found += [v._replace(after=after, before=before) for v in guests(meeting.instance, meeting.sides, stop)]
    yield from ends_of_stay.completed(sentence, discourse)
    # "Has come to Lima. Tomorrow he will meet President X" is no visit to come.
    found = [v for v in found if not (_is_told_as_met(v) and ends_of_stay.is_there(v.visitor, v.host, discourse))]
    for visit in once([v for v in found if not are_many(sentence, v.visitor)], discourse):
        yield from _findings(visit, discourse)
    if found:
        yield from ends_of_stay.completed(sentence, discourse)
    told = {(v.visitor.party, v.host) for v in found}
    for visitor, host in visiting(sentence, discourse):
        if (visitor.party, host) not in told:
            told.add((visitor.party, host))
            yield called_visiting(sentence, visitor, host, discourse)
    if not found:
        listed_ones = list(_of_list(sentence, discourse))
        yield from listed_ones or _without_verb(sentence, discourse)
    scene.note(sentence, discourse)
    note_delegation(sentence, discourse)


def _is_told_as_met(visit: Visit) -> bool:
    """Whether a visit is told only by whom somebody will meet, or as when he will."""
    noun = visit.instance.noun
    during = noun is not None and noun.by in words(visit.instance.sentence.language).sets["meanwhile"]
    return visit.instance.status == "planned" and (during or visit.instance.frame.attrs.get("how") in (None, "stayed"))


def _keep_invited(instance: Instance, discourse: Discourse) -> None:
    """Keep whom somebody invites to visit, for the sentence that tells that the invitation is accepted."""
    if instance.status == "wish" and instance.frame.attrs["how"] == "moved" and invitations.is_invited(instance):
        asked = replace(instance, status="planned")
        invitations.keep([v for v in _moved(asked, discourse) if v.visitor.party != v.host], discourse)


def _of_list(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The visits that a line of a list under a heading tells."""
    above = heading(discourse)
    for told in listed(sentence, discourse):
        sort = type_in_line(sentence)
        if sort == "other" and above is not None:
            sort = type_in(above.sentence, above.noun)
        attrs: dict[str, Attribute] = {"level": told.visitor.level, "type": sort}
        if told.visitor.who:
            attrs["who"] = told.visitor.who
        group = told.visitor.group
        place = sentence.place(group.i, group.j) if group else (sentence.start, sentence.end)
        for period in told.periods:
            yield finding(sentence, KIND, told.visitor.party, told.host, attrs, period, place, "listed")


def _without_verb(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The visit that a line without a verb tells."""
    for visitor, host, period, status in verbless(sentence, discourse):
        attrs: dict[str, Attribute] = {"level": visitor.level, "type": type_in_line(sentence), "who": visitor.who}
        yield finding(sentence, KIND, visitor.party, host, attrs, period, (sentence.start, sentence.end), "verbless", modality=status)


def _findings(visit: Visit, discourse: Discourse) -> Iterator[Finding]:
    instance, visitor = visit.instance, _or_leader(visit, discourse)
    above = heading(discourse)
    sort = type_in(above.sentence, above.noun) if above is not None and visit.type == "other" else visit.type
    attrs: dict[str, Attribute] = {"level": visitor.level, "type": sort}
    if visitor.who:
        attrs["who"] = visitor.who
    parties = (visitor.party, visit.host)
    is_ahead = comes_soon(instance, discourse) or scene.is_occasion_ahead(instance)
    ahead_of = instance.status == "actual" and is_ahead and scene.latest(discourse, *parties) is None
    dated = replace(instance, status="planned", tense="future") if ahead_of else instance
    periods: list[Period | None] = [stay.whole(instance, day) for day in scene.dates(dated, discourse, visit.after, visit.before)]
    if instance.noun is not None and instance.noun.by in scene.sets(instance.sentence.language)["from"]:
        # The day on which he came back from it, unless its own stand in brackets.
        periods = [*stay.in_brackets(instance, discourse)] or [None]
    periods = periods or [*stay.since(instance, discourse)]
    status = instance.status
    if (status == "planned" and scene.is_upcoming(instance)) or scene.is_of_late(instance):
        # "Met today to discuss the upcoming visit", "his recent visit": the day is that of the meeting.
        periods = [p for p in periods if p is None or p.first is None or p.first != instance.sentence.today]
    if (before := _spoken_of(instance, discourse, parties)) is not None:
        periods, status = [before.period], before.status
    bare = instance.verb is not None and instance.verb.sort == "finite" and not instance.verb.modal
    if status == "planned" and bare and instance.noun is None and scene.is_over(periods[:1], discourse):
        # "It ends in 1989, when he visits Fiji": told as if it were now.
        status = "actual"
    periods = periods or [scene.carried(instance, discourse, parties) if not is_of_another(instance, visitor, discourse, parties) else None]
    ahead = discourse.last.setdefault(_AHEAD, set())
    assert isinstance(ahead, set)
    if status == "planned":
        ahead.add(parties)
    elif status == "actual" and parties in ahead and periods == [None] and instance.tense != "past":
        # "He is the first to visit …", "during his visit, he will", of a visit that was said to be to come.
        status = "planned"
    elif ahead_of and not scene.is_over(periods, discourse):
        # "It will be signed on the occasion of the visit of …".
        status = "planned"
    if instance.status != "denied" and not is_recalled(instance, parties, periods[0], discourse):
        # "Flies to Warsaw tomorrow": he is not there yet.
        told_as = "planned" if status == "actual" and scene.lies_ahead(periods[0], discourse) else status
        scene.keep(discourse, (visitor, Side(visit.host, "party")), periods[0], visit.host, status=told_as)
        keep_settled(visitor, discourse)
    if len(periods) == 1 and status == "actual" and ends_of_stay.goes_on(visit._replace(visitor=visitor), periods[0], discourse):
        return
    for period in periods:
        told = finding(instance.sentence, KIND, *parties, attrs, period, instance.place, instance.frame.name, modality=status)
        if len(periods) == 1 and status != "denied":
            ends_of_stay.keep(visit._replace(visitor=visitor), told, discourse)
        yield told


def _spoken_of(instance: Instance, discourse: Discourse, parties: tuple[str, str]) -> Told | None:
    """The visit told before, of which more is said ("this is his second visit"); None where another one is told."""
    verb, noun, known = instance.verb, instance.noun, scene.sets(instance.sentence.language)
    if verb is None or noun is None or noun not in verb.objects or len(verb.subjects) != 1 or verb.lemma not in known["being"]:
        return None
    subject = verb.subjects[0]
    told = scene.latest(discourse, *parties)
    said = subject.j == subject.i + 1 and instance.sentence.head(subject).lower in known["this"]
    return told if said and told is not None and told.place == parties[1] else None


def _or_leader(visit: Visit, discourse: Discourse) -> Side:
    """The visitor; who travels with a named head of higher level that was told before makes no visit of his own."""
    told = scene.latest(discourse, visit.visitor.party, visit.host)
    leader = (
        next((s for s in told.sides if s.party == visit.visitor.party and s.person), None) if told and told.place == visit.host else None
    )
    if leader is None or below(leader.level) >= below(visit.visitor.level):
        return visit.visitor
    dates = scene.dates(visit.instance, discourse, visit.after, visit.before)
    return visit.visitor if dates and told and scene.apart(dates[0], told.period) else leader


def _moved(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """Somebody goes somewhere: a verb of going with its subject, or a noun for the visit with whose it is."""
    mutual = _mutual(instance, discourse)
    if mutual:
        yield from mutual
        return
    if returned_visits.is_returned(instance):
        yield from (Visit(instance, guest, host, type_of(instance)) for guest, host in returned_visits.in_return(instance, discourse))
        return
    if instance.verb is not None and returned_visits.is_to_be_returned(instance, discourse):
        returning = instance.verb
        to = [h for h, _ in hosts.named(instance, discourse)]
        back = returned_visits.in_return(instance, discourse, to[0] if len(to) == 1 else "")
        yield from (Visit(instance, guest, home, "other", returning.j) for guest, home in back)
        # The visit itself was before.
        instance = replace(instance, verb=None, status="actual", tense="past")
        yield from (v._replace(before=returning.i, after=instance.noun.i if instance.noun else None) for v in _moved(instance, discourse))
        return
    visited = hosts.named(instance, discourse)
    if instance.noun is None and not visited and (at := scene.here(instance, discourse)) is not None:
        visited = [(at, -1)]
    visitors = _visitors(instance, discourse, [h for h, _ in visited])
    if instance.noun is not None and not visited and not instance.frame.attrs.get("home"):
        visited = [(h, -1) for h in hosts.before(instance, discourse, visitors)]
        visitors = _visitors(instance, discourse, [h for h, _ in visited]) if visited else visitors
    visitors = [v for v in visitors if not _is_host_told(instance, v, discourse)]
    verb = instance.verb
    if verb is not None and instance.noun is None and verb.objects and (instance.frame.attrs.get("home") or _stops_others(instance)):
        # "Chile returned the icons to Fiji"; but a visit that was returned is one.
        yield from _returned(instance, discourse)
        return
    if verb is not None and instance.noun is None and hosts.is_of_doing(instance.sentence, verb):
        return
    if instance.frame.attrs.get("delegation") and not any(is_delegation(instance.sentence, g) for g in instance.slot("object")):
        return
    for visitor in visitors if all(v.sort == "person" for v in visitors) else visitors[:1]:
        if not is_actor(visitor.party) or (instance.frame.attrs.get("near") and visitor.sort not in ("person", "delegation", "pronoun")):
            # "The US-led coalition is in Iraq": no visit.
            continue
        others = [(h, i) for h, i in visited if h != visitor.party and is_actor(h)]
        if (
            visited
            and not others
            and not instance.frame.attrs.get("home")
            and (host := hosts.spoken_of(instance, visitor.party, discourse))
        ):
            others = [(host, -1)]
        for number, (host, place) in enumerate(others):
            following = others[number + 1][1] if number + 1 < len(others) else None
            own = place > 0 and len(others) > 1 and bool(instance.sentence.periods(place, following))
            if len(others) == 1 and (apart := each(instance, visitor, host, discourse)):
                yield from (v._replace(type=type_of(instance)) for v in apart)
                continue
            series = _series(instance, visitor, host, place, discourse) if len(others) == 1 else []
            if series:
                own, following = True, series[0].after
            if series and visitor.person is not None and visitor.person.plural:
                # "Four presidents have visited …": those who are named behind.
                yield from series
                continue
            yield Visit(instance, visitor, host, type_of(instance), place if own else None, following if own else None)
            yield from series


def _stops_others(instance: Instance) -> bool:
    """Whether a verb of coming has an object that is no land or house ("if we do not stop them in Fiji", "reached an accord with Fiji")."""
    verb = instance.verb
    # "Arrived in Fiji a short while ago" has none right behind it.
    objects = [g for g in verb.objects if g.i == verb.j] if verb is not None else []
    heads, known = [instance.sentence.head(g) for g in objects[:1]], scene.sets(instance.sentence.language)
    places = known["houses"] | known["ports"] | words(instance.sentence.language).sets["lands"]
    return bool(instance.frame.attrs.get("comes") and heads) and not any(h.mark in ("party", "place") or h.lemma in places for h in heads)


def _is_host_told(instance: Instance, visitor: Side, discourse: Discourse) -> bool:
    """Whether who speaks of "the visit" is the host of the one told before: it is that visit, and none of his own."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or noun.possessor is not None or sentence.tokens[noun.i].lower not in words(sentence.language).sets["definite"]:
        return False
    told = scene.latest(discourse, visitor.party)
    returned = instance.verb is not None and instance.verb.lemma in scene.sets(sentence.language)["returning"]
    return (
        told is not None and told.place == visitor.party and len(told.parties) > 1 and not returned and not hosts.named(instance, discourse)
    )


def _series(instance: Instance, visitor: Side, host: str, place: int, discourse: Discourse) -> list[Visit]:
    """Others of the visitor's state who are listed behind with a date each ("President X went to Peru in 1962, President Y in 1978")."""
    sentence = instance.sentence
    people = [g for g in sentence.nouns if g.i >= place > 0 and sentence.head(g).mark == "person" and g.verb in (None, instance.verb)]
    # "At the invitation of President X": he invites.
    people = [g for g in people if g.by not in scene.sets(sentence.language)["invited"]]
    people = [g for g in people if where_next(sentence, g, len(sentence.tokens)) is None]
    found: list[Visit] = []
    for number, group in enumerate(people):
        end = people[number + 1].i if number + 1 < len(people) else len(sentence.tokens)
        near = [i for i, _ in sentence.periods(group.j, end)]
        sides_ = [s for s in sides(sentence, group, discourse) if s.party in ("", visitor.party) and not is_sent(s, sentence.language)]
        if (
            sides_
            and near
            and near[0] - group.j <= _SERIES_GAP
            and group.by not in words(sentence.language).sets["with"] - scene.sets(sentence.language)["to"]
        ):
            sort = type_between(sentence, group.j, end) or type_of(instance)
            found.append(Visit(instance, sides_[0]._replace(party=visitor.party), host, sort, group.j, end))
    return found


def _visitors(instance: Instance, discourse: Discourse, visited: list[str]) -> list[Side]:
    """Who goes; a party as such only where the noun or verb is one of visits."""
    sentence, noun = instance.sentence, instance.noun
    found: list[Side] = []
    if noun is not None:
        found = [s for s in owner_sides(sentence, noun, discourse) if s.acts or s.party not in visited]
        found = [s for s in found if s.acts] or found
        found = found or [
            s
            for prep, g in behind(noun)
            if prep in scene.sets(sentence.language)["whose"] and is_of_event_itself(sentence, g, noun)
            for s in sides(sentence, g, discourse)
            if s.acts
        ]
        if not found and noun.parent is not None and noun.by in scene.sets(sentence.language)["being_on"]:
            # "President X on a visit to Fiji", under a picture.
            found = [s for s in sides(sentence, noun.parent, discourse) if s.person is not None]
    if not [s for s in found if s.acts]:
        found = [s for g in hosts.subjects(instance) for s in sides(sentence, g, discourse)] or found
    if instance.verb is not None and instance.verb.sort == "infinitive" and instance.verb.noun is not None:
        # "Rashid is the first minister to visit …".
        found = sent_by(sentence, instance.verb.noun, found) or found or sides(sentence, instance.verb.noun, discourse)
    known = [Side(h, "place") for h in visited]
    if found and all(s.party in visited for s in found):
        found = other_owner(instance.sentence, instance.noun, visited) or found
    found = [
        s
        for s in found
        if (not is_sent(s, instance.sentence.language) or _goes_out(s, discourse)) and (s.party or not instance.frame.attrs.get("home"))
    ]
    people = by_aim(instance.sentence, found, visited) or settled([*known, *found], discourse)[len(known) :]
    people = [s for s in people if s.sort not in ("forces", "company")]
    people = [s for s in people if s.acts or s.person is not None or s.who or instance.frame.attrs.get("named")]
    return list(by_party(people).values())


def _goes_out(side: Side, discourse: Discourse) -> bool:
    """Whether an ambassador is one of those whose page it is, told without a state ("Ambassador X will travel to Mexico")."""
    person = side.person
    return discourse.own is not None and person is not None and bool(person.name) and person.party is None and person.to is None


def _taken(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """A trip takes somebody to one place after another; whose trip it is tells who goes."""
    sentence, verb = instance.sentence, instance.verb
    nouns = {noun[-1] for frame in frames(KIND, sentence.language) for noun in frame.nouns}
    trips = [g for g in (verb.subjects if verb is not None else []) if sentence.head(g).lemma in nouns]
    who = [s for g in trips for s in owner_sides(sentence, g, discourse)] or [
        s for g in instance.slot("object") for s in sides(sentence, g, discourse)
    ]
    for visitor in settled(who, discourse)[:1] if trips else ():
        yield from (Visit(instance, visitor, host, "other") for host, _ in hosts.named(instance, discourse) if host != visitor.party)


def _sent(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """Somebody is sent to another state by his own."""
    sentence = instance.sentence
    sending = [s for g in instance.slot("subject") for s in sides(sentence, g, discourse)]
    sent = [
        s
        for g in instance.slot("object")
        for s in sides(sentence, g, discourse)
        if s.person is not None and not is_sent(s, sentence.language)
    ]
    home = next((s.party for s in sending if is_actor(s.party)), "")
    sent += sent_delegations(sentence, instance.slot("object"))
    for visitor in by_party(
        s._replace(party=s.party or home) for s in sent if s.level != "other" or s.sort == "delegation" or is_roving(s, sentence.language)
    ).values():
        yield from (Visit(instance, visitor, host, "other") for host, _ in hosts.named(instance, discourse) if host != visitor.party)


def _mutual(instance: Instance, discourse: Discourse) -> list[Visit]:
    """Visits to each other ("the presidents of A and B exchanged visits", "made mutual visits")."""
    noun, sentence = instance.noun, instance.sentence
    known, verb = scene.sets(sentence.language), instance.verb
    exchanged = verb is not None and verb.lemma in known["exchanging"] and noun in verb.objects
    if noun is None or not (exchanged or {t.lower for t in sentence.tokens[noun.i : noun.head]} & known["mutual"]):
        return []
    groups = verb.subjects if exchanged and verb is not None else hosts.subjects(instance)
    both = [s for g in groups for s in sides(sentence, g, discourse) if s.person is not None]
    if len({s.party for s in both}) != _TWO:
        return []
    first, second = list(by_party(both).values())
    return [Visit(instance, first, second.party, type_of(instance)), Visit(instance, second, first.party, type_of(instance))]


def _received(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """Somebody is taken in: the object visits the subject."""
    sentence = instance.sentence
    guests = [s for slot in instance.frame.places("visitor") for g in instance.slot(slot) for s in sides(sentence, g, discourse)]
    guests = [s for s in guests if s.acts and not is_sent(s, sentence.language) and s.sort != "institution"]
    receiving = [s for g in instance.slot("subject") for s in sides(sentence, g, discourse)]
    if not guests or is_remote(instance):
        return
    into = scene.sets(sentence.language)["to"] - set(instance.frame.roles["visitor"])
    hanging = verb_behind(instance.verb) if instance.verb else []
    to = [a.party for prep, g in hanging if prep in into for a in actors(sentence, g, discourse)]
    # "At Suva airport".
    at = scene.place(instance, discourse) or next((p for _, g in hanging for p in hosts.port(sentence, g)), None)
    together = settled([*receiving, *(shared(guests) if receiving else guests)], discourse, at=at)
    told = [p for p in [*to, *(s.party for s in together[: len(receiving)])] if is_actor(p)] or ([at] if at and not receiving else [])
    # "We were honoured to host the President of Peru": "we" may mean the two, of whom he is one.
    told = told if receiving[:1] and receiving[0].sort == "pair" else told[:1]
    for visitor in by_party(s for s in together if s.group is not None and s.group in [g.group for g in guests]).values():
        host = next((p for p in told if p != visitor.party), None)
        if host and is_actor(visitor.party):
            yield Visit(instance, visitor, host, type_of(instance))


def _returned(instance: Instance, discourse: Discourse) -> Iterator[Visit]:
    """Somebody returns a visit that a pronoun means."""
    return (Visit(instance, guest, host, "other") for guest, host in returned_visits.meant(instance, discourse))


_HOW = {"returned": _returned, "moved": _moved, "sent": _sent, "taken": _taken, "received": _received, "stayed": stayed}
