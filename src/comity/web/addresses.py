"""Where pages are: addresses that can be kept."""

from urllib.parse import quote

from comity.parties import parties


def state_page(party: str) -> str:
    """The page of a state or organisation."""
    return f"/state/{quote(party, safe='')}"


def pair_page(a: str, b: str) -> str:
    """The page of two parties, whichever is named first."""
    first, second = sorted((a, b))
    return f"/pair/{quote(first, safe='')}/{quote(second, safe='')}"


def party_page(party: str) -> str:
    """The page of a party; empty if it is none that we know."""
    return state_page(party) if party in parties() else ""


def document_page(source: str) -> str:
    """The page of a document, by its id in the ledger."""
    return f"/document?id={quote(source, safe='')}"
