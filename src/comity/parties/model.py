"""What a party is, and what a mention of one in a text is."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal[
    "name",
    "official",
    "native",
    "abbreviation",
    "former",
    "adjective",
    "national",
    "prefix",
    "capital",
    "metonym",
    "organisation",
]


@dataclass(frozen=True, slots=True)
class Party:
    """A state or an intergovernmental organisation.

    Attributes:
        id: ISO 3166-1 alpha-3 code; for a former state the alpha-3 code of ISO 3166-3 (``SUN``);
            for an organisation its usual English acronym.
        name: the short English name to show people.
        sort: ``state`` or ``organisation``.
        alpha2: ISO 3166-1 alpha-2 code, or its 3166-3 part for a former state; empty for organisations.
        gec: the two-letter code of the World Factbook; empty where it has no page.
        since, until: first and last day of existence (ISO dates), empty where the table does not say.

    """

    id: str
    name: str
    sort: Literal["state", "organisation"]
    alpha2: str = ""
    gec: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a party, with the days on which it means that party (ISO dates, empty is open)."""

    party: str
    text: str
    sort: Sort
    since: str = ""
    until: str = ""

    def holds(self, on: str) -> bool:
        """Whether the name means this party on the ISO date `on`."""
        return (not self.since or self.since <= on) and (not self.until or on <= self.until)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a party: ``text[start:end]``, and as what sort of name."""

    start: int
    end: int
    party: str
    sort: Sort
