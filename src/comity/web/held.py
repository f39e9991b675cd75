"""What a site is on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from comity.ledger import Ledger


class Reading(Protocol):
    """What became of a document that somebody handed over, as `comity.read` gives it."""

    @property
    def document(self) -> Any:
        """The document; None where it could not be read."""

    @property
    def findings(self) -> Any:
        """What was found in it."""

    @property
    def error(self) -> str:
        """Why it could not be read; empty if it was."""

    @property
    def upto(self) -> int | None:
        """How far its text was read when this was known; None for all of it."""


@dataclass(frozen=True)
class Failed:
    """A reading of which there is nothing but why."""

    error: str
    document: Any = None
    findings: Any = ()
    upto: int | None = None


Reader = Callable[[str, bytes], Iterable[Reading]]
"""From the name and the bytes of a file to what became of the documents in it, each as soon as it is read."""


@dataclass(frozen=True)
class Site:
    """What a site is on.

    Attributes:
        ledger: what it shows; it only reads it.
        title: what the ledger is called.
        reader: how a text that is handed over is read; the site itself knows no reader.

    """

    ledger: Ledger
    title: str
    reader: Reader
