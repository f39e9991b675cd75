"""The standing of two parties: diplomatic relations made or broken, partnership and alliance."""

import re
from collections.abc import Iterator

from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.pairs import Trust, pair_of, unnamed_pair
from comity.read.patterns import knowledge
from comity.read.text.scene import Scene

KIND = "relations"
TRIGGER = re.compile(knowledge(KIND)["trigger"])
_DEED = ("severed", "restored", "established", "upgraded")


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """What a sentence says two parties are to each other, each status once."""
    text = scene.masked
    done: list[tuple[int, int]] = []
    for row in knowledge(KIND)["status"]:
        for m in re.compile(row["match"]).finditer(text):
            if any(s <= m.start() < e for s, e in done) or _in_a_name(text, m.start()):
                continue
            done.append(m.span())
            found = _finding(scene, context, m, row["status"])
            if found:
                yield found
                break


def _in_a_name(text: str, position: int) -> bool:
    """Whether the words are part of an agreement's name or of an anniversary."""
    words = knowledge(KIND)["words"]
    before = text[max(0, position - 110) : position]
    return re.search(words["name"], before) is not None or re.search(words["anniversary"], before[-45:]) is not None


def _finding(scene: Scene, context: Context, m: re.Match[str], status: str) -> Finding | None:
    action, modality = _action(scene, m, status)
    if action is None:
        return None
    pair = pair_of(scene, context, m.start(), m.end(), Trust.ONLY if status == "diplomatic" else Trust.CONTEXT)
    if not pair and action in ("established", "upgraded"):
        pair = unnamed_pair(scene, context)
    if status == "alliance" and m.group().startswith("all") and m.group() in ("ally", "allies"):
        pair = _allies(scene, m)
    if len(pair) != 2 or any(known_parties()[p].sort != "state" and p != "EU" for p in pair):
        return None
    period = near_period(scene, m.start(), m.end(), 60) if action != "described" else None
    attrs = {"action": action, "status": status}
    return event(scene, KIND, (pair[0], pair[1]), dict(attrs), m.span(), status, period, modality)


def _action(scene: Scene, m: re.Match[str], status: str) -> tuple[str | None, str]:
    """What was done with the relations and whether it is fact; None where the words say neither."""
    text, expressions = scene.masked, knowledge(KIND)["action"]
    before, after = text[max(0, m.start() - 60) : m.start()], text[m.end() : m.end() + 60]
    if status == "diplomatic" and re.search(expressions["none"] + r"(?: [a-z]+){0,2} $", before):
        return "described", "denied"
    for name in _DEED:
        near = re.search(expressions[name] + r"(?: [^ ]+){0,5} $", before)
        passive = re.match(r"(?: [^ ]+){0,7}? (?:were |was |be |been |is |are )" + expressions[name], after)
        noun = re.search(r"\b(?:establishment|restoration|resumption|normali[sz]ation|severance) of (?:[a-z]+ )?$", before)
        if near and re.search(r"\b(?:on|of|about|towards?|for|consider(?:ing)?|discuss\w*) \w+ing\b", before[max(0, near.start() - 12) :]):
            return name, "planned"
        if near or passive or (noun and name[:5] in noun.group()):
            return name, event_modality(scene, max(0, m.start() - 40), m.end(), 10)
    if status in ("diplomatic", "other"):
        return None, "actual"
    if re.search(knowledge(KIND)["words"]["other_ally"], text) and status == "alliance":
        return None, "actual"
    return "described", "actual"


def _allies(scene: Scene, m: re.Match[str]) -> list[str]:
    """ "<a>, a close ally of <b>", "<b>'s ally <a>": nothing looser."""
    text = scene.masked
    party = "[\ue000\ue001\ue002\ue005]"
    of = re.compile(rf"({party})(?:,| is| was| remains)?(?: an?| the| one of)?(?: [a-z]+){{0,3}} (?:ally|allies) of (?:the )?({party})")
    possessive = re.compile(rf"({party})(?:'s?)?(?: [a-z]+){{0,2}} (?:ally|allies),? (?:the )?({party})")
    both = re.compile(rf"({party}) and (?:the )?({party}) (?:are|were|remain|have been)(?: [a-z]+){{0,3}} allies")
    for pattern in (of, possessive, both):
        for found in pattern.finditer(text):
            if found.start() <= m.start() <= found.end():
                x, y = scene.party(found.start(1)), scene.party(found.start(2))
                return [x, y] if x and y and x != y else []
    return []
