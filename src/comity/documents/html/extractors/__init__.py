"""How the text of a page is told from what stands around it: one module an extractor, with ``text``."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from comity.errors import DocumentError

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

#: The one that is used if none is chosen: as much text kept, and several times as fast.
DEFAULT = "resiliparse"


class Extractor(Protocol):
    """What each module of this package offers."""

    #: The text of a page, by its source and its tree; empty if there is none.
    text: Callable[[str, "HTMLTree | None"], str]


@cache
def names() -> tuple[str, ...]:
    """The extractors, the default first."""
    found = sorted(m.name for m in pkgutil.iter_modules(__path__))
    return (DEFAULT, *(n for n in found if n != DEFAULT))


@cache
def extractor(name: str = "") -> Extractor:
    """The extractor of a name; the default if it is empty.

    Raises:
        DocumentError: there is none of that name.

    """
    if name and name not in names():
        raise DocumentError(f"there is no extractor {name!r}; choose one of {', '.join(names())}")
    return cast(Extractor, importlib.import_module(f"{__name__}.{name or DEFAULT}"))
