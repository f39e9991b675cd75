"""Ambassadors that two send to each other ("exchanged ambassadors in 1971", "ambassadors were exchanged")."""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import fact
from comity.read.frames import Instance
from comity.read.post_sides import paired
from comity.read.post_times import time_of
from comity.read.posts import named, role_states

_TWO = 2


def exchanged(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Ambassadors exchanged: appointed each way."""
    time = time_of(instance, discourse)
    if time is None or not any(named(instance.sentence, g) == "ambassador" for g in instance.groups("thing")):
        return
    senders, receivers = role_states(instance, "sender", discourse), role_states(instance, "receiver", discourse)
    told = paired(instance.sentence, senders, receivers, discourse)
    if not senders and not receivers and not told:
        # "Ambassadors were exchanged": by the only two of the sentence, else of the text.
        here = [p for p in instance.sentence.parties() if is_actor(p)]
        two = (here[0], here[1]) if len(here) == _TWO else discourse.two() if not here and discourse.is_titled() else None
        told = [two] if two is not None else []
    for sides in told:
        for one in dict.fromkeys((sides, sides[::-1])):
            attrs: dict[str, Attribute] = {"what": "ambassador", "action": instance.frame.attrs["action"]}
            yield fact(instance, *one, attrs, time[0], modality=time[1])
