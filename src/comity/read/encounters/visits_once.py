"""Which visits that one sentence tells by several words are one."""

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.guests import Visit


def once(found: list[Visit], discourse: Discourse) -> list[Visit]:
    """Of the visits of one sentence those of one visitor to one host as one, with the sort of visit that any of them tells."""
    kept: dict[tuple[str, str, str], Visit] = {}
    series = [(v.after, v.before or v.after) for v in found if v.after is not None]
    for visit in found:
        if visit.after is None and any(first <= _place(visit) < last for first, last in series):
            # "… (1981), President X on a state visit (1997)": told with the series.
            continue
        level = visit.visitor.level if visit.visitor.person else ""
        if visit.after is not None:
            # One of a series, with a date of its own.
            kept[(visit.visitor.party, visit.host, str(visit.after))] = visit
            continue
        key = next((k for k in kept if k[:2] == (visit.visitor.party, visit.host) and (not level or not k[2] or level == k[2])), None)
        if key is None:
            kept[(visit.visitor.party, visit.host, level)] = visit
        elif _are_apart(visit, kept[key], discourse):
            # "Visited Lima in June, and in September was there for a fair".
            kept[(visit.visitor.party, visit.host, f"{level} {_place(visit)}")] = visit
        elif kept[key].type == "other" and visit.type != "other":
            # "Received him on 3 May, who is on a working visit from 2 to 5 May".
            dated = visit.instance.noun is not None and scene.dates(visit.instance, discourse)
            kept[key] = (visit if dated else kept[key])._replace(type=visit.type)
    return list(kept.values())


def _are_apart(visit: Visit, other: Visit, discourse: Discourse) -> bool:
    """Whether two visits that verbs of one sentence tell have a date each, and not the same."""
    dates = [scene.dates(v.instance, discourse, v.after, v.before) if v.instance.noun is None else [] for v in (visit, other)]
    return all(dates) and scene.apart(dates[0][0], dates[1][0])


def _place(visit: Visit) -> int:
    noun, verb = visit.instance.noun, visit.instance.verb
    return noun.i if noun is not None else verb.i if verb is not None else 0
