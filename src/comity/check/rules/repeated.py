"""One figure told twice in a document is one figure."""

from collections.abc import Iterator

from comity.check import say
from comity.check.model import Claim, Test


def test(claims: list[Claim]) -> Iterator[Test]:
    """Figures of one indicator, dyad and period that do not meet."""
    figures = [
        c for c in claims if c.figure and c.observation.modality == "actual" and (c.observation.start or c.observation.kind == "border")
    ]
    for i, x in enumerate(figures):
        for y in figures[i + 1 :]:
            a, b = x.observation, y.observation
            if (a.kind, a.measure, a.unit, a.start, a.end, a.base_start) != (b.kind, b.measure, b.unit, b.start, b.end, b.base_start):
                continue
            if a.attrs != b.attrs or (a.a, a.b) != (b.a, b.b) or a.speaker != b.speaker:
                continue
            assert x.figure is not None and y.figure is not None
            told = f"{say.period(a.start, a.end)} is told twice: {say.span(x.figure, a.unit)} and {say.span(y.figure, b.unit)}"
            yield Test("one figure told twice", (x.number, y.number), x.figure.meets(y.figure), told, x.figure.off(y.figure))
