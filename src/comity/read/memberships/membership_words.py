"""The words of the table of memberships, and which parties are organisations that states are members of."""

from functools import cache

from comity.language import table
from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.discourse import state
from comity.read.grammar import NounGroup, Token
from comity.read.organisation_names import body
from comity.read.sentence import Sentence

KIND = "membership"
#: How a member can be named: as a state, not by its people.
STATES = ("party", "pair", "single", "pronoun", "place", "adjective")


@cache
def sets(language: str) -> dict[str, frozenset[str]]:
    """The table's sets of words."""
    return {name: frozenset(text.split()) for name, text in table(language, f"kinds/{KIND}")["sets"].items()}


def organisation(token: Token, language: str) -> str | None:
    """The organisation that a token names as a whole; None for an organ of it, for a state, and for no party."""
    return None if is_organ(token, language) else body(token, language)


def is_organ(token: Token, language: str) -> bool:
    """Whether an organisation is named by an organ of it: states sit in the Security Council, and are members of the UN."""
    value = token.value
    if not isinstance(value, Mention):
        return False
    entry = known_parties().get(value.party)
    organs = sets(language)["organs"]
    return entry is not None and any(w in organs and w not in entry.name.lower() for w in token.lower.split())


def is_state(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names a state."""
    return state(sentence.head(group)) is not None
