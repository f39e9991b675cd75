"""What binds the two: agreements that were not ended, those that tell most first, and the organisations that both belong to."""

import re
from typing import Any

from comity import packaged
from comity.brief.front.material import Material, when
from comity.brief.merged_records import Event
from comity.brief.parts import Fact
from comity.observation.rounding import ONE_NAME
from comity.observation.same import content, names_agree

PLACE = 2
TITLE = "What binds them"
_MOST = 5
#: Sorts and acts of agreements in the order of their weight.
_TYPES = ("treaty", "convention", "agreement", "protocol", "memorandum", "declaration", "statement", "programme", "contract", "other")
#: So many years of age weigh as much as a sort of agreement; one of no known age weighs as one of eighty years.
_YEARS_A_STEP, _OLD = 20, 4.0
#: What serves another agreement waits behind three sorts.
_LESSER = 3
_ACTS = ("in_force", "ratified", "signed", "extended", "amended", "mentioned")


#: Acts after which an agreement binds nobody.
_ENDED = ("terminated", "suspended")


def answer(material: Material) -> list[Fact]:
    """The agreements with the latest act of each, and the clubs."""
    latest = [group[-1] for group in _by_agreement(material)]
    held = [e for e in latest if e.observation.attrs["action"] in _ACTS and is_on_something(e)]
    # Stable: of one weight the newest first.
    held.sort(key=when, reverse=True)
    held.sort(key=lambda e: _weight(e, material.as_of.year))
    # Of several of one name the latest is in the place of the others.
    newest = [e for e in held if not any(_one_name(e, other) and _stage(other) > _stage(e) for other in held)]
    newest = [e for e in newest if not any(_is_told_by(e, other) for other in latest if other is not e)]
    return material.lines(newest[:_MOST]) + ([material.shared] if material.shared else [])


def _by_agreement(material: Material) -> list[list[Event]]:
    """The acts of each agreement in the order of time."""
    groups: list[list[Event]] = []
    for event in sorted(material.of("agreement"), key=when):
        home = next((g for g in groups if _is_of(event, g)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _stage(event: Event) -> tuple[str, int]:
    """How far an agreement has come: by the day of its act, of one day by what the act makes of it."""
    return when(event), -_ACTS.index(str(event.observation.attrs["action"]))


def _is_of(event: Event, group: list[Event]) -> bool:
    """Whether an act is of the agreement of a group: one of its name, and no second signature years later."""
    o = event.observation
    signed = [e.observation.start for e in group if e.observation.attrs["action"] == "signed" and e.observation.start]
    again = o.attrs["action"] == "signed" and o.start and signed and (o.start - signed[0]).days > ONE_NAME
    return not again and any(_one_name(e, event) for e in group)


def _one_name(x: Event, y: Event) -> bool:
    """Whether two acts are of agreements of one name, by any of those who tell them."""
    if x.observation.attrs["name"] == y.observation.attrs["name"]:
        return True
    return any(names_agree(r.observation, s.observation) for r in x.records for s in y.records)


def is_ended(event: Event, material: Material) -> bool:
    """Whether an act is of an agreement that was ended after it."""
    ended = [e for e in material.of("agreement") if e.observation.attrs["action"] not in _ACTS and when(e) > when(event)]
    return any(e.observation.attrs["action"] in _ENDED and _one_name(e, event) for e in ended)


def _is_told_by(x: Event, y: Event) -> bool:
    """Whether one agreement is another that is told more fully.

    One that a list calls by its parties alone is what else they did on that very day; one that a headline names without a day is
    what the text below it tells of.
    """
    mine, other = (content(str(e.observation.attrs["name"]), e.observation.a, e.observation.b) for e in (x, y))
    o, found = x.observation, y.observation
    if len(mine) >= len(other) or not found.start or y.others != x.others:
        return False
    if o.start:
        return len(mine) <= 1 and (o.start, o.end, o.attrs["action"]) == (found.start, found.end, found.attrs["action"])
    return mine <= other and not {r.source.id for r in x.records}.isdisjoint(r.source.id for r in y.records)


def is_on_something(event: Event) -> bool:
    """Whether its name tells more than that it is an agreement of the two."""
    o = event.observation
    return o.attrs["type"] not in _words()["left_out"] and bool(content(str(o.attrs["name"]), o.a, o.b))


def _weight(event: Event, year: int) -> tuple[bool, float]:
    """What goes first: of the two alone; then by sort, what came of it, age and how many tell it, weighed against each other."""
    o = event.observation
    age = (year - int(when(event)[:4])) / _YEARS_A_STEP if when(event) else _OLD
    act = min(_ACTS.index(str(o.attrs["action"])), _ACTS.index("signed")) / 2
    lesser = _LESSER if re.search(_words()["lesser"], str(o.attrs["name"])) else 0
    return event.others > 0, _TYPES.index(str(o.attrs["type"])) + act + age + lesser - min(event.support - 1, 2) / 2


def _words() -> dict[str, Any]:
    return packaged.toml("comity.brief", "binding.toml")
