"""What several commands share: documents as ledger items, words looked up with suggestions."""

from typing import TYPE_CHECKING

from comity import parties
from comity.cli.output import tell
from comity.observation import Finding
from comity.read import Reading

if TYPE_CHECKING:
    from comity.ledger import Source


def item(reading: Reading) -> "tuple[Source, list[Finding]]":
    """A reading as the ledger takes it."""
    from comity.ledger import Source

    return Source.of(reading.document), list(reading.findings)


def party(name: str) -> parties.Party:
    """The party that a name given on the command line means; a typing error forgiven is told.

    Raises:
        PartyError: it is unknown or ambiguous.

    """
    found = parties.match(name)
    if found.is_doubtful:
        tell(f"{name!r} is read as {found.party.name} ({found.party.id})")
    return found.party
