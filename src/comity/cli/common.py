"""What several commands share: documents as ledger items, words looked up with suggestions."""

import difflib
from collections.abc import Iterable

from comity import parties
from comity.cli.output import tell
from comity.errors import ComityError
from comity.ledger import Entry, Source
from comity.read import Reading

#: So many words are all told when none of them is like the one that was given.
_FEW = 30


def item(reading: Reading) -> tuple[Source, list[Entry]]:
    """A reading as the ledger takes it."""
    d = reading.document
    assert d is not None
    source = Source(
        d.id,
        "document",
        d.title,
        d.publisher,
        d.author,
        d.url,
        d.date,
        d.attribution,
        d.text,
        sha256=d.sha256,
        origin=d.origin,
        place=d.place,
    )
    return source, [Entry(f.observation, f.rule, f.marks) for f in reading.findings]


def party(name: str) -> parties.Party:
    """The party that a name given on the command line means; a typing error forgiven is told.

    Raises:
        PartyError: it is unknown or ambiguous.

    """
    found = parties.match(name)
    if found.is_doubtful:
        tell(f"{name!r} is read as {found.party.name} ({found.party.id})")
    return found.party


def known(word: str, words: Iterable[str], what: str) -> str:
    """The word, if it is one of those that there are.

    Raises:
        ComityError: it is none; the message names the ones most like it, or all if they are few.

    """
    listed = sorted(words)
    if word in listed:
        return word
    near = difflib.get_close_matches(word, listed, 4, 0.5)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; there are {', '.join(listed)}" if 0 < len(listed) <= _FEW else ""
    raise ComityError(f"there is no {what} {word!r}{hint}")
