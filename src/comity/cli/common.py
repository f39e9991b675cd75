"""What several commands share: reading with progress and errors told, documents as ledger items, words looked up with suggestions."""

import difflib
import os
import sys
from collections.abc import Iterable, Iterator

from comity import parties
from comity.cli.output import tell
from comity.errors import ComityError
from comity.ledger import Entry, Source
from comity.read import Reading, read

#: So many words are all told when none of them is like the one that was given.
_FEW = 30


def readings(
    sources: Iterable[str], jobs: int, allow_private: bool, quiet: bool, failures: list[str], extractor: str = ""
) -> Iterator[Reading]:
    """Read documents with a progress bar on a terminal; errors and notes go to standard error, one line each.

    Args:
        jobs: how many processes; 0 is one for each core.
        failures: each error is appended to it.
        extractor: what tells the text of web pages from the rest of them; the default if empty.

    """
    from tqdm import tqdm

    count = jobs or os.cpu_count() or 1
    found = read(sources, count, allow_private, extractor)
    for reading in tqdm(found, unit=" documents", disable=quiet or not sys.stderr.isatty(), delay=1.0, leave=False):
        if reading.error:
            failures.append(reading.error)
            tell(reading.error)
            continue
        if not quiet:
            for note in reading.notes:
                tell(note)
        yield reading


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
