"""What a visitor asks for in an address, as what it means."""

import datetime

from starlette.requests import Request

from comity import parties
from comity.errors import ComityError, PartyError
from comity.parties import Party

_LONGEST = 400


def word(request: Request, key: str, default: str = "") -> str:
    """A value of the address, without space around it; of what is very long the beginning."""
    return str(request.query_params.get(key, default)).strip()[:_LONGEST]


def party(given: str) -> Party:
    """The party that an id or a name means.

    Raises:
        PartyError: none or several.

    """
    return parties.parties().get(given) or parties.resolve(given[:_LONGEST])


def pair(first: str, second: str) -> tuple[Party, Party]:
    """Two parties.

    Raises:
        PartyError: one of them is none.
        ComityError: they are one.

    """
    a, b = party(first), party(second)
    if a.id == b.id:
        raise ComityError(f"{first!r} and {second!r} are both {a.name}; a pair is of two parties")
    return a, b


def day(request: Request, key: str) -> datetime.date | None:
    """A day (``2024-05-01``) of the address; None where there is none.

    Raises:
        ComityError: it is none.

    """
    given = word(request, key)
    try:
        return datetime.date.fromisoformat(given) if given else None
    except ValueError:
        raise ComityError(f"{given!r} is no day; write it as 2024-05-01") from None


def number(request: Request, key: str, most: int = 9999) -> int | None:
    """A whole number of the address; None where there is none.

    Raises:
        ComityError: it is none, or too large.

    """
    given = word(request, key)
    if not given:
        return None
    if not given.isdecimal() or int(given) > most:
        raise ComityError(f"{given!r} is no number up to {most}")
    return int(given)


def named_in(text: str) -> list[Party]:
    """The one or two parties that a text of a search box names: "Chad", "Chad – Sudan", "united states china"."""
    whole = _resolved(text)
    if whole:
        return [whole]
    words = text.replace("–", " ").replace("-", " ").replace("/", " ").replace(",", " ").split()
    for at in range(1, min(len(words), 12)):
        first, rest = _resolved(" ".join(words[:at])), words[at:]
        second = first and _resolved(" ".join(rest[1:] if rest[0].lower() in ("and", "&", "with") and len(rest) > 1 else rest))
        if first and second and first.id != second.id:
            return [first, second]
    return []


def _resolved(text: str) -> Party | None:
    """The party that a text names without doubt."""
    try:
        found = parties.match(text)
    except PartyError:
        return None
    return None if found.is_doubtful else found.party
