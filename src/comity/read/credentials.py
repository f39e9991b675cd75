"""Ambassadors who present their credentials: those whom a sentence names, and those listed behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.observation import Finding
from comity.read.discourse import Discourse, is_actor, state
from comity.read.facts import fact, finding
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.memory import has_clause
from comity.read.post_sides import paired
from comity.read.post_times import time_of
from comity.read.posts import named, post, role_states, sets, states, told
from comity.read.sentence import Sentence

_KIND = "mission"
#: A bracket, what is in it, and the other bracket.
_BRACKETS = 3
_KEY = "credentials"
#: Further ambassadors may stand so many sentences behind those told last, the day of the ceremony so many.
_REACH, _SAME_DAY = 3, 6


@dataclass(frozen=True, slots=True)
class _Ceremony:
    """Where ambassadors were received: the number of the sentence that told it last, by which states, when, and whether it is to come."""

    index: int
    receivers: tuple[str, ...]
    period: Period | None
    modality: str


def presented(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """The ambassadors whose credentials a sentence says are presented or received."""
    sentence = instance.sentence
    time = time_of(instance, discourse)
    if time is None or not any(_is_credentials(instance, g) for g in instance.all_groups("thing")):
        return
    receivers = _receivers(instance, discourse)
    if receivers is None:
        return
    senders, what, stands = _envoys(instance, receivers, discourse)
    known = told(discourse).sides.get("ambassador")
    if known and known[1] in stands and known[0] in receivers:
        # "… a new ambassador to Fiji, who presented her credentials to the head of that nation".
        senders, receivers = [known[0]], [known[1]]
    counting = any(v.lemma in sets(sentence.language)["counting"] for v in sentence.verbs)
    if counting and not senders and (counted := [p for p, _ in _counted(sentence, discourse) if p not in receivers]):
        # "The diplomats who presented their credentials were …".
        senders, what = counted, "ambassador"
    if not senders and not receivers and known:
        senders, receivers = [known[0]], [known[1]]
    if not receivers and any(instance.groups("receiver")):
        # "New Delhi: The ambassadors of Ghana and Fiji presented their credentials to President X".
        # What a mission abroad writes is no host's.
        host = discourse.other(discourse.own) if discourse.own and discourse.abroad else discourse.own or discourse.place
        receivers = [p for p in (host,) if p]
    if not (senders or receivers or stands or discourse.own):
        return
    period = keep(discourse, receivers, *time)
    envoys = [sentence.head(g).value for g in instance.groups("envoy")]
    if not senders and any(isinstance(e, Person) and e.plural for e in envoys):
        # "Newly accredited ambassadors present their credentials": whose they are is not told.
        return
    for one in paired(sentence, senders, receivers or stands, discourse):
        yield fact(instance, *one, {"what": what, "action": "accredited"}, period, modality=time[1])


def note(instance: Instance, discourse: Discourse) -> None:
    """Keep what a sentence tells of ambassadors who are accredited, for those that list them."""
    time, receivers = time_of(instance, discourse), role_states(instance, "receiver", discourse)
    if time is not None and len(receivers) == 1:
        keep(discourse, receivers, *time)


def keep(discourse: Discourse, receivers: list[str], period: Period | None, modality: str) -> Period | None:
    """Keep that ambassadors were received, and when; gives the day, that of the ceremony told before where none is told."""
    before = discourse.last.get(_KEY)
    same = isinstance(before, _Ceremony) and discourse.index - before.index <= _SAME_DAY and before.modality == modality
    if isinstance(before, _Ceremony) and same and (not receivers or not before.receivers or set(before.receivers) & set(receivers)):
        period, receivers = period or before.period, receivers or list(before.receivers)
    discourse.last[_KEY] = _Ceremony(discourse.index, tuple(receivers), period, modality)
    return period


def _envoys(instance: Instance, receivers: list[str], discourse: Discourse) -> tuple[list[str], str, list[str]]:
    """Whose the ambassadors are, what they are, and where their own posts tell that they are sent."""
    sentence = instance.sentence
    groups = [g for g in instance.all_groups("envoy") if not _is_credentials(instance, g)]
    named_so = [g for g in groups if named(sentence, g)]
    # "The high commissioner of Ghana and the ambassador of Fiji".
    posts = [p for g in named_so if (p := post(sentence, g, discourse)) is not None]
    senders = list(dict.fromkeys(s for p in posts for s in p.senders))
    first = [] if posts else groups[:1]
    # "The credentials of five ambassadors, from Chile, Fiji …".
    others = [g for g in groups if g not in (*named_so[:1], *first)]
    senders = senders or [x for g in groups if (x := _in_brackets(sentence, g)) and x not in receivers]
    for candidates in (first, others):
        senders = senders or [s for s in states(sentence, candidates, discourse) if s not in receivers]
    what = posts[0].what if posts and (not posts[0].is_house or posts[0].what == "other") else "ambassador"
    return senders, what, list(posts[0].receivers) if posts else []


def _in_brackets(sentence: Sentence, group: NounGroup) -> str | None:
    """The state in brackets right behind a name ("Sara Lunn (Norway)"); None if none."""
    behind_it = sentence.tokens[group.j : group.j + _BRACKETS]
    named_so = len(behind_it) == _BRACKETS and behind_it[0].lower == "(" and behind_it[2].lower == ")"
    return state(behind_it[1]) if named_so and sentence.head(group).text[:1].isupper() else None


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The ambassadors that the sentences behind a ceremony list ("The nations are …", "The envoys are X of Ghana and Y of Fiji")."""
    ceremony = discourse.last.get(_KEY)
    if not isinstance(ceremony, _Ceremony) or not 0 < discourse.index - ceremony.index <= _REACH or len(ceremony.receivers) != 1:
        return
    found = [(party, i) for party, i in _counted(sentence, discourse) if party not in ceremony.receivers]
    if found:
        keep(discourse, list(ceremony.receivers), None, ceremony.modality)
    for party, i in found:
        place = sentence.place(i, i + 1)
        yield finding(
            sentence,
            _KIND,
            party,
            ceremony.receivers[0],
            {"what": "ambassador", "action": "accredited"},
            ceremony.period,
            place,
            "credentials_list",
            modality=ceremony.modality,
        )


def _counted(sentence: Sentence, discourse: Discourse) -> list[tuple[str, int]]:
    """The states of those whom a sentence counts as ambassadors received, each with its token."""
    known = sets(sentence.language)
    counting = next((v for v in sentence.verbs if v.lemma in known["counting"]), None)
    if counting is None:
        # A line for each: "Ada Cole, Ambassador of Fiji".
        return [] if has_clause(sentence) else _ambassadors(sentence)
    heads = [sentence.head(g) for g in counting.subjects]
    about = [str(getattr(h.value, "office", "") or h.lemma or h.lower).lower() for h in heads]
    if not any(set(a.split()) & known["received"] for a in about) or any(getattr(h.value, "party", None) for h in heads):
        return []
    found = {p: g.head for g in counting.objects for p in states(sentence, [g], discourse)}
    found |= {p: i for p, i in _ambassadors(sentence) if i > counting.i}
    return list(found.items())


def _ambassadors(sentence: Sentence) -> list[tuple[str, int]]:
    found = [(t.value, t.index) for t in sentence.tokens if isinstance(t.value, Person)]
    first = sets(sentence.language)["received"]
    return [(p.party, i) for p, i in found if p.party and is_actor(p.party) and p.to is None and set(p.office.lower().split()) & first]


def _is_credentials(instance: Instance, group: NounGroup) -> bool:
    """Whether a group names credentials, by its head or by what its head is of ("letters of credence")."""
    sentence, nouns = instance.sentence, instance.frame.attrs["credentials"]
    inside = [t.lemma or t.lower for t in sentence.tokens[group.i : group.head + 1]]
    return bool(set(inside) & set(nouns)) or any(
        sentence.head(g).lemma in nouns for prep, g in group.behind if prep in sets(sentence.language)["made_of"]
    )


def _receivers(instance: Instance, discourse: Discourse) -> list[str] | None:
    """The states to which an ambassador is accredited; None where it is an organisation."""
    found = role_states(instance, "receiver", discourse)
    if found:
        return found
    named_others = [a for slot in instance.frame.places("receiver") for a in instance.slot_actors(slot, discourse)]
    return None if named_others else []
