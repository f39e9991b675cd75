"""Visits: somebody who acts for one party goes to the other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comity.observation import Attribute
from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.patterns import compiled, knowledge
from comity.read.text.people import Person, highest
from comity.read.text.scene import Scene

KIND = "visit"
TRIGGER = re.compile(knowledge(KIND)["trigger"])
_AND_HOST = compiled(r"(?:, | and |, and )(?:the )?<state>")
_RESIDENT = re.compile(r"\b(?:ambassador|spokes\w+|charge|consul)", re.I)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    go = knowledge(KIND)["go"]
    return tuple((row["rule"], compiled(row["match"].replace("{go}", go))) for row in knowledge(KIND)["visit"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Each journey of a person or delegation of one party to another that a sentence tells."""
    seen: set[tuple[str, str]] = set()
    for rule, expression in _patterns():
        for m in expression.finditer(scene.masked):
            hosts = _hosts(scene, m)
            guest = _guest(scene, context, m, rule, hosts)
            if guest is None or guest.party is None:
                continue
            for host in hosts:
                yield from _visit(scene, m, guest, guest.party, host, rule, seen)


def _hosts(scene: Scene, m: re.Match[str]) -> list[str]:
    """Where the journey goes: "Rome and West Berlin", "Kenya, Uganda and Tanzania"."""
    places = [m.start("host")]
    for more in _AND_HOST.finditer(scene.masked, m.start("host") + 1):
        if more.start() != places[-1] + 1:
            break
        places.append(more.end() - 1)
    return [party for place in places if (party := scene.party(place))]


def _visit(scene: Scene, m: re.Match[str], guest: Person, home: str, host: str, rule: str, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    known = known_parties()
    if host == home or known[host].sort != "state" or (known[home].sort != "state" and home != "EU"):
        return
    if (home, host) in seen or _RESIDENT.match(guest.name):
        return
    seen.add((home, host))
    yield _finding(scene, m, guest, home, host, rule)
    partner = scene.tokens[m.start("host")].value
    if isinstance(partner, Person) and guest.named and partner.party == host:
        yield _meeting(scene, m, guest, partner, host)


def _guest(scene: Scene, context: Context, m: re.Match[str], rule: str, hosts: list[str]) -> Person | None:
    """Who goes. Somebody named with an office but no state is the other party's, in a document about two."""
    if rule == "during_his":
        people = [t.value for _, t in scene.between(0, m.start()) if isinstance(t.value, Person) and t.value.party]
        return people[-1] if people else None
    if rule == "state_possessive":
        return None
    value = scene.tokens[m.start("who")].value
    if not isinstance(value, Person):
        return None
    if value.party is None and value.named and hosts:
        others = {p for _, p in scene.parties() if p not in hosts and known_parties()[p].sort == "state"}
        return replace(value, party=context.other(hosts[0], scene.index) or (others.pop() if len(others) == 1 else None))
    return value


def _finding(scene: Scene, m: re.Match[str], guest: Person, a: str, b: str, rule: str) -> Finding:
    attrs: dict[str, Attribute] = {"who": guest.name, "level": guest.level, "type": _type(scene.masked[m.start() : m.end() + 26])}
    low, high = m.span("verb")
    period = near_period(scene, low, max(high, m.end()), 60)
    modality = event_modality(scene, low, high, 25)
    return event(scene, KIND, (a, b), attrs, m.span(), rule, period, modality)


def _meeting(scene: Scene, m: re.Match[str], guest: Person, partner: Person, host: str) -> Finding:
    """Who visits a person meets them."""
    attrs: dict[str, Attribute] = {"level": highest(guest.level, partner.level), "format": "bilateral"}
    low, high = m.span("verb")
    period = near_period(scene, low, max(high, m.end()), 60)
    pair = (str(guest.party), host)
    return event(scene, "meeting", pair, attrs, m.span(), "visited", period, event_modality(scene, low, high, 25))


def _type(words: str) -> str:
    for name, expression in knowledge(KIND)["type"].items():
        if re.search(expression, words):
            return str(name)
    return "other"
