"""Where documents come from, in the form that keeps different documents apart and survives being read again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.documents.document import Document
from comity.errors import DocumentError


def is_address(source: str) -> bool:
    """Whether `source` is an address on the web rather than a file."""
    return source[:8].lower().startswith(("http://", "https://"))


def placed(found: Iterable[Document | DocumentError], origin: str, place: str) -> Iterator[Document | DocumentError]:
    """The documents of one file or address, each with its origin and its place.

    A record's origin is its file's (or its own address, if it has one) with its id; that of a file in an archive the archive's with its
    name; where one file gives two documents of one id, the second and later ones are numbered.

    Args:
        found: the documents.
        origin: of the file or address: its absolute path, or the address.
        place: the same as people gave it.

    """
    seen: Counter[str] = Counter()
    for item in found:
        if isinstance(item, Document):
            own = item.url if is_address(item.url) else origin
            whole = f"{own}#{item.id}" if item.recorded or item.id != place else own
            seen[whole] += 1
            number = f"~{seen[whole]}" if seen[whole] > 1 else ""
            item = replace(item, origin=whole + number, place=item.url or place)
        yield item
