"""What an anniversary is of: the year, the act, and whether those who are said to have done it were there."""

from comity import packaged
from comity.check.statehood import part_of
from comity.observation import Observation
from comity.observation.same import is_called
from comity.parties import Party, parties

#: Years before a state's beginning in which its relations may have begun.
_GRACE = 1


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


def is_before(anniversary: Observation, year: int) -> tuple[Party, Party] | None:
    """Of two whose relations are commemorated, one that was only a part of a federation in the year of the founding, and the federation."""
    if not _is_of_relations(str(anniversary.attrs.get("of", ""))):
        return None
    for party in (anniversary.a, anniversary.b):
        whole = part_of(party, year, _GRACE)
        if party and whole:
            return parties()[party], whole
    return None


def _is_of_relations(of: str) -> bool:
    words = packaged.toml("comity.check", "words.toml")["anniversary"]
    said = of.lower()
    return any(w in said for w in words["relations"]) and not any(w in said for w in words["other"])
