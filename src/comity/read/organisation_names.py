"""Organisations as a text names them: by their names, or by words that are nobody's name alone ("the Commonwealth")."""

from functools import cache

from comity.language import table
from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.grammar import Token


@cache
def _called(language: str) -> dict[str, str]:
    return dict(table(language, "actors")["bodies"])


def is_organisation(party: str) -> bool:
    """Whether a party is one that states are members of."""
    entry = known_parties().get(party)
    return entry is not None and entry.sort == "organisation"


def body(token: Token, language: str) -> str | None:
    """The organisation that a token names; None if it names none."""
    if isinstance(token.value, Mention):
        return token.value.party if is_organisation(token.value.party) else None
    return _called(language).get(token.text)
