"""Who meets whom: the sides of the meetings that an instance of a frame tells."""

from collections.abc import Container
from itertools import takewhile

from comity.parties import Mention
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import scene
from comity.read.encounters.doing_together import Sides, by_means, doing_at
from comity.read.encounters.joint_bodies import (
    COMMISSION,
    formats,
    holding_bodies,
    is_body,
    is_of_body,
    of_bodies,
    of_body,
    of_joint,
    of_same_body,
    session_of,
)
from comity.read.encounters.leaders_of_sides import at_level_of, named_sides, of_told, who_lead
from comity.read.encounters.no_meetings import (
    counts_times,
    is_aloud,
    is_asked,
    is_by_chance,
    is_call_for,
    is_called_names,
    is_event,
    is_gathering_of_many,
    is_kept_up,
    is_mass,
    is_mere_welcome,
    is_of_many,
    is_of_nobody,
    is_of_organisation,
    is_outcome,
    is_swap,
)
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, by_party, is_sent
from comity.read.encounters.remarks import speakers_in_heading
from comity.read.encounters.settling import at_home, of_one_office, remembered, settled, shared
from comity.read.encounters.visitors_called_so import is_visiting
from comity.read.encounters.who_holds import honoured, subject_sides
from comity.read.frames import Instance, behind, reach, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.hanging import ancestors
from comity.read.sentence import Sentence

_TWO = 2
#: More parties than this hold a conference, and no two of them a meeting; so many are met one by one.
MOST_PARTIES = 8
_ONE_BY_ONE = 3


def is_general(found: list[Side]) -> bool:
    """Whether nobody is named for himself ("the two leaders", "they")."""
    return bool(found) and all(
        s.sort in ("pair", "pronoun") or (s.person is not None and s.person.plural and not s.person.parties) for s in found
    )


def groups_of_sides(instance: Instance, discourse: Discourse) -> list[list[Side]]:
    """The sides of each meeting that an instance tells: of several where somebody met others one by one ("separately")."""
    if instance.frame.attrs.get("visiting") and not any(is_visiting(instance.sentence, g) for g in instance.groups("theirs")):
        return []
    if instance.frame.attrs.get("leads"):
        found = of_told(instance, discourse)
    else:
        found = _of_noun(instance, discourse) if instance.noun is not None else _of_verb(instance, discourse)
    if found is None or is_mere_welcome(instance):
        return []
    ours, theirs = found
    if instance.frame.attrs.get("people") and not any(s.acts or s.person for s in [*ours, *theirs]) and not is_event(instance, discourse):
        return []
    ours, theirs = remembered(ours, discourse), remembered(theirs, discourse)
    if two := of_one_office([*ours, *theirs], discourse):
        return [two]
    at = scene.place(instance, discourse) if not _is_at_gathering(instance) else None
    bound = at is not None and scene.bound_for(instance, discourse) == at
    if bound and len(theirs) == 1 and ours:
        # "Will travel to Lima for talks with President X".
        theirs = [s if s.party or at is None else s._replace(party=at) for s in theirs]
    if not discourse.own and any(not s.party for s in ours) and any(not s.party for s in theirs):
        return []
    if discourse.own and theirs and all(s.party == discourse.own for s in theirs) and not any(s.party for s in ours):
        # On a state's own page: "General X met with Peruvian troops in Chile".
        return []
    host = instance.frame.attrs.get("guest") or bound or (at and _is_named(instance.sentence, at))
    theirs = at_home(instance.sentence, ours, theirs)
    together = settled([*ours, *(shared(theirs) if ours else theirs)], discourse, meet=not host, at=at)
    if ours and not any(s.party for s in ours) and len(together) < len(ours) + len(theirs):
        # Whose the one is who met them is not known: they did not meet each other.
        return []
    ours, theirs = together[: len(ours)], together[len(ours) :]
    if ours and len(by_party(theirs)) > 1 and not _is_one_in_title(instance, theirs, discourse) and _is_one_by_one(instance, theirs):
        return [[*ours, *(s for s in theirs if s.party == party)] for party in by_party(theirs)]
    if ours and len(several := _met_severally(instance, theirs)) > 1:
        return [[*ours, side] for side in several]
    return [with_chairs(instance, [*ours, *theirs], discourse)]


def _met_severally(instance: Instance, theirs: list[Side]) -> list[Side]:
    """The people of one state of whom each had a meeting of his own ("held meetings with the premier and the trade minister")."""
    noun, people = instance.noun, [s for s in theirs if s.person is not None and not s.person.plural]
    head = instance.sentence.head(noun) if noun is not None else None
    many = head is not None and head.lower != head.lemma and head.lemma in scene.sets(instance.sentence.language)["one_meeting"]
    levels = {s.level for s in people}
    return people if many and len(levels) == len(people) == len(theirs) and len({s.party for s in people}) == 1 else []


def with_chairs(instance: Instance, found: list[Side], discourse: Discourse) -> list[Side]:
    """The sides, each that is only named as a party with who chaired or attended for it ("chaired by …", "with the participation of …")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    chairing = [v for v in sentence.verbs if v.passive and v.lemma in known["chairing"]]
    groups = [g for v in chairing for g in v.subjects]
    groups += [h for g in sentence.nouns if sentence.head(g).lemma in known["attendance"] for prep, h in behind(g) if prep in known["of"]]
    people = [s for s in named_sides(instance, groups, discourse) if s.person is not None]
    chairs = by_party(s for s in people if s.party)
    found = [chairs.get(s.party, s) if s.person is None else s for s in found]
    # "Chaired by Prime Ministers X and Y respectively".
    return at_level_of(people, found) if people and not chairs else found


def _is_one_in_title(instance: Instance, theirs: list[Side], discourse: Discourse) -> bool:
    """Whether the title tells of one meeting with all of them ("President X's Meeting with the Presidents of A, B and C")."""
    told = bool(discourse.heading & scene.sets(instance.sentence.language)["one_meeting"])
    return told and set(by_party(theirs)) <= set(discourse.title)


def _is_one_by_one(instance: Instance, theirs: list[Side]) -> bool:
    """Whether somebody meets several one after another: it is said so, it is by telephone, or they are too many for one meeting."""
    low, high, first = reach(instance)
    clause = {t.lower for t in instance.sentence.tokens[min(low, first) : high]}
    language = instance.sentence.language
    groups = instance.groups("theirs")
    # "Met with X and with Y".
    apart = len(groups) > 1 and all(not g.listed for g in groups)
    # "A meeting between A, B, C, D and E" is one.
    together = any(s.group is not None and s.group.by in words(language).sets["among"] for s in theirs)
    # "Convened a meeting with officials from A, B and C".
    one = instance.noun is not None and instance.sentence.tokens[instance.noun.i].lower in scene.sets(language)["one"]
    many = len(by_party(theirs)) >= _ONE_BY_ONE and not (together or one)
    # "Spoke to both X and Y".
    both = scene.sets(language)["both"]
    first = groups[0].i if groups else 0
    apart = apart or (first > 0 and any(w in both for t in instance.sentence.tokens[first - 1 : first + 1] for w in t.lower.split()[:1]))
    # Who is spoken with at no place is called, and one is called at a time.
    called = instance.frame.attrs.get("fixed") == "call"
    return apart or many or called or bool(clause & (scene.sets(language)["apart"] | formats(language)["call"]))


def _is_at_gathering(instance: Instance) -> bool:
    """Whether people meet where many have come together."""
    low, high, first = reach(instance)
    language = instance.sentence.language
    clause = instance.sentence.tokens[min(low, first) : high]
    return any(t.lower in formats(language)["sidelines"] or t.lemma in scene.sets(language)["gatherings"] for t in clause)


def _is_named(sentence: Sentence, party: str) -> bool:
    """Whether a sentence names a state as such, not by one of its cities where anybody may meet."""
    names = [t.value for t in sentence.tokens if isinstance(t.value, Mention) and t.value.party == party]
    return any(m.sort != "capital" for m in names)


def _of_verb(instance: Instance, discourse: Discourse) -> Sides | None:
    """The subject's side and the other one's; None where somebody is met who acts for nobody."""
    verb, frame = instance.verb, instance.frame
    assert verb is not None
    if is_kept_up(instance) or (frame.attrs.get("themselves") and verb.objects):
        # "Convened mayors and firms".
        return None
    body = of_bodies(instance, discourse)
    if body is not None or frame.attrs.get("bodies"):
        return body
    # "Will meet the next time in Lima".
    times = scene.sets(instance.sentence.language)["occasion"]
    groups = [
        g for g in instance.groups("theirs") if not scene.is_of_event(instance.sentence, g) and instance.sentence.head(g).lemma not in times
    ]
    # "Met three times".
    groups = [g for g in groups if not counts_times(instance.sentence, g)]
    # "Shook hands": the hands are nobody.
    phrase = {word for row in frame.verbs if row[0] == verb.lemma for word in row[1:]}
    groups = [g for g in groups if instance.sentence.head(g).lower not in phrase]
    among = scene.sets(instance.sentence.language)["among"]
    theirs = named_sides(instance, [*groups, *(g for prep, g in verb.obliques if prep in among)], discourse)
    again = not groups and instance.status != "denied"
    same = of_same_body(instance.sentence, instance.slot("subject"), discourse) if again else []
    ours = same or named_sides(instance, instance.slot("subject"), discourse)
    if groups and not theirs:
        # "Talked the matter over with his counterpart".
        theirs = named_sides(instance, [g for g in instance.all_groups("theirs") if g not in groups], discourse)
    if not ours and theirs and all(g.by in words(instance.sentence.language).sets["among"] for g in groups):
        # "Details were worked out between X and Y".
        ours, theirs = theirs[:1], theirs[1:]
    if (groups and not theirs) or is_aloud(instance):
        return None
    theirs = theirs or honoured(instance, discourse)
    alone = [instance.sentence.head(g) for g in instance.slot("subject")]
    if (
        not same
        and not groups
        and len(alone) == 1
        and alone[0].tag == "U"
        and alone[0].lower not in words(instance.sentence.language).sets["plural"]
    ):
        # "It has never met": one alone meets nobody.
        return None
    if frame.attrs.get("asking") and is_asked(instance.sentence, groups):
        # "Called on the premier to resign".
        return None
    if frame.attrs.get("persons") and (
        any(s.sort == "institution" for s in theirs) or (theirs and all(is_sent(s, instance.sentence.language) for s in theirs))
    ):
        # An envoy is called in or called home.
        return None
    if frame.attrs.get("persons") and (is_called_names(instance, verb) or is_call_for(instance)):
        return None
    if frame.attrs.get("people") and not (_all_people(ours) and (_all_people(theirs) or not groups)):
        return None
    if not theirs and not frame.attrs.get("alone", True) and len(ours) < _TWO:
        return None
    return ours, theirs


def _all_people(found: list[Side]) -> bool:
    return bool(found) and all(s.acts or s.sort in ("pronoun", "pair") for s in found)


def _of_noun(instance: Instance, discourse: Discourse) -> Sides | None:
    """The sides of "talks between A and B", "A's meeting with B", "A held talks with B", "a meeting of A and B"."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    if instance.frame.attrs.get("body"):
        return of_body(instance, discourse)
    if is_kept_up(instance) or is_swap(instance) or is_gathering_of_many(instance, discourse):
        return None
    if instance.frame.attrs.get("means"):
        return by_means(instance, discourse)
    if instance.frame.attrs.get("again"):
        # "The next round will be held in May": of those who met before.
        return ([], []) if not any(prep in scene.sets(sentence.language)["of"] for prep, _ in noun.behind) else None
    known = scene.sets(sentence.language)
    # "A discussion about ties between A and B" is none of theirs.
    hanging = behind(noun, but=scene.sets(sentence.language)["topics"])
    if instance.verb is not None and (noun.role == "subject" or (instance.verb.lemma == "be" and not instance.verb.subjects)):
        # "Talks began between A and B", "there was a meeting on Monday between A and B".
        # "The talks were marked by concern about Peru": no side of them.
        does = instance.verb.lemma in known["convening"] | known["chairing"] or words(sentence.language).governors.get(
            instance.verb.lemma
        ) in ("do", "aspect")
        by = frozenset[str]() if does else words(sentence.language).sets["agents"]
        hanging += [item for item in verb_behind(instance.verb) if item not in hanging and item[1].by not in by]
    # "The talks were mediated by A": who stands between two is no side.
    between = [v for v in (instance.verb, *sentence.verbs) if v is not None and v.lemma in scene.sets(sentence.language)["mediating"]]
    mediators = [g for v in between for prep, g in verb_behind(v) if prep in words(sentence.language).sets["agents"]]
    hanging = [item for item in hanging if not any(item[1] is g for g in mediators)]
    # "The meeting held today in Lima between …".
    held = [v for v in sentence.verbs if v.noun is noun and v.lemma in scene.sets(sentence.language)["convening"]]
    hanging += [item for v in held for item in verb_behind(v) if item not in hanging]
    elsewhen = scene.sets(sentence.language)["elsewhen"]
    joined = [g for prep, g in hanging if prep in words(sentence.language).sets["among"] and not _hangs_by(g, elsewhen, noun)]
    among = named_sides(instance, joined, discourse)
    if len({s.party for s in among}) > 1:
        return among[:1], among[1:]
    if led := who_lead(instance, joined, discourse):
        return led[:1], led[1:]
    # "With the participation of": who takes part is no other side.
    aside = scene.sets(sentence.language)["attendance"]
    with_ = [g for prep, g in _with(instance) if prep in instance.frame.places("theirs") and sentence.head(g).lemma not in aside]
    with_ = [g for g in with_ if not is_outcome(instance, g)]
    theirs = named_sides(instance, with_, discourse) or honoured(instance, discourse)
    convened = instance.verb is not None and instance.verb.lemma in scene.sets(sentence.language)["convening"]
    if convened and not with_ and holding_bodies(instance):
        # "The A-B commission held a session": told by the body.
        return None
    if not with_ and (of_its_body := session_of(instance, discourse)) is not None:
        return of_its_body
    speakers = speakers_in_heading(instance, discourse) if not with_ else []
    if len(speakers) > 1:
        return speakers[:1], speakers[1:]
    if not with_ and noun.by in scene.sets(sentence.language)["at"] and (two := doing_at(instance, discourse)) is not None:
        return two
    if (with_ and not theirs) or _is_no_meeting(instance, bool(with_), discourse):
        return None
    return _with_ours(instance, _ours(instance, theirs, hanging, discourse), theirs, discourse)


def _hangs_by(group: NounGroup, preps: Container[str], noun: NounGroup) -> bool:
    """Whether a group hangs, below a noun, on what stands behind one of some prepositions."""
    return any(h.by in preps for h in takewhile(lambda h: h is not noun, ancestors(group)))


def _is_no_meeting(instance: Instance, has_partner: bool, discourse: Discourse) -> bool:
    """Whether a noun names no meeting of two: a way of dealing with each other, a conference, a call for something, a session of nobody's."""
    noun, sentence, attrs = instance.noun, instance.sentence, instance.frame.attrs
    assert noun is not None
    if any(t.lower in scene.sets(sentence.language)["private"] for t in sentence.tokens[noun.i : noun.head]):
        # "A business council meeting".
        return True
    alone = attrs.get("alone", True) or len({s.party for s in subject_sides(instance, discourse)}) > 1 or _is_of_two(instance, discourse)
    if is_by_chance(sentence, noun) or (is_of_nobody(sentence, noun) and not has_partner):
        return True
    if (is_mass(sentence, noun) and not is_event(instance, discourse)) or is_of_many(instance) or not (has_partner or alone):
        return True
    if not has_partner and is_of_organisation(instance, discourse):
        return True
    if attrs.get("persons") and is_call_for(instance):
        return True
    return attrs.get("fixed") == COMMISSION and not is_of_body(instance, discourse)


def _is_of_two(instance: Instance, discourse: Discourse) -> bool:
    """Whether people of two states stand behind a noun ("telephone conversation of the ministers of A and B")."""
    noun, of = instance.noun, scene.sets(instance.sentence.language)["of"]
    groups = [g for prep, g in noun.behind if prep in of] if noun is not None else []
    return len({s.party for s in named_sides(instance, groups, discourse) if s.acts}) > 1


def _ours(instance: Instance, theirs: list[Side], hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> list[Side]:
    """Whose a meeting is: the owner, who stands behind it, or the subject of what is done with it."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    known = scene.sets(sentence.language)
    bodies = [g for prep, g in noun.behind if prep in known["of"] and is_body(sentence, g)]
    for body in [*bodies, *holding_bodies(instance)] if not theirs else ():
        joint = by_party(s for s in of_joint(sentence, body, discourse) if is_actor(s.party))
        if len(joint) > 1:
            return list(joint.values())
    if not theirs and (same := of_same_body(sentence, bodies, discourse)):
        return same
    ours = list(owner_sides(sentence, noun, discourse))
    if theirs and ours and all(s.sort == "pair" for s in ours):
        # "We had a bilateral meeting with the king": who has it tells more than that it is one of two.
        told = {s.party for s in theirs} <= {"", *(s.party for s in ours)}
        ours = subject_sides(instance, discourse) or (ours if told else [])
    subject = subject_sides(instance, discourse) if not theirs and ours and all(s.sort == "pair" for s in ours) else []
    if len({s.party for s in subject if s.acts}) > 1:
        # "The ministers of A and B held bilateral talks".
        return subject
    if not theirs and noun.by in known["of"] and all(s.sort in ("pronoun", "pair") for s in ours):
        # "Nine of their twelve meetings".
        ours = []
    # "With his counterparts from Chile": whose they are, not whose the meeting is.
    with_ = instance.frame.places("theirs")
    whose = [g for prep, g in hanging if prep in known["whose"] and not _hangs_by(g, with_, noun)]
    ours = ours or named_sides(instance, whose, discourse)
    if not ours or (not theirs and len({s.party for s in ours}) < _TWO):
        return subject_sides(instance, discourse) or ours
    if noun.role in known["at"]:
        # "He said at the meeting of the A-B commission": one of those who take part.
        speaking = {s.party: s for s in settled(subject_sides(instance, discourse), discourse) if s.acts}
        return [speaking.get(s.party, s) if not s.acts or s.person is None else s for s in ours]
    return ours


def _with_ours(instance: Instance, ours: list[Side], theirs: list[Side], discourse: Discourse) -> Sides | None:
    """Both sides, one that is not named told by the house where they meet or by whose document it is."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    if ours and not theirs and len({s.party for s in ours}) == 1:
        host = scene.house(instance, discourse)
        if host and host != ours[0].party and any(s.acts for s in ours):
            return ours, [Side(host, "institution")]
    if is_general(ours) and not theirs and sentence.head(noun).lemma in scene.sets(sentence.language)["gatherings"]:
        # "The presidents of A and B will hold a bilateral summit", but no two at "their summit" of many.
        named = [s for s in subject_sides(instance, discourse) if s.acts and s.sort != "pair"]
        return (named[:1], named[1:]) if len({s.party for s in named}) == _TWO else None
    if theirs and not ours:
        # "Talks with B were held": by those whose document it is; with several by the one that the page is about.
        several = len({s.party for s in theirs}) > 1
        own = discourse.about() if several else discourse.own
        return ([Side(own, "own")], theirs) if own and all(s.party != own for s in theirs) else None
    return ours, theirs


def _with(instance: Instance) -> list[tuple[str, NounGroup]]:
    """What may name the other side: what hangs on the noun, and on the verb that it is the object of."""
    noun, verb = instance.noun, instance.verb
    assert noun is not None
    found = behind(noun)
    if verb is not None and _is_for_guest(instance):
        return [(next(iter(instance.frame.places("theirs"))), g) for g in verb.objects]
    found += [item for v in instance.sentence.verbs if v.noun is noun for item in verb_behind(v) if item not in found]
    if verb is not None and (noun.role == "object" or noun.parent is None or verb.missing is noun):
        found += [item for item in verb_behind(verb) if item not in found and item[1].i > noun.i]
    return found


def _is_for_guest(instance: Instance) -> bool:
    """Whether a meeting is what a guest is received for ("welcomed him for a meeting")."""
    noun, verb, known = instance.noun, instance.verb, scene.sets(instance.sentence.language)
    return noun is not None and verb is not None and noun.by in known["purpose"] and verb.lemma in known["receiving"]
