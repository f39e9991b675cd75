"""The errors that Comity raises: one family, each message saying what, where and what to do."""


class ComityError(Exception):
    """Base of every error that a caller of Comity may want to catch."""


class ObservationError(ComityError):
    """An observation breaks the vocabulary: an unknown kind, a missing attribute, a wrong date …"""


class PartyError(ComityError):
    """A name or code that is no party, or may be several.

    Attributes:
        name: the name that was asked for.
        candidates: ids or names that may have been meant, the likeliest first.

    """

    def __init__(self, message: str, name: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = candidates


class DocumentError(ComityError):
    """A document that cannot be read: empty, binary, damaged, too large, unreachable …"""


class GatherError(ComityError):
    """A data set's file that is not what its loader expects."""


class LedgerError(ComityError):
    """A ledger that cannot be opened, read or written."""


class PanelError(ComityError):
    """A panel that cannot be built: an unknown variable, data that are not in the ledger, a join that would change its rows."""


class SecondReaderError(ComityError):
    """A language model cannot be asked, or gives no answer that can be used."""
