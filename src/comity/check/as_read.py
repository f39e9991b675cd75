"""Verdicts on a document that is still being read, and which of them the whole of it changes."""

from dataclasses import dataclass, replace

from comity.check.claims_checked import check, claims_of, verdicts
from comity.check.ledger_records import Store
from comity.check.verdicts import Claim, Verdict
from comity.ledger import Ledger, Readable


@dataclass(frozen=True)
class Shown:
    """The verdicts on a stretch of a document.

    Attributes:
        start, end: the stretch, as offsets into the text.
        verdicts: on the claims in it, with what was known when it was read.

    """

    start: int
    end: int
    verdicts: list[Verdict]


class CheckAsRead:
    """The check of one document as it is read: each claim once, numbered in the order in which it came.

    Args:
        ledger: what to hold it against, opened; None to check only its own arithmetic.

    """

    def __init__(self, ledger: Ledger | None) -> None:
        self._ledger = ledger
        self._upto = 0
        self._shown: list[Verdict] = []

    def stretch(self, document: Readable, end: int) -> Shown:
        """The verdicts on the claims from where the last stretch ended to `end`, by what is known of the document so far."""
        start, self._upto = self._upto, end
        known = [v.claim for v in self._shown]
        came = [c for c in claims_of(document) if start <= _place(c) < end]
        fresh = [replace(c, number=n) for n, c in enumerate(came, len(known) + 1)]
        found = verdicts(document.document, [*known, *fresh], Store(self._ledger, fresh), fresh)
        self._shown += found
        return Shown(start, end, found)

    def whole(self, document: Readable) -> tuple[list[Verdict], list[Verdict]]:
        """The verdicts on the whole document, and those of them that were not shown so: a later sentence bears on the claim."""
        shown = {_told(v) for v in self._shown}
        whole = check(document, self._ledger)
        changed = [v for v in whole if _told(v) not in shown]
        return whole, [replace(v, claim=replace(v.claim, number=n)) for n, v in enumerate(changed, len(self._shown) + 1)]


def _told(v: Verdict) -> tuple[str, str, str, str]:
    return v.claim.text, v.claim.observation.kind, v.claim.said, v.label


def _place(claim: Claim) -> int:
    return claim.observation.spans[0][0] if claim.observation.spans else 0
