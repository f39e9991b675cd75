"""What the claims of a document are held against: the other claims of the document, and what other sources have."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.check.ledger_records import Store
from comity.check.verdicts import Claim
from comity.ledger import Record


@dataclass(frozen=True)
class Case:
    """A document's claims with a ledger.

    Attributes:
        own: the id of the document, whose own records are no evidence.
        claims: all claims of the document.
        store: what the ledger has on them.

    """

    own: str
    claims: Sequence[Claim]
    store: Store

    def records(self, a: str, b: str | None, kind: str) -> list[Record]:
        """What other sources have of a kind about a pair, in either direction."""
        return [r for r in self.store.records(a, b, kind) if r.source.id != self.own]
