"""A ranking by given weights, with the best and worst place that any weights could give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.compare.pairs import Pair
from comity.compare.profile import Profile, percentiles
from comity.errors import ComityError
from comity.suggestions import known

#: Scores (0 to 100) that differ by no more are one: solvers of integer programs take a variable of 1 - 1e-6 for 1, which is 1e-4 points.
EXACT = 0.01


@dataclass(frozen=True)
class Place:
    """Where a pair stands.

    Attributes:
        pair: which.
        score: the weighted mean of its percentiles, 0 to 100, of an indicator of which less is more turned round.
        place: by that score, 1 for the highest; pairs of one score share the better place.
        best, worst: the best and worst place that any weights of these indicators, none negative, could give it.

    """

    pair: Pair
    score: float
    place: int
    best: int
    worst: int


def ranking(whole: Profile, weights: Mapping[str, float]) -> list[Place]:
    """The pairs that have data on every weighted indicator, by the weights; the others have no place.

    Raises:
        ComityError: a weight is of no indicator or negative, or all are nothing.

    """
    lines = {line.indicator.id: line for line in whole.lines}
    chosen = [known(name, lines, "indicator", ComityError) for name in weights]
    if any(w < 0 for w in weights.values()) or not sum(weights.values()):
        raise ComityError("weights are numbers from 0 on, one of them at least more than 0")
    ranked = [(percentiles(lines[name].others), lines[name].indicator.sense) for name in chosen]
    placed = [p for p in whole.among if all(p in r for r, _ in ranked)]
    points = [[r[p] if sense == "more" else 100 - r[p] for r, sense in ranked] for p in placed]
    shares = [w / sum(weights.values()) for w in weights.values()]
    scores = [sum(w * x for w, x in zip(shares, point, strict=True)) for point in points]
    found = [
        Place(p, score, 1 + sum(s > score + EXACT for s in scores), *bounds(points, n))
        for n, (p, score) in enumerate(zip(placed, scores, strict=True))
    ]
    return sorted(found, key=lambda x: (x.place, x.pair))


def bounds(points: Sequence[Sequence[float]], one: int) -> tuple[int, int]:
    """The best and worst place that weights, none negative and together 1, can give one of some points.

    Both are exact: mixed-integer linear programs over the weights, with a 0-1 variable for each other point that is told to stand above it.
    The place is 1 and the number of points with a higher score.

    Examples:
        >>> bounds([[1.0, 0.0], [0.0, 1.0]], 0)
        (1, 2)

    """
    others = [p for n, p in enumerate(points) if n != one]
    if not others:
        return 1, 1
    gaps = [[x - y for x, y in zip(other, points[one], strict=True)] for other in others]
    return 1 + round(_above(gaps, fewest=True)), 1 + round(_above(gaps, fewest=False))


def _above(gaps: list[list[float]], fewest: bool) -> float:
    """The fewest or most points that can stand above, each by its gaps to the one in question."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    gap = np.array(gaps)
    n, k = gap.shape
    # No weighted gap is larger than this, so that a constraint with it says nothing.
    large = float(np.abs(gap).max()) + 1
    if fewest:
        # gap·w ≤ exact + large·z: who is above has z = 1.
        rows: Any = LinearConstraint(np.hstack([gap, -large * np.eye(n)]), -np.inf, EXACT)
    else:
        # gap·w ≥ exact - large·(1 - z): who has z = 1 is above.
        rows = LinearConstraint(np.hstack([gap, -large * np.eye(n)]), EXACT - large, np.inf)
    total = LinearConstraint(np.hstack([np.ones(k), np.zeros(n)]).reshape(1, -1), 1, 1)
    cost = np.hstack([np.zeros(k), np.ones(n) if fewest else -np.ones(n)])
    found = milp(cost, constraints=[rows, total], bounds=Bounds(0, 1), integrality=np.hstack([np.zeros(k), np.ones(n)]))
    if not found.success:
        raise ComityError(f"the best and worst places could not be found: {found.message}")
    return abs(float(found.fun))
