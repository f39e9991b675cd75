"""Visitors who are only called so: "the visiting Peruvian minister"."""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters import scene
from comity.read.encounters.guests import KIND
from comity.read.encounters.participants import Side, is_sent, sides
from comity.read.facts import finding
from comity.read.grammar import NounGroup
from comity.read.marks.people import Person
from comity.read.marks.places import Place
from comity.read.sentence import Sentence

#: So many first words of a person's phrase may call them visiting.
_FIRST = 3


def visiting(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Side, str]]:
    """Those whom a sentence calls visiting, each with the state where they are: the place told, else the document's own or its other one."""
    for group in sentence.nouns:
        if not is_visiting(sentence, group):
            continue
        for side in sides(sentence, group, discourse)[:1]:
            host = _host(sentence, side, discourse)
            if side.acts and is_actor(side.party) and not is_sent(side, sentence.language) and host:
                yield side, host


def is_visiting(sentence: Sentence, group: NounGroup) -> bool:
    """Whether somebody is called visiting, or the guest of another who is told."""
    value, known = sentence.head(group).value, scene.sets(sentence.language)
    said = sentence.text[value.start : value.end].lower().replace(",", "").split()[:_FIRST] if isinstance(value, Person) else []
    guest = bool(said) and said[0] in known["owning_guests"] and not known["guests"].isdisjoint(said)
    said += [t.lower for t in sentence.tokens[group.i : group.head]]
    return guest or not known["visiting"].isdisjoint(said)


def _host(sentence: Sentence, visitor: Side, discourse: Discourse) -> str | None:
    """In whose territory somebody who is visiting is."""
    where = scene.sets(sentence.language)["where"]
    named = [sentence.head(g) for g in sentence.nouns if g.by in where or g.role in where]
    told = [t.value.party for t in named if isinstance(t.value, Place)] or [
        str(getattr(t.value, "party", "")) for t in named if t.mark == "party" and getattr(t.value, "sort", "") != "adjective"
    ]
    meeting = {
        s.party for g in sentence.nouns for s in sides(sentence, g, discourse) if s.acts and s.party != visitor.party and is_actor(s.party)
    }
    other = discourse.other(visitor.party) if discourse.is_titled() else None
    for host in (*told, discourse.own, discourse.place, other, *(meeting if len(meeting) == 1 else ())):
        if host and is_actor(host):
            return host if host != visitor.party else None
    return None


def called_visiting(sentence: Sentence, visitor: Side, host: str, discourse: Discourse) -> Finding:
    """The visit of somebody who is only called visiting: on the days of the visit told before, else on the day that is told."""
    attrs: dict[str, Attribute] = {"level": visitor.level, "type": "other", **({"who": visitor.who} if visitor.who else {})}
    told = scene.latest(discourse, visitor.party, host)
    group = visitor.group
    place = sentence.place(group.i, group.j) if group else (sentence.start, sentence.end)
    period = (told.period if told else None) or scene.only_day(sentence, discourse)
    return finding(sentence, KIND, visitor.party, host, attrs, period, place, "visiting")
