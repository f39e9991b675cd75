"""The meetings that a sentence tells: between whom, where, when and in what form."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

from comity.language import table
from comity.read.datelines import dateline
from comity.read.discourse import Discourse
from comity.read.encounters import earlier_meetings, scene, stay
from comity.read.encounters.guests import held
from comity.read.encounters.joint_bodies import COMMISSION, KIND, formats, is_of_body, keep_body, names_body, of_same_body, told_body
from comity.read.encounters.meeting_levels import in_person, level_of
from comity.read.encounters.meeting_sides import MOST_PARTIES, groups_of_sides, is_general, with_chairs
from comity.read.encounters.no_meetings import is_spoken_at
from comity.read.encounters.participants import Side, by_party
from comity.read.encounters.remarks import day_of_remarks
from comity.read.encounters.told_before import (
    MET,
    as_told,
    goes_back,
    goes_on_today,
    is_another,
    is_linked,
    is_now,
    is_recalled,
    is_still_to_come,
    is_weak,
    tells_more,
)
from comity.read.facts import MODALITIES
from comity.read.frames import Instance, behind, instances, reach, verb_behind, verb_status
from comity.read.grammar import words
from comity.read.grammar.links import OF
from comity.read.levels import highest
from comity.read.marks.periods import Period
from comity.read.organisation_names import is_organisation
from comity.read.sentence import Sentence

__all__ = ["KIND", "Meeting", "meetings"]

_KEY = "meetings"
_BILATERAL = "bilateral"
#: So many tokens in front of "which" may tell where a clause is set ("on the margins of which").
_ASIDE = 4


class Meeting(NamedTuple):
    """A meeting as told: the sides in the order of the text, two or more, and when it was, each date of several."""

    instance: Instance
    sides: tuple[Side, ...]
    format: str
    level: str
    place: str | None
    periods: tuple[Period | None, ...]


def meetings(sentence: Sentence, discourse: Discourse) -> list[Meeting]:
    """The meetings of a sentence; made once, for the readers of meetings and of visits both."""
    kept = discourse.last.get(_KEY)
    if isinstance(kept, tuple) and kept[0] is sentence:
        found: list[Meeting] = kept[1]
        return found
    found = _read(sentence, discourse)
    discourse.last[_KEY] = (sentence, found)
    return found


def _read(sentence: Sentence, discourse: Discourse) -> list[Meeting]:
    """The meetings in the order of the text, each kept for what the next one leaves out."""
    found: list[Meeting] = []
    before: Meeting | None = None
    for meeting in _told(sentence, discourse):
        if before is not None and _is_same_session(meeting, before):
            if found and found[-1] is before and before.place is None:
                # "The commission, chaired by X and Y, sat in Lima".
                before = found[-1] = before._replace(place=meeting.place)
            continue
        before = meeting
        if not _is_repeated(meeting, discourse):
            found.append(meeting)
            if not is_recalled(meeting.instance, [s.party for s in meeting.sides], meeting.periods[0], discourse):
                scene.keep(discourse, meeting.sides, meeting.periods[0], meeting.place, meeting.format, meeting.instance.status)
    return found


def _is_same_session(meeting: Meeting, before: Meeting) -> bool:
    """Whether a session is the one of which the verb in front has told ("will co-chair, with X, the fifth sitting")."""
    both = meeting.format == before.format == COMMISSION and before.instance.noun is None
    parties = [{s.party for s in m.sides} for m in (meeting, before)]
    return both and parties[0] == parties[1] and (meeting.periods in ((None,), before.periods))


def _is_repeated(meeting: Meeting, discourse: Discourse) -> bool:
    """Whether what is discussed is what a meeting told before in the document was about."""
    met = discourse.last.setdefault(MET, set())
    assert isinstance(met, set)
    pair = frozenset(s.party for s in meeting.sides[:2])
    before = scene.latest(discourse, *(s.party for s in meeting.sides[:2]))
    first = meeting.periods[0]
    # "They had a call on 3 May, and are to speak again on Friday."
    another = first is not None and before is not None and scene.apart(first, before.period)
    told = is_weak(meeting.instance) and pair in met and not another
    met.update(frozenset(two) for two in combinations((s.party for s in meeting.sides), 2))
    return told


def _told(sentence: Sentence, discourse: Discourse) -> Iterator[Meeting]:
    if _is_sport(sentence):
        return
    for instance in instances(sentence, KIND):
        keep_body(instance, discourse)
        instance = _as_thought_of(held(instance), discourse)
        status = _status(instance)
        if status == "planned" and _was_at(instance) and scene.is_over(scene.dates(instance, discourse), discourse):
            # "Agreed to resume ties at a meeting in Lima last January": the meeting was.
            status = "actual"
        if status == "planned" and instance.status == "actual" and scene.is_history(scene.dates(instance, discourse), discourse):
            # "Flew to Lima in July 1975 for talks": whoever tells it so much later tells what was.
            status = "actual"
        told_day = (
            earlier_meetings.last_met(instance, discourse) if status == "denied" else earlier_meetings.in_brackets(instance, discourse)
        )
        if told_day is not None:
            # "Has not met since April 1979", "the decisions of the sixth session (Lima, June 2014)".
            status = "planned" if scene.lies_ahead(told_day, discourse) else "actual"
        if status not in MODALITIES or _is_habit(instance) or _is_in_title(instance):
            continue
        instance.status = status
        for found in groups_of_sides(instance, discourse):
            meeting = _made(instance, found, discourse)
            if meeting is not None:
                yield meeting._replace(periods=(told_day,)) if told_day is not None else meeting


def _was_at(instance: Instance) -> bool:
    """Whether a meeting is only where something else is done ("at a meeting in Lima last January")."""
    known = scene.sets(instance.sentence.language)
    return instance.noun is not None and instance.noun.by in known["at"] | known["where"]


def _status(instance: Instance) -> str:
    """The instance's status; what the parties to a treaty shall do is none, and what somebody only sets out for is still to come."""
    verb, known = instance.verb, scene.sets(instance.sentence.language)
    if is_weak(instance) and verb is not None and verb.sort == "infinitive" and verb.governor is not None and instance.status == "actual":
        # "Returned to discuss the matter": whether he did, is not told.
        return "possible"
    if verb is not None and verb.modal in known["duty"]:
        # "The commission shall meet in Lima in the first quarter of 2020": a plan, where the day is told.
        return "planned" if instance.status == "planned" and instance.sentence.periods(verb.j, verb.last) else "other"
    if (
        verb is not None
        and verb.sort == "infinitive"
        and instance.noun is None
        and instance.status == "actual"
        and verb.governor is not None
    ):
        # "Left for Lima to meet her counterpart".
        return "planned" if verb.governor.lemma in known["leaving"] else instance.status
    if instance.noun is None or verb is None or instance.status != "actual":
        return instance.status
    if instance.noun.by in known["purpose"] and (verb.tense == "future" or verb_status(instance.sentence, verb)[0] == "planned"):
        return "planned"
    sets_out = instance.noun.by in known["purpose"] and verb.lemma in known["setting_out"]
    return "planned" if sets_out or instance.noun.by in known["ahead"] else instance.status


def _as_thought_of(instance: Instance, discourse: Discourse) -> Instance:
    """A meeting that others speak of holding, as one still to come ("discussed the holding in Lima of the next session in May")."""
    known, noun, sentence = scene.sets(instance.sentence.language), instance.noun, instance.sentence
    if noun is None or instance.verb is None or instance.status != "actual":
        return instance
    doing = [v.governor for v in sentence.verbs if noun in v.objects and v.sort == "ing" and v.lemma in known["holders"]]
    deeds = [g for g in instance.verb.objects if g.i < noun.i and sentence.head(g).lemma in known["holdings"] and noun.by == OF]
    if not any(v is not None and v.lemma in known["discussing"] for v in [*doing, *([instance.verb] if deeds else [])]):
        return instance
    ahead = replace(instance, status="planned", tense="future")
    when = scene.dates(ahead, discourse)
    return ahead if when and not scene.is_over(when, discourse) else instance


def _is_habit(instance: Instance) -> bool:
    low, high, first = reach(instance)
    found = {t.lower for t in instance.sentence.tokens[min(low, first) : high]}
    return bool(found & scene.sets(instance.sentence.language)["habit"])


def _is_in_title(instance: Instance) -> bool:
    """Whether a noun is a part of a title ("the Framework Agreement on Regular Meetings of the Border Authorities")."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or noun.parent is None or sentence.is_heading:
        return False
    heads = sentence.head(noun), sentence.head(noun.parent)
    return all(h.text[0].isupper() and h.tag == "N" for h in heads) and noun.by in scene.sets(sentence.language)["titled"]


@cache
def _sport(language: str) -> frozenset[str]:
    return frozenset(table(language, f"kinds/{KIND}")["sport"]["words"].split())


def _is_sport(sentence: Sentence) -> bool:
    return any(t.lower in _sport(sentence.language) for t in sentence.tokens)


def _made(instance: Instance, found: list[Side], discourse: Discourse) -> Meeting | None:
    """The meeting of some sides, if they are two or a few and at least one of them is named by its people or by a word for meeting."""
    found = found or with_chairs(instance, _of_another(instance, discourse), discourse)
    if is_general(found):
        # "The leaders discussed …": those of the meeting that goes on.
        told = scene.latest(discourse)
        if told is not None and told.format and not told.parties <= {s.party for s in found}:
            found = [Side(s.party, "party") for s in told.sides] if is_another(instance) else list(told.sides)
    one_each = list(by_party(found).values())
    if not 2 <= len(one_each) <= MOST_PARTIES:
        return None
    named_so = instance.frame.attrs.get("leads") or any(s.acts for s in one_each) or _are_people(instance)
    if instance.noun is None and not named_so:
        return None
    if (
        all(s.sort == "pronoun" and s.person is None for s in one_each)
        and instance.noun is None
        and scene.latest(discourse, *(s.party for s in one_each)) is None
    ):
        return None
    parties = [s.party for s in one_each]
    own = tuple(scene.dates(instance, discourse, strict=is_weak(instance))) or day_of_remarks(instance)
    if discourse.turn is not None and instance.status == "planned" and (not own or is_now(instance, own)):
        # "I look forward to talking with you", said at a meeting: at that one.
        return None
    if is_linked(instance, bool(own), discourse):
        return None
    told = scene.latest(discourse, *parties)
    if told is not None and told.period is not None and tells_more(instance, told):
        own = ()
    only_body = instance.noun is None and all(s.sort == "institution" and s.person is None for s in one_each)
    commission = instance.frame.attrs.get("fixed") == COMMISSION or only_body
    if told is not None and not own and (is_still_to_come(instance, told) or goes_on_today(instance, told, discourse)):
        # "Will receive him on Friday. At the meeting the leaders plan to sign …".
        instance.status = told.status
    another = told is not None and told.status != instance.status and bool(own or is_another(instance))
    if told is not None and (another or (own and scene.apart(own[0], told.period)) or (commission and told.format != COMMISSION)):
        told = None
    place = scene.place(instance, discourse, one_each)
    format_ = _format(instance, place, discourse)
    if place is None and format_ in (COMMISSION, _BILATERAL) and instance.status == "actual" and dateline(instance.sentence) is not None:
        # "LIMA - Talks between Peru and Chile were held on Wednesday".
        place = discourse.place if discourse.place in parties else None
    one_each = one_each if only_body else [as_told(s, told, instance.sentence.language) for s in one_each]
    level = level_of(instance, one_each)
    if (instance.frame.attrs.get("house") and place is None) or (_of_body(instance) and not (place or own)):
        return None
    if told is not None and told.format and (goes_back(instance, told) or is_weak(instance) or is_spoken_at(instance, found)):
        led = instance.frame.attrs.get("leads")
        format_, place = (told.format if led or format_ == _BILATERAL else format_), place or told.place
        level = (
            highest(*(s.level for s in (*told.sides, *one_each))) if all(s.person is None or s.person.plural for s in one_each) else level
        )
    own = tuple(stay.of_talks(instance, day) for day in own)
    periods: tuple[Period | None, ...] = own or (
        scene.carried(instance, discourse, parties) or (_under_way(instance, discourse) if place else None),
    )
    return Meeting(instance, tuple(one_each), format_, level, place, periods)


def _under_way(instance: Instance, discourse: Discourse) -> Period | None:
    """The document's day, for what is told as going on ("the ministers are holding talks in Lima")."""
    verb, sentence, today = instance.verb, instance.sentence, discourse.today
    if verb is None or today is None or instance.status != "actual" or sentence.periods():
        return None
    governors = words(sentence.language).governors
    held = instance.noun is None or (instance.noun in verb.objects and governors.get(verb.lemma) in ("do", "aspect"))
    goes_on = verb.sort == "finite" and verb.tense == "present" and not verb.perfect and sentence.tokens[verb.main].form == "ing"
    return Period(0, 0, today, today) if held and goes_on else None


def _of_body(instance: Instance) -> bool:
    """Whether it is only a joint body that is said to do something."""
    return bool(instance.frame.attrs.get("body") or instance.frame.attrs.get("bodies"))


def _are_people(instance: Instance) -> bool:
    """Whether those who meet are spoken of as two people, of whatever office ("the two senior officials met")."""
    sentence = instance.sentence
    heads = [sentence.head(g) for g in instance.slot("subject")]
    return bool(heads) and all(h.tag == "N" and h.lemma in words(sentence.language).sets["people_of_state"] for h in heads)


def _of_another(instance: Instance, discourse: Discourse) -> list[Side]:
    """The parties of another meeting like the one told before, with a date of its own ("the 12th session, held in 2018"; "the last one")."""
    before, noun = scene.latest(discourse), instance.noun
    if noun is None or not scene.dates(instance, discourse):
        return []
    if instance.frame.attrs.get("fixed") == COMMISSION:
        return [s._replace(sort="party") for s in told_body(discourse)]
    if before is None or not before.format:
        return []
    named = {*instance.frame.places("theirs"), *scene.sets(instance.sentence.language)["of"]}
    whose = noun.possessor is not None or any(prep in named for prep, _ in noun.behind)
    return [Side(s.party, "party") for s in before.sides] if is_another(instance) and not whose else []


def _format(instance: Instance, place: str | None, discourse: Discourse) -> str:
    """The format: what the frame or its words say; a conversation at no place is a call."""
    fixed = instance.frame.attrs.get("fixed", "")
    told = formats(instance.sentence.language)
    clause = _clause(instance)
    own = {t.lower for t in instance.sentence.tokens[instance.noun.i : instance.noun.j]} if instance.noun is not None else set()
    behind_it = instance.noun.behind if instance.noun is not None else ()
    of = {w for _, g in behind_it for w in (instance.sentence.head(g).lemma, *(t.lower for t in instance.sentence.tokens[g.i : g.head]))}
    doers = instance.verb.subjects if instance.noun is None and instance.verb is not None else []
    of |= {instance.sentence.head(h).lemma for g in doers for h in (g, g.parent) if h is not None}
    if fixed == COMMISSION and instance.noun is not None and not instance.frame.attrs.get("body") and not is_of_body(instance, discourse):
        # "A closed-door session between the two sides": of no joint body.
        fixed = ""
    if fixed == COMMISSION or names_body(own | of, instance.sentence.language):
        return COMMISSION
    if instance.noun is None and not instance.groups("theirs") and of_same_body(instance.sentence, instance.slot("subject"), discourse):
        # "It last gathered in 2018": the commission.
        return COMMISSION
    if (
        instance.noun is not None
        and instance.noun.behind[:1]
        and instance.noun.behind[0][0] in in_person(instance.sentence.language, "prepositions")
    ):
        # "Paid a call on the king".
        return _BILATERAL
    if clause & told["sidelines"] or _at_summit(instance):
        return "sidelines"
    # "X and Y talked today", under "X's Call with Y".
    headed = (
        (fixed == "call" or is_weak(instance))
        and place is None
        and instance.noun is None
        and not instance.groups("theirs")
        and discourse.heading & scene.sets(instance.sentence.language)["one_call"]
    )
    if headed or clause & told["call"] or (fixed == "call" and place is None and not is_weak(instance) and not clause & told["in_person"]):
        return "call"
    return _BILATERAL


def _clause(instance: Instance) -> frozenset[str]:
    """The words around an instance, without those of clauses that say something else of those who meet ("who last spoke by telephone")."""
    sentence, verb = instance.sentence, instance.verb
    low, high, first = reach(instance)
    apart = [v for v in sentence.verbs if v is not verb and v.noun is not None and v.sort == "finite" and v.noun is not instance.noun]
    inside = {i for v in apart if verb is None or v.last <= verb.i for i in range(v.first, v.last)}
    # "Discussed the truce, following the call of the two presidents".
    other = [g for g in sentence.nouns if g.by in scene.sets(sentence.language)["elsewhen"] and g is not instance.noun]
    inside |= {i for g in other if not any(n is instance.noun for n in (g, *(h for _, h in g.behind))) for i in range(g.i, g.j)}
    # "On the sidelines of the session the minister met …".
    hanging = verb_behind(verb) if verb is not None else []
    aside = {sentence.head(g).lower for _, g in hanging if g.j <= low}
    # "… on the margins of which he had talks".
    opens = first if sentence.tokens[first].tag == "R" else first - 1
    relative = sentence.tokens[max(0, opens - _ASIDE) : opens] if opens >= 0 and sentence.tokens[opens].tag == "R" else []
    words_ = {t.lower for t in sentence.tokens[min(low, first) : high] if t.index not in inside}
    return frozenset(words_ | aside | {t.lower for t in relative})


def _at_summit(instance: Instance) -> bool:
    """Whether a meeting is told to be at a gathering of many ("at the G20 summit")."""
    known = scene.sets(instance.sentence.language)
    hanging = [*(behind(instance.noun) if instance.noun is not None else []), *(verb_behind(instance.verb) if instance.verb else [])]
    # "At their summit they agreed": that is the meeting itself.
    others = [(p, g) for p, g in hanging if g is not instance.noun]
    # "The two talked at the UN".
    # "Said at a press conference after their meeting".
    later = instance.noun is not None and instance.noun.by in known["elsewhen"]
    # "In relation to what was said during the session, talks were held in Lima".
    first = instance.noun.i if instance.noun is not None else 0
    others = [(p, g) for p, g in others if not (g.parent is not None and g.j <= first and instance.sentence.head(g.parent).tag == "N")]
    heads = [instance.sentence.head(g) for p, g in others if p in known["at"] and not later]
    # "During the General Assembly meetings".
    around = [t for p, g in others if p in known["at"] and not later for t in instance.sentence.tokens[g.i : g.head]]
    if any(t.mark == "party" and is_organisation(getattr(t.value, "party", "")) for t in around):
        return True
    return any(h.lemma in known["gatherings"] or (h.mark == "party" and is_organisation(getattr(h.value, "party", ""))) for h in heads)
