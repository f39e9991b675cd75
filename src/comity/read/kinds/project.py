"""Joint projects: pipelines, railways, power plants, launches, exercises that two parties share."""

import re
from collections.abc import Iterator

from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality, near_period
from comity.read.pairs import Trust, listed, pair_of
from comity.read.patterns import knowledge
from comity.read.private import is_corporate, is_private
from comity.read.text.scene import Scene

KIND = "project"
#: Things that companies have as well: only two states named together make them theirs.
_VAGUE = ("joint venture", "port", "plant", "factory", "oil refinery", "refinery")
_FROM_TO = re.compile(r"\b(?:carr(?:y|ies|ied)|link\w*|connect\w*|runs?|supplies|deliver\w*|bring\w*)\b")
TRIGGER = re.compile(knowledge(KIND)["trigger"])


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Each project that a sentence says two parties have in common."""
    seen: set[str] = set()
    for m in re.compile(knowledge(KIND)["thing"]).finditer(scene.masked):
        around = scene.masked[max(0, m.start() - 90) : m.end() + 90]
        compound = pair_of(scene, context, m.start(), m.end(), Trust.STATED)
        if not compound and not re.search(knowledge(KIND)["joint"], around):
            continue
        least = Trust.STATED if is_corporate(scene) else Trust.JOINED if m["thing"] in _VAGUE else Trust.WITH
        pair = (
            pair_of(scene, context, m.start(), m.end(), least)
            or (_around(scene, m) if least == Trust.WITH else [])
            or (_from_context(scene, context) if least == Trust.WITH else [])
        )
        if len(pair) != 2 or is_private(scene, pair) or any(known_parties()[p].sort != "state" for p in pair):
            continue
        action, name = _action(scene, m), _name(scene, m)
        if action is None or name in seen:
            continue
        seen.add(name)
        attrs = {"name": name, "sector": _sector(m["thing"]), "action": action}
        period = near_period(scene, m.start(), m.end(), 60)
        modality = "planned" if action == "planned" else event_modality(scene, m.start(), m.end(), 0)
        yield event(scene, KIND, (pair[0], pair[1]), dict(attrs), m.span(), "thing", period, modality)


def _around(scene: Scene, m: re.Match[str]) -> list[str]:
    """The two parties named behind a project whose own name has places in it ("Baku-Tbilisi-Ceyhan")."""
    named = listed(scene, m.end(), len(scene.masked))
    return named if len(named) == 2 and _FROM_TO.search(scene.masked, m.end()) else []


def _from_context(scene: Scene, context: Context) -> list[str]:
    """The pair of the document where the sentence names one of it and speaks of joint use."""
    named = [p for _, p in scene.parties()]
    if len(named) != 1 or not re.search(r"\bjoint\w*\b", scene.masked):
        return []
    other = context.other(named[0], scene.index)
    return [named[0], other] if other else []


def _action(scene: Scene, m: re.Match[str]) -> str | None:
    around = scene.masked[max(0, m.start() - 80) : m.end() + 60]
    for row in knowledge(KIND)["action"]:
        if re.search(row["match"], around):
            return str(row["action"])
    return None


def _name(scene: Scene, m: re.Match[str]) -> str:
    """The thing with the capitalised words and compounds in front of it."""
    start = m.start()
    while start > 1:
        cut = scene.masked.rfind(" ", 0, start - 1) + 1
        word = scene.masked[cut : start - 1]
        first = scene.text[scene.offset(cut)]
        if not word or not (first.isupper() or "\ue000" <= word[0] <= "\ue005") or cut == 0:
            break
        start = cut
    return scene.words(start, m.end())


def _sector(thing: str) -> str:
    words = set(thing.replace("-", " ").split())
    for sector, known in knowledge(KIND)["sector"].items():
        if words & set(known.split()):
            return str(sector)
    return "other"
