"""Numbers of documents that are all told by name: they are not counted too."""

from collections.abc import Sequence

from comity.observation import Finding, Observation

_KIND = "count"
_NAMED = "agreement"
#: What a count of documents is of.
_OF = "agreements"


def without_named(found: Sequence[Finding]) -> list[Finding]:
    """The findings of a document without the numbers of documents that are told one by one ("signed two accords, one on …").

    Args:
        found: what was found in a whole document.

    """
    named = [f.observation for f in found if f.observation.kind == _NAMED]
    return [f for f in found if not _is_told_by_name(f.observation, named)]


def _is_told_by_name(counted: Observation, named: Sequence[Observation]) -> bool:
    if counted.kind != _KIND or counted.attrs.get("of") != _OF or counted.measure != "level" or counted.value is None:
        return False
    same = [o for o in named if o.pair == counted.pair and o.modality == counted.modality and _are_of_a_time(counted, o)]
    return bool(same) and len({str(o.attrs.get("name")) for o in same}) >= counted.value


def _are_of_a_time(one: Observation, other: Observation) -> bool:
    """Whether the periods of two have a day in common, or one tells none."""
    ends_first = one.end is not None and other.start is not None and one.end < other.start
    begins_after = one.start is not None and other.end is not None and other.end < one.start
    return not (ends_first or begins_after)
