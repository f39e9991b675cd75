"""What a document tells as done was done by the document's date."""

import math
from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.wording import day, period

#: Kinds that may be told with a day to come: an anniversary ahead, a membership or an agreement from a day on.
_MAY_COME = ("anniversary", "membership", "agreement")


def test(claims: list[Claim]) -> Iterator[Test]:
    """Claims of what has been, dated after the day on which they are told."""
    for claim in claims:
        o = claim.observation
        if claim.told and o.start and o.start > claim.told and o.modality == "actual" and o.kind not in _MAY_COME:
            told = f"told as done in a document of {day(claim.told)}, but dated {period(o.start, o.end)}"
            yield Test("done by the document's date", (claim.number,), False, told, math.inf)
