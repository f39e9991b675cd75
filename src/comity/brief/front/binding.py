"""What binds the two: agreements that were not ended, those that tell most first, and the organisations that both belong to."""

from comity.brief.events import Event
from comity.brief.front.material import Material, when
from comity.brief.parts import Fact
from comity.observation.same import names_agree

PLACE = 2
TITLE = "What binds them"
_MOST = 5
#: Sorts and acts of agreements in the order of their weight.
_TYPES = ("treaty", "convention", "agreement", "protocol", "memorandum", "declaration", "statement", "programme", "contract", "other")
_ACTS = ("in_force", "ratified", "signed", "extended", "amended", "mentioned")


def answer(material: Material) -> list[Fact]:
    """The agreements with the latest act of each, and the clubs."""
    latest = [group[-1] for group in _by_agreement(material)]
    held = [e for e in latest if e.observation.attrs["action"] in _ACTS]
    # Stable: of one weight the newest first.
    held.sort(key=when, reverse=True)
    held.sort(key=_weight)
    return material.lines(held[:_MOST]) + ([material.shared] if material.shared else [])


def _by_agreement(material: Material) -> list[list[Event]]:
    """The acts of each agreement in the order of time."""
    groups: list[list[Event]] = []
    for event in sorted(material.of("agreement"), key=when):
        home = next((g for g in groups if names_agree(g[0].observation, event.observation)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _weight(event: Event) -> tuple[bool, int, int, int]:
    attrs = event.observation.attrs
    return event.others > 0, _TYPES.index(str(attrs["type"])), _ACTS.index(str(attrs["action"])), -event.support
