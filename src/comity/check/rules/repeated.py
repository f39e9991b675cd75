"""One figure told twice in a document is one figure."""

from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.observation import Observation, vocabulary
from comity.observation.same import same_but
from comity.wording import period, span


def test(claims: list[Claim]) -> Iterator[Test]:
    """Figures of one indicator, dyad and period that do not meet."""
    figures = [c for c in claims if c.figure and c.observation.modality == "actual" and _is_dated(c.observation)]
    for i, x in enumerate(figures):
        for y in figures[i + 1 :]:
            a, b = x.observation, y.observation
            if a.speaker != b.speaker or (a.start, a.end) != (b.start, b.end) or not same_but(a, b, "value"):
                continue
            assert x.figure is not None and y.figure is not None
            told = f"{period(a.start, a.end)} is told twice: {span(x.figure, a.unit)} and {span(y.figure, b.unit)}"
            yield Test("one figure told twice", (x.number, y.number), x.figure.meets(y.figure), told, x.figure.off(y.figure))


def _is_dated(o: Observation) -> bool:
    return o.start is not None or vocabulary().kinds[o.kind].timeless
