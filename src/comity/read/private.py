"""Telling states from the companies that are named by their country: "Japan's Sumitomo Corp", "a French bank"."""

import re

from comity.read.text.scene import ADJECTIVE, Scene

_FIRMS = re.compile(
    r"(?:-based|-owned)?(?: [a-z-]+){0,2}? (?:companies|company|firms?|banks?|banker?s|groups?|makers?|producers?|corp|inc|ltd|plc|"
    r"airlines?|subsidiar(?:y|ies)|units?|business(?:es|men|man)|conglomerate|giant|consortium|exporters?|importers?|manufacturers?|"
    r"investors?|brokers?|traders?|trading house|shipyard|oil major|automaker|carmaker|steelmaker|insurer|retailer|union|brewer|club|team|"
    r"player|singer|actor|actress|scientists?|researchers?|university|newspaper|magazine|daily|tycoon|millionaire|man|woman|men|women|boy|girl)\b"
)
_OFFICIAL = frozenset(
    [
        "president",
        "prime",
        "minister",
        "ministry",
        "foreign",
        "government",
        "king",
        "queen",
        "ambassador",
        "parliament",
        "central",
        "defence",
        "defense",
        "finance",
        "trade",
        "national",
        "embassy",
        "state",
        "secretary",
        "chancellor",
        "premier",
        "treasury",
        "congress",
        "senate",
        "administration",
        "republic",
        "department",
        "agency",
        "commission",
        "authority",
        "board",
        "council",
        "office",
        "guarantee",
    ]
)


_CORPORATE = re.compile(
    r"\b(?:corp|inc|ltd|plc|co|&lt|lt|subsidiar(?:y|ies)|merge\w*|merger|acqui\w+|stake|shareholders?|company|companies|firms?|"
    r"consortium|affiliate|unit|chambers?|holdings|(?<!central )(?<!development )(?<!world )(?<!import )banks?|congress on|directors|airline|broker\w*)\b|<[A-Z.]+>"
)


def is_corporate(scene: Scene) -> bool:
    """Whether a sentence is about companies: then two states in it are rarely the ones that agree."""
    return _CORPORATE.search(scene.masked) is not None


def is_private_at(scene: Scene, position: int) -> bool:
    """Whether the party at a position is only the home of a company or private person: "Japanese chip makers"."""
    return _private_at(scene, position)


def is_private(scene: Scene, parties: list[str]) -> bool:
    """Whether one of the parties stands in the sentence only as the home of a company or private person."""
    return any(_only_private(scene, party) for party in parties[:2])


def _only_private(scene: Scene, party: str) -> bool:
    places = [p for p, _ in scene.between(0, len(scene.masked)) if scene.party(p) == party]
    return bool(places) and all(_private_at(scene, p) for p in places)


def _private_at(scene: Scene, position: int) -> bool:
    after = scene.masked[position + 1 : position + 70]
    if scene.masked[position] == ADJECTIVE and _FIRMS.match(after):
        return True
    m = re.match(r"'s? ([a-z][\w&-]*)((?: [a-z&][\w&-]*){0,4})", after)
    if not m or _OFFICIAL & {m[1], *m[2].split()}:
        return False
    return scene.text[scene.offset(position + 1 + m.start(1))].isupper()
