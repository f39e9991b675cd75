"""Two names with a hyphen between them, where a name may have hyphens of its own."""

from collections.abc import Callable

from comity.errors import PartyError
from comity.parties.party import Party
from comity.parties.registry import parties
from comity.parties.resolve import match, resolve


def two_names(text: str) -> tuple[str, str] | None:
    """The names of a pair written as ``KAZ-RUS``; None where the text is one name ("Guinea-Bissau") or has no second one.

    Of several hyphens ("Guinea-Bissau-Fiji") the first with a known party on each side parts the names, else the first.

    Examples:
        >>> two_names("KAZ-RUS"), two_names("Guinea-Bissau")
        (('KAZ', 'RUS'), None)

    """
    words = text.split("-")
    if len(words) == 2 and all(word in parties() for word in words):
        return words[0], words[1]
    if len(words) == 1 or _is_known(text):
        return None
    parted = [("-".join(words[:n]).strip(), "-".join(words[n:]).strip()) for n in range(1, len(words))]
    first, second = next((p for p in parted if all(map(_is_known, p))), parted[0])
    return (first, second) if first and second else None


def pair(text: str, meant: Callable[[str], Party] = resolve) -> tuple[str, str]:
    """The pair written as ``KAZ-RUS``: its ids, sorted.

    Args:
        text: the two names with a hyphen between them.
        meant: tells which party a name means.

    Raises:
        PartyError: it is no pair, or a name is unknown.

    Examples:
        >>> pair("Peru-Chile"), pair("PER-CHL")
        (('CHL', 'PER'), ('CHL', 'PER'))

    """
    names = two_names(text)
    if names is None:
        raise PartyError(f"{text!r} is no pair; give two states as KAZ-RUS", text)
    return pair_of(*map(meant, names))


def pair_of(one: Party, other: Party) -> tuple[str, str]:
    """The ids of two parties, sorted.

    Raises:
        PartyError: they are one.

    Examples:
        >>> from comity.parties import get
        >>> pair_of(get("PER"), get("CHL"))
        ('CHL', 'PER')

    """
    if one.id == other.id:
        raise PartyError(f"{one.id}-{other.id}: a pair is two parties", one.id)
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _is_known(name: str) -> bool:
    try:
        return not match(name).is_doubtful
    except PartyError:
        return False
