"""What an anniversary is of: the year, the act, and whether those who are said to have done it were there."""

from comity import packaged
from comity.observation import Observation
from comity.observation.same import is_called
from comity.parties import Party, parties, predecessors


def founding_year(o: Observation) -> int | None:
    """The year of what an anniversary commemorates; None of anything else, or where the anniversary has no year."""
    if o.kind != "anniversary" or not o.start:
        return None
    return o.start.year - int(str(o.attrs["n"]))


def is_of(anniversary: Observation, act: Observation) -> bool:
    """Whether an act is what an anniversary commemorates."""
    if act.pair != anniversary.pair or act.modality != "actual":
        return False
    of = str(anniversary.attrs.get("of", ""))
    if act.kind == "relations":
        return act.attrs["action"] == "established" and act.attrs["status"] == "diplomatic" and _is_of_relations(of)
    return act.kind == "agreement" and act.attrs["action"] in ("signed", "in_force") and is_called(of, act)


def younger(anniversary: Observation) -> Party | None:
    """Of two whose relations are commemorated, the one that became a state last; None where both always were, or no relations are."""
    if not _is_of_relations(str(anniversary.attrs.get("of", ""))):
        return None
    both = [parties().get(p) for p in (anniversary.a, anniversary.b) if p]
    new = [p for p in both if p and p.sort == "state" and p.since and predecessors(p.id)]
    return max(new, key=lambda p: p.since, default=None)


def _is_of_relations(of: str) -> bool:
    words = packaged.toml("comity.check", "words.toml")["anniversary"]
    said = of.lower()
    return any(w in said for w in words["relations"]) and not any(w in said for w in words["other"])
