"""What our own reader, where it finds the same figure or the same act, tells alike or otherwise than a model does."""

from collections.abc import Iterable

from comity.observation import Observation
from comity.observation.same import differs

#: Two readings of one number.
_NEAR = 1e-6
#: What goods or purpose a figure is of is told by either or not; its size is the same, and its sign ours to tell.
_OF_NO_FIGURE = ("product", "what", "value")
#: What an act is that our own reader finds too, and when or whether it was.
_OF_AN_ACT = ("modality", "date")


def borne_out(made: Observation, found: Iterable[Observation]) -> Observation | None:
    """What our own reader finds that is the same, the same way round, whatever sign the figure has; None if there is nothing."""
    return next((own for own in found if _is_about(own, made) and (own.a, own.b) == (made.a, made.b) and not _apart(own, made)), None)


def contradicted(made: Observation, found: Iterable[Observation]) -> str:
    """The field in which all that our own reader finds of the same figure or act differs; empty if there is none, or one agrees.

    Args:
        made: a model's fact.
        found: what our own reader finds in the same sentence.

    """
    apart = [_apart(own, made) for own in found if _is_about(own, made)]
    return "" if "" in apart else next(iter(apart), "")


def _apart(own: Observation, made: Observation) -> str:
    return differs(own, made, _OF_NO_FIGURE) or ""


def _is_about(own: Observation, made: Observation) -> bool:
    if made.value is None or own.value is None:
        return differs(own, made, _OF_AN_ACT) is None
    return own.measure == made.measure and abs(abs(own.value) - abs(made.value)) <= _NEAR * max(abs(own.value), 1.0)
