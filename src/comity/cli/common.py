"""What several commands share: documents as ledger items, words looked up with suggestions."""

from typing import TYPE_CHECKING, Any

import click

from comity import parties
from comity.cli.output import tell
from comity.errors import ComityError
from comity.observation import Finding
from comity.stores import is_remote

if TYPE_CHECKING:
    from comity.ledger import Source
    from comity.read import Reading

#: Who may have read a document.
READERS = ("rules", "llm", "both")


class _Kept(click.Path):
    """A ledger or lake that is there; one on a store is looked for when it is opened."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if is_remote(value) else super().convert(value, param, ctx)


#: The type of a parameter that names a ledger to read.
LEDGER = _Kept(exists=True)


def item(reading: "Reading") -> "tuple[Source, list[Finding]]":
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


def pairs_of(told: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs that are given as ``KAZ-RUS UZB-RUS``, or as two names of one pair; each once, in the order given.

    Raises:
        ComityError: one is no pair.

    """
    written = [(text, parties.two_names(text)) for text in told]
    if len(told) == 2 and not all(names for _, names in written):
        return [_sorted(party(told[0]).id, party(told[1]).id)]
    found = []
    for text, names in written:
        if names is None:
            raise ComityError(f"{text!r} is no pair; give two states as KAZ-RUS")
        found.append(_sorted(*(party(name).id for name in names)))
    return list(dict.fromkeys(found))


def _sorted(a: str, b: str) -> tuple[str, str]:
    if a == b:
        raise ComityError(f"{a}-{b}: a pair is two parties")
    return (a, b) if a < b else (b, a)
