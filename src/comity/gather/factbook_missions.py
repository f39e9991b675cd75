"""Missions of the United States and to it, as the World Factbook's pages list them: embassies and consulates that exist."""

import re
from collections.abc import Callable, Iterator

from comity.observation import Finding, Observation

_US = "USA"
_FROM, _TO = "Diplomatic representation from the US", "Diplomatic representation in the US"
#: An address that is no embassy of the United States there: none, closed, away, or accredited to from elsewhere.
_NONE = re.compile(
    r"(?i)\bnone\b|\bnot have\b|\bno (?:offices|consular)\b|suspended|accredited|relocated|affairs unit|institute|"
    r"^us consulate|protecting power"
)
#: Of a mission of a state in the United States: at the United Nations in New York it is none.
_IN_WASHINGTON = re.compile(r"(?i)\bWashington\b(?!.*\bnone\b)")
_PLACE = re.compile(r"^[^\W\d_][^\d;:]{1,30}$")


def missions(field: Callable[..., str], path: str, state: str, rule: str) -> Iterator[Finding]:
    """The embassies and consulates general between a state and the United States.

    Args:
        field: gives a text of the state's page by the names that lead to it.
        path: the page's, for the row that is told as source.
        state: its id.
        rule: under which the findings are told.

    """
    if state == _US:
        return
    ours, theirs = field("Government", _FROM, "embassy"), field("Government", _TO, "chancery")
    if ours and not _NONE.search(ours):
        yield _mission(_US, state, {"what": "embassy"}, f"{path}: Government/{_FROM}/embassy: {ours}", rule)
    if _IN_WASHINGTON.search(theirs):
        yield _mission(state, _US, {"what": "embassy", "place": "Washington"}, f"{path}: Government/{_TO}/chancery: {theirs}", rule)
    for sender, receiver, part in ((_US, state, _FROM), (state, _US, _TO)):
        text = field("Government", part, "consulate(s) general")
        for place in (p.strip() for p in text.partition(";")[0].split(",")):
            if _PLACE.match(place) and not _NONE.search(place):
                attrs = {"what": "consulate", "place": re.sub(r"\s*\(.*\)", "", place)}
                yield _mission(sender, receiver, attrs, f"{path}: Government/{part}/consulate(s) general: {place}", rule)


def _mission(sender: str, receiver: str, attrs: dict[str, str], row: str, rule: str) -> Finding:
    return Finding(Observation("mission", sender, receiver, attrs={**attrs, "action": "exists"}), rule, row=row)
