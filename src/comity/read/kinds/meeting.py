"""Meetings, talks and calls of those who act for two parties, and the regular bodies that they meet in."""

import re
from collections.abc import Iterator

from comity.observation import Attribute
from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, level_in, near_period
from comity.read.pairs import Trust, pair_of
from comity.read.patterns import knowledge, pattern, patterns
from comity.read.private import is_private
from comity.read.text.people import LEVELS, Person, highest
from comity.read.text.scene import ADJECTIVE, CAPITAL, Scene

KIND = "meeting"
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Each meeting of two parties in a sentence, a pair once."""
    seen: set[frozenset[str]] = set()
    for expression, row in patterns(KIND, "meeting"):
        for m in expression.finditer(scene.masked):
            pair = _pair(scene, context, m)
            if (
                pair is None
                or (row["rule"] == "with" and not _is_named(scene, m.start("y")))
                or frozenset(pair) in seen
                or is_private(scene, list(pair))
            ):
                continue
            if _word("not_met").search(scene.masked, m.start("verb"), min(len(scene.masked), m.end() + 25)):
                continue
            seen.add(frozenset(pair))
            yield _finding(scene, m, pair, row["rule"])
    yield from _commissions(scene, context, seen)


def _word(name: str) -> re.Pattern[str]:
    return re.compile(knowledge(KIND)["words"][name])


def _pair(scene: Scene, context: Context, m: re.Match[str]) -> tuple[str, str] | None:
    y = _actor(scene, m.start("y"))
    if m["x"]:
        x = _actor(scene, m.start("x")) or _home(scene, context, m.start("x"), y)
    else:
        people = [t.value for _, t in scene.between(0, m.start()) if isinstance(t.value, Person) and t.value.party]
        x = people[-1].party if people else None
    return (x, y) if x and y and x != y else None


def _home(scene: Scene, context: Context, position: int, partner: str | None) -> str | None:
    """Whose a president or minister named without a state is: the other party's, in a document about two."""
    value = scene.tokens[position].value
    if partner is None or not isinstance(value, Person) or value.party or not value.named or value.level not in LEVELS[:4]:
        return None
    return context.other(partner, scene.index)


def _is_named(scene: Scene, position: int) -> bool:
    value = scene.tokens[position].value
    return isinstance(value, Person) and value.named


def _actor(scene: Scene, position: int) -> str | None:
    """The state that a token acts for; a bare adjective or a place where people meet acts for none."""
    party = scene.party(position)
    if party is None or (known_parties()[party].sort != "state" and party not in ("EU", "NATO")):
        return None
    mark, after = scene.masked[position], scene.masked[position + 1 : position + 16]
    before = scene.masked[max(0, position - 4) : position]
    if mark == ADJECTIVE and not re.match(r"-| (?:officials?|side|delegation|leaders?|minister)", after):
        return None
    if mark == CAPITAL and re.search(r"\b(?:in|at) $", before):
        return None
    return party


def _finding(scene: Scene, m: re.Match[str], pair: tuple[str, str], rule: str) -> Finding:
    around = (max(0, m.start() - 5), min(len(scene.masked), m.end() + 60))
    attrs: dict[str, Attribute] = {"level": level_in(scene, *around, parties=pair), "format": _format(scene, m)}
    period = near_period(scene, m.start("verb"), m.end(), 70)
    return event(scene, KIND, pair, attrs, m.span(), rule, period, event_modality(scene, m.start("verb"), m.end("verb"), 25))


def _format(scene: Scene, m: re.Match[str]) -> str:
    if _word("call").search(m.group()):
        return "call"
    if _word("sidelines").search(scene.masked, m.start()):
        return "sidelines"
    return "commission" if _word("commission").search(m.group()) else "bilateral"


def _commissions(scene: Scene, context: Context, seen: set[frozenset[str]]) -> Iterator[Finding]:
    for expression, row in patterns(KIND, "commission"):
        for m in expression.finditer(scene.masked):
            pair = pair_of(scene, context, m.start(), m.end(), Trust.CONTEXT)
            if not pair and not scene.parties():
                two = context.two(scene.index)
                pair = list(two) if two else []
            if len(pair) != 2 or frozenset(pair) in seen or not _word("held").search(scene.masked):
                continue
            if any(known_parties()[p].sort != "state" and p != "EU" for p in pair):
                continue
            seen.add(frozenset(pair))
            present = _word("present").search(scene.masked)
            level = level_in(scene, 0, len(scene.masked)) if present else "other"
            if pattern(KIND, "trigger") and _word("heads").search(scene.masked):
                level = highest(level, "head_of_state")
            attrs: dict[str, Attribute] = {"level": level, "format": "commission"}
            period = near_period(scene, m.start(), m.end(), 110)
            modality = event_modality(scene, m.start(), m.end(), 20)
            yield event(scene, KIND, (pair[0], pair[1]), attrs, m.span(), row["rule"], period, modality)
