"""What several commands share: ledgers and lakes as parameters, words looked up with suggestions."""

from typing import Any

import click

from comity import parties
from comity.cli.output import tell
from comity.stores import is_remote

#: Who may have read a document.
READERS = ("rules", "llm", "both")


class _Kept(click.Path):
    """A ledger or lake that is there; one on a store is looked for when it is opened."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if is_remote(value) else super().convert(value, param, ctx)


class _Made(click.Path):
    """A ledger or lake to add to, which need not be there; an empty word, as of a variable that is not set, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not value:
            self.fail("the path is empty", param, ctx)
        return value if is_remote(value) else super().convert(value, param, ctx)


#: The types of a parameter that names a ledger to read, and one to add to.
LEDGER = _Kept(exists=True)
MADE_LEDGER = _Made()


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
        PartyError: one is no pair, or a name is unknown.

    """
    if len(told) == 2 and not all(map(parties.two_names, told)):
        return [parties.pair_of(party(told[0]), party(told[1]))]
    return list(dict.fromkeys(parties.pair(text, party) for text in told))
