"""One figure told twice in a document is one figure."""

import re
from collections.abc import Iterator

from comity import packaged
from comity.check.verdicts import Claim, Test
from comity.observation import Observation, vocabulary
from comity.observation.rounding import agree
from comity.observation.same import same_but
from comity.wording import period

#: Figures of which a pair has one in a period. Loans, investments and agreements may be several, each with its own.
_ONE_OF_KIND = ("trade", "border")
_ONE_OF = ("stock", "debt", "students", "tourists", "migrants", "enterprises")


def test(claims: list[Claim]) -> Iterator[Test]:
    """Figures of one indicator, dyad and period that do not meet."""
    figures = [c for c in claims if c.figure and c.observation.modality == "actual" and _is_one(c.observation)]
    for i, x in enumerate(figures):
        for y in figures[i + 1 :]:
            a, b = x.observation, y.observation
            if a.speaker != b.speaker or (a.start, a.end) != (b.start, b.end) or not same_but(a, b, "value"):
                continue
            if x.text == y.text:
                # No sentence contradicts itself: one of its two figures is a part, or of something else that is not read.
                continue
            if _is_of_the_year(x) != _is_of_the_year(y):
                # "In August it was 25 percent. Over the year, it was 22 percent": the month may be carried over to where it is not told.
                continue
            assert x.figure is not None and y.figure is not None
            told = f"{period(a.start, a.end)} is told twice: {x.said} and {y.said}"
            yield Test("one figure told twice", (x.number, y.number), agree(x.figure, y.figure), told, x.figure.off(y.figure))


def _is_of_the_year(claim: Claim) -> bool:
    return bool(re.search(packaged.toml("comity.check", "words.toml")["repeated"]["year"], claim.text, re.IGNORECASE))


def _is_one(o: Observation) -> bool:
    """Whether the pair has one such figure in the period."""
    dated = o.start is not None or vocabulary().kinds[o.kind].timeless
    return dated and (o.kind in _ONE_OF_KIND or o.attrs.get("of") in _ONE_OF)
