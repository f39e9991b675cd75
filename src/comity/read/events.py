"""What the kinds that tell events share: building the finding, its period, its modality."""

import re

from comity.observation import Attribute, Observation, normalized
from comity.read.document import Finding
from comity.read.figures import dates
from comity.read.speakers import speaker
from comity.read.text.people import Person, highest
from comity.read.text.periods import Period
from comity.read.text.scene import Scene

_PLANNED = re.compile(
    r"\b(?:will|shall|would|plans?\b[^,;]{0,16}\bto|planned|planning|is to|are to|was to|were to|to be|expected|due to|is due|are due|scheduled|intends?|hop(?:es?|ing) to|"
    r"hoped to|going to|set to|slated|agreed [^,;]{1,12} to|about to|upcoming|forthcoming|ready to|agreed to|decided to|decision to|likely to|wants? to|seeks? to|aims? to|"
    r"invited|proposed|leaves? for|considering|may|might|could|should|to (?:formally |officially )?(?:sign|visit|meet|open|close|expel|establish|hold|join|build|attend|impose|lift|conclude|discuss|travel|begin|start))\b"
)
_PLANNED_AFTER = re.compile(r"(?:(?! and )[^,;]){0,24}?\b(?:is|are|was|were) (?:planned|scheduled|expected|due|slated|to take place)\b")
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|without|denied|denies|refused|refuses|rejected|failed to|ruled out|cannot|lack of|absence of|n't)\b|n't\b"
)


#: Kinds of which one that lies ahead of the document's date is planned.
_DATED_AHEAD = ("agreement", "visit", "meeting", "mission", "project", "membership", "relations")
#: A sentence's subject stands within so many characters of its beginning.
_FRONT = 25
_CLAUSE_END = re.compile(
    r";|\b(?:said|says|told|announced|reported|according)\b|\b(?:since|because|although|while|which|who|whom|after|before|when|in retaliation|following|to discuss|to attend|for failing)\b"
)


def _tells_when(period: Period) -> bool:
    """Whether a period says when something happens: not "the 1976 agreement", not "a year earlier"."""
    if period.sort == "shifted":
        return False
    return bool(period.lead) or period.sort != "absolute" or period.is_day


def near_period(scene: Scene, start: int, end: int, reach: int = 90) -> Period | None:
    """The period that a phrase at ``masked[start:end]`` happens in.

    The nearest one behind it within `reach` characters and in the same clause, else one inside it,
    else the nearest in front of it.
    """
    stop = min(len(scene.masked), end + reach)
    clause_end = _CLAUSE_END.search(scene.masked, end, stop)
    stop = clause_end.start() if clause_end else stop
    for low, high, last in ((start, end, True), (end, stop, False), (max(0, start - 2 * reach), start, True)):
        found = [t.value for _, t in scene.between(low, high) if isinstance(t.value, Period) and _tells_when(t.value)]
        if found:
            return found[-1] if last else found[0]
    return None


def event_modality(scene: Scene, start: int, end: int, reach: int = 40) -> str:
    """Whether the phrase at ``masked[start:end]`` tells what is, is planned, or is said not to be."""
    before = _clause(scene.masked[max(0, start - reach) : start]) + scene.masked[start:end]
    if _DENIED.search(_clause(scene.masked[max(0, start - 25) : start]) + scene.masked[start:end]):
        return "denied"
    if _PLANNED_AFTER.match(scene.masked, end):
        return "planned"
    return "planned" if _PLANNED.search(before) else "actual"


def _clause(before: str) -> str:
    """What of the words in front belongs to the same clause: all behind the last comma or semicolon."""
    return before[max(before.rfind(","), before.rfind(";")) + 1 :]


def subject_of(scene: Scene, position: int) -> str | None:
    """The party that a sentence begins with, as the subject of a verb at `position` that has none of its own."""
    named = [(place, party) for place, party in scene.parties(0, position)]
    return named[0][1] if named and named[0][0] < _FRONT else None


def event(
    scene: Scene,
    kind: str,
    parties: tuple[str, str | None],
    attrs: dict[str, Attribute],
    where: tuple[int, int],
    rule: str,
    period: Period | None = None,
    modality: str = "actual",
    value: tuple[float | None, str | None, str] = (None, None, "exact"),
    said_by: bool = True,
) -> Finding:
    """A finding of a kind that tells an event.

    Args:
        parties: `a` and `b`; sorted here if the kind is undirected.
        where: start and end in ``scene.masked`` of the words that tell it.
        rule: name of the rule within the kind.
        value: how many, its unit and bound, where the kind counts something.
        said_by: whether to look for a speaker.

    """
    first, last = dates(period)
    if kind in _DATED_AHEAD and modality == "actual" and first and scene.today and first > scene.today:
        modality = "planned"
    observation = Observation(
        kind=kind,
        a=parties[0],
        b=parties[1],
        value=value[0],
        unit=value[1],
        bound=value[2],
        start=first,
        end=last,
        modality=modality,
        attrs=attrs,
        speaker=speaker(scene) if said_by else None,
        spans=((scene.start, scene.end),),
    )
    return Finding(normalized(observation), f"{kind}.{rule}", (scene.place(*where),))


def level_in(scene: Scene, start: int, end: int, parties: tuple[str, ...] = ()) -> str:
    """The highest level of the people named in ``masked[start:end]``, of these parties if any are given."""
    levels = [
        t.value.level
        for _, t in scene.between(start, end)
        if isinstance(t.value, Person) and (not parties or t.value.party in parties or t.value.party is None)
    ]
    return highest(*levels) if levels else "other"
